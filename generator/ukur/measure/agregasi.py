"""Quarter -> year: the value to date and the target it is measured against."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ukur.measure.rounding import precise_mean, precise_sum
from ukur.model.indikator import Agregasi, Indikator, Target
from ukur.model.numbers import AbsentReason, Quantity, Unreadable

QuarterSeries = Sequence[tuple[int, Quantity]]


@dataclass(frozen=True)
class ToDate:
    """Value and target to date, both unrounded; ``triwulan`` are the quarters that carry a figure."""

    realisasi: Quantity | None
    target: Quantity | None
    triwulan: tuple[int, ...]


def target_triwulan(indikator: Indikator, target: Target | None, triwulan: int) -> Quantity | None:
    """Return the target of one quarter.

    An indicator measured once a year has its year's target in TW4 without saying so again; so has the
    last quarter of a value that is a position, a cumulative sum or a maximum.
    """
    if target is None:
        return None
    if target.triwulan.get(triwulan) is not None:
        return target.triwulan[triwulan]  # type: ignore[no-any-return] # NilaiBesaran is Besaran | None
    whole_year = indikator.frekuensi.triwulan == (4,) or indikator.agregasi in _POSITIONAL
    return target.tahun if triwulan == 4 and whole_year else None


_POSITIONAL = (Agregasi.POSISI_AKHIR, Agregasi.KUMULATIF, Agregasi.MAKSIMUM)
_OF_EVERY_QUARTER = (Agregasi.JUMLAH, Agregasi.RATA_RATA)
_ONLY_GROWS = (Agregasi.JUMLAH, Agregasi.KUMULATIF, Agregasi.MAKSIMUM)


def _numbers(values: QuarterSeries) -> list[Decimal] | None:
    numbers = [value for _, value in values if isinstance(value, Decimal)]
    return numbers if len(numbers) == len(values) else None


def _last(values: QuarterSeries) -> Quantity | None:
    return values[-1][1] if values else None


def _sum(values: QuarterSeries) -> Quantity | None:
    numbers = _numbers(values)
    return precise_sum(numbers) if numbers else None


def _mean(values: QuarterSeries) -> Quantity | None:
    numbers = _numbers(values)
    return precise_mean(numbers) if numbers else None


def _max(values: QuarterSeries) -> Quantity | None:
    numbers = _numbers(values)
    return max(numbers) if numbers else None


COMBINERS: Mapping[Agregasi, Callable[[QuarterSeries], Quantity | None]] = {
    Agregasi.JUMLAH: _sum,
    Agregasi.RATA_RATA: _mean,
    Agregasi.POSISI_AKHIR: _last,
    Agregasi.MAKSIMUM: _max,
    Agregasi.KUMULATIF: _last,
}

SENTENCES: Mapping[Agregasi, str] = {
    Agregasi.JUMLAH: "Nilai setahun adalah jumlah nilai triwulan yang sudah ada datanya.",
    Agregasi.RATA_RATA: "Nilai setahun adalah rata-rata nilai triwulan yang sudah ada datanya.",
    Agregasi.POSISI_AKHIR: "Nilai setahun adalah nilai triwulan terakhir yang ada datanya.",
    Agregasi.MAKSIMUM: "Nilai setahun adalah nilai tertinggi di antara triwulan yang ada datanya.",
    Agregasi.KUMULATIF: "Setiap isian sudah merupakan nilai sampai dengan triwulan itu.",
}


def _carrying(filled: QuarterSeries, agregasi: Agregasi) -> QuarterSeries:
    """Leave quarters saying n/a or Belum rilis out of a sum, mean or maximum, unless there are no others."""
    if agregasi in (Agregasi.POSISI_AKHIR, Agregasi.KUMULATIF):
        return filled
    return tuple(row for row in filled if not isinstance(row[1], AbsentReason)) or filled[-1:]


def value_to_date(
    indikator: Indikator, target: Target | None, realisasi: Mapping[int, Quantity], triwulan: int
) -> ToDate:
    """Aggregate the quarters up to ``triwulan`` that carry a figure; blanks are passed over, never zero.

    The target to date joins the targets of the same quarters in the same way, so that three reported
    quarters are measured against three quarters' targets. Source: docs/domain-sources.md, from quarters to
    the year.
    """
    filled = _carrying(
        tuple((q, realisasi[q]) for q in sorted(realisasi) if q <= triwulan), indikator.agregasi
    )
    quarters = tuple(q for q, _ in filled)
    last_value = _last(filled)
    value = last_value if isinstance(last_value, AbsentReason) else _joined(indikator.agregasi, filled)
    return ToDate(value, target_to_date(indikator, target, quarters), quarters)


def target_to_date(indikator: Indikator, target: Target | None, triwulan: Sequence[int]) -> Quantity | None:
    """Return the targets of these quarters joined as their values are; None where one of them has none."""
    targets = [(q, target_triwulan(indikator, target, q)) for q in triwulan]
    if indikator.agregasi in (Agregasi.POSISI_AKHIR, Agregasi.KUMULATIF):
        return targets[-1][1] if targets else None
    given = [(q, t) for q, t in targets if t is not None]
    return _joined(indikator.agregasi, given) if len(given) == len(targets) else None


def _joined(agregasi: Agregasi, values: QuarterSeries) -> Quantity | None:
    """Return the joined value; that of a sum, mean or maximum is unreadable where one quarter's is."""
    blots = (value for _, value in values if isinstance(value, Unreadable))
    blot = None if agregasi in (Agregasi.POSISI_AKHIR, Agregasi.KUMULATIF) else next(blots, None)
    return COMBINERS[agregasi](values) if blot is None else blot


def is_growing(agregasi: Agregasi) -> bool:
    """Return whether the value to date can only grow within a year."""
    return agregasi in _ONLY_GROWS


def is_complete(indikator: Indikator, realisasi: Mapping[int, Quantity], tahun: int) -> bool:
    """Return whether the year's value is all there: its last due quarter, of sums and means every due one.

    ``n/a`` is an answer: that quarter adds nothing. A figure that is not released yet is none.
    """
    due = indikator.due_quarters(tahun)
    needed = due if indikator.agregasi in _OF_EVERY_QUARTER else due[-1:]
    return all(realisasi.get(quarter) not in {None, AbsentReason.BELUM_RILIS} for quarter in needed)


def owed_quarters(
    indikator: Indikator, full: Mapping[int, Quantity], tahun: int, triwulan: int
) -> tuple[int, ...]:
    """Return the quarters up to this one that have or owe a figure: one that said ``n/a`` owes none."""
    due = {*indikator.due_quarters(tahun), *full}
    return tuple(q for q in sorted(due) if q <= triwulan and full.get(q) is not AbsentReason.TIDAK_BERLAKU)
