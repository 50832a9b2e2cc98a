"""Roll-ups: mean capaian of a sasaran and of the office, with a declared cap shown beside the raw mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ukur.measure.capaian import DESIMAL_CAPAIAN, HasilIndikator
from ukur.measure.pembulatan import bulatkan, rata_rata
from ukur.model.instansi import Aritmetika
from ukur.model.skala import Predikat


@dataclass(frozen=True)
class Gabungan:
    """A roll-up. ``rata_rata`` and ``berbatas`` are printed values in percent, None without any capaian.

    ``dihitung`` of ``jumlah`` indicators have a capaian; the others are left out of the mean, not zero.
    """

    jumlah: int
    dihitung: int
    tercapai: int
    rata_rata: Decimal | None
    berbatas: Decimal | None
    predikat: tuple[tuple[Predikat, int], ...]


def batas(aritmetika: Aritmetika) -> Decimal | None:
    """Return the cap on each capaian in an aggregate, in percent; None when nothing is capped."""
    return None if aritmetika.batas_agregat == "tanpa" else Decimal(aritmetika.batas_agregat)


def gabung(hasil: Sequence[HasilIndikator], aritmetika: Aritmetika) -> Gabungan:
    """Average the unrounded capaian of ``hasil``; printed once, half up. Our choice: equal weights."""
    values = [item.utama.persen for item in hasil if item.utama.persen is not None]
    cap = batas(aritmetika)
    return Gabungan(
        jumlah=len(hasil),
        dihitung=len(values),
        tercapai=sum(1 for item in hasil if item.utama.tercapai),
        rata_rata=_mean(values),
        berbatas=_mean([min(value, cap) for value in values]) if cap is not None else None,
        predikat=_count(hasil),
    )


def _mean(values: list[Decimal]) -> Decimal | None:
    mean = rata_rata(values)
    return None if mean is None else bulatkan(mean, DESIMAL_CAPAIAN)


def _count(hasil: Iterable[HasilIndikator]) -> tuple[tuple[Predikat, int], ...]:
    counts: dict[str, int] = {}
    steps: dict[str, Predikat] = {}
    for item in hasil:
        steps |= {step.label: step for step in item.skala.predikat}
        if item.utama.predikat:
            counts[item.utama.predikat.label] = counts.get(item.utama.predikat.label, 0) + 1
    return tuple((step, counts.get(label, 0)) for label, step in steps.items())
