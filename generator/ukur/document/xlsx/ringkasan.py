"""Below the form: summary by sasaran and by predikat, notes, and the signature block."""

from collections.abc import Iterator, Mapping, Sequence
from math import fsum

from ukur.document.baris import STATUS as KATA_STATUS
from ukur.document.figur import Figur
from ukur.document.nilai import BarisIndikator, DokumenPengukuran, RingkasanTampil
from ukur.document.xlsx.formulir import Terisi
from ukur.document.xlsx.hitung import batas_agregat, dibulatkan, taksir, utama
from ukur.document.xlsx.lembar import Isi, Kolom, Lembar, Rumus, bilangan
from ukur.document.xlsx.letak import (
    BERBATAS,
    FORMULIR,
    INDIKATOR,
    NOMOR,
    PENUH,
    PREDIKAT,
    RATA_RATA,
    STATUS,
    Rentetan,
    rentang,
    sel,
)

KETERANGAN_RATA = (
    "Indikator tanpa capaian tidak ikut dirata-rata. "
    "Rata-rata diambil dari capaian yang belum dibulatkan, lalu dibulatkan satu kali."
)
_JUMLAH, _TERCAPAI, _TIDAK = 4, 5, 6
_PREDIKAT = (
    Kolom("Predikat", 0, 2),
    Kolom("Capaian", 3, 4),
    Kolom("Singkatan", 5, 5, "tengah"),
    Kolom("Indikator", 6, 6),
)


def tulis_ringkasan(lembar: Lembar, d: DokumenPengukuran, isi: Terisi) -> Mapping[str, str]:
    """Write the summary; return the address of each sasaran's mean, by code."""
    lembar.turun()
    lembar.paragraf("Ringkasan menurut sasaran", "subjudul")
    columns = _kolom(d.ringkasan)
    lembar.kepala(columns)
    means: dict[str, str] = {}
    quarter = d.periode.triwulan
    for group, run in zip(d.kelompok, isi.rentetan, strict=True):
        cells = _angka(group.ringkasan, group.baris, run, lembar.baris, quarter)
        at = lembar.isi(columns, [f"{group.kode} {group.uraian}", *cells])
        means[group.kode] = sel(RATA_RATA, at, FORMULIR)
    whole = _semua(isi.rentetan)
    cells = _angka(d.ringkasan, d.baris, whole, lembar.baris, quarter)
    lembar.isi(columns, ["Semua indikator", *cells], "tebal")
    lembar.paragraf(KETERANGAN_RATA, "kecil")
    if whole:
        _predikat(lembar, d, whole)
    for note in d.catatan_skala:
        lembar.paragraf(note, "kecil")
    return means


def _kolom(ringkasan: RingkasanTampil) -> tuple[Kolom, ...]:
    titles = ["Indikator", KATA_STATUS[True], KATA_STATUS[False], "Tanpa capaian", "Rata-rata capaian"]
    if ringkasan.berbatas is not None:
        titles.append(f"Rata-rata, batas {ringkasan.batas}")
    numbers = (Kolom(title, _JUMLAH + at, _JUMLAH + at) for at, title in enumerate(titles))
    return (Kolom("Sasaran", 0, _JUMLAH - 1), *numbers)


def _semua(runs: Sequence[Rentetan]) -> Rentetan | None:
    if not runs:
        return None
    first, last = runs[0], runs[-1]
    return Rentetan(first.awal, last.akhir, first.indikator_awal, last.indikator_akhir)


def _angka(
    total: RingkasanTampil, rows: Sequence[BarisIndikator], run: Rentetan | None, baris: int, triwulan: int
) -> list[Isi]:
    """Return counts and means of a roll-up as formulas over the rows it sums up."""
    counts = map(bilangan, (total.jumlah, total.tercapai, total.tidak_tercapai, total.tanpa_capaian))
    if run is None:
        return [*counts, total.rata_rata, *([total.berbatas] if total.berbatas else [])]
    status = rentang(STATUS, run.awal, run.akhir)
    formulas = (
        f"COUNT({rentang(NOMOR, run.awal, run.akhir)})",
        f'COUNTIF({status},"{KATA_STATUS[True]}")',
        f'COUNTIF({status},"{KATA_STATUS[False]}")',
        "-".join(sel(column, baris) for column in (_JUMLAH, _TERCAPAI, _TIDAK)),
    )
    cells: list[Isi] = [Rumus(text, figure) for text, figure in zip(formulas, counts, strict=True)]
    values = [taksir(source) for row in rows if (source := utama(row, triwulan))]
    return [*cells, *_rata(total, run, values)]


def _rata(total: RingkasanTampil, run: Rentetan, values: Sequence[float]) -> Iterator[Isi]:
    yield _rata_rata(total.rata_rata, PENUH, run, values)
    cap = batas_agregat(total)
    if total.berbatas is not None and cap is not None:
        yield _rata_rata(total.berbatas, BERBATAS, run, [min(value, float(cap)) for value in values])


def _rata_rata(figur: Figur, kolom: int, run: Rentetan, values: Sequence[float]) -> Isi:
    if not values:
        return figur
    cells = rentang(kolom, run.indikator_awal, run.indikator_akhir, INDIKATOR)
    formula = dibulatkan(f"AVERAGE({cells})", fsum(values) / len(values), figur)
    return Rumus(formula, figur) if formula else figur


def _predikat(lembar: Lembar, d: DokumenPengukuran, run: Rentetan) -> None:
    """Count by predikat: by the cell of its label, for a label is data and never stands in a formula."""
    lembar.turun()
    lembar.paragraf("Ringkasan menurut predikat", "subjudul")
    lembar.kepala(_PREDIKAT)
    covers = dict(d.skala)
    where = rentang(PREDIKAT, run.awal, run.akhir)
    for label, short, count in d.ringkasan.predikat:
        formula = f"SUMPRODUCT(--EXACT({where},{sel(0, lembar.baris)}))"
        lembar.isi(_PREDIKAT, [label, covers.get(label, ""), short, Rumus(formula, bilangan(count))])
