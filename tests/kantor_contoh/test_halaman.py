"""The made-up office's site: it says on every page that it is made up."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.site.test_plain_words import kind_of, not_plain
from tests.urai import halaman

from ukur.commands.pages.site_build import build_site, gather_material
from ukur.document.composition import PERCONTOHAN_MARK
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.site.english.english_words import MARKS


@pytest.fixture(scope="module")
def situs_contoh(contoh: Catalogue, bangun: Callable[..., Path]) -> Path:
    return bangun(contoh, konsep=True)


def test_every_page_says_that_it_is_made_up(situs_contoh: Path) -> None:
    pages = sorted(situs_contoh.rglob("*.html"))
    assert len(pages) > 40
    told = {False: PERCONTOHAN_MARK, True: MARKS[PERCONTOHAN_MARK]}
    english = situs_contoh / "en"
    assert [page for page in pages if told[english in page.parents] not in page.read_text("utf-8")] == []


def test_its_words_are_plain(situs_contoh: Path) -> None:
    """Five quarters, drafts and units: page types that the repository's own data does not have."""
    assert {kind_of(path) for path in halaman(situs_contoh)} >= {"unit", "rencana-aksi", "dokumen", "sop"}
    assert not_plain(situs_contoh) == {}


def test_every_indicator_and_document_has_its_page(situs_contoh: Path, contoh: Catalogue) -> None:
    places = [situs_contoh / f"indikator/{kode}/index.html" for kode in contoh.indikator]
    places += [situs_contoh / f"dokumen/{periode}/index.html" for periode in contoh.dokumen]
    assert [place for place in places if not place.is_file()] == []


def test_words_and_what_is_absent_have_no_unit(situs_contoh: Path) -> None:
    """IKU-17 is not applicable in 2026-TW1, IKU-01 not due: neither is so many villages or percent."""
    home = (situs_contoh / "index.html").read_text("utf-8")
    assert 'class="angka besar">n/a</td>' in home
    assert 'class="angka besar">72 <span class="satuan">orang</span></td>' in home
    assert '">– <span class="satuan">' not in home


def test_axis_labels_of_rupiah_are_whole(situs_contoh: Path) -> None:
    """IKU-12 has thousands of millions: they are counted in miliar, and no label begins left of the chart."""
    page = (situs_contoh / "indikator/IKU-12/index.html").read_text("utf-8")
    labels = re.findall(r'<text x="(\d+)" y="[\d.]+" text-anchor="end" dy=".32em">([\d.,]+)</text>', page)
    assert {text for _, text in labels} >= {"0", "1", "2"}
    assert "satuan: miliar rupiah" in page
    assert [text for x, text in labels if int(x) - 6 * len(text) < 0] == []


def test_the_result_may_be_named_from_where_one_stands(
    contoh: Catalogue, kantor_asli: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``ukur build --repo belajar --site situs``: below the present folder, not below the repository."""
    monkeypatch.chdir(tmp_path)
    build_site(kantor_asli, gather_material(Measurements(contoh)), Path("situs"), lambda: None)
    assert (tmp_path / "situs/index.html").is_file()
