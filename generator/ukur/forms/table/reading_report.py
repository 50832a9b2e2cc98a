"""What was understood of a table and what an import would write, as sentences for people."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ukur.forms.table.catalogue_writer import ImportPlan
from ukur.forms.table.table_checks import ProofResult, SeriesResult, Verdict
from ukur.forms.table.table_kinds import RowKind
from ukur.forms.table.table_map import TableMap
from ukur.forms.table.table_reading import (
    Question,
    TableColumn,
    TableIndikator,
    TableNode,
    TableReading,
    TableRemark,
)
from ukur.forms.table.target_entries import spelt
from ukur.model.faults import quote
from ukur.model.paths import DATA

_FEW = 8  # cells named in a sentence; the map and the reading have all of them


def reading_lines(reading: TableReading, peta: TableMap) -> Iterator[str]:
    """Yield what was understood: header, columns, rows, and how figures were held against each other."""
    first, last = reading.header
    yield f"Lembar {quote(reading.sheet)}, judul kolom di baris {first}..{last}, {_rows(reading)}."
    for column in reading.columns:
        yield f"  {column.letter}: {_column(column)}"
    if hidden := [str(row.number) for row in reading.rows if row.hidden and row.kind.is_data]:
        yield f"Baris yang disembunyikan ikut dibaca: {', '.join(hidden[:_FEW])}."
    yield from _by_the_map(reading, peta)
    for proof in reading.proofs:
        yield _proof(reading, proof)
        cells = [(row.address, row.printed) for row in proof.mismatches]
        yield from (f"  tidak terbukti: {cell} {text}{_seen(peta, cell)}" for cell, text in cells)
    for series in reading.series:
        yield _series(reading, series)
        yield from (
            f"  tidak cocok: {row.address} setahun {row.printed}, bagian {row.computed}"
            f"{_seen(peta, row.address)}"
            for row in series.mismatches
        )
    if reading.totals:
        good = sum(total.fits for total in reading.totals)
        yield f"Baris jumlah dan rata-rata: {good} dari {len(reading.totals)} cocok."
        for total in reading.totals:
            if not total.fits:
                said = f"tercetak {total.printed:f}, dihitung {total.computed:f}"
                yield f"  tidak cocok: {total.address} {said}{_seen(peta, total.address)}"


def _by_the_map(reading: TableReading, peta: TableMap) -> Iterator[str]:
    """Yield the cells that the map takes otherwise than they stand: a row put in moves them to others."""
    items: tuple[TableIndikator | TableNode, ...] = (*reading.indikator, *reading.nodes)
    for item in items:
        own = peta.kecuali.get(item.address) if isinstance(item, TableIndikator) else None
        if own is not None:
            keys = ", ".join(own.model_dump(exclude_defaults=True))
            yield f"Menurut peta, {item.address} {quote(item.name)}: {keys}."
        for cell in item.figures.values():
            if cell.address in peta.nilai:
                value = spelt(peta.nilai[cell.address]) or "kosong"
                yield f"Menurut peta, {cell.address} {quote(cell.text)}: {value} ({quote(item.name)})."


def _rows(reading: TableReading) -> str:
    counts = Counter(row.kind for row in reading.rows if row.kind is not RowKind.BLANK)
    kinds = ", ".join(f"{count} baris {kind.value}" for kind, count in counts.items())
    return kinds or "tanpa baris data"


def _column(column: TableColumn) -> str:
    parts = [str(column.role.value)]
    parts += [str(column.level.value)] if column.level else []
    parts += [str(column.part)] if column.part else []
    parts += [str(column.year)] if column.year else []
    parts += [f"angka {column.convention.value}"] if column.role.is_figure else []
    return f"{quote(' '.join(column.heading.split()))} = {' '.join(parts)} ({column.evidence})"


def _proof(reading: TableReading, proof: ProofResult) -> str:
    names = [reading.column(number).letter for number in (proof.percent, proof.realisasi, proof.target)]
    counts = ", ".join(f"{count} {verdict.value}" for verdict in Verdict if (count := proof.count(verdict)))
    cap = f", dibatasi {proof.cap:f}" if proof.cap is not None else ""
    rumus = f" menurut {proof.rumus.value}" if proof.rumus else ", tanpa rumus yang terbukti"
    return f"Kolom {names[0]} dari {names[1]} dan {names[2]}{rumus}{cap}: {counts}."


def _series(reading: TableReading, series: SeriesResult) -> str:
    letters = [reading.column(number).letter for number in series.columns]
    span = f"{letters[0]}..{letters[-1]}"
    whole = f" kolom {reading.column(series.whole).letter}" if series.whole is not None else ""
    tested = f": {series.fits} dari {series.tested} baris cocok" if series.tested else ""
    return f"Kolom {span} adalah bagian setahun{whole}, sifat {series.nature.value}{tested}."


def _seen(peta: TableMap, address: str) -> str:
    return " (diterima di peta)" if peta.accepts(address) else ""


def question_lines(questions: Sequence[Question]) -> Iterator[str]:
    """Yield each question with its number, choices and the cells it concerns."""
    for number, question in enumerate(questions, 1):
        yield f"{number}. {question.text} [{question.id}]"
        yield from (f"     {choice.value}: {choice.label}" for choice in question.choices)
        if question.cells:
            more = f" dan {len(question.cells) - _FEW} lain" if len(question.cells) > _FEW else ""
            yield f"     sel {', '.join(question.cells[:_FEW])}{more}"
        if question.proposal:
            yield f"     usul: {question.proposal}"


def plan_lines(plan: ImportPlan) -> Iterator[str]:
    """Yield what would be written: nodes, indicators, budget, figures by period, and the files."""
    for kode, level, name in plan.tree.added:
        yield f"+ {level.value} {kode} {name}"
    for item in plan.indikator:
        if item.entry is not None:
            how = ", ".join(str(item.entry[key]) for key in ("satuan", "rumus", "agregasi", "frekuensi"))
            yield f"+ indikator {item.kode} {item.entry['nama']} ({item.address}): {how}"
        elif item.edits:
            yield f"~ indikator {item.kode}: {len(item.edits)} target baru ({item.address})"
    for year, budget in plan.budget.items():
        if budget.count:
            yield f"+ anggaran {year}: {budget.count} angka, {len(budget.nodes)} simpul baru"
    periods = Counter(periode for item in plan.indikator for periode in item.reported)
    for periode, count in sorted(periods.items()):
        yield f"  realisasi {periode}: {count} angka di tabel"
    yield from (f"  {DATA}/{path}" for path in sorted(plan.files))


def fault_lines(faults: Sequence[TableRemark]) -> Iterator[str]:
    """Yield each fault at its cell with what to do."""
    for fault in faults:
        yield f"{fault.address}: {fault.message}"
        yield f"    perbaikan: {fault.hint}"
