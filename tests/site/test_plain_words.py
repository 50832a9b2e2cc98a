"""Plain words before readers: the terms of docs/glossary.md on every page type that is not for operators."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.salinan import REPO
from tests.urai import Unsur, halaman, urai

from ukur.commands.pages import site_build
from ukur.commands.pages.site_archive import shown_archive
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue

FOR_OPERATORS = {"panduan", "kamus-isian", "aturan", "meja", "putuskan", "bukti-dukung"}
KINDS = {"", "dokumen", "indikator", "wilayah", "unit", "rencana-aksi", "pohon-kinerja", "arsip", "data"}
KINDS |= {"tentang", "sop", "metodologi", "aksesibilitas", "himpunan", "404.html", "en"}
HEARD = ("aria-label", "title", "alt", "placeholder", "content")


@cache
def table() -> tuple[tuple[tuple[str, ...], tuple[str, ...], frozenset[str]], ...]:
    """Each row of the glossary: the terms, the words that are none, and where those may stand."""
    text = (REPO / "docs/glossary.md").read_text("utf-8").partition("## Words before readers")[2]
    lines = re.findall(r"^\|(.*)\|$", text, re.M)
    rows = [[cell.strip() for cell in line.split("|")] for line in lines[2:]]
    return tuple(
        (parts(good, "[,;]"), parts(bad, ","), frozenset(parts(but, ","))) for _, good, bad, but in rows
    )


def parts(cell: str, mark: str) -> tuple[str, ...]:
    return tuple(part.strip().removeprefix("then ") for part in re.split(mark, cell) if part.strip())


def words_of(kind: str) -> list[str]:
    return sorted(
        {word for _, bad, where in table() for word in bad if kind not in where}, key=lambda word: -len(word)
    )


def texts(tree: Unsur) -> Iterator[str]:
    """Yield what a page says and what a screen reader or a messenger hears of it; code is no text."""
    if tree.tag in {"script", "style", "code"}:
        return
    if tree.tag != "meta" or tree.atribut.get("name") == "description":
        yield from (f" {tree.atribut[name]} | " for name in HEARD if name in tree.atribut)
    for part in tree.isi:
        if isinstance(part, str):
            yield part
        else:
            yield from texts(part)


def found(kind: str, text: str) -> list[str]:
    """Return the banned words in a text, each with what stands around it; the terms themselves are none."""
    for good, _, _ in table():
        for term in good:
            text = re.sub(rf"\b{re.escape(term)}", "|", text, flags=re.IGNORECASE)
    banned = "|".join(map(re.escape, words_of(kind)))
    hits = re.finditer(rf"(?<![\w/.@-])(?:{banned})(?:-?nya)?(?![\w/@-]|\.\w)", text, re.IGNORECASE)
    return [text[max(0, hit.start() - 40) : hit.end() + 40] for hit in hits]


def kind_of(path: str) -> str:
    return "" if path == "index.html" else path.partition("/")[0]


def not_plain(site: Path) -> dict[str, list[str]]:
    """Return the banned words of every page for readers, the page types of which must be known."""
    pages = {path: html for path, html in halaman(site).items() if kind_of(path) not in FOR_OPERATORS}
    assert {kind_of(path) for path in pages} <= KINDS, "a new page type: is it for readers or for operators?"
    told = {path: " ".join("".join(texts(urai(html))).split()) for path, html in pages.items()}
    hits = {path: found(kind_of(path), text) for path, text in told.items()}
    return {path: words for path, words in hits.items() if words}


@pytest.fixture(scope="module")
def filed(katalog: Catalogue, kantor_asli: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's site with its archive, in the plain shell; files are not copied."""
    material = site_build.gather_material(Measurements(katalog), False, {})
    material = replace(material, arsip=shown_archive(REPO, katalog.instansi.zona_waktu))
    site = tmp_path_factory.mktemp("arsip") / "situs"
    site_build.build_site(kantor_asli, material, site, lambda: None, plain=True)
    return site


def test_pages_in_the_theme(situs: Path) -> None:
    assert not_plain(situs) == {}


def test_pages_in_the_plain_shell_with_an_archive(filed: Path) -> None:
    assert not_plain(filed) == {}


def test_scripts_say_the_same(filed: Path) -> None:
    """What scripts write into a page: the strings of several words."""
    for script in ("periksa", "cari", "grafik", "usia"):
        [path] = (REPO / "generator/ukur/site/aset").glob(f"{script}.js")
        sentences = re.findall(r'"([^"\n]* [^"\n]*)"', path.read_text("utf-8"))
        assert found("arsip", " | ".join(sentences)) == [], path.name


@pytest.mark.parametrize(
    ("kind", "text", "count"),
    [
        pytest.param("", "Struk angka IKU-01", 1, id="a shop slip"),
        pytest.param("tentang", "berkas YAML asalnya; commit-nya", 2, id="developer's words"),
        pytest.param("arsip", "Sidik jari digital berkas (nilai hash SHA-256)", 0, id="the term in full"),
        pytest.param("arsip", "sidiknya tercatat, hash", 2, id="parts of the term"),
        pytest.param("sop", "cabang keputusan", 0, id="a way out of a decision"),
        pytest.param("", "cabang keputusan", 1, id="a branch elsewhere"),
        pytest.param("", "indikator resiko, dinas.yml, github.com", 0, id="other words"),
    ],
)
def test_the_meter_can_fail(kind: str, text: str, count: int) -> None:
    assert len(found(kind, text)) == count
