"""A map as answers to the questions of a reading, so that a table is read as people decided."""

from collections.abc import Mapping

from ukur.forms.table.table_map import ColumnEntry, TableMap
from ukur.forms.table.table_reading import TableColumn, TableReading
from ukur.forms.table.told_kinds import ROW_ANSWER


def answers_of(peta: TableMap, reading: TableReading | None = None) -> Mapping[str, str]:
    """Return the answers that a map has; of columns only where it says something else than the reading."""
    given = {name: answer for name, answer in peta.jawaban.items() if answer is not None}
    kind = peta.bawaan.jenis_satuan
    given |= {"tahun": str(peta.tahun)} if peta.tahun else {}
    given |= {"satuan": kind.value} if kind else {}
    for spelling, unit in peta.satuan.items():
        if unit.jenis is not None:
            given[f"satuan:{spelling}"] = f"{unit.jenis.value} {unit.satuan or spelling}"
    given |= {f"{ROW_ANSWER}{row.awal}": row.jenis.value for row in peta.baris}
    for letter, entry in peta.kolom.items():
        if entry.angka is not None:
            given[f"angka:{letter}"] = entry.angka.value
    asked = {question.id for question in reading.questions} if reading else set()
    for column in reading.columns if reading else ():
        decided = peta.kolom.get(column.letter)
        if decided is None or decided.peran is None:
            continue
        if f"kolom:{column.letter}" in asked or _differs(decided, column):
            part = f"/{decided.bagian}" if decided.bagian else ""
            given[f"kolom:{column.letter}"] = f"{decided.peran.value}{part}"
    return given


def header_answer(peta: TableMap) -> str:
    """Return the rows of the header as an answer: first and last."""
    first, last = peta.judul_kolom
    return f"{first}..{last}"


def _differs(entry: ColumnEntry, column: TableColumn) -> bool:
    part = str(column.part) if column.part and column.role.is_figure else None
    return (entry.peran, entry.bagian) != (column.role, part)
