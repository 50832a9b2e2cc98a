"""The axis of a chart: ticks and room by hand, in decimals."""

from decimal import Decimal as D
from itertools import pairwise

import pytest

from ukur.site.chart_scale import axis, scale_ticks


# By hand: raw step = span / 4, rounded up to 1, 2, 2.5, 5 or 10 times a power of ten.
@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        pytest.param("10", "21.27", "10 15 20 25", id="11,27/4 = 2,8 -> 5"),
        pytest.param("0", "100", "0 25 50 75 100", id="100/4 = 25 tepat"),
        pytest.param("0", "1", "0 0.25 0.5 0.75 1", id="pecahan"),
        pytest.param("0.7306", "0.7616", "0.73 0.74 0.75 0.76 0.77", id="0,031/4 = 0,00775 -> 0,01"),
        pytest.param("-3", "5", "-4 -2 0 2 4 6", id="melewati nol: 8/4 = 2"),
        pytest.param("-30", "-10", "-30 -25 -20 -15 -10", id="semua negatif"),
        pytest.param("20", "20", "20 25", id="semua sama: 20/4 = 5"),
        pytest.param("0", "0", "0 0.25", id="semua nol"),
        pytest.param("-20", "-20", "-20 -15", id="semua sama dan negatif"),
        pytest.param("1200000", "3900000", "1e6 2e6 3e6 4e6", id="jutaan: 675 ribu -> 1 juta"),
        pytest.param("0", "7", "0 2 4 6 8", id="7/4 = 1,75 -> 2"),
        pytest.param("0", "9", "0 2.5 5 7.5 10", id="9/4 = 2,25 -> 2,5"),
        pytest.param("0.1", "0.3", "0.1 0.15 0.2 0.25 0.3", id="persepuluhan tepat: 0,2/4 = 0,05"),
    ],
)
def test_ticks(low: str, high: str, ticks: str) -> None:
    """Exactly: binary fractions would print 0,30000000000000004."""
    assert scale_ticks(D(low), D(high)) == tuple(map(D, ticks.split()))


@pytest.mark.parametrize("low", ["-1e9", "-7.3", "0", "0.001", "123.4", "5e8"])
@pytest.mark.parametrize("span", ["0.02", "1", "6", "33", "4e7"])
def test_ticks_cover_the_values(low: str, span: str) -> None:
    ticks = scale_ticks(D(low), D(low) + D(span))
    assert ticks[0] <= D(low) <= D(low) + D(span) <= ticks[-1]
    assert 2 <= len(ticks) <= 7
    assert len({b - a for a, b in pairwise(ticks)}) == 1


@pytest.mark.parametrize(
    ("values", "ticks", "from_zero"),
    [
        pytest.param("60 64", "59 60 61 62 63 64 65", False, id="di tepi: satu langkah lagi"),
        pytest.param("10 21.27", "0 5 10 15 20 25", True, id="dua langkah dari nol: mulai dari nol"),
        pytest.param("0.7306 0.7616", "0.72 0.73 0.74 0.75 0.76 0.77", False, id="hampir di tepi"),
        pytest.param("62.5 64", "62 62.5 63 63.5 64 64.5", False, id="1,5/4 = 0,375 -> 0,5"),
        pytest.param("-30 -10", "-35 -30 -25 -20 -15 -10 -5 0", True, id="negatif, dua langkah dari nol"),
        pytest.param("0 0", "0 0.25", True, id="semua nol"),
        pytest.param("20 20", "15 20 25", False, id="semua sama"),
    ],
)
def test_room(values: str, ticks: str, from_zero: bool) -> None:
    found = axis(list(map(D, values.split())))
    assert found.ticks == tuple(map(D, ticks.split()))
    assert found.from_zero is from_zero


@pytest.mark.parametrize(
    ("largest", "names", "unit"),
    [
        pytest.param("300000", ("0", "100.000", "200.000", "300.000", "400.000"), "", id="ribuan penuh"),
        pytest.param("2400000", ("0", "1", "2", "3"), "juta", id="juta"),
        pytest.param("1500000000", ("0", "0,5", "1,0", "1,5", "2,0"), "miliar", id="miliar"),
        pytest.param("3e12", ("0", "1", "2", "3", "4"), "triliun", id="triliun"),
    ],
)
def test_large_numbers_are_counted(largest: str, names: tuple[str, ...], unit: str) -> None:
    found = axis([D(0), D(largest)])
    assert (found.names, found.unit) == (names, unit)


def test_names_of_an_axis_have_the_same_decimals() -> None:
    """As a column of figures: 0,8 between 0,79 and 0,81 looks like a figure of another kind; zero is zero."""
    assert axis([D("0.78"), D("0.82")]).names == ("0,77", "0,78", "0,79", "0,80", "0,81", "0,82", "0,83")
    assert axis([D("0"), D("0.9")]).names == ("0", "0,25", "0,50", "0,75", "1,00")


@pytest.mark.parametrize("value", ["1e-30", "1e60", "-1e60", "0"])
def test_extremes_have_an_axis(value: str) -> None:
    found = axis([D(value), D("1")])
    assert 0 <= found.share(D(value)) <= 1
