"""Form E.81: how far programs and activities have carried the Renstra, in performance (K) and money (Rp).

Only realisasi / target counts there, whichever way the indicator turns. Figures are the printed ones, so that
the form can be computed again by hand from what stands on it. Source: docs/domain-sources.md, form E.81.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ukur.measure.capaian import IndikatorResult
from ukur.measure.measurements import Measurements
from ukur.measure.predikat import predikat, skala_in_force
from ukur.measure.realisasi import printed
from ukur.measure.renstra import ReachedBefore, accumulates, add_up, is_comparable, reached_before
from ukur.measure.rounding import PRECISION, percent_of, precise_mean, round_half_up
from ukur.measure.rumus import RUMUS
from ukur.model.indikator import Agregasi
from ukur.model.numbers import Quantity
from ukur.model.pengukuran import AnggaranSimpul
from ukur.model.periode import Periode, quarter_end
from ukur.model.pohon import JenisSimpul, Simpul
from ukur.model.skala import Predikat

QUARTERS = (1, 2, 3, 4)
LEVEL_DECIMALS = 2
"""Of column (14) and its means, with however many decimals the office prints its own capaian."""

_CARRIED_OUT = (JenisSimpul.PROGRAM, JenisSimpul.KEGIATAN, JenisSimpul.SUB_KEGIATAN)


@dataclass(frozen=True)
class E81Figures:
    """Columns (5) to (14) of one side of a row, K in the indicator's unit or Rp in rupiah; absent is None.

    ``triwulan`` are the quarters' own values; one that ``menutup`` names holds what earlier quarters did not
    report apart. ``tingkat`` is printed percent.
    """

    renstra: Quantity | None
    lalu: Quantity | None
    target: Quantity | None
    triwulan: Mapping[int, Quantity]
    realisasi: Quantity | None
    sampai: Quantity | None
    tingkat: Decimal | None
    menutup: tuple[int, ...] = ()


@dataclass(frozen=True)
class E81Kinerja:
    """Performance of one indicator; ``menjumlah``: (13) adds (6), which is ``lalu``, and (12).

    ``putus``: its series was broken on the way to the end of the Renstra, so that (14) says nothing.
    """

    hasil: IndikatorResult
    figures: E81Figures
    menjumlah: bool
    lalu: ReachedBefore
    putus: bool


@dataclass(frozen=True)
class E81Node:
    """A program or activity with its indicators; ``tingkat`` is its depth among those in the form.

    ``dipinjam``: its indicators are those of the sasaran above it.
    """

    simpul: Simpul
    sasaran: Simpul | None
    tingkat: int
    dipinjam: bool
    kinerja: tuple[E81Kinerja, ...]
    anggaran: E81Figures | None


@dataclass(frozen=True)
class E81Mean:
    """Mean of column (14) over the ``dihitung`` topmost nodes that have a figure, and its predikat."""

    rata_rata: Decimal | None
    predikat: Predikat | None
    dihitung: int


@dataclass(frozen=True)
class E81:
    """The form of one period up to its quarter."""

    simpul: tuple[E81Node, ...]
    kinerja: E81Mean
    anggaran: E81Mean


def evaluasi_renja(measurements: Measurements, periode: Periode) -> E81 | None:
    """Return the form; None where no program or activity has a target of the Renstra of its own."""
    catalogue = measurements.catalogue
    measured: dict[str, list[IndikatorResult]] = {}
    for result in measurements.measured_in(periode):
        measured.setdefault(result.indikator.sasaran, []).append(result)
    record = catalogue.anggaran.get(periode.tahun)
    builder = _Builder(measurements, periode, measured, record.simpul if record else {})
    nodes = tuple(node for root in catalogue.pohon.simpul for node in builder.nodes(root, None, 0))
    if not any(_has_renstra(node) for node in nodes):
        return None
    top = [node for node in nodes if not node.tingkat]
    return E81(
        nodes,
        builder.mean([value for node in top if (value := performance_of(node)) is not None]),
        builder.mean([a.tingkat for node in top if (a := node.anggaran) and a.tingkat is not None]),
    )


def performance_of(node: E81Node) -> Decimal | None:
    """Return the mean of column (14) K over the indicators of a node, unrounded; None without any."""
    return precise_mean([k.figures.tingkat for k in node.kinerja if k.figures.tingkat is not None])


def _has_renstra(node: E81Node) -> bool:
    own = not node.dipinjam and any(item.figures.renstra is not None for item in node.kinerja)
    return own or (node.anggaran is not None and node.anggaran.renstra is not None)


@dataclass(frozen=True)
class _Builder:
    measurements: Measurements
    periode: Periode
    terukur: Mapping[str, Sequence[IndikatorResult]]
    pagu: Mapping[str, AnggaranSimpul]

    def nodes(self, node: Simpul, sasaran: Simpul | None, tingkat: int) -> Iterator[E81Node]:
        """Yield a node and all below it that stand in the form, top down."""
        above = node if node.jenis is JenisSimpul.SASARAN else sasaran
        if node.jenis in _CARRIED_OUT:
            own = self.terukur.get(node.kode, ())
            lent = self.terukur.get(sasaran.kode, ()) if sasaran and not tingkat and not own else ()
            budget = self.pagu.get(node.kode)
            if own or lent or budget:
                performance = tuple(self._kinerja(item) for item in (own or lent))
                money = _money(budget, self.periode.triwulan) if budget else None
                yield E81Node(node, sasaran, tingkat, bool(lent), performance, money)
                tingkat += 1
        for child in node.anak:
            yield from self.nodes(child, above, tingkat)

    def _kinerja(self, result: IndikatorResult) -> E81Kinerja:
        item, renstra = result.indikator, result.indikator.target_renstra
        quarters = {
            quarter: value
            for quarter in range(1, self.periode.triwulan + 1)
            if (value := self._reported(item.kode, quarter)) is not None
        }
        to_date = item.agregasi is Agregasi.KUMULATIF
        own, covering = own_values(quarters) if to_date else (quarters, ())
        target = printed(renstra.nilai, item.desimal) if renstra else None
        past = reached_before(self.measurements, item, self.periode)
        before = printed(past.nilai, item.desimal)
        realised = printed(result.tahun.realisasi, item.desimal)
        adds, broken = accumulates(item), renstra is not None and not is_comparable(item, self.periode)
        reached = add_up(before, realised) if adds else realised
        if result.tahun.old_until is not None:  # the quarter has no figure: what it reached is not known
            reached = None
        figures = E81Figures(
            renstra=target,
            lalu=before,
            target=printed(result.target.tahun, item.desimal) if result.target else None,
            triwulan=own,
            realisasi=realised,
            sampai=reached,
            tingkat=None if broken else _level(item.rumus, target, reached, result.tabel),
            menutup=covering,
        )
        return E81Kinerja(result, figures, adds, past, broken)

    def _reported(self, kode: str, quarter: int) -> Quantity | None:
        result = self.measurements.result_of(kode, Periode(self.periode.tahun, quarter))
        return printed(result.realisasi_penuh, result.indikator.desimal)

    def mean(self, values: Sequence[Decimal]) -> E81Mean:
        """Return the printed mean of these percentages, with the predikat that the scale gives it."""
        exact = precise_mean(values)
        if exact is None:
            return E81Mean(None, None, 0)
        shown = round_half_up(exact, LEVEL_DECIMALS)
        skala = skala_in_force(self.measurements.catalogue.skala, quarter_end(self.periode))
        return E81Mean(shown, predikat(skala, shown), len(values))


def own_values(to_date: Mapping[int, Quantity]) -> tuple[dict[int, Quantity], tuple[int, ...]]:
    """Return the own value of each quarter from values to date, and the quarters that cover unreported ones.

    What is not a number stands as it is. 10, blank, 30 becomes 10, blank, 20: and 20 covers both.
    """
    own, covering, before, last = dict[int, Quantity](), list[int](), Decimal(0), 0
    for quarter, value in sorted(to_date.items()):
        if not isinstance(value, Decimal):
            own[quarter] = value
            continue
        own[quarter] = PRECISION.subtract(value, before)
        covering += [quarter] if quarter > last + 1 else []
        before, last = value, quarter
    return own, tuple(covering)


def _money(budget: AnggaranSimpul, triwulan: int) -> E81Figures:
    spent = {quarter: value for quarter, value in budget.realisasi.items() if quarter <= triwulan}
    own, covering = own_values(spent)
    realised = spent[max(spent)] if spent else None
    renstra = budget.renstra
    total = renstra.pagu if renstra else None
    before = renstra.realisasi_lalu if renstra else None
    reached = add_up(before, realised) if triwulan in spent else None
    return E81Figures(
        renstra=total,
        lalu=before,
        target=budget.pagu,
        triwulan=own,
        realisasi=realised,
        sampai=reached,
        tingkat=_percent(total, reached),
        menutup=covering,
    )


def _level(
    rumus: str, target: Quantity | None, reached: Quantity | None, scores: Mapping[str, Decimal] | None
) -> Decimal | None:
    """Return reached / target x 100, printed; words by their scores, never for a range or below zero."""
    words = RUMUS[rumus].words
    if words is not None and target is not None and reached is not None:
        found = words.scores(target, reached, scores or {})
        return _percent(*found) if isinstance(found, tuple) else None
    return _percent(target, reached)


def _percent(target: Quantity | None, reached: Quantity | None) -> Decimal | None:
    if not isinstance(target, Decimal) or not isinstance(reached, Decimal) or target < 0 or reached < 0:
        return None
    exact = percent_of(reached, target)
    return None if exact is None else round_half_up(exact, LEVEL_DECIMALS)
