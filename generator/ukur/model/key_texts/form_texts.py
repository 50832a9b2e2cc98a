"""Texts of the forms that units fill in, of ``anggaran/TAHUN.yml``, and of ``koreksi.yml``."""

from ukur.model.key_texts.key_text import KeyText, RecordText, RecordTexts
from ukur.model.pengukuran import (
    Anggaran,
    AnggaranRenstra,
    AnggaranSimpul,
    DaftarKoreksi,
    Formulir,
    IsianIndikator,
    Koreksi,
    NilaiRincian,
    Rekomendasi,
    RencanaAksi,
    TindakLanjut,
    WordCorrection,
)

_PERIODE = KeyText("Periode", "Dokumen yang dikoreksi.", "2025-TW1")
_DECIDED = KeyText("Diputuskan oleh", "Jabatan yang memutuskan koreksi.", "Kepala Dinas")
_DAY = KeyText("Tanggal", "Hari koreksi diputuskan.", "2025-05-12")
_SOURCE = KeyText("Sumber", "Naskah yang memuat yang benar.", "Daftar hadir pelatihan 25 Maret 2025")
_SPENT = {"TW1": 40000000, "TW2": 110000000}

FORM_TEXTS: RecordTexts = {
    Formulir: RecordText(
        "Formulir unit",
        "Isian satu unit untuk satu triwulan.",
        {
            "unit": KeyText("Unit", "Kunci unit di `instansi.yml`, sama dengan nama berkas ini.", "dinas"),
            "indikator": KeyText(
                "Isian indikator",
                "Isian tiap indikator menurut kodenya di kamus.",
                {"IKU-01": {"pembilang": 47, "penyebut": 221}},
            ),
        },
    ),
    IsianIndikator: RecordText(
        "Isian indikator",
        "Yang dilaporkan unit untuk satu indikator. Kosong berarti belum dilaporkan, tidak pernah nol.",
        {
            "realisasi": KeyText(
                "Realisasi",
                "Angka jadi, bila kamus menyebut cara `langsung`. Juga sebutan menurut rumusnya, `n/a` "
                "(tidak berlaku), atau `Belum rilis`.",
                21.27,
            ),
            "pembilang": KeyText(
                "Pembilang", "Yang dihitung, bila kamus menyebut cara `rasio`; bersama `penyebut`.", 47
            ),
            "penyebut": KeyText("Penyebut", "Pembaginya, tidak nol; bersama `pembilang`.", 221),
            "rincian": KeyText(
                "Rincian",
                "Angka tiap anggota klasifikasi menurut kodenya. Cacah, uang, pembilang, dan penyebut "
                "anggotanya berjumlah sama dengan totalnya.",
                {"99.01.01": {"realisasi": 3}},
            ),
            "keterangan": KeyText(
                "Keterangan",
                "Penjelasan angkanya. Wajib pada konsep dokumen bila angkanya kosong, `n/a`, atau belum "
                "rilis; angka yang ditanyakan juga dijelaskan di sini.",
                "Status menurut pemutakhiran IDM 2024",
            ),
            "faktor_pendukung": KeyText(
                "Faktor pendukung", "Yang membantu pencapaian.", "Dukungan kecamatan."
            ),
            "faktor_penghambat": KeyText(
                "Faktor penghambat", "Yang menghambat pencapaian.", "Laporan terlambat."
            ),
            "bukti": KeyText(
                "Bukti",
                "Bukti angkanya. Wajib bila ada angka; sebelum tahap konsep hanya diperingatkan.",
                [{"nama": "Laporan bidang", "lokasi_arsip": "Lemari A, map 3"}],
            ),
            "rencana_aksi": KeyText(
                "Rencana aksi",
                "Yang akan dikerjakan atas target yang tidak tercapai. Harus lengkap sebelum tahap "
                "`dokumen`.",
                [{"kendala": "Laporan terlambat", "tindak_lanjut": "Menagih tiap bulan"}],
            ),
            "tindak_lanjut": KeyText(
                "Tindak lanjut",
                "Kabar rencana aksi dari periode sebelumnya, sampai selesai.",
                [{"periode": "2025-TW1", "status": "selesai", "uraian": "Dokumen selesai bulan Mei."}],
            ),
        },
    ),
    NilaiRincian: RecordText(
        "Nilai rincian",
        "Angka satu anggota klasifikasi.",
        {
            "realisasi": KeyText("Realisasi", "Angka jadi anggota ini.", 3),
            "pembilang": KeyText("Pembilang", "Yang dihitung, bersama `penyebut`.", 3),
            "penyebut": KeyText("Penyebut", "Pembaginya, bersama `pembilang`.", 12),
        },
    ),
    RencanaAksi: RecordText(
        "Rencana aksi",
        "Satu rencana atas target yang tidak tercapai. Sebelum tahap `dokumen` wajib: kendala, penyebab, "
        "tindak_lanjut, penanggung_jawab, dan batas_waktu.",
        {
            "kendala": KeyText("Kendala", "Yang menghalangi target.", "Dua desa belum melapor."),
            "penyebab": KeyText("Penyebab", "Sebab kendala itu.", "Operator desa berganti."),
            "solusi": KeyText(
                "Yang sudah dilakukan", "Yang sudah dikerjakan sampai sekarang.", "Desa sudah disurati."
            ),
            "tindak_lanjut": KeyText("Tindak lanjut", "Yang akan dikerjakan.", "Mendampingi kedua desa."),
            "target_perbaikan": KeyText(
                "Target perbaikan", "Hasil yang ingin dicapai.", "Semua desa melapor"
            ),
            "penanggung_jawab": KeyText(
                "Penanggung jawab", "Jabatan yang bertanggung jawab.", "Kepala Bidang Pemerintahan Desa"
            ),
            "batas_waktu": KeyText(
                "Batas waktu", "Hari selesainya, sesudah akhir triwulan ini.", "2025-06-30"
            ),
            "anggaran": KeyText("Anggaran", "Biayanya dalam rupiah, tanpa Rp.", 5000000),
            "tingkat": KeyText("Tingkat masalah", "Berat ringannya masalah.", "sedang"),
            "status": KeyText(
                "Status", "Sampai mana rencana ini. `selesai` memerlukan bukti.", "belum ditangani"
            ),
            "bukti_tindak_lanjut": KeyText(
                "Bukti tindak lanjut", "Tautan bukti bila rencananya selesai.", "https://example.org/bukti"
            ),
            "rekomendasi": KeyText(
                "Rekomendasi",
                "Permintaan pimpinan atau pemeriksa, paling lambat pada hari pengesahan.",
                {"oleh": "Kepala Dinas", "tanggal": "2025-04-08", "uraian": "Dampingi lebih awal."},
            ),
        },
    ),
    Rekomendasi: RecordText(
        "Rekomendasi",
        "Permintaan pimpinan atau pemeriksa atas rencana aksi.",
        {
            "oleh": KeyText("Oleh", "Jabatan yang meminta, bukan nama orang.", "Kepala Dinas"),
            "tanggal": KeyText("Tanggal", "Hari rekomendasi diberikan.", "2025-04-08"),
            "uraian": KeyText("Uraian", "Bunyi rekomendasi.", "Dampingi lebih awal."),
        },
    ),
    TindakLanjut: RecordText(
        "Tindak lanjut",
        "Kabar satu rencana aksi dari periode sebelumnya.",
        {
            "periode": KeyText("Periode rencana", "Periode saat rencananya dibuat.", "2025-TW1"),
            "rencana": KeyText("Rencana ke-", "Rencana ke berapa pada indikator itu, mulai dari 1.", 1),
            "status": KeyText("Status", "Sampai mana rencana itu sekarang.", "selesai"),
            "uraian": KeyText("Uraian", "Apa yang sudah dikerjakan.", "Dokumen selesai bulan Mei."),
            "bukti": KeyText(
                "Bukti", "Tautan buktinya; perlu diisi bila selesai.", "https://example.org/renja-2025"
            ),
        },
    ),
    Anggaran: RecordText(
        "Anggaran",
        "Anggaran dan realisasinya selama satu tahun.",
        {
            "tahun": KeyText("Tahun", "Tahun anggaran, sama dengan nama berkas ini.", 2025),
            "dasar": KeyText("Dasar", "Jenis naskah asal pagu; `contoh` selalu ditandai.", "renja"),
            "sumber": KeyText("Sumber", "Naskah asal pagu.", "DPA 2025"),
            "simpul": KeyText(
                "Anggaran tiap simpul",
                "Anggaran program, kegiatan, dan sub kegiatan menurut kodenya di pohon kinerja. Jumlah di "
                "bawah sama dengan induknya.",
                {"2.13.01": {"pagu": 250000000, "realisasi": _SPENT}},
            ),
        },
    ),
    AnggaranSimpul: RecordText(
        "Anggaran simpul",
        "Anggaran satu simpul, dalam rupiah.",
        {
            "pagu": KeyText("Pagu", "Pagu setahun dalam rupiah, tanpa Rp.", 250000000),
            "realisasi": KeyText("Realisasi", "Realisasi sampai dengan tiap triwulan, dalam rupiah.", _SPENT),
            "renstra": KeyText(
                "Anggaran Renstra", "Untuk Formulir E.81.", {"pagu": 1250000000, "realisasi_lalu": 230000000}
            ),
            "rencana": KeyText(
                "Rencana kas",
                "Rencana anggaran kas sampai dengan tiap triwulan. Tidak menurun, tidak melebihi pagu.",
                {"TW1": 50000000, "TW2": 120000000},
            ),
        },
    ),
    AnggaranRenstra: RecordText(
        "Anggaran Renstra",
        "Anggaran satu simpul selama masa Renstra, dalam rupiah.",
        {
            "pagu": KeyText("Pagu Renstra", "Pagu seluruh masa Renstra.", 1250000000),
            "realisasi_lalu": KeyText(
                "Realisasi sampai tahun lalu",
                "Yang dibelanjakan sampai akhir tahun lalu; 0 pada tahun pertama Renstra, kosong bila tidak "
                "tercatat.",
                230000000,
            ),
        },
    ),
    DaftarKoreksi: RecordText(
        "Koreksi",
        "Koreksi atas dokumen yang sudah terbit.",
        {
            "koreksi": KeyText(
                "Koreksi angka",
                "Angka yang sudah terbit dan kemudian dibetulkan. Angka di formulir ikut diubah.",
                [
                    {
                        "periode": "2025-TW1",
                        "indikator": "IKU-02",
                        "lama": 61,
                        "baru": 66,
                        "alasan": "Daftar hadir diterima sesudah dokumen disahkan.",
                        "sumber": "Daftar hadir 25 Maret 2025",
                        "diputuskan_oleh": "Kepala Dinas",
                        "tanggal": "2025-05-12",
                    }
                ],
            ),
            "naskah": KeyText(
                "Koreksi naskah",
                "Kata-kata yang sudah terbit dan kemudian dibetulkan. Naskah sekarang sudah memuat yang "
                "betul.",
                [
                    {
                        "periode": "2025-TW1",
                        "semula": "bulan Maret",
                        "menjadi": "bulan April",
                        "alasan": "Salah tulis.",
                        "sumber": "Notula rapat",
                        "diputuskan_oleh": "Kepala Dinas",
                        "tanggal": "2025-05-12",
                    }
                ],
            ),
        },
    ),
    Koreksi: RecordText(
        "Koreksi angka",
        "Satu angka yang dibetulkan sesudah terbit.",
        {
            "periode": _PERIODE,
            "indikator": KeyText("Indikator", "Kode indikator yang angkanya dikoreksi.", "IKU-02"),
            "lama": KeyText("Angka lama", "Realisasi seperti yang terbit.", 61),
            "baru": KeyText("Angka baru", "Realisasi yang benar, sama dengan formulirnya sekarang.", 66),
            "alasan": KeyText("Alasan", "Mengapa angka itu dikoreksi.", "Daftar hadir baru diterima."),
            "sumber": _SOURCE,
            "diputuskan_oleh": _DECIDED,
            "tanggal": _DAY,
        },
    ),
    WordCorrection: RecordText(
        "Koreksi naskah",
        "Kata-kata yang dibetulkan sesudah terbit.",
        {
            "periode": _PERIODE,
            "indikator": KeyText(
                "Indikator",
                "Kode indikator yang naskahnya dikoreksi; tanpa isian: naskah dokumennya.",
                "IKU-02",
            ),
            "semula": KeyText("Semula", "Kata-kata persis seperti yang terbit.", "bulan Maret"),
            "menjadi": KeyText("Menjadi", "Kata-kata persis seperti yang sekarang tertulis.", "bulan April"),
            "alasan": KeyText("Alasan", "Mengapa naskah itu dikoreksi.", "Salah tulis."),
            "sumber": _SOURCE,
            "diputuskan_oleh": _DECIDED,
            "tanggal": _DAY,
        },
    ),
}
