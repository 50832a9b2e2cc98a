"""Every figure of every document of the made-up office is the one that the worksheet computed."""

from functools import cache

import pytest
from tests.kantor_contoh.lembar import Baris, lembar, tercetak

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran, IndikatorRow, ShownSummary
from ukur.document.figure import ScopedFigure
from ukur.measure.measurements import Measurements
from ukur.model.periode import Periode

LEMBAR, REKAP, ANGGARAN = lembar("lembar_hitung"), lembar("rekap"), lembar("anggaran")
TRIWULAN_ROMAWI = {"TW1": "I", "TW2": "II", "TW3": "III", "TW4": "IV"}
JUTA = "000000"


@pytest.fixture(scope="module")
def dokumen(ukuran: Measurements) -> dict[str, DokumenPengukuran]:
    @cache
    def made(periode: Periode) -> DokumenPengukuran:
        return compose_document(ukuran, periode)

    return {str(periode): made(periode) for periode in ukuran.catalogue.dokumen}


def baris_dokumen(dokumen: DokumenPengukuran, kode: str) -> IndikatorRow:
    return next(row for row in dokumen.baris if row.kode == kode)


@pytest.mark.parametrize(
    "baris", LEMBAR, ids=lambda row: f"{row['periode']} {row['indikator']} {row['lingkup']}"
)
def test_every_figure_is_that_of_the_worksheet(dokumen: dict[str, DokumenPengukuran], baris: Baris) -> None:
    row = baris_dokumen(dokumen[baris["periode"]], baris["indikator"])
    [figure] = [figure for figure in row.figures if figure.lingkup == baris["lingkup"]]
    assert terlihat(figure) == diharapkan(baris)


def terlihat(figure: ScopedFigure) -> dict[str, str]:
    return {
        "target": figure.target.teks,
        "realisasi": figure.realisasi.teks,
        "capaian": figure.capaian.teks,
        "predikat": figure.singkatan,
        "status": figure.status,
    }


def diharapkan(baris: Baris) -> dict[str, str]:
    real, old = tercetak(baris["realisasi"]), baris["dari"].split()[-1:]
    if old and old != [baris["periode"][-3:]]:
        real = f"{real} (s.d. TW {TRIWULAN_ROMAWI[old[0]]})"
    status = {"tercapai": "Tercapai", "tidak tercapai": "Tidak tercapai"}.get(
        baris["status"], baris["status"]
    )
    return {
        "target": tercetak(baris["target"]),
        "realisasi": real,
        "capaian": f"{baris['capaian']} %" if baris["capaian"] else status,
        "predikat": baris["predikat"],
        "status": status,
    }


@pytest.mark.parametrize("baris", REKAP, ids=lambda row: f"{row['periode']} {row['sasaran']}")
def test_every_total_is_that_of_the_worksheet(dokumen: dict[str, DokumenPengukuran], baris: Baris) -> None:
    document = dokumen[baris["periode"]]
    summaries = {group.kode: group.ringkasan for group in document.kelompok}
    total = document.ringkasan if baris["sasaran"] == "semua" else summaries[baris["sasaran"]]
    rows = [
        row for group in document.kelompok for row in group.baris if baris["sasaran"] in {"semua", group.kode}
    ]
    assert hitungan(total, rows) == {
        key: baris[key]
        for key in (
            "indikator",
            "tercapai",
            "tidak_tercapai",
            "belum_dapat_dinilai",
            "belum_waktunya",
            "rata_rata",
            "rata_rata_batas_120",
        )
    }
    in_mean = [row.kode for row in rows if row.singkatan]
    assert in_mean == baris["rata_rata_dari"].split()
    assert total.dihitung == len(in_mean)


def hitungan(total: ShownSummary, rows: list[IndikatorRow]) -> dict[str, str]:
    waiting = sum(row.status == "belum waktunya diukur" for row in rows)
    assert total.berbatas is not None
    return {
        "indikator": str(total.jumlah),
        "tercapai": str(total.tercapai),
        "tidak_tercapai": str(total.tidak_tercapai),
        "belum_dapat_dinilai": str(total.jumlah - total.tercapai - total.tidak_tercapai - waiting),
        "belum_waktunya": str(waiting),
        "rata_rata": total.rata_rata.teks.removesuffix(" %"),
        "rata_rata_batas_120": total.berbatas.teks.removesuffix(" %"),
    }


@pytest.mark.parametrize("baris", ANGGARAN, ids=lambda row: f"{row['periode']} {row['simpul']}")
def test_every_absorption_is_that_of_the_worksheet(
    dokumen: dict[str, DokumenPengukuran], baris: Baris
) -> None:
    budget = dokumen[baris["periode"]].anggaran
    assert budget is not None
    rows = {row.kode: row for row in budget.baris} | {"Jumlah": budget.jumlah}
    row, quarter = rows[baris["simpul"]], int(baris["periode"][-1]) - 1
    assert row.pagu.nilai == int(baris["pagu_juta"] + JUTA)
    assert row.realisasi[quarter].nilai == int(baris["realisasi_juta"] + JUTA)
    assert row.serapan[quarter].teks == f"{baris['serapan']} %"


def test_the_worksheet_covers_every_row_of_every_document(dokumen: dict[str, DokumenPengukuran]) -> None:
    shown = {
        (row.kode, periode, str(figure.lingkup))
        for periode, document in dokumen.items()
        for row in document.baris
        for figure in row.figures
    }
    assert {(row["indikator"], row["periode"], row["lingkup"]) for row in LEMBAR} == shown
    assert len(LEMBAR) == len(shown)
