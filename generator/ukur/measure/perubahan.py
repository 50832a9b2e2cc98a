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
    lalu: Quantity | None,
    kini: Quantity | None,
    target: Quantity | None,
    tabel: LabelScores | None = None,
    kriteria: Decimal | None = None,
) -> Movement | None:
    """Return how ``kini`` stands against ``lalu``; None where the two cannot be judged.

    ``target`` is today's: where it is a point or a range, both figures are held against the same one.
    ``kriteria`` is the smallest change that counts, in the indicator's unit; without it every change does.
    """
    if formula.words is not None:
        return _words(formula, lalu, kini, target, tabel or {})
    if not isinstance(lalu, Decimal) or not isinstance(kini, Decimal):
        return None
    before, now = _merit(formula, target, lalu), _merit(formula, target, kini)
    if before is None or now is None:
        return None
    return Movement(_sign(lalu, kini, kriteria), _trend(before, now, kriteria))


def _words(
    formula: Rumus, lalu: Quantity | None, kini: Quantity | None, target: Quantity | None, tabel: LabelScores
) -> Movement | None:
    """Judge words by their scores; an answer of yes or no by whether it is the one aimed at."""
    if lalu is None or kini is None or formula.words is None or AbsentReason in {type(lalu), type(kini)}:
        return None
    if not formula.words.fixed:
        scores = formula.words.scores(lalu, kini, tabel)
        return Movement(_sign(*scores), _trend(*scores)) if isinstance(scores, tuple) else None
    if target is None:
        return None
    before, now = (formula.words.scores(target, answer, tabel) for answer in (lalu, kini))
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


def _sign(before: Decimal, now: Decimal, kriteria: Decimal | None = None) -> int:
    change = WIDE.subtract(now, before)
    if not change or (kriteria is not None and change.copy_abs() < kriteria):
        return 0
    return 1 if change > 0 else -1


def _trend(before: Decimal, now: Decimal, kriteria: Decimal | None = None) -> Trend:
    return (Trend.TETAP, Trend.MEMBAIK, Trend.MEMBURUK)[_sign(before, now, kriteria)]


def against_last_year(measurements: Measurements, hasil: IndikatorResult) -> Change:
    """Return the change since the same quarter a year before: value to date against value to date."""
    item, last = hasil.indikator, hasil.periode.tahun - 1
    kini = value_of_period(hasil)
    before = Periode(last, hasil.periode.triwulan)
    if kini is None or isinstance(kini, AbsentReason):
        return Change(before, alasan=NoTrend.TANPA_ANGKA)
    earlier = figure_of_year(measurements, hasil, last)
    # The baseline is a whole year's: nothing but a whole year may be held against it.
    if earlier is None or (earlier.setahun and hasil.periode.triwulan != 4):
        return Change(before, alasan=NoTrend.TANPA_ANGKA_LALU)
    if (
        item.agregasi in _COMBINED
        and not earlier.putus
        and earlier.triwulan != answered_quarters(measurements, hasil)
    ):
        return Change(earlier.periode, alasan=NoTrend.BEDA_TRIWULAN, setahun=earlier.setahun)
    return _compare(hasil, earlier, kini, _target_to_date(hasil))


def against_last_period(measurements: Measurements, hasil: IndikatorResult) -> Change | None:
    """Return the change since the last approved quarter of the year that has a figure; None without one."""
    item = hasil.indikator
    earlier = next(_earlier(measurements, hasil), None)
    if earlier is None:
        return None
    now, before = (_quarter_value(one) for one in (hasil, earlier))
    if now is None or isinstance(now, AbsentReason):
        return Change(earlier.periode, alasan=NoTrend.TANPA_ANGKA)
    if before is None:
        return Change(earlier.periode, alasan=NoTrend.TANPA_ANGKA_LALU)
    if item.agregasi is Agregasi.KUMULATIF:
        return Change(earlier.periode, alasan=NoTrend.KUMULATIF)
    target = hasil.triwulan.target if item.agregasi in _OWN else _target_to_date(hasil)
    return _compare(hasil, YearFigure(earlier.periode, before, False, None, ()), now, target)


def headline_change(tahun: Change, triwulan: Change | None) -> Change:
    """Return the change told where there is room for one: since a year before, if that is judged."""
    return triwulan if tahun.arah is None and triwulan is not None and triwulan.arah is not None else tahun


def _earlier(measurements: Measurements, hasil: IndikatorResult) -> Iterator[IndikatorResult]:
    documents = measurements.catalogue.dokumen
    for quarter in range(hasil.periode.triwulan - 1, 0, -1):
        periode = Periode(hasil.periode.tahun, quarter)
        if periode in documents and documents[periode].tahap.disahkan:
            measured = measurements.result_of(hasil.indikator.kode, periode)
            if not isinstance(value_of_period(measured), AbsentReason | None):
                yield measured


def _quarter_value(hasil: IndikatorResult) -> Quantity | None:
    own = hasil.indikator.agregasi in _OWN
    return printed(hasil.realisasi_penuh, hasil.indikator.desimal) if own else value_of_period(hasil)


def _target_to_date(hasil: IndikatorResult) -> Quantity | None:
    """Return the target of the value to date; a position may be held against the year's where it has none."""
    position = hasil.indikator.agregasi is Agregasi.POSISI_AKHIR or hasil.periode.triwulan == 4
    return hasil.tahun.target if hasil.sampai.target is None and position else hasil.sampai.target


def _compare(hasil: IndikatorResult, earlier: YearFigure, kini: Quantity, target: Quantity | None) -> Change:
    item, lalu = hasil.indikator, earlier.nilai
    if broken := (*earlier.putus, *item.breaks(earlier.periode, hasil.periode)):
        return Change(earlier.periode, alasan=NoTrend.PUTUS, setahun=earlier.setahun, putus=broken)
    moved = judge(RUMUS[item.rumus], lalu, kini, target, hasil.tabel, item.kriteria_perubahan)
    return Change(
        earlier.periode,
        lalu,
        kini,
        WIDE.subtract(kini, lalu) if isinstance(lalu, Decimal) and isinstance(kini, Decimal) else None,
        moved.gerak if moved else None,
        moved.arah if moved else None,
        None if moved else _unjudged(lalu, kini, target),
        earlier.setahun,
    )


def _unjudged(lalu: Quantity, kini: Quantity, target: Quantity | None) -> NoTrend:
    if isinstance(kini, AbsentReason):
        return NoTrend.TANPA_ANGKA
    if isinstance(lalu, AbsentReason):
        return NoTrend.TANPA_ANGKA_LALU
    return NoTrend.TANPA_TARGET if target is None else NoTrend.BEDA_CARA
