"""The measurement form as paper has it since edition 5: column groups that say the same stand once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.figure import ScopedFigure
from ukur.document.tabel.declaration import Column, Rendering, Table, Unit, Width, since_sixth
from ukur.document.tabel.form import FORM, QUARTER, TO_DATE, YEAR
from ukur.document.tabel.shared import said_once

_SUFFIXES = {"triwulan": QUARTER, "sampai": TO_DATE, "tahun": YEAR}
_SHORT = {"triwulan": QUARTER, "sampai": "s.d. triwulan {d.periode.roman}", "tahun": "setahun"}
_METHOD = "cara_pengukuran"
_NAME_WIDTHS = {"indikator": Width(6.4, 3.0, 190), _METHOD: Width(3.6, 3.6, 150)}
"""In a PDF a name takes the room that remarks had, which stand below their rows now."""


def printed_form(document: DokumenPengukuran) -> Table:
    """Return the form of a document for paper; documents before edition 5 keep theirs."""
    if not document.since_fifth:
        return FORM
    kept = {names[0]: _heading(names) for names in _groups(document.baris)}
    return replace(FORM, columns=tuple(_columns(kept)))


def workbook_form(document: DokumenPengukuran) -> Table:
    """Return the form of a workbook: every column, for formulas name them; since edition 6 what
    :func:`folded_columns` leaves says in its headings what it stands for.
    """
    if not since_sixth(document):
        return FORM
    kept = {names[0]: _heading(names) for names in _groups(document.baris)}
    columns = (replace(one, group=kept.get(_span(one) or "", one.group)) for one in FORM.columns)
    return replace(FORM, columns=tuple(columns))


def folded_columns(document: DokumenPengukuran) -> frozenset[str]:
    """Return the columns of a workbook that repeat what a group before them says of every row."""
    if not since_sixth(document):
        return frozenset()
    again = {name for names in _groups(document.baris) for name in names[1:]}
    return frozenset(column.name for column in FORM.columns if _span(column) in again)


def has_methods(document: DokumenPengukuran) -> bool:
    """Return whether paper has room for how indicators are measured; else the dictionary's annex says it."""
    return any(column.name == _METHOD for column in printed_form(document).columns)


def _columns(kept: dict[str, str]) -> Iterator[Column]:
    crowded = len(kept) == len(_SUFFIXES)
    for column in FORM.columns:
        span = _span(column)
        if column.name == _METHOD and crowded:
            continue
        if column.name in _NAME_WIDTHS:
            yield replace(column, width=_NAME_WIDTHS[column.name])
        elif span is None:
            yield column
        elif span in kept:
            capaian = column.unit is Unit.PERCENT
            yield replace(column, group=kept[span], value=said_once(column.take) if capaian else column.value)


def _span(column: Column) -> str | None:
    """Return which of the three figures a printed column belongs to."""
    printed = column.stands != Rendering(0)
    return next((name for name in _SUFFIXES if printed and column.group == _SUFFIXES[name]), None)


def _groups(rows: Sequence[IndikatorRow]) -> list[list[str]]:
    """Return the figures that are printed, neighbours that say the same of all rows together."""
    groups = [["triwulan"]]
    for before, name in (("triwulan", "sampai"), ("sampai", "tahun")):
        if rows and all(_said(_figure(row, before)) == _said(_figure(row, name)) for row in rows):
            groups[-1].append(name)
        else:
            groups.append([name])
    return groups


def _figure(row: IndikatorRow, name: str) -> ScopedFigure:
    return row.setahun if name == "tahun" else getattr(row, name)


def _said(figure: ScopedFigure) -> tuple[str, ...]:
    """Return what a figure prints; the year's realisasi is the one to date."""
    return tuple(part.teks for part in (figure.target, figure.realisasi, figure.capaian))


def _heading(names: Sequence[str]) -> str:
    """Return one heading for the figures that stand once: ``Triwulan IV, s.d. triwulan IV, dan setahun``."""
    if len(names) == 1:
        return _SUFFIXES[names[0]]
    first, *more = (_SHORT[name] for name in names)
    *between, last = (first[0].upper() + first[1:], *more)
    return f"{', '.join(between)}{',' if len(between) > 1 else ''} dan {last}"
