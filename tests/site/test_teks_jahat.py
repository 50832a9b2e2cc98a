"""Hostile text in every field stays text: on every page, in the search index, and in Chromium."""

import dataclasses
import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page
from tests.browser.search_box import search
from tests.browser.settled import settle
from tests.indeks_cari import records
from tests.jahat import (
    AMAN,
    JAHAT,
    TAUTAN,
    setara,
    tanpa_jahat,
    teks_bebas,
    terbaca,
    tulis_kantor,
    unnamed,
)
from tests.urai import halaman as semua_halaman
from tests.urai import isi_folder, urai

from ukur.model.catalogue import Catalogue
from ukur.site.search_index import INDEX_SCRIPT
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_kinds import FILE_KINDS
from ukur.source.file_tree import Folder

REPO = Path(__file__).resolve().parents[2]
HALAMAN = [
    *("", "dokumen/", "dokumen/2024-TW4/", "indikator/", "indikator/IKU-01/", "indikator/IKU-08/"),
    *("wilayah/", "wilayah/18.08.01/"),
    *("rencana-aksi/", "bukti-dukung/", "arsip/", "arsip/2024-TW4/", "arsip/periksa/"),
    *("dokumen/2023-TW4/", "dokumen/2024-TW4/e81/", "data/"),
    *("pohon-kinerja/", "sop/", "metodologi/", "aturan/", "kamus-isian/", "tentang/", "404.html"),
]
# Texts of the data that the site does not print.
TAK_TAMPIL = {
    *("Instansi.bidang_urusan", "Instansi.sumber", "Pejabat.sumber", "PengecualianPeran.alasan"),
    "HostApprovals.alasan",
    "Succession.sk",  # only beside an approval that was given in somebody's place
    *("Penomoran.klasifikasi", "Penomoran.kode_unit", "Penomoran.pola"),
    *("TabelLabel.nama", "TabelLabel.nilai (kunci)", "TabelLabel.sumber"),
    # in the lists of what was filed, of which there is nothing here
    *("Retensi.klasifikasi", "Retensi.keamanan", "Retensi.akses", "Berkas.nomor_berkas"),
    "Repositori.aplikasi",  # told to the scripts that ask a GitLab, not to readers
    *("IndukInstansi.nama", "Urusan.nama"),  # in dokumen.json, for programs that gather many offices
    "Sop.sic",  # looked for in the SOP, not shown itself
    *("Inggris.satuan", "Inggris.satuan (kunci)"),  # found by the unit's own word, which is another here
}


def baca(folder: Path) -> Catalogue:
    reading = read_catalogue(Folder(folder, "indicators"))
    assert reading.findings == ()
    assert reading.catalogue is not None
    office = reading.catalogue.instansi.model_copy(update={"bukti_publik": True})
    return dataclasses.replace(reading.catalogue, instansi=office)


@pytest.fixture(scope="session")
def terisi(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, dict[str, str]]]:
    """The two offices: their folder, and the places where their texts stand."""
    root = tmp_path_factory.mktemp("kantor")
    return {
        teks: (root / name, tulis_kantor(REPO / "indicators", root / name, teks))
        for name, teks in (("jahat", JAHAT), ("aman", AMAN))
    }


@pytest.fixture(scope="session")
def jahat(terisi: dict[str, tuple[Path, dict[str, str]]], bangun: Callable[..., Path]) -> Path:
    return bangun(baca(terisi[JAHAT][0]), lingkungan={})


@pytest.fixture(scope="session")
def aman(terisi: dict[str, tuple[Path, dict[str, str]]], bangun: Callable[..., Path]) -> Path:
    return bangun(baca(terisi[AMAN][0]), lingkungan={})


def test_every_field_that_takes_text_is_hostile(terisi: dict[str, tuple[Path, dict[str, str]]]) -> None:
    free = {place for jenis in FILE_KINDS for place in teks_bebas(jenis.model)}
    filled = {place.removesuffix(" (kunci)") for place in terisi[JAHAT][1].values()}
    assert free == filled
    assert len(free) > 95


def test_the_site_prints_them_all(jahat: Path, terisi: dict[str, tuple[Path, dict[str, str]]]) -> None:
    text = " ".join(urai(page).teks for page in semua_halaman(jahat).values())
    places = terisi[JAHAT][1]
    shown = {places[number] for number in re.findall(r"zq\d+", text)}
    assert set(places.values()) - shown == TAK_TAMPIL


def test_pages_differ_from_harmless_ones_in_nothing_but_the_words(jahat: Path, aman: Path) -> None:
    """Elements, attributes, comments, scripts and the policy are the same; each text is wholly there."""
    hostile, harmless = semua_halaman(jahat), semua_halaman(aman)
    assert hostile.keys() == harmless.keys()
    for page, text in hostile.items():
        assert setara(unnamed(text)) == setara(unnamed(harmless[page])), page


def test_the_comparison_sees_a_text_that_is_not_escaped(jahat: Path) -> None:
    page = (jahat / "index.html").read_text("utf-8")
    broken = page.replace(html.escape(JAHAT), JAHAT, 1)
    assert setara(page) != setara(broken)


def test_data_files_differ_in_nothing_but_the_words(jahat: Path, aman: Path) -> None:
    """The search index has its own test; data files are read as programs read them."""
    hostile, harmless = isi_folder(jahat), isi_folder(aman)
    assert hostile.keys() == harmless.keys()
    differing = {path for path, data in hostile.items() if harmless[path] != data}
    files = {path for path in differing if not path.endswith(".html")} - {INDEX_SCRIPT}
    assert {path for path in files if not path.startswith(("data/", "grafik/", "umpan/"))} == {"umpan.xml"}
    assert len(files) > 20
    for path in files:
        read, expected = terbaca(path, hostile[path]), terbaca(path, harmless[path])
        assert tanpa_jahat(read) == tanpa_jahat(expected), path


def test_the_search_index_holds_text_as_data(jahat: Path, aman: Path) -> None:
    """Unescaped, as strings of JSON: the box puts them on the page as text, see the search box's tests."""
    hostile = records(jahat)
    assert any("<script>alert(1)</script>" in record.title for record in hostile)
    assert any(JAHAT in record.text for record in hostile)
    for found, safe in zip(hostile, records(aman), strict=True):
        assert (found.address, found.kind) == (safe.address, safe.kind)
        assert safe.title.startswith(tanpa_potongan(found.title))
        shown = found.text.partition(" … ")[0]  # behind the dots stand single words, in lower case
        assert safe.text.startswith(tanpa_potongan(shown))


def tanpa_potongan(text: str) -> str:
    """The words made harmless; of a record that was cut off within them, what stands before."""
    text = text.replace(JAHAT, AMAN)
    ends = (text.removesuffix(JAHAT[:n]) for n in range(len(JAHAT), 0, -1) if text.endswith(JAHAT[:n]))
    return next(ends, text)


def test_links_stay_links(jahat: Path) -> None:
    tree = urai((jahat / "indikator/IKU-01/index.html").read_text("utf-8"))
    links = [element.atribut.get("href", "") for element in tree.cari("a")]
    assert TAUTAN in links
    assert [link for link in links if not re.match(r"https?://|[.#]", link)] == []


@pytest.fixture
def dialog(halaman: Callable[..., Page]) -> Callable[[str], tuple[Page, list[str]]]:
    """Open a page without its policy, so that only the escaping protects; note every dialog."""

    def open_page(url: str) -> tuple[Page, list[str]]:
        page = halaman(tanpa_pagar=True)
        seen: list[str] = []

        def note(found: Dialog) -> None:
            seen.append(found.message)
            found.dismiss()

        page.on("dialog", note)
        page.goto(url)
        return page, seen

    return open_page


def test_a_dialog_would_be_seen(
    dialog: Callable[[str], tuple[Page, list[str]]],
    tmp_path: Path,
    serve: Callable[[Path], str],
    problems: list[str],
) -> None:
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    (tmp_path / "a.html").write_text(f"<!doctype html>{policy}<p>{JAHAT}", "utf-8")
    page, seen = dialog(f"{serve(tmp_path)}a.html")
    page.context.close()
    assert set(seen) == {"1"}
    problems.clear()


def test_nothing_runs(
    jahat: Path, serve: Callable[[Path], str], dialog: Callable[[str], tuple[Page, list[str]]]
) -> None:
    address = serve(jahat)
    page, seen = dialog(address)
    for path in HALAMAN:
        page.goto(address + path)
        assert page.evaluate("document.querySelectorAll('[onerror], img[src=x]').length") == 0
    assert seen == []


@pytest.mark.one_daily("a page of its kind is looked at every day")
@pytest.mark.parametrize("kata", ["alert", "onerror", "script", "javascript"])
def test_nothing_runs_in_search_results(
    kata: str, jahat: Path, serve: Callable[[Path], str], dialog: Callable[[str], tuple[Page, list[str]]]
) -> None:
    page, seen = dialog(serve(jahat))
    search(page, kata)
    found = page.locator(".ukur-kotak ol")
    assert "<script>alert(1)</script>" in found.inner_text()
    assert page.evaluate("document.querySelectorAll('.ukur-kotak ol :is(script, img, h1, b)').length") == 0
    found.locator("a").first.click()
    settle(page)
    assert seen == []
