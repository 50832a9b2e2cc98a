"""Texts of ``skala.yml`` and ``pohon-kinerja.yml``: predikat, scores of words, and the performance tree."""

from ukur.model.key_texts.key_text import KeyText, RecordText, RecordTexts
from ukur.model.pohon import PohonKinerja, Simpul
from ukur.model.skala import DaftarSkala, Predikat, Skala, TabelLabel

_STEPS = [
    {"label": "Tinggi", "singkatan": "T", "batas_bawah": 76, "batas_atas": 100},
    {"label": "Rendah", "singkatan": "R", "batas_bawah": 0, "batas_atas": 75},
]
_NODE = {"kode": "SS-1", "jenis": "sasaran", "uraian": "Meningkatnya tata kelola desa"}

SCALE_TEXTS: RecordTexts = {
    DaftarSkala: RecordText(
        "Skala",
        "Skala predikat, ambang tercapai, dan skor nilai berupa sebutan.",
        {
            "skala": KeyText(
                "Daftar skala",
                "Skala predikat menurut tanggal mulainya. Skala baru ditulis sebagai butir baru agar "
                "predikat dokumen lama tetap.",
                [
                    {
                        "nama": "Skala Nilai Peringkat Kinerja",
                        "sumber": "Permendagri Nomor 86 Tahun 2017",
                        "berlaku_mulai": "2017-01-01",
                        "predikat": _STEPS,
                    }
                ],
            ),
            "tabel_label": KeyText(
                "Tabel skor sebutan",
                "Skor nilai berupa sebutan untuk rumus `skala@1`, menurut nama tabelnya.",
                {
                    "opini": {
                        "nama": "Opini",
                        "sumber": "Keputusan kepala kantor",
                        "nilai": {"WTP": 4, "WDP": 3},
                    }
                },
            ),
        },
    ),
    Skala: RecordText(
        "Skala predikat",
        "Satu skala predikat yang berlaku sejak suatu hari sampai skala berikutnya.",
        {
            "nama": KeyText("Nama skala", "Nama skala seperti dicetak.", "Skala Nilai Peringkat Kinerja"),
            "sumber": KeyText(
                "Sumber", "Peraturan yang memuat skala ini.", "Permendagri Nomor 86 Tahun 2017"
            ),
            "berlaku_mulai": KeyText(
                "Berlaku mulai",
                "Hari pertama skala ini dipakai. Dua skala tidak mulai pada hari sama.",
                "2017-01-01",
            ),
            "ambang_tercapai": KeyText(
                "Ambang tercapai", "Capaian, dalam persen, sejak indikator disebut tercapai.", 100
            ),
            "sumber_ambang": KeyText(
                "Sumber ambang", "Dari mana ambang itu; disebut di halaman Metodologi.", "SOP kantor"
            ),
            "celah": KeyText(
                "Catatan celah",
                "Catatan kantor tentang capaian di antara dua batas tercetak. Tidak menentukan apa pun; yang "
                "menentukan `aturan_celah`.",
                "Batas bawah menentukan",
            ),
            "aturan_celah": KeyText(
                "Aturan celah",
                "Predikat capaian di antara dua batas tercetak, misalnya 90,5. Tanpa isian dihitung "
                "`bawah`; kantor resmi diminta memilih (X105).",
                "bawah",
            ),
            "predikat": KeyText(
                "Predikat",
                "Tingkat skala dari yang tertinggi sampai terendah; yang terendah mulai dari 0.",
                _STEPS,
            ),
        },
    ),
    Predikat: RecordText(
        "Predikat",
        "Satu tingkat skala; batasnya dalam persen.",
        {
            "label": KeyText("Label", "Nama predikat.", "Sangat Tinggi"),
            "singkatan": KeyText("Singkatan", "Singkatan predikat, berbeda dari yang lain.", "ST"),
            "batas_bawah": KeyText("Batas bawah", "Capaian terendah predikat ini, dalam persen.", 91),
            "batas_atas": KeyText(
                "Batas atas", "Capaian tertinggi predikat ini seperti tercetak, dalam persen.", 100
            ),
        },
    ),
    TabelLabel: RecordText(
        "Tabel skor sebutan",
        "Skor satu kelompok sebutan, misalnya opini atau predikat.",
        {
            "nama": KeyText("Nama tabel", "Nama tabel seperti dibaca orang.", "Opini atas laporan keuangan"),
            "sumber": KeyText("Sumber", "Naskah yang menetapkan skornya.", "Keputusan kepala kantor"),
            "nilai": KeyText("Skor", "Skor tiap sebutan. Paling sedikit satu.", {"WTP": 4, "WDP": 3}),
        },
    ),
    PohonKinerja: RecordText(
        "Pohon kinerja",
        "Tujuan, sasaran, program, kegiatan, dan sub kegiatan kantor.",
        {
            "sumber": KeyText("Sumber", "Naskah asal seluruh pohon.", "Renstra Dinas Contoh 2025-2029"),
            "simpul": KeyText("Simpul teratas", "Simpul paling atas, biasanya tujuan.", [_NODE]),
        },
    ),
    Simpul: RecordText(
        "Simpul",
        "Satu simpul pohon kinerja.",
        {
            "kode": KeyText(
                "Kode",
                "Kode resmi bila ada. Tidak boleh kembar; kode kegiatan diawali kode programnya, dan "
                "seterusnya.",
                "2.13.01",
            ),
            "jenis": KeyText(
                "Jenis simpul", "Tingkat simpul; anak selalu di bawah tingkat induknya.", "sasaran"
            ),
            "uraian": KeyText("Uraian", "Rumusan simpul seperti di naskah asalnya.", _NODE["uraian"]),
            "dasar": KeyText("Dasar", "Jenis naskah asal simpul ini.", "renstra"),
            "sumber": KeyText("Sumber", "Naskah asal simpul ini.", "Renstra Dinas Contoh 2025-2029"),
            "anak": KeyText(
                "Simpul di bawahnya", "Simpul satu tingkat atau lebih di bawah simpul ini.", [_NODE]
            ),
        },
    ),
}
