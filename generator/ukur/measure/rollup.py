"""Roll-ups: mean capaian of a sasaran and of the office, with a declared cap shown beside the raw mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ukur.measure.capaian import CAPAIAN_DECIMALS, IndikatorResult
from ukur.measure.rounding import precise_mean, round_half_up
from ukur.model.instansi import Aritmetika
from ukur.model.skala import Predikat


@dataclass(frozen=True)
class Rollup:
    """A roll-up. ``rata_rata`` and ``berbatas`` are printed values in percent, None without any capaian.

    ``dihitung`` of ``jumlah`` indicators have a predikat; the others are left out of the mean, not zero.
    """

    jumlah: int
    dihitung: int
    tercapai: int
    tidak_tercapai: int
    rata_rata: Decimal | None
    berbatas: Decimal | None
    predikat: tuple[tuple[Predikat, int], ...]


def mean_cap(aritmetika: Aritmetika) -> Decimal | None:
    """Return the cap on each capaian in an aggregate, in percent; None when nothing is capped."""
    return None if aritmetika.batas_agregat == "tanpa" else Decimal(aritmetika.batas_agregat)


def roll_up(hasil: Sequence[IndikatorResult], aritmetika: Aritmetika) -> Rollup:
    """Average the unrounded capaian of ``hasil``; printed once, half up. Our choice: equal weights."""
    figures = [item.main_ratio for item in hasil]
    values = [
        figure.persen for figure in figures if figure.persen is not None and figure.predikat is not None
    ]
    cap = mean_cap(aritmetika)
    return Rollup(
        jumlah=len(hasil),
        dihitung=len(values),
        tercapai=sum(figure.tercapai is True for figure in figures),
        tidak_tercapai=sum(figure.tercapai is False for figure in figures),
        rata_rata=_mean(values),
        berbatas=_mean([min(value, cap) for value in values]) if cap is not None else None,
        predikat=_count(hasil),
    )


def _mean(values: list[Decimal]) -> Decimal | None:
    mean = precise_mean(values)
    return None if mean is None else round_half_up(mean, CAPAIAN_DECIMALS)


def _count(hasil: Iterable[IndikatorResult]) -> tuple[tuple[Predikat, int], ...]:
    counts: dict[str, int] = {}
    steps: dict[str, Predikat] = {}
    for item in hasil:
        steps |= {step.label: step for step in item.skala.predikat}
        if item.main_ratio.predikat:
            counts[item.main_ratio.predikat.label] = counts.get(item.main_ratio.predikat.label, 0) + 1
    return tuple((step, counts.get(label, 0)) for label, step in steps.items())
