"""From a sheet to everything that is understood of the table on it; nothing is written, nothing is guessed.

Words propose, contents correct, and proof decides: see ``column_roles``, ``proof`` and ``series``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ukur.forms.table.cell_figures import tidy
from ukur.forms.table.column_roles import (
    ColumnFacts,
    column_facts,
    column_roles,
    convention_of,
    satuan_in_cells,
)
from ukur.forms.table.heading_words import normal_heading, years_of
from ukur.forms.table.hierarchy import names_of
from ukur.forms.table.proof import Figures, prove
from ukur.forms.table.row_kinds import NameColumns, row_kinds
from ukur.forms.table.series import repeated_sums, series_of, with_series
from ukur.forms.table.shape import Header, find_header, headings, is_numbering, next_header, titles
from ukur.forms.table.table_checks import ProofResult, SeriesNature, SeriesResult, Verdict
from ukur.forms.table.table_grid import TableGrid, block_of, cut_off, grid_of, stray_remarks, text_remarks
from ukur.forms.table.table_kinds import ColumnRole, RowKind
from ukur.forms.table.table_questions import cell_questions, column_questions, unit_questions
from ukur.forms.table.table_reading import (
    Satuan,
    TableColumn,
    TableIndikator,
    TableReading,
    TableRemark,
    TableRow,
)
from ukur.forms.table.table_rows import Reading, cell_remarks, read_figures, table_rows
from ukur.forms.table.told_kinds import told_kinds
from ukur.forms.table.totals import total_checks
from ukur.forms.table.unit_words import known_unit, names_several
from ukur.measure.rumus_id import RumusId
from ukur.model.faults import quote
from ukur.model.indikator import JenisSatuan
from ukur.spreadsheet.grid import Sheet, address, position

_HEADER_ANSWER = re.compile(r"(\d{1,7})\.\.(\d{1,7})")
_PERFORMANCE = {ColumnRole.TARGET, ColumnRole.REALISASI, ColumnRole.SATUAN, ColumnRole.BASELINE}
_MONEY = {ColumnRole.PAGU, ColumnRole.SPENT}


def read_table(sheet: Sheet, answers: Mapping[str, str] | None = None) -> TableReading:
    """Return what a sheet's table says; ``answers`` by the ids of questions, or of a table's map.

    Beside the questions' own ids these are understood: ``kepala`` ("5..6": first and last header row),
    ``kolom:F`` (a role, or a role with its part: "target/TW1"), ``angka:F`` ("koma" or "titik"),
    ``satuan:Dok`` ("cacah dokumen") and ``baris:Catatan`` (a kind of row).

    Raises:
        UnreadableWorkbook: if there is no header, or more rows than any table of an office has.
    """
    answers = answers or {}
    grid = grid_of(sheet)
    header = _answered_header(grid, answers) or find_header(grid)
    below = next_header(grid, header)
    if below is not None:
        grid = cut_off(grid, below)
    found = _understood(grid, header, answers)
    rows = table_rows(grid, found.columns, found.kinds, found.figures)
    names = names_of(found.columns, rows)
    indikator = _with_rumus(names.indikator, found.proofs)
    year = _year(grid, header, found.columns, rows, answers)
    questions = (
        *cell_questions(found.columns, rows),
        *column_questions(found.columns, found.proofs, found.series, header.first),
        *unit_questions(_unknown_units(indikator, answers), year, answers),
    )
    return TableReading(
        sheet.name,
        titles(grid, header),
        (header.first, header.last),
        header.numbering,
        found.columns,
        rows,
        names.nodes,
        indikator,
        year,
        _units(indikator, answers),
        found.proofs,
        found.series,
        total_checks(found.columns, found.kinds, found.figures, names.nodes),
        tuple(question for question in questions if question.id not in answers),
        (*_remarks(grid, header, found), *_second_table(grid, below)),
    )


@dataclass(frozen=True)
class _Understood:
    """What is known of columns and rows before anything is named; ``figures`` are those of all rows."""

    columns: tuple[TableColumn, ...]
    kinds: Mapping[int, RowKind]
    figures: Figures
    proofs: tuple[ProofResult, ...]
    series: tuple[SeriesResult, ...]


def _understood(grid: TableGrid, header: Header, answers: Mapping[str, str]) -> _Understood:
    """Return columns, rows and proofs: what each column is decides the rows, and these its convention."""
    block = block_of(grid, (header.first, header.last))
    facts = column_facts(grid, block, headings(grid, header, block), header.last + 1)
    columns = column_roles(facts, answers)
    kinds = told_kinds(grid, _kinds(grid, header, facts, columns), answers)
    data = frozenset(row for row, kind in kinds.items() if kind.is_data)
    within = [column.within(data) for column in facts]
    columns = _with_conventions(columns, within, answers)
    reading = Reading({column.number: column.convention for column in columns}, answers)
    inner = read_figures(within, columns, reading)
    proofs = tuple(prove(columns, inner))
    columns = _with_proofs(columns, proofs)
    series = _answered_series(series_of(columns, inner), answers)
    columns = with_series(columns, series, repeated_sums(columns, series, inner))
    kinds = told_kinds(
        grid, _kinds(grid, header, facts, columns), answers
    )  # proof may have said what a column of money is
    return _Understood(columns, kinds, read_figures(facts, columns, reading), proofs, series)


def _remarks(grid: TableGrid, header: Header, found: _Understood) -> tuple[TableRemark, ...]:
    """Return the cells that a person should see, in the order of the sheet."""
    block = block_of(grid, (header.first, header.last))
    remarks = (
        *stray_remarks(grid, block),
        *text_remarks(grid, block),
        *cell_remarks(grid, found.columns, found.kinds, found.figures),
    )
    return tuple(sorted(remarks, key=lambda remark: position(remark.address) or (0, 0)))


def _second_table(grid: TableGrid, row: int | None) -> Iterator[TableRemark]:
    """Tell that another table begins at a row, and how it is read."""
    if row is not None:
        yield TableRemark(
            address(row, 1),
            f"tabel kedua di lembar {quote(grid.name)} mulai di baris {row}; belum dibaca",
            f"baca dengan peta sendiri yang menyebut kepala: {row}..{row}",
        )


def _answered_header(grid: TableGrid, answers: Mapping[str, str]) -> Header | None:
    """Return the header whose rows a person named, with the numbering rows among and right below them."""
    match = _HEADER_ANSWER.fullmatch(answers.get("kepala", ""))
    if match is None:
        return None
    first, last = int(match[1]), int(match[2])
    if not any(first <= row <= last for row in grid.rows):
        return None
    numbered = tuple(row for row in range(first, last + 1) if is_numbering(grid, row))
    return Header(first, last, numbered)


def _kinds(
    grid: TableGrid, header: Header, facts: Sequence[ColumnFacts], columns: Sequence[TableColumn]
) -> Mapping[int, RowKind]:
    def of(roles: set[ColumnRole]) -> frozenset[int]:
        return frozenset(column.number for column in columns if column.role in roles)

    counted = {item.number for item in facts if item.numbers}
    figures = frozenset(column.number for column in columns if column.role.is_figure)
    named = NameColumns(
        of({ColumnRole.INDIKATOR}),
        of({ColumnRole.SIMPUL, ColumnRole.KODE}),
        figures | (of({ColumnRole.UNKNOWN}) & counted),
        of(_PERFORMANCE),
    )
    words = frozenset(normal_heading(part) for item in facts for part in item.parts)
    return row_kinds(grid, [row for row in grid.rows if row > header.last], named, words)


def _with_conventions(
    columns: Sequence[TableColumn], facts: Sequence[ColumnFacts], answers: Mapping[str, str]
) -> tuple[TableColumn, ...]:
    return tuple(
        replace(
            column,
            convention=convention_of(own, column.role, answers.get(f"angka:{column.letter}")),
            satuan_in_cell=column.role in _PERFORMANCE and satuan_in_cells(own),
        )
        for column, own in zip(columns, facts, strict=True)
    )


def _with_proofs(columns: Sequence[TableColumn], proofs: Sequence[ProofResult]) -> tuple[TableColumn, ...]:
    """Return the columns with the roles that proof gives them, whatever their headings say."""
    known = {column.number: column for column in columns}
    for proof in proofs:
        if proof.rumus is None:
            continue
        target, realisasi = known[proof.target], known[proof.realisasi]
        money = bool(_MONEY & {target.role, realisasi.role})
        why = f"terbukti: {realisasi.letter} terhadap {target.letter} di {proof.count(Verdict.PROVED)} baris"
        known[proof.percent] = replace(
            known[proof.percent], role=ColumnRole.SERAPAN if money else ColumnRole.CAPAIAN, evidence=why
        )
        if target.role is ColumnRole.UNKNOWN:
            role = ColumnRole.PAGU if money else ColumnRole.TARGET
            known[proof.target] = replace(target, role=role, evidence=why)
        if realisasi.role in {ColumnRole.UNKNOWN, ColumnRole.CAPAIAN}:
            role = ColumnRole.SPENT if money else ColumnRole.REALISASI
            known[proof.realisasi] = replace(realisasi, role=role, evidence=why)
    return tuple(known[column.number] for column in columns)


def _answered_series(series: Sequence[SeriesResult], answers: Mapping[str, str]) -> tuple[SeriesResult, ...]:
    natures = {nature.value: nature for nature in SeriesNature}
    return tuple(
        replace(item, nature=natures.get(answers.get(f"deret:{item.role.value}", ""), item.nature))
        if item.nature is SeriesNature.OPEN
        else item
        for item in series
    )


def _with_rumus(
    indikator: Sequence[TableIndikator], proofs: Sequence[ProofResult]
) -> tuple[TableIndikator, ...]:
    """Return the indicators with the formula that their row proves, or the column's where it fits that."""
    told: dict[tuple[int, int], RumusId] = {}
    for proof in proofs:
        for row in proof.rows if proof.rumus else ():
            fits = {fit.rumus for fit in row.fits}
            if proof.rumus in fits or len(fits) == 1:
                told[row.row, proof.percent] = proof.rumus if proof.rumus in fits else fits.pop()

    def own(item: TableIndikator) -> RumusId | None:
        """Return the formula of a percentage that is the indicator's; one of money says nothing of it."""
        found = (told.get((item.row, proof.percent)) for proof in proofs if proof.percent in item.figures)
        return next((rumus for rumus in found if rumus), None)

    return tuple(replace(item, rumus=own(item)) for item in indikator)


def _unknown_units(indikator: Sequence[TableIndikator], answers: Mapping[str, str]) -> dict[str, list[str]]:
    spelt: dict[str, list[str]] = {}
    for item in indikator:
        if item.satuan and not known_unit(item.satuan) and f"satuan:{item.satuan}" not in answers:
            spelt.setdefault(item.satuan, []).append(item.address)
    return spelt


def _units(indikator: Sequence[TableIndikator], answers: Mapping[str, str]) -> dict[str, Satuan]:
    """Return what each spelling of a unit means, as far as the list or an answer tells."""
    found = dict[str, Satuan]()
    for spelling in dict.fromkeys(item.satuan for item in indikator if item.satuan):
        unit = _answered_unit(spelling, answers.get(f"satuan:{spelling}", "")) or known_unit(spelling)
        first = spelling
        if unit is None and names_several(spelling):
            if answers.get("satuan-ganda") != "pertama":
                continue
            first = tidy(re.split(r" dan |[(\d]", spelling)[0])
            unit = known_unit(first)
        unit = unit or _answered_unit(first, answers.get("satuan", ""))
        if unit is not None:
            found[spelling] = unit
    return found


def _answered_unit(spelling: str, answer: str) -> Satuan | None:
    """Return the unit of an answer: a kind, and perhaps how it is written ("cacah dokumen")."""
    kind, _, name = answer.partition(" ")
    jenis = next((known for known in JenisSatuan if known.value == kind), None)
    return Satuan(name.strip() or spelling.casefold(), jenis) if jenis else None


def _year(
    grid: TableGrid,
    header: Header,
    columns: Sequence[TableColumn],
    rows: Sequence[TableRow],
    answers: Mapping[str, str],
) -> int | None:
    """Return the year of the table: as answered, or the only one that a place names which should."""
    if (answer := answers.get("tahun", "")).isdigit():
        return int(answer)
    for texts in _year_texts(grid, header, columns, rows):
        years = {year for text in texts for year in years_of(text)}
        if len(years) == 1:
            return years.pop()
    return None


def _year_texts(
    grid: TableGrid, header: Header, columns: Sequence[TableColumn], rows: Sequence[TableRow]
) -> Iterator[list[str]]:
    """Yield the places that may name the year, the surest first."""
    dated = [column.number for column in columns if column.role is ColumnRole.YEAR]
    yield [row.cells[n].text for row in rows if row.kind.is_data for n in dated if n in row.cells]
    yield list(titles(grid, header))
    yield [column.heading for column in columns if column.role.is_figure]
    yield [grid.name]
