import os
from pathlib import Path

import pytest
from hypothesis import settings

from ukur.model.katalog import Katalog
from ukur.source.katalog import read_catalogue
from ukur.source.pohon_berkas import Folder

REPO = Path(__file__).resolve().parents[1]

settings.register_profile("ukur", derandomize=True, deadline=None, database=None, max_examples=150)
settings.register_profile("luas", deadline=None, database=None, max_examples=5000)  # by hand, other seeds
settings.load_profile("ukur")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of published tables beside the checkout; CI must have it."""
    folder = Path(os.environ.get("UKUR_SHARED") or REPO.parent / "shared")
    if folder.is_dir():
        return folder
    reason = f"folder data uji {folder} tidak ada; isi UKUR_SHARED"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def katalog() -> Katalog:
    """The repository's own indicators/."""
    bacaan = read_catalogue(Folder(REPO / "indicators"))
    assert bacaan.temuan == ()
    assert bacaan.katalog is not None
    return bacaan.katalog
