"""The axis of a chart: round ticks in decimals, room at both ends, and what large numbers are counted in."""

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ukur.document.date_text import number_text, short_number

_FACTORS = tuple(map(Decimal, ("1", "2", "2.5", "5", "10")))
_NEAR_ZERO = 2  # steps, our choice: an axis that begins so close to zero begins at zero
_ROOM_BELOW, _ROOM_ABOVE = Decimal("0.5"), Decimal("0.25")  # of a step: nearer to the edge than that is on it
_LARGE = (
    (Decimal(10) ** 12, "triliun"),
    (Decimal(10) ** 9, "miliar"),
    (Decimal(10) ** 6, "juta"),
)


class Axis(NamedTuple):
    """Ticks from the lowest up, each with its name; ``unit`` is what the names count in, empty for ones."""

    ticks: tuple[Decimal, ...]
    names: tuple[str, ...]
    unit: str

    @property
    def from_zero(self) -> bool:
        """Whether zero is on the axis: lengths may then be compared."""
        return self.ticks[0] <= 0 <= self.ticks[-1]

    def share(self, value: Decimal) -> float:
        """Return how far down from the top of the axis a value lies: 0 at the top, 1 at the bottom."""
        return float((self.ticks[-1] - value) / (self.ticks[-1] - self.ticks[0]))


def axis(values: Sequence[Decimal]) -> Axis:
    """Return the axis of at least one value, none of which lies on its edge unless that is zero."""
    ticks = _with_room(min(values), max(values))
    largest = max(abs(tick) for tick in ticks)
    scale, unit = next(((scale, unit) for scale, unit in _LARGE if largest >= scale), (Decimal(1), ""))
    return Axis(ticks, _names([tick / scale for tick in ticks]), unit)


def _names(numbers: Sequence[Decimal]) -> tuple[str, ...]:
    """Return the numbers with as many decimals as the longest has, as a column of figures has them."""
    places = max(len(short_number(number).partition(",")[2]) for number in numbers)
    return tuple(number_text(number, places) if number else "0" for number in numbers)


def scale_ticks(low: Decimal, high: Decimal, wanted: int = 4) -> tuple[Decimal, ...]:
    """Return round ticks that cover ``low`` to ``high``: steps of 1, 2, 2.5 or 5 times a power of ten."""
    raw = ((high - low) or abs(high) or Decimal(1)) / wanted
    power = Decimal(1).scaleb(raw.adjusted())
    step = next(power * factor for factor in _FACTORS if power * factor >= raw)
    first, last = math.floor(low / step), math.ceil(high / step)
    return tuple(step * index for index in range(first, max(last, first + 1) + 1))


def _with_room(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    ticks = scale_ticks(low, high)
    step = ticks[1] - ticks[0]
    if low >= 0 and ticks[0] <= _NEAR_ZERO * step:
        ticks = _up_to(Decimal(0), ticks[0], step) + ticks
    elif low - ticks[0] < step * _ROOM_BELOW:
        ticks = (ticks[0] - step, *ticks)
    if high <= 0 and ticks[-1] >= -_NEAR_ZERO * step:
        ticks += _up_to(ticks[-1] + step, step, step)
    elif ticks[-1] - high < step * _ROOM_ABOVE:
        ticks = (*ticks, ticks[-1] + step)
    return ticks


def _up_to(first: Decimal, end: Decimal, step: Decimal) -> tuple[Decimal, ...]:
    """Return the ticks from ``first`` on, before ``end``."""
    return tuple(first + step * at for at in range(max(0, math.ceil((end - first) / step))))
