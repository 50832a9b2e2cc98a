"""Values of a YAML text changed at their place: every other byte stays, and reading again proves it."""

import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from ukur.model.catalogue import Loc
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.source.yaml_places import YamlPlace, scalars, yaml_places
from ukur.source.yaml_spelling import Value, yaml_block, yaml_flow, yaml_lines, yaml_member, yaml_scalar
from ukur.source.yaml_text import YamlFault, decode, kept_parse

_BOM = "\N{BYTE ORDER MARK}"
_TIGHT = frozenset(" \t\r\n,]}")
_LINE_END = re.compile("[\r\n]|\\Z")


@dataclass(frozen=True)
class Edit:
    """A value to be at a place: keys, and numbers of list members from 0.

    A place that is not there yet is put in as lines of its own; of a list only the next number is. Text
    stands for numbers and dates too; None empties the value and leaves its key.
    """

    loc: Loc
    value: Value


@dataclass(frozen=True)
class _Piece:
    """What stands instead of the offsets ``start`` to ``end``; ``rank`` orders those at one offset."""

    start: int
    end: int
    text: str
    rank: tuple[int, int] = (0, 0)


def spliced(path: str, raw: bytes, edits: Sequence[Edit]) -> bytes:
    """Return the file with the values of ``edits``; the same bytes where each of them stands there already.

    Raises YamlFault for a file that cannot be read, UkurError with the place for an edit that cannot be made
    without touching anything else. Line ends, BOM, comments, order and spelling of the rest stay as they are.
    """
    before = kept_parse(path, raw)
    if before.findings:
        raise YamlFault(before.findings[0])
    wanted = copy.deepcopy(before.data)
    fresh = [edit for edit in edits if _set(path, wanted, edit)]
    if not fresh:
        return raw
    text = decode(path, raw)
    root = yaml_places(text)
    end = "\r\n" if "\r\n" in text else "\n"
    pieces = [piece for edit in fresh for piece in _Change(path, text, root, edit, end).pieces()]
    result = _assembled(path, text, pieces)
    written = f"{_BOM if raw.startswith(_BOM.encode()) else ''}{result}".encode("utf-8", "surrogatepass")
    _prove(path, (text, root), (result, written), fresh, wanted)
    return written


def _set(path: str, data: Any, edit: Edit) -> bool:
    """Put the value of an edit into the data; return whether that changes them."""
    *above, last = edit.loc
    for part in above:
        below = _member(data, part)
        data = below if below is not None else _refuse(path, edit)
    if isinstance(data, dict) and isinstance(last, str):
        if last in data and data[last] == edit.value:
            return False
        data[last] = copy.deepcopy(edit.value)
        return True
    if not isinstance(data, list) or not isinstance(last, int) or not 0 <= last <= len(data):
        _refuse(path, edit)
    if last < len(data) and data[last] == edit.value:
        return False
    data[last:] = [copy.deepcopy(edit.value), *data[last + 1 :]]
    return True


def _member(data: Any, part: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(part)
    inside = isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data)
    return data[part] if inside else None


class _Change:
    """One edit against the places of the text."""

    def __init__(self, path: str, text: str, root: YamlPlace, edit: Edit, end: str) -> None:
        self.path, self.text, self.root, self.edit, self.line_end = path, text, root, edit, end

    def pieces(self) -> Iterator[_Piece]:
        """Yield what is to be put where."""
        parent = self.root
        for part in self.edit.loc[:-1]:
            parent = parent.below.get(part) or _refuse(self.path, self.edit)
        here = parent.below.get(self.edit.loc[-1])
        value = self.edit.value
        if here is None:
            yield self._added(parent)
        elif here.flow and not here.below and not here.is_scalar:
            yield self._spelt(here, yaml_flow(value))
        elif not here.is_scalar:
            _refuse(self.path, self.edit)
        elif value is None or isinstance(value, str):
            yield self._replaced(here, value)
        elif here.flow or not value:
            yield self._spelt(here, yaml_flow(value))
        else:
            yield from self._unfolded(parent, here, value)

    def _replaced(self, here: YamlPlace, value: str | None) -> _Piece:
        new = yaml_scalar(value, here.flow)
        if new or here.start == here.end:
            return self._spelt(here, new)
        start = len(self.text[: here.start].rstrip(" "))  # emptied: no space is left behind the colon
        return _Piece(start, here.end, "")

    def _spelt(self, here: YamlPlace, new: str) -> _Piece:
        if here.start < here.end:
            return _Piece(here.start, here.end, new)
        tail = "" if self.text[here.end : here.end + 1] in _TIGHT or not self.text[here.end :] else " "
        return _Piece(here.end, here.end, f" {new}{tail}")

    def _unfolded(self, parent: YamlPlace, here: YamlPlace, value: Value) -> Iterator[_Piece]:
        """A list or pairs where nothing stood: lines below the key, of which comments keep theirs."""
        if here.key_end is None:
            _refuse(self.path, self.edit)
        if here.start < here.end:
            yield self._replaced(here, None)
        column = parent.column + 2
        yield self._lines(here.end, yaml_block(value, column), column)

    def _added(self, parent: YamlPlace) -> _Piece:
        last, value = self.edit.loc[-1], self.edit.value
        if parent.is_scalar or parent.is_list is not isinstance(last, int):
            _refuse(self.path, self.edit)
        if parent.flow:
            new = yaml_flow(value) if parent.is_list else yaml_flow({str(last): value})[1:-1]
            at = parent.last_inside
            return _Piece(at, at, f", {new}" if parent.below else new, (1, 0))
        at, column = parent.last, parent.column
        lines = yaml_member(value, column) if parent.is_list else yaml_lines(str(last), value, column)
        return self._lines(at, lines, column)

    def _lines(self, at: int, lines: Sequence[str], column: int) -> _Piece:
        """Whole lines after the one of an offset, with whatever comment stands behind it."""
        found = _LINE_END.search(self.text, at)
        place = found.start() if found else len(self.text)
        return _Piece(place, place, "".join(f"{self.line_end}{line}" for line in lines), (1, -column))


def _assembled(path: str, text: str, pieces: Sequence[_Piece]) -> str:
    """Return the text with all pieces; those at one offset in the order of their ranks, then as asked for."""
    result, at = [], 0
    for piece in sorted(pieces, key=lambda piece: (piece.start, piece.rank)):
        if piece.start < at:
            raise UkurError(f"{path}: dua perubahan mengenai tempat yang sama; lakukan satu per satu")
        result += [text[at : piece.start], piece.text]
        at = piece.end
    return "".join((*result, text[at:]))


def _prove(
    path: str, before: tuple[str, YamlPlace], after: tuple[str, bytes], edits: Sequence[Edit], wanted: object
) -> None:
    """Hold the new text against what was asked for: the same data, and every other value spelt as it was."""
    result, written = after
    try:
        same = kept_parse(path, written).data == wanted
    except YamlFault:  # also of half a letter, which is no UTF-8
        same = False
    if not same:
        _refuse(path, edits[0])
    text, root = before
    touched = {edit.loc for edit in edits}
    places = dict(scalars(yaml_places(result)))
    for loc, place in scalars(root):
        new = places.get(loc)
        if any(loc[: n + 1] in touched for n in range(len(loc))):
            continue
        if new is None or text[place.start : place.end] != result[new.start : new.end]:
            _refuse(path, edits[0])


def _refuse(path: str, edit: Edit) -> NoReturn:
    where = " > ".join(str(part + 1) if isinstance(part, int) else part for part in edit.loc)
    shown = quote(yaml_flow(edit.value)) if edit.value is not None else "kosong"
    raise UkurError(
        f"{path}: {where} tidak dapat diubah menjadi {shown} tanpa menyentuh isi lain; ubah baris itu "
        "dengan tangan"
    )
