"""Better or worse: a figure against an earlier one of the same scope, by the direction of its formula.

Compared are figures as printed, in the indicator's unit. Source of the three words: the terms that reports of
performance use; the smallest change that counts is the office's (``kriteria_perubahan``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ukur.measure.capaian import IndikatorResult
from ukur.measure.direction import Direction, bounds
from ukur.measure.formula import Rumus
from ukur.measure.measurements import Measurements
from ukur.measure.realisasi import printed
from ukur.measure.rounding import WIDE
from ukur.measure.rumus import RUMUS
from ukur.measure.words import LabelScores
from ukur.measure.year_figure import YearFigure, answered_quarters, figure_of_year, value_of_period
from ukur.model.indikator import Agregasi, PutusDeret
from ukur.model.numbers import AbsentReason, Quantity, TargetRange
from ukur.model.periode import Periode
from ukur.model.scope import Scope

_COMBINED = {Agregasi.JUMLAH, Agregasi.RATA_RATA, Agregasi.MAKSIMUM}
"""Aggregations whose value to date depends on which quarters have a figure."""

_OWN = {Agregasi.JUMLAH, Agregasi.MAKSIMUM}
"""Aggregations whose quarters are held against each other: the value to date could only grow."""


class Trend(StrEnum):
    """Whether an indicator got better, in the words readers see."""

    MEMBAIK = "membaik"
    TETAP = "tetap"
    MEMBURUK = "memburuk"


class NoTrend(StrEnum):
    """Why no direction is told, in the words readers see."""

    TANPA_ANGKA = "belum ada angkanya"
    TANPA_ANGKA_LALU = "belum ada angka pembandingnya"
    PUTUS = "deret terputus"
    BEDA_TRIWULAN = "triwulan yang berisi tidak sama"
    KUMULATIF = "nilai kumulatif selalu bertambah dalam setahun"
    TANPA_TARGET = "belum ada target untuk menilainya"
    BEDA_CARA = "satuan atau rumusnya berbeda"


@dataclass(frozen=True)
class Movement:
    """What became of a value: whether it rose (1), fell (-1) or stayed (0), and how that is judged.

    An answer of yes or no neither rises nor falls.
    """

    gerak: int | None
    arah: Trend


@dataclass(frozen=True)
class Change:
    """A figure beside an earlier one, both as printed; ``setahun``: the earlier one is of the whole year.

    ``selisih`` is the difference of numbers; words have none. Without ``arah`` there is ``alasan``.
    """

    terhadap: Periode
    lalu: Quantity | None = None
    kini: Quantity | None = None
    selisih: Decimal | None = None
    gerak: int | None = None
    arah: Trend | None = None
    alasan: NoTrend | None = None
    setahun: bool = False
    putus: tuple[PutusDeret, ...] = ()


def judge(
    formula: Rumus,
    earlier: Quantity | None,
    current: Quantity | None,
    target: Quantity | None,
    tabel: LabelScores | None = None,
    criterion: Decimal | None = None,
) -> Movement | None:
    """Return how ``current`` stands against ``earlier``; None where the two cannot be judged.

    ``target`` is today's: where it is a point or a range, both figures are held against the same one.
    ``criterion`` is the smallest change that counts, in the indicator's unit; without it every change does.
    """
    if formula.words is not None:
        return _words(formula, earlier, current, target, tabel or {})
    if not isinstance(earlier, Decimal) or not isinstance(current, Decimal):
        return None
    before, now = _merit(formula, target, earlier), _merit(formula, target, current)
    if before is None or now is None:
        return None
    return Movement(_sign(earlier, current, criterion), _trend(before, now, criterion))


def _words(
    formula: Rumus,
    earlier: Quantity | None,
    current: Quantity | None,
    target: Quantity | None,
    tabel: LabelScores,
) -> Movement | None:
    """Judge words by their scores; an answer of yes or no by whether it is the one aimed at."""
    if (
        earlier is None
        or current is None
        or formula.words is None
        or AbsentReason in {type(earlier), type(current)}
    ):
        return None
    if not formula.words.fixed:
        scores = formula.words.scores(earlier, current, tabel)
        return Movement(_sign(*scores), _trend(*scores)) if isinstance(scores, tuple) else None
    if target is None:
        return None
    before, now = (formula.words.scores(target, answer, tabel) for answer in (earlier, current))
    if not isinstance(before, tuple) or not isinstance(now, tuple):
        return None
    return Movement(None, _trend(before[1], now[1]))


def _merit(formula: Rumus, target: Quantity | None, value: Decimal) -> Decimal | None:
    """Return a number that is the greater the better the value is."""
    beyond = value
    if isinstance(target, (Decimal, TargetRange)):
        lower, upper = bounds(target)
        nearest = min(max(value, lower), upper)
        beyond = WIDE.subtract(value, nearest)
    elif formula.arah is Direction.TEPAT:
        return None
    return {
        Direction.NAIK: beyond,
        Direction.TURUN: beyond.copy_negate(),
        Direction.TEPAT: beyond.copy_abs().copy_negate(),
    }[formula.arah]


def _sign(before: Decimal, now: Decimal, criterion: Decimal | None = None) -> int:
    change = WIDE.subtract(now, before)
    if not change or (criterion is not None and change.copy_abs() < criterion):
        return 0
    return 1 if change > 0 else -1


def _trend(before: Decimal, now: Decimal, criterion: Decimal | None = None) -> Trend:
    return (Trend.TETAP, Trend.MEMBAIK, Trend.MEMBURUK)[_sign(before, now, criterion)]


def against_last_year(measurements: Measurements, result: IndikatorResult) -> Change:
    """Return the change since the same quarter a year before: value to date against value to date."""
    item, last = result.indikator, result.periode.tahun - 1
    current = value_of_period(result)
    before = Periode(last, result.periode.triwulan)
    if current is None or isinstance(current, AbsentReason):
        return Change(before, alasan=NoTrend.TANPA_ANGKA)
    earlier = figure_of_year(measurements, result, last)
    # The baseline is a whole year's: nothing but a whole year may be held against it.
    if earlier is None or (earlier.setahun and result.periode.triwulan != 4):
        return Change(before, alasan=NoTrend.TANPA_ANGKA_LALU)
    if (
        item.agregasi in _COMBINED
        and not earlier.putus
        and earlier.triwulan != answered_quarters(measurements, result)
    ):
        return Change(earlier.periode, alasan=NoTrend.BEDA_TRIWULAN, setahun=earlier.setahun)
    return _compare(result, earlier, current, _target_to_date(result))


def against_last_period(measurements: Measurements, result: IndikatorResult) -> Change | None:
    """Return the change since the last approved quarter of the year that has a figure; None without one."""
    item = result.indikator
    earlier = next(_earlier(measurements, result), None)
    if earlier is None:
        return None
    now, before = (_quarter_value(one) for one in (result, earlier))
    if now is None or isinstance(now, AbsentReason):
        return Change(earlier.periode, alasan=NoTrend.TANPA_ANGKA)
    if before is None:
        return Change(earlier.periode, alasan=NoTrend.TANPA_ANGKA_LALU)
    if item.agregasi is Agregasi.KUMULATIF:
        return Change(earlier.periode, alasan=NoTrend.KUMULATIF)
    target = result.triwulan.target if item.agregasi in _OWN else _target_to_date(result)
    return _compare(result, YearFigure(earlier.periode, before, False, None, ()), now, target)


def quarters_scope(agregasi: Agregasi) -> Scope:
    """Return the scope in which two quarters of one year are held against each other."""
    return Scope.TRIWULAN if agregasi in _OWN else Scope.SAMPAI


def headline_change(tahun: Change, triwulan: Change | None) -> Change:
    """Return the change told where there is room for one: since a year before, if that is judged."""
    return triwulan if tahun.arah is None and triwulan is not None and triwulan.arah is not None else tahun


def _earlier(measurements: Measurements, result: IndikatorResult) -> Iterator[IndikatorResult]:
    documents = measurements.catalogue.dokumen
    for quarter in range(result.periode.triwulan - 1, 0, -1):
        periode = Periode(result.periode.tahun, quarter)
        if periode in documents and documents[periode].tahap.disahkan:
            measured = measurements.result_of(result.indikator.kode, periode)
            if not isinstance(value_of_period(measured), AbsentReason | None):
                yield measured


def _quarter_value(result: IndikatorResult) -> Quantity | None:
    own = result.indikator.agregasi in _OWN
    return printed(result.realisasi_penuh, result.indikator.desimal) if own else value_of_period(result)


def _target_to_date(result: IndikatorResult) -> Quantity | None:
    """Return the target of the value to date; a position may be held against the year's where it has none."""
    position = result.indikator.agregasi is Agregasi.POSISI_AKHIR or result.periode.triwulan == 4
    return result.tahun.target if result.sampai.target is None and position else result.sampai.target


def _compare(
    result: IndikatorResult, earlier: YearFigure, current: Quantity, target: Quantity | None
) -> Change:
    item, before = result.indikator, earlier.nilai
    if broken := (*earlier.putus, *item.breaks(earlier.periode, result.periode)):
        return Change(earlier.periode, alasan=NoTrend.PUTUS, setahun=earlier.setahun, putus=broken)
    moved = judge(RUMUS[item.rumus], before, current, target, result.tabel, item.kriteria_perubahan)
    return Change(
        earlier.periode,
        before,
        current,
        WIDE.subtract(current, before)
        if isinstance(before, Decimal) and isinstance(current, Decimal)
        else None,
        moved.gerak if moved else None,
        moved.arah if moved else None,
        None if moved else _unjudged(before, current, target),
        earlier.setahun,
    )


def _unjudged(before: Quantity, current: Quantity, target: Quantity | None) -> NoTrend:
    if isinstance(current, AbsentReason):
        return NoTrend.TANPA_ANGKA
    if isinstance(before, AbsentReason):
        return NoTrend.TANPA_ANGKA_LALU
    return NoTrend.TANPA_TARGET if target is None else NoTrend.BEDA_CARA
