"""Tests that cost minutes and repeat on other hosts what one host shows every day; CI runs them at night."""

from collections.abc import Iterable
from typing import Any

import pytest

OTHER_HOSTS = "the first host of the table runs every day; what hosts answer is read in tests/hosts"
A_WAY = "its rules are tested case by case every day in tests/workflow and tests/verify"
"""Why of a file of ways through the whole program one is walked every day."""


def first_daily(names: Iterable[str], reason: str = OTHER_HOSTS) -> list[Any]:
    """Return a case for each name, of which the first runs every day and the others every night."""
    first, *others = names
    at_night = [pytest.param(name, id=name, marks=pytest.mark.nightly(reason)) for name in others]
    return [pytest.param(first, id=first), *at_night]


def leave_others_to_the_night(items: Iterable[pytest.Item]) -> None:
    """Mark as nightly all but the first that is not: of a test's cases, of a file's tests.

    The marks are ``one_daily`` and ``first_test_daily``.
    """
    seen: set[tuple[str, str]] = set()
    for item in items:
        for name, end in (("one_daily", "["), ("first_test_daily", "::")):
            mark = item.get_closest_marker(name)
            if mark is None or item.get_closest_marker("nightly"):
                continue
            whole = name, item.nodeid.partition(end)[0]
            if whole in seen:
                item.add_marker(pytest.mark.nightly(*mark.args))
            seen.add(whole)
