"""Tests that cost minutes and repeat on other hosts what one host shows every day; CI runs them at night."""

from collections.abc import Iterable
from typing import Any

import pytest

OTHER_HOSTS = "the first host of the table runs every day; what hosts answer is read in tests/hosts"


def first_daily(names: Iterable[str], reason: str = OTHER_HOSTS) -> list[Any]:
    """Return a case for each name, of which the first runs every day and the others every night."""
    first, *others = names
    at_night = [pytest.param(name, id=name, marks=pytest.mark.nightly(reason)) for name in others]
    return [pytest.param(first, id=first), *at_night]


def leave_others_to_the_night(items: Iterable[pytest.Item]) -> None:
    """Mark as nightly every case but the first of a test that is marked ``one_daily``."""
    seen: set[str] = set()
    for item in items:
        mark = item.get_closest_marker("one_daily")
        if mark is None:
            continue
        test = item.nodeid.partition("[")[0]
        if test in seen:
            item.add_marker(pytest.mark.nightly(*mark.args))
        seen.add(test)
