"""Texts of ``kamus/KODE.yml``: what an indicator is, how it is counted, and who answers for it."""

from ukur.model.dated_unit import UnitPada
from ukur.model.indikator import Indikator, Perubahan, PutusDeret, Sumber
from ukur.model.key_texts.key_text import KeyText, RecordText, RecordTexts

_INDICATOR = RecordText(
    "Indikator",
    "Satu indikator kinerja: pengertian, cara hitung, sumber, dan target. Nama berkasnya sama dengan `kode`.",
    {
        "kode": KeyText("Kode indikator", "Kode resmi indikator, sama dengan nama berkas ini.", "IKU-01"),
        "nama": KeyText(
            "Nama indikator", "Nama indikator seperti di perjanjian kinerja.", "Persentase desa mandiri"
        ),
        "sasaran": KeyText(
            "Sasaran", "Kode simpul pohon kinerja yang diukur: sasaran, program, atau kegiatan.", "SS-1"
        ),
        "induk": KeyText("Indikator induk", "Kode indikator di atasnya, bila ini turunannya.", "IKU-02"),
        "tingkat": KeyText(
            "Tingkat",
            "Tingkat kinerja yang diukur.",
            "hasil",
            {
                "dampak": "Perubahan pada masyarakat (impact).",
                "hasil": "Yang dihasilkan keluaran (outcome).",
                "keluaran": "Barang atau jasa yang dihasilkan kegiatan (output).",
            },
        ),
        "definisi_operasional": KeyText(
            "Definisi operasional",
            "Apa yang dihitung dan apa yang tidak, sehingga dua orang memperoleh angka yang sama.",
            "Perbandingan desa berstatus Mandiri dengan semua desa di kabupaten.",
        ),
        "alasan_pemilihan": KeyText(
            "Alasan pemilihan", "Mengapa indikator ini dipakai.", "Menggambarkan kemandirian desa."
        ),
        "interpretasi": KeyText(
            "Interpretasi",
            "Cara membaca angkanya. Perlu diisi bila targetnya nol atau negatif (T106).",
            "Makin tinggi persentasenya, makin banyak desa yang mandiri.",
        ),
        "cara_pengukuran": KeyText(
            "Cara pengukuran",
            "Cara menghitung dalam kata-kata, tercetak di formulir dan dokumen.",
            "Desa mandiri dibagi jumlah desa, dikali 100",
        ),
        "perhitungan": KeyText(
            "Perhitungan",
            "Cara realisasi diperoleh dari isian formulir. Tanpa isian: angka diisi jadi.",
            {"cara": "rasio", "pembilang": "Desa mandiri", "penyebut": "Jumlah desa", "pengali": 100},
        ),
        "satuan": KeyText("Satuan", "Satuan angkanya seperti tercetak.", "persen"),
        "jenis_satuan": KeyText(
            "Jenis satuan", "Jenis besarannya; menentukan apakah angkanya boleh dijumlahkan.", "persen"
        ),
        "desimal": KeyText(
            "Desimal",
            "Banyaknya desimal angka yang tercetak, 0 sampai 6. Angka yang diisi tidak lebih teliti.",
            2,
        ),
        "batas": KeyText(
            "Batas wajar",
            "Antara mana angkanya wajar: `0..100`, `0..` tanpa batas atas, atau `..100`. Angka di luarnya "
            "hanya ditanyakan (W104).",
            "0..100",
        ),
        "rumus": KeyText(
            "Rumus capaian",
            "Cara capaian dihitung dari target dan realisasi; pilih menurut dokumen perencanaan.",
            "naik@1",
        ),
        "tabel_label": KeyText(
            "Tabel skor",
            "Nama tabel di `skala.yml` yang memberi skor tiap sebutan; hanya untuk `skala@1`.",
            "opini",
        ),
        "agregasi": KeyText(
            "Agregasi",
            "Cara angka triwulan menjadi angka setahun. Persen, indeks, rasio, dan predikat tidak boleh "
            "dijumlahkan.",
            "posisi-akhir",
        ),
        "frekuensi": KeyText("Frekuensi", "Pada triwulan mana indikator diukur.", "triwulanan"),
        "bobot": KeyText(
            "Bobot",
            "Bobot dalam rata-rata, lebih dari 0; hanya perbandingannya yang berarti. Bila satu indikator "
            "sasaran berbobot, semuanya perlu.",
            30,
        ),
        "unit": KeyText(
            "Unit penanggung jawab",
            "Kunci unit di `instansi.yml`; unit itu yang mengisi formulirnya. Bila berganti, tulis daftar "
            "unit dengan triwulannya.",
            "dinas",
        ),
        "himpunan": KeyText(
            "Himpunan",
            "Cara bagian beberapa unit menjadi satu angka. Ditulis bersama `unit_bagian`.",
            "jumlah",
        ),
        "unit_bagian": KeyText(
            "Unit yang melaporkan bagian",
            "Kunci unit yang masing-masing mengisi bagiannya di formulirnya sendiri, satu kali setiap unit.",
            ["kesmas", "yankes"],
        ),
        "penyedia_data": KeyText(
            "Penyedia data", "Lembaga yang menyediakan datanya.", "Badan Pusat Statistik"
        ),
        "sumber_data": KeyText("Sumber data", "Dari mana angkanya diambil.", {"nama": "Laporan bidang"}),
        "klasifikasi": KeyText(
            "Klasifikasi rincian",
            "Kunci klasifikasi di `instansi.yml` bila angkanya dirinci menurut wilayah atau golongan.",
            "kecamatan",
        ),
        "komposit": KeyText("Indikator komposit", "Apakah angkanya gabungan beberapa indikator.", "tidak"),
        "akses_publik": KeyText(
            "Dapat diakses umum",
            "Keterangan bagi pembaca apakah datanya terbuka. Indikatornya sendiri tetap tampil.",
            "ya",
        ),
        "kode_referensi": KeyText("Kode referensi", "Kode indikator di daftar lain.", "SDG 1.2.1"),
        "baseline": KeyText(
            "Kondisi awal",
            "Angka setahun dari tahun yang dokumennya tidak ada di sini, menurut tahunnya.",
            {"2022": {"nilai": 5, "sumber": "LKjIP 2022"}},
        ),
        "target": KeyText(
            "Target",
            "Target menurut tahunnya, dalam satuan indikator.",
            {"2025": {"tahun": 4, "triwulan": {"TW1": 1, "TW2": 2}, "dasar": "perjanjian-kinerja"}},
        ),
        "target_renstra": KeyText(
            "Target Renstra",
            "Target pada akhir Renstra.",
            {"tahun": 2029, "nilai": 40, "sumber": "Renstra 2025-2029"},
        ),
        "realisasi_renstra": KeyText(
            "Realisasi Renstra",
            "Yang tercapai sampai akhir suatu tahun Renstra, menurut tahunnya; untuk Formulir E.81.",
            {"2024": {"nilai": 3, "sumber": "LKjIP 2024"}},
        ),
        "standar_nasional": KeyText(
            "Standar nasional", "Angka nasional pembanding.", {"nilai": 90, "sumber": "SPM bidang kesehatan"}
        ),
        "catatan_perubahan": KeyText(
            "Catatan perubahan",
            "Perubahan pengertian atau cara hitung, dengan tanggalnya; tampil di halaman indikator.",
            [{"tanggal": "2025-01-02", "uraian": "Sumber data diganti"}],
        ),
        "kriteria_perubahan": KeyText(
            "Perubahan yang berarti",
            "Perubahan terkecil yang berarti, dalam satuan indikator. Yang lebih kecil disebut tetap.",
            2,
        ),
        "putus_deret": KeyText(
            "Putus deret",
            "Sejak kapan deretnya menjadi deret lain, dari yang paling awal. Angka sebelum dan sesudahnya "
            "tidak dibandingkan.",
            [{"mulai": 2025, "uraian": "Indeks Desa menggantikan IDM"}],
        ),
        "berlaku": KeyText(
            "Masa berlaku",
            "Triwulan pertama dan terakhir indikator diukur. Tanpa isian: diukur terus.",
            {"sampai": "2025-TW2"},
        ),
        "pengganti": KeyText("Indikator pengganti", "Kode indikator yang melanjutkannya.", "IKU-13"),
    },
)

DICTIONARY_TEXTS: RecordTexts = {
    Indikator: _INDICATOR,
    UnitPada: RecordText(
        "Unit dengan triwulannya",
        "Satu unit penanggung jawab selama masanya.",
        {"unit": KeyText("Unit", "Kunci unit di `instansi.yml`.", "dinas")},
    ),
    Sumber: RecordText(
        "Sumber data",
        "Dari mana angka diambil.",
        {
            "nama": KeyText("Nama sumber", "Nama laporan, sistem, atau daftar.", "Laporan bidang"),
            "penyedia": KeyText("Penyedia", "Lembaga yang menerbitkannya.", "Kecamatan"),
            "tautan": KeyText("Tautan", "Alamat lengkap sumbernya.", "https://example.org/data"),
            "catatan": KeyText(
                "Catatan",
                "Apa yang sudah dan belum diperiksa dari sumber itu.",
                "Diperiksa terhadap register.",
            ),
        },
    ),
    Perubahan: RecordText(
        "Perubahan",
        "Satu perubahan pengertian.",
        {
            "tanggal": KeyText("Tanggal", "Hari perubahan berlaku.", "2025-01-02"),
            "uraian": KeyText("Uraian", "Apa yang berubah, satu kalimat.", "Sumber data diganti"),
        },
    ),
    PutusDeret: RecordText(
        "Putus deret",
        "Satu titik tempat deret menjadi deret lain.",
        {
            "mulai": KeyText(
                "Mulai", "Tahun, atau tahun dan triwulan, sejak deret menjadi lain.", "2025-TW3"
            ),
            "uraian": KeyText(
                "Uraian", "Sebabnya, satu kalimat; ikut tercetak.", "Indeks Desa menggantikan IDM"
            ),
        },
    ),
}
