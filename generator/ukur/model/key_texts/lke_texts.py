"""Texts of ``lke.yml``: the criteria of the office's own evaluator."""

from ukur.model.key_texts.key_text import KeyText, RecordText, RecordTexts
from ukur.model.lke_list import DaftarLke, Lke, LkeCriterion, LkePart

_CRITERION = {"kode": "2.a.1", "uraian": "Terdapat pedoman teknis pengukuran kinerja"}
_PART = {"kode": "2.a", "nama": "Pemenuhan", "bobot": 6, "kriteria": [_CRITERION]}

LKE_TEXTS: RecordTexts = {
    DaftarLke: RecordText(
        "LKE evaluator",
        "Kriteria evaluasi menurut inspektorat setempat. Tanpa berkas ini dipakai kriteria bawaan program.",
        {
            "lke": KeyText(
                "Daftar LKE",
                "Satu daftar tiap kali evaluator menggantinya. Sebelum daftar pertama dipakai kriteria "
                "bawaan.",
                [
                    {
                        "nama": "LKE AKIP",
                        "sumber": "Surat Inspektorat tentang evaluasi AKIP",
                        "berlaku_mulai": "2025-01-01",
                        "bobot": 6,
                        "bagian": [_PART],
                    }
                ],
            )
        },
    ),
    Lke: RecordText(
        "LKE",
        "Satu lembar kerja evaluasi.",
        {
            "nama": KeyText("Nama", "Nama lembar kerjanya.", "LKE AKIP"),
            "sumber": KeyText("Sumber", "Naskah yang memuatnya.", "Surat Inspektorat tentang evaluasi AKIP"),
            "berlaku_mulai": KeyText(
                "Berlaku mulai",
                "Dipakai dokumen triwulan yang berakhir pada hari itu atau sesudahnya.",
                "2025-01-01",
            ),
            "bobot": KeyText(
                "Bobot", "Bobot semua bagian di daftar ini: 30 untuk Pengukuran Kinerja saja.", 30
            ),
            "catatan": KeyText("Catatan", "Dicetak di samping sumbernya.", "Hanya Pengukuran Kinerja"),
            "bagian": KeyText("Bagian", "Bagian-bagian evaluasi, sesuai urutan di LKE.", [_PART]),
        },
    ),
    LkePart: RecordText(
        "Bagian LKE",
        "Satu bagian evaluasi dengan kriterianya.",
        {
            "kode": KeyText("Kode", "Kode bagian seperti di LKE.", "2.a"),
            "nama": KeyText("Nama", "Nama bagian.", "Pemenuhan"),
            "uraian": KeyText("Uraian", "Yang dinilai bagian ini.", "Pengukuran kinerja telah dilakukan"),
            "bobot": KeyText("Bobot", "Bobot semua kriteria bagian ini.", 6),
            "kriteria": KeyText("Kriteria", "Kriteria bagian ini, sesuai urutan di LKE.", [_CRITERION]),
        },
    ),
    LkeCriterion: RecordText(
        "Kriteria LKE",
        "Satu kriteria dengan kata-kata evaluator.",
        {
            "kode": KeyText("Kode", "Kode kriteria seperti di LKE.", "2.a.1"),
            "uraian": KeyText("Uraian", "Bunyi kriteria.", "Terdapat pedoman teknis pengukuran kinerja"),
            "padanan": KeyText(
                "Padanan",
                "Kode kriteria bawaan program yang buktinya sama. Tanpa isian, hanya `bukti_lke` dokumen "
                "yang menunjukkan bukti.",
                "2.a.1",
            ),
            "bobot": KeyText(
                "Bobot", "Bobot kriteria; diisi pada semua kriteria sebuah bagian, atau tidak sama sekali.", 3
            ),
        },
    ),
}
