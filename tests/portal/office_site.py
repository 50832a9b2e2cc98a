"""Offices' sites served on this machine, each of which can be made to misbehave."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers from the server's files, unless the server has another answer for the path."""

    protocol_version = "HTTP/1.1"
    server: "OfficeServer"

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        own = self.server.odd.get(self.path)
        if own is not None:
            own(self)
            return
        content = self.server.files.get(self.path)
        if content is None:
            self.send_error(404)
            return
        mark = f'"{sha256(content).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == mark:
            self.answer(304, b"", ETag=mark)
        else:
            self.answer(200, content, ETag=mark)

    def answer(self, code: int, content: bytes, **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if code != 304:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


class OfficeServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files: dict[str, bytes] = {}
        self.odd: dict[str, Answer] = {}
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def publish(self, office: str, archive: dict[str, bytes]) -> str:
        """Serve an archive as an office's site does; return the site's address."""
        for path in [path for path in self.files if path.startswith(f"/{office}/")]:
            del self.files[path]
        self.files |= {f"/{office}/arsip/{path}": content for path, content in archive.items()}
        return f"{self.address}/{office}/"


@contextmanager
def served() -> Iterator[OfficeServer]:
    server = OfficeServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
