"""The fields of one row of a form: the columns of the workbook, with what the file says in each."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ukur.desk.form_shape import Field, Member
from ukur.desk.work import Placed
from ukur.forms.unit_form import IsianRow
from ukur.forms.workbook.layout import (
    BUKTI,
    ISIAN,
    RENCANA_AKSI,
    RINCIAN,
    TINDAK_LANJUT,
    Column,
    Row,
    Section,
    Sheets,
)
from ukur.model.catalogue import Loc
from ukur.model.findings import Finding


class RowFields:
    """What people type about one indicator; the text of a field is the file's own, however wrong it is."""

    def __init__(self, item: IsianRow, written: Any, found: Sequence[Placed], sheets: Sheets) -> None:
        self.item, self.written, self.found = item, written, found
        self.rows = {
            key: [row for row in rows if row.values["kode"] == item.kode] for key, rows in sheets.items()
        }
        self._told: set[Loc] = set()

    @property
    def asked(self) -> str:
        """What is to be filled in, in words; what a workbook has on sheets stands in the row itself here."""
        words = next((row.values["yang_diisi"] for row in self.rows[ISIAN.key]), "")
        return words.removeprefix("Lembar ").replace("; dan lembar Rincian", "; dan rincian di bawahnya")

    def own(self) -> tuple[Field, ...]:
        """Return the fields of the indicator itself: its figure and the words beside it."""
        return tuple(field for row in self.rows[ISIAN.key] for field in self._fields(ISIAN, row, ()))

    def rincian(self) -> tuple[Member, ...]:
        """Return the members of the breakdown."""
        rows = self.rows[RINCIAN.key]
        return tuple(
            self._member(RINCIAN, row, n, (RINCIAN.key, row.values["anggota"]))
            for n, row in enumerate(rows, 1)
        )

    def bukti(self) -> tuple[Member, ...]:
        """Return the evidence, and a blank to add one."""
        return tuple(self._numbered(BUKTI))

    def rencana_aksi(self) -> tuple[Member, ...]:
        """Return the plans, and a blank to add one."""
        return tuple(self._numbered(RENCANA_AKSI))

    def tindak_lanjut(self) -> tuple[Member, ...]:
        """Return the open plans of earlier periods, each with what is reported of it.

        Its place names the plan (``tindak_lanjut``, period, number): where in the list it stands is found
        when it is written.
        """
        rows = self.rows[TINDAK_LANJUT.key]
        return tuple(
            self._member(
                TINDAK_LANJUT, row, n, (TINDAK_LANJUT.key, row.values["periode"], int(row.values["nomor"]))
            )
            for n, row in enumerate(rows, 1)
        )

    def unplaced(self) -> tuple[Finding, ...]:
        """Return what was found in the row and stands at none of the fields that were asked for before."""
        return tuple(item.finding for item in self.found if item.loc[2:] not in self._told)

    def _numbered(self, section: Section) -> Iterator[Member]:
        members = self._at((section.key,))
        count = len(members) if isinstance(members, list) else 0
        for row in self.rows[section.key]:
            number = int(row.values["nomor"])
            if number <= count + 1:
                yield self._member(section, row, number, (section.key, number - 1))

    def _member(self, section: Section, row: Row, number: int, loc: Loc) -> Member:
        about = {
            column.key: row.values[column.key]
            for column in section.columns
            if column not in section.entries and row.values.get(column.key) and column.key not in _KNOWN
        }
        there = self._at(self._in_file(loc))
        return Member(number, bool(there), about, tuple(self._fields(section, row, loc)))

    def _fields(self, section: Section, row: Row, loc: Loc) -> Iterator[Field]:
        for column in section.entries:
            place = (*loc, column.key)
            if row.is_open(column) and not self._is_only_unread(section, place):
                yield self._field(row, column, place)

    def _is_only_unread(self, section: Section, loc: Loc) -> bool:
        """Return whether a figure that nobody asks for is open because what it is made of cannot be read."""
        asked = {ISIAN.key: self.item.figures, RINCIAN.key: self.item.member_figures}.get(section.key)
        if asked is None or loc[-1] in asked or loc[-1] not in _FIGURES:
            return False
        return self._at(self._in_file(loc)) is None

    def _field(self, row: Row, column: Column, loc: Loc) -> Field:
        place = self._in_file(loc)
        self._told.add(place)
        text = self._at(place)
        return Field(
            loc=loc,
            label=column.heading,
            text=text if isinstance(text, str) else "",
            kind=str(column.entry),
            help=row.help_of(column),
            choices=row.choices_of(column),
            findings=tuple(item.finding for item in self.found if item.loc[2:] == place),
        )

    def _in_file(self, loc: Loc) -> Loc:
        return place_in_row(self.written, loc)

    def _at(self, loc: Loc) -> Any:
        found = self.written
        for part in loc:
            if isinstance(found, Mapping):
                found = found.get(part)
            elif isinstance(found, list) and isinstance(part, int) and part < len(found):
                found = found[part]
            else:
                return None
        return found


_FIGURES = frozenset({"realisasi", "pembilang", "penyebut"})

_KNOWN = frozenset({"kode", "indikator", "satuan"})
"""Columns that the row itself says."""


def place_in_row(written: Any, loc: Loc) -> Loc:
    """Return a place in the file's own row: a report on a plan stands at that plan's number in its list.

    A report that is not there yet has the next number.
    """
    if loc[:1] != (TINDAK_LANJUT.key,) or len(loc) < 3 or isinstance(loc[1], int):
        return loc
    reports = written.get(TINDAK_LANJUT.key) if isinstance(written, Mapping) else None
    rows = reports if isinstance(reports, list) else []
    wanted = (str(loc[1]), str(loc[2]))
    plans = [_plan(row) for row in rows]
    number = plans.index(wanted) if wanted in plans else len(rows)
    return (TINDAK_LANJUT.key, number, *loc[3:])


def _plan(row: Any) -> tuple[str, str]:
    """Return the plan that a report is about: without a number it is the first of its period."""
    return (str(row.get("periode")), str(row.get("rencana", "1"))) if isinstance(row, Mapping) else ("", "")
