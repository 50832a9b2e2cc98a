"""Comparisons: one row for each indicator, never another year's capaian; expected values by hand."""

import csv
import io
import zipfile
from collections.abc import Callable
from decimal import Decimal as D
from pathlib import Path
from typing import Any

import pytest
from tests.salinan import REPO

from ukur.archive.frozen import freeze, thaw
from ukur.document.composition import compose_document
from ukur.document.direction_text import (
    change_of,
    comparison_notes,
    comparison_of,
    directions,
)
from ukur.document.document_value import DokumenPengukuran
from ukur.document.figure import Figure
from ukur.document.open_data.package import zip_data
from ukur.document.shown_comparison import ShownChange
from ukur.document.tabel.cell import plain
from ukur.document.tabel.comparison_table import comparison, is_wide
from ukur.document.tabel.declaration import DOCX, HTML, PDF, XLSX, Rendering, Unit
from ukur.document.tabel.form import FORM
from ukur.document.xlsx.cell_formats import number_format
from ukur.measure.change_words import difference_text
from ukur.measure.edition import Edition
from ukur.measure.measurements import Measurements
from ukur.measure.trend_words import trends, worsened
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode

Dok = Callable[..., DokumenPengukuran]
Kantor = Callable[..., Catalogue]
ARSIP = REPO / "content/arsip"
TAHUN = {t: {"tahun": "20", "dasar": "renstra"} for t in ("2022", "2023", "2024")}
BANDING: dict[str, Any] = {
    "target": TAHUN,
    "baseline": {"2020": {"nilai": "7.5", "sumber": "BPS 2020"}, "2022": {"nilai": "1", "sumber": "BPS"}},
    "target_renstra": {"tahun": "2026", "nilai": "25", "sumber": "Renstra 2021-2026"},
    "standar_nasional": {"nilai": "30", "sumber": "Permen"},
}
LAPORAN = {(2022, 4): "10", (2023, 4): "24", (2024, 4): "21"}


def tabel(dokumen: DokumenPengukuran, way: Rendering = PDF) -> tuple[list[str], list[list[str]]]:
    """The headings and the cells of the printed table, as texts."""
    declared = comparison(dokumen)
    columns = declared.printed(way, dokumen)
    rows = [[plain(c.take(row)) or c.blank for c in columns] for row in declared.records(dokumen)]
    return [f"{c.group}|{c.heading}" if c.group else c.heading for c in columns], rows


def test_satu_baris_tiap_indikator(dok: Dok) -> None:
    """21 after 24 is 3 fewer; against the plan's 25 it is 84 %, against the standard of 30 it is 70 %."""
    assert tabel(dok([BANDING], {"IKU-01": LAPORAN})) == (
        [
            "Indikator",
            "Satuan",
            "Realisasi s.d. triwulan IV|2020",
            "Realisasi s.d. triwulan IV|2022",
            "Realisasi s.d. triwulan IV|2023",
            "Realisasi s.d. triwulan IV|2024",
            "Perubahan",
            "Arah",
            "Akhir Renstra 2026|Target",
            "Akhir Renstra 2026|Capaian",
            "Standar nasional|Nilai",
            "Standar nasional|Capaian",
        ],
        [
            [
                "IKU-01 Indikator uji",
                "buah",
                *("7,50", "10,00", "24,00", "21,00", "\u22123,00 buah", "▼\u00a0memburuk"),
                *("25,00", "84,00 %", "30,00", "70,00 %"),
            ]
        ],
    )


def test_sumber_di_bawah_baris(dok: Dok) -> None:
    dokumen = dok([BANDING], {"IKU-01": LAPORAN})
    [baris] = dokumen.baris
    assert list(comparison_notes(comparison_of(baris, dokumen.periode))) == [
        "Sumber 2020: BPS 2020; target akhir Renstra 2026: Renstra 2021-2026; standar nasional: Permen."
    ]


def test_tahun_lalu_belum_rilis(dok: Dok) -> None:
    _, [baris] = tabel(dok([BANDING], {"IKU-01": LAPORAN | {(2023, 4): "Belum rilis"}}))
    assert baris[4:8] == ["Belum rilis", "21,00", "–", "–"]


def test_tanpa_pembanding_tanpa_kolom(dok: Dok) -> None:
    declared = comparison(dok([{}], {"IKU-01": {(2024, 4): "21"}}))
    assert declared.records(dok([{}], {"IKU-01": {(2024, 4): "21"}})) == ()


def test_tanpa_angka_tahun_ini(dok: Dok) -> None:
    """No figure, nothing to hold against the plan."""
    _, [baris] = tabel(dok([BANDING], {"IKU-01": {(2023, 4): "24", (2024, 4): {"keterangan": "nanti"}}}))
    assert baris[-6:] == ["–", "–", "25,00", "belum ada data", "30,00", "belum ada data"]


def test_data_awal_di_tengah_tahun_disebut_setahun(kantor: Kantor) -> None:
    """A baseline is a whole year's: beside a value of two quarters it says so, and has no number."""
    ubah = BANDING | {"frekuensi": "triwulanan", "agregasi": "jumlah"}
    laporan = {(2023, 1): "3", (2023, 2): "4", (2024, 1): "4", (2024, 2): "5"}
    dokumen = compose_document(Measurements(kantor([ubah], {"IKU-01": laporan})), Periode(2024, 2))
    kepala, [baris] = tabel(dokumen)
    assert kepala[2] == "Realisasi s.d. triwulan II|2020"
    assert baris[2:8] == [
        *("7,50 (setahun)", "1,00 (setahun)", "7,00", "9,00"),
        *("+2,00 buah", "▲\u00a0membaik"),
    ]


def test_putus_deret(dok: Dok) -> None:
    """What stands before the break is neither shown beside the new series nor subtracted from it."""
    putus = [{"mulai": "2024", "uraian": "Skala 0 sampai 100."}]
    dokumen = dok([BANDING | {"putus_deret": putus}], {"IKU-01": LAPORAN})
    _, [baris] = tabel(dokumen)
    assert baris[2:8] == ["deret lain", "deret lain", "deret lain", "21,00", "–", "deret terputus"]
    first, _ = comparison_notes(comparison_of(dokumen.baris[0], dokumen.periode))
    assert first == "Deret putus mulai tahun 2024: Skala 0 sampai 100."
    assert directions(dokumen) == ()


def test_renstra_yang_dijumlah_menyebut_tahunnya(dok: Dok) -> None:
    """10 + 24 + 21 = 55 of 100: the sum stands in a column of its own, for the capaian of 55 % is its."""
    renstra = {"tahun": "2026", "nilai": "100", "sumber": "Renstra", "akumulasi": "jumlah"}
    ubah = {"target": TAHUN, "agregasi": "jumlah", "frekuensi": "tahunan", "target_renstra": renstra}
    dokumen = dok([ubah], {"IKU-01": LAPORAN})
    kepala, [baris] = tabel(dokumen)
    assert kepala[-3:] == [f"Akhir Renstra 2026|{name}" for name in ("Target", "Realisasi", "Capaian")]
    assert baris[-3:] == ["100,00", "55,00", "55,00 %"]
    first, _ = comparison_notes(comparison_of(dokumen.baris[0], dokumen.periode))
    assert first == "Realisasi terhadap target akhir Renstra adalah jumlah tahun 2022, 2023, 2024."


def test_lembar_mendatar_bila_banyak_kolom(dok: Dok) -> None:
    assert is_wide(dok([BANDING], {"IKU-01": LAPORAN}))
    assert not is_wide(dok([{"target": TAHUN}], {"IKU-01": LAPORAN}))


@pytest.mark.parametrize("way", [PDF, DOCX, XLSX, HTML])
def test_kolom_sama_di_semua_bentuk(dok: Dok, way: Rendering) -> None:
    """What is compared is the same everywhere; a workbook has the name in two columns."""
    kepala, _ = tabel(dok([BANDING], {"IKU-01": LAPORAN}), way)
    assert [name for name in kepala if "|" in name or name in {"Perubahan", "Arah"}] == [
        *(f"Realisasi s.d. triwulan IV|{year}" for year in (2020, 2022, 2023, 2024)),
        *("Perubahan", "Arah", "Akhir Renstra 2026|Target", "Akhir Renstra 2026|Capaian"),
        *("Standar nasional|Nilai", "Standar nasional|Capaian"),
    ]


@pytest.mark.parametrize(
    ("selisih", "desimal", "satuan", "persen", "teks"),
    [
        pytest.param("9.51", 2, "persen", True, "+9,51 poin", id="persen berubah dalam poin"),
        pytest.param("-3", 0, "desa", False, "\u22123 desa", id="satuan sendiri, tanda kurang"),
        pytest.param("0", 2, "persen", True, "0,00 poin", id="tanpa tanda bila nol"),
        pytest.param("-0.004", 2, "hari", False, "0,00 hari", id="nol setelah dibulatkan tanpa tanda"),
        pytest.param("1234.5", 1, "orang", False, "+1.234,5 orang", id="titik ribuan"),
    ],
)
def test_teks_perubahan(selisih: str, desimal: int, satuan: str, persen: bool, teks: str) -> None:
    assert difference_text(D(selisih), desimal, satuan, persen) == teks


@pytest.mark.parametrize(
    ("teks", "nilai", "pola"),
    [
        ("+9,51 poin", "9.51", '+#,##0.00" poin";"\u2212"#,##0.00" poin";#,##0.00" poin"'),
        ("\u22123 desa", "-3", '+#,##0" desa";"\u2212"#,##0" desa";#,##0" desa"'),
        ('+1 m"', "1", '+#,##0" m"\\""";"\u2212"#,##0" m"\\""";#,##0" m"\\"""'),
    ],
)
def test_pola_angka_perubahan(teks: str, nilai: str, pola: str) -> None:
    assert number_format(Figure(teks, D(nilai)), Unit.CHANGE) == pola


def test_arah_di_samping_status(dok: Dok) -> None:
    """21 of 20 is reached, and 3 fewer than a year before: both are told, neither changes the other."""
    [baris] = dok([BANDING], {"IKU-01": LAPORAN}).baris
    assert (baris.status, baris.arah and (baris.arah.terhadap, baris.arah.periode, baris.arah.arah)) == (
        "Tercapai",
        ("TW IV 2023", "2023-TW4", "memburuk"),
    )


def test_arah_terhadap_triwulan_lalu_bila_tahun_lalu_kosong(dok: Dok) -> None:
    ubah = {"frekuensi": "triwulanan"}
    [baris] = dok([ubah], {"IKU-01": {(2024, 3): "8", (2024, 4): "9"}}).baris
    assert baris.arah is not None
    assert (baris.arah.terhadap, baris.arah.perubahan.teks, baris.arah.words) == (
        "TW III 2024",
        "+1,00 buah",
        "▲\u00a0membaik",
    )


def test_kalimat_arah(dok: Dok) -> None:
    """Two got better, one stayed and one got worse since TW4 2023; one can only be held against TW3 2024."""
    laporan = {
        "IKU-01": {(2023, 4): "1", (2024, 4): "2"},
        "IKU-02": {(2023, 4): "1", (2024, 4): "3"},
        "IKU-03": {(2023, 4): "5", (2024, 4): "5"},
        "IKU-04": {(2023, 4): "5", (2024, 4): "4"},
        "IKU-05": {(2024, 3): "5", (2024, 4): "4"},
    }
    dokumen = dok([{"kode": kode, "frekuensi": "triwulanan"} for kode in laporan], laporan)
    assert directions(dokumen) == (
        "2 indikator membaik, 1 tetap, 1 memburuk dibanding TW IV 2023: IKU-04.",
        "1 indikator memburuk dibanding TW III 2024: IKU-05.",
    )
    assert trends([("A", "tetap")], "indikator") == "1 indikator tetap"
    assert worsened([("A", "tetap"), ("B", "memburuk"), ("C", "memburuk")]) == ": B, C"


def test_arah_dalam_data(dok: Dok) -> None:
    with zipfile.ZipFile(io.BytesIO(zip_data(dok([BANDING], {"IKU-01": LAPORAN})))) as arsip:
        [indikator] = csv.DictReader(io.StringIO(arsip.read("indikator.csv").decode()))
        pembanding = list(csv.DictReader(io.StringIO(arsip.read("pembanding.csv").decode())))
    assert {key: indikator[key] for key in ("arah", "arah_terhadap", "perubahan", "status")} == {
        "arah": "memburuk",
        "arah_terhadap": "2023-TW4",
        "perubahan": "-3.00",
        "status": "Tercapai",
    }
    names = ("dengan", "nilai", "realisasi", "capaian", "sumber")
    assert [tuple(row[name] for name in names) for row in pembanding] == [
        ("Tahun 2020", "7.50", "21.00", "", "BPS 2020"),
        ("Tahun 2022", "10.00", "21.00", "", "Dokumen pengukuran tahun itu"),
        ("Tahun 2023", "24.00", "21.00", "", "Dokumen pengukuran tahun itu"),
        ("Target akhir Renstra (2026)", "25.00", "21.00", "84.00", "Renstra 2021-2026"),
        ("Standar nasional", "30.00", "21.00", "70.00", "Permen"),
    ]


def test_kolom_arah_hanya_bila_ada_pembanding(dok: Dok) -> None:
    def headings(dokumen: DokumenPengukuran) -> list[str]:
        return [column.heading for column in FORM.printed(PDF, dokumen)]

    assert "Arah" in headings(dok([BANDING], {"IKU-01": LAPORAN}))
    assert "Arah" not in headings(dok([{}], {"IKU-01": {(2024, 4): "21"}}))


def test_bentuk_pertama_tetap_seperti_diarsipkan(kantor: Kantor) -> None:
    """A document recomputed by the rules of form 1 lists past years with their own capaian: 24/20 = 120 %."""
    katalog = kantor([BANDING], {"IKU-01": LAPORAN})
    dokumen = compose_document(Measurements(katalog, edition=Edition.FIRST), Periode(2024, 4))
    [baris] = dokumen.baris
    assert (baris.arah, baris.perbandingan) == (None, None)
    assert [(p.dengan, p.capaian.teks) for p in baris.pembanding] == [
        ("Tahun 2020", "–"),
        ("Tahun 2022", "50,00 %"),
        ("Tahun 2023", "120,00 %"),
        ("Target akhir Renstra (2026)", "84,00 %"),
        ("Standar nasional", "70,00 %"),
    ]
    _, [isi] = tabel(dokumen)
    assert isi[2:] == [
        *("7,50", "10,00", "24,00", "21,00", "\u22123,00 buah", "▼\u00a0memburuk"),
        *("25,00", "84,00 %", "30,00", "70,00 %"),
    ]


def arsip(periode: str) -> DokumenPengukuran:
    return thaw(Path(ARSIP / periode / "v1/dokumen.json").read_bytes())


def test_arsip_2024_dibaca_tanpa_capaian_tahun_lalu() -> None:
    """IKU-08: 0,0939 - 0,0685 = +0,0254, lower is better. Filed beside it: 131,50 %, the capaian of 2023."""
    dokumen = arsip("2024-TW4")
    kepala, rows = tabel(dokumen)
    assert kepala[2:] == [
        *("Realisasi s.d. triwulan IV|2023", "Realisasi s.d. triwulan IV|2024", "Perubahan", "Arah"),
    ]
    assert rows[7] == [
        *("IKU-08 Kesenjangan rata-rata IDM antarkecamatan", "indeks"),
        *("0,0685", "0,0939", "+0,0254 indeks", "▲\u00a0memburuk"),
    ]
    assert rows[6][2:] == ["44,34", "21,27", "\u221223,07 poin", "▼\u00a0membaik"]
    assert not [cell for row in rows for cell in row if "%" in cell]
    assert directions(dokumen) == ("7 indikator membaik, 1 memburuk dibanding tahun 2023: IKU-08.",)
    assert dokumen.baris[7].pembanding[0].capaian == Figure("131,50 %", D("131.50"))


def test_arsip_2023_tidak_mempunyai_pembanding() -> None:
    dokumen = arsip("2023-TW4")
    assert comparison(dokumen).records(dokumen) == ()
    assert [change_of(row, dokumen.periode) for row in dokumen.baris] == [None] * 8
    assert directions(dokumen) == ()


def test_jawaban_tidak_naik_atau_turun() -> None:
    """Of an answer that became the right one only the judgement is told."""
    change = ShownChange("TW IV 2023", "2023-TW4", Figure("tidak menjadi ya"), "", "membaik")
    assert (change.sign, change.words) == ("", "membaik")


def test_terhadap_triwulan_lalu_disebut_bila_tahun_lalu_tidak_dinilai(dok: Dok) -> None:
    dokumen = dok(
        [{"frekuensi": "triwulanan", **{k: BANDING[k] for k in ("target_renstra",)}}],
        {"IKU-01": {(2024, 3): "8", (2024, 4): "9"}},
    )
    _, [baris] = tabel(dokumen)
    assert baris[2:5] == ["9,00", "–", "–"]
    first, _ = comparison_notes(comparison_of(dokumen.baris[0], dokumen.periode))
    assert first == "Terhadap TW III 2024: +1,00 buah, membaik."


def test_dibekukan_tanpa_kehilangan(dok: Dok) -> None:
    dokumen = dok([BANDING], {"IKU-01": LAPORAN})
    assert thaw(freeze(dokumen)) == dokumen
