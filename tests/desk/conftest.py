import os
from pathlib import Path

import pytest

from ukur.commands.pages.desk_files import assembled
from ukur.model.findings import UkurError

REPO = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def cache() -> Path:
    """Where `make` keeps the assembled desk of this checkout; assembled here unless that was done before."""
    folder = REPO / ".cache/meja"
    try:
        assembled(folder)
    except UkurError as error:
        if os.environ.get("CI") == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))  # a user's machine may have no network; CI fails above instead
    return folder
