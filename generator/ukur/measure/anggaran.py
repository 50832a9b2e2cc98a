"""Budget of one document: pagu and realisasi to date per node, totals, and efficiency per sasaran."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ukur.measure.budget_ratios import efisiensi_by_difference, efisiensi_by_remainder, serapan
from ukur.measure.capaian import CAPAIAN_DECIMALS
from ukur.measure.rollup import Rollup
from ukur.measure.rounding import precise_sum, round_half_up
from ukur.model.catalogue import Catalogue
from ukur.model.instansi import EfisiensiAnggaran
from ukur.model.pengukuran import AnggaranSimpul
from ukur.model.periode import Periode
from ukur.model.pohon import Simpul


class EfisiensiClass(StrEnum):
    """How the difference between capaian and serapan is read, by the bounds of ``instansi.yml``."""

    EFISIEN = "efisien"
    CUKUP = "cukup efisien"
    TIDAK = "tidak efisien"


@dataclass(frozen=True)
class AnggaranResult:
    """Pagu and realisasi to date of a node, in rupiah; ``serapan`` is printed percent by quarter.

    A quarter that was not reported is absent, never zero. ``tingkat`` is the depth among budgeted nodes.
    """

    kode: str
    jenis: str
    uraian: str
    tingkat: int
    pagu: Decimal
    realisasi: Mapping[int, Decimal]
    serapan: Mapping[int, Decimal]


@dataclass(frozen=True)
class Efisiensi:
    """Efficiency of one sasaran, from printed percentages so that a reader can redo it.

    ``selisih``: capaian minus serapan, percentage points. ``sisa``: unspent share of pagu, percent; None
    unless every indicator of the sasaran reached its target.
    """

    kode: str
    uraian: str
    capaian: Decimal
    serapan: Decimal
    selisih: Decimal
    golongan: EfisiensiClass
    sisa: Decimal | None


def anggaran(
    catalogue: Catalogue, periode: Periode
) -> tuple[tuple[AnggaranResult, ...], AnggaranResult | None]:
    """Return every budgeted node in the order of the tree up to the quarter, and their total."""
    record = catalogue.anggaran.get(periode.tahun)
    if record is None:
        return (), None
    rows = tuple(
        _measured(node, depth, record.simpul[node.kode], periode.triwulan)
        for node, depth in _budgeted(catalogue.pohon.simpul, record.simpul)
    )
    return rows, _total([row for row in rows if row.tingkat == 0])


def efisiensi(catalogue: Catalogue, periode: Periode, sasaran: Simpul, gabungan: Rollup) -> Efisiensi | None:
    """Return the efficiency of a sasaran with its own roll-up; None without budget, realisasi or capaian."""
    record = catalogue.anggaran.get(periode.tahun)
    if record is None or gabungan.rata_rata is None:
        return None
    budgeted = _budgeted((sasaran,), record.simpul)
    top = [
        _measured(node, 0, record.simpul[node.kode], periode.triwulan)
        for node, depth in budgeted
        if not depth
    ]
    total = _total(top)
    if total is None or periode.triwulan not in total.serapan:
        return None
    absorbed = total.serapan[periode.triwulan]
    difference = efisiensi_by_difference(gabungan.rata_rata, absorbed)
    reached = gabungan.tercapai == gabungan.jumlah
    rest = efisiensi_by_remainder(total.pagu, total.realisasi[periode.triwulan]) if reached else None
    return Efisiensi(
        kode=sasaran.kode,
        uraian=sasaran.uraian,
        capaian=gabungan.rata_rata,
        serapan=absorbed,
        selisih=difference,
        golongan=efisiensi_class(difference, catalogue.instansi.efisiensi),
        sisa=None if rest is None else round_half_up(rest, CAPAIAN_DECIMALS),
    )


def efisiensi_class(selisih: Decimal, batas: EfisiensiAnggaran) -> EfisiensiClass:
    """Return the class of a difference in percentage points: both bounds belong to the middle class."""
    if selisih > batas.efisien:
        return EfisiensiClass.EFISIEN
    return EfisiensiClass.TIDAK if selisih < batas.tidak_efisien else EfisiensiClass.CUKUP


def _budgeted(
    nodes: Sequence[Simpul], pagu: Mapping[str, AnggaranSimpul], depth: int = 0
) -> Iterator[tuple[Simpul, int]]:
    for node in nodes:
        own = node.kode in pagu
        if own:
            yield node, depth
        yield from _budgeted(node.anak, pagu, depth + own)


def _measured(node: Simpul, depth: int, budget: AnggaranSimpul, quarter: int) -> AnggaranResult:
    spent = {q: value for q, value in sorted(budget.realisasi.items()) if q <= quarter}
    return AnggaranResult(
        node.kode, str(node.jenis), node.uraian, depth, budget.pagu, spent, _absorbed(budget.pagu, spent)
    )


def _absorbed(pagu: Decimal, spent: Mapping[int, Decimal]) -> dict[int, Decimal]:
    shares = {quarter: serapan(pagu, value) for quarter, value in spent.items()}
    return {q: round_half_up(share, CAPAIAN_DECIMALS) for q, share in shares.items() if share is not None}


def _total(rows: Sequence[AnggaranResult]) -> AnggaranResult | None:
    """Add up rows that do not contain one another; a quarter counts only when every row reports it."""
    if not rows:
        return None
    pagu = precise_sum(row.pagu for row in rows)
    quarters = set.intersection(*(set(row.realisasi) for row in rows))
    spent = {quarter: precise_sum(row.realisasi[quarter] for row in rows) for quarter in sorted(quarters)}
    return AnggaranResult("", "", "Jumlah", 0, pagu, spent, _absorbed(pagu, spent))
