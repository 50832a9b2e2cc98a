"""Several files written all or none, though the process is killed before any of its steps."""

import fcntl
import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.skenario.kantor import jalankan_git
from tests.source.killed import each_kill, forked_cheaply, killed_at

from ukur.model.findings import UkurError
from ukur.source.journal import FOLDER, undo_interrupted, write_together

OLD = {
    "indicators/hapus.yml": b"h\n",
    "indicators/a.yml": b"a: 1\n",
    "indicators/b.yml": b"b: 1\n",
    "indicators/tetap.yml": b"t\n",
}
NEW = {
    **{name: content for name, content in OLD.items() if name != "indicators/hapus.yml"},
    "indicators/a.yml": b"a: 2\n",
    "indicators/b.yml": b"b: 2\n",
    "indicators/baru/c.yml": b"c: 2\n",
}


def state(repo: Path) -> dict[str, bytes]:
    """Every file below the folder, and the notes wherever they lie; of Git's own nothing else."""
    found = [path for path in repo.rglob("*") if path.is_file() and ".git" not in path.parts]
    found += repo.parent.rglob(f"*{FOLDER}/*")
    return {os.path.relpath(path, repo): path.read_bytes() for path in found}


def make(repo: Path) -> None:
    for path in (*repo.iterdir(), *repo.parent.rglob(f"*{FOLDER}")):
        if path.name != ".git" and path.is_dir():
            shutil.rmtree(path)
    for name, content in OLD.items():
        (repo / name).parent.mkdir(parents=True, exist_ok=True)
        (repo / name).write_bytes(content)


def write(repo: Path) -> Callable[[], object]:
    """A file is changed, one made, one deleted, one left as it is."""
    files = {repo / name: NEW.get(name) for name in {**OLD, **NEW}}
    return lambda: write_together(repo, files)


@pytest.fixture(params=["git", "worktree", "no git"])
def repo(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    folder = tmp_path / "tempat" / "kantor"
    folder.mkdir(parents=True)
    if request.param == "git":
        jalankan_git(folder, "init", "--quiet")
    elif request.param == "worktree":
        (folder.parent / "lain").mkdir()
        (folder / ".git").write_text("gitdir: ../lain\n", "utf-8")
    return folder


@forked_cheaply
def test_killed_at_each_step(repo: Path) -> None:
    """Either state, whole, and nothing left beside it; the old one until the last file is replaced."""
    found = []
    for _ in each_kill(lambda: make(repo), write(repo)):
        undo_interrupted(repo)
        now = state(repo)
        assert now in (OLD, NEW)
        found.append(now == NEW)
    assert state(repo) == NEW
    assert found == sorted(found), "once the new state holds it is not taken back"
    assert {*found} == {False, True}


@pytest.mark.one_daily("without Git the notes lie elsewhere, and test_killed_at_each_step is there every day")
@forked_cheaply
def test_killed_while_it_is_taken_back(repo: Path) -> None:
    """Of what was killed half way the taking back is killed at each step as well."""
    halves: set[str] = set()
    for step in each_kill(lambda: make(repo), write(repo)):
        half = _told(repo)
        if state(repo) in (OLD, NEW) or half in halves:
            continue
        halves.add(half)
        kept = shutil.copytree(repo.parent, repo.parent.parent / "separuh", symlinks=True)
        for again in range(1, 200):
            shutil.rmtree(repo.parent)
            shutil.copytree(kept, repo.parent, symlinks=True)
            if not killed_at(again, lambda: undo_interrupted(repo)):
                break
            undo_interrupted(repo)
            assert state(repo) in (OLD, NEW), (step, again)
        else:
            raise AssertionError("the taking back does not end")
        shutil.rmtree(kept)
    assert len(halves) >= 3, "one for each file, and before the notes are taken away"


def _told(repo: Path) -> str:
    """What lies on disk, with the made-up names of files that are written beside their place told alike."""
    return re.sub(r"\.[0-9a-z_]{8}(?=[\"'])", ".acak", repr(sorted(state(repo).items())))


@forked_cheaply
def test_the_next_writing_takes_back_first(repo: Path) -> None:
    for _ in each_kill(lambda: make(repo), write(repo)):
        other = repo / "indicators/lain.yml"
        write_together(repo, {other: b"x"})
        assert state(repo) in ({**OLD, "indicators/lain.yml": b"x"}, {**NEW, "indicators/lain.yml": b"x"})


@forked_cheaply
def test_what_was_changed_since_the_kill_stays(repo: Path) -> None:
    """Somebody mends a file by hand before the next start: that is not overwritten."""
    for _ in each_kill(lambda: make(repo), write(repo)):
        (repo / "indicators/a.yml").write_bytes(b"a: tangan\n")
        undo_interrupted(repo)
        assert (repo / "indicators/a.yml").read_bytes() == b"a: tangan\n"


@forked_cheaply
def test_a_living_writer_is_left_alone(repo: Path) -> None:
    """Its notes are held: who reads meanwhile takes nothing back, who writes is told to wait."""
    make(repo)
    step = next(step for step in range(1, 400) if _half(repo, step))
    notes = next(path for path in (repo / f".{FOLDER}", repo / ".git" / FOLDER, repo / "../lain" / FOLDER)
                 if path.is_dir())  # fmt: skip
    half, handle = state(repo), os.open(notes, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    undo_interrupted(repo)
    assert state(repo) == half, step
    with pytest.raises(UkurError, match="proses Ukur lain"):
        write(repo)()
    os.close(handle)
    undo_interrupted(repo)
    assert state(repo) == OLD


def _half(repo: Path, step: int) -> bool:
    undo_interrupted(repo)
    make(repo)
    assert killed_at(step, write(repo))
    return (repo / "indicators/a.yml").read_bytes() == NEW["indicators/a.yml"]


def test_what_cannot_be_written_changes_nothing(repo: Path) -> None:
    make(repo)
    with pytest.raises(UkurError, match="tidak ada berkas yang berubah"):
        write_together(repo, {repo / "indicators/a.yml": b"x", repo / "indicators/b.yml/c.yml": b"y"})
    assert state(repo) == OLD


@forked_cheaply
def test_damaged_notes_are_told_and_nothing_is_lost(repo: Path) -> None:
    make(repo)
    next(step for step in range(1, 400) if _half(repo, step))
    notes = next(path for path in repo.parent.rglob("catatan.json"))
    notes.write_bytes(b"{")
    with pytest.raises(UkurError, match="catatannya rusak; isi semula ada di"):
        undo_interrupted(repo)
    assert (notes.parent / "1").read_bytes() == OLD["indicators/a.yml"]


@pytest.mark.parametrize(
    ("jalur", "sementara"),
    [
        ("../luar.yml", ".luar.yml.0123abcd"),
        ("indicators/../../luar.yml", ".luar.yml.0123abcd"),
        ("{luar}", ".luar.yml.0123abcd"),
        ("keluar/luar.yml", ".luar.yml.0123abcd"),
        ("indicators/a.yml", "../../luar.yml"),
        ("indicators/a.yml", "b.yml"),
    ],
)
def test_notes_of_somebody_else_reach_nothing(tmp_path: Path, jalur: str, sementara: str) -> None:
    """A folder out of a stranger's ZIP has no Git, and may bring notes of its own: they touch no file."""
    repo, outside = tmp_path / "kantor", tmp_path / "luar.yml"
    repo.mkdir()
    make(repo)
    notes = repo / f".{FOLDER}"
    notes.mkdir()
    (repo / "keluar").symlink_to(tmp_path)
    outside.write_bytes(b"milik orang\n")
    entry = {"jalur": jalur.format(luar=outside), "sementara": sementara, "semula": True}
    (notes / "0").write_bytes(b"dari ZIP\n")
    digest = hashlib.sha256((repo / "indicators/a.yml").read_bytes()).hexdigest()
    known = [digest, hashlib.sha256(outside.read_bytes()).hexdigest()]
    for baru in known:
        (notes / "catatan.json").write_text(json.dumps([{**entry, "baru": baru}]), "utf-8")
        with pytest.raises(UkurError, match="catatannya rusak"):
            undo_interrupted(repo)
    assert outside.read_bytes() == b"milik orang\n"
    assert {name: (repo / name).read_bytes() for name in OLD} == OLD
