"""The plain shell in parts: menu, written pages and their links, what is escaped, what stops a build."""

from collections.abc import Mapping

import pytest
from tests.urai import urai

from ukur.model.findings import UkurError
from ukur.site.page import PageAddresses, PageSection, SitePage
from ukur.site.plain.plain_menu import Section, read_menu
from ukur.site.plain.plain_site import PlainSource, plain_files, style
from ukur.site.plain.shell import PlainShell, ShellPage
from ukur.site.plain.written_pages import PageRenderer, WrittenPage, dead_links
from ukur.site.whole_site import WholeSite

TITLES = {"index.md": "Beranda", "sop.md": "SOP", "panduan/a.md": "Panduan A", "dokumen/2024-TW4.md": "TW IV"}
HOSTILE = '"><script>alert(1)</script> {{ 7*7 }} [[ukur:isi]]'
TOC: Mapping[str, Mapping[str, object]] = {"toc": {"permalink": True, "permalink_title": "Tautan tetap"}}


@pytest.mark.parametrize(
    ("nav", "menu"),
    [
        pytest.param(
            [{"Beranda": "index.md"}, "sop.md"],
            (Section("Beranda", (("Beranda", "index.md"),)), Section("SOP", (("SOP", "sop.md"),))),
            id="dengan dan tanpa judul",
        ),
        pytest.param(
            [{"Panduan": ["panduan/a.md", {"Lain": "sop.md"}]}],
            (Section("Panduan", (("Panduan A", "panduan/a.md"), ("Lain", "sop.md"))),),
            id="bagian",
        ),
        pytest.param(
            [{"A": [{"B": [{"C": "sop.md"}]}]}], (Section("A", (("C", "sop.md"),)),), id="bagian dalam bagian"
        ),
        pytest.param(
            [{"Luar": "https://kab.go.id/"}], (Section("Luar", (("Luar", "https://kab.go.id/"),)),), id="luar"
        ),
        pytest.param([{"Kosong": []}, None, 7, {}], (), id="bukan halaman"),
        pytest.param(
            None,
            (Section("Beranda", (("Beranda", "index.md"),)), Section("SOP", (("SOP", "sop.md"),))),
            id="tanpa nav: halaman di puncak",
        ),
    ],
)
def test_menu(nav: object, menu: tuple[Section, ...]) -> None:
    assert read_menu(nav, TITLES) == menu


def page(text: str, src: str = "panduan/a.md", folder: bool = True) -> WrittenPage:
    return PageRenderer(TOC, PageAddresses(folder=folder)).render(src, text)


@pytest.mark.parametrize(
    ("written", "folder", "href"),
    [
        pytest.param("b.md", True, "../../panduan/b/", id="halaman di sampingnya"),
        pytest.param("../sop.md#langkah", True, "../../sop/#langkah", id="tempat di halaman lain"),
        pytest.param("../sop.md#langkah", False, "../sop.html#langkah", id="salinan di disk"),
        pytest.param("../index.md", True, "../../", id="beranda"),
        pytest.param("#kunci", True, "#kunci", id="tempat di halaman ini"),
        pytest.param("../skema/a%20b.json?x=1&y=2", True, "../../skema/a%20b.json?x=1&amp;y=2", id="berkas"),
        pytest.param("https://kab.go.id/a.md", True, "https://kab.go.id/a.md", id="situs lain"),
        pytest.param("mailto:a@b.id", True, "mailto:a@b.id", id="surat"),
        pytest.param("/puncak/", True, "/puncak/", id="dari puncak server"),
    ],
)
def test_links_become_addresses(written: str, folder: bool, href: str) -> None:
    assert f'<a href="{href}">x</a>' in page(f"[x]({written})", folder=folder).html


def test_a_written_page() -> None:
    made = page(
        "---\ntitle: Judul sendiri\nhide: [navigation]\n---\n# Satu\n\n## Dua & tiga\n\n| a |\n|---|\n| 1 |\n"
    )
    assert (made.title, made.head) == ("Judul sendiri", {"title": "Judul sendiri"})
    assert made.sections == (PageSection("dua-tiga", "Dua & tiga"),)
    [region] = urai(made.html).cari("div", "ukur-gulir")
    assert (region.atribut["aria-label"], region.atribut["tabindex"]) == ("Tabel 1", "0")
    assert page("Tanpa judul", src="x.md").title == "x.md"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("<script>alert(1)</script>", "unsur <script> tidak boleh ada", id="skrip"),
        pytest.param(
            "---\ntemplate: x.html\n---\nA", "'template' tidak dikenal di kepala halaman", id="kepala"
        ),
        pytest.param("[a](javascript:alert(1))", "tautan 'javascript:alert(1)' tidak boleh", id="alamat"),
    ],
)
def test_what_a_written_page_may_not_bring(text: str, told: str) -> None:
    with pytest.raises(UkurError, match=r"^content/panduan/a\.md: ") as raised:
        page(text)
    assert told in str(raised.value)


MADE = SitePage(
    "sop.md", "SOP", "", lambda: '<p id="di-dalam">x</p>', (), (PageSection("langkah", "Langkah"),)
)


@pytest.mark.parametrize(
    ("link", "dead"),
    [
        pytest.param("../sop.md", False, id="halaman data"),
        pytest.param("../sop.md#langkah", False, id="bagiannya"),
        pytest.param("../sop.md#di-dalam", False, id="tempat di dalamnya"),
        pytest.param("../sop.md#tiada", True, id="tempat yang tidak ada"),
        pytest.param("../tiada.md", True, id="halaman yang tidak ada"),
        pytest.param("#satu", False, id="tempat di halaman ini"),
        pytest.param("#tiada", True, id="tempat yang tidak ada di halaman ini"),
        pytest.param("../skema/a.json", False, id="berkas"),
        pytest.param("../skema/a.json?v=1", False, id="berkas dengan tanya"),
        pytest.param("../skema/b.json", True, id="berkas yang tidak ada"),
        pytest.param("https://kab.go.id/", False, id="situs lain tidak ditanya"),
    ],
)
def test_dead_links(link: str, dead: bool) -> None:
    found = list(dead_links([page(f"# Satu\n\n[x]({link})")], {"sop.md": MADE}, ["skema/a.json"]))
    assert found == ([f"content/panduan/a.md: tautan '{link}' tidak menuju apa pun"] if dead else [])


def site(*pages: SitePage) -> WholeSite:
    return WholeSite(pages, (), (), "Kinerja")


@pytest.mark.parametrize(
    ("written", "nav", "told"),
    [
        pytest.param(
            {"a.md": "[x](b.md)"}, None, "content/a.md: tautan 'b.md' tidak menuju apa pun", id="tautan"
        ),
        pytest.param({"a.md": "A"}, ["b.md"], "mkdocs.yml: nav menyebut 'b.md', yang tidak ada", id="menu"),
        pytest.param({"a.md": "[x](b.md)\n\n" * 14}, None, "; dan 4 lagi", id="banyak"),
    ],
)
def test_a_dead_link_stops_the_build(written: dict[str, str], nav: object, told: str) -> None:
    with pytest.raises(UkurError) as raised:
        next(plain_files(site(MADE), PlainSource(PageAddresses(), written, nav)))
    assert told in str(raised.value)


def test_texts_are_escaped_wherever_the_shell_puts_them() -> None:
    """Title, description, menu, sections, neighbours, name and address: each is only text on the page."""
    name = ((HOSTILE, "sop.md"), (HOSTILE, "b.md"))
    shell = PlainShell(HOSTILE, PageAddresses(), (Section(HOSTILE, name),), "start()", "aset/ukur.css")
    parts = (PageSection(HOSTILE, HOSTILE),) * 3
    beside = ("b.md", HOSTILE)
    shown = ShellPage("sop.md", HOSTILE, HOSTILE, "<p>isi</p>", parts, None, beside, beside, HOSTILE)
    tree = urai(shell.render(shown))
    assert len(tree.cari("script")) == 3  # the start, the toggle, the search
    assert tree.cari("title")[0].teks == f"{HOSTILE} - {HOSTILE}"
    told = [e.atribut["content"] for e in tree.cari("meta") if e.atribut.get("name") == "description"]
    assert told == [HOSTILE]
    assert {e.teks for e in tree.cari("nav", "u-sub")[0].cari("a")} == {HOSTILE}
    assert [e.atribut["href"] for e in tree.cari("details", "u-toc")[0].cari("a")] == [f"#{HOSTILE}"] * 3


def test_a_long_name_stays_a_name() -> None:
    shell = PlainShell("n" * 5_000, PageAddresses(), (), "", "aset/ukur.css")
    assert "n" * 5_000 in shell.render(ShellPage("index.md", "", "", ""))


def test_dark_colours_hold_without_javascript() -> None:
    """Dark colours stand twice: for a choice, and for a dark system where no choice was made."""
    css = style()
    preferred = css[css.index("@media (prefers-color-scheme:dark)") :]
    assert ':root:not([data-md-color-scheme="default"])' in preferred
    for name in ("--md-default-bg-color", "--ukur-tidak", "--md-typeset-a-color"):
        assert name in preferred
