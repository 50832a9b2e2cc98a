"""What a proposal makes of the list of libraries: each is code that the gate runs, as the program is."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ukur.archive.zip_content import BROKEN_ZIP, member_content
from ukur.commands.data.program_pin import LOCK, ProgramPin, with_pin
from ukur.workflow.change_wording import shorten_text

_LIBRARY = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[^\s;\\]+)(?P<rest>.*)", re.DOTALL)
_CARRIED = "ukur/repo/requirements.lock"
_MAX_LOCK = 5_000_000  # bytes; a lock of ours has 150,000
_NAMED = 8  # our choice: names in one sentence; who wants all of them reads the file


@dataclass(frozen=True)
class LockedLibraries:
    """A lock as pip reads it: by name the version and what belongs to it, and lines that are no library."""

    pinned: Mapping[str, tuple[str, str]]
    other: tuple[str, ...]

    @classmethod
    def of(cls, lock: str) -> "LockedLibraries":
        """Return what a lock says; a name that stands twice is no library, for pip takes it otherwise."""
        pinned: dict[str, tuple[str, str]] = {}
        other: list[str] = []
        for line in _logical_lines(lock):
            match = _LIBRARY.fullmatch(line)
            name = re.sub(r"[-_.]+", "-", match["name"]).lower() if match else ""
            if match is None or name in pinned:
                other.append(line)
            else:
                pinned[name] = match["version"], " ".join(match["rest"].split())
        return cls(pinned, tuple(other))


def _logical_lines(lock: str) -> Iterator[str]:
    """Yield the lines without comments, those that go on with a backslash joined."""
    bare = "\n".join(re.sub(r"(^|\s)#.*$", "", line) for line in lock.splitlines())
    for line in re.sub(r"\\[ \t]*\n", " ", bare).splitlines():
        if line.strip():
            yield line.strip()


def lock_sentences(before: str, after: str, pin: ProgramPin | None, wheel: bytes | None) -> Iterator[str]:
    """Yield what changes beside the program; nothing where the lock is the one that the release carries.

    ``wheel`` is the program's, where it is the one that ``pin`` names.
    """
    if pin is not None and after == with_pin(_carried(wheel), pin):
        return
    old, new = LockedLibraries.of(before), LockedLibraries.of(after)
    changed = [*_changes(old.pinned, new.pinned)]
    if changed:
        more = f", dan {len(changed) - _NAMED} lagi" if len(changed) > _NAMED else ""
        yield (
            f"Pustaka di {LOCK} berubah, bukan seperti yang dibawa rilis Ukur: {'; '.join(changed[:_NAMED])}"
            f"{more}. Setiap pustaka dijalankan gerbang: setujui hanya bila Anda tahu dari mana asalnya."
        )
    for line in [line for line in new.other if line not in old.other][:_NAMED]:
        yield (
            f"{LOCK} memuat baris yang bukan pustaka dengan versi dan sidiknya: {shorten_text(line, 120)}. "
            "Program dapat dipasang dari tempat lain; setujui hanya bila Anda tahu sebabnya."
        )


def _changes(old: Mapping[str, tuple[str, str]], new: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    for name in sorted({*old, *new} - {"ukur"}):
        before, after = old.get(name), new.get(name)
        if before is None and after is not None:
            yield f"{shorten_text(f'{name} {after[0]}', 80)} ditambah"
        elif after is None:
            yield f"{shorten_text(name, 80)} dihapus"
        elif before != after and before is not None:
            same = before[0] == after[0]
            moved = f"{name} {before[0]} bersidik lain" if same else f"{name} {before[0]} menjadi {after[0]}"
            yield shorten_text(moved, 120)


def _carried(wheel: bytes | None) -> str:
    """Return the lock that a wheel carries for offices, empty where it cannot be read."""
    content = wheel or b""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            member = opened.getinfo(_CARRIED)
        return member_content(content, member).decode() if member.file_size <= _MAX_LOCK else ""
    except (*BROKEN_ZIP, KeyError, OSError):
        return ""
