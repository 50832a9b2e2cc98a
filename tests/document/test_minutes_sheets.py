"""The minutes on paper: room to sign for each, and no line of a plan alone on its sheet."""

from dataclasses import replace
from itertools import pairwise

import pytest
from tests.document.baca_pdf import halaman_teks, muka
from tests.lengkap import TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.minutes import Minutes, compose_minutes
from ukur.document.pdf.minutes_printer import print_minutes
from ukur.document.pdf.pdf_printer import Equipment
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue


@pytest.fixture(scope="module")
def minutes(katalog: Catalogue) -> Minutes:
    d = compose_document(Measurements(lengkap(katalog)), TW4)
    return compose_minutes(d, d.rapat[0])


@pytest.mark.parametrize("hadir", [3, 4, 5])
def test_each_has_the_same_room_to_sign(minutes: Minutes, hadir: int) -> None:
    """The lines to sign on stand 2,6 em of 11 points apart and more, whichever block they are kept in."""
    people = tuple(f"Pejabat{number}" for number in range(hadir))
    page = muka(print_minutes(replace(minutes, hadir=people), Equipment()))[-1]
    lines = [word.bawah for word in page.kata if word.teks in people][-hadir:]
    apart = [round(below - above, 1) for above, below in pairwise(lines)]
    assert len(apart) == hadir - 1
    assert len(set(apart)) == 1
    assert apart[0] > 2.6 * 10


def test_no_line_of_a_plan_is_left_alone(minutes: Minutes) -> None:
    """Wherever a sheet ends: two lines of a plan go on at least, and what was missed stands with one."""
    last = {item.rencana[-1] for item in minutes.tidak_tercapai if item.rencana}
    missed = [item.kalimat for item in minutes.tidak_tercapai]
    assert last
    for lines in range(12):
        longer = replace(minutes, hasil=(*minutes.hasil, *["Alinea."] * lines))
        pages = [" ".join(text.split()) for text in halaman_teks(print_minutes(longer, Equipment()))]
        assert [page[:40] for page in pages if page.startswith(tuple(last))] == []
        assert [page[-60:] for page in pages for said in missed if f"{said} Berita Acara" in page] == []
