"""Files of a site: what builds keep is put in without being written twice, and never changed through it."""

import os
from pathlib import Path

import pytest

from ukur.commands.pages.kept_files import is_whole, keep
from ukur.commands.pages.placed_files import CONTENT_FOLDER, PlacedFiles


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / ".cache/dokumen/a.pdf"
    keep(path, b"isi")
    return path


@pytest.fixture
def placer(tmp_path: Path) -> PlacedFiles:
    return PlacedFiles(tmp_path)


def contents(folder: Path) -> list[bytes]:
    return sorted(path.read_bytes() for path in (folder / CONTENT_FOLDER).iterdir())


def test_kept_file_is_the_same_file(kept: Path, placer: PlacedFiles, tmp_path: Path) -> None:
    target = tmp_path / "situs/dokumen/a.pdf"
    placer.file(kept, target)
    assert target.samefile(kept)
    assert target.stat().st_mode & 0o777 == 0o644  # whatever serves the site reads it


def test_content_is_written_once(placer: PlacedFiles, tmp_path: Path) -> None:
    """What did not change is the same file in the next site, with its time; what changed is another."""
    first, second = tmp_path / "satu", tmp_path / "dua"
    for name, content in (("a.csv", b"1"), ("b.csv", b"2")):
        placer.content(content, first / "data" / name)
    later = PlacedFiles(tmp_path)
    for name, content in (("a.csv", b"1"), ("b.csv", b"3")):
        later.content(content, second / "data" / name)
    assert (second / "data/a.csv").samefile(first / "data/a.csv")
    assert [(first / "data/b.csv").read_bytes(), (second / "data/b.csv").read_bytes()] == [b"2", b"3"]
    assert (second / "data/b.csv").stat().st_mode & 0o777 == 0o644
    assert contents(tmp_path) == [b"1", b"2", b"3"]
    later.prune()
    assert contents(tmp_path) == [b"1", b"3"]
    assert (first / "data/b.csv").read_bytes() == b"2"


def test_two_files_of_one_content(placer: PlacedFiles, tmp_path: Path) -> None:
    for name in ("a", "b"):
        placer.content(b"", tmp_path / "situs" / name)
    assert [(tmp_path / "situs" / name).read_bytes() for name in ("a", "b")] == [b"", b""]


def test_file_of_the_repository_is_a_copy(placer: PlacedFiles, tmp_path: Path) -> None:
    """A change in the site never reaches the archive."""
    source, target = tmp_path / "content/arsip/a.pdf", tmp_path / "situs/a.pdf"
    source.parent.mkdir(parents=True)
    source.write_bytes(b"isi")
    placer.file(source, target)
    target.write_bytes(b"lain")
    assert source.read_bytes() == b"isi"


def test_folder_relative_to_here(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the folder is written: `--repo .` is the usual way."""
    monkeypatch.chdir(tmp_path)
    PlacedFiles(tmp_path).file(kept.relative_to(tmp_path), tmp_path / "situs/a.pdf")
    PlacedFiles(Path()).file(kept, Path("situs/b.pdf"))
    assert (tmp_path / "situs/a.pdf").samefile(kept)
    assert (tmp_path / "situs/b.pdf").samefile(kept)


def test_without_a_repository_each_is_written(kept: Path, tmp_path: Path) -> None:
    placer = PlacedFiles()
    placer.file(kept, tmp_path / "situs/a.pdf")
    placer.content(b"isi", tmp_path / "situs/b.csv")
    placer.prune()
    assert not (tmp_path / "situs/a.pdf").samefile(kept)
    assert (tmp_path / "situs/b.csv").stat().st_nlink == 1
    assert not (tmp_path / CONTENT_FOLDER).exists()


def test_disk_without_second_names(
    kept: Path, placer: PlacedFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refused)
    placer.file(kept, tmp_path / "situs/a.pdf")
    placer.content(b"tabel", tmp_path / "situs/a.csv")
    assert (tmp_path / "situs/a.pdf").read_bytes() == b"isi"
    assert (tmp_path / "situs/a.csv").read_bytes() == b"tabel"
    assert not (tmp_path / "situs/a.pdf").samefile(kept)


def test_nothing_can_be_kept(placer: PlacedFiles, tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("bukan folder")
    placer.content(b"tabel", tmp_path / "situs/a.csv")
    placer.prune()
    assert (tmp_path / "situs/a.csv").read_bytes() == b"tabel"


def test_changed_in_the_site_is_made_again(kept: Path, placer: PlacedFiles, tmp_path: Path) -> None:
    """Who writes into the site's file is seen by the next build, which does not use it."""
    printed, table = tmp_path / "situs/a.pdf", tmp_path / "situs/a.csv"
    placer.file(kept, printed)
    placer.content(b"tabel", table)
    for path in (printed, table):
        path.write_bytes(b"lain")
    assert not is_whole(kept)
    placer.content(b"tabel", tmp_path / "baru/a.csv")
    assert (tmp_path / "baru/a.csv").read_bytes() == b"tabel"
    assert table.read_bytes() == b"lain"  # the old site keeps what was written into it


def test_name_that_is_taken(kept: Path, placer: PlacedFiles, tmp_path: Path) -> None:
    """What stood there is not written through: it may be a kept file too."""
    other, target = tmp_path / ".cache/dokumen/lain.pdf", tmp_path / "situs/a.pdf"
    keep(other, b"lain")
    placer.file(other, target)
    placer.file(kept, target)
    PlacedFiles().content(b"bukan", target)
    assert (is_whole(other), is_whole(kept), target.read_bytes()) == (True, True, b"bukan")
