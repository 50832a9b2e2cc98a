"""The rows of each table, taken from the document as they stand there."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from ukur.document.direction_text import comparison_lines, comparison_of
from ukur.document.document_value import DokumenPengukuran, IndikatorRow, ShownSummary
from ukur.document.figure import Figure
from ukur.document.sections import AnggaranRow


class Record(NamedTuple):
    """One row: the period, its document, what it stands below, the thing itself, its number there."""

    periode: str
    document: DokumenPengukuran
    parent: Any
    item: Any
    number: int = 0


class Scope(NamedTuple):
    """What a roll-up covers: the whole document, or a sasaran."""

    kode: str
    jenis: str
    uraian: str
    ringkasan: ShownSummary


class PredikatCount(NamedTuple):
    """How many indicators of a scope got a predikat."""

    label: str
    singkatan: str
    jumlah: int


class AnggaranTriwulan(NamedTuple):
    """What a node of the budget had spent by a quarter, and was planned to."""

    triwulan: int
    realisasi: Figure
    serapan: Figure
    rencana: Figure | None = None
    serapan_rencana: Figure | None = None


class AnalisisPart(NamedTuple):
    """One part of the analysis of a sasaran."""

    judul: str
    teks: str


def indikator(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield the rows of the measurement form, numbered through all of it."""
    return _numbered(dokumen, ((group, row) for group in dokumen.kelompok for row in group.baris))


def _scope(dokumen: DokumenPengukuran) -> Iterator[Scope]:
    yield Scope("", "dokumen", dokumen.judul, dokumen.ringkasan)
    for group in dokumen.kelompok:
        yield Scope(group.kode, group.jenis, group.uraian, group.ringkasan)


def rollup_records(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield the roll-ups: of the document, then of each sasaran."""
    return _numbered(dokumen, ((None, scope) for scope in _scope(dokumen)))


def sasaran(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield the sasaran, each with its roll-up."""
    return _numbered(dokumen, ((None, group) for group in dokumen.kelompok))


def predikat_dokumen(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield the number of indicators for each predikat in the whole document."""
    return _numbered(dokumen, ((None, PredikatCount(*step)) for step in dokumen.ringkasan.predikat))


def predikat(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield the number of indicators for each predikat in each roll-up."""
    counts = ((scope, PredikatCount(*step)) for scope in _scope(dokumen) for step in scope.ringkasan.predikat)
    return _numbered(dokumen, counts)


def pembanding(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield each thing that an indicator is compared with, as the open data lists them."""
    return _below(dokumen, lambda row: comparison_lines(comparison_of(row, dokumen.periode), row))


def comparisons(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield each indicator, numbered through the document, with its comparisons."""
    rows = [(row, comparison_of(row, dokumen.periode)) for row in dokumen.baris]
    if any(comparison.says_something for _, comparison in rows):
        yield from _numbered(dokumen, rows)


def rincian(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield the members of each breakdown."""
    return _below(dokumen, lambda row: row.rincian)


def factor_records(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield the indicators of which something is written that helped or hindered them."""
    written = (
        (group, row)
        for group in dokumen.kelompok
        for row in group.baris
        if row.faktor_pendukung or row.faktor_penghambat
    )
    return _numbered(dokumen, written)


def bukti(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield the evidence behind each indicator."""
    return _below(dokumen, lambda row: row.struk.bukti)


def rencana_aksi(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield the plans made in the document."""
    return _numbered(dokumen, ((None, plan) for plan in dokumen.rencana_aksi))


def tindak_lanjut(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield what became of earlier plans."""
    return _numbered(dokumen, ((None, report) for report in dokumen.tindak_lanjut))


def tindak_lanjut_lhe(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield what became of the evaluators' recommendations."""
    return _numbered(dokumen, ((None, row) for row in dokumen.tindak_lanjut_lhe))


def anggaran(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield each node of the budget in each quarter; the total has no code."""
    section, periode = dokumen.anggaran, str(dokumen.periode)
    for number, node in enumerate((*section.baris, section.jumlah) if section else (), 1):
        for quarter in _triwulan(node):
            yield Record(periode, dokumen, node, quarter, number)


def simpul_anggaran(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield each node of the budget, all its quarters in one row; the total comes last."""
    section = dokumen.anggaran
    return _numbered(
        dokumen, ((None, node) for node in ((*section.baris, section.jumlah) if section else ()))
    )


def _triwulan(node: AnggaranRow) -> Iterator[AnggaranTriwulan]:
    planned = (node.rencana, node.serapan_rencana) if node.rencana else ()
    for quarter, figures in enumerate(zip(node.realisasi, node.serapan, *planned, strict=True), 1):
        yield AnggaranTriwulan(quarter, *figures)


def efisiensi(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield the efficiency of each sasaran."""
    rows = dokumen.anggaran.efisiensi if dokumen.anggaran else ()
    return _numbered(dokumen, ((None, row) for row in rows))


def koreksi(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield the corrections of the document's figures."""
    return _numbered(dokumen, ((None, row) for row in dokumen.koreksi))


def analisis(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield the parts of the analysis of each sasaran."""
    parts = (
        (group, AnalisisPart(*part))
        for group in dokumen.kelompok
        if group.analisis
        for part in group.analisis.bagian
    )
    return _numbered(dokumen, parts)


def pelaksanaan_sop(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield the SOP record, step by step."""
    return _numbered(dokumen, ((None, step) for step in dokumen.catatan_sop))


def nothing(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield no row: a table whose sentence stands in its place."""
    return iter(())


def kamus(dokumen: DokumenPengukuran) -> Iterator[Record]:
    """Yield the dictionary that the document was measured by."""
    return _numbered(dokumen, ((None, entry) for entry in dokumen.kamus))


def _below(dokumen: DokumenPengukuran, section: Callable[[IndikatorRow], Iterable[Any]]) -> Iterator[Record]:
    periode = str(dokumen.periode)
    for row in dokumen.baris:
        for number, part in enumerate(section(row), 1):
            yield Record(periode, dokumen, row, part, number)


def _numbered(dokumen: DokumenPengukuran, things: Iterable[tuple[Any, Any]]) -> Iterator[Record]:
    periode = str(dokumen.periode)
    for number, (above, thing) in enumerate(things, 1):
        yield Record(periode, dokumen, above, thing, number)
