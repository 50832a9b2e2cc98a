"""Annexes: the dictionary, the evidence behind each figure, and its breakdown."""

from operator import attrgetter

from ukur.document import wording
from ukur.document.date_text import DASH
from ukur.document.tabel import record
from ukur.document.tabel.cell import Named, Place
from ukur.document.tabel.declaration import (
    HTML,
    OFFICE,
    PAPER,
    XLSX,
    Column,
    Kind,
    Table,
    Width,
    above,
    before_fifth,
    item,
    only_data,
    since_fifth,
)
from ukur.document.tabel.field import INDICATOR_UNIT, day, figure, number, text
from ukur.document.tabel.shared import KODE, NUMBER, PARENT_KODE, PERIODE, day_of
from ukur.model.values import SHA256_PATTERN

_PAGE = PAPER | HTML
BREAKDOWN = Table(
    "rincian",
    record.rincian,
    (
        PERIODE,
        PARENT_KODE,
        NUMBER,
        Column("indikator", "Indikator", Width(docx=1, pixels=80), value=above("kode")),
        Column("satuan", "Satuan", Width(pixels=130), value=above("satuan"), stands=XLSX),
        Column("rincian", "Rincian", Width(5, 5), value=lambda row: Named(row.item.kode, row.item.nama),
            stands=_PAGE),
        Column("anggota", "Kode", Width(pixels=130),
            text("Kode wilayah atau kelompok.", "Kode anggota", required=True), value=item("kode"),
            stands=XLSX),
        Column("nama", "Nama", Width(pixels=280), text("Nama wilayah atau kelompok.", "Nama anggota"),
            stands=XLSX),
        Column("pembilang", "Pembilang", Width(0, pixels=150),
            number("", "Pembilang realisasi, bila dihitung dari pecahan."), kind=Kind.FIGURE),
        Column("penyebut", "Penyebut", Width(0, pixels=150),
            number("", "Penyebut realisasi, bila dihitung dari pecahan."), kind=Kind.FIGURE),
        Column("nilai", "Realisasi", Width(0, pixels=150),
            figure(INDICATOR_UNIT, "Realisasi anggota itu.", "Nilai"), kind=Kind.FIGURE),
    ),
    caption="Rincian realisasi",
    title="Rincian",
    description="Realisasi menurut wilayah atau kelompok.",
    key=("periode", "kode", "nomor"),
    refers=True,
)  # fmt: skip
EVIDENCE = Table(
    "bukti",
    record.bukti,
    (
        PERIODE,
        PARENT_KODE,
        NUMBER,
        Column("indikator", "Indikator", Width(1.7, 0.3, 70), value=above("kode"), stands=PAPER | OFFICE),
        Column("nama", "Bukti", Width(4.4, 3, 250),
            text("Nama berkas atau dokumen.", "Nama bukti", required=True), row_heading=True),
        Column("tempat", "Tautan atau lokasi arsip", Width(5.4, 3.6),
            value=lambda row: Place(row.item.tautan, row.item.lokasi_arsip), stands=PAPER, blank=DASH),
        Column("tautan", "Tautan", Width(pixels=290), text("Alamat bukti."), stands=XLSX),
        Column("lokasi_arsip", "Lokasi arsip", Width(pixels=180), text("Tempat bukti disimpan di kantor."),
            stands=XLSX),
        Column("hari", "Tanggal", Width(2.2, least=2.6, docx=0.8), value=day_of("tanggal"), stands=_PAGE,
            blank=DASH),
        Column("sha256", "SHA-256", Width(4.6, least=10.5833, docx=3.2, pixels=260),
            text("Sidik jari berkas bukti.", pattern=f"^{SHA256_PATTERN}$"), blank=DASH),
        Column("tanggal", "Tanggal", Width(pixels=110), day("Tanggal bukti."), value=day_of("tanggal"),
            stands=XLSX),
        Column("pemakai", "Indikator", value=attrgetter("parent"), stands=HTML),
    ),
    caption="Daftar bukti",
    empty=wording.NO_EVIDENCE,
    title="Bukti",
    description="Bukti di balik realisasi.",
    key=("periode", "kode", "nomor"),
    refers=True,
)  # fmt: skip
DICTIONARY = Table(
    "kamus",
    record.kamus,
    (
        PERIODE,
        KODE,
        Column("indikator", "Indikator", Width(3, 2.4),
            value=lambda row: Named(row.item.kode, row.item.nama, apart=True), stands=PAPER),
        only_data("nama", text("Nama indikator.", "Nama indikator")),
        Column("definisi", "Definisi operasional", Width(5, 4), text("Arti indikator.")),
        Column("cara_pengukuran", "Cara pengukuran", Width(3.4, 3.6), text("Cara menghitung realisasi.")),
        Column("rumus", "Rumus capaian", Width(2.8, 2), text("Rumus capaian dan versinya."),
            when=before_fifth),
        Column("rumus_cetak", "Rumus capaian", Width(2.8, 2),
            value=lambda row: wording.formula_words(row.item), stands=PAPER, when=since_fifth),
        Column("agregasi", "Gabungan triwulan", Width(1.7, 0.6),
            text("Cara menggabungkan triwulan menjadi tahun."), when=before_fifth),
        Column("nilai_setahun", "Nilai setahun", Width(2, 0.8), stands=PAPER, when=since_fifth),
        Column("sumber", "Sumber data", Width(3, 2), text("Sumber dan penyedia data.")),
        Column("penanggung_jawab", "Penanggung jawab", Width(2.4, 1.4), text("Unit penanggung jawab.")),
    ),
    caption="Kamus indikator",
    title="Kamus indikator",
    description="Arti dan cara mengukur tiap indikator; pada data gabungan ditulis saat pertama "
    "dan saat berubah.",
    key=("periode", "kode"),
    refers=True,
    changes_only=True,
)  # fmt: skip
