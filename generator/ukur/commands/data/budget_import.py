"""Use case ``import budget``: realisasi of a quarter from finance's own export, by the code of each node."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from ukur.commands.data.book_file import book_bytes
from ukur.desk.changed_data import ChangedData, changed_data
from ukur.forms.book_fault import BookFault
from ukur.forms.budget_export import BudgetReading, named_codes, read_budget
from ukur.forms.budget_map import BudgetMap
from ukur.forms.budget_proposal import proposed_map
from ukur.measure.figure_text import rupiah_text
from ukur.measure.measurements import Measurements
from ukur.model.findings import Finding, UkurError
from ukur.model.paths import anggaran_path
from ukur.model.pengukuran import Anggaran
from ukur.model.periode import Periode
from ukur.model.spellings import plain_spelling
from ukur.source.data_files import FileTree
from ukur.source.record_file import read_record
from ukur.source.splice import Edit, spliced
from ukur.spreadsheet.reader import read_workbook
from ukur.spreadsheet.unreadable import UnreadableWorkbook


@dataclass(frozen=True)
class BudgetImport:
    """What an export would change; with faults nothing. ``remarks`` are sentences for whoever imports it."""

    changed: ChangedData | None
    faults: tuple[BookFault, ...] = ()
    remarks: tuple[str, ...] = ()


def budget_map(path: Path) -> tuple[BudgetMap | None, tuple[Finding, ...]]:
    """Return the map of a file, or everything that is wrong with it."""
    return read_record(path.name, book_bytes(path), BudgetMap)


def proposal_for(before: Measurements, periode: Periode, content: bytes) -> str | None:
    """Return a map for an export, proposed for people to correct; None where there is nothing to go by."""
    anggaran = before.catalogue.anggaran.get(periode.tahun)
    try:
        return proposed_map(read_workbook(content), anggaran) if anggaran else None
    except UnreadableWorkbook as fault:
        raise UkurError(str(fault)) from fault


def import_budget(
    tree: FileTree,
    before: Measurements,
    periode: Periode,
    export: tuple[str, bytes],
    peta: BudgetMap,
    with_pagu: bool = False,
) -> BudgetImport:
    """Return the budget file with the realisasi of a quarter; ``export`` is a file's name and bytes."""
    anggaran, path = before.catalogue.anggaran.get(periode.tahun), anggaran_path(periode.tahun)
    if anggaran is None:
        raise UkurError(f"{tree.root}/{path} belum ada; tulis dahulu pagu tiap program menurut DPA")
    name, content = export
    try:
        book = read_workbook(content)
    except UnreadableWorkbook as fault:
        return BudgetImport(None, (BookFault(name, fault.place, fault.problem, fault.hint),))
    reading = read_budget(name, book, peta, anggaran, before.catalogue.pohon, periode.triwulan)
    if reading.faults:
        return BudgetImport(None, tuple(reading.faults), tuple(book.notes))
    raw = next(file.raw for file in tree.files() if file.path == path)
    edits = list(_edits(anggaran, reading, periode.triwulan, with_pagu))
    remarks = (*book.notes, *_remarks(anggaran, reading, with_pagu))
    files = {path: spliced(f"{tree.root}/{path}", raw, edits)}
    return BudgetImport(changed_data(tree, before, files), (), remarks)


def _edits(anggaran: Anggaran, reading: BudgetReading, triwulan: int, with_pagu: bool) -> Iterator[Edit]:
    for kode, node in anggaran.simpul.items():
        spent = reading.realisasi.get(kode)
        if spent is not None and node.realisasi.get(triwulan) != spent:
            text = plain_spelling(spent)
            if node.realisasi:
                yield Edit(("simpul", kode, "realisasi", f"TW{triwulan}"), text)
            else:
                yield Edit(("simpul", kode, "realisasi"), {f"TW{triwulan}": text})
        pagu = reading.pagu.get(kode)
        if with_pagu and pagu is not None and pagu != node.pagu:
            yield Edit(("simpul", kode, "pagu"), plain_spelling(pagu))


def _remarks(anggaran: Anggaran, reading: BudgetReading, with_pagu: bool) -> Iterator[str]:
    if reading.summed:
        yield f"Dijumlahkan dari bawahnya, karena tidak ada barisnya: {named_codes(reading.summed)}."
    if reading.unknown:
        rows = (f"{row.kode} ({row.cell.address}, {rupiah_text(row.realisasi)})" for row in reading.unknown)
        yield f"Tidak ada di berkas anggaran, jadi tidak dipakai: {named_codes(rows)}."
    if reading.missing:
        yield f"Tidak ada di ekspor, jadi tidak diubah: {named_codes(reading.missing)}."
    differing = [
        (kode, anggaran.simpul[kode].pagu, pagu)
        for kode, pagu in reading.pagu.items()
        if pagu != anggaran.simpul[kode].pagu
    ]
    if differing and not with_pagu:
        yield f"Pagu berbeda dan tidak diubah (ubah dengan --pagu): {named_codes(_pagu_words(differing))}."


def _pagu_words(rows: Iterable[tuple[str, Decimal, Decimal]]) -> Iterator[str]:
    for kode, ours, theirs in rows:
        yield f"{kode} ({rupiah_text(ours)}, di ekspor {rupiah_text(theirs)})"
