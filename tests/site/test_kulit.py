"""Around the page: marks and their texts, shared shells, the policy, landmarks, fragments of rows."""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from tests.baris import ganti_baris
from tests.urai import urai

from ukur.commands.pages import site_build as pembangun
from ukur.document.document_value import DokumenPengukuran, IndikatorRow, Receipt, ShownBukti
from ukur.document.figure import Figure, ScopedFigure
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode
from ukur.model.scope import Scope
from ukur.site import document_tables, fragments
from ukur.site.links import Links
from ukur.site.material import SeriesPoint
from ukur.site.page import PageAddresses, PageSection, SitePage
from ukur.site.search_index import search_button
from ukur.site.security_policy import content_policy, seal_page
from ukur.site.template_engine import capitalized, html_paragraphs
from ukur.site.theme_shell import SITE_NAME, ThemeShell, fill_marks, text_mark
from ukur.site.whole_site import marks_html


@dataclass(eq=False)
class Lembar:
    """A page as the shells see it."""

    nomor: int
    halaman: SitePage
    teks: dict[str, str]
    previous_page: Any = None
    next_page: Any = None
    parent: Any = None
    rendered: list[int] = field(default_factory=list)

    @property
    def url(self) -> str:
        return self.halaman.src.removesuffix(".md") + "/"


def lembar(nomor: int, src: str, *, sunting: str = "", bagian: tuple[PageSection, ...] = ()) -> Lembar:
    page = SitePage(src, f"Judul {nomor}", "d", lambda: "", (), bagian)
    return Lembar(nomor, page, {"judul": page.judul, "deskripsi": "d", "sunting": sunting, "kanonik": ""})


def rangkai(pages: list[Lembar]) -> list[Lembar]:
    for first, second in pairwise(pages):
        first.next_page, second.previous_page = second, first
    return pages


def tema(page: Lembar, counter: list[int]) -> str:
    """A theme: prints the page's marks and those of its neighbours."""
    counter.append(page.nomor)
    parts = [f"<title>{text_mark('judul', page.nomor)} - {SITE_NAME}</title>"]
    for rel, other in (("prev", page.previous_page), ("next", page.next_page)):
        if other is not None:
            name = other.url.rstrip("/").rpartition("/")[2]
            parts.append(f'<a rel="{rel}" href="../{name}/">{text_mark("judul", other.nomor)}</a>')
    parts += [f'<h2 id="{part.id}">' for part in page.halaman.bagian]
    if page.teks["sunting"]:
        parts.append(f'<a href="{text_mark("sunting", page.nomor)}">')
    return "".join(parts)


def test_pages_of_a_kind_share_a_shell_and_lose_nothing() -> None:
    pages = rangkai([lembar(n, f"indikator/IKU-{n:02}.md") for n in range(1, 13)])
    shells, counter = ThemeShell(), list[int]()
    shared = [shells.render(page, lambda page=page: tema(page, counter)) for page in pages]  # type: ignore[misc]
    assert counter == [1, 2, 12]  # the first, one in the middle, the last
    assert shared == [tema(page, []) for page in pages]


@pytest.mark.parametrize(
    "lain",
    [
        pytest.param(lembar(2, "dokumen/lama/IKU-02.md"), id="lebih dalam"),
        pytest.param(lembar(2, "indikator/IKU-02.md", sunting="https://a"), id="dapat disunting"),
        pytest.param(lembar(2, "indikator/IKU-02.md", bagian=(PageSection("b", "B"),)), id="bagian lain"),
    ],
)
def test_pages_of_another_kind_do_not(lain: Lembar) -> None:
    shells, counter = ThemeShell(), list[int]()
    for page in (lembar(1, "indikator/IKU-01.md"), lain):
        assert shells.render(page, lambda page=page: tema(page, counter)) == tema(page, [])  # type: ignore[misc]
    assert counter == [1, 2]


def test_pages_of_another_section_do_not() -> None:
    shells, counter = ThemeShell(), list[int]()
    sections = SimpleNamespace(), SimpleNamespace()
    for number, section in enumerate(sections):
        page = lembar(number, "indikator/IKU-01.md")
        page.parent = section
        shells.render(page, lambda page=page: tema(page, counter))  # type: ignore[misc]
    assert counter == [0, 1]


@pytest.mark.parametrize(
    ("html", "hasil"),
    [
        pytest.param("<h1>[[ukur:judul:0]]</h1>", "<h1>A &amp; &quot;B&quot;</h1>", id="teks"),
        pytest.param("[[ukur:judul:1]]", "[[ukur:judul:0]] [[ukur:situs]]", id="teks mirip tanda tetap teks"),
        pytest.param("[[ukur:situs]]!", "[[ukur:judul:0]]&lt;b&gt;!", id="nama situs mirip tanda"),
        pytest.param(
            "[[ukur:lain:0]] [[ukur:judul:x]]", "[[ukur:lain:0]] [[ukur:judul:x]]", id="bukan tanda"
        ),
    ],
)
def test_marks_are_replaced_once(html: str, hasil: str) -> None:
    pages = [lembar(0, "a.md"), lembar(1, "b.md")]
    pages[0].teks["judul"] = 'A & "B"'
    pages[1].teks["judul"] = "[[ukur:judul:0]] [[ukur:situs]]"
    assert fill_marks(html, pages, "[[ukur:judul:0]]<b>") == hasil


# SHA-256 in base64, by `printf 'alert(1)' | openssl dgst -sha256 -binary | base64`.
ALERT = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
KOSONG = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"


@pytest.mark.parametrize(
    ("html", "skrip"),
    [
        pytest.param("<p>tanpa skrip</p>", [], id="tanpa skrip"),
        pytest.param("<script>alert(1)</script>", [ALERT], id="satu"),
        pytest.param("<script>alert(1)</script><script>alert(1)</script>", [ALERT], id="dua yang sama"),
        pytest.param(
            "<script></script><script>alert(1)</script>", [KOSONG, ALERT], id="dua, menurut urutannya"
        ),
        pytest.param('<script src="a.js"></script>', [], id="skrip dari berkas"),
        pytest.param('<script id="x" type="application/json">{}</script>', [], id="data, bukan skrip"),
        pytest.param("&lt;script&gt;alert(1)&lt;/script&gt;", [], id="teks"),
    ],
)
def test_policy_names_the_scripts_of_the_page(html: str, skrip: list[str]) -> None:
    policy = content_policy(html, {"alert(1)", ""})
    [rule] = [rule for rule in policy.split("; ") if rule.startswith("script-src")]
    assert rule.split() == ["script-src", "'self'", *skrip]


def test_policy_names_no_script_that_is_not_the_sites_own() -> None:
    page = "<script>alert(1)</script><script>document.title='DIRETAS'</script>"
    [rule] = [r for r in content_policy(page, {"alert(1)"}).split("; ") if r.startswith("script-src")]
    assert rule.split() == ["script-src", "'self'", ALERT]


def test_policy_allows_nothing_else() -> None:
    rules = dict(rule.split(" ", 1) for rule in content_policy("", ()).split("; "))
    closed = {name for name, sources in rules.items() if sources == "'none'"}
    assert closed == {"default-src", "base-uri", "form-action"}
    assert not re.search("unsafe|http|\\*", content_policy("", ()))


def test_the_policy_stands_first_in_the_head_and_once() -> None:
    page = '<head><meta charset="utf-8"><script>alert(1)</script></head><body><meta charset="utf-8"></body>'
    sealed = seal_page(page, {}, {"alert(1)"})
    assert sealed.startswith('<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"')
    assert sealed.count("http-equiv") == 1
    assert ALERT in sealed


def test_landmarks_get_names() -> None:
    page = (
        '<nav class="md-header__inner md-grid" aria-label="Header"><a></a></nav>'
        '<nav class="md-path" aria-label="Navigasi"></nav>'
        '<nav aria-labelledby="__nav_2_label"></nav><nav aria-labelledby="__nav_9_label"></nav>'
    )
    names = [
        e.atribut.get("aria-label")
        for e in urai(seal_page(page, {"__nav_2": "Indikator"}, ())).jelajah()
        if e.tag == "nav"
    ]
    assert names == ["Header", "Letak halaman", "Menu Indikator", "Menu __nav_9"]


def test_the_search_comes_last_in_the_header_and_nowhere_else() -> None:
    header = '<nav class="md-header__inner md-grid"><a></a></nav><nav class="md-tabs"></nav>'
    sealed = seal_page(header, {}, (), search="<button>Cari</button>")
    assert sealed == header.replace("<a></a></nav>", "<a></a><button>Cari</button></nav>")
    assert seal_page("<nav></nav>", {}, (), search="<button>Cari</button>") == "<nav></nav>"


@pytest.mark.parametrize(
    ("way", "folder", "top", "listed"),
    [
        pytest.param(".", True, "./", "./indikator/", id="beranda"),
        pytest.param("../..", True, "../../", "../../indikator/", id="dua folder ke bawah"),
        pytest.param("/kantor/", True, "/kantor/", "/kantor/indikator/", id="halaman galat"),
        pytest.param("..", False, "../", "../indikator/index.html", id="salinan di disk"),
    ],
)
def test_the_search_knows_the_way_to_the_top(way: str, folder: bool, top: str, listed: str) -> None:
    tree = urai(search_button(way, PageAddresses(folder=folder)))
    assert [e.atribut["data-akar"] for e in tree.cari("button")] == [top]
    assert [e.atribut["href"] for e in tree.cari("a")] == [listed]


@pytest.mark.parametrize(
    ("src", "folder", "berkas", "akar"),
    [
        pytest.param("index.md", "", "index.html", "./", id="beranda"),
        pytest.param("sop.md", "sop/", "sop.html", "../", id="halaman"),
        pytest.param("dokumen/index.md", "dokumen/", "dokumen/index.html", "../", id="daftar"),
        pytest.param(
            "indikator/IKU-01.md", "indikator/IKU-01/", "indikator/IKU-01.html", "../../", id="dalam folder"
        ),
        pytest.param(
            "indikator/myindex.md", "indikator/myindex/", "indikator/myindex.html", "../../", id="bukan index"
        ),
    ],
)
def test_addresses(src: str, folder: str, berkas: str, akar: str) -> None:
    assert (
        PageAddresses().url(src),
        PageAddresses(folder=False).url(src),
        PageAddresses().way_to_top(src),
    ) == (folder, berkas, akar)


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        pytest.param("", "", id="kosong"),
        pytest.param("a\nb", "<p>a\nb</p>", id="satu paragraf"),
        pytest.param("a\n\nb\n\n\n\nc", "<p>a</p><p>b</p><p>c</p>", id="baris kosong memisahkan"),
        pytest.param("<b>\n\n&amp;", "<p>&lt;b&gt;</p><p>&amp;amp;</p>", id="tidak ada HTML"),
    ],
)
def test_paragraphs(teks: str, hasil: str) -> None:
    assert html_paragraphs(teks) == hasil


@pytest.mark.parametrize(
    ("teks", "hasil"), [("berkas bukan UTF-8", "Berkas bukan UTF-8"), ("YAML", "YAML"), ("", "")]
)
def test_capital_letter(teks: str, hasil: str) -> None:
    assert capitalized(teks) == hasil


@pytest.mark.parametrize(
    ("tanda_situs", "hasil"), [((), ""), (("A",), "A"), (("A", "B"), "A · B")], ids=["tanpa", "satu", "dua"]
)
def test_marks_of_the_site(tanda_situs: tuple[str, ...], hasil: str) -> None:
    assert " ".join(e.teks for e in urai(marks_html(tanda_situs)).cari("p", "ukur-tanda")) == hasil


F = Figure("1,00")
FIGUR = ScopedFigure(Scope.TRIWULAN, "TW I", F, F, F, "Tinggi", "T", True, "Tercapai", "tercapai")
BARIS = IndikatorRow(
    kode="IKU-01",
    nama="Nama",
    satuan="persen",
    cara_pengukuran="Cara",
    triwulan=FIGUR,
    sampai=replace(FIGUR, lingkup=Scope.SAMPAI),
    setahun=replace(FIGUR, lingkup=Scope.SETAHUN),
    lingkup=Scope.SETAHUN,
    target_contoh=False,
    dasar_target="Renstra",
    keterangan="",
    faktor_pendukung="",
    faktor_penghambat="",
    struk=Receipt((("Rumus", "r / t"),), "Sumber", ()),
)


@pytest.mark.parametrize(
    ("tercapai", "kelas", "teks"),
    [(True, "ya", "✓ Tercapai"), (False, "tidak", "✗ Tercapai"), (None, "kosong", "○ Tercapai")],
)
def test_status_is_a_mark_and_a_word(tercapai: bool | None, kelas: str, teks: str) -> None:
    [element] = urai(fragments.status(ganti_baris(BARIS, tercapai=tercapai))).cari("span", "ukur-status")
    assert (kelas in element.atribut["class"].split(), element.teks) == (True, teks)


@pytest.mark.parametrize(
    ("bukti", "teks", "tautan"),
    [
        pytest.param(("a", None, None, None), "a", None, id="nama saja"),
        pytest.param(("a", "https://b", None, None), "a", "https://b", id="tautan"),
        pytest.param(("a", None, "Lemari A", None), "a (lokasi arsip: Lemari A)", None, id="arsip"),
        pytest.param(
            ("a", "https://b", "L", "0f"), "a (lokasi arsip: L) SHA-256 0f", "https://b", id="semua"
        ),
    ],
)
def test_evidence(
    bukti: tuple[str, str | None, str | None, str | None], teks: str, tautan: str | None
) -> None:
    receipt = Receipt((), "Sumber", (ShownBukti(*bukti),))
    [item] = urai(fragments.receipt_html(replace(BARIS, struk=receipt))).cari("li")
    assert item.teks == teks
    assert [link.atribut["href"] for link in item.cari("a")] == ([tautan] if tautan else [])


def test_without_evidence_there_is_no_empty_list() -> None:
    tree = urai(fragments.receipt_html(BARIS))
    assert [e.teks for e in tree.cari("dt")] == ["Rumus", "Sumber"]


@pytest.mark.parametrize(("contoh", "target"), [(False, "1,00"), (True, "1,00 contoh")])
def test_a_sample_target_is_marked_in_every_row(katalog: Catalogue, contoh: bool, target: str) -> None:
    way, document = _way(katalog)
    row = replace(BARIS, target_contoh=contoh)
    group = replace(document.kelompok[0], baris=(row,))
    shown = replace(document, kelompok=(group,))
    form = urai(document_tables.form_table(shown, group, way)).cari("td", "angka")
    points = [SeriesPoint(document.periode, row)]
    series = urai(document_tables.series_table(points, way, "IKU-01")).cari("td", "angka")
    assert [form[n].teks for n in (0, 3, 6)] == [target] * 3
    assert series[0].teks == target


def test_older_periods_link_to_their_receipt(katalog: Catalogue) -> None:
    way, document = _way(katalog)
    points = [SeriesPoint(document.periode, BARIS), SeriesPoint(Periode(2023, 4), BARIS)]
    [body] = urai(document_tables.series_table(points, way, "IKU-01")).cari("tbody")
    older = body.cari("tr")[2:]
    links = [a.atribut["href"] for row in older for a in row.cari("a")]
    assert links == ["../../dokumen/2023-TW4/#IKU-01", "../../dokumen/2023-TW4/#struk-IKU-01"]
    assert [row.cari("details") for row in older] == [[], []]


def _way(katalog: Catalogue) -> tuple[Links, DokumenPengukuran]:
    """The way from an indicator's page to others, and the newest document."""
    material = pembangun.gather_material(Measurements(katalog), False, {})
    return Links(material, PageAddresses(), "indikator/IKU-01.md"), material.dokumen[Periode(2024, 4)]
