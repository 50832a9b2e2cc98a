"""Comparisons that a performance report must show: last years, Renstra end target, national standard."""

from dataclasses import dataclass
from decimal import Decimal

from ukur.measure.alasan import Alasan
from ukur.measure.capaian import DESIMAL_CAPAIAN, HasilIndikator, tabel_label
from ukur.measure.pembulatan import bulatkan
from ukur.measure.realisasi import resmi
from ukur.measure.rumus import hitung
from ukur.measure.ukuran import Ukuran
from ukur.model.angka import Besaran
from ukur.model.katalog import Katalog

TAHUN_LALU = 5
"""Years looked back: beside a Renstra's fifth year stand the other four and, before them, its baseline."""


@dataclass(frozen=True)
class TahunLalu:
    """A past year: realisasi (and capaian where a target is on record); ``sumber`` of a baseline."""

    tahun: int
    realisasi: Besaran
    capaian: Decimal | None
    sumber: str | None


@dataclass(frozen=True)
class Perbandingan:
    """One comparison: what with, its value, its source, and the percentage reached, printed."""

    nilai: Besaran
    sumber: str
    persen: Decimal | None
    alasan: Alasan | None
    tahun: int | None = None


@dataclass(frozen=True)
class Pembandingan:
    """The comparisons of LKjIP Bab III for one indicator."""

    tahun_lalu: tuple[TahunLalu, ...]
    renstra: Perbandingan | None
    nasional: Perbandingan | None


def bandingkan(ukuran: Ukuran, hasil: HasilIndikator) -> Pembandingan:
    """Return the comparisons for a measured indicator; the value compared is the one to date.

    Past years come from approved documents, up to the same quarter; else from the indicator's baseline.
    """
    item, katalog = hasil.indikator, ukuran.katalog
    renstra, nasional = item.target_renstra, item.standar_nasional
    return Pembandingan(
        tahun_lalu=tuple(
            row
            for tahun in range(hasil.periode.tahun - TAHUN_LALU, hasil.periode.tahun)
            if (row := _past(ukuran, hasil, tahun))
        ),
        renstra=_against(katalog, hasil, renstra.nilai, renstra.sumber, renstra.tahun) if renstra else None,
        nasional=_against(katalog, hasil, nasional.nilai, nasional.sumber) if nasional else None,
    )


def _past(ukuran: Ukuran, hasil: HasilIndikator, tahun: int) -> TahunLalu | None:
    baseline = hasil.indikator.baseline.get(tahun)
    periode = ukuran.disahkan_terakhir(tahun, hasil.periode.triwulan)
    if periode:
        measured = ukuran.hasil(hasil.indikator.kode, periode)
        if measured.tahun.realisasi is not None:
            return TahunLalu(tahun, measured.tahun.realisasi, measured.utama.tercetak, None)
    if baseline is None or baseline.nilai is None:
        return None
    value = resmi(hasil.indikator, baseline.nilai, ukuran.katalog.instansi.aritmetika.dasar_capaian)
    return None if value is None else TahunLalu(tahun, value, None, baseline.sumber)


def _against(
    katalog: Katalog, hasil: HasilIndikator, nilai: Besaran, sumber: str, tahun: int | None = None
) -> Perbandingan:
    realisasi = hasil.tahun.realisasi
    if realisasi is None:
        return Perbandingan(nilai, sumber, None, Alasan.BELUM_ADA_DATA, tahun)
    result = hitung(hasil.indikator.rumus, nilai, realisasi, tabel_label(hasil.indikator, katalog.skala))
    if isinstance(result, Alasan):
        return Perbandingan(nilai, sumber, None, result, tahun)
    return Perbandingan(nilai, sumber, bulatkan(result, DESIMAL_CAPAIAN), None, tahun)
