"""Sheet "Indikator": one row per indicator, with what entered each formula and the dictionary's texts."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ukur.document import wording
from ukur.document.figur import Figur
from ukur.document.nilai import BarisIndikator, BarisKamus, DokumenPengukuran
from ukur.document.tabel.declaration import Unit
from ukur.document.xlsx.formulir import Terisi
from ukur.document.xlsx.hitung import (
    Banding,
    banding,
    batas_agregat,
    berentang,
    dibulatkan,
    sama,
    taksir,
    ungkapan,
    utama,
)
from ukur.document.xlsx.lembar import Isi, Kolom, Lembar, Rumus, bilangan, lebar_angka
from ukur.document.xlsx.letak import (
    ATAS,
    BARIS_PERTAMA,
    BAWAH,
    DIHITUNG,
    FORMULIR,
    PENUH,
    REALISASI,
    TARGET,
    sel,
)
from ukur.measure.arah import bounds

BEKU = 2  # columns that stay in view: code and name
CATATAN = (
    "Yang dihitung: angka yang masuk rumus; label sudah diganti skornya, ya = 1, tidak = 0. "
    "Kolom sesudah Dasar target tidak dicetak; teksnya tercetak lengkap di lembar Uraian."
)
_TERCETAK: Mapping[str, int] = {
    "Kode": 64,
    "Nama indikator": 190,
    "Sasaran": 56,
    **{
        f"{title} ({span})": 84
        for span in ("triwulan", "sampai triwulan", "setahun")
        for title in ("Target dihitung", "Batas atas", "Realisasi dihitung")
    },
    "Capaian belum dibulatkan": 90,
    "Capaian berbatas": 74,
    "Capaian": 80,
    "Status": 84,
    "Dasar target": 84,
}
_TAK_TERCETAK: Mapping[str, int] = {
    "Satuan": 84,
    "Predikat": 84,
    "Singkatan": 70,
    "Rumus capaian": 220,
    "Gabungan triwulan": 90,
    "Definisi operasional": 420,
    "Cara pengukuran": 420,
    "Sumber data": 220,
    "Penanggung jawab": 220,
    "Faktor pendukung": 420,
    "Faktor penghambat": 420,
    "Keterangan": 420,
    wording.CHANGED_TARGET: 420,
    "Jumlah bukti": 60,
}
_CAPAIAN = list(_TERCETAK).index("Capaian")
AKHIR_CETAK = len(_TERCETAK) - 1
_KOLOM = tuple(
    Kolom(title, at, at, unit=Unit.PERCENT if at == _CAPAIAN else Unit.NONE)
    for at, title in enumerate((*_TERCETAK, *_TAK_TERCETAK))
)


def lebar_indikator(d: DokumenPengukuran) -> list[int]:
    """Return the widths of the columns in pixels: every number is shown whole."""
    widths = [*_TERCETAK.values(), *_TAK_TERCETAK.values()]
    rows = [banding(row) for row in d.baris]
    for at in range(3):
        widths[BAWAH[at]] = lebar_angka((row[at].target for row in rows), widths[BAWAH[at]])
        widths[DIHITUNG[at]] = lebar_angka((row[at].realisasi for row in rows), widths[DIHITUNG[at]])
    widths[_CAPAIAN] = lebar_angka((row.capaian for row in d.baris), widths[_CAPAIAN])
    return widths


def tulis_indikator(lembar: Lembar, d: DokumenPengukuran, formulir: Terisi) -> tuple[int, int]:
    """Write the table; return the rows of its header."""
    header = lembar.kepala(_KOLOM)
    assert lembar.baris == BARIS_PERTAMA, "rumus di lembar lain menunjuk baris ini"
    kamus = {entry.kode: entry for entry in d.kamus}
    form = iter(formulir.baris)
    cap = batas_agregat(d.ringkasan)
    for group in d.kelompok:
        for row in group.baris:
            on_form, here = next(form), lembar.baris
            cells: list[Isi] = [row.kode, row.nama, group.kode]
            for at, ratio in enumerate(banding(row)):
                cells += _dihitung(ratio, at, on_form)
            cells += _capaian(row, here, d.periode.triwulan, cap)
            lembar.datar(_KOLOM, [*cells, row.status, row.dasar_target, *_teks(row, kamus.get(row.kode))])
    return header


def _dihitung(ratio: Banding, at: int, form: int) -> tuple[Isi, Isi, Isi]:
    """Return target, upper bound and realisasi of the formula: linked to the form where it holds them."""
    source = ratio.hitungan
    if source is None:
        return None, None, None
    lower, upper = bounds(source.target)
    target: Isi = float(lower)
    if sama(ratio.target, source.target):
        target = Rumus(sel(TARGET[at], form, FORMULIR), ratio.target)
    real: Isi = float(source.realisasi)
    if sama(ratio.realisasi, source.realisasi):
        real = Rumus(sel(REALISASI[at], form, FORMULIR), ratio.realisasi)
    return target, float(upper) if berentang(source) else None, real


def _capaian(row: BarisIndikator, here: int, triwulan: int, cap: Decimal | None) -> tuple[Isi, Isi, Isi]:
    """Return the document's own capaian: unrounded, capped, printed."""
    source = utama(row, triwulan)
    if source is None:
        return None, None, row.capaian
    at = 2 if triwulan == 4 else 1
    full = taksir(source)
    cells = (sel(columns[at], here) for columns in (BAWAH, ATAS, DIHITUNG))
    unrounded = Rumus(ungkapan(source, *cells), _hasil(full))
    capped = None
    if cap is not None:
        capped = Rumus(f"MIN({sel(PENUH, here)},{cap})", _hasil(min(full, float(cap))))
    formula = dibulatkan(sel(PENUH, here), full, row.capaian)
    return unrounded, capped, Rumus(formula, row.capaian) if formula else row.capaian


def _hasil(nilai: float) -> Figur:
    return Figur("", Decimal(repr(nilai)))


def _teks(row: BarisIndikator, entry: BarisKamus | None) -> Iterator[Isi]:
    yield from (row.satuan, row.predikat, row.singkatan)
    yield from (entry.rumus, entry.agregasi, entry.definisi) if entry else ("", "", "")
    yield row.cara_pengukuran
    yield row.struk.sumber
    yield entry.penanggung_jawab if entry else ""
    yield from (row.faktor_pendukung, row.faktor_penghambat, row.keterangan, row.alasan_perubahan)
    yield bilangan(len(row.struk.bukti))
