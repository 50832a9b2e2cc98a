"""Only what was signed shows: no field without a signature, and no stamp over what was approved."""

import pytest
from tests.archive.bahan_tanda import Bahan, siapkan
from tests.archive.pdf_attacks import drawn_field

from ukur.model.catalogue import Catalogue

TITLE = (202, 773, 402, 790)
"""Over the name of the office on page 1, whose text begins at 202.6, 776.6."""


@pytest.fixture(scope="module")
def bahan(katalog: Catalogue) -> Bahan:
    return siapkan(katalog)


def test_an_unsigned_field_over_a_figure(bahan: Bahan) -> None:
    """The field is honest to every signature; a reader sees 91,97 where 21,27 was approved."""
    found = bahan.nilai(bahan.tandai(ubah=drawn_field("Isian", TITLE, b"(91,97) Tj")))
    assert "tanpa tanda tangan di dalamnya" in (found.alasan or "sah")
