"""Fragments that stand in every row of every table, built by hand: five times as fast as template macros.

Everything that comes from data passes through ``escape``; the templates hold the rest of the pages.
"""

import html
from functools import lru_cache

from ukur.document.figur import Figur
from ukur.document.nilai import BarisIndikator, BarisKamus, BuktiTampil, PembandingTampil
from ukur.document.susun import TANDA_KONSEP
from ukur.document.teks import KOSONG

escape = lru_cache(maxsize=65_536)(html.escape)  # the same labels, units and words stand in most rows
_STATUS = {True: ("ya", "✓"), False: ("tidak", "✗"), None: ("kosong", "○")}
CONTOH = ' <span class="ukur-contoh">contoh</span>'
LAMPIRAN_BUKTI = '<a href="#bukti">Bukti</a>'
KONSEP = f' <span class="ukur-contoh">{TANDA_KONSEP}</span>'


def status(baris: BarisIndikator) -> str:
    """Return whether the target was reached, as a mark and a word."""
    style, mark = _STATUS[baris.tercapai]
    return (
        f'<span class="ukur-status {style}"><span aria-hidden="true">{mark}</span> '
        f"{escape(baris.status)}</span>"
    )


def struk(baris: BarisIndikator, lampiran: str = "") -> str:
    """Return the receipt of a row: calculation, source and evidence, opened without JavaScript.

    ``lampiran`` links to the annex with dates and SHA-256 of the evidence; without it they stand here.
    """
    code, receipt = escape(baris.kode), baris.struk
    rows = "".join([f"<dt>{escape(label)}</dt> <dd>{escape(text)}</dd> " for label, text in receipt.baris])
    show = nama_bukti if lampiran else _evidence
    evidence = "".join([f"<li>{show(item)}</li>" for item in receipt.bukti])
    listing = f"<dt>{lampiran or 'Bukti'}</dt> <dd><ul>{evidence}</ul></dd>" if evidence else ""
    return (
        '<details class="struk" data-search-exclude="true"><summary>Struk angka '
        f'<span class="ukur-tersembunyi">{code}</span></summary><dl id="struk-{code}">{rows}'
        f"<dt>Sumber</dt> <dd>{escape(receipt.sumber)}</dd> {listing}</dl></details>"
    )


def nama_bukti(bukti: BuktiTampil) -> str:
    """Return the name of a piece of evidence, with its link and where it is kept."""
    name = escape(bukti.nama)
    text = f'<a href="{escape(bukti.tautan)}" rel="noopener">{name}</a>' if bukti.tautan else name
    return f"{text} (arsip: {escape(bukti.lokasi_arsip)})" if bukti.lokasi_arsip else text


def _evidence(bukti: BuktiTampil) -> str:
    text = nama_bukti(bukti)
    if bukti.tanggal:
        text += f", {escape(bukti.tanggal)}"
    if bukti.sha256:
        text += f" <code>SHA-256 {escape(bukti.sha256)}</code>"
    return text


def baris_formulir(baris: BarisIndikator, alamat: str) -> str:
    """Return an indicator's two rows in the measurement form: its figures, and what is behind them."""
    note = f" Keterangan: {escape(baris.keterangan)}" if baris.keterangan else ""
    change = f'<p class="cara">{_changed(baris)}</p>' if baris.alasan_perubahan else ""
    code = escape(baris.kode)
    return (
        f'<tr id="{code}"><th scope="row"><a href="{alamat}">{code}</a> {escape(baris.nama)}</th> '
        f"<td>{escape(baris.satuan)}</td> {_target(baris, baris.target_triwulan)}"
        f"{angka(baris.realisasi_triwulan.teks)}{angka(baris.capaian_triwulan.teks)}"
        f"{_target(baris, baris.target_sampai)}{angka(baris.realisasi_sampai.teks)}"
        f"{angka(baris.capaian_sampai.teks)}{_target(baris, baris.target_tahun)}"
        f"{angka(baris.capaian_tahun.teks)}<td>{escape(baris.predikat)}</td> <td>{status(baris)}</td></tr>\n"
        f'<tr class="ukur-rinci"><td colspan="12"><p class="cara">Cara pengukuran: '
        f"{escape(baris.cara_pengukuran)}.{note}</p>{change}{struk(baris, LAMPIRAN_BUKTI)}</td></tr>\n"
    )


def baris_deret(baris: BarisIndikator, periode: str, alamat: str, lengkap: bool, konsep: bool) -> str:
    """Return one period's rows in an indicator's series; ``lengkap``: with the receipt, else a link to it.

    ``konsep``: the period's document is not approved yet (a preview).
    """
    texts = (
        f"Keterangan: {escape(baris.keterangan)}" if baris.keterangan else "",
        f"Faktor pendukung: {escape(baris.faktor_pendukung)}" if baris.faktor_pendukung else "",
        f"Faktor penghambat: {escape(baris.faktor_penghambat)}" if baris.faktor_penghambat else "",
        _changed(baris) if baris.alasan_perubahan else "",
    )
    note = "".join([f'<p class="cara">{text}</p>' for text in texts if text])
    code = escape(baris.kode)
    hidden = f'<span class="ukur-tersembunyi">{periode}</span>'
    link = f'<a href="{alamat}#struk-{code}">Struk angka {hidden}</a>'
    receipt = struk(baris) if lengkap else link
    return (
        f'<tr><th scope="row" class="pendek"><a href="{alamat}#{code}">{periode}</a>'
        f"{KONSEP if konsep else ''}</th> "
        f"{_target(baris, baris.target_tahun)}{angka(baris.realisasi_sampai.teks)}"
        f"{angka(baris.capaian.teks)}<td>{escape(baris.predikat)}</td> <td>{status(baris)}</td></tr>\n"
        f'<tr class="ukur-rinci"><td colspan="6">{note}{receipt}</td></tr>\n'
    )


def _changed(baris: BarisIndikator) -> str:
    return f"Alasan target diubah: {escape(baris.alasan_perubahan)}"


@lru_cache(maxsize=16_384)
def entri_kamus(entri: BarisKamus) -> str:
    """Return an entry of the dictionary annex; the same one stands in every document."""
    code = escape(entri.kode)
    parts = (
        ("Definisi operasional", entri.definisi),
        ("Cara pengukuran", entri.cara_pengukuran),
        ("Rumus capaian", entri.rumus),
        ("Gabungan triwulan", entri.agregasi),
        ("Sumber data", entri.sumber),
        ("Penanggung jawab", entri.penanggung_jawab),
    )
    rows = " ".join([f"<dt>{label}</dt> <dd>{html.escape(text)}</dd>" for label, text in parts])
    head = f'<h3 id="kamus-{code}">{code} {escape(entri.nama)}</h3>'
    return f'{head}\n<dl class="ukur-meta">{rows}</dl>\n'


def baris_pembanding(baris: BarisIndikator) -> str:
    """Return the rows that compare an indicator with other years and standards."""
    head = f'<tr><th scope="row">{escape(baris.kode)} {escape(baris.nama)}</th> '
    return "".join([f"{head}{_comparison(baris, other)}</tr>\n" for other in baris.pembanding])


def _comparison(baris: BarisIndikator, other: PembandingTampil) -> str:
    return (
        f"<td>{escape(other.dengan)}</td> {angka(other.nilai.teks)}{angka(baris.realisasi_sampai.teks)}"
        f"{angka(other.capaian.teks)}<td>{escape(other.sumber)}</td>"
    )


def _target(baris: BarisIndikator, target: Figur) -> str:
    """A sample target says so wherever it stands; a blank one needs no mark."""
    mark = CONTOH if baris.target_contoh and target.teks != KOSONG else ""
    return f'<td class="angka">{escape(target.teks)}{mark}</td> '


@lru_cache(maxsize=65_536)
def angka(text: str) -> str:
    """Return the cell of a figure; a sentence in its place may break into lines."""
    style = "angka kalimat" if text[:1].isalpha() and " " in text else "angka"
    return f'<td class="{style}">{html.escape(text)}</td> '
