"""Texts of an indicator's figures in the dictionary: computation, targets, comparisons."""

from ukur.model.former_target import TargetSemula
from ukur.model.indikator import Pembanding, Perhitungan, Target, TargetRenstra
from ukur.model.key_texts.key_text import KeyText, RecordText, RecordTexts

TARGET_TEXTS: RecordTexts = {
    Perhitungan: RecordText(
        "Perhitungan",
        "Cara realisasi diperoleh dari isian formulir.",
        {
            "cara": KeyText("Cara", "Angka diisi jadi, atau dihitung Ukur.", "rasio"),
            "pembilang": KeyText(
                "Pembilang",
                "Sebutan untuk yang dihitung. Wajib pada `rasio` dan `selisih-rincian`, tidak ditulis pada "
                "`langsung`.",
                "Desa mandiri",
            ),
            "penyebut": KeyText(
                "Penyebut",
                "Sebutan untuk pembaginya. Wajib pada `rasio` dan `selisih-rincian`, tidak ditulis pada "
                "`langsung`.",
                "Jumlah desa",
            ),
            "pengali": KeyText("Pengali", "Pengali hasil bagi, lebih dari 0; 100 bagi persen.", 100),
        },
    ),
    Target: RecordText(
        "Target",
        "Target satu tahun, dalam satuan indikator.",
        {
            "tahun": KeyText(
                "Target setahun",
                "Target setahun: angka, rentang `95..105`, sebutan, atau `n/a` bila memang tanpa target. "
                "Jenisnya menurut rumus.",
                4,
            ),
            "triwulan": KeyText(
                "Target triwulan",
                "Target tiap triwulan yang diukur: semuanya, atau tidak sama sekali. Gabungannya menurut "
                "agregasi sama dengan target setahun.",
                {"TW1": 1, "TW2": 1, "TW3": 1, "TW4": 1},
            ),
            "dasar": KeyText("Dasar target", "Jenis naskah asal target.", "perjanjian-kinerja"),
            "sumber": KeyText("Sumber", "Naskah asal target.", "Perjanjian Kinerja 2025"),
            "alasan_perubahan": KeyText(
                "Alasan perubahan", "Mengapa target berubah; dibaca bersama `semula`.", "PK perubahan ke-1"
            ),
            "alasan_lebih_mudah": KeyText(
                "Alasan target lebih mudah",
                "Mengapa target lebih mudah dicapai daripada hasil tahun sebelumnya. Tanpa alasan muncul "
                "T110.",
                "Anggaran pendampingan berkurang",
            ),
            "semula": KeyText(
                "Target semula",
                "Target sebelum berubah di tengah tahun. Triwulan yang sudah lewat tetap dinilai dengannya.",
                [{"sampai": "2025-TW3", "tahun": 4, "pk": "PK/01/2025"}],
            ),
        },
    ),
    TargetSemula: RecordText(
        "Target semula",
        "Target yang berlaku sampai triwulan tertentu pada tahun yang sama.",
        {
            "sampai": KeyText(
                "Berlaku sampai", "Triwulan terakhir yang dinilai dengannya, TW1 sampai TW3.", "2025-TW3"
            ),
            "tahun": KeyText("Target setahun semula", "Target setahun sebelum berubah.", 4),
            "triwulan": KeyText(
                "Target triwulan semula", "Target tiap triwulan sebelum berubah.", {"TW1": 1, "TW2": 1}
            ),
            "pk": KeyText(
                "Nomor PK", "Nomor PK asal target ini, seperti di `pk` pada `instansi.yml`.", "PK/01/2025"
            ),
            "sumber": KeyText("Sumber", "Naskah asal target ini.", "Perjanjian Kinerja 2025"),
        },
    ),
    TargetRenstra: RecordText(
        "Target Renstra",
        "Target pada akhir Renstra.",
        {
            "tahun": KeyText("Tahun", "Tahun terakhir Renstra.", 2029),
            "nilai": KeyText("Nilai", "Target dalam satuan indikator.", 40),
            "dasar": KeyText("Dasar", "Jenis naskah asal target.", "renstra"),
            "sumber": KeyText("Sumber", "Naskah asal target.", "Renstra 2025-2029"),
            "akumulasi": KeyText(
                "Akumulasi",
                "Hanya untuk agregasi `jumlah` dan `kumulatif`. Tanpa isian target ialah keadaan pada tahun "
                "terakhir.",
                "jumlah",
                {"jumlah": "Targetnya jumlah selama masa Renstra."},
            ),
        },
    ),
    Pembanding: RecordText(
        "Angka pembanding",
        "Satu angka yang pernah terbit, dengan sumbernya.",
        {
            "nilai": KeyText(
                "Nilai", "Angkanya dalam satuan indikator, tidak lebih teliti dari `desimal`.", 5
            ),
            "sumber": KeyText("Sumber", "Naskah yang memuat angka itu.", "LKjIP 2022"),
        },
    ),
}
