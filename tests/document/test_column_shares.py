"""Columns by what they hold: the rows are as low as the letters allow, and no column loses its look."""

import pytest

from ukur.document.pdf.column_shares import fitted_shares
from ukur.document.pdf.glued import glued


def lines(shares: list[float], rows: list[list[int]]) -> float:
    """The height of the rows, in parts of a line."""
    return sum(max(letters / share for letters, share in zip(row, shares, strict=True)) for row in rows)


def test_the_longest_gets_the_room() -> None:
    """160 letters beside 30: 160/w1 = 30/w2 would be 8.42 and 1.58, but half of 5 is kept."""
    name, remark = fitted_shares([5, 5], [[160, 30]] * 12)
    assert name + remark == pytest.approx(10, abs=0.05)
    assert (name, remark) == pytest.approx((7.5, 2.5), abs=0.1)


@pytest.mark.parametrize(
    ("rows", "best"),
    [
        pytest.param([[90, 60, 30]] * 5, (3, 2, 1), id="one kind of row"),
        pytest.param([[90, 10, 10]] * 3 + [[10, 60, 10]] * 3, (2.75, 2.25, 1), id="two kinds"),
    ],
)
def test_rows_are_nearly_the_lowest(rows: list[list[int]], best: tuple[float, ...]) -> None:
    """By hand. All lines as long: 90/3 = 60/2 = 30/1. Of two kinds: the third keeps its least, 1, and
    3*90/a + 3*60/b with a + b = 5 is lowest where a/b is the root of 90/60, so a = 2,75.
    """
    found = fitted_shares([2, 2, 2], rows)
    assert lines(found, rows) <= lines(list(best), rows) * 1.05


def test_steps_of_one_length_went_past_the_lowest() -> None:
    """Twenty plans alike, of eleven columns: each step took so much from the others that none was lower."""
    declared = [1.6, 2.6, 2.6, 2.6, 3, 2.4, 2, 1.6, 2, 1.5, 1.7]
    rows = [[12, 33, 36, 48, 43, 53, 16, 19, 18, 12, 21]] * 20
    assert fitted_shares(declared, rows, smooth=False) == declared
    assert lines(fitted_shares(declared, rows), rows) < lines(declared, rows) * 0.9


def test_even_columns_stay() -> None:
    assert fitted_shares([3, 3], [[40, 40]] * 5) == [3, 3]


def test_nothing_to_hold() -> None:
    assert fitted_shares([2, 1], []) == [2, 1]
    assert fitted_shares([2, 1], [[0, 0]]) == [2, 1]
    assert fitted_shares([], []) == []


@pytest.mark.parametrize(
    "rows", [[[160, 30, 8]] * 9, [[20, 200, 3], [200, 20, 3]] * 4, [[5, 5, 5], [1, 400, 1]]]
)
def test_never_higher_than_declared(rows: list[list[int]]) -> None:
    declared = [4.0, 2.0, 1.0]
    found = fitted_shares(declared, rows)
    assert lines(found, rows) <= lines(declared, rows) * 1.01  # shares are rounded
    assert sum(found) == pytest.approx(sum(declared), abs=0.05)
    assert all(share >= least / 2 - 0.01 for share, least in zip(found, declared, strict=True))


def test_glued() -> None:
    """A percent sign and a mark stay with what they belong to; other spaces break as before."""
    said = {"a": ["capaian 91,67 % dari 80 %", "✗ Tidak tercapai", "= tetap", "a = b"], "b": (1, None, True)}
    assert glued(said) == {
        "a": ["capaian 91,67\u00a0% dari 80\u00a0%", "✗\u00a0Tidak tercapai", "=\u00a0tetap", "a = b"],
        "b": [1, None, True],
    }
