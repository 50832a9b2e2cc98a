"""The front page: one sentence that says how the office does, what needs attention, worst first."""

import re
from dataclasses import replace
from decimal import Decimal as D

import pytest
from tests.lengkap import TW4, lengkap
from tests.site.test_direction_pages import dengan, halaman

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.site.charts import share_bar
from ukur.site.document_result import headline, status_bar
from ukur.site.english.english_words import headline as english_headline
from ukur.site.sparkline import sparkline

HOSTILE = '<img src=x onerror=alert(1)> & "putus"'


@pytest.fixture(scope="module")
def document(katalog: Catalogue) -> DokumenPengukuran:
    return compose_document(Measurements(katalog), TW4)


def test_samples_do_not_lead(document: DokumenPengukuran) -> None:
    """All eight targets of 2024 are samples: only what the figures did is told. Without samples both are."""
    moved = "7 indikator membaik, 1 memburuk dibanding TW IV 2023: IKU-08."
    assert headline(document) == moved
    assert headline(replace(document, target_contoh=False)) == f"8 dari 8 target tercapai. {moved}"


def test_one_that_got_worse_is_in_the_sentence_whatever_it_is_held_against(
    document: DokumenPengukuran,
) -> None:
    """IKU-08, worse, against another period than the other seven."""
    groups = []
    for group in document.kelompok:
        rows = [
            replace(row, arah=replace(row.arah, terhadap="TW III 2024")) if row.kode == "IKU-08" else row
            for row in group.baris
            if row.arah
        ]
        groups.append(replace(group, baris=tuple(rows)))
    changed = replace(document, kelompok=tuple(groups))
    assert headline(changed) == "7 indikator membaik, 1 memburuk dibanding angka sebelumnya: IKU-08."


@pytest.mark.parametrize(("worse", "named"), [(3, ": IKU-01, IKU-02, IKU-08"), (4, "")])
def test_the_sentence_stays_short(document: DokumenPengukuran, worse: int, named: str) -> None:
    """IKU-08 and the first of the others got worse: more than three are counted, the list names them."""
    chosen = {"IKU-08", *sorted(row.kode for row in document.baris)[: worse - 1]}

    def made(row: IndikatorRow) -> IndikatorRow:
        assert row.arah
        return replace(row, arah=replace(row.arah, arah="memburuk")) if row.kode in chosen else row

    groups = [replace(group, baris=tuple(map(made, group.baris))) for group in document.kelompok]
    changed = replace(document, kelompok=tuple(groups))
    counts = f"{8 - worse} indikator membaik, {worse} memburuk dibanding TW IV 2023"
    assert headline(changed) == f"{counts}{named}."
    in_english = f"{8 - worse} indicators improved, {worse} worsened compared with Q4 2023"
    assert english_headline(changed) == f"{in_english}{named}."


def test_an_office_without_judgement(katalog: Catalogue) -> None:
    empty = compose_document(Measurements(lengkap(katalog, jumlah=0)), TW4)
    assert headline(empty) == "0 indikator, belum ada yang dapat dinilai."
    assert "<rect" not in status_bar(empty)


def test_the_bar_adds_up() -> None:
    """3 of 4 and 1 of 4: 75 and 25 percent of the width, side by side."""
    assert re.findall(
        r'class="(\w+)" x="([\d.]+)" width="([\d.]+)"', share_bar((("ya", 3), ("tidak", 1)))
    ) == [
        ("ya", "0.00", "75.00"),
        ("tidak", "75.00", "25.00"),
    ]


def test_attention_and_order(katalog: Catalogue) -> None:
    """IKU-08 alone got worse: it is named above, and it is first of the table."""
    page = halaman(katalog)["index.md"]
    [box] = page.cari("div", "ukur-perhatian")
    [line] = box.cari("li")
    assert line.teks.startswith("IKU-08 ")
    assert line.teks.endswith(
        "memburuk dibanding TW IV 2023; setahun: realisasi 0,0939, target 0,1000, capaian 106,10 %."
    )
    codes = [row.cari("th")[0].teks.split()[0] for row in page.cari("tbody")[0].cari("tr")]
    assert codes == ["IKU-08", *(f"IKU-0{n}" for n in range(1, 8))]


def test_names_are_text(katalog: Catalogue) -> None:
    page = halaman(dengan(katalog, "IKU-08", nama=HOSTILE))["index.md"]
    assert page.cari("img") == []
    assert HOSTILE in page.cari("div", "ukur-perhatian")[0].teks


def test_a_series_as_a_picture() -> None:
    """From 0 to 10 with a target of 5: from the lower left corner to the upper right one, target half way."""
    picture = sparkline([D(0), D(10)], [D(5), D(5)])
    assert re.findall(r'class="(\w+)" points="([^"]+)"', picture) == [
        ("target", "4.0,14.0 92.0,14.0"),
        ("realisasi", "4.0,24.0 92.0,4.0"),
    ]
    assert 'cx="92.0" cy="4.0"' in picture


def test_no_line_leads_across_a_break_or_makes_up_a_shape() -> None:
    assert "polyline" not in sparkline([D(1), D(2)], [None, None], starts=[1])
    assert sparkline([D(1), None], [D(1), D(1)]) == ""
    assert sparkline([], []) == ""
    assert 'points="4.0,14.0 92.0,14.0"' in sparkline([D(7), D(7)], [None, None])
