"""Texts of ``sop.yml``: the SOP's identity, its columns and steps, and who approves and signs."""

from ukur.model.key_texts.key_text import KeyText, RecordText, RecordTexts
from ukur.model.sop import (
    Cabang,
    IdentitasSop,
    Kewenangan,
    KolomPelaksana,
    Langkah,
    Persetujuan,
    Sop,
    SopSignatory,
)

_STEP = {
    "nomor": 1,
    "kegiatan": "Memerintahkan Sekretaris membuat pengukuran kinerja",
    "pelaksana": ["kepala"],
    "kelengkapan": "Format pengukuran kinerja",
    "waktu": "15 Menit",
    "output": "Format pengukuran kinerja",
    "tahap": "perintah",
}

_IDENTITY = RecordText(
    "Identitas SOP",
    "Kepala SOP menurut format PermenPANRB 35/2012.",
    {
        "instansi": KeyText(
            "Instansi",
            "Nama instansi di kepala SOP, satu baris tiap butir.",
            ["Pemerintah Kabupaten Contoh", "Dinas Contoh"],
        ),
        "nomor": KeyText("Nomor SOP", "Nomor SOP seperti tercetak.", "SOP/DC/2024/07"),
        "nama": KeyText("Nama SOP", "Nama SOP seperti tercetak.", "Pengukuran Kinerja"),
        "tanggal_pembuatan": KeyText("Tanggal pembuatan", "Hari SOP dibuat.", "2024-01-02"),
        "tanggal_revisi": KeyText("Tanggal revisi", "Hari SOP terakhir direvisi.", "2025-01-02"),
        "tanggal_pengesahan": KeyText("Tanggal pengesahan", "Hari SOP disahkan.", "2024-01-15"),
        "disahkan_jabatan": KeyText("Disahkan oleh", "Jabatan yang mengesahkan SOP.", "Kepala Dinas Contoh"),
        "disahkan_nama": KeyText(
            "Nama pengesah", "Nama pejabat yang mengesahkan SOP.", "Nama Kepala, S.Sos."
        ),
        "dasar_hukum": KeyText(
            "Dasar hukum",
            "Peraturan yang mendasari SOP, satu tiap butir. Daftar ini tercetak juga di dokumen "
            "pengukuran bila kantor tidak menulis daftarnya sendiri di instansi.yml.",
            ["Peraturan Presiden Nomor 29 Tahun 2014"],
        ),
        "kualifikasi_pelaksana": KeyText(
            "Kualifikasi pelaksana", "Syarat pelaksana SOP, satu tiap butir.", ["Fungsional Perencana"]
        ),
        "keterkaitan": KeyText(
            "Keterkaitan", "SOP lain yang terkait, satu tiap butir.", ["SOP Pengumpulan Data Kinerja"]
        ),
        "peralatan": KeyText(
            "Peralatan", "Peralatan dan perlengkapan, satu tiap butir.", ["Komputer dan jaringan internet"]
        ),
        "peringatan": KeyText(
            "Peringatan", "Isi kotak peringatan SOP.", "Bila terlambat, laporan kinerja ikut terlambat."
        ),
        "pencatatan": KeyText(
            "Pencatatan dan pendataan", "Isi kotak pencatatan SOP.", "Disimpan sebagai data elektronik"
        ),
    },
)

_STEPS = RecordText(
    "Langkah SOP",
    "Satu langkah SOP; kegiatan dan mutu bakunya persis seperti tercetak.",
    {
        "nomor": KeyText("Nomor langkah", "1, 2, 3, dan seterusnya tanpa terlewat.", 1),
        "kegiatan": KeyText("Kegiatan", "Uraian kegiatan seperti tercetak.", _STEP["kegiatan"]),
        "pelaksana": KeyText(
            "Pelaksana", "Kunci peran yang mengerjakan; masing-masing satu kolom di `kolom`.", ["kepala"]
        ),
        "kelengkapan": KeyText(
            "Kelengkapan", "Mutu baku: kelengkapan seperti tercetak.", _STEP["kelengkapan"]
        ),
        "waktu": KeyText(
            "Waktu baku",
            "Lama pengerjaan: bilangan lalu `Menit`, `Jam`, atau `Hari` (hari kerja).",
            "15 Menit",
        ),
        "output": KeyText("Output", "Mutu baku: hasil langkah seperti tercetak.", _STEP["output"]),
        "keterangan": KeyText("Keterangan", "Kolom keterangan SOP.", "Bersama Tim SAKIP"),
        "simbol": KeyText("Simbol", "Bentuk simbol langkah di bagan alir.", "kapsul"),
        "lanjut_ke": KeyText("Lanjut ke", "Nomor langkah berikutnya yang dituju panah.", [2]),
        "cabang": KeyText(
            "Cabang keputusan",
            "Hanya untuk simbol `belah-ketupat`: tepat dua jawaban, Ya dan Tidak, dan langkah yang dituju.",
            [{"jawaban": "Ya", "langkah": 8}, {"jawaban": "Tidak", "langkah": 5}],
        ),
        "tahap": KeyText(
            "Tahap dokumen",
            "Tahap dokumen pada langkah ini. Tahap tidak boleh mundur, dan setiap tahap harus ada "
            "langkahnya.",
            "perintah",
        ),
        "persetujuan": KeyText(
            "Persetujuan",
            "Peran yang harus menyetujui di situs Git agar langkah ini selesai.",
            [{"peran": "tim-sakip", "jumlah": 2}],
        ),
    },
)

SOP_TEXTS: RecordTexts = {
    Sop: RecordText(
        "SOP pengukuran kinerja",
        "SOP kantor apa adanya: identitas, kolom pelaksana, langkah, dan siapa menyetujui.",
        {
            "identitas": KeyText(
                "Identitas SOP",
                "Kepala SOP: nomor, tanggal, dasar hukum, dan kotak-kotaknya.",
                {
                    "instansi": ["Dinas Contoh"],
                    "nomor": "SOP/DC/2024/07",
                    "nama": "Pengukuran Kinerja",
                    "tanggal_pembuatan": "2024-01-02",
                    "tanggal_pengesahan": "2024-01-15",
                    "disahkan_jabatan": "Kepala Dinas Contoh",
                    "dasar_hukum": ["Peraturan Presiden Nomor 29 Tahun 2014"],
                    "kualifikasi_pelaksana": ["Fungsional Perencana"],
                },
            ),
            "kolom": KeyText(
                "Kolom pelaksana",
                "Kolom pelaksana pada bagan alir, dari kiri ke kanan.",
                [{"judul": "Kepala Dinas", "peran": "kepala"}],
            ),
            "langkah": KeyText("Langkah", "Semua langkah SOP, berurutan.", [_STEP]),
            "catatan": KeyText(
                "Perlu ditegaskan kantor",
                "Yang tidak disebut SOP tercetak dan perlu ditegaskan kantor; tampil di halaman SOP.",
                {"tenggat": "SOP tidak menyebut tenggat triwulanan."},
            ),
            "kewenangan": KeyText(
                "Kewenangan",
                "Peran yang menyetujui perubahan di luar langkah SOP. Tanpa isian: kepala, sekretaris, dan "
                "staf.",
                {"target": ["kepala"], "acuan": ["sekretaris"], "arsip": ["staf"]},
            ),
            "penanda_tangan": KeyText(
                "Penanda tangan",
                "Jabatan yang menandatangani dokumen, paling banyak empat. Tanpa isian: `kepala` seorang "
                "diri.",
                [{"jabatan": "kepala"}, {"jabatan": "bupati", "sebagai": "Mengetahui"}],
            ),
            "cara_tanda_tangan": KeyText(
                "Cara tanda tangan", "Cara dokumen ditandatangani. Tanpa isian: dengan tangan.", "elektronik"
            ),
            "sic": KeyText(
                "Salah ketik",
                "Kata-kata naskah SOP yang keliru tertulis di sana, persis seperti tercetak. Halaman SOP "
                "menandainya [sic].",
                ["tentang tentang"],
            ),
        },
    ),
    IdentitasSop: _IDENTITY,
    KolomPelaksana: RecordText(
        "Kolom pelaksana",
        "Satu kolom bagan alir.",
        {
            "judul": KeyText("Judul kolom", "Judul kolom seperti tercetak.", "Kepala Dinas"),
            "peran": KeyText("Peran", "Kunci peran di `peran.yml` yang dimaksud kolom ini.", "kepala"),
        },
    ),
    Langkah: _STEPS,
    Cabang: RecordText(
        "Cabang keputusan",
        "Satu jawaban sebuah keputusan.",
        {
            "jawaban": KeyText("Jawaban", "Ya atau Tidak.", "Ya"),
            "langkah": KeyText("Langkah yang dituju", "Nomor langkah yang dituju jawaban ini.", 8),
            "uraian": KeyText("Uraian", "Arti jawaban ini.", "Tercapai"),
        },
    ),
    Persetujuan: RecordText(
        "Persetujuan",
        "Persetujuan yang diminta untuk menutup satu langkah.",
        {
            "peran": KeyText("Peran", "Kunci peran yang menyetujui.", "tim-sakip"),
            "jumlah": KeyText("Jumlah", "Banyaknya pemegang peran itu yang harus menyetujui, 1 sampai 9.", 2),
        },
    ),
    Kewenangan: RecordText(
        "Kewenangan",
        "Peran yang menyetujui perubahan di luar langkah SOP; setiap peran yang ditulis ikut menyetujui. "
        "Aturan kantor (peran, SOP, skala, program) dijaga `target` dan `acuan` bersama-sama.",
        {
            "target": KeyText(
                "Penjaga target",
                "Target yang disepakati, anggaran yang sudah tampil, dan koreksi.",
                ["kepala"],
            ),
            "acuan": KeyText(
                "Penjaga acuan", "Kamus, pohon kinerja, data instansi, dan halaman.", ["sekretaris"]
            ),
            "arsip": KeyText("Penjaga arsip", "Pengarsipan dokumen.", ["staf"]),
        },
    ),
    SopSignatory: RecordText(
        "Penanda tangan",
        "Satu jabatan yang menandatangani dokumen.",
        {
            "jabatan": KeyText("Jabatan", "Kunci jabatan di `pejabat.yml`.", "kepala"),
            "sebagai": KeyText(
                "Sebagai",
                "Yang tercetak di atas jabatannya. Tidak ditulis hanya pada satu jabatan: penyusun dokumen.",
                "Mengetahui",
            ),
            "peran": KeyText(
                "Peran penyetuju",
                "Kunci peran yang menyetujui di situs Git, bila lain dari kunci jabatannya.",
                "bupati",
            ),
        },
    ),
}
