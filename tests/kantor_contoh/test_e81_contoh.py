"""Form E.81 of the made-up office: money of every node, and every indicator with a target of the Renstra."""

from collections.abc import Mapping

import pytest
from tests.kantor_contoh.lembar import TANPA, Baris, bulat, desimal, hasil, lembar, tercetak

from ukur.document.composition import compose_document
from ukur.document.e81 import E81Side
from ukur.document.e81_composition import compose_e81
from ukur.measure.measurements import Measurements
from ukur.model.periode import Periode

E81 = lembar("e81")
JUTA = "000000"


def nama(baris: Baris) -> str:
    return f"{baris['periode']} {baris['baris']}"


def uang(baris: Baris) -> bool:
    return not baris["baris"].startswith("IKU")


@pytest.fixture(scope="module")
def sisi(ukuran: Measurements) -> Mapping[str, E81Side]:
    found: dict[str, E81Side] = {}
    for periode in (Periode(2025, 4), Periode(2026, 1)):
        form = compose_e81(ukuran, compose_document(ukuran, periode))
        assert form is not None
        for group in form.kelompok:
            found[f"{periode} {group.simpul.partition(' ')[0]}"] = group.anggaran
            found |= {f"{periode} {line.kode}": line.kinerja for line in group.baris}
    return found


@pytest.mark.parametrize("baris", E81, ids=nama)
def test_columns_13_and_14_follow(baris: Baris) -> None:
    if not baris["k13_hitungan"]:
        assert baris["k14"] == baris["k13"] == ""
        return
    assert bulat(hasil(baris["k13_hitungan"]), desimal(baris["k13"])) == baris["k13"]
    assert bulat(hasil(baris["k14_hitungan"]), 2) == baris["k14"]


@pytest.mark.parametrize("baris", E81, ids=nama)
def test_the_form_is_the_worksheet(sisi: Mapping[str, E81Side], baris: Baris) -> None:
    side, money = sisi[nama(baris)], uang(baris)
    quarters = baris["triwulan"].split() if money else baris["triwulan"].split(" | ")

    def shown(text: str) -> str:
        return tercetak(text + JUTA if money and text not in {"", "0"} else text)

    told = [shown(baris[key]) for key in ("k5", "k6", "k7", "k12", "k13")]
    assert [
        side.renstra.teks,
        side.lalu.teks,
        side.target.teks,
        side.realisasi.teks,
        side.sampai.teks,
    ] == told
    filled = [figure.teks for figure in side.triwulan][: len(quarters)]
    assert filled == [text if text == TANPA else shown(text) for text in quarters]
    assert side.tingkat.teks == (baris["k14"] or TANPA)
