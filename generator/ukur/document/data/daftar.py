"""The tables of the open data: the one list behind CSV, JSON, descriptors and dictionary."""

from collections.abc import Mapping

from ukur.document.data import rekam
from ukur.document.data.daftar_kinerja import INDIKATOR, PEMBANDING, PREDIKAT, RINCIAN, RINGKASAN
from ukur.document.data.kolom import Jenis, Kolom
from ukur.document.data.susunan import (
    KODE,
    KODE_INDUK,
    NOMOR,
    PERIODE,
    SATUAN_INDIKATOR,
    Tabel,
    angka,
    figur,
    hari,
    jumlah,
    logis,
    teks,
)

RENCANA_AKSI = Tabel(
    "rencana_aksi",
    "Rencana aksi",
    "Rencana perbaikan untuk indikator yang tidak tercapai.",
    rekam.rencana_aksi,
    (
        PERIODE,
        NOMOR,
        KODE,
        teks("kendala", "Kendala", "Kendala yang dihadapi."),
        teks("penyebab", "Penyebab", "Penyebab kendala."),
        teks("solusi", "Solusi", "Solusi yang telah dilakukan."),
        teks("tindak_lanjut", "Tindak lanjut", "Yang akan dikerjakan."),
        teks("target_perbaikan", "Target perbaikan", "Hasil yang ingin dicapai."),
        teks("penanggung_jawab", "Penanggung jawab", "Jabatan yang bertanggung jawab."),
        hari("batas_waktu", "Batas waktu", "Tanggal selesai paling lambat."),
        angka("anggaran", "Anggaran", "rupiah", "Kebutuhan anggaran."),
        teks("tingkat", "Tingkat masalah", "Berat ringannya masalah."),
        teks("status", "Status", "Status saat dokumen disusun."),
        teks("bukti", "Bukti", "Tautan bukti tindak lanjut."),
        teks("rekomendasi", "Rekomendasi", "Rekomendasi pimpinan atau evaluator."),
    ),
    ("periode", "nomor"),
    rujuk=True,
)
TINDAK_LANJUT = Tabel(
    "tindak_lanjut",
    "Tindak lanjut rencana aksi",
    "Perkembangan rencana aksi dari dokumen sebelumnya.",
    rekam.tindak_lanjut,
    (
        PERIODE,
        NOMOR,
        KODE,
        teks("asal", "Periode asal", "Dokumen yang memuat rencananya."),
        teks("tindak_lanjut", "Tindak lanjut", "Yang direncanakan."),
        teks("penanggung_jawab", "Penanggung jawab", "Jabatan yang bertanggung jawab."),
        hari("batas_waktu", "Batas waktu", "Tanggal selesai paling lambat."),
        teks("status_lalu", "Status sebelumnya", "Status pada laporan sebelumnya."),
        teks("status", "Status", "Status pada periode ini."),
        teks("uraian", "Uraian", "Perkembangannya."),
        teks("bukti", "Bukti", "Tautan bukti."),
        logis("lewat", "Lewat batas waktu", "true bila batas waktu lewat dan belum selesai."),
    ),
    ("periode", "nomor"),
)
ANGGARAN = Tabel(
    "anggaran",
    "Anggaran",
    "Pagu, realisasi sampai dengan tiap triwulan, dan serapannya; baris tanpa kode adalah jumlah.",
    rekam.anggaran,
    (
        PERIODE,
        NOMOR,
        teks("simpul", "Kode simpul", "Kode program, kegiatan, atau sub kegiatan.", "induk.kode"),
        teks("jenis", "Jenis", "Jenis simpul.", "induk.jenis"),
        teks("uraian", "Uraian", "Nama simpul.", "induk.uraian"),
        jumlah("tingkat", "Tingkat", "Kedalaman di antara simpul beranggaran.", "induk.tingkat"),
        jumlah("sampai_triwulan", "Sampai triwulan", "Triwulan 1 sampai 4.", "isi.triwulan"),
        angka("pagu", "Pagu", "rupiah", "Pagu setahun.", "induk.pagu"),
        angka("realisasi", "Realisasi", "rupiah", "Realisasi sampai dengan triwulan itu."),
        angka("serapan", "Serapan", "persen", "Realisasi dibagi pagu."),
    ),
    ("periode", "nomor", "sampai_triwulan"),
)
EFISIENSI = Tabel(
    "efisiensi",
    "Efisiensi",
    "Capaian sasaran dibandingkan dengan serapan anggarannya.",
    rekam.efisiensi,
    (
        PERIODE,
        teks("sasaran", "Kode sasaran", "Kode sasaran.", "isi.kode", wajib=True),
        teks("uraian", "Uraian", "Uraian sasaran."),
        angka("capaian", "Rata-rata capaian", "persen", "Rata-rata capaian indikator sasaran."),
        angka("serapan", "Serapan", "persen", "Serapan anggaran sasaran."),
        angka("selisih", "Selisih", "poin persen", "Capaian dikurangi serapan."),
        teks("golongan", "Golongan", "efisien, cukup efisien, atau tidak efisien."),
        figur("sisa", "Sisa anggaran", "persen", "Sisa pagu, hanya diklaim bila semua target tercapai."),
    ),
    ("periode", "sasaran"),
)
BUKTI = Tabel(
    "bukti",
    "Bukti",
    "Bukti di balik realisasi.",
    rekam.bukti,
    (
        PERIODE,
        KODE_INDUK,
        NOMOR,
        teks("nama", "Nama bukti", "Nama berkas atau dokumen.", wajib=True),
        teks("tautan", "Tautan", "Alamat bukti."),
        teks("lokasi_arsip", "Lokasi arsip", "Tempat bukti disimpan di kantor."),
        Kolom(
            "sha256",
            "SHA-256",
            Jenis.TEKS,
            "isi.sha256",
            "Sidik jari berkas bukti.",
            batasan=(("pattern", "^[0-9a-f]{64}$"),),
        ),
        hari("tanggal", "Tanggal", "Tanggal bukti."),
    ),
    ("periode", "kode", "nomor"),
    rujuk=True,
)
KOREKSI = Tabel(
    "koreksi",
    "Koreksi",
    "Perubahan angka yang sudah pernah diterbitkan.",
    rekam.koreksi,
    (
        PERIODE,
        NOMOR,
        KODE,
        figur("lama", "Nilai lama", SATUAN_INDIKATOR, "Nilai yang pernah diterbitkan."),
        figur("baru", "Nilai baru", SATUAN_INDIKATOR, "Nilai penggantinya."),
        teks("alasan", "Alasan", "Alasan koreksi.", wajib=True),
        teks("sumber", "Sumber", "Sumber nilai baru."),
        teks("diputuskan_oleh", "Diputuskan oleh", "Jabatan yang memutuskan."),
        hari("tanggal", "Tanggal", "Tanggal keputusan."),
    ),
    ("periode", "nomor"),
)
ANALISIS = Tabel(
    "analisis",
    "Analisis",
    "Analisis tiap sasaran, sebagaimana tertulis dalam dokumen.",
    rekam.analisis,
    (
        PERIODE,
        NOMOR,
        teks("sasaran", "Kode sasaran", "Kode sasaran.", "induk.kode", wajib=True),
        teks("bagian", "Bagian", "Judul bagian analisis.", "isi.judul", wajib=True),
        teks("teks", "Teks", "Isi bagian itu."),
    ),
    ("periode", "nomor"),
)
PELAKSANAAN_SOP = Tabel(
    "pelaksanaan_sop",
    "Pelaksanaan SOP",
    "Langkah SOP: waktu baku, dan pelaksanaan yang dicatat.",
    rekam.pelaksanaan_sop,
    (
        PERIODE,
        jumlah("langkah", "Langkah", "Nomor langkah SOP.", "isi.nomor"),
        teks("kegiatan", "Kegiatan", "Kegiatan menurut SOP."),
        teks("pelaksana", "Pelaksana", "Pelaksana menurut SOP."),
        teks("waktu_baku", "Waktu baku", "Waktu menurut SOP."),
        teks("oleh", "Dilaksanakan oleh", "Pelaksana yang dicatat."),
        teks("waktu_nyata", "Waktu pelaksanaan", "Tanggal pelaksanaan, sebagaimana tercetak."),
        teks("lama", "Lama", "Lamanya, sebagaimana tercetak."),
        teks("catatan", "Catatan", "Catatan pelaksanaan."),
    ),
    ("periode", "langkah"),
)
KAMUS = Tabel(
    "kamus",
    "Kamus indikator",
    "Arti dan cara mengukur tiap indikator; pada data gabungan ditulis saat pertama dan saat berubah.",
    rekam.kamus,
    (
        PERIODE,
        KODE,
        teks("nama", "Nama indikator", "Nama indikator."),
        teks("definisi", "Definisi operasional", "Arti indikator."),
        teks("cara_pengukuran", "Cara pengukuran", "Cara menghitung realisasi."),
        teks("rumus", "Rumus capaian", "Rumus capaian dan versinya."),
        teks("agregasi", "Gabungan triwulan", "Cara menggabungkan triwulan menjadi tahun."),
        teks("sumber", "Sumber data", "Sumber dan penyedia data."),
        teks("penanggung_jawab", "Penanggung jawab", "Unit penanggung jawab."),
    ),
    ("periode", "kode"),
    rujuk=True,
    berubah_saja=True,
)

TABEL: Mapping[str, Tabel] = {
    table.nama: table
    for table in (
        *(INDIKATOR, RINGKASAN, PREDIKAT, PEMBANDING, RINCIAN, RENCANA_AKSI, TINDAK_LANJUT),
        *(ANGGARAN, EFISIENSI, ANALISIS, PELAKSANAAN_SOP, BUKTI, KOREKSI, KAMUS),
    )
}
