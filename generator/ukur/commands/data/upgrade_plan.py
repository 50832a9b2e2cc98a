"""What a newer program makes of an office's repository, and what becomes of the office's own edits."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ukur.commands.data.origin import ORIGIN
from ukur.commands.data.program_files import GUIDES, PORTAL_LOCK
from ukur.commands.data.program_pin import LOCK, PROGRAM_FOLDER
from ukur.commands.data.three_way import Joined
from ukur.commands.data.written_before import WrittenBefore
from ukur.model.paths import SCHEMA_FOLDER
from ukur.model.portal_sources import SCHEMA_FOLDER as PORTAL_SCHEMAS

_MADE = (f"{SCHEMA_FOLDER}/", f"{PORTAL_SCHEMAS}/")
"""What the program makes: an office's schemas, from its address too, and a portal's; nobody edits it."""
_SOURCE = ("generator/", "pyproject.toml", "requirements-dev.lock", *_MADE)
"""What made the program, or came from it, where its source was copied: replaced by the wheel as a whole."""
_LOCKS = (LOCK, PORTAL_LOCK)
_WHOLE = (*_LOCKS, "Makefile", ".gitignore", ORIGIN)
"""Files that must be the new program's, or nothing could be installed: an edit that does not fit is told."""

Join = Callable[[str, bytes, bytes], Joined | None]
"""Joins a path's text of the office with the program's new one; None where the earlier one is not known."""


class Fate(StrEnum):
    """What becomes of a file."""

    ADDED = "ditambahkan"
    REPLACED = "diganti"
    REMOVED = "dihapus"
    JOINED = "digabung dengan suntingan kantor"
    CONFLICT = "bentrok dengan suntingan kantor; pilih isinya di antara tanda <<<<<<< dan >>>>>>>"
    DROPPED = "suntingan kantor tidak ikut, sebab program kini satu berkas; lihat di riwayat Git"
    KEPT = "milik kantor dipertahankan; isi barunya dari program tidak ikut, bandingkan sendiri"
    ABSENT = "dihapus kantor; tetap tidak ada"


QUIET = frozenset({Fate.ADDED, Fate.REPLACED, Fate.REMOVED})
"""What needs nobody's eye: the file was as the program had written it, or was not there."""


@dataclass(frozen=True)
class Step:
    """A file with what becomes of it: ``content`` is written, or where None and removed nothing is left."""

    path: str
    fate: Fate
    content: bytes | None = None


def plan_upgrade(
    now: Mapping[str, bytes], before: WrittenBefore, new: Mapping[str, bytes], join: Join
) -> tuple[Step, ...]:
    """Return the steps from the files ``now`` to those of the new program, by path; none where all is so."""
    copied = any(path.startswith("generator/") for path in before.digests)
    program = ("generator/", f"{PROGRAM_FOLDER}/") if copied else (f"{PROGRAM_FOLDER}/",)
    known = {*before.digests, *(path for path in now if path.startswith(program))}
    gone = (_gone(path, now[path], before) for path in sorted(known - new.keys()) if path in now)
    steps = (*gone, *_given(now, before, new, join))
    return tuple(sorted((step for step in steps if step is not None), key=lambda step: step.path))


def _gone(path: str, mine: bytes, before: WrittenBefore) -> Step | None:
    """What the program no longer writes."""
    if before.is_as_written(path, mine):
        return Step(path, Fate.REMOVED)
    if path.startswith((*_SOURCE, f"{PROGRAM_FOLDER}/")):
        return Step(path, Fate.DROPPED)
    return Step(path, Fate.KEPT, mine) if path.startswith(f"{GUIDES}/") else None


def _given(
    now: Mapping[str, bytes], before: WrittenBefore, new: Mapping[str, bytes], join: Join
) -> Iterator[Step]:
    """What the program writes."""
    for path, content in new.items():
        mine = now.get(path)
        if mine == content:
            continue
        if mine is None:
            absent = path in before.digests and path not in _WHOLE
            yield Step(path, Fate.ABSENT) if absent else Step(path, Fate.ADDED, content)
        elif before.is_as_written(path, mine) or path == ORIGIN or path.startswith(_MADE):
            yield Step(path, Fate.REPLACED, content)
        else:
            step = _edited(path, mine, content, join)
            if step is not None:
                yield step


def _edited(path: str, mine: bytes, content: bytes, join: Join) -> Step | None:
    joined = None if path in _LOCKS else join(path, mine, content)
    if path in _WHOLE and (joined is None or joined.conflicts):
        return Step(path, Fate.DROPPED, content)
    if joined is None:
        return Step(path, Fate.KEPT, mine)
    if joined.conflicts:
        return Step(path, Fate.CONFLICT, joined.content)
    return Step(path, Fate.JOINED, joined.content) if joined.content != mine else None
