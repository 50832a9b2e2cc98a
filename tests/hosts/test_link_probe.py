"""Links to evidence: what a reader would meet, and that nothing within a network is ever asked."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ukur.hosts.link_probe import LinkState, ProbeLimits, probe_links, public_addresses

HALAMAN = {
    "/ada": (200, "text/html", b"<h1>Laporan</h1>"),
    "/berkas": (200, "application/pdf", b'%PDF <input type="password">'),
    "/masuk-dulu": (200, "text/html", b"<form><input name=p type='password'></form>"),
    "/401": (401, "text/html", b""),
    "/403": (403, "text/html", b""),
    "/404": (404, "text/html", b""),
    "/410": (410, "text/html", b""),
    "/500": (500, "text/html", b""),
}
ALIH = {"/pindah": "/ada", "/hilang": "/404", "/tamu": "/login?next=/ada", "/putar": "/putar"}
ALIH |= {"/dalam": "http://dalam.example/rahasia", "/berkas-lokal": "ftp://contoh.example/rahasia"}


class Peladen(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.diminta.append((self.headers["Host"], self.path))  # type: ignore[attr-defined]
        if self.path in ALIH:
            self.send_response(302)
            self.send_header("Location", ALIH[self.path])
            self.end_headers()
            return
        code, kind, body = HALAMAN[self.path]
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output to itself."""


@pytest.fixture
def peladen() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Peladen)
    server.diminta = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def cari(host: str, port: int) -> tuple[str, ...]:
    """The name server of these tests: one name is public (and stands on this machine), the others are not."""
    if host == "bukti.example":
        return ("127.0.0.1",)
    if host == "tidak-ada.example":
        raise socket.gaierror
    raise PermissionError(host)


@pytest.mark.parametrize(
    ("jalur", "keadaan"),
    [
        ("/ada", LinkState.TERBUKA),
        ("/berkas", LinkState.TERBUKA),
        ("/pindah", LinkState.TERBUKA),
        ("/masuk-dulu", LinkState.MASUK),
        ("/401", LinkState.MASUK),
        ("/403", LinkState.MASUK),
        ("/tamu", LinkState.MASUK),
        ("/404", LinkState.MATI),
        ("/410", LinkState.MATI),
        ("/hilang", LinkState.MATI),
        ("/500", LinkState.TIDAK_JELAS),
        ("/putar", LinkState.TIDAK_JELAS),
        ("/dalam", LinkState.DITOLAK),
        ("/berkas-lokal", LinkState.DITOLAK),
    ],
)
def test_what_a_reader_would_meet(jalur: str, keadaan: LinkState, peladen: ThreadingHTTPServer) -> None:
    link = f"http://bukti.example:{peladen.server_port}{jalur}"
    assert list(probe_links([link, link], resolve=cari)) == [(link, keadaan)]
    hosts = {host for host, _ in peladen.diminta}  # type: ignore[attr-defined]
    assert hosts == {f"bukti.example:{peladen.server_port}"}


def test_names_that_are_not_there() -> None:
    assert [state for _, state in probe_links(["https://tidak-ada.example/a"], resolve=cari)] == [
        LinkState.MATI
    ]


@pytest.mark.parametrize(
    "alamat",
    [
        *("127.0.0.1", "10.0.0.5", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "224.0.0.1", "ff02::1"),
        # an IPv4 address within another: NAT64 (RFC 6052, 8215), 6to4, the old compatible form; site-local
        *("64:ff9b::10.0.0.1", "64:ff9b:1::10.0.0.1", "2002:7f00:1::", "::10.0.0.1", "fec0::1"),
    ],
)
def test_addresses_within_a_network_are_never_asked(alamat: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a public address stands beside it: which one a connection takes nobody can tell."""

    def lookup(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", (text, port)) for text in ("8.8.8.8", alamat)]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    with pytest.raises(PermissionError):
        public_addresses("nama.example", 443)
    assert [state for _, state in probe_links(["https://nama.example/"])] == [LinkState.DITOLAK]


def test_public_addresses_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The third is 8.8.8.8 as networks without IPv4 of their own reach it."""
    names = ("2606:4700::1111", "8.8.8.8", "64:ff9b::808:808")
    rows = [(0, 0, 0, "", (text, 443)) for text in names]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)
    assert public_addresses("nama.example", 443) == ("8.8.8.8", "2606:4700::1111", "64:ff9b::808:808")


def test_number_and_time_are_bounded(peladen: ThreadingHTTPServer) -> None:
    links = [f"http://bukti.example:{peladen.server_port}/ada?{number}" for number in range(5)]
    HALAMAN.update({f"/ada?{number}": HALAMAN["/ada"] for number in range(5)})
    assert len(list(probe_links(links, ProbeLimits(tautan=2), cari))) == 2
    assert list(probe_links(links, ProbeLimits(seluruhnya=-1), cari)) == []


@pytest.mark.parametrize(
    "begin", [b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\n"], ids=["headers", "body"]
)
def test_a_server_that_never_falls_silent_is_cut_off(begin: bytes) -> None:
    """It sends a line each 0,05 seconds: no single wait is long, and all of it would take 10 seconds."""

    def drip(listening: socket.socket) -> None:
        client, _ = listening.accept()
        with client, contextlib.suppress(OSError):
            client.recv(10_000)
            client.sendall(begin)
            for _ in range(200):
                client.sendall(b"X-Lagi: a\r\n")
                time.sleep(0.05)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=drip, args=(listening,), daemon=True).start()
        link = f"http://bukti.example:{listening.getsockname()[1]}/"
        started = time.monotonic()
        (found,) = probe_links([link], ProbeLimits(satu=0.5), cari)
    assert time.monotonic() - started < 3
    assert found[1] in {LinkState.TIDAK_JELAS, LinkState.TERBUKA}
