"""Files that builds keep: put into a site without being written twice, and never changed through it."""

import os
from pathlib import Path

import pytest

from ukur.commands.pages.kept_files import is_whole, keep, place_file


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / ".cache/dokumen/a.pdf"
    keep(path, b"isi")
    return path


def test_kept_file_is_the_same_file(kept: Path, tmp_path: Path) -> None:
    target = tmp_path / "situs/dokumen/a.pdf"
    place_file(kept, target, tmp_path / ".cache")
    assert target.samefile(kept)
    assert target.stat().st_mode & 0o777 == 0o644  # whatever serves the site reads it


def test_file_of_the_repository_is_a_copy(tmp_path: Path) -> None:
    """A change in the site never reaches the archive."""
    source, target = tmp_path / "content/arsip/a.pdf", tmp_path / "situs/a.pdf"
    source.parent.mkdir(parents=True)
    source.write_bytes(b"isi")
    place_file(source, target, tmp_path / ".cache")
    target.write_bytes(b"lain")
    assert source.read_bytes() == b"isi"


def test_folder_relative_to_here(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the folder is written: `--repo .` is the usual way."""
    monkeypatch.chdir(tmp_path)
    place_file(kept.relative_to(tmp_path), tmp_path / "situs/a.pdf", tmp_path / ".cache")
    place_file(kept, Path("situs/b.pdf"), Path(".cache"))
    assert (tmp_path / "situs/a.pdf").samefile(kept)
    assert (tmp_path / "situs/b.pdf").samefile(kept)


def test_disk_without_second_names(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refused)
    target = tmp_path / "situs/a.pdf"
    place_file(kept, target, tmp_path / ".cache")
    assert target.read_bytes() == b"isi"
    assert not target.samefile(kept)


def test_changed_in_the_site_is_made_again(kept: Path, tmp_path: Path) -> None:
    """Who writes into the site's file is seen by the next build, which does not use it."""
    target = tmp_path / "situs/a.pdf"
    place_file(kept, target, tmp_path / ".cache")
    target.write_bytes(b"lain")
    assert not is_whole(kept)
    keep(kept, b"isi")
    assert target.read_bytes() == b"lain"  # the old site keeps what was written into it


def test_name_that_is_taken(kept: Path, tmp_path: Path) -> None:
    """What stood there is not written through: it may be a kept file too."""
    first = tmp_path / ".cache/dokumen/lain.pdf"
    keep(first, b"lain")
    target = tmp_path / "situs/a.pdf"
    place_file(first, target, tmp_path / ".cache")
    place_file(kept, target, tmp_path / ".cache")
    place_file(tmp_path / ".cache/dokumen/a.pdf.sha256", target, None)
    assert (is_whole(first), is_whole(kept)) == (True, True)
