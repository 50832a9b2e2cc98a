import pytest

from ukur.commands.data.new_office import EXAMPLE
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder


@pytest.fixture(scope="session")
def contoh() -> Catalogue:
    """The made-up office as ``ukur init --contoh`` gives it."""
    bacaan = read_catalogue(Folder(EXAMPLE / "indicators"))
    assert bacaan.findings == ()
    assert bacaan.catalogue is not None
    return bacaan.catalogue


@pytest.fixture(scope="session")
def ukuran(contoh: Catalogue) -> Measurements:
    return Measurements(contoh)
