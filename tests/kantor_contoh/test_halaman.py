"""The made-up office's site: it says on every page that it is made up."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ukur.document.composition import PERCONTOHAN_MARK
from ukur.model.catalogue import Catalogue


@pytest.fixture(scope="module")
def situs_contoh(contoh: Catalogue, bangun: Callable[..., Path]) -> Path:
    return bangun(contoh, konsep=True)


def test_every_page_says_that_it_is_made_up(situs_contoh: Path) -> None:
    pages = sorted(situs_contoh.rglob("*.html"))
    assert len(pages) > 40
    mark = PERCONTOHAN_MARK.partition(":")[0]
    assert [page for page in pages if mark not in page.read_text("utf-8")] == []


def test_every_indicator_and_document_has_its_page(situs_contoh: Path, contoh: Catalogue) -> None:
    places = [situs_contoh / f"indikator/{kode}/index.html" for kode in contoh.indikator]
    places += [situs_contoh / f"dokumen/{periode}/index.html" for periode in contoh.dokumen]
    assert [place for place in places if not place.is_file()] == []


def test_words_and_what_is_absent_have_no_unit(situs_contoh: Path) -> None:
    """IKU-17 is not applicable in 2026-TW1, IKU-01 not due: neither is so many villages or percent."""
    home = (situs_contoh / "index.html").read_text("utf-8")
    assert '<td class="angka">n/a</td>' in home
    assert '<td class="angka">72 <span class="satuan">orang</span></td>' in home
    assert '<td class="angka">– <span class="satuan">' not in home
