"""Realisasi of one quarter, from what the form holds to the official figure."""

from collections.abc import Iterator
from decimal import Decimal

from ukur.measure.rounding import PRECISION, divide, round_half_up
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import CaraHitung, Indikator, Perhitungan
from ukur.model.instansi import DasarCapaian
from ukur.model.numbers import Quantity, TargetRange
from ukur.model.pengukuran import IsianIndikator, NilaiRincian
from ukur.model.periode import Periode

ONE = Decimal(1)


def rincian_value(perhitungan: Perhitungan, rincian: NilaiRincian) -> Decimal | None:
    """Return the value of one member of a breakdown, in the indicator's unit, unrounded."""
    if rincian.realisasi is not None:
        return rincian.realisasi
    if rincian.pembilang is None or rincian.penyebut is None:
        return None
    return divide(PRECISION.multiply(rincian.pembilang, perhitungan.pengali or ONE), rincian.penyebut)


def computed_rincian(indikator: Indikator, isian: IsianIndikator) -> Iterator[tuple[str, Decimal]]:
    """Yield code and unrounded value of every member that has one."""
    for kode, rincian in isian.rincian.items():
        value = rincian_value(indikator.perhitungan, rincian)
        if value is not None:
            yield kode, value


def full_realisasi(indikator: Indikator, isian: IsianIndikator | None) -> Quantity | None:
    """Return realisasi at full precision; None when nothing was reported (never zero).

    ``rasio``: pembilang / penyebut x pengali. ``selisih-rincian``: highest minus lowest member, which
    needs at least two. A realisasi given directly stands as given.
    """
    if isian is None:
        return None
    if isian.realisasi is not None:
        value: Quantity = isian.realisasi
        return value
    if indikator.perhitungan.cara is CaraHitung.SELISIH_RINCIAN:
        values = [value for _, value in computed_rincian(indikator, isian)]
        return PRECISION.subtract(max(values), min(values)) if len(values) > 1 else None
    if isian.pembilang is None or isian.penyebut is None:
        return None
    return divide(PRECISION.multiply(isian.pembilang, indikator.perhitungan.pengali or ONE), isian.penyebut)


def full_series(catalogue: Catalogue, indikator: Indikator, periode: Periode) -> dict[int, Quantity]:
    """Return the year's figures up to the quarter, at full precision, blanks left out."""
    figures: dict[int, Quantity] = {}
    for quarter in range(1, periode.triwulan + 1):
        own = Periode(periode.tahun, quarter)
        reported = catalogue.isian(indikator.kode, own)
        value = full_realisasi(indikator, reported[1] if reported else None)
        if reported is None and quarter in indikator.due_quarters(periode.tahun):
            value = catalogue.unread_figure(indikator, own)
        if value is not None:
            figures[quarter] = value
    return figures


def official_figure(indikator: Indikator, nilai: Quantity | None, dasar: DasarCapaian) -> Quantity | None:
    """Return the figure that enters the formula: as printed, or at full precision (office's choice).

    As printed, a reader can redo every capaian from the page: 47/221 is printed 21,27 and counts as 21,27.
    """
    return printed(nilai, indikator.desimal) if dasar is DasarCapaian.TERCETAK else nilai


def printed(nilai: Quantity | None, desimal: int) -> Quantity | None:
    """Return a value as documents print it: numbers and bounds rounded once, anything else as it is."""
    if isinstance(nilai, TargetRange):
        return TargetRange(round_half_up(nilai.bawah, desimal), round_half_up(nilai.atas, desimal))
    return round_half_up(nilai, desimal) if isinstance(nilai, Decimal) else nilai
