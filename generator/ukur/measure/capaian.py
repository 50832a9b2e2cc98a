"""Capaian of one indicator in one quarter: the quarter, to date, and against the whole year."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ukur.measure.agregasi import sampai_periode, target_triwulan
from ukur.measure.alasan import Alasan
from ukur.measure.pembulatan import bulatkan
from ukur.measure.predikat import predikat, skala_pada, tercapai
from ukur.measure.realisasi import realisasi_penuh, resmi
from ukur.measure.rumus import hitung
from ukur.model.angka import Besaran, Keadaan
from ukur.model.indikator import Indikator, Target
from ukur.model.instansi import Aritmetika
from ukur.model.katalog import Katalog
from ukur.model.pengukuran import IsianIndikator
from ukur.model.periode import Periode
from ukur.model.skala import DaftarSkala, Predikat, Skala

DESIMAL_CAPAIAN = 2
"""As the published forms print capaian: 106,35 percent."""


@dataclass(frozen=True)
class Capaian:
    """One ratio. ``persen`` is unrounded, ``tercetak`` rounded once; ``alasan`` says why there is none."""

    target: Besaran | None
    realisasi: Besaran | None
    persen: Decimal | None
    tercetak: Decimal | None
    predikat: Predikat | None
    tercapai: bool | None
    alasan: Alasan | None = None


@dataclass(frozen=True)
class HasilIndikator:
    """All that is measured of one indicator in one quarter.

    ``realisasi_penuh`` is the quarter's own figure before rounding. ``triwulan`` compares the quarter with
    its target, ``sampai`` the value to date with the target to date, ``tahun`` the value to date with the
    whole year's target. ``tabel`` gives the scores of labels, where the formula needs them.
    """

    indikator: Indikator
    periode: Periode
    isian: IsianIndikator | None
    unit: str | None
    target: Target | None
    realisasi_penuh: Besaran | None
    triwulan: Capaian
    sampai: Capaian
    tahun: Capaian
    skala: Skala
    terisi: tuple[int, ...]
    tabel: Mapping[str, Decimal] | None = None

    @property
    def utama(self) -> Capaian:
        """The ratio the document's predikat is taken from: to date (in TW4 the year's own)."""
        return self.tahun if self.periode.triwulan == 4 else self.sampai


@dataclass(frozen=True)
class _Aturan:
    indikator: Indikator
    skala: Skala
    tabel: Mapping[str, Decimal] | None
    aritmetika: Aritmetika

    def banding(self, target: Besaran | None, realisasi: Besaran | None, kosong: Alasan) -> Capaian:
        shown = resmi(self.indikator, realisasi, self.aritmetika.dasar_capaian)
        if shown is None:
            return Capaian(target, None, None, None, None, None, kosong)
        if target is None:
            reason = Alasan.BELUM_RILIS if shown is Keadaan.BELUM_RILIS else Alasan.TANPA_TARGET
            return Capaian(None, shown, None, None, None, None, reason)
        result = hitung(self.indikator.rumus, target, shown, self.tabel)
        if isinstance(result, Alasan):
            return Capaian(target, shown, None, None, None, None, result)
        printed = bulatkan(result, DESIMAL_CAPAIAN)
        step = predikat(self.skala, printed)
        return Capaian(target, shown, result, printed, step, tercapai(self.skala, printed))


def tabel_label(indikator: Indikator, skala: DaftarSkala) -> Mapping[str, Decimal] | None:
    """Return the label scores the indicator names, if it names any."""
    table = skala.tabel_label.get(indikator.tabel_label or "")
    return table.nilai if table else None


def ukur(katalog: Katalog, kode: str, periode: Periode) -> HasilIndikator:
    """Measure one indicator in one quarter.

    Figures of a quarter in which the indicator is not due are shown but the missing ones are not
    complained of: the reason is then "belum waktunya diukur".
    """
    indikator = katalog.indikator[kode]
    target = indikator.target.get(periode.tahun)
    full = _series(katalog, indikator, periode)
    reported = katalog.isian(kode, periode)
    blank = _reason(indikator, periode)
    skala = skala_pada(katalog.skala, akhir_triwulan(periode))
    aturan = _Aturan(indikator, skala, tabel_label(indikator, katalog.skala), katalog.instansi.aritmetika)
    to_date = sampai_periode(indikator, target, full, periode.triwulan)
    own = full.get(periode.triwulan)
    return HasilIndikator(
        indikator=indikator,
        periode=periode,
        isian=reported[1] if reported else None,
        unit=reported[0] if reported else None,
        target=target,
        realisasi_penuh=own,
        triwulan=aturan.banding(target_triwulan(indikator, target, periode.triwulan), own, blank),
        sampai=aturan.banding(to_date.target, to_date.realisasi, blank),
        tahun=aturan.banding(target.tahun if target else None, to_date.realisasi, blank),
        skala=skala,
        terisi=to_date.triwulan,
        tabel=aturan.tabel,
    )


def _reason(indikator: Indikator, periode: Periode) -> Alasan:
    due = periode.triwulan in indikator.frekuensi.triwulan
    return Alasan.BELUM_ADA_DATA if due else Alasan.BELUM_WAKTUNYA


def _series(katalog: Katalog, indikator: Indikator, periode: Periode) -> dict[int, Besaran]:
    """Return the year's figures up to the quarter, at full precision, blanks left out."""
    figures: dict[int, Besaran] = {}
    for quarter in range(1, periode.triwulan + 1):
        reported = katalog.isian(indikator.kode, Periode(periode.tahun, quarter))
        value = realisasi_penuh(indikator, reported[1] if reported else None)
        if value is not None:
            figures[quarter] = value
    return figures


def akhir_triwulan(periode: Periode) -> datetime.date:
    """Return the last day of the quarter."""
    month, day = ((3, 31), (6, 30), (9, 30), (12, 31))[periode.triwulan - 1]
    return datetime.date(periode.tahun, month, day)
