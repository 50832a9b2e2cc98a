"""Whether links to evidence can be opened: asked of the open network, bounded, and never of a network within.

An address in the data is anybody's: it may name a machine that only this one can reach. So a name is looked
up once, every address that it has must be a public one, and the connection goes to that very address;
redirects are followed by hand and judged the same way. Nothing is sent but the question, and little of the
answer is read.
"""

import ipaddress
import re
import socket
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import httpx

Resolve = Callable[[str, int], tuple[str, ...]]
_LOGIN_PLACE = re.compile(
    r"//(?:accounts\.google\.com|login\.microsoftonline\.com)/"
    r"|/(?:login|masuk|log-in|sign[-_]?in|servicelogin)(?:\.\w+)?(?:[/?#]|$)",
    re.IGNORECASE,
)
_PASSWORD = re.compile(rb"<input[^>]{0,300}type\s*=\s*[\"']?password", re.IGNORECASE)
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
        address = ipaddress.ip_address(text.partition("%")[0])
        mapped = getattr(address, "ipv4_mapped", None) or address
        if not mapped.is_global or mapped.is_multicast:
            raise PermissionError(text)
    return tuple(sorted(found, key=lambda text: (":" in text, text)))


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
    deadline, body = time.monotonic() + limits.satu, bytearray()
    request = client.build_request(
        "GET",
        url.copy_with(host=address),
        headers={"Host": url.netloc.decode("ascii"), "User-Agent": "ukur", "Accept-Encoding": "identity"},
        extensions={"sni_hostname": url.host},
    )
    answer = client.send(request, stream=True)
    try:
        if answer.status_code in _REDIRECTS and answer.headers.get("location"):
            return LinkState.TIDAK_JELAS, answer.headers["location"]
        for part in answer.iter_raw():
            body += part
            if len(body) >= limits.bita or time.monotonic() > deadline:
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
