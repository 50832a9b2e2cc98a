import pytest

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue


@pytest.fixture(scope="session")
def ukuran(contoh: Catalogue) -> Measurements:
    """The made-up office, measured."""
    return Measurements(contoh)
