"""An entry is written whole or not at all, whenever its writer is killed, and whatever the disk says."""

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from ukur.model.findings import UkurError
from ukur.model.paths import IN_PROGRESS, TEMPORARY_PREFIX, parse_folder
from ukur.source import archive_writer
from ukur.source.archive_writer import clean_up, write_entry

LAMA, BARU = "2024-TW4/v1", "2024-TW4/v2"
BARIS_LAMA, BARIS_BARU = b'{"folder":"2024-TW4/v1"}\n', b'{"folder":"2024-TW4/v2"}\n'
ISI_BARU = {f"masukan/{number:02}.yml": bytes([number]) * 3_000 for number in range(25)} | {
    "manifest.json": b"{}"
}
SAAT_ACAK = 200

# Reads "folder n" lines and writes the entry in a process of its own for each: forked from this one, which
# has imported everything already, for starting Python 270 times is most of a minute. It kills itself at the
# n-th time it asks the system to change a file or folder (0: never), and tells how often it asked.
PENULIS = """
import os, signal, sys
from pathlib import Path
from ukur.source.archive_writer import clean_up, write_entry
WRITES = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "tempfile.mkdtemp"}
files = {f"masukan/{n:02}.yml": bytes([n]) * 3_000 for n in range(25)} | {"manifest.json": b"{}"}
def write(place, at):
    seen = 0
    def hook(event, _):
        nonlocal seen
        if event in WRITES:
            seen += 1
            if seen == at:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)
    clean_up(place)
    register = (place / "register.jsonl").read_bytes() + b'{"folder":"2024-TW4/v2"}\\n'
    write_entry(place, "2024-TW4/v2", files, register)
    print("selesai", seen, flush=True)
for line in sys.stdin:
    place, at = line.rstrip("\\n").rsplit(" ", 1)
    child = os.fork()
    if not child:
        write(Path(place), int(at))
        os._exit(0)
    print("mulai", child, flush=True)
    print("akhir", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Penulis:
    """One Python that forks a writer for each folder it is told."""

    def __init__(self) -> None:
        command = [sys.executable, "-c", PENULIS]
        self.proses = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def mulai(self, place: Path, saat: int) -> int:
        """Let one begin; return its process."""
        assert self.proses.stdin is not None
        self.proses.stdin.write(f"{place} {saat}\n")
        self.proses.stdin.flush()
        return self._angka("mulai")

    def akhir(self) -> tuple[int, int | None]:
        """Wait for it: how it ended, and how often it asked the system, where it lived to tell."""
        line = self._baris()
        asked = int(line.split()[1]) if line.startswith("selesai") else None
        return (self._angka("akhir") if asked is not None else int(line.removeprefix("akhir "))), asked

    def _angka(self, kata: str) -> int:
        first, number = self._baris().split()
        assert first == kata
        return int(number)

    def _baris(self) -> str:
        assert self.proses.stdout is not None
        return self.proses.stdout.readline()

    def tutup(self) -> None:
        _, error = self.proses.communicate()
        assert (self.proses.returncode, error) == (0, "")


@pytest.fixture(scope="module")
def penulis() -> Iterator[Penulis]:
    made = Penulis()
    yield made
    made.tutup()


def pasang(place: Path) -> Path:
    """Lay an archive with one entry."""
    (place / LAMA).mkdir(parents=True)
    (place / LAMA / "manifest.json").write_bytes(b"lama")
    (place / "register.jsonl").write_bytes(BARIS_LAMA)
    return place


def isi(place: Path) -> dict[str, bytes]:
    """What readers see: temporary folders are none of it, nor a folder that is named as being written."""
    mark = place / IN_PROGRESS
    halted = mark.read_text("utf-8").strip() if mark.is_file() else ""
    if halted and halted.encode() in (place / "register.jsonl").read_bytes():
        halted = ""
    assert not halted or parse_folder(halted)
    return {
        name: path.read_bytes()
        for path in sorted(place.rglob("*"))
        if path.is_file()
        and not (name := path.relative_to(place).as_posix()).startswith((TEMPORARY_PREFIX, IN_PROGRESS))
        and not (halted and name.startswith(f"{halted}/"))
    }


SEBELUM = {f"{LAMA}/manifest.json": b"lama", "register.jsonl": BARIS_LAMA}
SESUDAH = (
    {f"{LAMA}/manifest.json": b"lama"}
    | {f"{BARU}/{path}": text for path, text in ISI_BARU.items()}
    | {"register.jsonl": BARIS_LAMA + BARIS_BARU}
)


def lanjutkan(place: Path) -> None:
    """Run it again, as whoever was interrupted does."""
    clean_up(place)
    assert isi(place) in (SEBELUM, SESUDAH)
    assert [path.name for path in place.iterdir() if path.name.startswith(".")] == []
    if isi(place) == SEBELUM:
        write_entry(place, BARU, ISI_BARU, BARIS_LAMA + BARIS_BARU)
    assert isi(place) == SESUDAH


def test_dibunuh_pada_setiap_langkah(tmp_path: Path, penulis: Penulis) -> None:
    """Every single request to the system: the state is the old or the new, and both are seen."""
    penulis.mulai(pasang(tmp_path / "utuh"), 0)
    code, steps = penulis.akhir()
    assert code == 0
    assert steps is not None
    assert steps > len(ISI_BARU)
    states = set[bool]()
    for step in range(1, steps + 1):
        place = pasang(tmp_path / str(step))
        penulis.mulai(place, step)
        assert penulis.akhir() == (-signal.SIGKILL, None)
        assert isi(place) in (SEBELUM, SESUDAH), step
        states.add(isi(place) == SESUDAH)
        lanjutkan(place)
    assert states == {True, False}


@pytest.mark.nightly("test_dibunuh_pada_setiap_langkah kills at every step, every day")
def test_dibunuh_pada_saat_acak(tmp_path: Path, penulis: Penulis) -> None:
    """From outside, at random moments."""
    chance = random.Random(20_261_122)
    killed = 0
    for number in range(SAAT_ACAK):
        place = pasang(tmp_path / str(number))
        process = penulis.mulai(place, 0)
        time.sleep(chance.uniform(0, 0.02))
        with suppress(ProcessLookupError):  # it may have ended by itself, and have been waited for
            os.kill(process, signal.SIGKILL)
        killed += penulis.akhir()[0] == -signal.SIGKILL
        assert isi(place) in (SEBELUM, SESUDAH), number
        lanjutkan(place)
    assert killed > 0


@pytest.mark.parametrize(
    ("saat", "galat", "kata"),
    [
        pytest.param("_tulis", OSError(errno.ENOSPC, "x"), "ruang penyimpanan penuh", id="cakram penuh"),
        pytest.param("_tulis", OSError(errno.EROFS, "x"), "hanya dapat dibaca", id="hanya dapat dibaca"),
        pytest.param("_tulis", KeyboardInterrupt(), "^$", id="Ctrl-C ketika menulis"),
        pytest.param("rename", OSError(errno.EACCES, "x"), "tidak ada izin", id="tanpa izin memindah"),
        pytest.param("rename", KeyboardInterrupt(), "^$", id="Ctrl-C ketika memindah"),
        pytest.param("register", OSError(errno.ENOSPC, "x"), "ruang penyimpanan penuh", id="register"),
        pytest.param("register", KeyboardInterrupt(), "^$", id="Ctrl-C sebelum register"),
    ],
)
def test_gagal_tidak_mengubah_apa_pun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saat: str, galat: BaseException, kata: str
) -> None:
    """Refused by the system or stopped by a person: the old state, and a sentence that says so."""
    place = pasang(tmp_path / "arsip")

    def fail(*_: object) -> None:
        raise galat

    replace: Callable[..., None] = os.replace

    def only_register(source: Path, target: Path) -> None:
        fail() if target.name == "register.jsonl" else replace(source, target)

    if saat == "_tulis":
        monkeypatch.setattr(archive_writer, "_write", fail)
    elif saat == "rename":
        monkeypatch.setattr(os, "rename", fail)
    else:
        monkeypatch.setattr(os, "replace", only_register)
    expected = KeyboardInterrupt if isinstance(galat, KeyboardInterrupt) else UkurError
    with pytest.raises(expected, match=kata):
        write_entry(place, BARU, ISI_BARU, BARIS_LAMA + BARIS_BARU)
    monkeypatch.undo()
    assert isi(place) == SEBELUM
    assert sorted(path.name for path in place.iterdir()) == ["2024-TW4", "register.jsonl"]
    lanjutkan(place)


@pytest.mark.parametrize(
    "nama",
    [
        pytest.param("../luar", id="keluar dari arsip"),
        pytest.param("/tmp", id="mutlak"),
        pytest.param("2024-TW4", id="periodenya sendiri"),
        pytest.param("2024-TW4/../2024-TW4", id="berputar"),
        pytest.param("a/b/c", id="terlalu dalam"),
    ],
)
def test_tanda_yang_jahat(tmp_path: Path, nama: str) -> None:
    """A mark that somebody made up deletes nothing."""
    place = pasang(tmp_path / "arsip")
    (tmp_path / "luar").mkdir()
    (place / IN_PROGRESS).write_text(f"{nama}\n", "utf-8")
    with pytest.raises(UkurError, match="menyebut folder yang tidak sah"):
        clean_up(place)
    assert {k: v for k, v in isi_mentah(place).items() if k != IN_PROGRESS} == SEBELUM
    assert (tmp_path / "luar").is_dir()


def isi_mentah(place: Path) -> dict[str, bytes]:
    return {p.relative_to(place).as_posix(): p.read_bytes() for p in place.rglob("*") if p.is_file()}


def test_tanda_pada_entri_terdaftar(tmp_path: Path) -> None:
    """What the register names stays, also when it is marked as being written."""
    place = pasang(tmp_path / "arsip")
    (place / IN_PROGRESS).write_text(f"{LAMA}\n", "utf-8")
    clean_up(place)
    assert isi_mentah(place) == SEBELUM
