"""Where a value stands, as a planner reads it on the form: expected words are the form's and the guide's."""

import pytest

from ukur.desk.place_words import place_words
from ukur.model.catalogue import Loc

FORM = "pengukuran/2026-TW1/ekonomi.yml"
NAMES = {"IKU-11": "Persentase BUM Desa berkategori maju"}
ROW = ("indikator", "IKU-11")
WHOSE = "IKU-11 Persentase BUM Desa berkategori maju"


@pytest.mark.parametrize(
    ("path", "loc", "words"),
    [
        (FORM, (*ROW, "pembilang"), f"{WHOSE}: Pembilang"),
        (FORM, (*ROW, "rincian", "99.01.01", "penyebut"), f"{WHOSE}: Rincian 99.01.01, Penyebut"),
        (FORM, (*ROW, "bukti", 1, "sha256"), f"{WHOSE}: Bukti 2, SHA-256"),
        (FORM, (*ROW, "rencana_aksi", 0, "anggaran"), f"{WHOSE}: Rencana aksi 1, Anggaran (Rp)"),
        (FORM, (*ROW, "tindak_lanjut", 0, "status"), f"{WHOSE}: Tindak lanjut 1, Status kini"),
        (FORM, ("indikator", "IKU-99", "keterangan"), "IKU-99: Keterangan"),
        ("kamus/IKU-11.yml", ("nama",), f"{WHOSE}: Nama indikator"),
        (
            "kamus/IKU-11.yml",
            ("target", "2026", "triwulan", "TW1"),
            f"{WHOSE}: Target 2026, Target triwulan TW1",
        ),
        ("instansi.yml", ("nama",), "Nama kantor"),
        ("instansi.yml", ("bukan", "kunci"), "bukan > kunci"),
        (FORM, (), "Seluruh berkas"),
    ],
)
def test_a_place_in_words(path: str, loc: Loc, words: str) -> None:
    assert place_words(path, loc, NAMES) == words
