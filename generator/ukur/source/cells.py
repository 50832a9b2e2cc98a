"""Cells that are left out of a data file so that the rest of it can be read; by kind of file.

A figure that cannot be read stays in its place as one that says so. Anything else that is optional is taken
out, the least of it that makes the rest sound.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from ukur.model.catalogue import Loc
from ukur.model.meaning import ChangeKind, Content, fields_of, place
from ukur.model.numbers import Unreadable
from ukur.model.paths import DataKind
from ukur.model.pengukuran import Formulir, IsianIndikator
from ukur.model.reading import Cut
from ukur.model.spellings import as_thousandths
from ukur.source.messages import nearest
from ukur.source.yaml_text import Parsed

_FIGURES = frozenset(fields_of(IsianIndikator, ChangeKind.REALISASI)) - {"rincian"}
_TOP = {"periode", "tahap", "pendahuluan"}
_PLANS = "rencana_aksi"  # reports of later periods name them by number, so none may go missing


class Cells:
    """The data of one file, and what was left out of it."""

    def __init__(self, kind: DataKind, model: type[BaseModel], path: str, parsed: Parsed) -> None:
        self._model = model
        self._path = path
        self._parsed = parsed
        self._data = parsed.data
        self._left: set[Loc] = set()
        self._ways: Mapping[DataKind, Callable[[Loc, bool], bool]] = {
            DataKind.FORMULIR: self._form,
            DataKind.INDIKATOR: self._dictionary,
            DataKind.DOKUMEN: self._document,
            DataKind.ANGGARAN: self._budget,
        }
        self._way = self._ways.get(kind)

    @property
    def left(self) -> frozenset[Loc]:
        """The cells left out; of a list all of it, as its members no longer stand at their numbers."""
        return frozenset(_before_number(loc) for loc in self._left)

    def knows(self, loc: Loc) -> bool:
        """Return whether all that is wrong at a place is told, of itself or of what is around it."""
        return any(loc[: len(cell)] == cell for cell in self._left)

    def leave_out(self, loc: Loc) -> bool:
        """Leave out the cell at a place, and more around it when asked again; False where that cannot be."""
        again = loc in self._left
        self._left.add(loc)
        return self._way is not None and self._way(loc, again)

    def _form(self, loc: Loc, again: bool) -> bool:
        rows = self._data.get("indikator") if isinstance(self._data, dict) else None
        if len(loc) < 2 or not isinstance(rows, dict) or loc[1] not in rows:
            unknown = len(loc) == 1 and loc[0] not in {"unit", "indikator"}
            return unknown and self._drop(loc, 1)
        kode, row = loc[1], rows[loc[1]]
        if len(loc) == 2 and again:
            del rows[kode]
        elif len(loc) == 2 or not isinstance(row, dict) or loc[2] in _FIGURES:
            self._blot(rows, kode, loc)
        elif loc[2] in IsianIndikator.model_fields and loc[2] != "rincian":
            return self._drop(loc if loc[2] == _PLANS else loc[:4], 3)
        else:
            row.pop(loc[2], None) if len(loc) < 4 else self._drop(loc[:4], 3)
            if not _FIGURES & {key for key, value in row.items() if value is not None}:
                self._blot(rows, kode, loc)
        return True

    def _blot(self, rows: dict[Any, Any], kode: Any, loc: Loc) -> None:
        """Make the indicator's figure one that cannot be read, whichever part of it is at fault."""
        row = rows[kode] if isinstance(rows[kode], dict) else {}
        rest = {key: value for key, value in row.items() if key not in _FIGURES}
        known = row.get("realisasi")
        rows[kode] = {"realisasi": known if isinstance(known, Unreadable) else self._unreadable(loc), **rest}

    def _unreadable(self, loc: Loc) -> Unreadable:
        at = nearest(self._path, loc, self._parsed.positions)
        return Unreadable(f"{at.path}:{at.line}")

    def _dictionary(self, loc: Loc, again: bool) -> bool:
        parent = self._at(loc[:-1])
        here = place(self._model, tuple(map(str, loc)))
        if again or not isinstance(parent, dict) or here is None or here.content is not Content.NUMBER:
            return False
        if loc[-1] not in parent:
            return False
        parent[loc[-1]] = self._unreadable(loc)
        return True

    def _document(self, loc: Loc, again: bool) -> bool:
        return bool(loc) and loc[0] not in _TOP and self._drop(loc[:2], 1)

    def _budget(self, loc: Loc, again: bool) -> bool:
        """Leave out one quarter's amount, or the node whose pagu is not known; sources and years never."""
        if len(loc) < 2 or loc[0] != "simpul":
            return False
        return self._drop(loc if len(loc) == 4 and not again else loc[:2], 2)

    def _at(self, loc: Loc) -> Any:
        value = self._data
        for part in loc:
            inside = isinstance(value, list) and isinstance(part, int) and part < len(value)
            if not inside and not (isinstance(value, dict) and part in value):
                return None
            value = value[part]
        return value

    def _drop(self, loc: Loc, floor: int) -> bool:
        """Take out what stands at a place, or else what is around it, but nothing above ``floor`` parts."""
        parent, last = self._at(loc[:-1]), loc[-1]
        if isinstance(parent, dict) and last in parent:
            del parent[last]
        elif isinstance(parent, list) and isinstance(last, int) and last < len(parent):
            if _PLANS in loc:
                parent[last] = {}
            else:
                parent.pop(last)
                self._renumber(loc[:-1], last)
        else:
            return len(loc) > floor and self._drop(loc[:-1], floor)
        return True

    def _renumber(self, whole: Loc, gone: int) -> None:
        """Let the members behind one that was taken out keep their places in the file."""
        depth, positions = len(whole), self._parsed.positions
        for loc in [loc for loc in positions if loc[:depth] == whole and len(loc) > depth]:
            number = loc[depth]
            if isinstance(number, int) and number >= gone:
                where = positions.pop(loc)
                if number > gone:
                    positions[(*whole, number - 1, *loc[depth + 1 :])] = where


def _before_number(loc: Loc) -> Loc:
    number = next((n for n, part in enumerate(loc) if isinstance(part, int)), len(loc))
    return loc[:number]


def with_sheet_errors(form: Formulir, cuts: Iterable[Cut]) -> Formulir:
    """Return a form in which a spreadsheet's error is a figure that cannot be read, and no blank."""
    rows = dict(form.indikator)
    for cut in cuts:
        if cut.is_sheet_error and len(cut.loc) > 2 and cut.loc[2] in {*_FIGURES, "rincian"}:
            blot = Unreadable(f"{cut.at.path}:{cut.at.line}")
            figure = {"realisasi": blot, "pembilang": None, "penyebut": None}
            rows[str(cut.loc[1])] = rows[str(cut.loc[1])].model_copy(update=figure)
    return form if rows == form.indikator else form.model_copy(update={"indikator": rows})


def spell_thousandths(kind: DataKind, data: Any, thousandths: frozenset[str]) -> None:
    """Let figures of indicators with three decimals have one reading: their ``1,234`` is no thousand."""
    if not isinstance(data, dict):
        return
    if kind is DataKind.INDIKATOR and _three_decimals(data.get("desimal")):
        _spell(data, ("tahun", "nilai", "TW1", "TW2", "TW3", "TW4"))
    rows = data.get("indikator")
    if kind is DataKind.FORMULIR and isinstance(rows, dict):
        for kode in thousandths & rows.keys():
            _spell(rows[kode], ("realisasi",))
    if kind is DataKind.KOREKSI:
        corrections = data.get("koreksi")
        for row in corrections if isinstance(corrections, list) else ():
            if isinstance(row, dict) and row.get("indikator") in thousandths:
                _spell(row, ("lama", "baru"))


def _three_decimals(text: Any) -> bool:
    return isinstance(text, str) and text.strip() in {"3", "4", "5", "6"}


def _spell(value: Any, keys: tuple[str, ...]) -> None:
    if not isinstance(value, dict):
        return
    for key, item in value.items():
        if isinstance(item, str) and key in keys:
            value[key] = as_thousandths(item)
        else:
            _spell(item, keys)
