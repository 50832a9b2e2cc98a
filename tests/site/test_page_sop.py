"""The SOP page keeps the SOP as it was printed, and marks what is misprinted there."""

from dataclasses import replace

import pytest
from tests.urai import Unsur, urai

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.site.material import SiteMaterial
from ukur.site.page import PageAddresses
from ukur.site.page_sop import build_pages, sic_marker
from ukur.site.template_engine import TemplateEngine

HOSTILE = "<script>alert(1)</script>"
SIC = ' <span class="ukur-kecil">[sic]</span>'


def page_of(katalog: Catalogue) -> Unsur:
    [page] = build_pages(SiteMaterial(Measurements(katalog), ()), TemplateEngine(PageAddresses()))
    return urai(page.isi())


@pytest.mark.parametrize(
    ("misprints", "text", "told"),
    [
        pytest.param(("tentang tentang",), "tentang tentang Tata", f"tentang tentang{SIC} Tata", id="satu"),
        pytest.param(("a", "ab"), "ab a", f"ab{SIC} a{SIC}", id="yang terpanjang, setiap kali"),
        pytest.param((), "tentang tentang", "tentang tentang", id="tanpa daftar"),
        pytest.param(("(x",), "f(x) & y", f"f(x{SIC}) &amp; y", id="tanda baca"),
        pytest.param(
            (HOSTILE,), HOSTILE, f"&lt;script&gt;alert(1)&lt;/script&gt;{SIC}", id="tetap teks, bukan HTML"
        ),
    ],
)
def test_misprints_are_marked(misprints: tuple[str, ...], text: str, told: str) -> None:
    assert sic_marker(misprints)(text) == told


def test_the_shipped_sop_is_verbatim(katalog: Catalogue) -> None:
    """Nine misprints, by hand from the SOP as printed: five places in its block, six in the table."""
    page = page_of(katalog)
    assert "[sic]: memang tertulis begitu di naskahnya." in page.teks
    bare = page.teks.replace(" [sic]", "").replace("[sic]", "")
    assert all(text in " ".join(bare.split()) for text in katalog.sop.printed_texts)
    [identity, steps] = (table.teks.count("[sic]") for table in page.cari("table")[:2])
    # UU 23/2014 1; Permendagri 86/2017 3; "Rentra" 1 | column, step 3, step 6, step 7, output 8, input 9
    assert (identity, steps) == (5, 6)


def test_an_office_without_misprints_sees_no_mark(katalog: Catalogue) -> None:
    page = page_of(replace(katalog, sop=katalog.sop.model_copy(update={"sic": ()})))
    assert "[sic]" not in page.teks
