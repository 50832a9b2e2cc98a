"""What a table does not say: one question for each thing and file, never one for each row."""

from collections.abc import Iterator, Mapping, Sequence

from ukur.forms.table.table_checks import ProofResult, SeriesNature, SeriesResult
from ukur.forms.table.table_kinds import CellState, ColumnRole, Convention
from ukur.forms.table.table_reading import Choice, Question, TableCell, TableColumn, TableRow
from ukur.forms.table.unit_words import names_several
from ukur.model.faults import quote
from ukur.model.indikator import JenisSatuan

NAMED = 8  # cells and units that a question names; the rest is counted
_CONVENTIONS = (
    Choice(Convention.COMMA.value, "koma desimal: 1.234,5"),
    Choice(Convention.POINT.value, "titik desimal: 1,234.5"),
)
_NATURES = (
    Choice(SeriesNature.INCREMENTS.value, "angka bagian itu saja; setahun adalah jumlahnya"),
    Choice(SeriesNature.RUNNING.value, "sudah dijumlah sampai dengan bagian itu"),
    Choice(SeriesNature.POSITION.value, "keadaan pada akhir bagian itu"),
)
_DASH = (
    Choice("belum-ada", "belum ada datanya"),
    Choice("nol", "nol"),
    Choice("tidak-berlaku", "tidak berlaku"),
)
_ROLE_CHOICES = (
    ColumnRole.TARGET, ColumnRole.REALISASI, ColumnRole.CAPAIAN, ColumnRole.PAGU, ColumnRole.SPENT,
    ColumnRole.SERAPAN, ColumnRole.BASELINE, ColumnRole.IGNORED,
)  # fmt: skip
_ASKED_SERIES = {ColumnRole.TARGET, ColumnRole.REALISASI, ColumnRole.SPENT}


def cell_questions(columns: Sequence[TableColumn], rows: Sequence[TableRow]) -> Iterator[Question]:
    """Yield what single cells leave open: dashes, figures with words, spellings with two readings."""
    figures = [(column, cell) for column, cell in _figure_cells(columns, rows)]
    if dashes := [cell.address for _, cell in figures if cell.state is CellState.DASH]:
        yield Question(
            "strip", f"Tanda '-' di {_places(dashes)} berarti apa?", _DASH, tuple(dashes[:NAMED]), "belum-ada"
        )
    worded = [cell for column, cell in figures if cell.state is CellState.NUMBER_AND_WORDS]
    if worded:
        first = quote(worded[0].text)
        yield Question(
            "angka-berkata",
            f"{len(worded)} sel berisi angka dan kata, misalnya {first} di {worded[0].address}. "
            "Ambil angkanya?",
            (Choice("ambil", "ambil angka di depan"), Choice("kosong", "biarkan kosong, diisi nanti")),
            tuple(cell.address for cell in worded[:NAMED]),
        )
    for column in columns:
        if column.role.is_figure and column.convention in {Convention.MIXED, Convention.OPEN}:
            yield _convention_question(column, columns, rows)


def _convention_question(
    column: TableColumn, columns: Sequence[TableColumn], rows: Sequence[TableRow]
) -> Question:
    cells = [cell for other, cell in _figure_cells([column], rows)]
    odd = [cell for cell in cells if cell.state is CellState.AMBIGUOUS]
    odd = odd or [cell for cell in cells if "." in cell.text or "," in cell.text]
    name = f"Kolom {column.letter} ({column.heading or 'tanpa judul'})"
    what = (
        "menulis angka dengan koma desimal dan dengan titik desimal"
        if column.convention is Convention.MIXED
        else f"berisi angka bermakna ganda, misalnya {quote(odd[0].text) if odd else ''}"
    )
    known = {other.convention for other in columns} & {Convention.COMMA, Convention.POINT}
    return Question(
        f"angka:{column.letter}",
        f"{name} {what}. Mana yang benar?",
        _CONVENTIONS,
        tuple(cell.address for cell in odd[:NAMED]),
        known.pop().value if len(known) == 1 and column.convention is Convention.OPEN else None,
    )


def column_questions(
    columns: Sequence[TableColumn], proofs: Sequence[ProofResult], series: Sequence[SeriesResult], row: int
) -> Iterator[Question]:
    """Yield what whole columns leave open: what they say, how quarters make a year, what is off.

    ``row`` is the header's, whose cells stand for their columns.
    """
    in_series = {number for item in series for number in item.columns[1:]}
    for column in columns:
        if column.role is ColumnRole.UNKNOWN and column.number not in in_series and _has_figures(column):
            title = quote(column.heading) if column.heading else "tanpa judul"
            yield Question(
                f"kolom:{column.letter}",
                f"Kolom {column.letter} ({title}) berisi apa?",
                tuple(Choice(role.value, role.value) for role in _ROLE_CHOICES),
                (f"{column.letter}{row}",),
                ColumnRole.IGNORED.value,
            )
    yield from _capaian_question(columns, proofs, row)
    yield from _series_questions(columns, series, row)
    off = [proof for proof in proofs if proof.rumus is None and proof.mismatches]
    if off:
        yield _difference_question(off, columns)


def _has_figures(column: TableColumn) -> bool:
    return column.evidence != "berisi kata"


def _capaian_question(
    columns: Sequence[TableColumn], proofs: Sequence[ProofResult], row: int
) -> Iterator[Question]:
    """Ask what "Capaian" means where a table has targets, no realisasi, and no proof."""
    roles = [column.role for column in columns]
    if ColumnRole.REALISASI in roles or ColumnRole.TARGET not in roles or proofs:
        return
    for column in columns:
        if column.role is ColumnRole.CAPAIAN and column.evidence != "menurut jawaban":
            yield Question(
                f"kolom:{column.letter}",
                f"Kolom {column.letter} ({quote(column.heading)}) berisi realisasi atau persen capaian?",
                (Choice("realisasi", "realisasi"), Choice("capaian", "persen capaian")),
                (f"{column.letter}{row}",),
                "realisasi",
            )


def _series_questions(
    columns: Sequence[TableColumn], series: Sequence[SeriesResult], row: int
) -> Iterator[Question]:
    letters = {column.number: column.letter for column in columns}
    for role in sorted(_ASKED_SERIES):
        open_ones = [item for item in series if item.role is role and item.nature is SeriesNature.OPEN]
        if open_ones:
            names = ", ".join(letters[number] for item in open_ones for number in item.columns)
            yield Question(
                f"deret:{role.value}",
                f"Angka {role.value} per bagian tahun (kolom {names}) berarti apa?",
                _NATURES,
                tuple(f"{letters[number]}{row}" for item in open_ones for number in item.columns)[:NAMED],
            )


def _difference_question(proofs: Sequence[ProofResult], columns: Sequence[TableColumn]) -> Question:
    """Ask about percentages that no row proves and some rows contradict: inputs rounded before, or slips."""
    percents = {proof.percent for proof in proofs}
    letters = ", ".join(column.letter for column in columns if column.number in percents)
    rows = [row for proof in proofs for row in proof.mismatches]
    offs = sorted(abs(row.difference) for row in rows if row.difference is not None)
    shown = [f"{value:f}".replace(".", ",") for value in dict.fromkeys((offs[0], offs[-1]))]
    return Question(
        "beda",
        f"Persen di kolom {letters} berbeda {' sampai '.join(shown)} dari hitungan angka yang tercetak; "
        "mungkin angkanya sudah dibulatkan sebelum dihitung. Terima target dan realisasinya?",
        (Choice("terima", "terima, persen dihitung ulang"), Choice("periksa", "periksa dulu ke sumbernya")),
        tuple(row.address for row in rows[:NAMED]),
    )


def unit_questions(
    spelt: Mapping[str, Sequence[str]], year: int | None, answers: Mapping[str, str]
) -> Iterator[Question]:
    """Yield the question for units that are not known, for rows with several, and for a missing year.

    ``spelt`` are the unknown units as spelt, with the cells of each.
    """
    several = {unit: cells for unit, cells in spelt.items() if names_several(unit)}
    if several and "satuan-ganda" not in answers:
        cells = [cell for places in several.values() for cell in places]
        yield Question(
            "satuan-ganda",
            f"{len(cells)} baris menyebut beberapa satuan, misalnya {quote(next(iter(several)))}: "
            "beberapa indikator dalam satu baris?",
            (
                Choice("pertama", "pakai satuan pertama untuk angka yang tertulis"),
                Choice("lewati", "lewati baris itu"),
            ),
            tuple(cells[:NAMED]),
        )
    single = {unit: cells for unit, cells in spelt.items() if unit not in several}
    if single:
        more = f", dan {len(single) - NAMED} lagi" if len(single) > NAMED else ""
        names = ", ".join(list(single)[:NAMED]) + more
        yield Question(
            "satuan",
            f"Satuan berikut belum dikenal: {names}. Semuanya dihitung sebagai apa?",
            tuple(Choice(jenis.value, jenis.value) for jenis in JenisSatuan),
            tuple(cells[0] for cells in single.values())[:NAMED],
            JenisSatuan.CACAH.value,
        )
    if year is None:
        yield Question("tahun", "Tabel ini untuk tahun berapa?")


def _figure_cells(
    columns: Sequence[TableColumn], rows: Sequence[TableRow]
) -> Iterator[tuple[TableColumn, TableCell]]:
    figures = {column.number: column for column in columns if column.role.is_figure}
    for row in rows:
        if row.kind.is_data:
            for number, cell in row.cells.items():
                if number in figures:
                    yield figures[number], cell


def _places(addresses: Sequence[str]) -> str:
    shown = ", ".join(addresses[:NAMED])
    return shown if len(addresses) <= NAMED else f"{shown}, dan {len(addresses) - NAMED} sel lain"
