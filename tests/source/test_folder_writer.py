"""A folder is replaced whole or stays as it was: killed at any step, out of space; never a foreign one."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.urai import isi_folder

from ukur.archive.evidence_pack import foreign_reason, hash_list
from ukur.model.findings import UkurError
from ukur.source.folder_writer import write_folder

# Runs the writer again and again, each time killed one step later; says what stood there afterwards.
PENGGERAK = """
import json, os, signal, sys
from pathlib import Path
from ukur.source.folder_writer import write_folder

KEJADIAN = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree", "ctypes.dlsym"}
target = Path(sys.argv[1]) / "paket"
lama, baru = ({"a": b"lama", "sub/b": b"lama"}, {"a": b"baru", "c/d": b"baru"})

def mati(sisa):
    def hook(event, args):
        if event in KEJADIAN and not (event == "open" and args[1] == "r"):
            sisa[0] -= 1
            if sisa[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)
    return hook

def isi():
    return {p.relative_to(target).as_posix(): p.read_text() for p in target.rglob("*") if p.is_file()}

for langkah in range(500):
    write_folder(target, lama, lambda berkas: None)
    anak = os.fork()
    if anak == 0:
        sys.addaudithook(mati([langkah]))
        write_folder(target, baru, lambda berkas: None)
        os._exit(0)
    status = os.waitpid(anak, 0)[1]
    print(json.dumps([status, isi()]), flush=True)
    if status == 0:
        break
"""
LAMA, BARU = {"a": "lama", "sub/b": "lama"}, {"a": "baru", "c/d": "baru"}


def paket(**isi: bytes) -> Mapping[str, bytes]:
    """A folder that knows its own files, as the evidence pack does."""
    return {**isi, "sidik.sha256": hash_list(isi)}


def tanpa_penukaran(name: object) -> object:
    """A system whose library has no such call."""
    return object()


@pytest.mark.skipif(sys.platform != "linux", reason="penukaran sekaligus hanya ada di Linux")
def test_killed_at_any_step_the_folder_is_old_or_new(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PENGGERAK, str(tmp_path)], check=True, capture_output=True, text=True
    )
    seen = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(seen) > 10, "the writer takes more steps than that"
    assert all(files in (LAMA, BARU) for _, files in seen)
    assert seen[0] == [9, LAMA], "killed before its first step"
    assert seen[-1] == [0, BARU], "not killed at all"
    assert [path.name for path in tmp_path.iterdir()] == ["paket"], "the last run cleared what others left"


@pytest.mark.parametrize("tukar", [True, False], ids=["ditukar sekaligus", "diganti dua langkah"])
def test_a_folder_of_ours_is_replaced(tukar: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the system cannot exchange two folders in one step."""
    if not tukar:
        monkeypatch.setattr("ctypes.CDLL", tanpa_penukaran)
    target = tmp_path / "dalam/paket"
    for files in (paket(a=b"1", b=b"2"), paket(a=b"3", c=b"4")):
        write_folder(target, files, foreign_reason)
        assert isi_folder(target) == files
    assert [path.name for path in target.parent.iterdir()] == ["paket"]


def test_when_putting_in_place_fails_the_old_folder_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, before = tmp_path / "paket", paket(a=b"1")
    write_folder(target, before, foreign_reason)
    monkeypatch.setattr("ctypes.CDLL", tanpa_penukaran)
    real, calls = os.rename, list[str]()

    def second_fails(source: Path, place: Path) -> None:
        calls.append(str(place))
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "penuh")
        real(source, place)

    monkeypatch.setattr("os.rename", second_fails)
    with pytest.raises(UkurError, match="ruang penyimpanan penuh; isi lamanya tidak berubah"):
        write_folder(target, paket(a=b"2"), foreign_reason)
    assert len(calls) == 3
    assert isi_folder(target) == before


def test_no_space_left(tmp_path: Path) -> None:
    """A real limit of the system: no file of this process may grow beyond 100 bytes."""
    target, before = tmp_path / "paket", {"a": b"lama"}
    write_folder(target, before, lambda berkas: None)
    code = (
        "import resource, signal, sys\nfrom pathlib import Path\n"
        "from ukur.model.findings import UkurError\nfrom ukur.source.folder_writer import write_folder\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "try:\n    write_folder(Path(sys.argv[1]), {'a': b'x', 'b': b'y' * 1000}, lambda berkas: None)\n"
        "except UkurError as error:\n    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", code, str(target)], check=True, capture_output=True, text=True
    )
    assert "folder 'paket' tidak dapat ditulis:" in done.stdout
    assert isi_folder(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["paket"]


def _tambah(folder: Path) -> None:
    (folder / "catatan.txt").write_text("punya kantor", "utf-8")


def _ubah(folder: Path) -> None:
    (folder / "a").write_bytes(b"diubah")


def _tautan(folder: Path) -> None:
    (folder / "tautan").symlink_to(folder)


ASING = [
    pytest.param(_tambah, "catatan.txt bukan bagian paket", id="berkas tambahan"),
    pytest.param(_ubah, "a sudah diubah", id="berkas yang disunting"),
    pytest.param(lambda f: (f / "a").unlink(), "a hilang", id="berkas yang dihapus"),
    pytest.param(lambda f: (f / "sidik.sha256").unlink(), "tidak berisi sidik.sha256", id="tanpa sidik"),
    pytest.param(
        lambda f: (f / "sidik.sha256").write_bytes(b"\xff\n"), "tidak berisi sidik.sha256", id="sidik rusak"
    ),
    pytest.param(_tautan, "berisi hal lain", id="tautan simbolik"),
]


@pytest.mark.parametrize(("ubah", "kalimat"), ASING)
def test_what_somebody_added_or_changed_is_not_lost(ubah: object, kalimat: str, tmp_path: Path) -> None:
    target = tmp_path / "paket"
    write_folder(target, paket(a=b"1"), foreign_reason)
    assert callable(ubah)
    ubah(target)
    before = isi_folder(target)
    with pytest.raises(UkurError, match=kalimat):
        write_folder(target, paket(a=b"2"), foreign_reason)
    assert isi_folder(target) == before


def test_an_empty_folder_may_be_used_and_a_file_may_not(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    write_folder(tmp_path / "kosong", paket(a=b"1"), foreign_reason)
    assert (tmp_path / "kosong/a").read_bytes() == b"1"
    (tmp_path / "berkas").write_text("x", "utf-8")
    with pytest.raises(UkurError, match="sudah ada dan bukan folder"):
        write_folder(tmp_path / "berkas", paket(a=b"1"), foreign_reason)
