"""Below the form: summary by sasaran and by predikat, notes, and the signature block."""

from collections.abc import Iterator, Mapping, Sequence
from math import fsum

from ukur.document import wording
from ukur.document.baris import STATUS as KATA_STATUS
from ukur.document.figur import Figur
from ukur.document.nilai import BarisIndikator, DokumenPengukuran, RingkasanTampil
from ukur.document.tabel.form import FORM
from ukur.document.tabel.record import Record
from ukur.document.tabel.summary import BY_PREDIKAT, ROLL_UP
from ukur.document.xlsx.formulir import Terisi
from ukur.document.xlsx.hitung import batas_agregat, dibulatkan, taksir, utama
from ukur.document.xlsx.lembar import Isi, Lembar, Rumus, bilangan
from ukur.document.xlsx.letak import (
    BERBATAS,
    FORMULIR,
    INDIKATOR,
    NOMOR,
    PENUH,
    PREDIKAT,
    STATUS,
    Rentetan,
    rentang,
    sel,
)
from ukur.document.xlsx.rows import Laid, lay

KETERANGAN_RATA = (
    f"{wording.NOT_IN_MEAN} Rata-rata diambil dari capaian yang belum dibulatkan, lalu dibulatkan satu kali."
)
_COUNTS = ("jumlah", "tercapai", "tidak_tercapai", "tanpa_capaian")


def tulis_ringkasan(lembar: Lembar, d: DokumenPengukuran, isi: Terisi) -> Mapping[str, str]:
    """Write the summary; return the address of each sasaran's mean, by code."""
    lembar.turun()
    lembar.paragraf(ROLL_UP.caption, "subjudul")
    laid = lay(ROLL_UP, d, lay(FORM, d).grid)
    lembar.kepala(laid.kolom)
    means: dict[str, str] = {}
    quarter = d.periode.triwulan
    for record, run in zip(ROLL_UP.records(d), isi.rentetan, strict=True):
        group = record.item
        formulas = _rumus(laid, group.ringkasan, group.baris, run, lembar.baris, quarter)
        at = lembar.isi(laid.kolom, laid.cells(record, formulas))
        means[group.kode] = sel(laid.at("rata_rata"), at, FORMULIR)
    whole = _semua(isi.rentetan)
    total = Record(str(d.periode), d, None, d)
    formulas = _rumus(laid, d.ringkasan, d.baris, whole, lembar.baris, quarter)
    lembar.isi(laid.kolom, laid.cells(total, {"kelompok": "Semua indikator", **formulas}), "tebal")
    lembar.paragraf(KETERANGAN_RATA, "kecil")
    if whole:
        _predikat(lembar, d, whole)
    for note in d.catatan_skala:
        lembar.paragraf(note, "kecil")
    return means


def _semua(runs: Sequence[Rentetan]) -> Rentetan | None:
    if not runs:
        return None
    first, last = runs[0], runs[-1]
    return Rentetan(first.awal, last.akhir, first.indikator_awal, last.indikator_akhir)


def _rumus(
    laid: Laid,
    total: RingkasanTampil,
    rows: Sequence[BarisIndikator],
    run: Rentetan | None,
    baris: int,
    triwulan: int,
) -> dict[str, Isi]:
    """Return counts and means of a roll-up as formulas over the rows it sums up, by their columns."""
    if run is None:
        return {}
    counts = map(bilangan, (total.jumlah, total.tercapai, total.tidak_tercapai, total.tanpa_capaian))
    status = rentang(STATUS, run.awal, run.akhir)
    formulas = (
        f"COUNT({rentang(NOMOR, run.awal, run.akhir)})",
        f'COUNTIF({status},"{KATA_STATUS[True]}")',
        f'COUNTIF({status},"{KATA_STATUS[False]}")',
        "-".join(sel(laid.at(name), baris) for name in _COUNTS[:3]),
    )
    cells: dict[str, Isi] = {
        name: Rumus(text, figure) for name, text, figure in zip(_COUNTS, formulas, counts, strict=True)
    }
    values = [taksir(source) for row in rows if (source := utama(row, triwulan))]
    return cells | dict(_rata(total, run, values))


def _rata(total: RingkasanTampil, run: Rentetan, values: Sequence[float]) -> Iterator[tuple[str, Isi]]:
    yield "rata_rata", _rata_rata(total.rata_rata, PENUH, run, values)
    cap = batas_agregat(total)
    if total.berbatas is not None and cap is not None:
        capped = [min(value, float(cap)) for value in values]
        yield "rata_rata_berbatas", _rata_rata(total.berbatas, BERBATAS, run, capped)


def _rata_rata(figur: Figur, kolom: int, run: Rentetan, values: Sequence[float]) -> Isi:
    if not values:
        return figur
    cells = rentang(kolom, run.indikator_awal, run.indikator_akhir, INDIKATOR)
    formula = dibulatkan(f"AVERAGE({cells})", fsum(values) / len(values), figur)
    return Rumus(formula, figur) if formula else figur


def _predikat(lembar: Lembar, d: DokumenPengukuran, run: Rentetan) -> None:
    """Count by predikat: by the cell of its label, for a label is data and never stands in a formula."""
    lembar.turun()
    lembar.paragraf(BY_PREDIKAT.caption, "subjudul")
    laid = lay(BY_PREDIKAT, d, lay(FORM, d).grid)
    lembar.kepala(laid.kolom)
    where = rentang(PREDIKAT, run.awal, run.akhir)
    for record in BY_PREDIKAT.records(d):
        formula = f"SUMPRODUCT(--EXACT({where},{sel(laid.at('predikat'), lembar.baris)}))"
        counted = Rumus(formula, bilangan(record.item.jumlah))
        lembar.isi(laid.kolom, laid.cells(record, {"jumlah": counted}))
