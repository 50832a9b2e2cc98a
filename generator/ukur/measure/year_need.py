"""What the quarters left of a year must bring so that its target is reached, by the aggregation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from ukur.measure.direction import Direction
from ukur.measure.figure_text import quantity_text
from ukur.measure.measurements import Measurements
from ukur.measure.realisasi import full_series
from ukur.measure.rounding import PRECISION, divide, precise_sum
from ukur.measure.rumus import RUMUS
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Agregasi, Indikator, JenisSatuan
from ukur.model.numbers import AbsentReason
from ukur.model.periode import Periode, roman

_BOUND = {Direction.NAIK: "sedikitnya", Direction.TURUN: "paling banyak", Direction.TEPAT: "tepat"}
_ROUNDING = {
    Direction.NAIK: ROUND_CEILING,
    Direction.TURUN: ROUND_FLOOR,
    Direction.TEPAT: ROUND_HALF_UP,
}
"""So that the printed figure suffices."""
_NEVER_NEGATIVE = frozenset({JenisSatuan.CACAH, JenisSatuan.UANG, JenisSatuan.WAKTU})


@dataclass(frozen=True)
class YearNeed:
    """What the quarters of ``left`` must bring, each of them or the last one alone; of a year not yet whole.

    ``nilai`` is the value that each must have at least, at most or exactly, by the formula's direction; None
    where the target is ``settled``: reached whatever comes (True), or out of reach (False).
    """

    item: Indikator
    target: Decimal
    left: tuple[int, ...]
    nilai: Decimal | None
    settled: bool | None = None

    @property
    def direction(self) -> Direction:
        """The direction of the indicator's formula."""
        return RUMUS[self.item.rumus].arah

    @property
    def sentence(self) -> str:
        """The need in one sentence."""
        target = f"Target setahun {quantity_text(self.target, self.item.desimal)} {self.item.satuan}"
        if self.settled is not None:
            told = "sudah tercapai" if self.settled else "tidak dapat tercapai lagi"
            return f"{target} {told} dengan angka sampai kini."
        needed = (self.nilai or Decimal(0)).quantize(
            Decimal(1).scaleb(-self.item.desimal), _ROUNDING[self.direction]
        )
        each = "masing-masing " if len(self.left) > 1 else ""
        quarters = " dan ".join(f"TW {roman(quarter)}" for quarter in self.left)
        if len(self.left) > 2:
            quarters = f"TW {roman(self.left[0])} sampai TW {roman(self.left[-1])}"
        amount = f"{quantity_text(needed, self.item.desimal)} {self.item.satuan}"
        return f"{target} tercapai bila {quarters} {each}{_BOUND[self.direction]} {amount}."


def year_need(measurements: Measurements, kode: str, periode: Periode) -> str:
    """Return in one sentence what is needed to reach the year's target; empty where that cannot be said."""
    need = need_of(measurements.catalogue, kode, periode)
    return need.sentence if need else ""


def need_of(catalogue: Catalogue, kode: str, periode: Periode) -> YearNeed | None:
    """Return what is needed in the year of a quarter; None for words, ranges, and a year that is whole."""
    item = catalogue.known(kode, periode)
    target = item.target.get(periode.tahun)
    goal = target.tahun if target else None
    series = full_series(catalogue, item, Periode(periode.tahun, 4))
    told = {q: value for q, value in series.items() if not isinstance(value, AbsentReason)}
    answered = {q for q, value in series.items() if value is not AbsentReason.BELUM_RILIS}
    left = tuple(q for q in item.due_quarters(periode.tahun) if q not in answered)
    figures = {q: value for q, value in told.items() if isinstance(value, Decimal)}
    if not isinstance(goal, Decimal) or not left or len(figures) != len(told):
        return None
    return _NEEDS[item.agregasi](item, goal, figures, left)


def _of_sum(
    item: Indikator, goal: Decimal, figures: Mapping[int, Decimal], left: tuple[int, ...]
) -> YearNeed:
    return _shared(item, goal, PRECISION.subtract(goal, precise_sum([*figures.values()])), left)


def _of_mean(
    item: Indikator, goal: Decimal, figures: Mapping[int, Decimal], left: tuple[int, ...]
) -> YearNeed:
    whole = PRECISION.multiply(goal, Decimal(len(figures) + len(left)))
    return _shared(item, goal, PRECISION.subtract(whole, precise_sum([*figures.values()])), left)


def _shared(item: Indikator, goal: Decimal, rest: Decimal, left: tuple[int, ...]) -> YearNeed:
    """Return a need that the quarters left share; counts, money and time are never below zero."""
    arah = RUMUS[item.rumus].arah
    if item.jenis_satuan in _NEVER_NEGATIVE and rest <= 0 and arah is Direction.NAIK:
        return YearNeed(item, goal, left, None, True)
    if item.jenis_satuan in _NEVER_NEGATIVE and rest < 0:
        return YearNeed(item, goal, left, None, False)
    return YearNeed(item, goal, left, divide(rest, Decimal(len(left))))


def _of_last(
    item: Indikator, goal: Decimal, figures: Mapping[int, Decimal], left: tuple[int, ...]
) -> YearNeed:
    """A position, and a value that is to date already: the last quarter alone says the year's."""
    grown = max(figures.values(), default=Decimal(0))
    if item.agregasi is Agregasi.KUMULATIF and grown >= goal and RUMUS[item.rumus].arah is Direction.NAIK:
        return YearNeed(item, goal, left, None, True)
    if item.agregasi is Agregasi.KUMULATIF and grown > goal:
        return YearNeed(item, goal, left, None, False)
    return YearNeed(item, goal, left[-1:], goal)


def _of_most(
    item: Indikator, goal: Decimal, figures: Mapping[int, Decimal], left: tuple[int, ...]
) -> YearNeed:
    """The highest of the year: one quarter suffices upwards, and one spoils it downwards."""
    highest = max(figures.values(), default=None)
    if RUMUS[item.rumus].arah is Direction.NAIK:
        reached = highest is not None and highest >= goal
        return YearNeed(item, goal, left[-1:], None if reached else goal, True if reached else None)
    spoilt = highest is not None and highest > goal
    return YearNeed(item, goal, left, None if spoilt else goal, False if spoilt else None)


_NEEDS: Mapping[
    Agregasi, Callable[[Indikator, Decimal, Mapping[int, Decimal], tuple[int, ...]], YearNeed]
] = {
    Agregasi.JUMLAH: _of_sum,
    Agregasi.RATA_RATA: _of_mean,
    Agregasi.POSISI_AKHIR: _of_last,
    Agregasi.KUMULATIF: _of_last,
    Agregasi.MAKSIMUM: _of_most,
}
