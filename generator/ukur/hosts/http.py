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

from ukur.hosts.galat import habis_jatah, ramalan, tolak
from ukur.model.galat import quote
from ukur.model.temuan import UkurError

SETEMPAT = {"127.0.0.1", "::1", "localhost"}
ULANG = {429, 500, 502, 503, 504}
_ALIH = {301, 302, 303, 307, 308}
BITA = "application/octet-stream"


@dataclass(frozen=True)
class Batas:
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
class Jawaban:
    """One answer: its JSON, when the host gave it, and where the next page is."""

    isi: Any
    waktu: datetime.datetime
    berikut: str | None = None


@dataclass(frozen=True)
class _Mentah:
    kode: int
    kepala: httpx.Headers
    isi: bytes
    berikut: str | None


@dataclass(frozen=True)
class _Bita:
    isi: bytes
    jenis: str


Kiriman = Mapping[str, object] | _Bita | None


class _Putus(Exception):
    """No whole answer arrived; the text says why."""


class Klien:
    """Requests to one host. The token goes to that host alone and into no message."""

    def __init__(
        self,
        dasar: str,
        token: str | None,
        skema: str = "Bearer",
        *,
        kepala: Mapping[str, str] | None = None,
        batas: Batas | None = None,
        tidur: Callable[[float], None] = time.sleep,
    ) -> None:
        self.dasar = alamat_dasar(dasar)
        self.batas = batas or Batas()
        self._token = token
        self._tidur = tidur
        headers = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "ukur"}
        headers |= kepala or {}
        if token is not None:
            headers["Authorization"] = f"{skema} {_sah(token)}"
        limits = httpx.Timeout(self.batas.baca, connect=self.batas.sambung)
        local = self.dasar.host in SETEMPAT
        self._http = httpx.Client(headers=headers, timeout=limits, trust_env=not local, verify=_tls())

    def tutup(self) -> None:
        """Close the connections."""
        self._http.close()

    def ambil(self, jalur: str, **saring: str) -> Jawaban:
        """Return what stands at a path below the base address."""
        return self._minta("GET", self._alamat(jalur, saring), None, True)

    def kirim(self, metode: str, jalur: str, isi: Mapping[str, object], *, aman: bool = False) -> Jawaban:
        """Send JSON, once; again after a fault only where the caller says that twice is harmless."""
        return self._minta(metode, self._alamat(jalur, {}), isi, aman)

    def unggah(self, metode: str, jalur: str, isi: bytes, *, jenis: str = BITA, **saring: str) -> Jawaban:
        """Send bytes as they are, once."""
        return self._minta(metode, self._alamat(jalur, saring), _Bita(isi, jenis), False)

    def halaman(self, jalur: str, **saring: str) -> Iterator[Jawaban]:
        """Yield the pages of a list as the host links them; too many is an error, never a short list."""
        answer = self.ambil(jalur, **saring)
        for _ in range(self.batas.halaman):
            yield _daftar(answer, jalur)
            if answer.berikut is None:
                return
            answer = self._minta("GET", self._sendiri(answer.berikut), None, True)
        raise self._terlalu_banyak(jalur)

    def halaman_bernomor(self, jalur: str, ukuran: int, **saring: str) -> Iterator[Jawaban]:
        """Yield numbered pages up to the first empty one: a host may give fewer a page than were asked."""
        last: Any = None
        for page in range(1, self.batas.halaman + 1):
            answer = _daftar(self.ambil(jalur, limit=str(ukuran), page=str(page), **saring), jalur)
            yield answer
            if not answer.isi:
                return
            if answer.isi == last:
                raise UkurError(f"situs Git mengulang halaman yang sama untuk {quote(jalur)}; laporkan")
            last = answer.isi
        raise self._terlalu_banyak(jalur)

    def _terlalu_banyak(self, jalur: str) -> UkurError:
        return UkurError(f"daftar {quote(jalur)} lebih dari {self.batas.halaman} halaman; pecah usulan ini")

    def _alamat(self, jalur: str, saring: Mapping[str, str]) -> httpx.URL:
        base = str(self.dasar).rstrip("/")
        return httpx.URL(f"{base}/{jalur.lstrip('/')}", params=dict(saring) or None)

    def _sendiri(self, alamat: str) -> httpx.URL:
        """Return an address that the host gave, if it is the same host: the token goes nowhere else."""
        try:
            target = self.dasar.join(alamat)
        except (httpx.InvalidURL, ValueError):
            target = httpx.URL("")
        if (target.scheme, target.host, target.port) != (
            self.dasar.scheme,
            self.dasar.host,
            self.dasar.port,
        ):
            raise UkurError(
                f"situs Git mengalihkan ke {quote(target.host)}, bukan {self.dasar.host}; periksa alamatnya"
            )
        return target

    def _minta(self, metode: str, alamat: httpx.URL, isi: Kiriman, aman: bool) -> Jawaban:
        tries = self.batas.percobaan if aman else 1
        for attempt in range(tries):
            raw, reason = self._coba(metode, alamat, isi)
            if raw is not None:
                habis_jatah(raw.kode, raw.kepala)
                if not _sementara(raw):
                    return self._baca(raw)
                reason = f"menjawab {raw.kode}"
            wait = self._jeda(raw, attempt)
            if attempt + 1 < tries:
                self._tidur(wait)
        times = f" sesudah {tries} kali dicoba" if aman else ""
        raise UkurError(f"situs Git {self.dasar.host} {reason}{times}; ulangi beberapa saat lagi")

    def _jeda(self, raw: _Mentah | None, attempt: int) -> float:
        """Return how long to wait: what the host asks, unless that is longer than we would."""
        asked = ramalan(raw.kepala, _waktu(raw.kepala)) if raw else 0.0
        if asked > self.batas.jeda_terlama:
            raise UkurError(f"situs Git meminta menunggu {asked:.0f} detik; ulangi sesudah itu")
        planned: float = min(self.batas.jeda * 2**attempt, self.batas.jeda_terlama)
        return max(asked, planned)

    def _coba(self, metode: str, alamat: httpx.URL, isi: Kiriman) -> tuple[_Mentah | None, str]:
        """Return an answer or the reason why there is none; redirects within the host are followed."""
        for _ in range(self.batas.alih + 1):
            try:
                raw = self._sekali(metode, alamat, isi)
            except _Putus as stop:
                return None, str(stop)
            if raw.kode not in _ALIH:
                return raw, ""
            alamat = self._sendiri(raw.kepala.get("location", ""))
            if metode != "GET":
                raise UkurError(
                    "situs Git mengalihkan kiriman; periksa alamat repositori, mungkin berganti nama"
                )
        raise UkurError("situs Git mengalihkan terus-menerus; periksa alamatnya")

    def _sekali(self, metode: str, alamat: httpx.URL, isi: Kiriman) -> _Mentah:
        """Send once. Faults of the transport lose their cause here: it would carry the token's header."""
        deadline = time.monotonic() + self.batas.total
        body, why = bytearray(), ""
        try:
            with self._http.stream(metode, alamat, **_muatan(isi)) as answer:
                for part in answer.iter_bytes():
                    body += part
                    if len(body) > self.batas.bita:
                        why = "menjawab terlalu panjang"
                        break
                    if time.monotonic() > deadline:
                        why = "menjawab terlalu lambat"
                        break
            raw = _Mentah(answer.status_code, answer.headers, bytes(body), _next(answer))
        except httpx.TimeoutException:
            why = "tidak menjawab pada waktunya"
        except httpx.RemoteProtocolError:
            why = "memutus jawaban di tengah jalan"
        except (httpx.HTTPError, httpx.InvalidURL, OSError):
            why = "tidak dapat dihubungi"
        if why:
            raise _Putus(why)
        return raw

    def _baca(self, raw: _Mentah) -> Jawaban:
        kind = raw.kepala.get("content-type", "").partition(";")[0].strip().lower()
        value: Any = None
        broken = bool(raw.isi.strip()) and not kind.endswith("json")
        if raw.isi.strip() and not broken:
            try:
                value = json.loads(raw.isi)
            except (ValueError, RecursionError):
                broken = True
        if not 200 <= raw.kode < 300:
            raise tolak(raw.kode, self.dasar.host, self._aman(value))
        if broken:
            raise UkurError(f"situs Git {self.dasar.host} tidak menjawab dengan data; periksa alamat API-nya")
        return Jawaban(value, _waktu(raw.kepala), raw.berikut)

    def _aman(self, value: Any) -> str:
        """Return the host's own words, the token blotted out."""
        said = value.get("message") or value.get("error") or "" if isinstance(value, dict) else ""
        text = said if isinstance(said, str) else json.dumps(said)
        return text.replace(self._token, "***") if self._token else text


@functools.cache
def _tls() -> ssl.SSLContext:
    """Return what certificates are checked against; made once, since reading them takes a while."""
    return httpx.create_ssl_context()


def alamat_dasar(teks: str) -> httpx.URL:
    """Return the base address; only https, but http on this very machine."""
    try:
        url = httpx.URL(teks)
    except httpx.InvalidURL:
        url = httpx.URL("")
    plain = url.scheme == "http" and url.host in SETEMPAT
    if not url.host or not (url.scheme == "https" or plain):
        raise UkurError("alamat API situs Git harus lengkap dan memakai https")
    if url.userinfo or url.query or url.fragment:
        raise UkurError("alamat API situs Git tidak boleh memuat nama pengguna, '?', atau '#'")
    return url


def _muatan(isi: Kiriman) -> dict[str, Any]:
    if isinstance(isi, _Bita):
        return {"content": isi.isi, "headers": {"content-type": isi.jenis}}
    return {"json": isi}


def _sementara(raw: _Mentah) -> bool:
    """Whether the refusal may pass; 403 with a time to wait is how GitHub says "too fast"."""
    return raw.kode in ULANG or (raw.kode == 403 and "retry-after" in raw.kepala)


def _sah(token: str) -> str:
    if not token or not all("!" <= char <= "~" for char in token):
        raise UkurError("token situs Git kosong atau memuat huruf yang tidak sah; salin ulang tokennya")
    return token


def _daftar(answer: Jawaban, jalur: str) -> Jawaban:
    if not isinstance(answer.isi, list):
        raise UkurError(f"situs Git tidak memberi daftar untuk {quote(jalur)}; periksa versinya")
    return answer


def _next(answer: httpx.Response) -> str | None:
    try:
        return answer.links.get("next", {}).get("url")
    except ValueError:
        return None


def _waktu(kepala: Mapping[str, str]) -> datetime.datetime:
    """Return the host's time; ours where it does not say."""
    try:
        stamp = parsedate_to_datetime(kepala.get("date", ""))
    except (ValueError, TypeError):
        return datetime.datetime.now(datetime.UTC)
    return stamp if stamp.tzinfo else stamp.replace(tzinfo=datetime.UTC)
