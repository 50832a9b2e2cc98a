"""Whether links to evidence can be opened: asked of the open network, bounded, and never of a network within.

An address in the data is anybody's: it may name a machine that only this one can reach. So a name is looked
up once, every address that it has must be a public one, and the connection goes to that very address;
redirects are followed by hand and judged the same way. Nothing is sent but the question, and little of the
answer is read.
"""

import contextlib
import ipaddress
import re
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import httpx

Resolve = Callable[[str, int], tuple[str, ...]]
_LOGIN_PLACE = re.compile(
    r"//(?:accounts\.google\.com|login\.microsoftonline\.com)/"
    r"|/(?:login|masuk|log-in|sign[-_]?in|servicelogin)(?:\.\w+)?(?:[/?#]|$)",
    re.IGNORECASE,
)
_PASSWORD = re.compile(rb"<input[^>]{0,300}type\s*=\s*[\"']?password", re.IGNORECASE)
_UNICAST, _NAT64, _6TO4 = (ipaddress.IPv6Network(text) for text in ("2000::/3", "64:ff9b::/96", "2002::/16"))
"""All that is given out in IPv6; IPv4 behind a translator (RFC 6052); 6to4, where anybody relays."""
_REDIRECTS = {301, 302, 303, 307, 308}
_GONE = {404, 410}
_CLOSED = {401, 403, 407}


class LinkState(StrEnum):
    """What was found; the last three are what a reader of the evidence would meet."""

    TERBUKA = "dapat dibuka"
    TIDAK_JELAS = "tidak menjawab dengan jelas"
    DITOLAK = "alamatnya bukan alamat umum"
    MASUK = "meminta masuk"
    MATI = "tidak ada"


@dataclass(frozen=True)
class ProbeLimits:
    """Where the asking ends; seconds, bytes and counts, all our choice."""

    tautan: int = 300  # an office of 60 indicators has some 240 links in a year
    seluruhnya: float = 180  # for all of them together: a nightly run has minutes, not hours
    satu: float = 15  # for one; a site that is slower is none that a reader waits for
    alih: int = 5  # a shortened address of a cloud store takes three
    bita: int = 100_000  # a page that asks for a password says so at its beginning


def probe_links(
    links: Iterable[str], limits: ProbeLimits = ProbeLimits(), resolve: Resolve | None = None
) -> Iterator[tuple[str, LinkState]]:
    """Yield each link once with what was found, in the order given, until a limit is reached."""
    deadline = time.monotonic() + limits.seluruhnya
    timeout = httpx.Timeout(limits.satu)
    with httpx.Client(timeout=timeout, trust_env=False, follow_redirects=False) as client:
        for number, link in enumerate(dict.fromkeys(links)):
            if number >= limits.tautan or time.monotonic() > deadline:
                return
            yield link, _probed(client, link, limits, resolve or public_addresses)


def public_addresses(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses of a name, all of them public; PermissionError for a name that has another one."""
    found = {str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    for text in found:
        if not _is_public(ipaddress.ip_address(text.partition("%")[0])):
            raise PermissionError(text)
    return tuple(sorted(found, key=lambda text: (":" in text, text)))


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Return whether an address is reached over the open network; one that holds an IPv4 address is that one.

    Python's own lists grew with its releases, so what is not given out in IPv6 is left out here by itself.
    """
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return _is_public(address.ipv4_mapped)
        if address in _NAT64:
            return _is_public(ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF))
        if address not in _UNICAST or address in _6TO4:
            return False
    return address.is_global and not address.is_multicast


class _Deadline:
    """Cuts a connection off after a time: a server that sends letter by letter is never idle."""

    def __init__(self, seconds: float) -> None:
        self._stream: Any = None
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> "_Deadline":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def watch(self, event: str, info: Mapping[str, Any]) -> None:
        """Take up what httpcore tells of a connection; the last stream made is the one in use."""
        if event in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            self._stream = info["return_value"]

    def _cut(self) -> None:
        with contextlib.suppress(OSError, AttributeError):  # closed already, or never opened
            self._stream.get_extra_info("socket").shutdown(socket.SHUT_RDWR)


def _probed(client: httpx.Client, link: str, limits: ProbeLimits, resolve: Resolve) -> LinkState:
    try:
        url, state = httpx.URL(link), None
        for _ in range(limits.alih + 1):
            state, onward = _asked(client, url, limits, resolve)
            if onward is None:
                return state
            url = url.join(onward)
    except PermissionError:
        return LinkState.DITOLAK
    except socket.gaierror:
        return LinkState.MATI
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError):
        pass
    return LinkState.TIDAK_JELAS


def _asked(
    client: httpx.Client, url: httpx.URL, limits: ProbeLimits, resolve: Resolve
) -> tuple[LinkState, str | None]:
    """Ask once; the second part is where the answer leads on."""
    if url.scheme not in {"http", "https"} or not url.host or url.userinfo:
        raise PermissionError(url.scheme)
    if _LOGIN_PLACE.search(str(url)):
        return LinkState.MASUK, None
    port = url.port or {"http": 80, "https": 443}[url.scheme]
    (address, *_) = resolve(url.host, port)
    deadline = _Deadline(limits.satu)
    request = client.build_request(
        "GET",
        url.copy_with(host=address),
        # a connection of its own, so that the time of one is the time of this question
        headers={
            "Host": url.netloc.decode("ascii"),
            "User-Agent": "ukur",
            "Accept-Encoding": "identity",
            "Connection": "close",
        },
        extensions={"sni_hostname": url.host, "trace": deadline.watch},
    )
    with deadline:
        return _answered(client, request, limits)


def _answered(
    client: httpx.Client, request: httpx.Request, limits: ProbeLimits
) -> tuple[LinkState, str | None]:
    body = bytearray()
    answer = client.send(request, stream=True)
    try:
        if answer.status_code in _REDIRECTS and answer.headers.get("location"):
            return LinkState.TIDAK_JELAS, answer.headers["location"]
        for part in answer.iter_raw():
            body += part
            if len(body) >= limits.bita:
                break
    finally:
        answer.close()
    return _state_of(answer.status_code, answer.headers, bytes(body[: limits.bita])), None


def _state_of(code: int, headers: Mapping[str, str], body: bytes) -> LinkState:
    if code in _GONE:
        return LinkState.MATI
    if code in _CLOSED:
        return LinkState.MASUK
    if not 200 <= code < 300:
        return LinkState.TIDAK_JELAS
    page = headers.get("content-type", "").lower().startswith(("text/html", "application/xhtml"))
    return LinkState.MASUK if page and _PASSWORD.search(body) else LinkState.TERBUKA
