"""What people start, killed while it writes several files: the next command finds either state, whole."""

import io
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.commands.test_table_command import TABLE, fill, isi
from tests.source.killed import WRITING, each_kill

from ukur.commands.cli.main import cli
from ukur.commands.pages.desk_requests import PLACE, DeskRequests
from ukur.desk.repository import blob_id

Jalankan = Callable[..., Any]


@pytest.fixture
def kantor(fresh: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(fresh, tmp_path / "kantor"))


def killed_at_each(kantor: Path, act: Callable[[], object], look: Callable[[], None]) -> None:
    """Hold the data after each kill, and the next command, against what it was and what it becomes."""
    before, data = isi(kantor), kantor / "indicators"
    kept = shutil.copytree(data, kantor.parent / "semula")
    found: list[Mapping[str, bytes]] = []

    def begin() -> None:
        shutil.rmtree(data)
        shutil.copytree(kept, data)

    for _ in each_kill(begin, act, events=WRITING):
        look()
        found.append(isi(kantor))
    after = isi(kantor)
    assert after != before
    assert len(after.keys() | before.keys()) > 1
    assert all(now in (before, after) for now in found)
    assert before in found


def test_import_table(ukur: Jalankan, kantor: Path) -> None:
    (kantor / "iku.csv").write_text(TABLE, "utf-8")
    assert ukur("import", "table", "iku.csv", di=kantor).kode == 1
    fill(kantor / "iku.peta.yml")
    words = ["import", "table", str(kantor / "iku.csv"), "--write", "--repo", str(kantor)]

    def look() -> None:
        assert ukur("check", "--repo", str(kantor), di=kantor.parent).kode == 0

    killed_at_each(kantor, lambda: cli(words, prog_name="ukur", standalone_mode=False), look)


def test_the_desk_s_saving(kantor: Path) -> None:
    """The request that its page sends; afterwards the page asks for the folder again, as on a new start."""
    desk, names = DeskRequests(kantor), ("indicators/instansi.yml", "indicators/peran.yml")
    files = [(name, (kantor / name).read_bytes()) for name in names]
    told: list[dict[str, object]] = [
        {"path": n, "isi": f"{raw.decode()}# x\n", "dasar": blob_id(raw)} for n, raw in files
    ]
    told.append({"path": "indicators/kamus/BARU.yml", "isi": "x: 1\n", "dasar": None})
    body = json.dumps({"berkas": told}).encode()

    def ask(method: str, path: str, content: bytes = b"") -> str:
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": f"{PLACE}{path}",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "127.0.0.1:8000",
            "HTTP_X_UKUR": desk.token,
            "CONTENT_LENGTH": str(len(content)),
            "wsgi.input": io.BytesIO(content),
        }
        return desk.answer(environ).status

    def save() -> None:
        assert ask("POST", "/simpan", body) == "200 OK"

    def look() -> None:
        assert ask("GET", "/isi.zip") == "200 OK"

    killed_at_each(kantor, save, look)
