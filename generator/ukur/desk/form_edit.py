"""What people type into a form, written into its file: each value at its place, every other byte kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ukur.desk.begun_links import begun_leftovers
from ukur.desk.form_fields import place_in_row
from ukur.desk.form_shape import FormPlace
from ukur.desk.form_view import asked_form, asked_row, closed_reason, file_data
from ukur.desk.work import Work, with_changes, with_row_checked
from ukur.forms.formulir import formulir_yaml
from ukur.forms.typed_values import CellFault, Typed, date_of, typed_figure, typed_text
from ukur.forms.workbook.layout import SECTIONS, TINDAK_LANJUT, Column, Entry
from ukur.model.catalogue import Loc
from ukur.model.findings import UkurError
from ukur.model.indikator import JenisSatuan
from ukur.model.paths import DATA
from ukur.model.pengukuran import Formulir
from ukur.model.spellings import with_comma
from ukur.source.number_signs import first_signs
from ukur.source.splice import spliced
from ukur.source.wanted_values import edits_for
from ukur.source.yaml_text import YamlFault
from ukur.spreadsheet.grid import Cell, CellKind

_THOUSANDTHS = 3  # decimals from which 1,234 is no thousand
_COLUMNS = {(section.key, column.key): column for section in SECTIONS for column in section.entries}


@dataclass(frozen=True)
class TypedValue:
    """What was typed at a place of a row; None or nothing but spaces empties it."""

    loc: Loc
    text: str | None


def edited(work: Work, at: FormPlace, values: Sequence[TypedValue]) -> Work:
    """Return the work with values typed into a row, all of them or none; the row is checked.

    Raises UkurError in words for a form that is closed, a row that is not in it, and a file that must be
    mended first.
    """
    if reason := closed_reason(work, at.periode):
        raise UkurError(reason)
    return with_row_checked(with_changes(work, {at.path: written_values(work, at, values)}), at.path, at.kode)


def written_values(work: Work, at: FormPlace, values: Sequence[TypedValue]) -> bytes:
    """Return the form's file with values typed into a row, whether its period is closed or not."""
    raw = work.raw(at.path)
    asked_row(work.state.row(at.kode) or work.measured, at)
    if raw is None:  # a unit that came to be asked after the period was opened
        raw = formulir_yaml(asked_form(work.measured, at.periode, at.unit)).encode()
    shown = f"{DATA}/{at.path}"
    data = file_data(at.path, raw)
    if not isinstance(data, dict):
        raise UkurError(f"{shown} tidak dapat dibaca; perbaiki berkas itu lebih dahulu")
    wanted = _wanted(work, at, data, values)
    wanted |= begun_leftovers(data, wanted)
    try:
        return spliced(shown, raw, edits_for(data, wanted))
    except YamlFault as fault:
        raise UkurError(f"{shown}: {fault.finding.message}; {fault.finding.hint}") from fault


def _wanted(
    work: Work, at: FormPlace, data: Mapping[str, object], values: Sequence[TypedValue]
) -> dict[Loc, str | None]:
    rows = data.get("indikator")
    written = rows.get(at.kode) if isinstance(rows, Mapping) else None
    comma = list(first_signs(data, Formulir)) == ["koma"]
    wanted: dict[Loc, str | None] = {}
    for value in values:
        loc = place_in_row(written, value.loc)
        top = ("indikator", at.kode)
        if loc != value.loc:  # a report names its plan, also where it stands at a number already
            wanted |= {
                (*top, *loc[:2], "periode"): str(value.loc[1]),
                (*top, *loc[:2], "rencana"): str(value.loc[2]),
            }
        text = _as_written(work, at, value)
        wanted[(*top, *loc)] = with_comma(text) if comma and text and _is_figure(value.loc) else text
    return wanted


def _as_written(work: Work, at: FormPlace, value: TypedValue) -> str | None:
    """Return a text as a filled workbook would have it written; what is no value stays as it was typed."""
    if value.text is None or not value.text.strip():
        return None
    read = _read(work, at, value.loc, Cell(1, 1, value.text, CellKind.TEXT))
    return value.text.strip() if isinstance(read, CellFault) else read


def _read(work: Work, at: FormPlace, loc: Loc, cell: Cell) -> Typed:
    column = _column(loc)
    if column.entry is Entry.DATE:
        return date_of(cell.text)
    if column.entry is not Entry.FIGURE:
        typed = typed_text(cell)
        return next((c for c in column.choices if c.casefold() == str(typed).casefold()), typed)
    item = work.catalogue.indikator[at.kode]
    figure = loc[-1] == "realisasi"
    return typed_figure(
        cell,
        percent=figure and item.jenis_satuan is JenisSatuan.PERSEN,
        thousandths=figure and item.desimal >= _THOUSANDTHS,
    )


def _is_figure(loc: Loc) -> bool:
    return _column(loc).entry is Entry.FIGURE


def _column(loc: Loc) -> Column:
    """Return the column of a place; UkurError for a place that no form has."""
    section = "isian" if len(loc) == 1 else str(loc[0])
    known = _COLUMNS.get((section, str(loc[-1]))) if loc else None
    depth = {"isian": 1, TINDAK_LANJUT.key: 4 if len(loc) == 4 else 3}.get(section, 3)
    if known is None or len(loc) != depth:
        raise UkurError(f"isian {'.'.join(map(str, loc))[:80] or '(kosong)'} tidak dikenal di formulir")
    return known
