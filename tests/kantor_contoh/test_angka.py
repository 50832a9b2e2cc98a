"""Every figure of every document of the made-up office is the one that the worksheet computed."""

from functools import cache

import pytest
from tests.kantor_contoh.lembar import TANPA, Baris, lembar, tercetak

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran, IndikatorRow, ShownSummary
from ukur.document.figure import ScopedFigure
from ukur.measure.anggaran import Unjudged, yearly_efisiensi
from ukur.measure.figure_text import number_text
from ukur.measure.measurements import Measurements
from ukur.measure.rollup import roll_up
from ukur.model.periode import Periode

LEMBAR, REKAP, ANGGARAN, EFISIENSI = map(lembar, ("lembar_hitung", "rekap", "anggaran", "efisiensi"))
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
    assert hitungan(total) == {
        key: baris[key] or TANPA
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
    in_mean = sorted(row.kode for row in rows if row.singkatan)
    assert in_mean == baris["rata_rata_dari"].split()
    assert total.dihitung == len(in_mean)


def hitungan(total: ShownSummary) -> dict[str, str]:
    assert total.berbatas is not None
    return {
        "indikator": str(total.jumlah),
        "tercapai": str(total.tercapai),
        "tidak_tercapai": str(total.tidak_tercapai),
        "belum_dapat_dinilai": str(total.belum_dinilai),
        "belum_waktunya": str(total.belum_waktunya),
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
    assert row.rencana[quarter].nilai == int(baris["rencana_juta"] + JUTA)
    assert row.serapan_rencana[quarter].teks == f"{baris['serapan_rencana']} %"


@pytest.mark.parametrize("baris", EFISIENSI, ids=lambda row: f"{row['periode']} {row['sasaran']}")
def test_every_efficiency_is_that_of_the_worksheet(ukuran: Measurements, baris: Baris) -> None:
    catalogue = ukuran.catalogue
    periode = next(item for item in catalogue.dokumen if str(item) == baris["periode"])
    [node] = [node for node in catalogue.pohon.sasaran() if node.kode == baris["sasaran"]]
    measured = [hasil for hasil in ukuran.measured_in(periode) if hasil.indikator.sasaran == node.kode]
    found = yearly_efisiensi(catalogue, periode, node, roll_up(measured, catalogue.instansi.aritmetika))
    if isinstance(found, Unjudged):
        assert (baris["capaian"], baris["keterangan"]) == ("", str(found))
        return
    assert found.sisa is not None
    printed = (found.capaian, found.serapan, found.selisih, found.sisa)
    assert tuple(number_text(value) for value in printed) == tuple(
        baris[key] for key in ("capaian", "serapan", "selisih", "sisa")
    )
    assert str(found.golongan) == baris["keterangan"]


def test_the_worksheet_covers_every_row_of_every_document(dokumen: dict[str, DokumenPengukuran]) -> None:
    shown = {
        (row.kode, periode, str(figure.lingkup))
        for periode, document in dokumen.items()
        for row in document.baris
        for figure in row.figures
    }
    assert {(row["indikator"], row["periode"], row["lingkup"]) for row in LEMBAR} == shown
    assert len(LEMBAR) == len(shown)
