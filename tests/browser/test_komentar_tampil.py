"""The gate's comment on a phone, as hosts lay it out: approvals fit, and links show where they lead."""

import contextlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Page
from tests.jahat import JAHAT
from tests.lengkap import lengkap
from tests.workflow.kasus import (
    DOKUMEN,
    FORMULIR,
    KANTOR,
    SAH,
    WRONG,
    Kasus,
    ganti,
    nyata,
    realisasi,
    setuju,
    tahap,
)

from ukur.hosts.adapters import open_host
from ukur.hosts.detection import HostTarget
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.host_kind import HostKind
from ukur.model.paths import PERAN
from ukur.model.reading import Unread
from ukur.workflow.change_report import report_changes
from ukur.workflow.changes import changes_between
from ukur.workflow.gate_comment import gate_comment
from ukur.workflow.proposal import TouchedFile
from ukur.workflow.report_text import NO_LINKS, ReportLinks

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


SITES = {
    "GitHub": HostTarget(HostKind.GITHUB, "https://api.github.com", "dinas-pmk/pengukuran-kinerja", "T"),
    "GitLab": HostTarget(HostKind.GITLAB, "https://gitlab.example/api/v4", "dinas/bidang/kinerja", "T"),
    "Gitea": HostTarget(HostKind.GITEA, "https://git.example/api/v1", "dinas-pmk/pengukuran-kinerja", "T"),
}


def _places(site: str | None) -> ReportLinks:
    if site is None:
        return NO_LINKS
    with contextlib.closing(open_host(SITES[site], None)) as host:
        return ReportLinks(place=lambda at: host.file_page("c" * 40, at.path, at.line))


@pytest.mark.parametrize("site", [*SITES, None])
def test_a_wrong_figure_is_named_on_the_first_screen(
    halaman: Buka, overflows: Callable[[Page], bool], site: str | None
) -> None:
    """File, line and remedy: a planner reads them on his phone, and the link leads to the line.

    Beside ``1.000`` stands what somebody wrote to act in the comment: it is text, and the rest is counted.
    """
    acts = replace(WRONG, message=JAHAT, hint=JAHAT)
    unread = replace(KANTOR, left_out=Unread(cells={FORMULIR: frozenset({("indikator",)})}))
    report = report_changes(Measurements(KANTOR), Measurements(unread), ())
    case = Kasus(kepala=unread, galat=13, daftar=(TouchedFile(WRONG.location.path),))
    page = halaman(lebar=360, tinggi=SCREEN)
    found = (WRONG, acts, *(WRONG,) * 11)
    body = PARSER.render(gate_comment(case.putusan(), report, found, _places(site)))
    page.set_content(f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{body}")
    assert not overflows(page)
    first = page.locator("h2:has-text('Yang harus diperbaiki') + ul > li").first
    assert first.inner_text() == (
        "indicators/pengukuran/2024-TW4/dinas.yml baris 11: F002 angka '1.000' bermakna ganda. Perbaikan: "
        "tulis 1000 bila ribuan, atau 1.0 bila desimal."
    )
    box = first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < SCREEN
    links = page.locator("ul").first.locator("a").evaluate_all("all => all.map(one => one.href)")
    shown = {"GitHub": "/blob/", "GitLab": "/-/blob/", "Gitea": "/src/commit/"}
    commit = f"{'c' * 40}/indicators/pengukuran/2024-TW4/dinas.yml#L11"
    assert all(link.endswith(f"{shown[str(site)]}{commit}") for link in links)
    assert len(links) == (10 if site else 0), "one for each that is shown, and none of the data's making"
    assert page.locator("img, script, iframe").count() == 0
    assert page.get_by_text("dan 3 lagi; perbaiki yang ini dahulu.").count() == 1
    assert "ukur check" not in body


LINKS = ReportLinks(
    document=lambda periode: (
        ("pratinjau dokumen", "https://git.example/dinas/kinerja/actions/runs/1/artifacts/2"),
        ("berkas dokumen", f"https://git.example/dinas/kinerja/{periode}"),
    )
)
SCREEN = 740
"""Height of a phone of 360 px in CSS pixels, as emulators of browsers have it."""


def comment_of(base: Catalogue, head: Catalogue) -> str:
    """Return what the gate writes of a proposal that nobody has reviewed."""
    report = report_changes(Measurements(base), Measurements(head), changes_between(base, head))
    verdict = Kasus(dasar=base, kepala=head, tinjauan=()).putusan()
    return gate_comment(verdict, report, (), LINKS)


def _decided(base: Catalogue, head: Catalogue) -> str:
    return str(PARSER.render(comment_of(base, head)))


def _hostile() -> Catalogue:
    fields = ("kendala", "penyebab", "tindak_lanjut")
    return ganti(SAH, FORMULIR, {f"indikator/IKU-02/rencana_aksi/0/{key}": JAHAT for key in fields})


OFFICES: dict[str, Callable[[], Catalogue]] = {
    "two misses": lambda: SAH,
    "thirty misses": lambda: lengkap(nyata(), jumlah=90, tahap="ditandatangani"),
    "hostile plans": _hostile,
}


@pytest.mark.parametrize("kasus", OFFICES)
def test_the_decision_is_on_the_first_screens(
    halaman: Buka, overflows: Callable[[Page], bool], kasus: str
) -> None:
    """Result, direction, preview and first miss on the first screen; its question within five of them.

    The text of a comment has 328 px on GitHub's page for phones of 360.
    """
    head = OFFICES[kasus]()
    page = halaman(lebar=360, tinggi=SCREEN)
    wide = STYLE.replace("width: 218px", "width: 328px; padding: 0 16px")
    body = _decided(ganti(head, DOKUMEN, tahap="konsep"), head)
    page.set_content(f"<!doctype html><meta charset=utf-8><style>{wide}</style>{body}")
    assert not overflows(page)

    def top(text: str) -> float:
        box = page.get_by_text(text).first.bounding_box()
        assert box is not None, text
        return box["y"]

    for text in ("indikator tercapai", "Arah:", "pratinjau dokumen", "IKU-02"):
        assert top(text) < SCREEN, text
    assert top("Pertanyaan langkah 7 SOP") < 5 * SCREEN
    assert top("Pertanyaan langkah 7 SOP") < top("Apa yang berubah")
