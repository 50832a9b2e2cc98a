"""Texts of ``terjemahan.yml``: names in English for the site's summary."""

from ukur.model.key_texts.key_text import KeyText, RecordText, RecordTexts
from ukur.model.terjemahan import DaftarTerjemahan, Inggris, TerjemahanIndikator, TerjemahanInstansi

_OFFICE = {"nama": "Office of Village Empowerment"}
_INDICATOR = {"nama": "Share of self-reliant villages"}

TRANSLATION_TEXTS: RecordTexts = {
    DaftarTerjemahan: RecordText(
        "Terjemahan nama",
        "Nama dalam bahasa lain untuk ringkasan di situs. Dokumen yang ditandatangani tidak memuatnya.",
        {
            "inggris": KeyText(
                "Bahasa Inggris",
                "Nama dalam bahasa Inggris. Selama ada, situs mempunyai ringkasan berbahasa Inggris di "
                'alamatnya yang diakhiri "/en/".',
                {"instansi": _OFFICE, "indikator": {"IKU-01": _INDICATOR}},
            )
        },
    ),
    Inggris: RecordText(
        "Nama dalam bahasa Inggris",
        "Yang belum diterjemahkan tampil dengan nama aslinya.",
        {
            "instansi": KeyText("Instansi", "Nama kantor.", _OFFICE),
            "sasaran": KeyText(
                "Sasaran",
                "Bunyi sasaran atau simpul lain pohon kinerja, menurut kodenya.",
                {"SS-1": "Better village governance"},
            ),
            "indikator": KeyText(
                "Indikator",
                "Nama indikator menurut kodenya; hanya yang ada di sini mempunyai halaman berbahasa Inggris.",
                {"IKU-01": _INDICATOR},
            ),
            "satuan": KeyText(
                "Satuan", "Satuan menurut tulisannya di kamus indikator.", {"persen": "percent"}
            ),
        },
    ),
    TerjemahanInstansi: RecordText(
        "Nama kantor dalam bahasa lain",
        "Nama kantor dan daerahnya.",
        {
            "nama": KeyText("Nama", "Nama kantor.", "Office of Village Empowerment"),
            "nama_singkat": KeyText("Nama singkat", "Nama pendek kantor.", "Village Office"),
            "daerah": KeyText("Daerah", "Nama kabupaten atau kota.", "Contoh Regency"),
        },
    ),
    TerjemahanIndikator: RecordText(
        "Nama indikator dalam bahasa lain",
        "Nama satu indikator dan artinya.",
        {
            "nama": KeyText("Nama", "Nama indikator.", "Share of self-reliant villages"),
            "definisi": KeyText(
                "Definisi",
                "Yang diukur, dalam satu atau dua kalimat.",
                "Villages with the status self-reliant as a share of all villages.",
            ),
        },
    ),
}
