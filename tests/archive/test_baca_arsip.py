import os
import zipfile
from pathlib import Path

import pytest
from tests.archive.arsip_uji import V1, Arsip, tulis_arsip, tulis_zip

from ukur.model.findings import UkurError
from ukur.model.paths import REGISTER
from ukur.source import archive_reader as sumber
from ukur.source.archive_reader import read_archive, read_folder


def test_folder(arsip: Arsip, tmp_path: Path) -> None:
    """From above, from within, from below: the same files, and the part that was meant."""
    extra = {".tulis-x/isi/a": b"belum selesai", ".sedang": b"x\n"}
    top = tulis_arsip({**arsip, **extra}, tmp_path / "kantor/content/arsip")
    whole = {**arsip, ".sedang": b"x\n"}
    assert read_folder(top) == whole
    for place, part in ((top, ""), (top / "2024-TW4", "2024-TW4"), (top / V1, V1), (tmp_path, "")):
        found = read_archive(place, REGISTER)
        assert found is not None
        assert (found.files, found.part) == (whole, part)


def test_tidak_ada(tmp_path: Path) -> None:
    (tmp_path / "surat.pdf").write_bytes(b"%PDF")
    assert read_archive(tmp_path, REGISTER) is None
    assert read_archive(tmp_path / "surat.pdf", REGISTER) is None
    with pytest.raises(UkurError, match="'tidak-ada' tidak ditemukan"):
        read_archive(tmp_path / "tidak-ada", REGISTER)


@pytest.mark.parametrize("awalan", ["", "arsip/", "situs-uji/arsip/"])
def test_zip(arsip: Arsip, tmp_path: Path, awalan: str) -> None:
    around = {"situs-uji/index.html": b"<p>"} if "situs" in awalan else {}
    path = tulis_zip(tmp_path / "a.zip", {**around, **{f"{awalan}{p}": raw for p, raw in arsip.items()}})
    found = read_archive(path, REGISTER)
    assert found is not None
    assert found.files == arsip


@pytest.mark.parametrize(
    ("tambahan", "kalimat"),
    [
        pytest.param({"../x": b""}, "tidak wajar", id="naik folder"),
        pytest.param({"/x": b""}, "tidak wajar", id="dari akar"),
        pytest.param({"a\\b": b""}, "tidak wajar", id="garis miring terbalik"),
        pytest.param({"lain/register.jsonl": b""}, "ada 2 register.jsonl", id="dua register"),
        pytest.param({f"{V1}/BUKTI.json": b"{}"}, "hanya beda besar-kecil", id="hanya beda huruf besar"),
        pytest.param({"tautan": None}, "tautan", id="tautan simbolik"),
        pytest.param({"bom": b"\0" * 100_000_001}, r"mengembang \d+ kali", id="bom"),
    ],
)
def test_zip_buruk(arsip: Arsip, tmp_path: Path, tambahan: dict[str, bytes | None], kalimat: str) -> None:
    path = tulis_zip(tmp_path / "a.zip", {**arsip, **tambahan})
    with pytest.raises(UkurError, match=kalimat):
        read_archive(path, REGISTER)


SYSTEM_FILES = ("Thumbs.db", ".DS_Store", f"{V1}/desktop.ini", f"{V1}/._dokumen.json", f"{V1}/~$a.docx")


def test_what_a_system_leaves_is_set_apart(arsip: Arsip, tmp_path: Path) -> None:
    left = dict.fromkeys((*SYSTEM_FILES, f"__MACOSX/{V1}/._manifest.json"), b"x")
    folder, packed = tulis_arsip({**arsip, **left}, tmp_path / "a"), tmp_path / "a.zip"
    for place in (folder, tulis_zip(packed, {**arsip, **left})):
        found = read_archive(place, REGISTER)
        assert found is not None
        assert (found.files, set(found.system_files)) == (arsip, set(left))
    assert read_folder(folder) == arsip


def test_zip_made_with_backslashes(arsip: Arsip, tmp_path: Path) -> None:
    path = tulis_zip(tmp_path / "a.zip", {p.replace("/", "\\"): raw for p, raw in arsip.items()})
    found = read_archive(path, REGISTER)
    assert found is not None
    assert found.files == arsip


def test_a_bomb_is_refused_before_it_unpacks(arsip: Arsip, tmp_path: Path) -> None:
    """60 MB of zeros in some 60 kB: a thousand times."""
    zeros = {f"{V1}/{number}": bytes(30_000_000) for number in range(2)}
    with pytest.raises(UkurError, match=r"mengembang \d+ kali"):
        read_archive(tulis_zip(tmp_path / "a.zip", {**arsip, **zeros}), REGISTER)


def test_zip_kembar(arsip: Arsip, tmp_path: Path) -> None:
    path = tulis_zip(tmp_path / "a.zip", arsip)
    with zipfile.ZipFile(path, "a") as file, pytest.warns(UserWarning, match="Duplicate name"):
        file.writestr(f"{V1}/bukti.json", b"{}")
    with pytest.raises(UkurError, match="bernama sama"):
        read_archive(path, REGISTER)


def test_zip_rusak(arsip: Arsip, tmp_path: Path) -> None:
    path = tulis_zip(tmp_path / "a.zip", arsip)
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 3] ^= 1
    path.write_bytes(bytes(raw))
    with pytest.raises(UkurError, match="bukan ZIP yang utuh"):
        read_archive(path, REGISTER)


def test_jumlah_dibatasi(arsip: Arsip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = tulis_arsip(arsip, tmp_path / "arsip")
    for name in ("MAX_MEMBERS", "MAX_BYTES", "MAX_TOTAL"):
        with monkeypatch.context() as patch:
            patch.setattr(sumber, name, 50)
            with pytest.raises(UkurError, match="terlalu besar"):
                read_archive(top, REGISTER)


@pytest.mark.parametrize("jenis", ["berkas", "folder", "pipa"])
def test_bukan_berkas_biasa(arsip: Arsip, tmp_path: Path, jenis: str) -> None:
    top = tulis_arsip(arsip, tmp_path / "arsip")
    place = top / V1 / "aneh"
    if jenis == "pipa":
        os.mkfifo(place)
    else:
        place.symlink_to(top if jenis == "folder" else top / REGISTER)
    with pytest.raises(UkurError, match="tautan atau bukan berkas biasa"):
        read_archive(top, REGISTER)


def test_dua_arsip_di_bawah(arsip: Arsip, tmp_path: Path) -> None:
    for name in ("a", "b"):
        tulis_arsip({REGISTER: arsip[REGISTER]}, tmp_path / name)
    with pytest.raises(UkurError, match=r"ada 2 register\.jsonl di bawah folder itu"):
        read_archive(tmp_path, REGISTER)
