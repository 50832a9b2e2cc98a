"""The record of the SOP in print: the name of a proposal breaks after a hyphen, not within a word."""

from dataclasses import replace

import pytest
from tests.document.baca_pdf import halaman_teks
from tests.lengkap import TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.pdf.pdf_printer import Equipment
from ukur.document.pdf.typst_content import typst_content
from ukur.document.published_files import FILE_FORMS
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue

NOTE = "kantor mencatat 8 Januari 2026, usulan evaluasi-2025-TW4 9 Januari 2026"


def document(katalog: Catalogue, lama: str, catatan: str = NOTE) -> DokumenPengukuran:
    made = compose_document(Measurements(lengkap(katalog)), TW4)
    steps = tuple(replace(step, lama=lama, catatan=catatan) for step in made.catatan_sop)
    return replace(made, catatan_sop=steps)


def test_the_name_of_a_proposal_breaks_after_a_hyphen(katalog: Catalogue) -> None:
    raw = FILE_FORMS["pdf"].buat(document(katalog, "3 hari kerja"), Equipment(None, ()))
    lines = {line.strip("\u200b ") for page in halaman_teks(raw) for line in page.split("\n")}
    words = {word.replace("\u200b", "") for line in lines for word in line.split()}
    assert {"evaluasi-", "2025-TW4"} <= words
    assert not {word for word in words if word.endswith(("evalua", "evaluas"))}


@pytest.mark.parametrize(
    ("lama", "catatan", "same"),
    [
        pytest.param("3 hari kalender", NOTE, True, id="printed otherwise in the form it was filed in"),
        pytest.param("3 hari kerja", "pada 2025-01-09, 1.500-2.000 orang", True, id="numbers stay whole"),
        pytest.param("3 hari kerja", NOTE, False, id="a name"),
    ],
)
def test_what_gets_places_to_break(lama: str, catatan: str, same: bool, katalog: Catalogue) -> None:
    held = str(typst_content(document(katalog, lama, catatan), None, None)["sop"])
    assert ("\\u200b" not in held and "\u200b" not in held) is same
    assert (catatan in held) is same
