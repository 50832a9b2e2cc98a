"""Use case ``serve``: a local preview that builds again only the pages an edit has changed."""

import logging
import re
import socket
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer

from ukur.commands.pages import site_build
from ukur.commands.pages.desk_files import DESK_MARK
from ukur.commands.pages.desk_requests import PLACE, DeskRequests
from ukur.model.faults import quote
from ukur.model.findings import UkurError

Say = Callable[[str], None]
_CSP = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_NOT_YET_BUILT = (
    b'<!doctype html><html lang="id"><meta charset="utf-8"><meta http-equiv="refresh" content="2">'
    b"<title>Belum ada halaman</title><p>Halaman ini tidak ada, atau datanya masih salah: "
    b"lihat jendela tempat <code>ukur serve</code> dijalankan.</p></html>"
)


class _Server(LiveReloadServer):
    """MkDocs' server; pages lose their policy here, which would bar the script that reloads them."""

    kata: Say = staticmethod(lambda text: None)
    desk: DeskRequests

    def _serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes] | None:
        if not environ["PATH_INFO"].startswith(PLACE):
            return super()._serve_request(environ, start_response)
        answer = self.desk.answer(environ)
        about = [("Content-Type", answer.kind), ("Content-Length", str(len(answer.content)))]
        start_response(answer.status, [*about, ("Cache-Control", "no-store")])
        return [answer.content]

    def server_activate(self) -> None:
        super().server_activate()
        self.kata(f"Situs tampil di {self.url} dan mengikuti setiap perubahan. Hentikan dengan Ctrl-C.")

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        if DESK_MARK in content:  # loading it again would lose what is being typed
            return content
        return super()._inject_js_into_html(_CSP.sub(b"", content, count=1), epoch)  # type: ignore[no-any-return,no-untyped-call] # MkDocs' own method is untyped


def serve_site(repo: Path, address: str, word: Say, draft: bool = False) -> None:
    """Serve the site at ``address`` until interrupted; ``word`` tells the user what happens."""
    config_file = site_build.config_file(repo)
    host, port = _address(address)
    with tempfile.TemporaryDirectory(prefix="ukur-") as folder, _log(word):

        def configured() -> Any:
            config = load_config(str(config_file), site_dir=folder, strict=False)
            site_build.our_plugin(config).konsep = draft
            config.site_url = server.url
            return config

        def rebuild() -> None:
            started = time.monotonic()
            try:
                build(configured(), serve_url=server.url, dirty=True)
                word(f"Halaman diperbarui dalam {time.monotonic() - started:.1f} detik.".replace(".", ",", 1))
            except (Abort, ConfigurationError) as error:
                if isinstance(error, ConfigurationError):
                    word(f"mkdocs.yml keliru: {error}")
                word("Halaman belum diperbarui; perbaiki yang disebut di atas, lalu simpan lagi.")

        server = _Server(builder=rebuild, host=host, port=port, root=folder)
        server.kata, server.desk = word, DeskRequests(repo)
        _run(server, configured())


def _run(server: _Server, config: Any) -> None:
    error_page = Path(server.root) / "404.html"
    server.error_handler = lambda code: error_page.read_bytes() if error_page.is_file() else _NOT_YET_BUILT
    config.plugins.on_startup(command="serve", dirty=True)
    try:
        for path in (config.docs_dir, config.config_file_path, *config.watch):
            server.watch(path)
        config.plugins.on_serve(server, config=config, builder=server.builder)
        server.builder()
        server.serve()  # type: ignore[no-untyped-call] # MkDocs' own method is untyped
    except KeyboardInterrupt:
        server.kata("Selesai.")
    finally:
        server.shutdown()
        config.plugins.on_shutdown()


def _address(address: str) -> tuple[str, int]:
    """Return host and port, once it is sure that they can be listened to."""
    host, _, port = address.rpartition(":")
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise UkurError(f"alamat {quote(address)} tidak sah; tulis misalnya 127.0.0.1:8000")
    host = host.strip("[]") or "127.0.0.1"
    try:  # before the first build, which takes a while
        family = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0][0]
        socket.create_server((host, int(port)), family=family).close()
    except socket.gaierror as error:
        raise UkurError(f"alamat {quote(address)} tidak dikenal; tulis misalnya 127.0.0.1:8000") from error
    except OSError as error:
        raise UkurError(f"alamat {address} tidak dapat dipakai; pilih porta lain dengan --addr") from error
    return host, int(port)


@contextmanager
def _log(word: Say) -> Iterator[None]:
    """Hand on what the builder has to say, save what only its own developers need."""

    class Forward(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            text = record.getMessage()
            if record.name != "mkdocs.livereload" and not text.startswith("A 'dirty' build"):
                word(text)

    handler, logger = Forward(logging.WARNING), logging.getLogger("mkdocs")
    logger.addHandler(handler)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
