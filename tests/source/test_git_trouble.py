"""Where Git itself cannot answer, its own trouble is told, with what helps."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.source.test_git_revision import git, simpan

from ukur.commands.gate.weighing import commit_of
from ukur.model.findings import UkurError
from ukur.source.file_tree import GitRevision
from ukur.source.git import first_parent_line, merged_tree, tree_files

UNKNOWN = "revisi Git '{}' tidak ditemukan; periksa nama cabang atau komitnya"


def revision(repo: Path) -> object:
    return list(GitRevision(repo, "HEAD").files())


QUESTIONS: tuple[Callable[[Path], object], ...] = (
    revision,
    lambda repo: commit_of(repo, "HEAD"),
    lambda repo: tree_files(repo, "HEAD"),
    lambda repo: first_parent_line(repo, "HEAD", 10),
    lambda repo: merged_tree(repo, "HEAD", "HEAD"),
)
ASKED = pytest.mark.parametrize("ask", QUESTIONS, ids=["data", "revisi", "isi", "riwayat", "gabungan"])


@pytest.fixture
def repo(data: Path) -> Path:
    git(data.parent, "init", "-q", "-b", "main")
    simpan(data.parent)
    return data.parent


def told(ask: Callable[[Path], object], repo: Path) -> str:
    with pytest.raises(UkurError) as caught:
        ask(repo)
    return str(caught.value)


@ASKED
def test_a_downloaded_zip_has_no_history(repo: Path, ask: Callable[[Path], object]) -> None:
    shutil.rmtree(repo / ".git")
    sentence = told(ask, repo)
    assert sentence.startswith(
        "folder ini bukan repositori Git, misalnya hasil unduhan ZIP; ambil dengan 'git "
    )


@pytest.fixture
def another_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The real Git, told by its own switch for tests that the folder is somebody else's; return the home."""
    program = tmp_path / "bin/git"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec "{shutil.which("git")}" "$@"\n', "utf-8"
    )
    program.chmod(0o755)
    home = tmp_path / "rumah"
    home.mkdir()
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return home


@ASKED
def test_a_folder_of_somebody_else(repo: Path, another_owner: Path, ask: Callable[[Path], object]) -> None:
    """As in a container whose user is not the one who fetched; the remedy that is told is carried out."""
    sentence = told(ask, repo)
    assert "Git menolak membaca repositori ini, sebab foldernya milik pengguna lain" in sentence
    remedy = f"git config --global --add safe.directory '{repo.resolve()}'"
    assert sentence.endswith(remedy)
    assert os.system(f"HOME='{another_owner}' {remedy}") == 0
    ask(repo)


@ASKED
def test_an_empty_repository(data: Path, ask: Callable[[Path], object]) -> None:
    git(data.parent, "init", "-q", "-b", "main")
    sentence = told(ask, data.parent)
    if ask in QUESTIONS[:2]:
        assert sentence.startswith("repositori ini belum mempunyai commit; simpan isinya dahulu")
    assert "bukan repositori Git" not in sentence


@pytest.mark.parametrize("kind", ["commit", "tree", "blob"])
def test_a_damaged_object(repo: Path, kind: str) -> None:
    """A power cut leaves an object without its content: nothing that Git says of it is an answer."""
    name = {"commit": "HEAD", "tree": "HEAD:indicators", "blob": "HEAD:indicators/sop.yml"}[kind]
    object_name = git(repo, "rev-parse", name)
    path = repo / ".git/objects" / object_name[:2] / object_name[2:]
    path.chmod(0o644)
    path.write_bytes(b"")
    assert told(revision, repo).startswith("repositori Git di sini rusak; ambil ulang dengan 'git clone'")


def test_a_name_that_is_not_there_stays_one(repo: Path) -> None:
    assert told(lambda repo: commit_of(repo, "tiada"), repo) == UNKNOWN.format("tiada")
    assert told(lambda repo: list(GitRevision(repo, "tiada").files()), repo) == UNKNOWN.format("tiada")


def test_a_conflict_is_told_apart_from_a_failure(repo: Path) -> None:
    git(repo, "switch", "-qc", "usulan")
    for branch, text in (("usulan", "a\n"), ("main", "b\n")):
        git(repo, "switch", "-q", branch)
        (repo / "indicators/catatan.yml").write_text(text, "utf-8")
        simpan(repo)
    assert "bertabrakan" in told(lambda repo: merged_tree(repo, "main", "usulan"), repo)
    assert "pakai Git 2.38" in told(lambda repo: merged_tree(repo, "main", "0" * 40), repo)
