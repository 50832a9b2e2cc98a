"""Golden pairs: a sound office (``contoh/dasar``), spoilt in one way per case, and the findings that gives.

A case is a folder below ``contoh/salah`` (expected output in ``temuan.txt``) or ``contoh/benar`` (no output):
- ``tambal.txt``: patches of base files, one a line: ``path :: old => new``. ``old`` occurs exactly once in
  the file as patched so far; ``\\n``, ``\\t``, ``\\r``, ``\\xff`` (a raw byte) and ``\\u200b`` are escapes.
- ``HAPUS.txt``: base files to leave out, one a line. Any other file replaces or joins those of the base.
- What Git cannot hold (huge, special or unreadable files) is built by a function of ``BANGUN``.
"""

import codecs
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from ukur.checks import registry
from ukur.measure.measurements import Measurements
from ukur.model import faults
from ukur.model.findings import Finding
from ukur.source import rules
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder
from ukur.source.yaml_text import MAX_BYTES

CONTOH = Path(__file__).resolve().parents[1] / "contoh"
DASAR = CONTOH / "dasar"
SALAH = sorted(path.name for path in (CONTOH / "salah").iterdir())
BENAR = sorted(path.name for path in (CONTOH / "benar").iterdir())
KODE = [rule.code for rule in (*rules.RULES, *faults.RULES)] + [
    rule.code for _, _, family in registry.FAMILIES for rule in family
]
PENGATUR = {"tambal.txt", "HAPUS.txt", "temuan.txt"}

_TAMBAL = re.compile(r"(?P<path>\S+) :: (?P<old>.+?) =>(?: (?P<new>.*))?")
_LOLOS = re.compile(r"\\(?:[ntr]|x[0-9a-f]{2}|u[0-9a-f]{4})")


def _kosongkan_izin(data: Path) -> None:
    """Root reads everything, so it stops being root here; the fixture ``data`` brings it back."""
    (data / "koreksi.yml").chmod(0)
    if os.geteuid() == 0:
        os.seteuid(65534)


def _semua(data: Path, ubah: Callable[[bytes], bytes]) -> None:
    for path in data.rglob("*.yml"):
        path.write_bytes(ubah(path.read_bytes()))


def _satu(data: Path, ubah: Callable[[bytes], bytes]) -> None:
    path = data / "pengukuran/2025-TW2/sekretariat.yml"
    path.write_bytes(ubah(path.read_bytes()))


def _ganti(data: Path, nama: str, buat: Callable[[Path], object]) -> None:
    (data / nama).unlink()
    buat(data / nama)


BANGUN: Mapping[str, Callable[[Path], object]] = {
    "B004-terlalu-besar": lambda data: os.truncate(data / "koreksi.yml", MAX_BYTES + 1),
    "B010-folder-bernama-yml": lambda data: _ganti(data, "koreksi.yml", Path.mkdir),
    "B010-pipa": lambda data: _ganti(data, "koreksi.yml", os.mkfifo),
    "B010-tautan-simbolik": lambda data: _ganti(data, "sop.yml", lambda path: path.symlink_to("peran.yml")),
    "B015-tanpa-izin": _kosongkan_izin,
    "B016-lebih-dari-dua-ratus": lambda data: (data / "koreksi.yml").write_text(
        "".join(f"asing{n:03}: 1\n" for n in range(1, 251))
    ),
    "baris-windows": lambda data: _semua(data, lambda raw: raw.replace(b"\n", b"\r\n")),
    "B017-tanda-bom": lambda data: _satu(data, lambda raw: codecs.BOM_UTF8 + raw),
    "B017-baris-cr": lambda data: _satu(data, lambda raw: raw.replace(b"\n", b"\r")),
    "B017-satu-baris-cr": lambda data: _satu(data, lambda raw: raw.replace(b"6.8\n", b"6.8\r")),
}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty current folder: reachable also for a user who may not enter the folders above it."""
    folder = tmp_path / "indicators"
    folder.mkdir(mode=0o755)
    monkeypatch.chdir(folder)
    asli = os.geteuid()
    yield Path()
    os.seteuid(asli)


def _bita(text: str) -> bytes:
    """Return the bytes of a patch, escapes resolved."""
    parts = re.split(f"({_LOLOS.pattern})", text)
    return b"".join(_lolos(part) if _LOLOS.fullmatch(part) else part.encode() for part in parts)


def _lolos(escape: str) -> bytes:
    char = codecs.decode(escape, "unicode_escape")
    return char.encode("latin-1") if escape[1] == "x" else char.encode()


def tambal(data: Path, baris: str) -> None:
    """Apply one line of ``tambal.txt``."""
    match = _TAMBAL.fullmatch(baris)
    assert match, f"bukan tambalan: {baris}"
    target, lama = data / match["path"], _bita(match["old"])
    isi = target.read_bytes()
    assert isi.count(lama) == 1, f"{match['path']} memuat {isi.count(lama)} kali: {match['old']}"
    target.write_bytes(isi.replace(lama, _bita(match["new"] or "")))


def bangun(kasus: Path, data: Path) -> Path:
    """Return ``data``, filled with the base and the case laid over it."""
    shutil.copytree(DASAR, data, dirs_exist_ok=True)
    if (kasus / "HAPUS.txt").is_file():
        for nama in (kasus / "HAPUS.txt").read_text().split():
            (data / nama).unlink()
    for path in sorted(kasus.rglob("*")):
        if path.is_file() and path.name not in PENGATUR:
            tujuan = data / path.relative_to(kasus)
            tujuan.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, tujuan)
    if (kasus / "tambal.txt").is_file():
        for baris in (kasus / "tambal.txt").read_text().splitlines():
            tambal(data, baris)
    if kasus.name in BANGUN:
        BANGUN[kasus.name](data)
    return data


def keluaran(data: Path) -> str:
    """Return the findings of reading and checking, as ``temuan.txt`` holds them."""
    bacaan = read_catalogue(Folder(data))
    dari_aturan = registry.run(Measurements(bacaan.catalogue)) if bacaan.catalogue else ()
    return "".join(map(_cetak, sorted({*bacaan.findings, *dari_aturan})))


def _cetak(temuan: Finding) -> str:
    return (
        f"{temuan.location}: {temuan.severity} {temuan.code} {temuan.message}\n    perbaikan: {temuan.hint}\n"
    )


@pytest.mark.parametrize("nama", SALAH)
def test_salah(nama: str, data: Path) -> None:
    kasus = CONTOH / "salah" / nama
    assert keluaran(bangun(kasus, data)) == (kasus / "temuan.txt").read_text()


@pytest.mark.parametrize("nama", BENAR)
def test_benar(nama: str, data: Path) -> None:
    assert keluaran(bangun(CONTOH / "benar" / nama, data)) == ""


def test_dasar() -> None:
    assert keluaran(DASAR) == ""


@pytest.mark.parametrize("nama", SALAH)
def test_kasus_memuat_kode_namanya(nama: str) -> None:
    assert f" {nama.split('-')[0]} " in (CONTOH / "salah" / nama / "temuan.txt").read_text()


def test_setiap_kode_punya_kasus() -> None:
    assert sorted(set(KODE) - {nama.split("-")[0] for nama in SALAH}) == []


def test_kode_tidak_kembar() -> None:
    assert [kode for kode, kali in Counter(KODE).items() if kali > 1] == []
