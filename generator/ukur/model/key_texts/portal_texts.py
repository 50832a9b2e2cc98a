"""Texts of the two files of a portal: the offices that it follows, and its calendar."""

from ukur.model.key_texts.key_text import KeyText, RecordText, RecordTexts
from ukur.model.portal_sources import Deadline, PortalCalendar, PortalOffice, PortalParent, PortalSources

_HASH = "3e6ee320959b9e5150c5feda20ea3e2f8fcdbf397269a80566e3fbc390e6c97f"
"""The first line of the demonstration's register: an example that is one."""

PORTAL_TEXTS: RecordTexts = {
    PortalSources: RecordText(
        "Sumber portal",
        "Kantor-kantor yang diikuti portal, menurut kodenya, dengan yang sudah ditegaskan orang.",
        {
            "nama": KeyText("Nama portal", "Nama portal di setiap halamannya.", "Portal Kinerja Contoh"),
            "situs": KeyText(
                "Alamat portal",
                "Alamat situs portal ini sendiri, dipakai katalog data dan peta situsnya.",
                "https://kinerja.contoh.example/",
            ),
            "percontohan": KeyText(
                "Percontohan",
                "Hanya untuk belajar: dokumen percontohan ikut dihitung, dan setiap halaman menyebutnya.",
                "ya",
            ),
            "induk": KeyText(
                "Induk",
                "Pemerintahan dan kantor di atas kantor-kantor ini, menurut kodenya; tidak perlu menerbitkan "
                "apa pun.",
                {"99.01": {"nama": "Kabupaten Contoh"}},
            ),
            "kantor": KeyText(
                "Kantor",
                "Kantor yang diikuti menurut kodenya, yaitu `kode` di `instansi.yml` kantor itu; kantor yang "
                "tidak menulisnya diberi kode oleh portal.",
                {"99.01.2.13": {"nama": "Dinas Contoh", "alamat": "https://dinas.contoh.example/"}},
            ),
        },
    ),
    PortalParent: RecordText(
        "Induk",
        "Satu pemerintahan atau kantor di atas kantor lain.",
        {
            "nama": KeyText("Nama induk", "Namanya di halaman portal.", "Kabupaten Contoh"),
            "induk": KeyText("Kode di atasnya", "Kode pemerintahan atau kantor di atasnya.", "99.01"),
        },
    ),
    PortalOffice: RecordText(
        "Kantor portal",
        "Satu kantor yang diikuti. `awal`, `ujung`, dan `kunci` ditulis `ukur portal adopt` sesudah orang "
        "mencocokkannya; sebelum itu tidak satu pun angkanya dihitung.",
        {
            "nama": KeyText("Nama kantor", "Nama kantor di halaman portal.", "Dinas Contoh"),
            "alamat": KeyText(
                "Alamat kantor",
                "Alamat https situs yang diterbitkan kantor, atau folder atau ZIP di sebelah berkas ini.",
                "https://dinas.contoh.example/",
            ),
            "awal": KeyText(
                "Awal register", "Sidik baris pertama register kantor, yang sudah dicocokkan.", _HASH
            ),
            "ujung": KeyText(
                "Ujung register", "Sidik baris terakhir register kantor ketika ditegaskan.", _HASH
            ),
            "kunci": KeyText(
                "Kunci penanda tangan",
                "Kunci para penyetuju, satu baris tiap kunci. Bila ditulis, hanya kunci ini yang dipercaya.",
                ["ani-lestari ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA"],
            ),
            "urusan": KeyText(
                "Urusan", "Kode urusan pemerintahan yang dilayani kantor, dalam tanda kutip.", ["2.13"]
            ),
            "induk": KeyText("Kode induk", "Kode pemerintahan atau kantor di atasnya.", "99.01"),
            "mulai": KeyText(
                "Triwulan mulai",
                "Triwulan pertama yang wajib diterbitkan. Tanpa isian: setiap triwulan.",
                "2025-TW1",
            ),
            "sampai": KeyText(
                "Triwulan terakhir",
                "Triwulan terakhir yang wajib diterbitkan, ikut dihitung. Tanpa isian: masih wajib.",
                "2026-TW4",
            ),
            "wilayah": KeyText(
                "Wilayah di peta",
                "Kode wilayahnya di `peta/` portal. Tanpa isian: wilayah yang kodenya menjadi awal kode "
                "kantor.",
                "99.01.01",
            ),
        },
    ),
    PortalCalendar: RecordText(
        "Kalender portal",
        "Hari terakhir menyampaikan dokumen. Triwulan yang tidak ditulis tidak pernah disebut terlambat.",
        {
            "tenggat": KeyText(
                "Tenggat",
                "Hari terakhir tiap triwulan, dengan dasar hukumnya.",
                {"2025-TW1": {"tanggal": "2025-04-30", "dasar": "Surat Edaran Bupati Contoh Nomor 1"}},
            )
        },
    ),
    Deadline: RecordText(
        "Tenggat triwulan",
        "Hari terakhir menyampaikan dokumen satu triwulan.",
        {
            "tanggal": KeyText("Tanggal", "Hari terakhirnya, ikut dihitung.", "2025-04-30"),
            "dasar": KeyText(
                "Dasar", "Surat atau peraturan yang menetapkannya.", "Surat Edaran Bupati Contoh Nomor 1"
            ),
        },
    ),
}
