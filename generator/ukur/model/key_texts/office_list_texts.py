"""Texts of the lists in ``instansi.yml``: breakdowns, licence, retention, agreements; and of spans."""

from ukur.model.in_force import InForce
from ukur.model.instansi import IndukInstansi, Klasifikasi, Layanan, Lisensi, Repositori, Urusan
from ukur.model.key_texts.key_text import KeyText, RecordText, RecordTexts
from ukur.model.pk import PerjanjianKinerja
from ukur.model.quarter_span import QuarterSpan
from ukur.model.tata_usaha import Retensi

OFFICE_LIST_TEXTS: RecordTexts = {
    InForce: RecordText(
        "Masa berlaku",
        "Berlaku dari satu hari sampai hari lain, keduanya ikut dihitung.",
        {
            "mulai": KeyText("Mulai", "Hari pertama berlakunya.", "2025-01-02"),
            "sampai": KeyText(
                "Sampai",
                "Hari terakhir berlakunya, ikut dihitung. Dikosongkan selama masih berlaku.",
                "2025-12-31",
            ),
        },
    ),
    QuarterSpan: RecordText(
        "Masa berlaku",
        "Berlaku dari satu triwulan sampai triwulan lain, keduanya ikut dihitung.",
        {
            "mulai": KeyText(
                "Triwulan mulai",
                "Triwulan pertama berlakunya. Tanpa isian: berlaku sejak semula.",
                "2025-TW3",
            ),
            "sampai": KeyText(
                "Triwulan terakhir",
                "Triwulan terakhir berlakunya, ikut dihitung. Tanpa isian: masih berlaku.",
                "2025-TW2",
            ),
        },
    ),
    Retensi: RecordText(
        "Retensi arsip",
        "Lama penyimpanan berkas menurut jadwal retensi arsip (JRA) kantor. Ukur tidak memusnahkan apa pun.",
        {
            "klasifikasi": KeyText("Kode klasifikasi", "Kode klasifikasi berkas di JRA.", "000.8.6.3"),
            "aktif": KeyText("Retensi aktif", "Lama masa aktif dalam tahun bulat, 0 sampai 100.", 2),
            "inaktif": KeyText("Retensi inaktif", "Lama masa inaktif dalam tahun bulat, 0 sampai 100.", 3),
            "nasib": KeyText(
                "Nasib akhir", "Yang terjadi pada berkas sesudah masa simpannya habis.", "permanen"
            ),
            "dasar": KeyText("Dasar", "Peraturan yang memuat JRA kantor.", "Peraturan Bupati tentang JRA"),
            "keamanan": KeyText(
                "Klasifikasi keamanan", "Klasifikasi keamanan berkas menurut kantor.", "Biasa"
            ),
            "akses": KeyText("Klasifikasi akses", "Siapa yang boleh membaca berkasnya.", "Terbuka"),
        },
    ),
    PerjanjianKinerja: RecordText(
        "Perjanjian kinerja",
        "Satu perjanjian kinerja (PK), yang awal atau perubahannya.",
        {
            "tahun": KeyText("Tahun", "Tahun PK.", 2025),
            "nomor": KeyText("Nomor", "Nomor naskah PK.", "PK/01/2025"),
            "tanggal": KeyText("Tanggal", "Tanggal PK ditandatangani.", "2025-01-20"),
            "perubahan_ke": KeyText(
                "Perubahan ke-",
                "0 bagi PK awal tahun itu, 1 bagi perubahan pertama, dan seterusnya berurutan.",
                1,
            ),
            "alasan": KeyText(
                "Alasan perubahan",
                "Sebab PK berubah. Wajib pada perubahan, tidak ditulis pada PK awal.",
                "prioritas",
            ),
            "keterangan": KeyText("Keterangan", "Catatan kantor tentang PK ini.", "Tambahan anggaran"),
            "tanggal_anggaran": KeyText(
                "Tanggal anggaran disahkan",
                "Hari dokumen anggaran tahun itu disahkan. PK yang lewat sebulan sesudahnya ditanyakan "
                "(Z205).",
                "2025-01-06",
            ),
        },
    ),
    Klasifikasi: RecordText(
        "Klasifikasi",
        "Satu daftar wilayah atau golongan untuk rincian angka.",
        {
            "nama": KeyText("Nama klasifikasi", "Sebutan untuk satu anggotanya.", "Kecamatan"),
            "sumber": KeyText(
                "Sumber", "Keputusan atau daftar asal kodenya.", "Keputusan tentang kode wilayah"
            ),
            "anggota": KeyText(
                "Anggota",
                "Nama tiap anggota menurut kodenya. Paling sedikit satu.",
                {"99.01.01": "Kecamatan Satu"},
            ),
            "berlaku": KeyText(
                "Masa berlaku anggota",
                "Triwulan mulai atau sampai anggota yang tidak selalu ada, menurut kodenya.",
                {"99.01.01": {"mulai": "2025-TW3"}},
            ),
        },
    ),
    Repositori: RecordText(
        "Repositori",
        "Tempat berkas data di situs Git.",
        {
            "alamat": KeyText(
                "Alamat repositori", "Alamat lengkap repositori.", "https://git.example.org/kantor/kinerja"
            ),
            "cabang": KeyText("Cabang", "Cabang yang memuat data resmi.", "main"),
            "jenis": KeyText(
                "Jenis situs Git",
                "Perangkat lunak situs Git, bila tidak terbaca dari alamatnya. Halaman yang mengirim usulan "
                "atau putusan memerlukannya.",
                "gitlab",
            ),
            "aplikasi": KeyText(
                "Aplikasi GitLab",
                "Nomor aplikasi OAuth (Application ID) kantor di GitLab-nya, agar orang masuk tanpa token. "
                "Bukan rahasia.",
                "2f6c1b",
            ),
        },
    ),
    Urusan: RecordText(
        "Urusan pemerintahan",
        "Satu urusan yang dilayani kantor.",
        {
            "kode": KeyText("Kode urusan", "Kode urusan menurut nomenklatur.", "2.12"),
            "nama": KeyText("Nama urusan", "Nama urusan menurut nomenklatur.", "Administrasi kependudukan"),
        },
    ),
    IndukInstansi: RecordText(
        "Instansi induk",
        "Instansi di atas kantor ini.",
        {
            "kode": KeyText("Kode instansi", "Kode instansi induk.", "99.01"),
            "nama": KeyText("Nama instansi", "Nama instansi induk.", "Pemerintah Kabupaten Contoh"),
        },
    ),
    Layanan: RecordText(
        "Layanan publik",
        "Ke mana masyarakat dapat bertanya, mengadu, dan menilai.",
        {
            "kontak": KeyText("Kontak", "Cara menghubungi kantor, dalam kata-kata.", "Telepon 0000-000000"),
            "ppid": KeyText(
                "PPID",
                "Alamat pejabat pengelola informasi dan dokumentasi, untuk permohonan informasi.",
                "https://ppid.example",
            ),
            "lapor": KeyText("Pengaduan", "Alamat saluran pengaduan masyarakat.", "https://lapor.example"),
            "survei": KeyText(
                "Survei kepuasan", "Alamat survei kepuasan pengguna.", "https://survei.example"
            ),
        },
    ),
    Lisensi: RecordText(
        "Lisensi data",
        "Lisensi data terbuka yang ditetapkan kantor.",
        {
            "nama": KeyText("Nama lisensi", "Nama lisensi.", "Creative Commons Atribusi 4.0"),
            "kode": KeyText("Kode lisensi", "Kode lisensi menurut daftar SPDX.", "CC-BY-4.0"),
            "tautan": KeyText(
                "Tautan lisensi", "Alamat naskah lisensi.", "https://creativecommons.org/licenses/by/4.0/"
            ),
        },
    ),
}
