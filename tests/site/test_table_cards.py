"""Tables on a telephone: what their cells say of the headings above them."""

from pathlib import Path

import pytest
from tests.urai import Unsur, urai

from ukur.site.table_cards import card_table

HEAD = "".join(f'<th scope="col">{text}</th>' for text in ("Kode", "A &amp; <b>B</b>", "C"))


def cards(body: str) -> Unsur:
    return urai(
        card_table(f'<table class="ukur-tabel"><thead><tr>{HEAD}</tr></thead><tbody>{body}</tbody></table>')
    )


def test_each_cell_carries_its_heading() -> None:
    tree = cards('<tr id="r"><th scope="row">K</th> <td>satu</td> <td class="angka">2</td></tr>')
    assert tree.cari("table")[0].atribut["class"] == "ukur-tabel ukur-kartu"
    assert [cell.atribut for cell in tree.cari("td")] == [
        {"data-l": "A & B"},
        {"data-l": "C", "class": "angka"},
    ]
    assert [cell.teks for cell in tree.cari("td")] == ["satu", "2"]
    assert tree.cari("th", id=None)[-1].atribut == {"scope": "row"}


@pytest.mark.parametrize(
    ("inner", "css"),
    [
        pytest.param("tiga belas hrf", "lebar", id="empat belas huruf"),
        pytest.param("<b>tiga belas h</b>", "", id="tanda tidak dihitung"),
        pytest.param("–", "tiada", id="kosong"),
        pytest.param("", "tiada", id="tanpa isi"),
    ],
)
def test_a_cell_says_how_much_room_it_takes(inner: str, css: str) -> None:
    [first, _] = cards(f'<tr><th scope="row">K</th><td>{inner}</td><td class="angka">–</td></tr>').cari("td")
    assert first.atribut.get("class", "") == css


def test_a_figure_that_is_missing_stays() -> None:
    """A dash among figures says that nothing was reported; it is not left out."""
    [_, figure] = cards('<tr><th scope="row">K</th><td>a</td><td class="angka">–</td></tr>').cari("td")
    assert figure.atribut["class"] == "angka"


@pytest.mark.parametrize(
    "table",
    [
        '<table class="ukur-tabel"><tbody><tr><th scope="row">K</th><td>1</td></tr></tbody></table>',
        '<table class="ukur-tabel"><thead><tr><th colspan="2">K</th></tr></thead><tbody></tbody></table>',
    ],
)
def test_a_table_without_one_heading_a_column_stays_a_table(table: str) -> None:
    assert card_table(table) == table


def test_figures_name_both_their_headings(situs: Path) -> None:
    """A form has two rows of headings; in each figure's cell ``headers`` names its group and its column."""
    page = urai((situs / "dokumen/2024-TW4/index.html").read_text("utf-8"))
    forms = page.cari("table", kelas="ukur-formulir")
    assert len(forms) == 2
    for form in forms:
        named = {cell.atribut["id"]: cell.teks for cell in form.cari("th") if "id" in cell.atribut}
        [row, *_] = [row for row in form.cari("tr") if row.cari("td", kelas="angka")]
        told = [
            [named[id_] for id_ in cell.atribut["headers"].split()] for cell in row.cari("td", kelas="angka")
        ]
        quarter, to_date = "Triwulan IV", "Sampai dengan triwulan IV"
        parts = ("Target", "Realisasi", "Capaian")
        assert told == [
            *([group, part] for group in (quarter, to_date) for part in parts),
            ["Setahun", "Target"],
            ["Setahun", "Capaian"],
        ]
    ids = [part.atribut["id"] for part in page.jelajah() if "id" in part.atribut]
    assert len(ids) == len(set(ids))
