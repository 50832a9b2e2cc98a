"""What each row below the header is, told by its own words, its figures and where it stands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ukur.forms.table.civil_servants import is_nip
from ukur.forms.table.heading_words import NAMELESS, SAME, level_of_name, normal_heading
from ukur.forms.table.shape import is_header_again, is_numbering
from ukur.forms.table.table_grid import TableGrid
from ukur.forms.table.table_kinds import CellState, RowKind
from ukur.model.periode import YEAR_PATTERN

_DATED = re.compile(
    r"[A-Z][\w .'-]{2,40}, *(?:tanggal *)?(?:\d{1,2}|\.{2,}|…+|_+)? *"
    rf"(?:[JFMASONDP][a-z]{{2,8}}|\.{{3,}}|…+)? *(?:{YEAR_PATTERN}|20\.{{2,}})"
)
_SIGNED = re.compile(
    r"mengetahui|menyetujui|disahkan|(?:di(?:susun|evaluasi|buat|periksa) oleh|disusun|dievaluasi)\b.*|"
    r"(?:plt\.? |a\.n\.? |an\. )?(?:kepala|sekretaris|bupati|wali ?kota|gubernur|camat|ketua|direktur|"
    r"inspektur|pengguna anggaran|pejabat pembuat)\b.*|pihak (?:pertama|kedua).*"
)
_TOTAL = re.compile(
    r"(?:(?:grand |sub ?)?total|jumlah)(?: (?:total|seluruh(?:nya)?|keseluruhan|anggaran|belanja|pagu|"
    r"realisasi|program|kegiatan|sub ?kegiatan))*[ :.]*"
)
_TOTAL_LIKE = re.compile(r"(?:(?:grand |sub ?)?total|jumlah)\b.*")
_MEAN = re.compile(r"rata[- ]?rata\b.*|rerata\b.*")
_GRADE = re.compile(r"predikat\b.*")
_NARRATIVE = re.compile(
    r"(?:faktor (?:pendorong|penghambat)|tindak lanjut yang|catatan|keterangan ?:|ket ?\.? ?:|"
    r"sumber(?: data)? ?:|\*\)|kesimpulan|usulan|rekomendasi ?:).*"
)
MOST_SIGNED = 3  # cells of a row of signatures: two persons and a date, as printed side by side
_ORDER = re.compile(r"[\d.()ivxIVX]+|[A-Za-z][.)]")


_SAYING = frozenset(CellState) - {CellState.TEXT, CellState.BLANK}


@dataclass(frozen=True)
class NameColumns:
    """The columns by which a row is told: names of nodes and indicators, figures, units, and codes."""

    indikator: frozenset[int] = frozenset()
    nodes: frozenset[int] = frozenset()
    figures: frozenset[int] = frozenset()
    performance: frozenset[int] = field(default=frozenset())
    """Columns of target, unit and realisasi: a row with one of these is no footer."""


def row_kinds(
    grid: TableGrid, rows: Sequence[int], columns: NameColumns, headings: frozenset[str]
) -> Mapping[int, RowKind]:
    """Return the kind of each row; what follows the place and date of a signature belongs to it."""
    last = max((row for row in rows if _figures(grid, row, columns)), default=0)
    return dict(_told(grid, rows, columns, headings, last))


def _told(
    grid: TableGrid, rows: Sequence[int], columns: NameColumns, headings: frozenset[str], last: int
) -> Iterator[tuple[int, RowKind]]:
    signed = narrated = False
    for row in rows:
        kind = _kind(grid, row, columns, headings)
        if kind is RowKind.SIGNATURE:
            signed = True
        elif kind.is_data and row > last and (signed or narrated):
            kind = RowKind.SIGNATURE if signed else RowKind.NARRATIVE
        elif kind is RowKind.SIMPUL and row > last > 0:  # a group with nothing below it: words under a table
            kind = RowKind.NARRATIVE
        elif kind is RowKind.UNKNOWN and signed:
            kind = RowKind.SIGNATURE
        narrated = narrated or kind is RowKind.NARRATIVE
        yield row, kind


def _kind(grid: TableGrid, row: int, columns: NameColumns, headings: frozenset[str]) -> RowKind:
    texts = grid.filled(row)
    if any(map(is_nip, grid.rows[row].values())) and not _figures(grid, row, columns):
        return RowKind.SIGNATURE
    if is_numbering(grid, row):
        return RowKind.NUMBERING
    if is_header_again(grid, row, headings):
        return RowKind.HEADER
    first = next((text for text in texts.values() if not _ORDER.fullmatch(text)), "")
    if (kind := _footer(grid, row, columns, first)) is not None:
        return kind
    return _named(grid, row, columns)


def _footer(grid: TableGrid, row: int, columns: NameColumns, first: str) -> RowKind | None:
    """Return the kind of a row that sums up, explains or signs; None for a row of data."""
    words = normal_heading(first)
    figures = _figures(grid, row, columns)
    texts = grid.filled(row).values()
    if len(texts) <= MOST_SIGNED and any(map(_DATED.fullmatch, texts)):
        return RowKind.SIGNATURE
    says_target = bool(grid.rows[row].keys() & columns.performance)
    if _TOTAL.fullmatch(words) and figures:
        return RowKind.TOTAL
    if (_MEAN.fullmatch(words) or _GRADE.fullmatch(words)) and not says_target:
        return RowKind.MEAN
    if _TOTAL_LIKE.fullmatch(words) and figures and not says_target:
        return RowKind.TOTAL
    if figures:
        return None
    if _NARRATIVE.fullmatch(words):
        return RowKind.NARRATIVE
    return RowKind.SIGNATURE if _SIGNED.fullmatch(words.rstrip(" ,:.")) else None


def _named(grid: TableGrid, row: int, columns: NameColumns) -> RowKind:
    """Return whether a row is an indicator's or a node's: by the names in it, and whether it has figures."""
    own = grid.rows[row]
    work = bool(own.keys() & columns.performance)
    names = [grid.text(row, column) for column in own.keys() & columns.indikator]
    spoken = [name for name in names if normal_heading(name) not in {*SAME, *NAMELESS}]
    if spoken and (work or _figures(grid, row, columns) or level_of_name(spoken[0]) is None):
        return RowKind.INDIKATOR
    if work and (not columns.indikator or any(grid.shown(row, column) for column in columns.indikator)):
        return RowKind.INDIKATOR
    if own.keys() & (columns.nodes | columns.indikator) or _figures(grid, row, columns):
        return RowKind.SIMPUL
    alone = [text for text in grid.filled(row).values() if not _ORDER.fullmatch(text)]
    return RowKind.SIMPUL if len(alone) == 1 and level_of_name(alone[0]) else RowKind.UNKNOWN


def _figures(grid: TableGrid, row: int, columns: NameColumns) -> bool:
    cells, figures = grid.rows[row], grid.figures[row]
    found = figures.keys() & columns.figures
    return any(figures[column].state in _SAYING and not is_nip(cells[column]) for column in found)
