"""Work put aside as plain data, and brought back onto a base that may have moved: value by value.

Only where the same place was changed on both sides is somebody asked; the base's own value stands until then.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ukur.desk.conflict import Conflict
from ukur.desk.form_view import file_data
from ukur.desk.repository import Repository
from ukur.desk.work import Work, begin_work, changed_files, checked_work, with_changes
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Loc
from ukur.model.findings import UkurError
from ukur.model.paths import DATA
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.data_files import MemoryTree
from ukur.source.file_kinds import kind_of
from ukur.source.splice import spliced
from ukur.source.wanted_values import edits_for
from ukur.source.yaml_text import YamlFault
from ukur.workflow.change_report import report_changes
from ukur.workflow.changes import changes_between
from ukur.workflow.report_text import report_text

VERSION = 1
MAX_TEXT = 20_000_000
"""Our choice: letters of a draft, several times what an office changes in a quarter."""


@dataclass(frozen=True)
class Draft:
    """Changed files and what they were made from: texts by path below the data folder, None for no file."""

    commit: str | None
    files: Mapping[str, str | None]
    base: Mapping[str, str | None]


@dataclass(frozen=True)
class Restored:
    """The work on the new base, the places to ask about, and the files that moved under it."""

    work: Work
    conflicts: tuple[Conflict, ...]
    moved: tuple[str, ...]


def draft_of(work: Work) -> dict[str, Any]:
    """Return the work as plain data: what a browser keeps."""
    known = work.repository.data
    return {
        "version": VERSION,
        "commit": work.repository.commit,
        "files": {path: _text(raw) for path, raw in work.changed.items()},
        "base": {path: _text(known.get(path)) for path in work.changed},
    }


def read_draft(value: Any) -> Draft:
    """Return a draft from plain data; UkurError for what no program of this version has kept."""
    if not isinstance(value, dict) or value.get("version") != VERSION:
        raise UkurError("konsep yang tersimpan tidak dikenal; mungkin dari versi lain halaman ini")
    files, base, commit = _texts(value.get("files")), _texts(value.get("base")), value.get("commit")
    if files.keys() != base.keys():
        raise _broken()
    if sum(len(text or "") for text in (*files.values(), *base.values())) > MAX_TEXT:
        raise UkurError("konsep yang tersimpan terlalu besar")
    return Draft(commit if isinstance(commit, str) else None, files, base)


def _texts(value: Any) -> dict[str, str | None]:
    """Return texts by the path of a data file; UkurError for anything else."""
    if not isinstance(value, dict):
        raise _broken()
    for path, text in value.items():
        if not isinstance(path, str) or kind_of(path) is None or not (text is None or isinstance(text, str)):
            raise _broken()
    return value


def _broken() -> UkurError:
    return UkurError("konsep yang tersimpan rusak; muat lagi dari berkas simpanan bila ada")


def restored(work: Work, draft: Draft) -> Restored:
    """Bring a draft onto the repository of a work; where the draft is silent, that stays as it is."""
    changes: dict[str, bytes | None] = {}
    conflicts: list[Conflict] = []
    moved = []
    for path, mine in sorted(draft.files.items()):
        base, theirs = draft.base[path], _text(work.raw(path))
        if theirs != base:
            moved.append(f"{DATA}/{path}")
        if theirs in (base, mine):
            changes[path] = None if mine is None else mine.encode()
            continue
        joined = _joined(path, base, mine, theirs)
        conflicts += joined.conflicts
        if joined.text is not None:
            changes[path] = joined.text
    after = checked_work(with_changes(work, changes))[0]
    return Restored(after, tuple(conflicts), tuple(moved))


def rebased(work: Work, repository: Repository) -> tuple[Restored, str]:
    """Bring the work onto a newer base; beside it the change report of what came in between."""
    fresh = begin_work(repository, work.today, work.cache.parsed)
    return restored(fresh, read_draft(draft_of(work))), _told(work.base, fresh.base)


def moved_under(work: Work, draft: Draft) -> str:
    """Return the change report of what others wrote into a draft's files, whose past alone it has."""
    known = work.repository.data
    past = {
        path: None if base is None else base.encode()
        for path, base in draft.base.items()
        if _text(known.get(path)) not in (base, draft.files[path])
    }
    if not past:
        return ""
    catalogue = read_catalogue(MemoryTree(changed_files(known, past)), work.cache).catalogue
    return _told(Measurements(catalogue, work.base) if catalogue else None, work.base)


def _told(before: Measurements | None, after: Measurements | None) -> str:
    """Return the change report between two moments; nothing where either cannot be read."""
    if before is None or after is None:
        return ""
    changes = changes_between(before.catalogue, after.catalogue)
    return report_text(report_changes(before, after, changes)) if changes else ""


def moved_repository(
    repository: Repository, files: Mapping[str, bytes], removed: frozenset[str], commit: str | None
) -> Repository:
    """Return a repository with what a newer commit has otherwise; paths are those below the repository."""
    data = {path[len(DATA) + 1 :]: raw for path, raw in files.items() if path.startswith(f"{DATA}/")}
    kept = {path: raw for path, raw in repository.data.items() if f"{DATA}/{path}" not in removed}
    names = (repository.names - removed) | files.keys()
    return replace(repository, data={**kept, **data}, names=names, commit=commit)


def resolved(work: Work, conflict: Conflict) -> Work:
    """Return the work with this side's value at a place that was asked about."""
    if not conflict.loc:
        changes = {conflict.path: None if conflict.mine is None else conflict.mine.encode()}
        return checked_work(with_changes(work, changes))[0]
    raw = work.raw(conflict.path)
    joined = None if raw is None else _spliced(conflict.path, raw, {conflict.loc: conflict.mine})
    if joined is None:
        where = ".".join(map(str, conflict.loc))
        raise UkurError(f"{DATA}/{conflict.path}: {where} tidak dapat diisi lagi; isi sendiri di formulirnya")
    return checked_work(with_changes(work, {conflict.path: joined}))[0]


@dataclass(frozen=True)
class _Joined:
    text: bytes | None
    conflicts: tuple[Conflict, ...]


def _joined(path: str, base: str | None, mine: str | None, theirs: str | None) -> _Joined:
    """Join one file value by value; where that cannot be done it is asked about as a whole."""
    whole = _Joined(None, (Conflict(path, (), base, mine, theirs),))
    if base is None or mine is None or theirs is None:
        return whole
    first, second, third = (file_data(path, text.encode()) for text in (base, mine, theirs))
    if not all(isinstance(data, dict) for data in (first, second, third)):
        return whole
    old, own, other = (dict(_leaves(data, ())) for data in (first, second, third))
    wanted: dict[Loc, str | None] = {}
    conflicts = []
    for loc in [*own, *(loc for loc in old if loc not in own)]:
        before, here, there = old.get(loc), own.get(loc), other.get(loc)
        if here in (before, there):
            continue
        if there == before:
            wanted[loc] = here
        else:
            conflicts.append(Conflict(path, loc, before, here, there))
    text = _spliced(path, theirs.encode(), wanted)
    return whole if text is None else _Joined(text, tuple(conflicts))


def _spliced(path: str, raw: bytes, wanted: Mapping[Loc, str | None]) -> bytes | None:
    """Return a file with values put in; None where that would touch anything else."""
    try:
        return spliced(f"{DATA}/{path}", raw, edits_for(file_data(path, raw), wanted))
    except (UkurError, YamlFault):
        return None


def _leaves(data: Any, loc: Loc) -> Iterator[tuple[Loc, str | None]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*loc, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _leaves(value, (*loc, number))
    else:
        yield loc, data


def _text(raw: bytes | None) -> str | None:
    return None if raw is None else raw.decode("utf-8", "surrogateescape")
