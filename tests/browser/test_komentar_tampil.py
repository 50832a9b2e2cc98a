"""The gate's comment on a phone, as hosts lay it out: approvals fit, and links show where they lead."""

from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Page
from tests.workflow.kasus import FORMULIR, KANTOR, Kasus, ganti, realisasi, setuju, tahap

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.paths import PERAN
from ukur.workflow.change_report import report_changes
from ukur.workflow.changes import changes_between
from ukur.workflow.gate_comment import gate_comment

Buka = Callable[..., Page]
# Measured on Gitea 1.16 with a window of 393 px: the text of a comment has 251 px, so 218 px of 360. Font,
# padding of cells and the table that scrolls by itself are those of GitHub's and Gitea's style sheets.
STYLE = """
body { margin: 0; width: 218px; font: 14px/1.5 "Liberation Sans", sans-serif; overflow-wrap: break-word }
table { display: block; width: max-content; max-width: 100%; overflow: auto; border-collapse: collapse }
td, th { padding: 6px 13px; border: 1px solid #d0d7de }
ul { padding-left: 2em }
"""
PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")
LONG = "https://arsip.example.id/" + "bukti-dukung/" * 12 + "berita-acara.pdf"


def _named(office: Catalogue) -> Catalogue:
    """Return the office with accounts as long as those of the demonstration."""
    names = {"sekretaris": ("sekretaris", 0), "sakip-1": ("tim-sakip", 0), "sakip-2": ("tim-sakip", 1)}
    return ganti(
        office,
        PERAN,
        {
            f"peran/{peran}/pemegang/{n}/akun": f"peragaan-{account}-kabupaten"
            for account, (peran, n) in names.items()
        },
    )


@pytest.mark.parametrize("galat", [0, 1])
def test_the_comment_fits_a_phone(halaman: Buka, overflows: Callable[[Page], bool], galat: int) -> None:
    """Whether the sentence above names who can approve, or (galat) the table does."""
    base = _named(KANTOR)
    evidence = {"indikator/IKU-01/bukti/0/tautan": LONG}
    head = ganti(tahap("konsep", realisasi("84", base)), FORMULIR, evidence)
    case = Kasus(dasar=base, kepala=head, tinjauan=setuju("perencana", "staf-2"), galat=galat)
    report = report_changes(Measurements(base), Measurements(head), changes_between(base, head))
    page = halaman(lebar=360)
    body = PARSER.render(gate_comment(case.putusan(), report))
    page.set_content(f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{body}")
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    table = page.locator("table")
    assert table.evaluate("e => e.scrollWidth <= e.clientWidth")
    assert table.locator("th").count() == 2
    assert page.evaluate("document.documentElement.scrollWidth <= 360")
    assert page.locator("table + *").count() == 0, "the table is last"
    link = page.locator(f'a[href="{LONG}"]')
    assert link.inner_text() == LONG
    assert not overflows(page)
