"""Codes stand as people count them; every expectation was counted by hand."""

import random

import pytest

from ukur.model.code_order import CodeRun, code_order, code_runs


@pytest.mark.parametrize(
    "counted",
    [
        ["IKU-1", "IKU-2", "IKU-10", "IKU-11", "IKU-100"],
        ["IKU-01", "IKU-02", "IKU-10", "IKU-100"],
        ["1.1", "1.2", "1.10", "2.1", "10.1"],
        ["IKK-9", "IKU-1"],
        ["2", "10", "A", "B2", "B10"],
        ["IKU", "IKU-1", "IKU-1a", "IKU-1b", "IKU-2"],
        ["IKU-01", "IKU-1"],  # of equal numbers the text decides
        ["X-99999999999999999999999999999999999998", "X-99999999999999999999999999999999999999"],
    ],
)
def test_order(counted: list[str]) -> None:
    mixed = [*counted]
    random.Random(7).shuffle(mixed)
    assert sorted(mixed, key=code_order) == counted


@pytest.mark.parametrize(
    ("codes", "runs"),
    [
        ([], []),
        (["IKU-1"], [("IKU-1", "IKU-1", 1)]),
        (["IKU-1", "IKU-2", "IKU-3"], [("IKU-1", "IKU-3", 3)]),
        (["IKU-8", "IKU-9", "IKU-10"], [("IKU-8", "IKU-10", 3)]),
        (["IKU-09", "IKU-10"], [("IKU-09", "IKU-10", 2)]),
        (["IKU-99", "IKU-100"], [("IKU-99", "IKU-100", 2)]),
        (["IKU-1", "IKU-02"], [("IKU-1", "IKU-1", 1), ("IKU-02", "IKU-02", 1)]),  # written otherwise
        (["1.9", "1.10", "2.11"], [("1.9", "1.10", 2), ("2.11", "2.11", 1)]),
        (["IKU-1", "IKK-2"], [("IKU-1", "IKU-1", 1), ("IKK-2", "IKK-2", 1)]),
        (["IKU-2", "IKU-1"], [("IKU-2", "IKU-2", 1), ("IKU-1", "IKU-1", 1)]),
        (["A", "B"], [("A", "A", 1), ("B", "B", 1)]),
    ],
)
def test_runs(codes: list[str], runs: list[tuple[str, str, int]]) -> None:
    assert code_runs(codes) == [CodeRun(*run) for run in runs]
