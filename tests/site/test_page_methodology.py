"""Methodology: each formula with one worked example and its limits; test vectors are data, not a page."""

import csv
import io
import json
import re

import pytest
from tests.site.test_rencana_dan_arsip import bahan
from tests.urai import Unsur, urai

from ukur.measure.rumus import RUMUS
from ukur.measure.rumus_id import RumusId
from ukur.model.catalogue import Catalogue
from ukur.site.page import PageAddresses
from ukur.site.page_methodology import build_pages, registry_files
from ukur.site.template_engine import TemplateEngine

# By hand: 8250/80; (0,70-0,43)/0,35; 3200/4,88; (160-100)/80; 7000/80; (16-9)/8; 3/4 of the scores; equal.
EXAMPLES = {
    RumusId.NAIK: "Target 80, realisasi 82,5: 82,5 / 80 × 100 = 103,13 %",
    RumusId.TURUN_SELISIH: "Target 0,35, realisasi 0,43: (2 × 0,35 − 0,43) / 0,35 × 100 = 77,14 %",
    RumusId.TURUN_RASIO: "Target 32, realisasi 4,88: 32 / 4,88 × 100 = 655,74 %",
    RumusId.STABIL: "Target 80, realisasi 100: (2 × 80 − 100) / 80 × 100 = 75,00 %",
    RumusId.RENTANG: "Target 80 sampai 90, realisasi 70: 70 / 80 × 100 = 87,50 %",
    RumusId.RENTANG_TURUN: "Target 7 sampai 8, realisasi 9: (2 × 8 − 9) / 8 × 100 = 87,50 %",
    RumusId.SKALA: "Target WTP, realisasi WDP: 3 (WDP) / 4 (WTP) × 100 = 75,00 %",
    RumusId.YA_TIDAK: "Target ya, realisasi ya: ya terhadap ya = 100,00 %",
}


@pytest.fixture(scope="module")
def page(katalog: Catalogue) -> Unsur:
    found, _ = build_pages(bahan(katalog), TemplateEngine(PageAddresses()))
    return urai(found.isi())


@pytest.mark.parametrize("rumus", RumusId)
def test_a_formula_is_explained_by_one_example(rumus: RumusId, page: Unsur) -> None:
    text = page.teks
    begin = text.index(f"{rumus} {RUMUS[rumus].nama}")
    facts = [RUMUS[rumus].kalimat, RUMUS[rumus].rumus, f"Contoh {EXAMPLES[rumus]}"]
    facts.append(f"Jangan dipakai {RUMUS[rumus].unfit}")
    places = [text.index(" ".join(fact.split()), begin) for fact in facts]
    assert places == sorted(places)
    assert text.count(EXAMPLES[rumus]) == 1


def test_the_page_says_where_the_threshold_comes_from(page: Unsur, katalog: Catalogue) -> None:
    """Documents say since edition 5 what holds; where that comes from is found here alone."""
    [skala] = katalog.skala.skala
    source = "Pengaturan Ukur; SOP tidak menyebut arti tercapai"
    assert (str(skala.ambang_tercapai), skala.sumber_ambang) == ("100", source)
    told = f"Tercapai bila capaian paling sedikit 100 %. Sumber ambang: {source}."
    assert page.teks.count(told) == 1


def test_readers_meet_no_test_vectors(page: Unsur) -> None:
    """A public page does not correct a ministry, and does not say who calculated by hand."""
    words = r"dihitung dengan tangan|\(dibaca\b|keliru|Asal contoh|Pringsewu|pemotongan"
    assert re.findall(words, page.teks) == []
    assert [head.teks for head in page.cari("th") if head.teks == "Catatan"] == []


def test_the_vectors_stay_published() -> None:
    files = {file.path: file.isi for file in registry_files()}
    table, registry = files["data/rumus-uji.csv"], files["data/rumus.json"]
    assert isinstance(table, bytes)
    assert isinstance(registry, bytes)
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8"))))
    names = ["rumus", "target", "realisasi", "capaian_persen", "catatan", "sumber"]
    assert [list(row) for row in rows] == [names] * sum(len(formula.vektor) for formula in RUMUS.values())
    told = [
        {"rumus": formula["id"], **{name: part or "" for name, part in row.items()}}
        for formula in json.loads(registry)["rumus"]
        for row in formula["uji"]
    ]
    assert told == rows
