"""Pages of the evidence pack, opened from disk: accessible, narrow, on paper."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.lengkap import SITUS, TW4, lengkap

from ukur.archive.evidence_pack import PackSource, compose_pack
from ukur.document.composition import compose_document
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue

PANJANG = "tanpaspasi" * 30
Buka = Callable[..., Page]


@pytest.fixture(scope="module")
def paket(katalog: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack of the office in full use; names without any space stand in it."""
    office = lengkap(katalog, instansi={"unit": {"dinas": {"nama": PANJANG}}})
    document = compose_document(Measurements(office), TW4)
    source = PackSource(office, document, {f"{document.nama_berkas}.pdf": b"%PDF"}, {}, situs=SITUS)
    folder = tmp_path_factory.mktemp("paket")
    for path, isi in compose_pack(source).berkas.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(isi)
    return folder


@pytest.mark.parametrize("nama", ["index.html", "2.b.5/index.html", "2.c.1/index.html"])
def test_a_page_of_the_pack(
    nama: str,
    paket: Path,
    halaman: Buka,
    axe: Callable[[Page], list[str]],
    overflows: Callable[[Page], bool],
) -> None:
    page = halaman((paket / nama).as_uri(), lebar=360)
    assert axe(page) == []
    assert not overflows(page)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 1009})  # A4 portrait less its margins
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
