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
