"""Texts of ``pejabat.yml`` and ``peran.yml``: who holds an office, and who holds a role of the SOP."""

from ukur.model.key_texts.key_text import KeyText, RecordText, RecordTexts
from ukur.model.peran import (
    AccountNumbers,
    DaftarPejabat,
    DaftarPeran,
    HostApprovals,
    Pejabat,
    PemegangPeran,
    PengecualianPeran,
    Peran,
    Succession,
)

_HOST_NUMBER = "Nomor akun di {host}; tetap walau nama akunnya diganti."

PEOPLE_TEXTS: RecordTexts = {
    DaftarPejabat: RecordText(
        "Pejabat",
        "Jabatan kantor dan pemegangnya. Blok tanda tangan dipilih menurut tanggal dokumen.",
        {
            "jabatan": KeyText(
                "Daftar jabatan",
                "Sebutan tiap jabatan seperti tercetak, menurut kuncinya. Tanpa pengaturan lain di "
                "`sop.yml`, jabatan `kepala` yang menandatangani.",
                {"kepala": "Kepala Dinas Contoh"},
            ),
            "pemegang": KeyText(
                "Pemegang jabatan",
                "Orang yang memegang jabatan, dengan tanggalnya. Pada satu hari satu jabatan dipegang satu "
                "orang; hanya Plh., a.n., dan u.b. boleh bersamaan dengan pejabatnya.",
                [
                    {
                        "jabatan": "kepala",
                        "nama": "Nama Kepala",
                        "mulai": "2025-01-02",
                        "sumber": "SK pelantikan",
                    }
                ],
            ),
        },
    ),
    Pejabat: RecordText(
        "Pemegang jabatan",
        "Satu orang yang memegang jabatan, atau menandatangani atas namanya, selama masanya.",
        {
            "jabatan": KeyText(
                "Jabatan",
                "Kunci jabatan dari daftar `jabatan`. Pada a.n. dan u.b.: jabatan yang diwakili.",
                "kepala",
            ),
            "nama": KeyText(
                "Nama", "Nama dan gelar seperti tercetak di blok tanda tangan.", "Nama Kepala, S.Sos."
            ),
            "nip": KeyText("NIP", "Delapan belas angka, boleh berspasi.", "19700101 199001 1 001"),
            "pangkat": KeyText("Pangkat", "Pangkat seperti tercetak di atas NIP.", "Pembina Utama Muda"),
            "status": KeyText("Status jabatan", "Cara jabatan dipegang atau diwakili.", "Plt."),
            "sumber": KeyText("Sumber", "Naskah yang menyebut pemegang ini.", "SK pelantikan"),
            "selaku": KeyText(
                "Selaku",
                "Hanya untuk a.n. dan u.b.: kunci jabatan penanda tangannya sendiri. Pada u.b. boleh dua, "
                "yang diberi mandat lebih dahulu lalu yang menandatangani.",
                ["sekretaris"],
            ),
            "sk": KeyText(
                "Nomor dasar kewenangan",
                "Nomor surat keputusan atau surat perintah bagi Plt., Plh., a.n., dan u.b.",
                "800/12/2026",
            ),
        },
    ),
    DaftarPeran: RecordText(
        "Peran",
        "Peran SOP dan akun situs Git yang memegangnya. Dari sini gerbang tahu siapa boleh menyetujui.",
        {
            "peran": KeyText(
                "Daftar peran",
                "Peran menurut kuncinya, yang dipakai `sop.yml`.",
                {
                    "kepala": {
                        "nama": "Kepala Dinas",
                        "pemegang": [{"akun": "akun-kepala", "mulai": "2025-01-02"}],
                    }
                },
            ),
            "pengecualian": KeyText(
                "Rangkap peran",
                "Akun yang memegang dua peran atau lebih, dengan alasannya. Rangkap peran tanpa baris ini "
                "ditolak.",
                [
                    {
                        "akun": "akun-staf",
                        "peran": ["staf", "fungsional-perencana"],
                        "alasan": "Pegawai kurang",
                    }
                ],
            ),
            "persetujuan_situs": KeyText(
                "Persetujuan dari situs Git",
                "Hanya bagi kantor yang semula menyetujui dengan tanda tangan sendiri: sejak kapan "
                "persetujuan di situs Git yang dihitung.",
                {"sejak": "2026-01-02", "alasan": "Kantor pindah ke situs Git"},
            ),
            "program": KeyText(
                "Penilai program",
                "Siapa menilai perubahan program Ukur. Tanpa isian: Kepala dan Sekretaris. Hanya "
                "percontohan yang boleh menulisnya.",
                "pengelola",
                {"pengelola": "Pengelola repositori tempat program dibuat."},
            ),
            "bila_kosong": KeyText(
                "Pengganti peran yang kosong",
                "Siapa memutuskan selama sebuah peran tidak ada pemegangnya. Tanpa isian tidak ada yang "
                "dapat. Ditulis selagi peran itu masih terisi.",
                [
                    {
                        "peran": "kepala",
                        "pengganti": ["sekretaris", "fungsional-perencana"],
                        "sk": "800/15/2026",
                        "mulai": "2026-01-02",
                    }
                ],
            ),
        },
    ),
    Peran: RecordText(
        "Peran",
        "Satu peran SOP dan akun yang memegangnya.",
        {
            "nama": KeyText("Nama peran", "Nama peran seperti dibaca orang.", "Kepala Dinas"),
            "pemegang": KeyText(
                "Pemegang peran",
                "Akun yang memegang peran ini, dengan tanggalnya.",
                [{"akun": "akun-kepala", "mulai": "2025-01-02"}],
            ),
        },
    ),
    PemegangPeran: RecordText(
        "Pemegang peran",
        "Satu akun yang memegang peran selama masanya.",
        {
            "akun": KeyText(
                "Akun", "Nama akun orang di situs Git, tanpa @. Akun milik program ditolak.", "akun-kepala"
            ),
            "nomor_akun": KeyText(
                "Nomor akun",
                "Nomor akun itu di situs Git. Bila dicatat, nomor itulah yang menentukan siapa pemegangnya.",
                {"github": 583231},
            ),
            "unit": KeyText(
                "Dibatasi pada unit",
                "Kunci unit yang formulirnya boleh disetujui pemegang ini. Tanpa isian: semua unit.",
                ["dinas"],
            ),
        },
    ),
    AccountNumbers: RecordText(
        "Nomor akun",
        "Nomor akun di situs Git; satu nomor hanya pernah dipakai satu orang.",
        {
            "github": KeyText("Nomor di GitHub", _HOST_NUMBER.format(host="GitHub"), 583231),
            "gitlab": KeyText("Nomor di GitLab", _HOST_NUMBER.format(host="GitLab"), 4021),
            "gitea": KeyText(
                "Nomor di Gitea atau Forgejo", _HOST_NUMBER.format(host="Gitea atau Forgejo"), 12
            ),
        },
    ),
    PengecualianPeran: RecordText(
        "Rangkap peran",
        "Satu akun yang boleh memegang beberapa peran.",
        {
            "akun": KeyText("Akun", "Nama akun yang merangkap.", "akun-staf"),
            "peran": KeyText(
                "Peran yang dirangkap",
                "Kunci semua peran yang dirangkapnya, paling sedikit dua. Akun itu harus memegang semuanya.",
                ["staf", "fungsional-perencana"],
            ),
            "alasan": KeyText("Alasan", "Mengapa kantor merangkapkannya.", "Pegawai kurang"),
        },
    ),
    HostApprovals: RecordText(
        "Persetujuan dari situs Git",
        "Sejak kapan persetujuan di situs Git dihitung, di kantor yang semula menyetujui dengan tanda "
        "tangan.",
        {
            "sejak": KeyText("Sejak", "Hari pertama persetujuan di situs Git dihitung.", "2026-01-02"),
            "alasan": KeyText("Alasan", "Mengapa kantor berganti cara.", "Kantor pindah ke situs Git"),
        },
    ),
    Succession: RecordText(
        "Pengganti peran yang kosong",
        "Siapa memutuskan selama satu peran tidak ada pemegangnya.",
        {
            "peran": KeyText("Peran yang kosong", "Kunci peran yang digantikan.", "kepala"),
            "pengganti": KeyText(
                "Peran pengganti",
                "Kunci dua sampai lima peran lain. Satu pemegang dari setiap peran itu harus menyetujui.",
                ["sekretaris", "fungsional-perencana"],
            ),
            "sk": KeyText("Nomor keputusan", "Nomor keputusan yang menetapkannya.", "800/15/2026"),
        },
    ),
}
