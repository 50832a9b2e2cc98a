"""The README that ``init`` gave a repository, brought up to date: what its people wrote in it stays."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ukur.commands.data.new_office import EXAMPLE, SKELETON
from ukur.commands.data.program_pin import LOCK, read_pin
from ukur.commands.data.three_way import Joined
from ukur.commands.data.upgrade_plan import Fate, Step

README = "README.md"
_FORMER = re.compile(r"(?:generator/)?ukur/commands/(?:data/)?(kerangka|skeleton|example)/README\.md")
"""Where a release has it, in its wheel or in the source that it copied."""
_NAME = "@nama@"


@dataclass(frozen=True)
class ReadmeOrigin:
    """Where READMEs of a kind of repository come from: its lock, and the text of each beginning.

    ``former`` finds them in a release's wheel; its group is the beginning's name.
    """

    lock: str
    former: re.Pattern[str]
    texts: Mapping[str, bytes]


def office_readmes() -> ReadmeOrigin:
    """Return those of offices: the skeleton, which had another name once, and the example."""
    skeleton, example = (SKELETON / README).read_bytes(), (EXAMPLE / README).read_bytes()
    return ReadmeOrigin(LOCK, _FORMER, {"kerangka": skeleton, "skeleton": skeleton, "example": example})


Over = Callable[[bytes, bytes, bytes], Joined | None]
"""Joins a text of the office and a new one over an earlier one: mine, earlier, new."""


def readme_step(now: Mapping[str, bytes], join: Over, origin: ReadmeOrigin) -> Step | None:
    """Return what becomes of a README; None where it is up to date, gone, or of unknown origin."""
    mine = now.get(README)
    bases = [(kind, text) for kind, text in _former(now, origin) if mine is not None]
    if mine is None or not bases:
        return None
    kind, base = max(bases, key=lambda found: _common(mine, found[1]))
    name = _name_in(mine, base)
    was = _filled(base, name)
    new = _filled(origin.texts[kind], name)
    if was == new or mine == new:
        return None
    if mine == was:
        return Step(README, Fate.REPLACED, new)
    joined = join(mine, was, new)
    return _edited(mine, joined) if joined else None


def _edited(mine: bytes, joined: Joined) -> Step | None:
    if joined.conflicts:
        return Step(README, Fate.CONFLICT, joined.content)
    return Step(README, Fate.JOINED, joined.content) if joined.content != mine else None


def _former(now: Mapping[str, bytes], origin: ReadmeOrigin) -> Iterator[tuple[str, bytes]]:
    """Yield the texts that the repository's present program begins a README with."""
    pin = read_pin(now.get(origin.lock, b"").decode("utf-8", "replace"))
    if pin is None:
        files = now
    else:
        with zipfile.ZipFile(io.BytesIO(now[pin.wheel_path])) as wheel:
            files = {name: wheel.read(name) for name in wheel.namelist() if origin.former.fullmatch(name)}
    for path, raw in sorted(files.items()):
        found = origin.former.fullmatch(path)
        if found:
            yield found[1], raw


def _common(mine: bytes, base: bytes) -> int:
    return len({*mine.splitlines()} & {*base.splitlines()})


def _name_in(mine: bytes, base: bytes) -> str:
    """Return the office's name as its README spells it; the mark where it has none."""
    for line in base.decode().splitlines():
        before, mark, after = line.partition(_NAME)
        if mark:
            wanted = re.compile(rf"^{re.escape(before)}(.+){re.escape(after)}$", re.MULTILINE)
            found = wanted.search(mine.decode("utf-8", "replace"))
            return found[1] if found else _NAME
    return _NAME


def _filled(base: bytes, name: str) -> bytes:
    return base.replace(_NAME.encode(), name.encode())
