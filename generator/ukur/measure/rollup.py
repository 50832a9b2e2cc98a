"""Roll-ups: counts that add up, and the mean capaian of a sasaran or the office, raw and capped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ukur.measure.capaian import IndikatorResult
from ukur.measure.conventions import capaian_decimals, effective_cap
from ukur.measure.reason import Reason
from ukur.measure.rounding import HUNDRED, precise_mean, round_half_up, weighted_mean
from ukur.model.instansi import Aritmetika
from ukur.model.skala import Predikat


@dataclass(frozen=True)
class Rollup:
    """A roll-up. ``rata_rata`` and ``berbatas`` are printed values in percent, None without any capaian.

    ``dihitung`` of ``jumlah`` indicators have a predikat; the others are left out of the mean, not zero.
    ``belum_waktunya`` of them are not due in the period. ``batas`` is the cap in ``berbatas``, in percent.
    ``berbobot``: the means are weighted.
    """

    jumlah: int
    dihitung: int
    tercapai: int
    tidak_tercapai: int
    rata_rata: Decimal | None
    berbatas: Decimal | None
    predikat: tuple[tuple[Predikat, int], ...]
    belum_waktunya: int = 0
    batas: Decimal = HUNDRED
    berbobot: bool = False

    @property
    def unjudged(self) -> int:
        """How many are due and cannot be called reached or missed."""
        return self.jumlah - self.tercapai - self.tidak_tercapai - self.belum_waktunya


def roll_up(results: Sequence[IndikatorResult], aritmetika: Aritmetika) -> Rollup:
    """Average the unrounded capaian of ``results``; printed once, half up.

    Weights count when every indicator here has one; else all count alike.
    """
    counted = [item for item in results if item.main_ratio.predikat is not None]
    values = [item.main_ratio.persen for item in counted if item.main_ratio.persen is not None]
    weights = _weights(results, counted)
    cap = effective_cap(aritmetika)
    places = capaian_decimals(aritmetika)
    return Rollup(
        jumlah=len(results),
        dihitung=len(values),
        tercapai=sum(item.main_ratio.tercapai is True for item in results),
        tidak_tercapai=sum(item.main_ratio.tercapai is False for item in results),
        rata_rata=_mean(values, weights, places),
        berbatas=_mean([min(value, cap) for value in values], weights, places),
        predikat=_count(results),
        belum_waktunya=sum(1 for item in results if item.main_ratio.alasan is Reason.BELUM_WAKTUNYA),
        batas=cap,
        berbobot=weights is not None,
    )


def _weights(results: Sequence[IndikatorResult], counted: Sequence[IndikatorResult]) -> list[Decimal] | None:
    if not results or any(item.indikator.bobot is None for item in results):
        return None
    return [item.indikator.bobot for item in counted if item.indikator.bobot is not None]


def _mean(values: list[Decimal], weights: list[Decimal] | None, places: int) -> Decimal | None:
    mean = precise_mean(values) if weights is None else weighted_mean(values, weights)
    return None if mean is None else round_half_up(mean, places)


def _count(results: Iterable[IndikatorResult]) -> tuple[tuple[Predikat, int], ...]:
    counts: dict[str, int] = {}
    steps: dict[str, Predikat] = {}
    scale = None
    for item in results:
        if item.skala is not scale:  # one for all of a document, nearly always
            scale = item.skala
            steps |= {step.label: step for step in scale.predikat}
        if item.main_ratio.predikat:
            counts[item.main_ratio.predikat.label] = counts.get(item.main_ratio.predikat.label, 0) + 1
    return tuple((step, counts.get(label, 0)) for label, step in steps.items())
