"""Charts: ticks by hand, where the points stand, and series with holes."""

import math
import re
from decimal import Decimal as D
from itertools import pairwise

import pytest
from tests.urai import Unsur, urai

from ukur.site.charts import BOTTOM, HEIGHT, LEFT, TOP, WIDTH, ChartSeries, line_chart, scale_ticks, small_bar


# By hand: raw step = span / 4, rounded up to 1, 2, 2.5, 5 or 10 times a power of ten.
@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        pytest.param(10, 21.27, [10, 15, 20, 25], id="11,27/4 = 2,8 -> 5"),
        pytest.param(0, 100, [0, 25, 50, 75, 100], id="100/4 = 25 tepat"),
        pytest.param(0, 1, [0, 0.25, 0.5, 0.75, 1], id="pecahan"),
        pytest.param(0.7306, 0.7616, [0.73, 0.74, 0.75, 0.76, 0.77], id="0,031/4 = 0,00775 -> 0,01"),
        pytest.param(-3, 5, [-4, -2, 0, 2, 4, 6], id="melewati nol: 8/4 = 2"),
        pytest.param(-30, -10, [-30, -25, -20, -15, -10], id="semua negatif"),
        pytest.param(20, 20, [20, 25], id="semua sama: 20/4 = 5"),
        pytest.param(0, 0, [0, 0.25], id="semua nol"),
        pytest.param(-20, -20, [-20, -15], id="semua sama dan negatif"),
        pytest.param(1_200_000, 3_900_000, [1e6, 2e6, 3e6, 4e6], id="jutaan: 675 ribu -> 1 juta"),
        pytest.param(0, 7, [0, 2, 4, 6, 8], id="7/4 = 1,75 -> 2"),
        pytest.param(0, 9, [0, 2.5, 5, 7.5, 10], id="9/4 = 2,25 -> 2,5"),
        pytest.param(0, float("inf"), [0, 1], id="tak hingga: tidak macet"),
    ],
)
def test_ticks(low: float, high: float, ticks: list[float]) -> None:
    assert scale_ticks(low, high) == pytest.approx(ticks, abs=1e-12)


@pytest.mark.parametrize("low", [-1e9, -7.3, 0, 0.001, 123.4, 5e8])
@pytest.mark.parametrize("span", [0.02, 1, 6, 33, 4e7])
def test_ticks_cover_the_values(low: float, span: float) -> None:
    ticks = scale_ticks(low, low + span)
    steps = [b - a for a, b in pairwise(ticks)]
    assert ticks[0] <= low + span * 1e-6
    assert ticks[-1] >= low + span - span * 1e-6
    assert 2 <= len(ticks) <= 7
    assert max(steps) == pytest.approx(min(steps))


def grafik(label: list[str], *deret: ChartSeries) -> Unsur:
    return urai(
        line_chart("g", "Judul <b>", "Uraian & isi", label, deret, [f"Kata {name}" for name in label])
    )


def target(*nilai: str | None) -> ChartSeries:
    return ChartSeries("Target", "target", tuple(value and D(value) for value in nilai))  # type: ignore[misc]


def realisasi(*nilai: str | None) -> ChartSeries:
    return ChartSeries("Realisasi", "realisasi", tuple(value and D(value) for value in nilai))  # type: ignore[misc]


@pytest.mark.parametrize("deret", [(), (target(), realisasi()), (target(None, None), realisasi(None, None))])
def test_no_figure_no_chart(deret: tuple[ChartSeries, ...]) -> None:
    assert line_chart("g", "Judul", "Uraian", ["a", "b"], deret, ["a", "b"]) == ""


def test_where_the_points_stand() -> None:
    """Ticks 10 to 25; the plot is 560 wide from 64 and 212 high from 14; two periods stand at 1/4 and 3/4."""
    tree = grafik(["2023", "2024"], target("10", "20"), realisasi("11.76", "21.27"))
    [line, other] = tree.cari("polyline")
    assert line.atribut == {"class": "target", "points": "204.0,226.0 484.0,84.7"}
    assert other.atribut == {"class": "realisasi", "points": "204.0,201.1 484.0,66.7"}
    assert [(c.atribut["cx"], c.atribut["cy"]) for c in tree.cari("circle")] == [
        ("204.0", "201.1"),
        ("484.0", "66.7"),
    ]
    assert [(r.atribut["x"], r.atribut["y"]) for r in tree.cari("rect")] == [
        ("200.0", "222.0"),
        ("480.0", "80.7"),
    ]
    assert [t.teks for t in tree.cari("text")] == ["10", "15", "20", "25", "2023", "2024"]


def test_every_point_says_its_figure_whole() -> None:
    """Target and realisasi of one period say the same: neither can be read without the other."""
    tree = grafik(["2023", "2024"], target("10", None), realisasi("11.76", "21.27"))
    titles = [e.teks for e in tree.cari("title")]
    assert titles == ["Judul <b>", "Kata 2023", "Kata 2023", "Kata 2024"]
    [svg] = tree.cari("svg")
    assert svg.atribut["role"] == "img"
    named = [e.teks for name in svg.atribut["aria-labelledby"].split() for e in tree.cari(id=name)]
    assert named == ["Judul <b>", "Uraian & isi"]


def test_one_point_has_no_line() -> None:
    tree = grafik(["2024"], realisasi("5"))
    assert tree.cari("polyline") == []
    assert len(tree.cari("circle")) == 1


def test_a_hole_is_no_zero() -> None:
    tree = grafik(["a", "b", "c"], realisasi("50", None, "60"))
    [line] = tree.cari("polyline")
    assert len(line.atribut["points"].split()) == len(tree.cari("circle")) == 2
    assert tree.cari("text")[0].teks == "50"


@pytest.mark.parametrize(
    ("banyak", "tampak"),
    [
        pytest.param(8, [1, 2, 3, 4, 5, 6, 7, 8], id="delapan periode: semua"),
        pytest.param(9, [1, 3, 5, 7, 9], id="sembilan: setiap dua"),
        pytest.param(20, [2, 5, 8, 11, 14, 17, 20], id="dua puluh: setiap tiga, yang terakhir selalu"),
    ],
)
def test_crowded_labels_are_thinned(banyak: int, tampak: list[int]) -> None:
    names = [f"P{n}" for n in range(1, banyak + 1)]
    tree = grafik(names, realisasi(*(str(n) for n in range(banyak))))
    assert [t.teks for t in tree.cari("text") if t.teks.startswith("P")] == [f"P{n}" for n in tampak]
    assert len(tree.cari("circle")) == banyak


@pytest.mark.parametrize(
    "deret",
    [
        pytest.param(realisasi("-5", "-1", "-3"), id="negatif"),
        pytest.param(realisasi("7", "7", "7"), id="sama"),
        pytest.param(realisasi("0", "0", "0"), id="nol"),
        pytest.param(realisasi("0.0001", "999999999999", "3"), id="jauh berbeda"),
    ],
)
def test_points_stay_in_the_picture(deret: ChartSeries) -> None:
    tree = grafik(["a", "b", "c"], deret)
    places = [(float(c.atribut["cx"]), float(c.atribut["cy"])) for c in tree.cari("circle")]
    assert len(places) == 3
    for x, y in places:
        assert LEFT <= x <= WIDTH
        assert TOP <= y <= HEIGHT - BOTTOM
    assert all(math.isfinite(float(n)) for n in re.findall(r'[xy]\d?="([^"]+)"', str(tree.cari("line"))))


@pytest.mark.parametrize(
    ("nilai", "terbesar", "lebar"),
    [
        pytest.param("50", "50", "100.0", id="yang terbesar penuh"),
        pytest.param("5.26", "50", "10.5", id="sebanding"),
        pytest.param("0", "50", "0.0", id="nol kosong"),
        pytest.param("-3", "50", "0.0", id="negatif kosong"),
        pytest.param("0", "0", "0.0", id="semua nol"),
        pytest.param("-3", "-1", "0.0", id="semua negatif"),
    ],
)
def test_bars(nilai: str, terbesar: str, lebar: str) -> None:
    tree = urai(small_bar(D(nilai), D(terbesar)))
    [bar] = tree.cari("rect", "isi")
    assert bar.atribut["width"] == lebar
    assert tree.cari("svg")[0].atribut["aria-hidden"] == "true"
