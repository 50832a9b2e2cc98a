"""What the cells of each column say: by the words above them, then by what stands in them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ukur.forms.table.cell_figures import Figure, is_code
from ukur.forms.table.heading_words import level_of_heading, normal_heading, part_of, role_of_parts, years_of
from ukur.forms.table.table_grid import Block, TableGrid
from ukur.forms.table.table_kinds import CellState, ColumnRole, Convention
from ukur.forms.table.table_reading import TableColumn
from ukur.spreadsheet.grid import column_letters

MOSTLY = 0.6  # of a column's filled cells: codes beside a group's heading, lists beside single figures
FEW_NUMBERS = 0.4  # of a column that is headed as money or percent and holds words instead
_MONEY = {ColumnRole.PAGU, ColumnRole.SPENT}
_COMPUTED = {ColumnRole.CAPAIAN, ColumnRole.SERAPAN, *_MONEY}
_NAMES = {ColumnRole.SIMPUL, ColumnRole.INDIKATOR, None}
_CODE_PART = re.compile(r"[\dX]{1,2}(?:\.\d{1,2})?|\d{4}", re.ASCII)  # 2, 13, 01, 2.01, 0001
_BY_WORDS, _BY_CONTENT = "menurut judul", "menurut isi"


@dataclass(frozen=True)
class ColumnFacts:
    """A column's headings from the top, and its filled cells below them by row."""

    number: int
    parts: tuple[str, ...]
    figures: Mapping[int, Figure]

    @cached_property
    def heading(self) -> str:
        """The headings in one line."""
        return " ".join(self.parts)

    @cached_property
    def states(self) -> Counter[CellState]:
        """How many of its cells are figures, words, lists, ..."""
        return Counter(figure.state for figure in self.figures.values())

    @property
    def numbers(self) -> int:
        """How many of its cells hold one number."""
        return sum(figure.is_number for figure in self.figures.values())

    @property
    def codes(self) -> int:
        """How many of its cells hold a code."""
        return sum(is_code(figure.text) for figure in self.figures.values())

    def within(self, rows: frozenset[int]) -> "ColumnFacts":
        """Return the same column with the cells of some rows only."""
        return replace(self, figures={row: item for row, item in self.figures.items() if row in rows})


def column_facts(
    grid: TableGrid, block: Block, headings: Mapping[int, tuple[str, ...]], first: int
) -> tuple[ColumnFacts, ...]:
    """Return the facts of each column, with its cells from a row on."""
    cells: dict[int, dict[int, Figure]] = {column: {} for column in headings}
    for row, figures in grid.figures.items():
        if row >= first:
            for column, figure in figures.items():
                if column in cells and figure.is_filled:
                    cells[column][row] = figure
    return tuple(ColumnFacts(column, parts, cells[column]) for column, parts in headings.items())


def column_roles(facts: Sequence[ColumnFacts], answers: Mapping[str, str]) -> tuple[TableColumn, ...]:
    """Return the columns with the roles that words and content give, or that a person gave."""
    columns = [_by_words(column) for column in facts]
    for place, column in enumerate(facts):
        columns[place] = _by_content(column, columns[place])
    _name_neighbours(facts, columns)
    return tuple(_answered(column, answers) for column in columns)


def _by_words(facts: ColumnFacts) -> TableColumn:
    heading = facts.heading
    role = role_of_parts(facts.parts)
    years = years_of(heading)
    return TableColumn(
        facts.number,
        column_letters(facts.number),
        heading,
        role or ColumnRole.UNKNOWN,
        _BY_WORDS if role else "",
        level_of_heading(heading) if role is ColumnRole.SIMPUL else None,
        part_of(heading),
        years[-1] if years else None,
    )


def _by_content(facts: ColumnFacts, column: TableColumn) -> TableColumn:
    """Return a column whose content says more than its heading."""
    filled, numbers = len(facts.figures), facts.numbers
    texts = facts.states[CellState.TEXT]
    known = column.role if column.role is not ColumnRole.UNKNOWN else None
    if not filled:
        return column if known else replace(column, role=ColumnRole.IGNORED, evidence="kolom kosong")
    if known in _NAMES and facts.codes > MOSTLY * filled:
        return replace(column, role=ColumnRole.KODE, evidence=_BY_CONTENT, level=None)
    if column.role.is_figure and facts.states[CellState.LIST] >= MOSTLY * filled:
        return replace(column, role=ColumnRole.IGNORED, evidence="berisi daftar angka, bukan satu angka")
    if column.role in _COMPUTED and texts > numbers and numbers < FEW_NUMBERS * filled:
        return replace(column, role=ColumnRole.REMARK, evidence="berisi kata, bukan angka")
    if known is None and normal_heading(column.heading) in {"total", "jumlah"} and numbers:
        return replace(column, evidence="jumlah bagian-bagiannya")
    if known is None and not column.heading and _counts_up(facts):
        return replace(column, role=ColumnRole.ROW_NUMBER, evidence=_BY_CONTENT)
    return column


def _counts_up(facts: ColumnFacts) -> bool:
    texts = [figure.text.strip(".() ") for figure in facts.figures.values()]
    return texts == [str(number) for number in range(1, len(texts) + 1)]


def _name_neighbours(facts: Sequence[ColumnFacts], columns: list[TableColumn]) -> None:
    """Let an unnamed column of words right of a code be what the code stands for: a node or an indicator."""
    for place in range(1, len(columns)):
        column, before = columns[place], columns[place - 1]
        alone = not facts[place].parts or facts[place].parts == facts[place - 1].parts
        if before.role is ColumnRole.KODE and alone and _is_part_of_code(facts[place]):
            columns[place] = replace(column, role=ColumnRole.KODE, evidence=f"lanjutan kolom {before.letter}")
            continue
        if (
            before.role is not ColumnRole.KODE
            or not alone
            or facts[place].numbers
            or not facts[place].figures
        ):
            continue
        roles = [other.role for other in columns]
        target = ColumnRole.TARGET in roles or ColumnRole.REALISASI in roles
        named = ColumnRole.SIMPUL in roles[:place]
        role = (
            ColumnRole.INDIKATOR
            if named and target and ColumnRole.INDIKATOR not in roles
            else ColumnRole.SIMPUL
        )
        columns[place] = replace(column, role=role, evidence=f"nama bagi kode di kolom {before.letter}")


def _is_part_of_code(facts: ColumnFacts) -> bool:
    texts = [figure.text for figure in facts.figures.values()]
    return bool(texts) and all(map(_CODE_PART.fullmatch, texts))


def _answered(column: TableColumn, answers: Mapping[str, str]) -> TableColumn:
    """Return a column with the role that an answer gives it: ``kolom:F`` is "target", or "target/TW1"."""
    answer = answers.get(f"kolom:{column.letter}")
    if answer is None:
        return column
    role, _, part = answer.partition("/")
    found = next((known for known in ColumnRole if known.value == role), None)
    if found is None:
        return column
    named = part_of(part.replace("-", " ")) if part else column.part
    return replace(column, role=found, part=named, evidence="menurut jawaban")


def convention_of(facts: ColumnFacts, role: ColumnRole, answer: str | None) -> Convention:
    """Return how a column of figures spells them; only texts count, and only their decimal signs."""
    if not role.is_figure and role is not ColumnRole.UNKNOWN:
        return Convention.CELL
    if answer in {Convention.COMMA.value, Convention.POINT.value}:
        return Convention(answer)
    signs = Counter(figure.sign for figure in facts.figures.values() if figure.typed and figure.is_number)
    if signs["koma"] and signs["titik"]:
        return Convention.MIXED
    if signs["koma"]:
        return Convention.COMMA
    if signs["titik"]:
        return Convention.POINT
    return Convention.OPEN if signs["dua"] else Convention.CELL


def satuan_in_cells(facts: ColumnFacts) -> bool:
    """Return whether units stand beside the figures of a column; a percent sign of a percentage is none."""
    units = [figure.satuan for figure in facts.figures.values() if figure.is_number]
    spelt = [unit for unit in units if unit not in {None, "Rp"}]
    return len(spelt) > len(units) / 2
