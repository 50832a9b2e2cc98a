"""The sheets beside form and budget: comparisons, analysis, texts, evidence, breakdown, SOP, corrections."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ukur.document.figur import Figur
from ukur.document.nilai import BarisIndikator, BarisKamus, DokumenPengukuran
from ukur.document.xlsx.lembar import Isi, Lembar, kolom, lebar_angka

NAMA_INDIKATOR = "Nama indikator"  # begins the rows of the next indicator


@dataclass(frozen=True, slots=True)
class Lampiran:
    """A sheet of one table: name, title, columns with their widths, rows, and what it says without any.

    ``angka`` are the columns of numbers.
    """

    nama: str
    judul: str
    kolom: Mapping[str, int]
    baris: Callable[[DokumenPengukuran], Iterator[Sequence[Isi]]]
    kosong: str
    catatan: str = ""
    angka: tuple[int, ...] = ()


def lebar_lampiran(lampiran: Lampiran, d: DokumenPengukuran) -> list[int]:
    """Return the widths of the columns in pixels: every number is shown whole."""
    widths = list(lampiran.kolom.values())
    rows = list(lampiran.baris(d)) if lampiran.angka else []
    for at in lampiran.angka:
        figures = (value for row in rows if isinstance(value := row[at], Figur))
        widths[at] = lebar_angka(figures, widths[at])
    return widths


def tulis_lampiran(lembar: Lembar, lampiran: Lampiran, d: DokumenPengukuran) -> tuple[int, int] | None:
    """Write the table; return the rows of its header, if there is one."""
    rows = list(lampiran.baris(d))
    if not rows:
        lembar.paragraf(lampiran.kosong)
        return None
    if lampiran.catatan:
        lembar.paragraf(lampiran.catatan, "kecil")
    columns = kolom(*lampiran.kolom)
    header = lembar.kepala(columns)
    for row in rows:
        lembar.isi(columns, row, "tebal" if NAMA_INDIKATOR in row else "")
    return header


def _pembandingan(d: DokumenPengukuran) -> Iterator[Sequence[Isi]]:
    for row in d.baris:
        for other in row.pembanding:
            yield (
                row.kode,
                row.nama,
                other.dengan,
                other.nilai,
                row.realisasi_sampai,
                other.capaian,
                other.sumber,
            )


def _analisis(d: DokumenPengukuran) -> Iterator[Sequence[Isi]]:
    for group in d.kelompok:
        name = f"{group.uraian}{' (contoh)' if group.contoh else ''}"
        parts = group.analisis.bagian if group.analisis else (("Uraian", "Analisis belum ditulis."),)
        for title, text in parts:
            yield group.kode, name, title, text
        for programme in group.program:
            yield group.kode, name, "Program menurut pohon kinerja", programme


def _uraian(d: DokumenPengukuran) -> Iterator[Sequence[Isi]]:
    kamus = {entry.kode: entry for entry in d.kamus}
    for row in d.baris:
        parts = ((NAMA_INDIKATOR, row.nama), *_kamus(row, kamus.get(row.kode)), *_isian(row))
        yield from ((row.kode, title, text) for title, text in parts if text)


def _kamus(row: BarisIndikator, entry: BarisKamus | None) -> Iterator[tuple[str, str]]:
    if entry:
        yield "Definisi operasional", entry.definisi
    yield "Cara pengukuran", row.cara_pengukuran
    if entry:
        yield "Rumus capaian", entry.rumus
        yield "Penggabungan triwulan", entry.agregasi
    yield "Sumber data", row.struk.sumber
    if entry:
        yield "Penanggung jawab", entry.penanggung_jawab


def _isian(row: BarisIndikator) -> Iterator[tuple[str, str]]:
    yield "Dasar target", row.dasar_target
    yield "Alasan perubahan target", row.alasan_perubahan
    yield "Perhitungan", "\n".join(f"{label}: {text}" for label, text in row.struk.baris)
    yield "Faktor pendukung", row.faktor_pendukung
    yield "Faktor penghambat", row.faktor_penghambat
    yield "Keterangan", row.keterangan


def _bukti(d: DokumenPengukuran) -> Iterator[Sequence[Isi]]:
    for row in d.baris:
        for item in row.struk.bukti:
            archived, digest = item.lokasi_arsip or "", item.sha256 or ""
            yield row.kode, item.nama, item.tautan or "", archived, digest, item.tanggal


def _rincian(d: DokumenPengukuran) -> Iterator[Sequence[Isi]]:
    for row in d.baris:
        for part in row.rincian:
            yield row.kode, row.satuan, part.kode, part.nama, part.pembilang, part.penyebut, part.nilai


def _sop(d: DokumenPengukuran) -> Iterator[Sequence[Isi]]:
    for step in d.catatan_sop:
        yield (
            str(step.nomor),
            step.kegiatan,
            step.pelaksana,
            step.waktu_baku,
            step.oleh,
            step.waktu_nyata,
            step.lama,
            step.catatan,
        )


def _koreksi(d: DokumenPengukuran) -> Iterator[Sequence[Isi]]:
    for item in d.koreksi:
        yield (
            item.tanggal,
            item.kode,
            item.periode,
            item.lama,
            item.baru,
            item.alasan,
            item.sumber,
            item.diputuskan_oleh,
        )


LAMPIRAN: tuple[Lampiran, ...] = (
    Lampiran(
        "Pembandingan",
        "Pembandingan dengan tahun lalu, target akhir Renstra, dan standar nasional",
        {
            "Kode": 70,
            "Indikator": 280,
            "Dibandingkan dengan": 180,
            "Nilai pembanding": 130,
            "Realisasi periode ini": 130,
            "Capaian": 100,
            "Sumber": 260,
        },
        _pembandingan,
        "Belum ada angka tahun lalu, target akhir Renstra, atau standar nasional yang tercatat "
        "untuk dibandingkan.",
        "Capaian pada baris tahun lalu adalah capaian tahun itu terhadap targetnya sendiri.",
        (3, 4, 5),
    ),
    Lampiran(
        "Analisis",
        "Analisis menurut sasaran",
        {"Sasaran": 70, "Uraian sasaran": 220, "Bagian": 190, "Isi": 640},
        _analisis,
        "Belum ada sasaran yang indikatornya diukur pada periode ini.",
    ),
    Lampiran(
        "Uraian",
        "Uraian setiap indikator: kamus, sumber data, dan perhitungan",
        {"Kode": 80, "Bagian": 180, "Isi": 800},
        _uraian,
        "Belum ada indikator yang diukur pada periode ini.",
    ),
    Lampiran(
        "Bukti",
        "Daftar bukti",
        {"Kode": 70, "Bukti": 250, "Tautan": 290, "Lokasi arsip": 180, "SHA-256": 260, "Tanggal": 110},
        _bukti,
        "Belum ada bukti yang tercatat.",
    ),
    Lampiran(
        "Rincian",
        "Rincian menurut wilayah atau anggota lain",
        {
            "Indikator": 80,
            "Satuan": 130,
            "Kode": 130,
            "Nama": 280,
            "Pembilang": 150,
            "Penyebut": 150,
            "Nilai": 150,
        },
        _rincian,
        "",
        angka=(4, 5, 6),
    ),
    Lampiran(
        "SOP",
        "Catatan pelaksanaan SOP pengukuran kinerja",
        {
            "Langkah": 58,
            "Kegiatan": 280,
            "Pelaksana": 130,
            "Waktu baku": 80,
            "Dilaksanakan oleh": 150,
            "Tanggal": 170,
            "Lama": 110,
            "Catatan": 220,
        },
        _sop,
        "Belum ada langkah SOP yang tercatat.",
    ),
    Lampiran(
        "Koreksi",
        "Koreksi angka yang telah diterbitkan",
        {
            "Tanggal": 120,
            "Indikator": 80,
            "Periode": 84,
            "Angka lama": 110,
            "Angka baru": 110,
            "Alasan": 300,
            "Sumber": 220,
            "Diputuskan oleh": 170,
        },
        _koreksi,
        "Tidak ada koreksi atas angka periode ini.",
    ),
)
