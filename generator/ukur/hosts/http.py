"""The one way to a Git host: bounded, retried, paged to the end; whatever cannot be read is an error."""

import datetime
import functools
import json
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from ukur.hosts.paging import Answer, linked, numbered, place_of
from ukur.hosts.refusals import HostError, refusal, refuse_when_spent, retry_after
from ukur.model.faults import quote
from ukur.model.findings import UkurError

LOCAL_HOSTS = {"127.0.0.1", "::1", "localhost"}
RETRIED = {429, 500, 502, 503, 504}
_REDIRECTS = {301, 302, 303, 307, 308}
BINARY = "application/octet-stream"


@dataclass(frozen=True)
class Patience:
    """Where patience ends; seconds, bytes and counts. All are our choice, and each ends in an error."""

    sambung: float = 10  # a host that is up answers a connection in less than one
    baca: float = 30  # GitHub itself gives up on a request after ten
    total: float = 120  # for one answer that keeps trickling in
    bita: int = 20_000_000  # 200 kB for each of the 100 rows of a page
    halaman: int = 100  # of 100 rows: three times the files that GitHub lists of a proposal
    percobaan: int = 4  # 1 + 2 + 4 seconds of waiting between them
    jeda: float = 1
    jeda_terlama: float = 60  # what GitHub asks for where it was asked too fast
    alih: int = 3  # a renamed repository takes one


@dataclass(frozen=True)
class _Raw:
    kode: int
    headers: httpx.Headers
    content: bytes
    next: str | None


@dataclass(frozen=True)
class _Body:
    content: bytes
    kind: str


Payload = Mapping[str, object] | _Body | None


class _BrokenOff(Exception):
    """No whole answer arrived; the text says why."""


class Client:
    """Requests to one host. The token goes to that host alone and into no message."""

    def __init__(
        self,
        url: str,
        token: str | None,
        schema: str = "Bearer",
        *,
        own_headers: Mapping[str, str] | None = None,
        limit: Patience | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.url = base_address(url)
        self.batas = limit or Patience()
        self._token = token
        self._sleep = sleep
        headers = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "ukur"}
        headers |= own_headers or {}
        if token is not None:
            headers["Authorization"] = f"{schema} {_checked(token)}"
        limits = httpx.Timeout(self.batas.baca, connect=self.batas.sambung)
        local = self.url.host in LOCAL_HOSTS
        self._http = httpx.Client(headers=headers, timeout=limits, trust_env=not local, verify=tls_context())

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def get_json(self, path: str, **saring: str) -> Answer:
        """Return what stands at a path below the base address."""
        return self._request("GET", self._address(path, saring), None, True)

    def find_json(self, path: str) -> Answer | None:
        """Return what stands at a path; None where the host says that nothing does (404)."""
        try:
            return self.get_json(path)
        except HostError as error:
            if error.kode != 404:
                raise
            return None

    def send(self, method: str, path: str, contents: Mapping[str, object], *, safe: bool = False) -> Answer:
        """Send JSON, once; again after a fault only where the caller says that twice is harmless."""
        return self._request(method, self._address(path, {}), contents, safe)

    def upload(self, method: str, path: str, content: bytes, *, jenis: str = BINARY, **saring: str) -> Answer:
        """Send bytes as they are, once."""
        return self._request(method, self._address(path, saring), _Body(content, jenis), False)

    def linked_pages(self, path: str, **saring: str) -> Iterator[Answer]:
        """Yield the pages of a list as the host links them."""

        def ask(page: int) -> Answer:
            return self.get_json(path, **{**saring, "page": str(page)})

        def follow(address: str) -> Answer:
            return self._request("GET", self._same_host(address), None, True)

        yield from linked(self.get_json(path, **saring), follow, ask, path, self.batas.halaman)

    def numbered_pages(
        self, path: str, measurements: int, terbanyak: Callable[[], int | None], **saring: str
    ) -> Iterator[Answer]:
        """Yield the pages of a list by number; ``terbanyak`` asks how many rows the host gives at once."""

        def ask(page: int) -> Answer:
            return self.get_json(path, limit=str(measurements), page=str(page), **saring)

        yield from numbered(ask, path, measurements, terbanyak, self.batas.halaman)

    def _address(self, path: str, saring: Mapping[str, str]) -> httpx.URL:
        base = str(self.url).rstrip("/")
        return httpx.URL(f"{base}/{path.lstrip('/')}", params=dict(saring) or None)

    def _same_host(self, address: str) -> httpx.URL:
        """Return an address that the host gave, if it is the same host: the token goes nowhere else."""
        try:
            target = self.url.join(address)
        except (httpx.InvalidURL, ValueError):
            target = httpx.URL("")
        if (target.scheme, target.host, target.port) != (
            self.url.scheme,
            self.url.host,
            self.url.port,
        ):
            raise UkurError(
                f"situs Git mengalihkan ke {quote(target.host)}, bukan {self.url.host}; periksa alamatnya"
            )
        return target

    def _request(self, method: str, address: httpx.URL, content: Payload, safe: bool) -> Answer:
        tries = self.batas.percobaan if safe else 1
        for attempt in range(tries):
            raw, reason = self._attempt(method, address, content)
            if raw is not None:
                refuse_when_spent(raw.kode, raw.headers)
                if not _may_pass(raw):
                    return self._read(raw)
                reason = f"menjawab {raw.kode}"
            wait = self._pause(raw, attempt)
            if attempt + 1 < tries:
                self._sleep(wait)
        times = f" sesudah {tries} kali dicoba" if safe else ""
        raise UkurError(f"situs Git {self.url.host} {reason}{times}; ulangi beberapa saat lagi")

    def _pause(self, raw: _Raw | None, attempt: int) -> float:
        """Return how long to wait: what the host asks, unless that is longer than we would."""
        asked = retry_after(raw.headers, _host_time(raw.headers)) if raw else 0.0
        if asked > self.batas.jeda_terlama:
            raise UkurError(f"situs Git meminta menunggu {asked:.0f} detik; ulangi sesudah itu")
        planned: float = min(self.batas.jeda * 2**attempt, self.batas.jeda_terlama)
        return max(asked, planned)

    def _attempt(self, method: str, address: httpx.URL, content: Payload) -> tuple[_Raw | None, str]:
        """Return an answer or the reason why there is none; redirects within the host are followed."""
        for _ in range(self.batas.alih + 1):
            try:
                raw = self._send_once(method, address, content)
            except _BrokenOff as stop:
                return None, str(stop)
            if raw.kode not in _REDIRECTS:
                return raw, ""
            address = self._same_host(raw.headers.get("location", ""))
            if method != "GET":
                raise UkurError(
                    "situs Git mengalihkan kiriman; periksa alamat repositori, mungkin berganti nama"
                )
        raise UkurError("situs Git mengalihkan terus-menerus; periksa alamatnya")

    def _send_once(self, method: str, address: httpx.URL, content: Payload) -> _Raw:
        """Send once. Faults of the transport lose their cause here: it would carry the token's header."""
        deadline = time.monotonic() + self.batas.total
        body, why = bytearray(), ""
        try:
            with self._http.stream(method, address, **_payload(content)) as answer:
                for part in answer.iter_bytes():
                    body += part
                    if len(body) > self.batas.bita:
                        why = "menjawab terlalu panjang"
                        break
                    if time.monotonic() > deadline:
                        why = "menjawab terlalu lambat"
                        break
            raw = _Raw(answer.status_code, answer.headers, bytes(body), _next(answer))
        except httpx.TimeoutException:
            why = "tidak menjawab pada waktunya"
        except httpx.RemoteProtocolError:
            why = "memutus jawaban di tengah jalan"
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError):  # the last: of a host's name
            why = "tidak dapat dihubungi"
        if why:
            raise _BrokenOff(why)
        return raw

    def _read(self, raw: _Raw) -> Answer:
        kind = raw.headers.get("content-type", "").partition(";")[0].strip().lower()
        value: Any = None
        broken = bool(raw.content.strip()) and not kind.endswith("json")
        if raw.content.strip() and not broken:
            try:
                value = json.loads(raw.content)
            except (ValueError, RecursionError):
                broken = True
        if not 200 <= raw.kode < 300:
            raise refusal(raw.kode, self.url.host, self._redacted(value))
        if broken:
            raise UkurError(f"situs Git {self.url.host} tidak menjawab dengan data; periksa alamat API-nya")
        return Answer(value, _host_time(raw.headers), raw.next, place_of(raw.headers))

    def _redacted(self, value: Any) -> str:
        """Return the host's own words, the token blotted out."""
        said = value.get("message") or value.get("error") or "" if isinstance(value, dict) else ""
        text = said if isinstance(said, str) else json.dumps(said)
        return text.replace(self._token, "***") if self._token else text


@functools.cache
def tls_context() -> ssl.SSLContext:
    """Return what certificates are checked against; made once, since reading them takes a while."""
    return httpx.create_ssl_context()


def base_address(text: str) -> httpx.URL:
    """Return the base address; only https, but http on this very machine."""
    try:
        url = httpx.URL(text)
        _ = url.host  # ValueError where it begins with xn-- and is no name
    except (httpx.InvalidURL, ValueError):
        url = httpx.URL("")
    plain = url.scheme == "http" and url.host in LOCAL_HOSTS
    if not url.host or not (url.scheme == "https" or plain):
        raise UkurError("alamat API situs Git harus lengkap dan memakai https")
    if url.userinfo or url.query or url.fragment:
        raise UkurError("alamat API situs Git tidak boleh memuat nama pengguna, '?', atau '#'")
    return url


def _payload(body: Payload) -> dict[str, Any]:
    if isinstance(body, _Body):
        return {"content": body.content, "headers": {"content-type": body.kind}}
    return {"json": body}


def _may_pass(raw: _Raw) -> bool:
    """Whether the refusal may pass; 403 with a time to wait is how GitHub says "too fast"."""
    return raw.kode in RETRIED or (raw.kode == 403 and "retry-after" in raw.headers)


def _checked(token: str) -> str:
    if not token or not all("!" <= char <= "~" for char in token):
        raise UkurError("token situs Git kosong atau memuat huruf yang tidak sah; salin ulang tokennya")
    return token


def _next(answer: httpx.Response) -> str | None:
    try:
        return answer.links.get("next", {}).get("url")
    except ValueError:
        return None


def _host_time(headers: Mapping[str, str]) -> datetime.datetime:
    """Return the host's time; ours where it does not say."""
    try:
        stamp = parsedate_to_datetime(headers.get("date", ""))
    except (ValueError, TypeError):
        return datetime.datetime.now(datetime.UTC)
    return stamp if stamp.tzinfo else stamp.replace(tzinfo=datetime.UTC)
