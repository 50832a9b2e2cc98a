"""The chart of an indicator: where everything stands, by hand; holes, breaks, one period, extremes."""

import re
from dataclasses import replace
from decimal import Decimal as D

import pytest
from tests.urai import Unsur, urai

from ukur.document.figure import Figure
from ukur.site.line_chart import NARROW, WIDE, Frame, LineChart, ReferenceLine, line_chart, push_apart


def figures(texts: str) -> list[Figure]:
    """Figures from words apart by spaces; ``-`` is a period without one."""
    return [Figure("–") if text == "-" else Figure(text.replace(".", ","), D(text)) for text in texts.split()]


def chart(realisasi: str, target: str = "", **more: object) -> LineChart:
    count = len(realisasi.split())
    places = [(f"TW {('I', 'II', 'III', 'IV')[at % 4]}", str(2020 + at // 4)) for at in range(count)]
    words = [f"Kata {at}" for at in range(count)]
    aims = figures(target or "- " * count)
    drawn = LineChart("Judul <b>", "Uraian & isi", places, words, figures(realisasi), aims, unit="persen")
    return replace(drawn, **more)  # type: ignore[arg-type] # keys of the chart


def draw(drawn: LineChart, frame: Frame = WIDE) -> Unsur:
    return urai(line_chart(drawn, frame))


TWO = chart("11.76 21.27", "10.00 20.00", places=[("TW IV", "2023"), ("TW IV", "2024")])


def test_where_everything_stands() -> None:
    """Axis 0 to 25: the plot is 250 high from 30, 10 px a unit.

    Names of ticks have two letters: 2 x 8 + 14 = 30 on the left. The longest label, "Realisasi 21,27", has
    15: 15 x 8 = 120, and 14: the plot ends at 960 - 134 = 826. Two places on 796 px: 30 + 199 = 229 and
    30 + 597 = 627. 11,76 lies at 30 + 13,24 x 10 = 162,4 and 21,27 at 67,3; the targets at 180 and 80.
    """
    tree = draw(TWO)
    [line] = tree.cari("polyline")
    assert line.atribut == {"class": "realisasi", "points": "229.0,162.4 627.0,67.3"}
    [step] = tree.cari("path")  # a target holds for its whole period: half a place to each side
    assert step.atribut == {"class": "target", "d": "M30.0,180.0H428.0V80.0H826.0"}
    places = [
        tuple(part.atribut[name] for name in ("cx", "cy", "r")) for part in tree.cari("circle", "sentuh")
    ]
    assert places == [("229.0", "162.4", "12"), ("627.0", "67.3", "12")]


def test_lines_carry_their_own_names() -> None:
    """67,3 and 80 are 12,7 px apart, too close for a line of 15: the lower one moves to 67,3 + 16."""
    ends = [part for part in draw(TWO).cari("text") if part.atribut.get("x") == "834"]
    assert [(part.teks, part.atribut["y"], part.atribut["class"]) for part in ends] == [
        ("Realisasi 21,27", "67.3", "ujung-realisasi"),
        ("Target 20,00", "83.3", "ujung-target"),
    ]


def test_on_a_telephone_names_stand_above_their_figures() -> None:
    """ "Realisasi" has 9 letters: 9 x 7,2 = 64,8, so 65, and 14: the plot ends at 360 - 79 = 281."""
    ends = [part for part in draw(TWO, NARROW).cari("text") if part.atribut.get("x") == "289"]
    assert [part.teks for part in ends] == ["Realisasi", "21,27", "Target", "20,00"]
    levels = [float(part.atribut["y"]) for part in ends]
    assert levels[2] - levels[0] >= 31


def test_ticks_say_the_year_once() -> None:
    """Eight quarters of 2020 and 2021: each quarter is named, each year below its first."""
    tree = draw(chart("1 2 3 4 5 6 7 8"))
    below = [part.teks for part in tree.cari("text") if part.atribut.get("y") in {"297", "313"}]
    assert below == ["TW I", "2020", "TW II", "TW III", "TW IV", "TW I", "2021", "TW II", "TW III", "TW IV"]


def test_crowded_ticks_are_thinned() -> None:
    """Twenty periods on 252 px of a telephone, 46 a name: every fourth, and the last always."""
    tree = draw(chart(" ".join(str(at) for at in range(1, 21))), NARROW)
    below = [part.teks for part in tree.cari("text") if part.atribut.get("y") in {"257", "273"}]
    assert below == [part for year in range(2020, 2025) for part in ("TW IV", str(year))]
    assert len(tree.cari("circle", "sentuh")) == 20


@pytest.mark.parametrize(
    ("values", "said"),
    [
        pytest.param("60 64", "↑ naik · skala tidak mulai dari nol · satuan: persen", id="terpotong"),
        pytest.param("0 64", "↑ naik · satuan: persen", id="dari nol"),
    ],
)
def test_the_axis_says_what_it_is(values: str, said: str) -> None:
    assert draw(chart(values, toward="↑ naik")).cari("text")[0].teks == said


def test_every_point_says_its_figure_whole() -> None:
    tree = draw(TWO)
    assert [part.teks for part in tree.cari("title")] == ["Judul <b>", "Kata 0", "Kata 1"]
    [svg] = tree.cari("svg")
    assert svg.atribut["role"] == "img"
    named = [part.teks for name in svg.atribut["aria-labelledby"].split() for part in tree.cari(id=name)]
    assert named == ["Judul <b>", "Uraian & isi"]


@pytest.mark.parametrize("values", ["", "-", "- - -"])
def test_no_figure_no_chart(values: str) -> None:
    assert line_chart(chart(values)) == ""


def test_one_period_is_a_point_and_a_level() -> None:
    tree = draw(chart("5", "4"))
    assert tree.cari("polyline") == []
    assert len(tree.cari("circle", "realisasi")) == 1
    [step] = tree.cari("path")
    assert re.fullmatch(r"M[\d.]+,[\d.]+H[\d.]+", step.atribut["d"])


def test_a_hole_is_no_zero_and_no_step() -> None:
    tree = draw(chart("50 - 60", "40 - 45"))
    [line] = tree.cari("polyline")
    assert len(line.atribut["points"].split()) == len(tree.cari("circle", "realisasi")) == 2
    [step] = tree.cari("path")
    assert step.atribut["d"].count("M") == 2
    assert "V" not in step.atribut["d"]


def test_no_line_leads_across_a_break() -> None:
    tree = draw(chart("1 2 3 4", "1 1 1 1", broken=[(2, "Cara baru")]))
    assert [len(line.atribut["points"].split()) for line in tree.cari("polyline")] == [2, 2]
    assert len(tree.cari("path", "target")) == 2
    [mark] = tree.cari("g", "putus")
    assert mark.cari("title")[0].teks == "Cara baru"


def test_levels_are_drawn_where_they_are_near() -> None:
    """Twice the spread of the series, 10 to 21,27, is 42,54: 30 is drawn, 300 would press the series flat."""
    near, far = (
        ReferenceLine("Renstra", "renstra", Figure("30", D(30))),
        ReferenceLine("Nasional", "nasional", Figure("300", D(300))),
    )
    drawn = replace(TWO, lines=(near, far))
    assert (drawn.near, drawn.far) == ([near], [far])
    assert [part.atribut["class"] for part in draw(drawn).cari("line") if "class" in part.atribut] == [
        "acuan renstra"
    ]


@pytest.mark.parametrize("frame", [WIDE, NARROW])
@pytest.mark.parametrize(
    "values",
    [
        "-5 -1 -3",
        "7 7 7",
        "0 0 0",
        "0.0001 999999999999 3",
        "1e-30 1e60 0",
        "123456789012345678901234567890 1 2",
    ],
)
def test_everything_stays_in_the_picture(values: str, frame: Frame) -> None:
    text = line_chart(chart(values, values, unit="x" * 5000, target_name="Target contoh"), frame)
    points = re.findall(r'c([xy])="([^"]+)"', text)
    assert len(points) == 12
    for name, place in points:
        assert 0 <= float(place) <= (frame.width if name == "x" else frame.height)
    assert text.count("x" * 5000) == 1  # behind all else in its line, where the edge cuts it off


def test_long_names_are_in_the_title_alone() -> None:
    """5,000 letters are read aloud and shown by a pointer; the drawing itself is as large as any other."""
    name = "<script>" + "n" * 5000
    text = line_chart(replace(TWO, title=name))
    assert text.count("n" * 5000) == 1
    assert "<script>" not in text


@pytest.mark.parametrize(
    ("levels", "placed"),
    [
        pytest.param([10, 50], [10, 50], id="cukup jauh"),
        pytest.param([10, 12, 14], [10, 26, 42], id="turun satu per satu"),
        pytest.param([90, 95], [84, 100], id="di dasar: naik"),
        pytest.param([], [], id="tidak ada"),
    ],
)
def test_labels_are_pushed_apart(levels: list[float], placed: list[float]) -> None:
    assert push_apart(levels, 16, 100) == placed


@pytest.mark.parametrize(
    ("values", "below"),
    [
        pytest.param("50 60", True, id="naik: garis lewat di atas"),
        pytest.param("60 50", False, id="turun: garis lewat di bawah"),
        pytest.param("50 - 60", True, id="naik sesudah kosong"),
        pytest.param("0 60", False, id="di dasar: tidak ada tempat di bawah"),
    ],
)
def test_the_first_figure_stands_beside_its_line(values: str, below: bool) -> None:
    tree = draw(chart(values))
    point = tree.cari("circle", "realisasi")[0]
    label = next(text for text in tree.cari("text", "ujung-realisasi") if not text.teks.startswith("Real"))
    assert (float(label.atribut["y"]) > float(point.atribut["cy"])) is below


@pytest.mark.parametrize("frame", [WIDE, NARROW])
def test_no_target_crosses_the_first_figure(frame: Frame) -> None:
    """11,76 above a target of 10, 17,6 px lower on wide paper: the figure ends before its point."""
    tree = draw(TWO, frame)
    point = tree.cari("circle", "realisasi")[0]
    [label] = [text for text in tree.cari("text", "ujung-realisasi") if text.teks == "11,76"]
    assert label.atribut["text-anchor"] == "end"
    assert float(label.atribut["x"]) < float(point.atribut["cx"]) - float(point.atribut["r"])
    assert float(label.atribut["y"]) < float(point.atribut["cy"])
