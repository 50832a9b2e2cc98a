import os
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from tests.portal.office_site import OfficeServer, served


@pytest.fixture(scope="session")
def duckdb() -> None:
    """The engine is there: CI must have it, a user's machine need not."""
    if find_spec("duckdb"):
        return
    reason = "needs the portal's lock: make .venv/.portal"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)  # a user's machine need not have it; CI fails above instead


@pytest.fixture(scope="module")
def server() -> Iterator[OfficeServer]:
    with served() as running:
        yield running
