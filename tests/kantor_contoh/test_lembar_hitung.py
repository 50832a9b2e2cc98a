"""The worksheet by itself: every result follows from the working beside it, every total from its rows."""

from collections import Counter
from fractions import Fraction

import pytest
from tests.kantor_contoh.lembar import AKHIR_TAHUN, Baris, bulat, desimal, hasil, lembar

LEMBAR, REKAP, ANGGARAN, EFISIENSI = map(lembar, ("lembar_hitung", "rekap", "anggaran", "efisiensi"))
DINILAI = ("tercapai", "tidak tercapai")
SKALA = ((91, "ST"), (76, "T"), (66, "S"), (51, "R"), (0, "SR"))
BATAS = Fraction(120)


def nama(baris: Baris) -> str:
    return " ".join(baris[key] for key in ("indikator", "periode", "lingkup", "sasaran") if key in baris)


@pytest.mark.parametrize("baris", LEMBAR, ids=nama)
def test_results_follow_from_their_working(baris: Baris) -> None:
    if baris["realisasi_hitungan"]:
        value = hasil(baris["realisasi_hitungan"])
        assert bulat(value, desimal(baris["realisasi"])) == baris["realisasi"]
    assert bool(baris["hitungan"]) == bool(baris["capaian"])
    if not baris["capaian"]:
        assert baris["predikat"] == ""
        return
    value = hasil(baris["hitungan"])
    assert bulat(value, 2) == baris["capaian"]
    printed = hasil(baris["capaian"])
    if baris["status"] in DINILAI:
        assert (baris["status"] == "tercapai") == (printed >= 100)
    judged = baris["status"] in (*DINILAI, AKHIR_TAHUN)
    assert baris["predikat"] == (next(label for bound, label in SKALA if printed >= bound) if judged else "")


@pytest.mark.parametrize("baris", REKAP, ids=nama)
def test_counts_add_up_and_means_follow(baris: Baris) -> None:
    counts = [
        int(baris[key]) for key in ("tercapai", "tidak_tercapai", "belum_dapat_dinilai", "belum_waktunya")
    ]
    assert sum(counts) == int(baris["indikator"])
    values = [hasil(utama(kode, baris["periode"])["hitungan"]) for kode in baris["rata_rata_dari"].split()]
    if not values:
        assert baris["jumlah_capaian"] == baris["rata_rata"] == baris["rata_rata_batas_120"] == ""
        return
    weights = [int(text) for text in baris["bobot"].split()] or [1] * len(values)
    added = sum((value * weight for value, weight in zip(values, weights, strict=True)), Fraction(0))
    assert bulat(added, 6) == baris["jumlah_capaian"]
    assert bulat(added / sum(weights), 2) == baris["rata_rata"]
    capped = ((min(value, BATAS) * weight) for value, weight in zip(values, weights, strict=True))
    assert bulat(sum(capped, Fraction(0)) / sum(weights), 2) == baris["rata_rata_batas_120"]


def test_the_total_of_a_document_is_that_of_its_sasaran() -> None:
    for column in ("indikator", "tercapai", "tidak_tercapai", "belum_dapat_dinilai", "belum_waktunya"):
        whole = {row["periode"]: int(row[column]) for row in REKAP if row["sasaran"] == "semua"}
        parts: Counter[str] = Counter()
        for row in REKAP:
            if row["sasaran"] != "semua":
                parts[row["periode"]] += int(row[column])
        assert parts == Counter(whole)


@pytest.mark.parametrize("baris", ANGGARAN, ids=lambda row: f"{row['periode']} {row['simpul']}")
def test_absorption_follows_from_pagu_and_realisasi(baris: Baris) -> None:
    assert baris["hitungan"] == f"{baris['realisasi_juta']} / {baris['pagu_juta']} × 100"
    assert bulat(hasil(baris["hitungan"]), 2) == baris["serapan"]
    assert baris["hitungan_rencana"] == f"{baris['realisasi_juta']} / {baris['rencana_juta']} × 100"
    assert bulat(hasil(baris["hitungan_rencana"]), 2) == baris["serapan_rencana"]


@pytest.mark.parametrize("baris", EFISIENSI, ids=nama)
def test_efficiency_follows_from_the_mean_and_what_was_spent(baris: Baris) -> None:
    if not baris["capaian"]:
        assert "dinilai" in baris["keterangan"]
        return
    [mean] = [
        row for row in REKAP if (row["periode"], row["sasaran"]) == (baris["periode"], baris["sasaran"])
    ]
    assert baris["capaian"] == mean["rata_rata_batas_120"]
    assert baris["selisih_hitungan"] == f"{baris['capaian']} − {baris['serapan']}"
    for key in ("serapan", "selisih", "sisa"):
        assert bulat(hasil(baris[f"{key}_hitungan"]), 2) == baris[key]


def utama(kode: str, periode: str) -> Baris:
    """The row of the headline: the year in TW4 and where quarters have no target, else what is to date."""
    rows = {row["lingkup"]: row for row in LEMBAR if (row["indikator"], row["periode"]) == (kode, periode)}
    yearly = periode.endswith("TW4") or rows["sampai triwulan"]["status"] == "target hanya setahun"
    return rows["setahun" if yearly else "sampai triwulan"]
