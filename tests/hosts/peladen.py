"""A small HTTP server on this machine: counts what is asked, answers what it is told, fails when asked to."""

import datetime
import functools
import json
import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.hosts.api_description import ApiDescription
from tests.hosts.cors import Cors

MULAI = datetime.datetime(2025, 1, 15, 3, 0, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Permintaan:
    """One request; ``address`` is its path as it was sent, quoted."""

    metode: str
    jalur: str
    saring: Mapping[str, str]
    kepala: Mapping[str, str]
    isi: Any
    address: str


@dataclass(frozen=True)
class Balasan:
    """One answer; ``panjang`` lies about its length, ``jeda`` keeps the client waiting."""

    isi: Any = None
    kode: int = 200
    kepala: Mapping[str, str] = field(default_factory=dict)
    mentah: bytes | None = None
    panjang: int | None = None
    jeda: float = 0
    tetes: int = 0


class Peladen:
    """Serves ``jawab`` on 127.0.0.1; ``gangguan`` are answers given once, before it, to paths that match.

    With a host's description, what it does not know is neither taken nor answered: it is noted in
    ``violations``, answered with 500, and ``tutup`` fails where a test has not expected it. ``cors`` is what
    it tells browsers of other sites; ``pages`` answers what is no part of the API.
    """

    def __init__(
        self, jawab: Callable[[Permintaan], Balasan], description: ApiDescription | None = None
    ) -> None:
        self.jawab = jawab
        self.description = description
        self.violations: list[str] = []
        self.jam = MULAI
        self.permintaan: list[Permintaan] = []
        self._gangguan: list[tuple[re.Pattern[str], Balasan]] = []
        self.cors: Cors | None = None
        self.pages: Callable[[Permintaan], Balasan | None] = lambda ask: None
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        self.alamat = f"http://127.0.0.1:{self._server.server_port}"

    def tutup(self) -> None:
        self._server.shutdown()
        self._thread.join(5)
        self._server.server_close()
        if self.violations:
            raise AssertionError("\n".join(self.violations))

    def ganggu(self, pola: str, *balasan: Balasan) -> None:
        """Give these answers, each once, to requests whose method and path match."""
        self._gangguan += [(re.compile(pola), item) for item in balasan]

    def hitung(self, pola: str = "") -> int:
        """Return how many requests matched."""
        return sum(bool(re.search(pola, f"{item.metode} {item.jalur}")) for item in self.permintaan)

    def balas(self, permintaan: Permintaan) -> Balasan:
        with self._lock:
            self.permintaan.append(permintaan)
            page = self.pages(permintaan)
            if page is not None:
                return page
            wrong = self._request_errors(permintaan)
            if wrong:
                return self._refuse(wrong)
            for index, (pattern, answer) in enumerate(self._gangguan):
                if pattern.search(f"{permintaan.metode} {permintaan.jalur}"):
                    del self._gangguan[index]
                    return answer
            answer = self.jawab(permintaan)
            wrong = self._answer_errors(permintaan, answer)
            return self._refuse(wrong) if wrong else answer

    def preflight(self, origin: str, asked: str) -> Mapping[str, str]:
        """Return what a browser is told that asks for headers; nothing where no site is."""
        return self.cors.preflight_headers(origin, asked) if self.cors else {}

    def shared_with(self, origin: str) -> Mapping[str, str]:
        """Return what lets a page of an origin read an answer."""
        return self.cors.answer_headers(origin) if self.cors else {}

    def _request_errors(self, ask: Permintaan) -> list[str]:
        known = self.description
        return known.request_errors(ask.metode, ask.address, ask.saring, ask.isi) if known else []

    def _answer_errors(self, ask: Permintaan, answer: Balasan) -> list[str]:
        known = self.description
        return known.answer_errors(ask.metode, ask.address, answer.kode, answer.isi) if known else []

    def _refuse(self, wrong: list[str]) -> Balasan:
        self.violations += wrong
        return Balasan({"message": "menurut uraian API situs ini keliru", "errors": wrong[:5]}, 500)


def _answer_preflight(handler: BaseHTTPRequestHandler, peladen: Peladen) -> None:
    """Answer a browser's preflight; it is no request of the page's own, and is not counted."""
    asked = handler.headers.get("access-control-request-headers", "")
    told = peladen.preflight(handler.headers.get("origin", ""), asked)
    handler.send_response(204 if told else 405)
    for key, value in {**told, "content-length": "0"}.items():
        handler.send_header(key, value)
    handler.end_headers()


def _handler(peladen: Peladen) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 5
        wbufsize = -1  # headers and body in one packet, or every answer waits for an acknowledgement

        def _balas(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            raw = self.rfile.read(length) if length else b"null"
            plain = "json" not in self.headers.get("content-type", "json")
            body = raw if plain else json.loads(raw)
            url = urlsplit(self.path)
            query = {key: values[0] for key, values in parse_qs(url.query).items()}
            headers = {key.lower(): value for key, value in self.headers.items()}
            ask = Permintaan(self.command, unquote(url.path), query, headers, body, url.path)
            answer = peladen.balas(ask)
            self._kirim(answer)

        def _kirim(self, answer: Balasan) -> None:
            raw = answer.mentah
            if raw is None:
                raw = b"" if answer.kode in {204, 304} else json.dumps(answer.isi).encode()
            time.sleep(min(answer.jeda, 2))
            self.send_response(answer.kode)
            headers = {"content-type": "application/json; charset=utf-8"} | dict(answer.kepala)
            headers["content-length"] = str(len(raw) if answer.panjang is None else answer.panjang)
            headers |= peladen.shared_with(self.headers.get("origin", ""))
            for key, value in headers.items():
                self.send_header(key, value)
            self.end_headers()
            try:
                for start in range(0, len(raw), answer.tetes or len(raw) or 1):
                    self.wfile.write(raw[start : start + (answer.tetes or len(raw))])
                    self.wfile.flush()
                    if answer.tetes:
                        time.sleep(0.05)
            except OSError:
                pass  # the client gave up first, which is what such a test is about
            self.close_connection = self.close_connection or answer.panjang is not None or bool(answer.tetes)

        do_OPTIONS = functools.partialmethod(_answer_preflight, peladen)
        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _balas

        def date_time_string(self, timestamp: float | None = None) -> str:
            return format_datetime(peladen.jam, usegmt=True)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler
