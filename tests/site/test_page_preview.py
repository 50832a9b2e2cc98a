"""The preview as one file: what it holds, what it never asks for, and how it reads on a phone."""

import base64
import hashlib
import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.jahat import JAHAT, tulis_kantor
from tests.lengkap import TW3, TW4, lengkap
from tests.workflow.kasus import KANTOR

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.site.collected_material import collect_material
from ukur.site.one_file import one_file, picture_address, standalone_body
from ukur.site.page_preview import preview_page
from ukur.site.whole_site import preview_styles
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder

REPO = Path(__file__).resolve().parents[2]
PNG = b"\x89PNG\r\n\x1a\n"
Buka = Callable[..., Page]


def pratinjau(catalogue: Catalogue, *periods: object, picture: bytes | None = None) -> str:
    material = collect_material(Measurements(catalogue), (), draft=True)
    chosen = [periode for periode in material.dokumen if str(periode) in map(str, periods)]
    return preview_page(material, chosen, preview_styles(), picture)


@pytest.fixture(scope="module")
def dua() -> str:
    """Two documents of the office in full use."""
    return pratinjau(lengkap(KANTOR, 12, tahap="konsep"), TW3, TW4, picture=PNG)


def test_nothing_is_asked_of_anybody(dua: str) -> None:
    """No script, no other file; the only addresses are those of evidence, and the page's own places."""
    assert not re.search(r"<(script|link|iframe|object|form|base)\b", dua)
    assert not re.search(r"\b(style|on\w+|srcset)=", dua)
    assert {*re.findall(r'src="([^"]*)"', dua)} <= {picture_address(PNG)}
    assert all(re.match(r"#|https?://", found) for found in re.findall(r'href="([^"]*)"', dua))
    assert "@import" not in dua
    assert "url(" not in dua


def test_the_policy_lets_in_its_own_style_alone(dua: str) -> None:
    style = re.search(r"<style>(.*?)</style>", dua, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]*)"', dua)
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert 'name="referrer" content="no-referrer"' in dua
    assert "prefers-color-scheme: dark) { :root {\n  --md-typeset-a-color" in dua
    assert style[1].count("{") == style[1].count("}")


def test_dark_are_its_colours_alone(dua: str) -> None:
    """Every other rule holds in the light too: that of a table's first column stood in the dark once."""
    dark = re.findall(r"@media \(prefers-color-scheme: dark\) \{ :root \{([^}]*)\} \}", dua)
    assert len(dark) == 2  # colours of the pages, and of the edges of wide tables
    assert all(re.fullmatch(r"(\s*--[\w-]+: #\w+;)+\s*", rules) for rules in dark)


def test_every_place_is_there_once_and_every_link_finds_one(dua: str) -> None:
    """Both documents have a formulir, an anggaran, a pengesahan: each its own."""
    places = re.findall(r'\bid="([^"]*)"', dua)
    assert len(places) == len(set(places))
    inside = {found for found in re.findall(r'href="#([^"]*)"', dua)}
    assert inside <= set(places)
    assert {"2024-TW3-formulir", "2024-TW4-formulir", "2024-TW4-rencana-aksi"} <= inside


def test_it_says_what_it_is_and_begins_with_the_result(dua: str) -> None:
    text = re.sub(r"<[^>]*>", " ", dua.partition("<body")[2])
    assert text.index("PRATINJAU USULAN: belum disahkan") < text.index("Belum mencapai target")
    assert text.index("Belum mencapai target") < text.index("Pendahuluan")
    # IKU-02: 0,43 of 0,35, less is better: 77,14 %
    assert "setahun: realisasi 0,43, target 0,35, capaian 77,14 %" in " ".join(text.split())


@pytest.mark.parametrize(
    ("masuk", "keluar"),
    [
        pytest.param('<a href="../arsip/">Arsip</a>', "Arsip", id="another page"),
        pytest.param('<a href="#x">x</a>', '<a href="#p-x">x</a>', id="a place of the page"),
        pytest.param(
            '<a href="https://b.example/?a=1&amp;b=2">x</a>',
            '<a href="https://b.example/?a=1&amp;b=2" rel="noopener noreferrer">x</a>',
            id="evidence",
        ),
        pytest.param('<a href="javascript:alert(1)">x</a>', "x", id="a script as an address"),
        pytest.param("<p><script>alert(1)</script>x</p>", "<p>x</p>", id="a script"),
        pytest.param('<p style="color:red" onclick="x()">x</p>', "<p>x</p>", id="style and handler"),
        pytest.param('<img src="https://b.example/x.png" alt="">', "", id="a picture from elsewhere"),
        pytest.param("&lt;b&gt; &amp;amp; &#60;", "&lt;b&gt; &amp;amp; &#60;", id="text stays escaped"),
        pytest.param('<td headers="a b">1</td>', '<td headers="p-a p-b">1</td>', id="headings of a cell"),
    ],
)
def test_what_becomes_of_a_page(masuk: str, keluar: str) -> None:
    assert standalone_body(masuk, "p-", {}) == keluar


def test_the_title_is_text() -> None:
    assert "<title>&lt;/title&gt;&lt;script&gt;</title>" in one_file("</title><script>", "", "")


@pytest.fixture(scope="module")
def jahat(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("jahat") / "indicators"
    tulis_kantor(REPO / "indicators", folder, JAHAT)
    catalogue = read_catalogue(Folder(folder)).catalogue
    assert catalogue is not None
    return pratinjau(catalogue, "2024-TW4", "2023-TW4")


def test_hostile_text_stays_text(jahat: str) -> None:
    assert "<script" not in jahat
    assert "<img" not in jahat
    assert html.escape("<script>alert(1)</script>") in jahat
    assert 'href="javascript' not in jahat


@pytest.mark.one_daily("a page of its kind is looked at every day")
@pytest.mark.parametrize("warna", ["light", "dark"])
@pytest.mark.parametrize("isi", ["dua", "jahat"])
def test_on_a_phone(
    isi: str,
    warna: str,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    halaman: Buka,
    serve: Callable[[Path], str],
    overflows: Callable[[Page], bool],
    axe: Callable[[Page], list[str]],
) -> None:
    """``halaman`` fails the test for any request to elsewhere and any line in the console."""
    (tmp_path / "pratinjau.html").write_text(request.getfixturevalue(isi), "utf-8")
    page = halaman(f"{serve(tmp_path)}pratinjau.html", lebar=360, tinggi=740, warna=warna)
    assert not overflows(page)
    assert axe(page) == []
    light, dark = "rgb(255, 255, 255)", "rgb(21, 24, 28)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        light if warna == "light" else dark
    )
    if isi == "dua":
        first = page.get_by_text("Belum mencapai target").first.bounding_box()
        assert first is not None
        assert first["y"] < 740, "the result is on the first screen"


BROKEN = """() => [...document.querySelectorAll('th, td .ukur-status')].flatMap((cell) => {
  const range = document.createRange(), found = [];
  const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());)
    for (const word of node.data.matchAll(/\\p{L}{3,}/gu)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (range.getClientRects().length > 1) found.push(word[0]);
    }
  return found;
})"""


@pytest.mark.parametrize("width", [768, 1366])
def test_no_word_of_a_table_is_broken(dua: str, halaman: Buka, width: int) -> None:
    """A table that has no room is scrolled, as on the site; letters stood one below the other."""
    page = halaman(lebar=width)
    page.set_content(dua)
    assert page.evaluate(BROKEN) == []
