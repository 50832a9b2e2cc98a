"""The cases a formula can take: their arithmetic and their line of the receipt.

A case works on the bound of the target it compares with (t) and on realisasi (r). Which case is taken
is said over the lower and the upper bound of the target and realisasi, by comparing only, so that exact
and binary numbers take the same way.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol, TypeVar

from ukur.measure.reason import FormulaResult, Reason
from ukur.measure.rounding import HUNDRED, PRECISION, percent_of

Number = TypeVar("Number", Decimal, float)


@dataclass(frozen=True)
class Case:
    """One way to a capaian, in percent.

    ``receipt`` is its left side with the numbers put in: {t} and {r} at full precision, {T} and {R} the whole
    target and realisasi as printed. ``exact`` gives None where it would divide by zero; ``binary`` is what a
    spreadsheet makes of it. ``needs_target``: against a bound of zero there is no capaian.
    """

    receipt: str
    exact: Callable[[Decimal, Decimal], Decimal | None]
    binary: Callable[[float, float], float]
    needs_target: bool

    def result(self, bound: Decimal, realisasi: Decimal) -> FormulaResult:
        """Return the unrounded capaian, or why there is none."""
        if bound < 0 or realisasi < 0:
            return Reason.NILAI_NEGATIF
        found = None if self.needs_target and bound == 0 else self.exact(bound, realisasi)
        return Reason.TARGET_NOL if found is None else found


class Choose(Protocol):
    """Which case is taken, and against which bound; ``upper`` is None where the target is one number."""

    def __call__(self, lower: Number, upper: Number | None, realisasi: Number) -> tuple[Case, Number]:
        """Return the case and its bound."""


def _distance(t: Decimal, r: Decimal) -> Decimal | None:
    """(2T - R) / T x 100: R = T gives 100, R = 0 gives 200, R > 2T is negative."""
    return percent_of(PRECISION.subtract(PRECISION.add(t, t), r), t)


RATIO = Case("{r} / {t} × 100", lambda t, r: percent_of(r, t), lambda t, r: r / t * 100, needs_target=True)
DISTANCE = Case(
    "(2 × {t} − {r}) / {t} × 100", _distance, lambda t, r: (2 * t - r) / t * 100, needs_target=True
)
INVERSE = Case("{t} / {r} × 100", lambda t, r: percent_of(t, r), lambda t, r: t / r * 100, needs_target=True)
AGREED = Case("realisasi {r}, target {t}", lambda t, r: HUNDRED, lambda t, r: 100, needs_target=False)
"""Nothing to divide, and 100 by agreement: realisasi 0 against 0, or against any target of a ratio."""
INSIDE = replace(AGREED, receipt="{R} di dalam rentang {T}")
ANSWER = replace(RATIO, receipt="{R} terhadap {T}")
"""A yes or no, as 1 or 0 against 1."""


def always(case: Case) -> Choose:
    """Return the choice of a formula that has one case."""

    def choose(lower: Number, upper: Number | None, realisasi: Number) -> tuple[Case, Number]:
        return case, lower

    return choose


def unless_nothing(case: Case) -> Choose:
    """Return the choice of a formula for which nothing of nothing is reached."""

    def choose(lower: Number, upper: Number | None, realisasi: Number) -> tuple[Case, Number]:
        return AGREED if lower == realisasi == 0 else case, lower

    return choose


def by_inverse(lower: Number, upper: Number | None, realisasi: Number) -> tuple[Case, Number]:
    """Choose the inverse; realisasi 0 counts as reached, for the ratio has no value there."""
    return AGREED if realisasi == 0 else INVERSE, lower


def by_side(lower: Number, upper: Number | None, realisasi: Number) -> tuple[Case, Number]:
    """Deviation on either side lowers the result: up to the target the ratio, beyond it the distance."""
    if realisasi <= lower and lower != 0:
        return RATIO, lower
    return unless_nothing(DISTANCE)(lower, upper, realisasi)


def outside(case: Case) -> Choose:
    """Return the choice of a range: 100 inside, outside ``case`` against the nearer bound."""

    def choose(lower: Number, upper: Number | None, realisasi: Number) -> tuple[Case, Number]:
        if upper is None:
            return unless_nothing(case)(lower, upper, realisasi)
        if lower <= realisasi <= upper:
            return INSIDE, lower
        return case, lower if realisasi < lower else upper

    return choose
