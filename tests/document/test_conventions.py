"""What an office declares about capaian and means, in the document: caps, decimals, weights, both means.

The office of tests/lengkap.py in TW4, by hand: SS-1 has 103.125, 655.73770, 100, 75 and 82.30453 percent,
SS-2 77.14286, 96, 87.5 and 100; three more have none. Four of nine reached their targets.
Raw: (1016.16723 + 360.64286) / 9 = 152.97890. With 120 at most: (480.42953 + 360.64286) / 9 = 93.45249.
With 100: (457.30453 + 360.64286) / 9 = 90.88304.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal as D
from typing import Any

import pytest
from tests.lengkap import TW3, TW4, lengkap

from ukur.document import wording
from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.figure import Figure
from ukur.document.xlsx.spreadsheet_formulas import capped_formula
from ukur.measure.edition import Edition
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode

Dok = Callable[..., DokumenPengukuran]
BATAS_120 = {"aritmetika": {"batas_agregat": "120"}}
COUNTS = "12 indikator: 4 tercapai, 5 tidak tercapai, 3 belum dapat dinilai, 0 belum waktunya."


def susun(
    katalog: Catalogue,
    aritmetika: Mapping[str, Any],
    periode: Periode = TW4,
    edition: Edition = Edition.SECOND,
    **ubah: Any,
) -> DokumenPengukuran:
    office = lengkap(katalog, instansi={"aritmetika": aritmetika}, **ubah)
    return compose_document(Measurements(office, edition=edition), periode)


def baris(d: DokumenPengukuran, kode: str) -> IndikatorRow:
    return next(row for row in d.baris if row.kode == kode)


def test_judul_dengan_batas_kantor(katalog: Catalogue) -> None:
    d = susun(katalog, {"batas_agregat": "120"})
    means = "Rata-rata capaian 93,45 % dengan batas 120 % tiap indikator, 152,98 % tanpa batas."
    assert wording.summary(d.ringkasan) == f"{COUNTS} {means}"
    assert "Kantor tidak menetapkan batas" not in wording.mean_note(d)


def test_judul_tanpa_batas_kantor_hanya_hitungan(katalog: Catalogue) -> None:
    """152,98 is no headline of an office with five misses; the table has it beside 90,88."""
    d = susun(katalog, {})
    total = d.ringkasan
    assert wording.summary(total) == COUNTS
    assert (total.rata_rata.teks, total.berbatas, total.batas) == (
        "152,98 %",
        Figure("90,88 %", D("90.88")),
        "100 %",
    )
    assert total.mean_title == "Rata-rata tanpa batas"
    assert wording.mean_note(d) == (
        "Indikator tanpa capaian tidak ikut dirata-rata. Kantor tidak menetapkan batas; rata-rata dengan "
        "batas 100 % menjadi 100 % hanya bila semua target tercapai."
    )


@pytest.mark.parametrize("aritmetika", [{}, {"batas_agregat": "100"}, {"batas_capaian": "110"}])
def test_hitungan_judul_menjadi_satu(katalog: Catalogue, aritmetika: Mapping[str, Any]) -> None:
    for periode in (TW3, TW4):
        d = susun(katalog, aritmetika, periode)
        for total in (d.ringkasan, *(group.ringkasan for group in d.kelompok)):
            assert sum(number for _, number in wording.count_parts(total)) == total.jumlah


def test_bentuk_1_tetap(katalog: Catalogue) -> None:
    """As version 0.2.0 composed it: one uncapped mean, two efficiencies, the office's own words."""
    d = susun(katalog, {}, edition=Edition.FIRST)
    total = d.ringkasan
    assert (total.berbatas, total.batas, total.belum_waktunya, total.mean_title) == (
        None,
        "",
        None,
        "Rata-rata capaian",
    )
    assert wording.summary(total) == (
        "12 indikator diukur: 4 tercapai, 5 tidak tercapai, 3 tanpa capaian. Rata-rata capaian 152,98 %."
    )
    assert d.anggaran is not None
    assert [(row.kode, row.golongan) for row in d.anggaran.efisiensi] == [
        ("SS-1", "efisien"),
        ("SS-2", "cukup efisien"),
    ]
    assert d.catatan_skala[-1] == (
        "Celah pada tabel tercetak ditutup begini: Batas bawah menentukan; 90,5 termasuk Tinggi."
    )


def test_batas_baris_mencetak_keduanya(katalog: Catalogue) -> None:
    """IKU-03: 655.7377 is printed 120,00 and, beside it, 655,74."""
    row = baris(susun(katalog, {"batas_capaian": "120"}), "IKU-03")
    figur = row.headline
    assert figur.capaian == Figure("120,00 % (tanpa batas 655,74 %)", D("120.00"))
    assert figur.tanpa_batas == Figure("655,74 %", D("655.74"))
    assert (figur.predikat, figur.status) == ("Sangat Tinggi", "Tercapai")
    lines = dict(row.struk.baris)
    assert lines["Pembulatan"].startswith("655,74 % (dibulatkan satu kali")
    assert lines["Batas capaian"] == (
        "dicetak 120,00 %: batas capaian yang ditetapkan kantor; tanpa batas 655,74 %"
    )
    assert wording.cut_off(row)[0].startswith("Capaian tanpa batas (")
    assert wording.cut_off(row)[0].endswith("): 655,74 %.")


def test_batas_baris_tidak_menyentuh_yang_di_bawahnya(katalog: Catalogue) -> None:
    d = susun(katalog, {"batas_capaian": "120"})
    row = baris(d, "IKU-01")
    assert (row.headline.capaian, row.headline.tanpa_batas) == (Figure("103,13 %", D("103.13")), None)
    assert "Batas capaian" not in dict(row.struk.baris)
    assert wording.cut_off(row) == ()
    assert (d.ringkasan.batas, d.ringkasan.batas_kantor) == ("120 %", True)


@pytest.mark.parametrize(
    ("desimal", "capaian", "rata_rata"),
    [
        pytest.param("0", "82 %", "153 %", id="tanpa desimal"),
        pytest.param("1", "82,3 %", "153,0 %", id="satu desimal"),
        pytest.param("2", "82,30 %", "152,98 %", id="dua desimal"),
    ],
)
def test_desimal(katalog: Catalogue, desimal: str, capaian: str, rata_rata: str) -> None:
    d = susun(katalog, {"desimal_capaian": desimal})
    texts = {row.headline.capaian.teks for row in d.baris}
    assert capaian in texts
    assert d.ringkasan.rata_rata.teks == rata_rata


# "Nilai Kinerja Organisasi 2019" of a customs office: capped at 120, one decimal. IKU 2a is printed 105,2
# there, a slip for 105,0 (its own page of details says 105,02), and left out.
NKO = [
    ("70", "90", "120,0 % (tanpa batas 128,6 %)"),
    ("75", "98.2", "120,0 % (tanpa batas 130,9 %)"),
    ("90.3", "100", "110,7 %"),
    ("3", "4", "120,0 % (tanpa batas 133,3 %)"),
    ("100", "117.38", "117,4 %"),
    ("80", "88", "110,0 %"),
]


@pytest.mark.parametrize(("target", "realisasi", "capaian"), NKO)
def test_nko_bea_cukai(dok: Dok, target: str, realisasi: str, capaian: str) -> None:
    aturan = {"aritmetika": {"batas_capaian": "120", "desimal_capaian": "1"}}
    item = {"target": {"2024": {"tahun": target, "dasar": "perjanjian-kinerja"}}}
    d = dok([item], {"IKU-01": {(2024, 4): realisasi}}, instansi=aturan)
    assert d.baris[0].headline.capaian.teks == capaian


def test_predikat_dari_nilai_berbatas(dok: Dok) -> None:
    """The scale of this office calls 91 and more the highest; with a cap of 100, 655 is as high as 100."""
    item = {"target": {"2024": {"tahun": "20", "dasar": "perjanjian-kinerja"}}}
    d = dok([item], {"IKU-01": {(2024, 4): "131"}}, instansi={"aritmetika": {"batas_capaian": "100"}})
    figur = d.baris[0].headline
    assert (figur.capaian.teks, figur.predikat, figur.tercapai) == (
        "100,00 % (tanpa batas 655,00 %)",
        "Sangat Tinggi",
        True,
    )


def test_bobot_disebut(dok: Dok) -> None:
    """Capaian 200 and 50 with weights 30 and 70: 95; with 100 at most 0,3 x 100 + 0,7 x 50 = 65."""
    items = [{"kode": "IKU-01", "bobot": "30"}, {"kode": "IKU-02", "bobot": "70"}]
    isian = {"IKU-01": {(2024, 4): "40"}, "IKU-02": {(2024, 4): "10"}}
    d = dok(items, isian, instansi={"aritmetika": {"batas_agregat": "100"}})
    assert (d.ringkasan.rata_rata.teks, d.ringkasan.berbatas) == ("95,00 %", Figure("65,00 %", D("65.00")))
    assert "Rata-rata capaian berbobot 65,00 % dengan batas 100 %" in wording.summary(d.ringkasan)
    assert wording.mean_note(d).endswith("Bobot dalam rata-rata: IKU-01 30, IKU-02 70.")
    assert [row.bobot for row in d.baris] == [Figure("30", D(30)), Figure("70", D(70))]


def test_predikat_tertinggi_di_samping_tidak_tercapai(dok: Dok) -> None:
    """19 of 20 is 95: the highest predikat, and missed."""
    note = "Predikat menilai tinggi rendahnya capaian, bukan tercapai tidaknya target."
    assert dok(isian={"IKU-01": {(2024, 4): "19"}}).catatan_skala[-1] == note
    assert note not in dok(isian={"IKU-01": {(2024, 4): "20"}}).catatan_skala
    assert note not in dok(isian={"IKU-01": {(2024, 4): "10"}}).catatan_skala


def test_efisiensi_baru_pada_akhir_tahun(katalog: Catalogue) -> None:
    section = susun(katalog, {}, TW3).anggaran
    assert section is not None
    assert section.efisiensi == ()
    assert section.catatan[1:] == ("Efisiensi dinilai pada akhir tahun.",)


def test_efisiensi_tidak_dinilai_bila_ada_yang_meleset(katalog: Catalogue) -> None:
    section = susun(katalog, {}).anggaran
    assert section is not None
    assert section.efisiensi == ()
    assert section.catatan[1:] == ("SS-1, SS-2: efisiensi tidak dinilai karena target belum tercapai.",)


def test_efisiensi_semua_tercapai(katalog: Catalogue) -> None:
    """One indicator, 82,5 against 80: 103,125, with 100 at most 100; 540 of 600 spent is 90 %."""
    section = susun(katalog, {}, jumlah=1).anggaran
    assert section is not None
    [row] = section.efisiensi
    figures = (row.capaian, row.serapan, row.selisih, row.sisa)
    assert [figure.teks for figure in figures] == ["100,00 %", "90,00 %", "+10,00 poin", "10,00 %"]
    assert row.golongan == "efisien"
    assert "tiap indikator paling tinggi 100 %" in section.catatan[1]


@pytest.mark.parametrize(
    ("efisien", "golongan"), [("13.12", "efisien"), ("13.13", "cukup efisien"), ("15", "cukup efisien")]
)
def test_golongan_efisiensi_mengikuti_batas_kantor(katalog: Catalogue, efisien: str, golongan: str) -> None:
    """103.13 with 120 at most, minus 90: the bound itself belongs to the middle class."""
    office = lengkap(
        katalog, 1, instansi=BATAS_120 | {"efisiensi": {"efisien": efisien, "tidak_efisien": "-4"}}
    )
    section = compose_document(Measurements(office), TW4).anggaran
    assert section is not None
    assert [(row.selisih.teks, row.golongan) for row in section.efisiensi] == [("+13,13 poin", golongan)]


def test_rumus_lembar_kerja_memotong(katalog: Catalogue) -> None:
    figur = baris(susun(katalog, {"batas_capaian": "120", "desimal_capaian": "1"}), "IKU-03").headline
    assert figur.tanpa_batas == Figure("655,7 %", D("655.7"))
    assert capped_formula("A1", 655.7377049180327, figur) == "MIN(ROUND(A1,1),120.0)"
