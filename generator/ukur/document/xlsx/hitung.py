"""Formulas of capaian for a spreadsheet, and whether its binary numbers reach the printed figure.

A spreadsheet computes with about 16 digits and rounds halves by the first 15 of them. Where that is not
enough to be sure of the last printed digit (a result within one part in 10^13 below a half), the cell
holds the printed number and no formula.
"""

from dataclasses import dataclass
from decimal import Decimal

from ukur.document.figur import Figur, Hitungan
from ukur.document.nilai import BarisIndikator, RingkasanTampil
from ukur.document.printed import read_percent
from ukur.document.xlsx.lembar import muat
from ukur.measure.pembulatan import bulatkan
from ukur.measure.rumus import RUMUS
from ukur.model.angka import Rentang

_PENTING = (13, 15)
_SEMENTARA = 9


@dataclass(frozen=True, slots=True)
class Banding:
    """One of the three ratios of a row: its printed figures and what the capaian was computed from."""

    target: Figur
    realisasi: Figur
    capaian: Figur
    hitungan: Hitungan | None


def ungkapan(hitungan: Hitungan, bawah: str, atas: str, realisasi: str) -> str:
    """Return the formula of a capaian, unrounded, over these cells."""
    return RUMUS[hitungan.rumus].arithmetic.cells.format(b=bawah, a=atas, r=realisasi)


def berentang(hitungan: Hitungan) -> bool:
    """Whether the formula compares with the upper bound of a target too."""
    return Rentang in RUMUS[hitungan.rumus].jenis


def taksir(hitungan: Hitungan) -> float:
    """Return what a spreadsheet makes of the formula before rounding."""
    return RUMUS[hitungan.rumus].arithmetic.binary(hitungan.target, hitungan.realisasi)


def dibulatkan(rumus: str, taksiran: float, tercetak: Figur) -> str | None:
    """Return ``rumus`` rounded to the printed figure; None where no formula is sure to reach it.

    ``taksiran`` is what the spreadsheet makes of ``rumus``. Rounding to nine places first takes back what
    a difference of near numbers has lost: (2 x 3 - 5.99535) / 3 x 100 is 0.155, not 0.15499999999999.
    """
    if _tepat(taksiran, tercetak):
        return f"ROUND({rumus},2)"
    if _tepat(float(bulatkan(Decimal(taksiran), _SEMENTARA)), tercetak):
        return f"ROUND(ROUND({rumus},{_SEMENTARA}),2)"
    return None


def _tepat(taksiran: float, tercetak: Figur) -> bool:
    """Whether rounding this result gives the printed figure, however its last digits are treated."""
    if tercetak.nilai is None or not muat(tercetak.nilai):
        return False
    results = (Decimal(f"{taksiran:.{digits}g}") for digits in _PENTING)
    return all(bulatkan(result, 2) == tercetak.nilai for result in results)


def sama(figur: Figur, nilai: Decimal | Rentang) -> bool:
    """Whether the cell of a printed figure holds exactly the number that entered the formula."""
    return figur.nilai is not None and figur.nilai == nilai and muat(figur.nilai)


def banding(baris: BarisIndikator) -> tuple[Banding, Banding, Banding]:
    """Return the ratios of a row: of the quarter, to date, of the year (its realisasi is that to date)."""
    to_date = baris.realisasi_sampai
    return (
        Banding(
            baris.target_triwulan, baris.realisasi_triwulan, baris.capaian_triwulan, baris.hitungan_triwulan
        ),
        Banding(baris.target_sampai, to_date, baris.capaian_sampai, baris.hitungan_sampai),
        Banding(baris.target_tahun, to_date, baris.capaian_tahun, baris.hitungan_tahun),
    )


def utama(baris: BarisIndikator, triwulan: int) -> Hitungan | None:
    """Return what the document's own capaian came from: to date, in the last quarter against the year."""
    return baris.hitungan_tahun if triwulan == 4 else baris.hitungan_sampai


def batas_agregat(ringkasan: RingkasanTampil) -> Decimal | None:
    """Return the cap on each capaian in a mean, in percent."""
    return read_percent(ringkasan.batas)
