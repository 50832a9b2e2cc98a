"""The coloured map: classes of values, what it says in words, and hostile or endless names."""

import re
from decimal import Decimal as D

import pytest
from tests.urai import Unsur, urai

from ukur.model.area_map import Area, AreaMap
from ukur.site.area_shapes import DrawnMap, draw_map
from ukur.site.choropleth import AreaValue, choropleth, value_classes

HOSTILE = '<img src=x onerror=alert(1)> & "putus"'


def values(*numbers: str | None) -> dict[str, AreaValue]:
    return {
        f"18.08.{n:02}": AreaValue(f"K{n}", number or "–", D(number) if number else None, f"../w/{n}/")
        for n, number in enumerate(numbers, 1)
    }


def drawn(count: int, sumber: str = "BIG") -> DrawnMap:
    """Squares in a row, a degree each."""
    areas = [
        Area(
            f"18.08.{n + 1:02}",
            "",
            (((100.0 + n, -1.0), (101.0 + n, -1.0), (101.0 + n, 0.0), (100.0 + n, 0.0), (100.0 + n, -1.0)),),
        )
        for n in range(count)
    ]
    made = draw_map(AreaMap(tuple(areas), sumber, "MIT"), {area.kode: "x" for area in areas})
    assert made
    return made


@pytest.mark.parametrize(
    ("numbers", "classes"),
    [
        pytest.param(
            "1 2 3 4 5 6 7 8 9 10",
            ["1 s.d. 2 2", "3 s.d. 4 2", "5 s.d. 6 2", "7 s.d. 8 2", "9 s.d. 10 2"],
            id="sepuluh",
        ),
        pytest.param("1 1 1 1 1 1 9", ["1 6", "9 1"], id="yang sama tetap bersama"),
        pytest.param("7", ["7 1"], id="satu"),
        pytest.param("0 0 0", ["0 3"], id="semua sama"),
        pytest.param("-3 5", ["-3 1", "5 1"], id="negatif"),
        pytest.param("", [], id="tanpa nilai"),
    ],
)
def test_classes(numbers: str, classes: list[str]) -> None:
    made = value_classes(tuple(values(*numbers.split()).values()))
    assert [f"{item.words} {item.count}" for item in made] == classes


def test_shades_span_the_ramp() -> None:
    """Few classes use its whole width; a single one its middle."""
    shades = [
        [c.shade for c in value_classes(tuple(values(*text.split()).values()))]
        for text in ("1", "1 2", "1 2 3")
    ]
    assert shades == [[2], [0, 4], [0, 2, 4]]


def picture(given: dict[str, AreaValue], shapes: DrawnMap | None = None) -> Unsur:
    return urai(choropleth("peta", "Judul", shapes or drawn(len(given)), given, "kecamatan"))


def test_the_map_says_every_value() -> None:
    page = picture(values("5", None, "20"))
    assert [title.teks for path in page.cari("path") for title in path.cari("title")] == [
        "K1: 5",
        "K2: belum ada data",
        "K3: 20",
    ]
    assert [path.atribut["class"] for path in page.cari("path")] == ["k0", "kosong", "k4"]
    assert [link.atribut["href"] for link in page.cari("a")] == ["../w/1/", "../w/2/", "../w/3/"]
    assert page.cari("desc")[0].teks == "Terendah K1 5, tertinggi K3 20. Semua angkanya ada di tabel."
    assert [key.teks for key in page.cari("li")] == [
        "5: 1 kecamatan",
        "20: 1 kecamatan",
        "belum ada data: 1 kecamatan",
    ]
    assert "BIG. Lisensi MIT." in page.cari("details")[0].teks


def test_without_a_value_there_is_no_map() -> None:
    assert choropleth("peta", "Judul", drawn(2), values(None, None), "kecamatan") == ""
    assert choropleth("peta", "Judul", drawn(2), {}, "kecamatan") == ""


def test_an_area_that_nobody_measured_is_not_drawn() -> None:
    page = picture(values("5"), drawn(3))
    assert len(page.cari("path")) == 1


def test_a_short_hostile_name_is_drawn_as_text() -> None:
    page = picture({"18.08.01": AreaValue("<b>&x</b>", "<i>5", D(5))})
    assert [part.teks for part in page.cari("tspan")] == ["<b>&x</b>", "<i>5"]
    assert page.cari("b") == page.cari("i") == []


@pytest.mark.parametrize("name", [HOSTILE, "x" * 5000, "kata " * 1000])
def test_names_are_text_of_any_length(name: str) -> None:
    given = {"18.08.01": AreaValue(name, "5", D(5), f"../{HOSTILE}/")}
    page = picture(given)
    assert page.cari("img") == []
    assert page.cari("path")[0].cari("title")[0].teks.startswith(name.strip()[:20])
    assert [len(text.teks) < 200 for text in page.cari("text")] in ([], [True])


def test_no_name_lies_upon_another() -> None:
    """Sixty areas in a row of 1000 units leave 16 for each: no name fits, and none is drawn."""
    assert picture(values(*map(str, range(60)))).cari("text") == []


def test_the_same_bytes_twice() -> None:
    once, again = (choropleth("p", "J", drawn(7), values(*"1234567"), "kecamatan") for _ in range(2))
    assert once == again
    assert not re.search(r"\d\.\d{3,}", once)  # whole units
