"""Budget of one document: pagu and realisasi to date per node, totals, and efficiency per sasaran."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from ukur.measure.budget_ratios import efisiensi_by_difference, efisiensi_by_remainder, serapan
from ukur.measure.rollup import Rollup
from ukur.measure.rounding import precise_sum, round_half_up
from ukur.model.catalogue import Catalogue
from ukur.model.instansi import EfisiensiAnggaran
from ukur.model.pengukuran import AnggaranSimpul
from ukur.model.periode import Periode
from ukur.model.pohon import Simpul

LAST_QUARTER = 4
"""A pagu is of the year: what was spent stands against what was reached only when the year is over."""
SERAPAN_DECIMALS = 2
"""As published forms print serapan: 4,74 percent."""


class EfisiensiClass(StrEnum):
    """How the difference between capaian and serapan is read, by the bounds of ``instansi.yml``."""

    EFISIEN = "efisien"
    CUKUP = "cukup efisien"
    TIDAK = "tidak efisien"


class Unjudged(StrEnum):
    """Why the efficiency of a sasaran is not judged."""

    BELUM_AKHIR_TAHUN = "efisiensi dinilai pada akhir tahun"
    BELUM_TERCAPAI = "efisiensi tidak dinilai karena target belum tercapai"
    BELUM_LENGKAP = "efisiensi tidak dinilai karena belum semua indikatornya dapat dinilai"
    TANPA_ANGGARAN = "efisiensi tidak dinilai karena anggaran atau realisasinya tidak tercatat"


@dataclass(frozen=True)
class AnggaranResult:
    """Pagu, realisasi and cash plan to date of a node, in rupiah; shares are printed percent by quarter.

    A quarter that was not reported or planned is absent, never zero. ``tingkat`` is the depth among budgeted
    nodes. ``serapan`` is of pagu, ``serapan_rencana`` of the cash plan to the same quarter.
    """

    kode: str
    jenis: str
    uraian: str
    tingkat: int
    pagu: Decimal
    realisasi: Mapping[int, Decimal]
    serapan: Mapping[int, Decimal]
    rencana: Mapping[int, Decimal] = field(default_factory=dict)
    serapan_rencana: Mapping[int, Decimal] = field(default_factory=dict)


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


def efisiensi(catalogue: Catalogue, periode: Periode, sasaran: Simpul, merge: Rollup) -> Efisiensi | None:
    """Return the efficiency of a sasaran with its own roll-up; None without budget, realisasi or capaian.

    So documents of form 1 judged it: in every quarter, from the mean without cap, also where targets were
    missed. ``yearly_efisiensi`` took its place.
    """
    if merge.rata_rata is None:
        return None
    return _efisiensi(catalogue, periode, sasaran, merge.rata_rata, merge.tercapai == merge.jumlah)


def yearly_efisiensi(
    catalogue: Catalogue, periode: Periode, sasaran: Simpul, merge: Rollup
) -> Efisiensi | Unjudged:
    """Return the efficiency of a sasaran, judged once a year, only where every target was reached.

    It is taken from the mean with a cap: money does not become more efficient by a target that was too easy.
    """
    if periode.triwulan != LAST_QUARTER:
        return Unjudged.BELUM_AKHIR_TAHUN
    if merge.tidak_tercapai:
        return Unjudged.BELUM_TERCAPAI
    if merge.tercapai < merge.jumlah or merge.berbatas is None:
        return Unjudged.BELUM_LENGKAP
    found = _efisiensi(catalogue, periode, sasaran, merge.berbatas, tercapai=True)
    return found or Unjudged.TANPA_ANGGARAN


def _efisiensi(
    catalogue: Catalogue, periode: Periode, sasaran: Simpul, mean: Decimal, tercapai: bool
) -> Efisiensi | None:
    record = catalogue.anggaran.get(periode.tahun)
    if record is None:
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
    difference = efisiensi_by_difference(mean, absorbed)
    rest = efisiensi_by_remainder(total.pagu, total.realisasi[periode.triwulan]) if tercapai else None
    return Efisiensi(
        kode=sasaran.kode,
        uraian=sasaran.uraian,
        capaian=mean,
        serapan=absorbed,
        selisih=difference,
        golongan=efisiensi_class(difference, catalogue.instansi.efisiensi),
        sisa=None if rest is None else round_half_up(rest, SERAPAN_DECIMALS),
    )


def efisiensi_class(selisih: Decimal, limit: EfisiensiAnggaran) -> EfisiensiClass:
    """Return the class of a difference in percentage points: both bounds belong to the middle class."""
    if selisih > limit.efisien:
        return EfisiensiClass.EFISIEN
    return EfisiensiClass.TIDAK if selisih < limit.tidak_efisien else EfisiensiClass.CUKUP


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
    planned = {q: value for q, value in sorted(budget.rencana.items()) if q <= quarter}
    return AnggaranResult(
        node.kode,
        str(node.jenis),
        node.uraian,
        depth,
        budget.pagu,
        spent,
        _absorbed(budget.pagu, spent),
        planned,
        _against_plan(planned, spent),
    )


def _absorbed(pagu: Decimal, spent: Mapping[int, Decimal]) -> dict[int, Decimal]:
    return _printed({quarter: serapan(pagu, value) for quarter, value in spent.items()})


def _against_plan(planned: Mapping[int, Decimal], spent: Mapping[int, Decimal]) -> dict[int, Decimal]:
    return _printed({q: serapan(plan, spent[q]) for q, plan in planned.items() if q in spent})


def _printed(shares: Mapping[int, Decimal | None]) -> dict[int, Decimal]:
    return {q: round_half_up(share, SERAPAN_DECIMALS) for q, share in shares.items() if share is not None}


def _total(rows: Sequence[AnggaranResult]) -> AnggaranResult | None:
    """Add up rows that do not contain one another; a quarter counts only when every row has it."""
    if not rows:
        return None
    pagu = precise_sum(row.pagu for row in rows)
    spent = _added([row.realisasi for row in rows])
    planned = _added([row.rencana for row in rows])
    return AnggaranResult(
        kode="",
        jenis="",
        uraian="Jumlah",
        tingkat=0,
        pagu=pagu,
        realisasi=spent,
        serapan=_absorbed(pagu, spent),
        rencana=planned,
        serapan_rencana=_against_plan(planned, spent),
    )


def _added(parts: Sequence[Mapping[int, Decimal]]) -> dict[int, Decimal]:
    quarters = set.intersection(*map(set, parts))
    return {quarter: precise_sum(part[quarter] for part in parts) for quarter in sorted(quarters)}
