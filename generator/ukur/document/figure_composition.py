"""A measured figure as documents print it: with its own target, its own capaian, and what it covers."""

from decimal import Decimal
from functools import lru_cache

from ukur.document.date_text import DASH, full_number, number_text, percent_text, quantity_text
from ukur.document.figure import Calculation, Figure, ScopedFigure
from ukur.measure.capaian import Capaian, IndikatorResult
from ukur.measure.figure_text import KEPT
from ukur.measure.figure_words import STATUS, capaian_text, realisasi_text, scope_title, status_text
from ukur.measure.reason import Reason
from ukur.measure.rounding import round_half_up
from ukur.measure.rumus import entered
from ukur.model.numbers import Quantity


def code_of(words: str) -> str:
    """Return words as one word for programs: ``belum ditangani`` is ``belum-ditangani``."""
    return words.lower().replace(" ", "-")


_CODES = {text: code_of(text) for text in STATUS.values()} | {
    str(reason): reason.name.lower().replace("_", "-") for reason in Reason
}


def scoped_figure(result: IndikatorResult, capaian: Capaian) -> ScopedFigure:
    """Return one of the figures of a measurement, formatted."""
    status = status_text(capaian)
    return ScopedFigure(
        lingkup=capaian.lingkup,
        judul=scope_title(capaian.lingkup, result.periode.triwulan),
        target=indikator_figure(capaian.target, result.indikator.desimal),
        realisasi=_realisasi(capaian, result.indikator.desimal),
        capaian=Figure(capaian_text(capaian), capaian.tercetak),
        predikat=capaian.predikat.label if capaian.predikat else DASH,
        singkatan=capaian.predikat.singkatan if capaian.predikat else "",
        tercapai=capaian.tercapai,
        status=status,
        kode_status=status_code(status),
        hitungan=calculation_of(result, capaian),
        tanpa_batas=_percent(capaian.tanpa_batas),
        penuh=None if capaian.penuh is None else Figure(full_number(capaian.penuh), capaian.penuh),
    )


def _percent(nilai: Decimal | None) -> Figure | None:
    return None if nilai is None else Figure(percent_text(nilai), nilai)


def status_code(status: str) -> str:
    """Return the word for programs of a status that people read; empty for none."""
    return _CODES.get(status, "")


@lru_cache(KEPT)
def indikator_figure(nilai: Quantity | None, desimal: int) -> Figure:
    """Return a value of the indicator's unit, as printed; words and ranges carry no number."""
    if isinstance(nilai, Decimal):
        printed = round_half_up(nilai, desimal)
        return Figure(number_text(printed), printed)
    return Figure(quantity_text(nilai, desimal))


def _realisasi(capaian: Capaian, desimal: int) -> Figure:
    """An older value carries no number that somebody could reckon with."""
    figure = indikator_figure(capaian.realisasi, desimal)
    return Figure(realisasi_text(capaian, desimal), figure.nilai if capaian.old_until is None else None)


def calculation_of(result: IndikatorResult, capaian: Capaian) -> Calculation | None:
    """Return what a capaian was computed from; None where there is no number."""
    if capaian.persen is None:
        return None
    numbers = entered(result.indikator.rumus, capaian.target, capaian.realisasi, result.tabel)
    assert not isinstance(numbers, Reason)
    return Calculation(numbers.rumus, numbers.target, numbers.realisasi)
