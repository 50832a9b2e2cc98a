"""Texts of ``instansi.yml``: the office's names, paper, units, and the defaults of its arithmetic."""

from ukur.model.instansi import (
    Aritmetika,
    EfisiensiAnggaran,
    Instansi,
    Kertas,
    Kop,
    Penomoran,
    Unit,
)
from ukur.model.key_texts.key_text import KeyText, RecordText, RecordTexts

_INSTANSI = RecordText(
    "Instansi",
    "Data pokok kantor. Setiap halaman dan dokumen mengambil nama dari sini.",
    {
        "nama": KeyText(
            "Nama kantor", "Nama lengkap perangkat daerah, seperti pada naskah dinas.", "Dinas Contoh"
        ),
        "singkatan": KeyText(
            "Singkatan",
            "Nama pendek untuk nama berkas dokumen: huruf kecil, angka, dan tanda hubung. Yang sudah terbit "
            "tetap memakai yang lama.",
            "dinas-contoh",
        ),
        "nama_singkat": KeyText(
            "Nama singkat", "Nama kantor yang pendek, tercetak di kaki halaman dokumen.", "Dinas Contoh"
        ),
        "pemerintah": KeyText(
            "Nama pemerintah daerah",
            "Pemerintah daerah yang membawahkan kantor, baris pertama kop.",
            "Pemerintah Kabupaten Contoh",
        ),
        "daerah": KeyText("Nama daerah", "Kabupaten, kota, atau provinsi kantor ini.", "Kabupaten Contoh"),
        "tempat": KeyText(
            "Tempat", "Tempat dokumen ditandatangani, tercetak di depan tanggalnya.", "Kota Contoh"
        ),
        "zona_waktu": KeyText(
            "Zona waktu", "Zona waktu kantor; menentukan hari suatu persetujuan diberikan.", "WIB"
        ),
        "percontohan": KeyText(
            "Percontohan",
            "`ya` menandai semua halaman dan dokumen sebagai percontohan. Kantor yang sudah resmi menghapus "
            "baris ini.",
            "ya",
        ),
        "bidang_urusan": KeyText(
            "Bidang urusan",
            "Catatan bagi pembaca berkas ini; tidak dicetak. Urusan yang tercatat di dokumen ditulis di "
            "`urusan`.",
            "Urusan 2.12 Administrasi kependudukan",
        ),
        "kop": KeyText(
            "Kop surat",
            "Alamat dan lambang di kepala dokumen. Bagian yang tidak diketahui dihapus saja.",
            {"alamat": "Jalan Contoh Nomor 1"},
        ),
        "unit": KeyText(
            "Unit",
            "Bidang atau bagian yang mengisi formulir sendiri, menurut kuncinya. Kunci itu menjadi nama "
            "berkas formulir dan isian `unit` di kamus. Paling sedikit satu.",
            {"dinas": {"nama": "Dinas Contoh"}},
        ),
        "penomoran": KeyText(
            "Penomoran naskah",
            "Kode klasifikasi dan pola nomor dokumen.",
            {"klasifikasi": "000.8.6.3", "pola": "{klasifikasi}/{urut}/{unit}/{tahun}"},
        ),
        "kertas": KeyText("Kertas", "Ukuran kertas, tepi, dan huruf dokumen cetak.", {"ukuran": "F4"}),
        "aritmetika": KeyText(
            "Aritmetika",
            "Kebiasaan kantor dalam menghitung capaian. Setiap pilihan tercetak di halaman Metodologi.",
            {"desimal_capaian": 1, "batas_capaian": 120},
        ),
        "efisiensi": KeyText(
            "Batas efisiensi",
            "Batas untuk menyebut sebuah sasaran efisien, dalam poin persen selisih capaian dan serapan.",
            {"efisien": 5, "tidak_efisien": -5},
        ),
        "klasifikasi": KeyText(
            "Klasifikasi rincian",
            "Daftar wilayah atau golongan yang dipakai `rincian` pada formulir, menurut kuncinya.",
            {
                "kecamatan": {
                    "nama": "Kecamatan",
                    "sumber": "Keputusan tentang kode wilayah",
                    "anggota": {"99.01.01": "Kecamatan Satu"},
                }
            },
        ),
        "repositori": KeyText(
            "Repositori",
            "Tempat berkas data ini di situs Git. Tanpa isian, halaman menyebut nama berkas tanpa tautan.",
            {"alamat": "https://git.example.org/kantor/kinerja"},
        ),
        "situs": KeyText(
            "Alamat situs",
            "Alamat situs ini setelah terbit. Kode QR pada dokumen menuju ke sana; tanpa isian QR tidak "
            "dicetak.",
            "https://example.org/kinerja/",
        ),
        "sumber": KeyText(
            "Sumber", "Dari mana data pokok ini diketahui; untuk pembaca berkas, tidak dicetak.", "SOTK 2024"
        ),
        "kode": KeyText("Kode kantor", "Kode kantor dalam daftar perangkat daerah.", "99.01.2.12"),
        "urusan": KeyText(
            "Urusan pemerintahan",
            "Urusan yang dilayani kantor, dengan masa berlakunya. Dokumen mencatat yang berlaku pada "
            "harinya.",
            [{"kode": "2.12", "nama": "Administrasi kependudukan", "mulai": "2017-01-01"}],
        ),
        "induk": KeyText(
            "Instansi induk",
            "Instansi di atas kantor ini, dengan masa berlakunya. Dokumen mencatat yang berlaku pada "
            "harinya.",
            [{"nama": "Pemerintah Kabupaten Contoh", "mulai": "2017-01-01"}],
        ),
        "lisensi": KeyText(
            "Lisensi data",
            "Lisensi data terbuka kantor. Tanpa isian, lisensi disebut belum ditetapkan.",
            {"nama": "Creative Commons Atribusi 4.0", "kode": "CC-BY-4.0"},
        ),
        "bukti_publik": KeyText(
            "Terbitkan bukti dukung",
            "`ya` menerbitkan halaman Bukti dukung SAKIP di situs. Tanpa isian, halaman itu hanya ada di "
            "pratinjau; `ukur evidence` tetap mengemas buktinya.",
            "ya",
        ),
        "dasar_hukum": KeyText(
            "Dasar hukum dokumen",
            "Peraturan yang mendasari dokumen pengukuran, satu tiap butir. Tanpa isian, dokumen mencetak "
            "dasar hukum SOP.",
            ["Peraturan Presiden Nomor 29 Tahun 2014"],
        ),
        "retensi": KeyText(
            "Retensi arsip",
            "Berapa lama berkas dokumen disimpan menurut jadwal retensi arsip (JRA) kantor. Tidak ada nilai "
            "bawaan.",
            {
                "klasifikasi": "000.8.6.3",
                "aktif": 2,
                "inaktif": 3,
                "nasib": "permanen",
                "dasar": "Peraturan Bupati tentang JRA",
            },
        ),
        "pk": KeyText(
            "Perjanjian kinerja",
            "Semua perjanjian kinerja (PK): yang awal tiap tahun, lalu setiap perubahannya sesudah yang "
            "diubah.",
            [{"tahun": 2025, "nomor": "PK/01/2025", "tanggal": "2025-01-20"}],
        ),
        "layanan": KeyText(
            "Layanan publik",
            "Ke mana masyarakat dapat bertanya, mengadu, dan menilai. Tampak di kaki setiap halaman situs.",
            {"kontak": "Jalan Contoh 1, Kota Contoh", "lapor": "https://lapor.example"},
        ),
    },
)

OFFICE_TEXTS: RecordTexts = {
    Instansi: _INSTANSI,
    Kop: RecordText(
        "Kop surat",
        "Kepala dokumen. Yang tidak diketahui dihapus; tidak ada yang dikarang.",
        {
            "lambang": KeyText(
                "Gambar lambang",
                "Nama berkas lambang daerah di `content/lambang/`: PNG, JPG, atau SVG bernama huruf kecil.",
                "lambang.png",
            ),
            "alamat": KeyText("Alamat", "Alamat kantor.", "Jalan Contoh Nomor 1, Kota Contoh"),
            "telepon": KeyText("Telepon", "Nomor telepon kantor.", "(0700) 123456"),
            "pos_el": KeyText("Pos-el", "Alamat pos elektronik kantor.", "dinas@example.org"),
            "laman": KeyText(
                "Laman", "Alamat lengkap situs kantor, diawali https://.", "https://example.org"
            ),
        },
    ),
    Unit: RecordText(
        "Unit",
        "Satu bidang atau bagian yang mengisi formulir, dari triwulan pertama sampai terakhirnya.",
        {
            "nama": KeyText("Nama unit", "Nama unit seperti tercetak.", "Bidang Kesehatan Masyarakat"),
            "induk": KeyText("Unit induk", "Kunci unit di atasnya.", "dinas"),
            "pendahulu": KeyText(
                "Unit pendahulu",
                "Kunci unit lama yang dipecah, dilebur, atau diganti menjadi unit ini. Unit lama tetap "
                "terdaftar dengan triwulan terakhirnya.",
                ["yankes"],
            ),
        },
    ),
    Penomoran: RecordText(
        "Penomoran naskah",
        "Kode dan pola nomor dokumen.",
        {
            "klasifikasi": KeyText(
                "Kode klasifikasi arsip", "Kode klasifikasi, tercetak di daftar arsip.", "000.8.6.3"
            ),
            "pola": KeyText(
                "Pola nomor",
                "Pola nomor dokumen dengan `{klasifikasi}`, `{urut}`, `{unit}`, dan `{tahun}`. Bila "
                "ditulis, nomor dokumen dicocokkan dengannya dan `ukur new` mengusulkan nomor berikutnya.",
                "{klasifikasi}/{urut}/{unit}/{tahun}",
            ),
            "kode_unit": KeyText("Kode unit", "Yang mengisi `{unit}` pada pola nomor.", "V.07"),
        },
    ),
    Kertas: RecordText(
        "Kertas",
        "Kertas dokumen cetak; tepi dalam sentimeter.",
        {
            "ukuran": KeyText(
                "Ukuran kertas",
                "Ukuran kertas dokumen.",
                "A4",
                {"A4": "21 x 29,7 cm", "F4": "21,5 x 33 cm"},
            ),
            "atas": KeyText("Tepi atas", "Lebar tepi atas dalam sentimeter, 1 sampai 5.", 2),
            "bawah": KeyText("Tepi bawah", "Lebar tepi bawah dalam sentimeter, 1 sampai 5.", 2.5),
            "kiri": KeyText("Tepi kiri", "Lebar tepi kiri dalam sentimeter, 1 sampai 5.", 3),
            "kanan": KeyText("Tepi kanan", "Lebar tepi kanan dalam sentimeter, 1 sampai 5.", 2),
            "huruf": KeyText(
                "Huruf",
                "Nama keluarga huruf yang berkasnya ditaruh kantor di `content/huruf/`. Tanpa isian dipakai "
                "huruf bawaan Ukur.",
                "Arimo",
            ),
        },
    ),
    Aritmetika: RecordText(
        "Aritmetika",
        "Cara kantor menghitung dan mencetak capaian.",
        {
            "dasar_capaian": KeyText(
                "Dasar capaian", "Realisasi mana yang masuk ke rumus capaian.", "tercetak"
            ),
            "batas_agregat": KeyText(
                "Batas dalam rata-rata",
                "Capaian tertinggi yang dihitung dalam rata-rata, dalam persen. Angka tiap indikator tidak "
                "berubah.",
                100,
                {
                    "tanpa": "Rata-rata dari capaian apa adanya.",
                    "*": "Yang melebihinya dihitung sebesar ini.",
                },
            ),
            "batas_capaian": KeyText(
                "Batas capaian",
                "Capaian tertinggi tiap indikator, dalam persen. Yang terpotong tercetak bersama nilai "
                "aslinya.",
                120,
                {
                    "tanpa": "Capaian dicetak apa adanya.",
                    "*": "Capaian yang melebihinya dicetak sebesar ini.",
                },
            ),
            "desimal_capaian": KeyText(
                "Desimal capaian", "Banyaknya desimal capaian yang tercetak: 0, 1, atau 2; tanpa isian 2.", 1
            ),
            "capaian_wajar": KeyText(
                "Capaian yang wajar",
                "Capaian di atas persen ini ditanyakan dengan peringatan W107. Tidak mengubah angka.",
                200,
            ),
            "lingkup_utama": KeyText(
                "Lingkup utama",
                "Target mana yang memberi status dan predikat indikator. Tanpa isian: sampai dengan "
                "triwulan, dan setahun pada TW4.",
                "triwulan",
            ),
        },
    ),
    EfisiensiAnggaran: RecordText(
        "Batas efisiensi",
        "Selisih capaian dan serapan anggaran, dalam poin persen. Kebiasaan setempat, bukan aturan.",
        {
            "efisien": KeyText("Batas efisien", "Selisih di atas angka ini disebut efisien.", 5),
            "tidak_efisien": KeyText(
                "Batas tidak efisien",
                "Selisih di bawah angka ini disebut tidak efisien. Tidak boleh melebihi `efisien`.",
                -5,
            ),
        },
    ),
}
