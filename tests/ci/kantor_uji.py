"""An office's repository as `ukur init` makes it, on a host that wants a password."""

import os
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.hosts.repo_uji import TETAP, RepoUji
from tests.salinan import office_data

from ukur.commands.data.new_office import start_office

ASLI = Path(__file__).resolve().parents[2]
ALAMAT = "dinas/kinerja"


def buat_kantor(folder: Path) -> None:
    """Write the repository: what `ukur init` gives, and the demonstration's data for it to work on."""
    start_office(folder, "Dinas Uji", "Kabupaten Uji")
    shutil.rmtree(folder / "indicators")
    office_data(folder / "indicators")
    for arguments in (
        ("init", "--quiet", "--initial-branch=main"),
        ("add", "--all"),
        ("commit", "--quiet", "--no-gpg-sign", "-m", "Kantor baru"),
    ):
        who = ("-c", "user.name=pengelola", "-c", "user.email=pengelola@contoh.invalid")
        environment = {**os.environ, **TETAP}
        subprocess.run(["git", *who, "-C", folder, *arguments], check=True, env=environment)


class Usul:
    """A proposal in an office's repository, and the repository on the host, which knows it by number alone.

    ``acuan`` is where the host keeps proposals: pull/1, merge-requests/3.
    """

    def __init__(
        self,
        tempat: Path,
        kantor: Path,
        berkas: Mapping[str, str | bytes],
        acuan: str = "pull/1",
        alamat: str = ALAMAT,
    ) -> None:
        self.repo = RepoUji(tempat / "repo", kantor)
        self.dasar = self.repo.git("rev-parse", "main")
        self.repo.cabang("usulan")
        for path, text in berkas.items():
            (self.repo.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.repo.folder / path).write_bytes(text.encode() if isinstance(text, str) else text)
        self.repo.git("add", "--all")
        self.repo.git("commit", "--quiet", "--no-gpg-sign", "-m", "usul", nama="peragaan-perencana")
        self.kepala = self.repo.git("rev-parse", "HEAD")
        tree = self.repo.git("rev-parse", "HEAD^{tree}")
        parents = ("-p", self.dasar, "-p", self.kepala)
        self.gabungan = self.repo.git("commit-tree", tree, *parents, "-m", "Merge", nama="pengelola")
        self.repo.git("checkout", "--quiet", "main")
        self.acuan = acuan
        self.jauh = tempat / f"jauh/{alamat}.git"
        self.repo.git("init", "--quiet", "--bare", "--initial-branch=main", str(self.jauh))
        refs = {"heads/main": self.dasar, f"{acuan}/head": self.kepala, f"{acuan}/merge": self.gabungan}
        self.repo.git(
            "push", "--quiet", str(self.jauh), *(f"{sha}:refs/{name}" for name, sha in refs.items())
        )

    def salin(self, folder: Path, *, usulan: bool = False) -> Path:
        """Check out what is on the host, in a folder of its own: main, or main with the proposal merged."""
        self.repo.git("clone", "--quiet", "--no-local", str(self.jauh), str(folder))
        if usulan:
            here = ("-C", str(folder))
            self.repo.git(*here, "fetch", "--quiet", "origin", f"refs/{self.acuan}/merge")
            self.repo.git(*here, "checkout", "--quiet", "-B", "usulan", "FETCH_HEAD")
        return folder


class GitTertutup:
    """Serves bare repositories over HTTP to whoever knows the password, as a host does with private ones."""

    def __init__(self, akar: Path, sandi: str) -> None:
        self.izin = "Basic " + b64encode(f"x-access-token:{sandi}".encode()).decode()
        self.diberi: list[str] = []
        self.ditolak = 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _penjawab(self, akar))
        self._server.daemon_threads = True
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        self.alamat = f"http://127.0.0.1:{self._server.server_port}"

    def tutup(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def _penjawab(git: GitTertutup, akar: Path) -> type[BaseHTTPRequestHandler]:
    class Penjawab(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.headers.get("authorization") != git.izin:
                git.ditolak += 1
                self.send_response(401)
                self.send_header("www-authenticate", 'Basic realm="git"')
                self.end_headers()
                return
            path, _, query = self.path.partition("?")
            git.diberi.append(path)
            head, _, body = self._backend(path, query).partition(b"\r\n\r\n")
            self.send_response(200)
            for line in head.decode().splitlines():
                self.send_header(*line.split(": ", 1))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET

        def _backend(self, path: str, query: str) -> bytes:
            length = self.headers.get("content-length") or "0"
            environment = {
                "PATH": os.environ["PATH"],
                "GIT_PROJECT_ROOT": str(akar),
                "GIT_HTTP_EXPORT_ALL": "1",
                "REQUEST_METHOD": self.command,
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "CONTENT_TYPE": self.headers.get("content-type") or "",
                "CONTENT_LENGTH": length,
                "HTTP_CONTENT_ENCODING": self.headers.get("content-encoding") or "",
                "GIT_PROTOCOL": self.headers.get("git-protocol") or "",
            }
            body = self.rfile.read(int(length))
            command = ["git", "http-backend"]
            return subprocess.run(
                command, input=body, env=environment, capture_output=True, check=True
            ).stdout

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Penjawab
