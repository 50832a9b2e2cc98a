"""The guide to data: how numbers are read, which words may be chosen, and what the usual messages say."""

import re
from decimal import Decimal
from enum import StrEnum
from functools import reduce
from typing import Any

import pytest
from tests.site import product
from tests.site.baca_panduan import pohon, sebutan, tabel
from tests.site.test_panduan_peran import ISI

from ukur.checks.rencana_aksi_rules import REQUIRED
from ukur.document.published_files import FILE_FORMS
from ukur.model.indikator import Agregasi, CaraHitung, DasarTarget, Frekuensi
from ukur.model.instansi import ZonaWaktu
from ukur.model.numbers import AbsentReason, parse_number
from ukur.model.paths import DataKind
from ukur.source.cells import spell_thousandths
from ukur.source.file_kinds import FILE_KINDS, kind_of

PAGE = "mengisi-data.md"
READ = {
    "dua puluh satu koma dua tujuh": Decimal("21.27"),
    "seribu dua ratus tiga puluh empat koma lima": Decimal("1234.5"),
    "satu juta lima ratus ribu": Decimal(1_500_000),
    "satu koma dua tiga empat": Decimal("1.234"),
}


def written() -> list[tuple[str, str]]:
    """Each way of writing in the table, with what the table says of it."""
    rows = tabel(PAGE, "Ditulis")
    return [(text, row[1]) for row in rows for text in row[0].split(" atau ") if text[0].isdigit()]


@pytest.mark.parametrize(("text", "told"), written())
def test_numbers_are_read_as_the_table_says(text: str, told: str) -> None:
    number, _, decimals = text.partition(" pada indikator dengan desimal: ")
    entry: dict[str, Any] = {"desimal": decimals or "2", "target": {"2025": {"tahun": number}}}
    spell_thousandths(DataKind.INDIKATOR, entry, frozenset())
    read = entry["target"]["2025"]["tahun"]
    if told in READ:
        assert parse_number(read) == READ[told]
    else:
        assert told.startswith("ditolak")
        with pytest.raises(ValueError, match="bermakna ganda"):
            parse_number(read)


def test_every_state_without_a_number_is_told() -> None:
    told = {row[0] for row in tabel(PAGE, "Ditulis") if not row[0][0].isdigit()}
    assert told == {"(kosong)", *map(str, AbsentReason)}


def chosen(begins: str) -> set[str]:
    """What stands as code in the item of a list that begins so."""
    [item] = [item for item in pohon(PAGE).cari("li") if item.teks.startswith(begins)]
    return {code.teks for code in item.cari("code")}


@pytest.mark.parametrize(
    ("begins", "words"),
    [
        pytest.param("agregasi", Agregasi, id="agregasi"),
        pytest.param("frekuensi", Frekuensi, id="frekuensi"),
        pytest.param("dasar target", DasarTarget, id="dasar"),
    ],
)
def test_every_choice_is_told(begins: str, words: type[StrEnum]) -> None:
    assert chosen(begins) == {*map(str, words)}


def test_every_way_to_fill_in_is_told() -> None:
    assert chosen("Isi pembilang") >= {*map(str, CaraHitung)}


def test_formulas_named_are_formulas() -> None:
    named = {text for text in sebutan(PAGE) if re.fullmatch(r"[a-z-]+@\d+", text)}
    assert named
    assert named <= product.settings()


def test_the_example_of_a_plan_begins_with_what_is_required() -> None:
    block = pohon(PAGE).teks.partition("- kendala: ")[2]
    assert "Lima isian pertama wajib" in pohon(PAGE).teks
    assert re.findall(r"(\w+): \.\.\.", f"kendala: {block}")[:4] == [*REQUIRED[:4]]
    assert REQUIRED[4:] == ("batas_waktu",)


def test_the_team_is_told_the_same_five() -> None:
    [sentence] = re.findall(r"lengkap bila lima isiannya terisi: ([^.]+)\.", pohon("tim-sakip.md").teks)
    assert tuple(re.split(r",? dan |, ", sentence)) == REQUIRED


def test_usual_mistakes_are_named_as_the_program_names_them() -> None:
    said = product.sources().casefold()
    assert [row[0] for row in tabel("memeriksa.md", "Gejala") if row[0].casefold() not in said] == []


def test_every_file_of_data_has_its_row() -> None:
    """The guide's own words for a period, a year, a code and a unit stand for one of each."""
    rows = [row[0] for row in tabel("index.md", "Berkas")]
    paths = [reduce(lambda text, word: text.replace(*word), ISI.items(), row) for row in rows]
    kinds = [found[0] for path in paths if (found := kind_of(path))]
    assert len(kinds) == len(rows)
    assert {kind.name for kind in kinds} == {kind.name for kind in FILE_KINDS}


def test_every_form_of_a_document_has_its_row() -> None:
    assert {row[0].lower() for row in tabel("memeriksa.md", "Bentuk")} == {*FILE_FORMS}


@pytest.mark.parametrize("page", ["index.md", "operator.md"])
def test_time_zones_named_are_known(page: str) -> None:
    named = set(re.findall(r"\bWI(?:B|TA|T)\b", pohon(page).teks))
    assert named
    assert named <= {*map(str, ZonaWaktu)}
