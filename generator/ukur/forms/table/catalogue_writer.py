"""What a table adds to an office's data: dictionary, tree, budget and forms as canonical YAML, nothing lost.

Figures that the data has already are never replaced: where the table says something else it is a fault, and
a plan with faults is not written. The same table with the same map adds nothing a second time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ukur.forms.formulir import dokumen_yaml, introduction
from ukur.forms.table.decided_figures import DecidedFigures
from ukur.forms.table.indikator_codes import assign_codes
from ukur.forms.table.nomenclature import Nomenclature
from ukur.forms.table.planned_budget import PlannedBudget, plan_budget
from ukur.forms.table.planned_forms import plan_forms
from ukur.forms.table.planned_indikator import IndikatorPlanner, PlannedIndikator
from ukur.forms.table.planned_tree import PlannedTree, plan_tree
from ukur.forms.table.printed_units import unit_name, unsaid_multiples
from ukur.forms.table.settled_row import SettledRow
from ukur.forms.table.table_kinds import CellState, ColumnRole
from ukur.forms.table.table_map import TableMap
from ukur.forms.table.table_reading import (
    TableCell,
    TableIndikator,
    TableNode,
    TableReading,
    TableRemark,
)
from ukur.forms.table.target_entries import spelt
from ukur.model.catalogue import Catalogue
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.paths import DATA, POHON, anggaran_path, dokumen_path, formulir_path, kamus_path
from ukur.source.file_kinds import kind_of
from ukur.source.format import with_header
from ukur.source.splice import Edit, spliced
from ukur.source.yaml_spelling import Value, yaml_block
from ukur.source.yaml_text import parse
from ukur.spreadsheet.grid import position

_TAKEN = {
    ColumnRole.TARGET,
    ColumnRole.REALISASI,
    ColumnRole.PAGU,
    ColumnRole.SPENT,
    ColumnRole.BASELINE,
}
_NO_FIGURE = {CellState.TEXT, CellState.ERROR, CellState.LIST}


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do: files below the data folder with their new content, and what bars it.

    ``tree``, ``indikator`` and ``budget`` are told to people before anything is written.
    """

    files: Mapping[str, bytes]
    tree: PlannedTree
    indikator: tuple[PlannedIndikator, ...]
    budget: Mapping[int, PlannedBudget]
    faults: tuple[TableRemark, ...]


def plan_import(
    reading: TableReading,
    peta: TableMap,
    catalogue: Catalogue,
    data: Mapping[str, bytes],
    nomenclature: Nomenclature,
) -> ImportPlan:
    """Return the plan; ``data`` are the bytes of every data file, by path below the data folder.

    Raises UkurError or YamlFault where a file cannot be added to without touching what is there.
    """
    figures = DecidedFigures(reading, peta)
    tree = plan_tree(reading, peta, catalogue.pohon, nomenclature)
    faults = [*tree.faults, *_unaccepted(reading, peta)]
    faults += (*_sound_figures(reading, peta), *unsaid_multiples(reading, peta))
    planned = _indikator(reading, peta, catalogue, tree, figures, faults)
    nodes = {place: (kode, reading.nodes[place]) for place, kode in tree.codes.items()}
    budget = plan_budget(nodes, figures, catalogue.anggaran, faults)
    faults += {**figures.faults, **_spoilt(reading, peta)}.values()
    files = _Files(data)
    files.extend(POHON, tree.edits)
    for item in planned:
        if item.entry is not None:
            files.create(kamus_path(item.kode), item.entry)
        else:
            files.extend(kamus_path(item.kode), item.edits)
    _write_budget(files, budget, peta, catalogue)
    for periode, units in plan_forms(planned, catalogue, faults).items():
        if periode not in catalogue.dokumen:
            files.put(dokumen_path(periode), dokumen_yaml(periode, introduction(catalogue, periode)))
        for unit, form in units.items():
            files.join(formulir_path(periode, unit), form.new, form.edits)
    return ImportPlan(files.changed, tree, planned, budget, tuple(faults))


def _unaccepted(reading: TableReading, peta: TableMap) -> Iterator[TableRemark]:
    """Yield each figure that does not fit the others of its table and that nobody has accepted."""
    hint = (
        "periksa sumbernya; bila memang tercetak demikian, sebut selnya di peta, diterima, beserta sebabnya"
    )
    for address, message in misfits(reading, peta):
        if not peta.accepts(address) and not peta.corrects(address):
            yield TableRemark(address, message, hint)


def _sound_figures(reading: TableReading, peta: TableMap) -> Iterator[TableRemark]:
    """Yield each figure that nothing is wrong with and that the map replaces: a map of another table."""
    odd = {_row(address) for address, _ in misfits(reading)} | {_row(at.address) for at in reading.remarks}
    hint = "bila peta ini dari tabel lain, hapus sel itu dari nilai; bila tabelnya keliru, betulkan di tabel"
    items: tuple[TableIndikator | TableNode, ...] = (*reading.indikator, *reading.nodes)
    for item in items:
        for cell in item.figures.values():
            sound = cell.state is CellState.NUMBER and _row(cell.address) not in odd
            if cell.address not in peta.nilai or not sound or _may_differ(cell, item, peta):
                continue
            if (value := peta.nilai[cell.address]) != cell.number:
                message = f"sel berisi angka {quote(cell.text)}, di peta nilai {spelt(value)}"
                yield TableRemark(cell.address, message, hint)


def _may_differ(cell: TableCell, item: TableIndikator | TableNode, peta: TableMap) -> bool:
    """Return whether a cell prints a unit that may not be the one of its row."""
    own = item.satuan if isinstance(item, TableIndikator) else None
    return cell.satuan is not None and (own is None or unit_name(cell.satuan, peta) != unit_name(own, peta))


def _row(address: str) -> int:
    found = position(address)
    return found[0] if found else 0


def _spoilt(reading: TableReading, peta: TableMap) -> Mapping[str, TableRemark]:
    """Return by cell what the reading says against names and figures that would be taken over."""
    items: tuple[TableIndikator | TableNode, ...] = (*reading.indikator, *reading.nodes)
    used = {item.address for item in items}
    for item in items:
        for number, cell in item.figures.items():
            if reading.column(number).role in _TAKEN and cell.state in _NO_FIGURE:
                used.add(cell.address)
    skipped = {address for address, row in peta.kecuali.items() if row.lewati or row.nama}
    known = used - skipped - peta.nilai.keys()
    return {remark.address: remark for remark in reading.remarks if remark.address in known}


def misfits(reading: TableReading, peta: TableMap | None = None) -> Iterator[tuple[str, str]]:
    """Yield cell and sentence of each figure that the others of the table do not make."""
    answer = peta.jawaban.get("beda") if peta else None
    for proof in reading.proofs:
        if proof.rumus is None and answer != "periksa":  # asked as one question, and taken as printed
            continue
        name = proof.rumus.value if proof.rumus else "hitungan"
        for row in proof.mismatches:
            computed = f"; {name} memberi {row.computed:f}" if row.computed is not None else ""
            yield row.address, f"persen {row.printed} tidak terbukti dari target dan realisasi{computed}"
    for series in reading.series:
        for part in series.mismatches:
            yield part.address, f"bagian tahun memberi {part.computed}, setahun tercetak {part.printed}"
    for total in reading.totals:
        if not total.fits:
            kind = "rata-rata" if total.mean else "jumlah"
            yield total.address, f"{kind} tercetak {total.printed:f}, dihitung {total.computed:f}"


def _indikator(
    reading: TableReading,
    peta: TableMap,
    catalogue: Catalogue,
    tree: PlannedTree,
    figures: DecidedFigures,
    faults: list[TableRemark],
) -> tuple[PlannedIndikator, ...]:
    rows: list[tuple[SettledRow, str]] = []
    for row in reading.indikator:
        settled = SettledRow(row, reading, peta)
        own = tree.codes.get(row.node) if row.node is not None else None
        sasaran = settled.own.sasaran or own or peta.bawaan.sasaran
        if settled.own.lewati:
            continue
        if sasaran is None:
            hint = "isi bawaan: sasaran di peta dengan kode simpul di pohon kinerja"
            faults.append(TableRemark(row.address, "sasaran indikator ini tidak diketahui", hint))
        else:
            rows.append((settled, sasaran))
    planner = IndikatorPlanner(reading, figures)
    codes = assign_codes(rows, catalogue.indikator, peta.bawaan.awalan_kode or "IK")
    planned = [
        planner.plan(settled, kode, sasaran, catalogue.indikator.get(kode))
        for kode, (settled, sasaran) in zip(codes, rows, strict=True)
    ]
    faults += planner.faults
    return tuple(item for item in planned if item is not None)


def _write_budget(
    files: "_Files", budget: Mapping[int, PlannedBudget], peta: TableMap, catalogue: Catalogue
) -> None:
    for year, plan in budget.items():
        path, basis = anggaran_path(year), peta.bawaan.dasar
        if year not in catalogue.anggaran:
            head: dict[str, Value] = {"tahun": str(year), "dasar": basis.value if basis else None}
            files.create(path, {**head, "sumber": peta.sumber, "simpul": dict(plan.nodes)})
        else:
            added = [Edit(("simpul", kode), entry) for kode, entry in plan.nodes.items()]
            files.extend(path, (*plan.edits, *added))


class _Files:
    """The files to write; ``changed`` has only those that would differ."""

    def __init__(self, data: Mapping[str, bytes]) -> None:
        self._data = data
        self.changed: dict[str, bytes] = {}

    def put(self, path: str, text: str) -> None:
        """Write a whole new file; one that is there was not read, or it would be known."""
        if path in self._data:
            raise UkurError(f"{DATA}/{path} sudah ada dan tidak terbaca; jalankan 'ukur check' dahulu")
        self.changed[path] = text.encode()

    def create(self, path: str, entry: Mapping[str, Value]) -> None:
        """Write a new file that holds these pairs, in canonical layout; what is None is left out."""
        known = kind_of(path)
        pairs = {key: value for key, value in entry.items() if value is not None}
        text = "\n".join(yaml_block(pairs, 0)) + "\n"
        if known is None or parse(path, text.encode()).data != pairs:
            raise UkurError(f"{path} tidak dapat ditulis dari tabel ini; laporkan kepada pengelola Ukur")
        self.put(path, with_header(text, f"{DATA}/{path}", known[0]))

    def extend(self, path: str, edits: Iterable[Edit]) -> None:
        """Add to a file that is there, at the places named; everything else in it stays."""
        wanted: Sequence[Edit] = tuple(edits)
        before = self.changed.get(path) or self._data[path]
        after = spliced(path, before, wanted) if wanted else before
        if after != before:
            self.changed[path] = after

    def join(self, path: str, entry: Mapping[str, Value] | None, edits: Iterable[Edit]) -> None:
        """Write a new file, or add to the one that is there."""
        if entry is not None:
            self.create(path, entry)
        else:
            self.extend(path, edits)
