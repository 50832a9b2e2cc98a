"""The site in the plain shell beside the one of MkDocs: pages, figures, links, policy, bytes, addresses."""

import gzip
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.salinan import REPO, salin
from tests.site.test_situs_jadi import ALAMAT, putus, ubah_instansi
from tests.urai import Unsur, halaman, isi_folder, urai

from ukur.commands.pages import offline, site_build
from ukur.document.composition import PERCONTOHAN_MARK
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.site.english.english_words import MARKS
from ukur.site.plain.shell import TOGGLE_SCRIPT
from ukur.site.search_index import BOX_SCRIPT, INDEX_SCRIPT
from ukur.site.whole_site import CSS

Build = Callable[..., Path]
THEME = ("assets/", "sitemap.xml")


@pytest.fixture(scope="session")
def trees(polos: Path) -> dict[str, Unsur]:
    return {path: urai(html) for path, html in halaman(polos).items()}


def words(tree: Unsur) -> list[str]:
    """The words of a page's article; the theme's pencil and the marks of headings are none."""
    [article] = tree.cari("article")
    return [part.strip("¶ ") for part in article.teks.split() if part.strip("¶ ")]


def test_the_same_files(situs: Path, polos: Path) -> None:
    theirs = {path for path in isi_folder(situs) if not path.startswith(THEME)}
    assert set(isi_folder(polos)) == theirs | {TOGGLE_SCRIPT}


def test_the_same_words_and_figures_on_every_page(situs: Path, trees: dict[str, Unsur]) -> None:
    theirs = {path: words(urai(html)) for path, html in halaman(situs).items() if path != "404.html"}
    assert {path: words(tree) for path, tree in trees.items() if path != "404.html"} == theirs
    assert sum(len(text) for text in theirs.values()) > 20_000


def test_every_other_file_has_the_same_bytes(situs: Path, polos: Path) -> None:
    """Data, documents and the search index do not depend on the shell."""
    ours, theirs = isi_folder(polos), isi_folder(situs)
    same = {path for path in ours.keys() & theirs.keys() if not path.endswith(".html")} - {CSS}
    assert INDEX_SCRIPT in same
    assert {path for path in same if ours[path] != theirs[path]} == set()


def test_every_link_leads_somewhere(polos: Path) -> None:
    assert putus(polos) == []


def test_what_every_page_has(trees: dict[str, Unsur]) -> None:
    for path, tree in trees.items():
        [policy] = [e.atribut["content"] for e in tree.cari("meta") if "http-equiv" in e.atribut]
        assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
        assert not re.search("unsafe|http", policy)
        assert (len(tree.cari("h1")), len(tree.cari("main"))) == (1, 1), path
        told = MARKS[PERCONTOHAN_MARK] if path.startswith("en/") else PERCONTOHAN_MARK
        assert [e.teks for e in tree.cari("p", "ukur-tanda")] == [told]
        assert [
            e for e in tree.jelajah() if "style" in e.atribut or any(n.startswith("on") for n in e.atribut)
        ] == []


def test_pages_are_chained_as_in_the_other_shell(situs: Path, trees: dict[str, Unsur]) -> None:
    for path, tree in trees.items():
        theirs = urai((situs / path).read_text("utf-8"))
        for rel, kind in (("prev", "md-footer__link--prev"), ("next", "md-footer__link--next")):
            ours = [e.atribut["href"] for e in tree.cari("a") if e.atribut.get("rel") == rel]
            if path.startswith(("indikator/IKU", "dokumen/2", "arsip/2")):
                wanted = [e.atribut["href"] for e in theirs.cari("a", kind)]
                assert [os.path.normpath(os.path.join(path, "..", a)) for a in ours] == [
                    os.path.normpath(os.path.join(path, "..", a)) for a in wanted
                ]


def test_light(polos: Path) -> None:
    """The budget of the shell: 8 kB of style and 2 kB of scripts, compressed, beside the search index."""
    assert len(gzip.compress((polos / CSS).read_bytes())) <= 8_000
    scripts = b"".join((polos / name).read_bytes() for name in (BOX_SCRIPT, TOGGLE_SCRIPT))
    assert len(gzip.compress(scripts)) <= 2_000


def test_the_same_bytes_twice_from_elsewhere(
    polos: Path, katalog: Catalogue, bangun: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = salin(tmp_path / "kantor lain", "content", "mkdocs.yml")
    monkeypatch.chdir(repo)
    assert isi_folder(bangun(katalog, repo=Path(), dokumen=True, polos=True)) == isi_folder(polos)


def test_an_office_with_an_address(katalog: Catalogue, bangun: Build) -> None:
    made = bangun(ubah_instansi(katalog, situs=ALAMAT), dokumen=True, polos=True)
    pages = set(halaman(made)) - {"404.html"}
    addresses = {ALAMAT + page.removesuffix("index.html") for page in pages}
    sitemap = (made / "sitemap.xml").read_text("utf-8")
    assert set(re.findall("<loc>(.*?)</loc>", sitemap)) == addresses
    assert gzip.decompress((made / "sitemap.xml.gz").read_bytes()).decode() == sitemap
    for page in pages:
        tree = urai((made / page).read_text("utf-8"))
        canonical = [e.atribut["href"] for e in tree.cari("link") if e.atribut["rel"] == "canonical"]
        assert canonical == [ALAMAT + page.removesuffix("index.html")]
    assert putus(made, "/kantor/") == []
    assert 'href="/kantor/"' in (made / "404.html").read_text("utf-8")


def test_a_copy_for_the_disk(katalog: Catalogue, tmp_path: Path) -> None:
    material = site_build.gather_material(Measurements(katalog), False, {})
    with site_build.built_site(REPO, material, tmp_path, lambda: None, offline=True, plain=True) as copy:
        home = (copy / "index.html").read_text("utf-8")
        assert "script-src 'self' file: 'sha256-" in home
        assert 'href="./indikator/index.html"' in home
        assert (copy / "panduan/operator.html").is_file()
    assert offline.folder_name(material) == "dpmk-situs-2024-TW4"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("nav: [a: b: c]", "mkdocs.yml tidak terbaca", id="YAML yang keliru"),
        pytest.param("nav: [tiada.md]", "mkdocs.yml: nav menyebut 'tiada.md', yang tidak ada", id="menu"),
    ],
)
def test_a_wrong_menu(text: str, told: str, katalog: Catalogue, bangun: Build, tmp_path: Path) -> None:
    repo = salin(tmp_path / "kantor", "content")
    (repo / "mkdocs.yml").write_text(text, "utf-8")
    with pytest.raises(UkurError, match=re.escape(told)):
        bangun(katalog, repo=repo, polos=True)


def test_what_mkdocs_leaves_out_is_left_out(katalog: Catalogue, bangun: Build, tmp_path: Path) -> None:
    repo = salin(tmp_path / "kantor", "content", "mkdocs.yml")
    for name in ("huruf/a.ttf", ".rahasia", "surat.txt"):
        (repo / "content" / name).parent.mkdir(exist_ok=True)
        (repo / "content" / name).write_text("x", "utf-8")
    made = bangun(katalog, repo=repo, polos=True)
    assert [(made / name).exists() for name in ("huruf/a.ttf", ".rahasia", "surat.txt")] == [
        False,
        False,
        True,
    ]
