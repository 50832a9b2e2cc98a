"""Files as the parser gave them, packed beside the site: a browser need not parse again what did not change.

By SHA-256 of its bytes each file has its data, the place of every key in the order of the data, and the
comments behind values. A pack saves time and decides nothing: what it does not have is parsed, and no file
with a finding is in it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from functools import cached_property
from typing import Any

from ukur.model.catalogue import Loc
from ukur.model.findings import Location
from ukur.model.reading import Cut
from ukur.source.yaml_text import Parsed, YamlFault, parse

FORM = "ukur/terurai/2"


def pack_parsed(files: Mapping[str, bytes]) -> bytes:
    """Return the pack of data files by their path in the repository."""
    packed = {digest(raw): _packed(path, raw) for path, raw in sorted(files.items())}
    sound = {name: entry for name, entry in packed.items() if entry is not None}
    return json.dumps({"bentuk": FORM, "berkas": sound}, ensure_ascii=False, separators=(",", ":")).encode()


def digest(raw: bytes) -> str:
    """Return the name of a file's content in a pack."""
    return hashlib.sha256(raw).hexdigest()


class ParsedFiles:
    """A pack that was read back; one of another form, or that is none, has nothing in it."""

    def __init__(self, packed: bytes) -> None:
        try:
            told = json.loads(packed)
        except (ValueError, RecursionError):
            told = None
        known = isinstance(told, dict) and told.get("bentuk") == FORM
        self._entries: Mapping[str, Any] = told["berkas"] if known else {}

    def get(self, path: str, raw: bytes) -> Parsed | None:
        """Return what parsing a file gives; None where the pack does not have it."""
        entry = self._entries.get(digest(raw))
        return None if entry is None else _unpacked(path, entry)


def _packed(path: str, raw: bytes) -> list[Any] | None:
    try:
        parsed = parse(path, raw)
    except YamlFault:
        return None
    places = [number for place in parsed.positions.values() for number in place]
    cuts = [[c.loc, c.at.line, c.at.column, c.comment, c.before, c.close] for c in parsed.cuts]
    data = json.dumps(parsed.data, ensure_ascii=False, separators=(",", ":"))
    entry: list[Any] = [data, places, json.loads(json.dumps(cuts))]
    return entry if not parsed.findings and _unpacked(path, entry) == parsed else None


def _unpacked(path: str, entry: list[Any]) -> Parsed:
    data, places, cuts = entry
    return Parsed(json.loads(data), Places(data, places), cuts=tuple(_cuts(path, cuts)))


class Places(MutableMapping[Loc, tuple[int, int]]):
    """Where each key stands, worked out when somebody asks: of most files nobody does, for nothing is wrong.

    ``data`` is the file's data as JSON, since whoever reads a file changes what it was given.
    """

    def __init__(self, data: str, places: list[int]) -> None:
        self._data, self._places = data, places

    @cached_property
    def _known(self) -> dict[Loc, tuple[int, int]]:
        numbers = iter(self._places)
        return dict(zip(_locs(json.loads(self._data), ()), zip(numbers, numbers, strict=True), strict=True))

    def __getitem__(self, loc: Loc) -> tuple[int, int]:
        return self._known[loc]

    def __setitem__(self, loc: Loc, place: tuple[int, int]) -> None:
        self._known[loc] = place

    def __delitem__(self, loc: Loc) -> None:
        del self._known[loc]

    def __iter__(self) -> Iterator[Loc]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def _locs(data: Any, loc: Loc) -> Iterator[Loc]:
    """Yield the place of every key and member, in the order in which a parser meets them."""
    pairs: Iterable[tuple[str | int, Any]] = ()
    if isinstance(data, dict):
        pairs = data.items()
    elif isinstance(data, list):
        pairs = enumerate(data)
    for part, below in pairs:
        here = (*loc, part)
        yield here
        yield from _locs(below, here)


def _cuts(path: str, cuts: Iterable[list[Any]]) -> Iterator[Cut]:
    for loc, line, column, comment, before, close in cuts:
        yield Cut(tuple(loc), Location(path, line, column), comment, before, close)
