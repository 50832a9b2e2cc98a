"""A published site read as files: bounded in bytes, requests and seconds, within scheme, host and port."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from ukur.hosts.http import LOCAL_HOSTS, RETRIED, tls_context
from ukur.model.faults import quote
from ukur.model.findings import UkurError

NOT_MODIFIED, FOUND = 304, 200  # of HTTP


@dataclass(frozen=True)
class SiteLimits:
    """Where patience with one site ends, all requests together; seconds, bytes and counts, our choice.

    An office's archive of eight documents is 3 MB and 300 files; of ten years with scans 100 MB.
    """

    sambung: float = 5  # a site that is up answers a connection in less than one
    baca: float = 10  # without a byte
    total: float = 300
    bita: int = 400_000_000
    berkas: int = 100_000_000  # what the reader of archives takes of one file
    permintaan: int = 20_000
    percobaan: int = 3
    jeda: float = 1
    alih: int = 3


@dataclass(frozen=True)
class SiteAnswer:
    """An answer: its code, its bytes, and the mark by which to ask whether it changed (ETag), if any."""

    code: int
    content: bytes
    etag: str


class _BrokenOff(Exception):
    """No whole answer arrived; the text says why."""


class SiteClient:
    """Requests to one published site, of which nothing is believed."""

    def __init__(
        self,
        address: str,
        limits: SiteLimits | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.limits = limits or SiteLimits()
        self._base = _site_address(address)
        self._sleep = sleep
        self._deadline = time.monotonic() + self.limits.total
        self._bytes = self._requests = 0
        self._sockets: list[socket.socket] = []
        self._alarm = threading.Timer(self.limits.total, self._cut)
        self._alarm.daemon = True
        self._alarm.start()
        self._http = httpx.Client(
            headers={"Accept-Encoding": "identity", "User-Agent": "ukur-portal"},
            timeout=httpx.Timeout(self.limits.baca, connect=self.limits.sambung),
            trust_env=self._base.host not in LOCAL_HOSTS,
            verify=tls_context(),
        )

    def close(self) -> None:
        """Close the connections."""
        self._alarm.cancel()
        self._http.close()

    def _traced(self, event: str, info: Mapping[str, Any]) -> None:
        """Keep the socket of a new connection."""
        if event == "connection.connect_tcp.complete":
            self._sockets.append(info["return_value"].get_extra_info("socket"))

    def _cut(self) -> None:
        """Hang up: a server that drips its headers never times out, and no code of ours runs meanwhile."""
        for connection in self._sockets:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def get(self, path: str, limit: int | None = None, etag: str = "") -> SiteAnswer:
        """Return what stands at a path below the address, of at most ``limit`` bytes.

        It is asked for again where that may help; UkurError where it cannot be had within the bounds.
        """
        reason = ""
        for attempt in range(self.limits.percobaan):
            try:
                answer = self._follow(path, min(limit or self.limits.berkas, self.limits.berkas), etag)
            except _BrokenOff as stop:
                reason = str(stop)
            else:
                if answer.code not in RETRIED:
                    return answer
                reason = f"menjawab {answer.code}"
            self._sleep(max(0.0, min(self.limits.jeda * 2**attempt, self._deadline - time.monotonic())))
            self._refuse_late()
        raise UkurError(
            f"{self._base.host} {reason} untuk {quote(path)}, {self.limits.percobaan} kali dicoba"
        )

    def _follow(self, path: str, limit: int, etag: str) -> SiteAnswer:
        address = self._base.join(path)
        for _ in range(self.limits.alih + 1):
            self._refuse_late()
            self._requests += 1
            if self._requests > self.limits.permintaan:
                raise UkurError(f"{self._base.host} menuntut lebih dari {self.limits.permintaan} permintaan")
            answer, target = self._once(address, limit, etag)
            if answer is not None:
                return answer
            address = self._within(address, target)
        raise UkurError(f"{self._base.host} mengalihkan terus-menerus; periksa alamatnya di sumber.yml")

    def _within(self, address: httpx.URL, target: str) -> httpx.URL:
        try:
            found = _whole_url(address.join(target))
        except (httpx.InvalidURL, ValueError):
            found = httpx.URL("")
        if (found.scheme, found.host, found.port) != (self._base.scheme, self._base.host, self._base.port):
            raise UkurError(
                f"{self._base.host} mengalihkan ke {quote(found.host)}; "
                "bila kantor pindah alamat, ubah sumber.yml"
            )
        return found

    def _once(self, address: httpx.URL, limit: int, etag: str) -> tuple[SiteAnswer | None, str]:
        """Return the answer, or None and where it sends us."""
        headers: Mapping[str, str] = {"If-None-Match": etag} if etag else {}
        try:
            traced = {"trace": self._traced}
            with self._http.stream("GET", address, headers=headers, extensions=traced) as answer:
                if answer.has_redirect_location:  # is_redirect is true of 304 as well
                    return None, answer.headers["location"]
                if answer.headers.get("content-encoding", "identity") != "identity":
                    raise UkurError(f"{self._base.host} menjawab termampatkan padahal tidak diminta")
                body = self._body(answer, address, limit)
                return SiteAnswer(answer.status_code, body, _sendable(answer.headers.get("etag", ""))), ""
        except httpx.TimeoutException as error:
            raise _BrokenOff("tidak menjawab pada waktunya") from error
        except httpx.RemoteProtocolError as error:
            raise _BrokenOff("memutus jawaban di tengah jalan") from error
        except UnicodeError as error:  # no name server can be asked for it, or for where it sends us
            raise UkurError(
                f"{quote(self._base.host)} atau alihannya bukan nama situs; periksa sumber.yml"
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise _BrokenOff("tidak dapat dihubungi") from error

    def _body(self, answer: httpx.Response, address: httpx.URL, limit: int) -> bytes:
        body, path = bytearray(), quote(address.path)
        said = answer.headers.get("content-length", "")
        if said.isascii() and said.isdigit() and int(said) > limit:
            raise UkurError(f"{path} di {self._base.host} lebih besar dari {limit:,} bita")
        for part in answer.iter_raw():
            body += part
            self._bytes += len(part)
            if len(body) > limit:
                raise UkurError(f"{path} di {self._base.host} lebih besar dari {limit:,} bita")
            if self._bytes > self.limits.bita:
                raise UkurError(f"{self._base.host} mengirim lebih dari {self.limits.bita:,} bita seluruhnya")
            self._refuse_late()
        return bytes(body)

    def _refuse_late(self) -> None:
        """A server that drips a byte at a time never times out by itself."""
        if time.monotonic() > self._deadline:
            raise UkurError(
                f"{self._base.host} terlalu lambat: lebih dari {self.limits.total:g} detik untuk satu kantor"
            )


def _whole_url(url: httpx.URL) -> httpx.URL:
    """Return the address; ValueError where its host begins with ``xn--`` and is no name."""
    _ = url.host
    return url


def _sendable(mark: str) -> str:
    """Return a mark that a request can bear; a site may answer with letters that none may be sent with."""
    return mark[:200] if mark.isascii() else ""


def _site_address(text: str) -> httpx.URL:
    try:
        url = _whole_url(httpx.URL(text.rstrip("/") + "/"))
    except (httpx.InvalidURL, ValueError):
        url = httpx.URL("")
    plain = url.scheme == "http" and url.host in LOCAL_HOSTS
    if not url.host or not (url.scheme == "https" or plain) or url.userinfo or url.query or url.fragment:
        raise UkurError("alamat kantor harus https, tanpa nama pengguna, '?', atau '#'")
    return url
