"""Rows of the sections beside the form, built by hand as those in ``potongan``: plans, budget, evidence."""

from collections.abc import Iterable

from ukur.document.bagian import (
    BarisAnggaran,
    EfisiensiTampil,
    KoreksiTampil,
    LangkahTampil,
    TindakLanjutTampil,
)
from ukur.document.nilai import AksiTampil, BarisIndikator, BuktiTampil
from ukur.document.teks import KOSONG
from ukur.site.potongan import angka, escape, nama_bukti

LEWAT = ' <span class="ukur-lewat"><span aria-hidden="true">!</span> lewat batas waktu</span>'
_TINGKAT_TERDALAM = 5  # the stylesheet indents no deeper: a code does not run into its column


def bertaut(teks: str, alamat: str) -> str:
    """Return a text as a link; where the site has no such page ``alamat`` is empty, and it stays a text."""
    return f'<a href="{escape(alamat)}">{escape(teks)}</a>' if alamat else escape(teks)


def baris_aksi(aksi: AksiTampil, kepala: str, alamat: str) -> str:
    """Return the two rows of a plan: what is to be done, and why; ``kepala`` leads to ``alamat``."""
    evidence = _tautan_bukti(aksi.bukti, aksi.kode) if aksi.bukti else ""
    why = _rinci(
        ("Kendala", escape(aksi.kendala)),
        ("Penyebab", escape(aksi.penyebab)),
        ("Solusi yang sudah dilakukan", escape(aksi.solusi)),
        ("Rekomendasi", escape(aksi.rekomendasi)),
        ("Bukti tindak lanjut", evidence),
    )
    return (
        f'<tr><th scope="row" class="pendek">{bertaut(kepala, alamat)}</th> '
        f"<td>{escape(aksi.tindak_lanjut)}</td> "
        f"<td>{escape(aksi.target_perbaikan)}</td> <td>{escape(aksi.penanggung_jawab)}</td> "
        f"<td>{escape(aksi.batas_waktu)}</td> {angka(aksi.anggaran.teks)}<td>{escape(aksi.tingkat)}</td> "
        f"<td>{escape(aksi.status)}</td></tr>\n"
        f'<tr class="ukur-rinci"><td colspan="8">{why}</td></tr>\n'
    )


def _rinci(*parts: tuple[str, str]) -> str:
    """What was not written is left out."""
    rows = " ".join(
        [f"<dt>{label}</dt> <dd>{text}</dd>" for label, text in parts if text not in ("", KOSONG)]
    )
    return f'<dl class="ukur-meta">{rows}</dl>' if rows else ""


def _tautan_bukti(bukti: str, kode: str) -> str:
    hidden = f'<span class="ukur-tersembunyi"> tindak lanjut {escape(kode)}</span>'
    return f'<a href="{escape(bukti)}" rel="noopener">Bukti{hidden}</a>'


def baris_tindak_lanjut(lanjut: TindakLanjutTampil, kepala: str, alamat: str, asal: str) -> str:
    """Return the row of a follow-up; ``kepala`` leads to ``alamat``, the period of the plan to ``asal``."""
    evidence = f" {_tautan_bukti(lanjut.bukti, lanjut.kode)}" if lanjut.bukti else ""
    return (
        f'<tr><th scope="row" class="pendek">{bertaut(kepala, alamat)}</th> '
        f"<td>{bertaut(lanjut.asal, asal)}</td> "
        f"<td>{escape(lanjut.tindak_lanjut)}</td> <td>{escape(lanjut.penanggung_jawab)}</td> "
        f"<td>{escape(lanjut.batas_waktu)}{LEWAT if lanjut.lewat else ''}</td> "
        f"<td>{escape(lanjut.status_lalu)}</td> <td>{escape(lanjut.status)}</td> "
        f"<td>{escape(lanjut.uraian)}{evidence}</td></tr>\n"
    )


def baris_anggaran(baris: BarisAnggaran) -> str:
    """Return a node's row of the budget table; a total has no code."""
    level = min(baris.tingkat, _TINGKAT_TERDALAM)
    code = f"{escape(baris.kode)} " if baris.kode else ""
    kind = f' <span class="ukur-kecil">({escape(baris.jenis)})</span>' if baris.jenis else ""
    quarters = "".join(
        [
            angka(spent.teks) + angka(share.teks)
            for spent, share in zip(baris.realisasi, baris.serapan, strict=True)
        ]
    )
    return (
        f'<tr><th scope="row" class="ukur-tingkat-{level}">{code}{escape(baris.uraian)}{kind}</th> '
        f"{angka(baris.pagu.teks)}{quarters}</tr>\n"
    )


def baris_efisiensi(hasil: EfisiensiTampil) -> str:
    """Return a sasaran's row of the efficiency table."""
    return (
        f'<tr><th scope="row">{escape(hasil.kode)} {escape(hasil.uraian)}</th> {angka(hasil.capaian.teks)}'
        f"{angka(hasil.serapan.teks)}{angka(hasil.selisih.teks)}<td>{escape(hasil.golongan)}</td> "
        f"{angka(hasil.sisa.teks)}</tr>\n"
    )


def baris_langkah(langkah: LangkahTampil) -> str:
    """Return a step's row of the SOP record."""
    return (
        f'<tr><td class="nomor">{langkah.nomor}</td> <th scope="row">{escape(langkah.kegiatan)}</th> '
        f"<td>{escape(langkah.pelaksana)}</td> <td>{escape(langkah.waktu_baku)}</td> "
        f"<td>{escape(langkah.oleh)}</td> <td>{escape(langkah.waktu_nyata)}</td> "
        f"<td>{escape(langkah.lama)}</td> <td>{escape(langkah.catatan or KOSONG)}</td></tr>\n"
    )


def baris_koreksi(koreksi: KoreksiTampil, kepala: str, alamat: str) -> str:
    """Return the row of a correction; ``kepala`` leads to ``alamat``."""
    return (
        f'<tr><th scope="row" class="pendek">{bertaut(kepala, alamat)}</th> '
        f'<td class="angka">{escape(koreksi.lama)}</td> '
        f'<td class="angka">{escape(koreksi.baru)}</td> <td>{escape(koreksi.alasan)}</td> '
        f"<td>{escape(koreksi.sumber)}</td> <td>{escape(koreksi.diputuskan_oleh)}</td> "
        f"<td>{escape(koreksi.tanggal)}</td></tr>\n"
    )


def baris_bukti(bukti: BuktiTampil, kode: tuple[str, ...]) -> str:
    """Return a row of the evidence annex, with links to the rows of the form that rest on it."""
    links = ", ".join([f'<a href="#{code}">{code}</a>' for code in map(escape, kode)])
    digest = f"<code>{escape(bukti.sha256)}</code>" if bukti.sha256 else "belum dicatat"
    return (
        f'<tr><th scope="row">{nama_bukti(bukti)}</th> <td>{escape(bukti.tanggal) or KOSONG}</td> '
        f'<td class="sidik">{digest}</td> <td>{links}</td></tr>\n'
    )


def faktor(baris: Iterable[BarisIndikator]) -> str:
    """Return what helped and hindered each indicator; empty when nothing was written."""
    rows = "".join([_faktor(row) for row in baris if row.faktor_pendukung or row.faktor_penghambat])
    return f'<dl class="ukur-meta">{rows}</dl>' if rows else ""


def _faktor(baris: BarisIndikator) -> str:
    parts = ("Pendukung", baris.faktor_pendukung), ("Penghambat", baris.faktor_penghambat)
    texts = "<br>".join([f"{label}: {escape(text)}" for label, text in parts if text])
    return f"<dt>{escape(baris.kode)} {escape(baris.nama)}</dt> <dd>{texts}</dd> "
