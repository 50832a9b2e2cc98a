"""Sheet "Formulir": the measurement form as offices know it, with formulas that compute it again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ukur.document import wording
from ukur.document.nilai import BarisIndikator, DokumenPengukuran
from ukur.document.tabel.form import FORM
from ukur.document.tabel.summary import ROLL_UP
from ukur.document.xlsx.hitung import Banding, banding, dibulatkan, sama, taksir, ungkapan
from ukur.document.xlsx.lembar import Isi, Lembar, Rumus, lebar_angka
from ukur.document.xlsx.letak import (
    ATAS,
    BARIS_PERTAMA,
    BAWAH,
    CAPAIAN,
    DIHITUNG,
    INDIKATOR,
    REALISASI,
    TARGET,
    Rentetan,
    sel,
)
from ukur.document.xlsx.rows import lay, widths

BEKU = 3  # columns that stay in view: number, sasaran, indicator
_SELA = 6.0  # points
_RATIOS = ("capaian_triwulan", "capaian_sampai", "capaian_tahun")


@dataclass(frozen=True, slots=True)
class Terisi:
    """Where the form holds what: its header, the row of each indicator, the rows of each sasaran.

    ``tanpa_rumus`` are the cells of capaian that hold the printed number and no formula.
    """

    kepala: tuple[int, int]
    baris: tuple[int, ...]
    rentetan: tuple[Rentetan, ...]
    tanpa_rumus: tuple[str, ...]


def lebar_formulir(d: DokumenPengukuran) -> list[int]:
    """Return the widths of the columns in pixels: every number is shown whole, of the summary too."""
    laid = lay(FORM, d)
    pixels, totals = widths(laid, FORM.rows(d)), lay(ROLL_UP, d, laid.grid)
    parts = (d.ringkasan, *(group.ringkasan for group in d.kelompok))
    at = totals.at("rata_rata")
    pixels[at] = lebar_angka((total.rata_rata for total in parts), pixels[at])
    if d.ringkasan.berbatas is not None:
        at = totals.at("rata_rata_berbatas")
        pixels[at] = lebar_angka((total.berbatas for total in parts if total.berbatas), pixels[at])
    return pixels


def tulis_formulir(lembar: Lembar, d: DokumenPengukuran) -> Terisi:
    """Write letterhead, title and form."""
    _kepala_surat(lembar, d)
    laid = lay(FORM, d)
    header = lembar.kepala(laid.kolom)
    rows: list[int] = []
    runs: list[Rentetan] = []
    bare: list[str] = []
    records = iter(FORM.rows(d))
    for group in d.kelompok:
        start = len(rows)
        lembar.paragraf(wording.group_name(group), "tebal")
        for row in group.baris:
            formulas, without = _rumus(row, lembar.baris, len(rows))
            rows.append(lembar.isi(laid.kolom, laid.cells(next(records), formulas)))
            bare += without
        first, last = BARIS_PERTAMA + start, BARIS_PERTAMA + len(rows) - 1
        runs.append(Rentetan(rows[start], lembar.baris - 1, first, last))
    if not d.kelompok:
        lembar.paragraf(FORM.empty, "teks")
    return Terisi(header, tuple(rows), tuple(runs), tuple(bare))


def _kepala_surat(lembar: Lembar, d: DokumenPengukuran) -> None:
    lembar.paragraf("Formulir pengukuran kinerja", "kecil")
    lembar.paragraf(d.pemerintah, "kop")
    lembar.paragraf(d.instansi, "kop tebal")
    lembar.paragraf(" · ".join(d.kop), "kop alamat")
    lembar.turun(_SELA)
    for mark in d.tanda:
        lembar.paragraf(mark, "tanda")
    lembar.turun(_SELA)
    lembar.paragraf(d.judul.upper(), "judul tengah")
    if d.nomor:
        lembar.paragraf(f"Nomor: {d.nomor}", "bebas tengah")
    if d.target_contoh:
        lembar.paragraf(wording.sample_note("yang keterangannya menyebut contoh"), "kecil")
    lembar.turun()


def _rumus(row: BarisIndikator, baris: int, urut: int) -> tuple[Mapping[str, Isi], Sequence[str]]:
    """Return the formulas of a row by their columns, and the cells that have none but should."""
    formulas: dict[str, Isi] = {}
    bare = []
    for at, (name, ratio) in enumerate(zip(_RATIOS, banding(row), strict=True)):
        formula = _capaian(ratio, at, baris, BARIS_PERTAMA + urut)
        if formula is not None:
            formulas[name] = formula
        elif ratio.hitungan is not None:
            bare.append(sel(CAPAIAN[at], baris))
    return formulas, bare


def _capaian(ratio: Banding, at: int, baris: int, indikator: int) -> Rumus | None:
    """Return the formula of a capaian; None where there is none, or no formula would be sure to reach it."""
    source = ratio.hitungan
    if source is None:
        return None
    lower, upper = (sel(column[at], indikator, INDIKATOR) for column in (BAWAH, ATAS))
    if sama(ratio.target, source.target):
        lower = upper = sel(TARGET[at], baris)
    real = sel(REALISASI[at], baris)
    if not sama(ratio.realisasi, source.realisasi):
        real = sel(DIHITUNG[at], indikator, INDIKATOR)
    formula = dibulatkan(ungkapan(source, lower, upper, real), taksir(source), ratio.capaian)
    return Rumus(formula, ratio.capaian) if formula else None
