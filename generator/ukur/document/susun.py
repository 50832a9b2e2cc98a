"""Composing the document: catalogue and measurements in, one DokumenPengukuran out."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypedDict

from ukur.document.bagian import AnggaranTampil, KoreksiTampil, LangkahTampil, TindakLanjutTampil
from ukur.document.baris import buat_baris
from ukur.document.figur import Figur
from ukur.document.nilai import (
    AnalisisTampil,
    BarisIndikator,
    BarisKamus,
    DokumenPengukuran,
    KelompokSasaran,
    RingkasanTampil,
)
from ukur.document.susun_bagian import (
    bagian_anggaran,
    bagian_koreksi,
    bagian_sop,
    bagian_tindak_lanjut,
    tanda_tangan,
)
from ukur.document.teks import KOSONG, angka_ringkas, persen
from ukur.measure.capaian import HasilIndikator, akhir_triwulan
from ukur.measure.gabungan import Gabungan, gabung
from ukur.measure.pembanding import bandingkan
from ukur.measure.predikat import skala_pada
from ukur.measure.rumus import RUMUS
from ukur.measure.tindak_lanjut import RencanaLama
from ukur.measure.ukuran import Ukuran
from ukur.model.indikator import DasarTarget, Indikator
from ukur.model.katalog import Katalog
from ukur.model.paths import archive_address
from ukur.model.pengukuran import Analisis
from ukur.model.periode import Periode
from ukur.model.pohon import JenisSimpul, Simpul
from ukur.model.skala import Skala

TANDA_PERCONTOHAN = "PERCONTOHAN: peragaan, bukan dokumen resmi"
TANDA_KONSEP = "KONSEP - belum disahkan"
_JUDUL_ANALISIS = {
    "uraian": "Uraian",
    "penyebab": "Penyebab keberhasilan atau kegagalan",
    "faktor_pendukung": "Faktor pendukung",
    "faktor_penghambat": "Faktor penghambat",
    "solusi": "Solusi yang telah dilakukan",
    "efisiensi": "Efisiensi penggunaan sumber daya",
    "program_penunjang": "Program yang menunjang",
}


class _Bagian(TypedDict):
    anggaran: AnggaranTampil | None
    tindak_lanjut: tuple[TindakLanjutTampil, ...]
    catatan_sop: tuple[LangkahTampil, ...]
    koreksi: tuple[KoreksiTampil, ...]


def susun(
    ukuran: Ukuran,
    periode: Periode,
    lama: Mapping[str, BarisIndikator] | None = None,
    situs: str | None = None,
) -> DokumenPengukuran:
    """Return the document of a period that has a ``dokumen.yml``; nothing is computed after this.

    ``lama`` are rows of an earlier composition that still hold. ``situs`` is the site's address, where
    the QR leads; None when it is not known.
    """
    katalog = ukuran.katalog
    dokumen, instansi = katalog.dokumen[periode], katalog.instansi
    measured = ukuran.diukur(periode)
    by_node = _by_node(measured)
    groups = _groups(ukuran, periode, by_node, lama or {})
    samples = any(row.target_contoh for group in groups for row in group.baris)
    skala = skala_pada(katalog.skala, akhir_triwulan(periode))
    konsep = not dokumen.tahap.disahkan
    marks = [TANDA_PERCONTOHAN] * instansi.percontohan + [TANDA_KONSEP] * konsep
    return DokumenPengukuran(
        periode=periode,
        judul=f"Pengukuran Kinerja {periode.judul}",
        nomor=dokumen.nomor,
        pemerintah=instansi.pemerintah,
        instansi=instansi.nama,
        nama_singkat=instansi.nama_singkat,
        kop=_letterhead(katalog),
        percontohan=instansi.percontohan,
        konsep=konsep,
        tanda=tuple(marks),
        tahap=str(dokumen.tahap),
        pendahuluan=dokumen.pendahuluan,
        dasar_hukum=katalog.sop.identitas.dasar_hukum,
        kelompok=groups,
        ringkasan=ringkasan_tampil(gabung(measured, instansi.aritmetika), katalog),
        skala=tuple(skala_tampil(skala)),
        catatan_skala=_scale_notes(skala),
        catatan=dokumen.catatan,
        tanda_tangan=tanda_tangan(katalog, dokumen),
        kamus=tuple(_entry(katalog, item.indikator) for item in measured),
        nama_berkas=f"pengukuran-kinerja_{instansi.singkatan}_{periode}",
        tanggal=dokumen.tanggal_pengesahan or akhir_triwulan(periode),
        kertas=instansi.kertas,
        lambang=instansi.kop.lambang,
        alamat_arsip=f"{situs.rstrip('/')}/{archive_address(periode)}" if situs else None,
        lokasi_arsip=dokumen.lokasi_arsip,
        target_contoh=samples,
        perhatian=_attention(measured),
        **_sections(ukuran, periode, by_node),
    )


def _sections(ukuran: Ukuran, periode: Periode, by_node: Mapping[str, Sequence[HasilIndikator]]) -> _Bagian:
    katalog = ukuran.katalog
    return {
        "anggaran": bagian_anggaran(katalog, periode, by_node),
        "tindak_lanjut": bagian_tindak_lanjut(_public(ukuran, periode), periode),
        "catatan_sop": bagian_sop(katalog.sop, katalog.dokumen[periode]),
        "koreksi": bagian_koreksi(katalog, periode),
    }


def _public(ukuran: Ukuran, periode: Periode) -> list[RencanaLama]:
    """Leave out of an approved document the plans of a concept, which are not public yet."""
    documents = ukuran.katalog.dokumen
    shown = documents[periode].tahap.disahkan
    plans = ukuran.rencana_terbuka[periode]
    return [plan for plan in plans if not shown or documents[plan.asal].tahap.disahkan]


def _letterhead(katalog: Katalog) -> tuple[str, ...]:
    kop = katalog.instansi.kop
    telephone = f"Telepon {kop.telepon}" if kop.telepon else None
    return tuple(part for part in (kop.alamat, telephone, kop.pos_el, kop.laman) if part)


def _by_node(measured: Sequence[HasilIndikator]) -> dict[str, list[HasilIndikator]]:
    by_node: dict[str, list[HasilIndikator]] = {}
    for hasil in measured:
        by_node.setdefault(hasil.indikator.sasaran, []).append(hasil)
    return by_node


def _groups(
    ukuran: Ukuran,
    periode: Periode,
    by_node: Mapping[str, Sequence[HasilIndikator]],
    lama: Mapping[str, BarisIndikator],
) -> tuple[KelompokSasaran, ...]:
    katalog = ukuran.katalog
    groups = []
    for node in katalog.pohon.jelajah():
        items = by_node.get(node.kode, [])
        if not items:
            continue
        analisis = katalog.dokumen[periode].analisis.get(node.kode)
        groups.append(
            KelompokSasaran(
                kode=node.kode,
                jenis=str(node.jenis),
                uraian=node.uraian,
                contoh=node.dasar is DasarTarget.CONTOH,
                baris=tuple(
                    lama.get(item.indikator.kode)
                    or buat_baris(item, katalog.instansi, bandingkan(ukuran, item))
                    for item in items
                ),
                ringkasan=ringkasan_tampil(gabung(items, katalog.instansi.aritmetika), katalog),
                analisis=_analysis(analisis) if analisis else None,
                program=tuple(_programmes(node)),
            )
        )
    return tuple(groups)


def _programmes(node: Simpul) -> list[str]:
    return [f"{below.kode} {below.uraian}" for below in node.jelajah() if below.jenis is JenisSimpul.PROGRAM]


def _analysis(analisis: Analisis) -> AnalisisTampil:
    parts = ((title, getattr(analisis, key)) for key, title in _JUDUL_ANALISIS.items())
    return AnalisisTampil(tuple((title, text) for title, text in parts if text))


def ringkasan_tampil(gabungan: Gabungan, katalog: Katalog) -> RingkasanTampil:
    """Return a roll-up, formatted."""
    cap = katalog.instansi.aritmetika.batas_agregat
    return RingkasanTampil(
        jumlah=gabungan.jumlah,
        dihitung=gabungan.dihitung,
        tercapai=gabungan.tercapai,
        tidak_tercapai=gabungan.dihitung - gabungan.tercapai,
        tanpa_capaian=gabungan.jumlah - gabungan.dihitung,
        rata_rata=_mean(gabungan.rata_rata),
        berbatas=_mean(gabungan.berbatas) if gabungan.berbatas is not None else None,
        batas="" if cap == "tanpa" else f"{cap} %",
        predikat=tuple((step.label, step.singkatan, count) for step, count in gabungan.predikat),
    )


def _mean(value: Decimal | None) -> Figur:
    return Figur(KOSONG) if value is None else Figur(persen(value), value)


def skala_tampil(skala: Skala) -> list[tuple[str, str]]:
    """Return each step of a scale as label and the capaian it covers."""
    rows, above = [], None
    for step in skala.predikat:
        lower = angka_ringkas(step.batas_bawah)
        covers = f"{lower} % ke atas" if above is None else f"{lower} % sampai di bawah {above} %"
        rows.append((step.label, covers))
        above = lower
    return rows


def _scale_notes(skala: Skala) -> tuple[str, ...]:
    notes = [f"{skala.nama}. {skala.sumber}"]
    if skala.sumber_ambang:
        threshold = f"Tercapai: capaian paling sedikit {angka_ringkas(skala.ambang_tercapai)} %"
        notes.append(f"{threshold} ({skala.sumber_ambang}).")
    if skala.celah:
        notes.append(f"Celah pada tabel tercetak ditutup begini: {skala.celah}.")
    return tuple(notes)


def _entry(katalog: Katalog, item: Indikator) -> BarisKamus:
    unit = katalog.instansi.unit.get(item.unit)
    source = item.sumber_data
    return BarisKamus(
        kode=item.kode,
        nama=item.nama,
        definisi=item.definisi_operasional,
        cara_pengukuran=item.cara_pengukuran,
        rumus=f"{RUMUS[item.rumus].rumus} ({item.rumus})",
        agregasi=str(item.agregasi),
        sumber=", ".join(part for part in (source.nama, source.penyedia) if part),
        penanggung_jawab=unit.nama if unit else item.unit,
    )


def _attention(measured: Sequence[HasilIndikator]) -> tuple[str, ...]:
    return tuple(
        f"{item.indikator.kode} {item.indikator.nama}: capaian {persen(item.utama.tercetak)}"
        for item in measured
        if item.utama.tercapai is False and item.utama.tercetak is not None
    )
