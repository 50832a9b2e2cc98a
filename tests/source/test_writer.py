"""Several files are written all or none, whatever fails on the way."""

import os
from pathlib import Path

import pytest

from ukur.model.findings import UkurError
from ukur.source.writer import write_all


def isi(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def test_yang_berubah_saja(tmp_path: Path) -> None:
    a, b, c = (tmp_path / name for name in ("a.yml", "b.yml", "baru/c.yml"))
    a.write_bytes(b"1\r\n")
    b.write_bytes(b"2\n")
    before = b.stat().st_mtime_ns
    assert write_all({a: b"9\r\n", b: b"2\n", c: b"3\n"}) == [a, c]
    assert (isi(tmp_path), c.read_bytes()) == ({"a.yml": b"9\r\n", "b.yml": b"2\n"}, b"3\n")
    assert b.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "berkas", [["a.yml", "a.yml/c.yml"], ["b.yml/c.yml", "a.yml"]], ids=["akhir", "awal"]
)
def test_tempat_yang_tidak_ada(berkas: list[str], tmp_path: Path) -> None:
    """A file where a folder should be: what could be written is not written either."""
    for name in ("a.yml", "b.yml"):
        (tmp_path / name).write_bytes(b"lama")
    with pytest.raises(UkurError, match="tidak ada berkas yang berubah"):
        write_all({tmp_path / name: b"baru" for name in berkas})
    assert isi(tmp_path) == {"a.yml": b"lama", "b.yml": b"lama"}


def test_gagal_di_tengah_penggantian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk fails between two renames: the first file gets its old bytes back, the new one goes."""
    baru, lama, gagal = (tmp_path / name for name in ("baru.yml", "lama.yml", "z.yml"))
    lama.write_bytes(b"lama")
    gagal.write_bytes(b"tetap")
    rename = os.replace

    def broken(source: str, target: Path) -> None:
        if target == gagal:
            raise OSError(5, "galat disk")
        rename(source, target)

    monkeypatch.setattr(os, "replace", broken)
    with pytest.raises(UkurError, match=r"^z\.yml tidak dapat ditulis"):
        write_all({baru: b"1", lama: b"2", gagal: b"3"})
    assert isi(tmp_path) == {"lama.yml": b"lama", "z.yml": b"tetap"}


def test_dihentikan_di_tengah_penggantian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C between two files leaves neither of them new."""
    lama, baru = tmp_path / "lama.yml", tmp_path / "baru.yml"
    lama.write_bytes(b"0")
    replace = os.replace

    def ganti(source: str, target: Path) -> None:
        if target == baru:
            raise KeyboardInterrupt
        replace(source, target)

    monkeypatch.setattr("ukur.source.writer.os.replace", ganti)
    with pytest.raises(KeyboardInterrupt):
        write_all({lama: b"1", baru: b"2"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"lama.yml": b"0"}
