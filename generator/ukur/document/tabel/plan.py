"""Rencana aksi of the document, and what became of earlier ones."""

from operator import attrgetter

from ukur.document import wording
from ukur.document.date_text import DASH
from ukur.document.document_value import DokumenPengukuran
from ukur.document.tabel import record
from ukur.document.tabel.declaration import HTML, PAPER, PDF, XLSX, Column, Kind, Table, Unit, Width, item
from ukur.document.tabel.field import day, flag, number, text
from ukur.document.tabel.shared import KODE, NUMBER, PERIODE, day_of, deadline

_OPEN = PAPER | XLSX


def _has_proof(document: DokumenPengukuran) -> bool:
    """Return whether any follow-up names a proof: since edition 5 no column stands empty for it."""
    return not document.since_fifth or any(row.bukti for row in document.tindak_lanjut)


_ORDINAL = Column(
    "urutan", "No", Width(fixed=0.75), value=attrgetter("number"), kind=Kind.ORDINAL, stands=PDF
)
_RESPONSIBLE = text("Jabatan yang bertanggung jawab.")
PLANS = Table(
    "rencana_aksi",
    record.rencana_aksi,
    (
        PERIODE,
        NUMBER,
        _ORDINAL,
        KODE,
        Column("indikator", "Indikator", Width(1.6, 0.2, 64), value=item("kode"), row_heading=True),
        Column("kendala", "Kendala", Width(2.6, 2, 165), text("Kendala yang dihadapi."), stands=_OPEN,
            below=HTML),
        Column("penyebab", "Penyebab", Width(2.6, 2, 150), text("Penyebab kendala."), stands=_OPEN,
            below=HTML),
        Column("solusi", "Solusi yang telah dilakukan", Width(2.6, 2, 150),
            text("Solusi yang telah dilakukan.", "Solusi"), stands=_OPEN, below=HTML),
        Column("tindak_lanjut", "Rencana tindak lanjut", Width(3, 2.4, 165),
            text("Yang akan dikerjakan.", "Tindak lanjut")),
        Column("target_perbaikan", "Target perbaikan", Width(2.4, 2, 140), text("Hasil yang ingin dicapai.")),
        Column("penanggung_jawab", "Penanggung jawab", Width(2, 1, 110), _RESPONSIBLE),
        Column("batas_waktu", "Batas waktu", Width(1.6, 0.6, 92), day("Tanggal selesai paling lambat."),
            value=day_of("batas_waktu")),
        Column("anggaran", "Anggaran", Width(2, 0.2, 100), number("rupiah", "Kebutuhan anggaran."),
            kind=Kind.FIGURE, unit=Unit.RUPIAH),
        Column("tingkat", "Tingkat masalah", Width(1.5, 0.2, 60), text("Berat ringannya masalah.")),
        Column("status", "Status", Width(1.7, 0.4, 84), text("Status saat dokumen disusun.")),
        Column("bukti", "Bukti tindak lanjut", Width(pixels=130),
            text("Tautan bukti tindak lanjut.", "Bukti"), stands=XLSX, below=PAPER | HTML),
        Column("rekomendasi", "Rekomendasi", Width(pixels=140),
            text("Rekomendasi pimpinan atau evaluator."), stands=XLSX, below=PAPER | HTML),
    ),
    caption="Rencana aksi",
    title="Rencana aksi",
    description="Rencana perbaikan untuk indikator yang tidak tercapai.",
    key=("periode", "nomor"),
    refers=True,
)  # fmt: skip
FOLLOW_UP = Table(
    "tindak_lanjut",
    record.tindak_lanjut,
    (
        PERIODE,
        NUMBER,
        _ORDINAL,
        KODE,
        Column("indikator", "Indikator", Width(1.6, 0.2, 64), value=item("kode"), row_heading=True),
        Column("asal", "Periode asal", Width(1.4, 0.3, 84), text("Dokumen yang memuat rencananya.")),
        Column("tindak_lanjut", "Rencana tindak lanjut", Width(4, 2.4, 150),
            text("Yang direncanakan.", "Tindak lanjut")),
        Column("penanggung_jawab", "Penanggung jawab", Width(2.2, 1.2, 110), _RESPONSIBLE),
        Column("batas_waktu", "Batas waktu", Width(2, 0.8, 110), day("Tanggal selesai paling lambat."),
            value=day_of("batas_waktu"), mark=deadline),
        Column("status_lalu", "Status semula", Width(1.8, 0.6, 84),
            text("Status pada laporan sebelumnya.", "Status sebelumnya")),
        Column("status", "Status kini", Width(1.8, 0.6, 84), text("Status pada periode ini.", "Status")),
        Column("uraian", "Perkembangan", Width(4, 2.4, 190), text("Perkembangannya.", "Uraian")),
        Column("bukti", "Bukti", Width(pixels=130), text("Tautan bukti."), blank=DASH, stands=XLSX | HTML),
        Column("bukti_cetak", "Bukti", Width(3, 1.6), value=item("bukti"), blank=DASH, stands=PAPER,
            when=_has_proof),
        Column("lewat", "Lewat batas waktu", Width(pixels=60),
            flag("true bila batas waktu lewat dan belum selesai."), stands=XLSX),
    ),
    caption="Tindak lanjut rencana aksi sebelumnya",
    empty=wording.NO_FOLLOW_UP,
    title="Tindak lanjut rencana aksi",
    description="Perkembangan rencana aksi dari dokumen sebelumnya.",
    key=("periode", "nomor"),
)  # fmt: skip
LHE = Table(
    "tindak_lanjut_lhe",
    record.tindak_lanjut_lhe,
    (
        PERIODE,
        NUMBER,
        _ORDINAL,
        Column("rekomendasi", "Rekomendasi", Width(5, 3, 260),
            text("Rekomendasi laporan hasil evaluasi.", required=True), row_heading=True),
        Column("tindakan", "Tindakan", Width(5, 3, 260), text("Yang sudah dikerjakan."), blank=DASH),
        Column("status", "Status", Width(2, 0.8, 110), text("Status saat dokumen disusun.")),
        Column("bukti", "Bukti", Width(3, 1.6, 130), text("Tautan bukti."), blank=DASH),
    ),
    caption="Tindak lanjut rekomendasi hasil evaluasi (LHE)",
    title="Tindak lanjut rekomendasi LHE",
    description="Rekomendasi laporan hasil evaluasi AKIP tahun lalu, dan tindak lanjutnya.",
    key=("periode", "nomor"),
    later=True,
)  # fmt: skip
