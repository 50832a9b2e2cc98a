"""The page of the archive tells, by the reader's clock, that the last drill is long ago."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from ukur.commands.pages.site_archive import shown_archive
from ukur.commands.pages.site_build import gather_material
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.site.archive_view import ShownDrill
from ukur.site.page import PageAddresses
from ukur.site.page_archive import AGE_SCRIPT
from ukur.site.page_archive_period import LIST_PATH
from ukur.site.whole_site import CSS, compose_site

REPO = Path(__file__).resolve().parents[2]
DRILLED = datetime.datetime(2026, 4, 1, 3, tzinfo=datetime.UTC)


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory, katalog: Catalogue, serve: Callable[[Path], str]
) -> str:
    """The list of an archive that was drilled on 1 April 2026, with its style and script, without a theme."""
    folder = tmp_path_factory.mktemp("situs")
    filed = shown_archive(REPO, katalog.instansi.zona_waktu)
    drill = ShownDrill("1 April 2026", 1, (), DRILLED.isoformat())
    material = gather_material(Measurements(katalog), environment={})
    material = replace(material, arsip=replace(filed, latihan=drill))
    site = compose_site(material, PageAddresses())
    [page] = [page for page in site.halaman if page.src == LIST_PATH]
    for file in site.berkas:
        if file.path in {CSS, AGE_SCRIPT} and isinstance(file.isi, bytes):
            (folder / file.path).parent.mkdir(exist_ok=True)
            (folder / file.path).write_bytes(file.isi)
    (folder / "arsip").mkdir()
    head = f'<!doctype html><html lang="id"><meta charset="utf-8"><link rel="stylesheet" href="../{CSS}">'
    (folder / "arsip/index.html").write_text(f"{head}<title>Arsip</title>{page.isi()}", "utf-8")
    (folder / "index.html").write_text("<!doctype html><title>Awal</title>", "utf-8")
    return serve(folder)


@pytest.mark.parametrize(
    ("days", "told"), [pytest.param(13, False, id="13 days"), pytest.param(15, True, id="15 days")]
)
def test_told_by_the_readers_clock(
    address: str, halaman: Callable[..., Page], problems: list[str], days: int, told: bool
) -> None:
    page = halaman(address)
    page.clock.set_fixed_time(DRILLED + datetime.timedelta(days=days))
    page.goto(f"{address}arsip/")
    shown = page.locator("#latihan-lama").is_visible()
    page.context.close()
    assert (shown, problems) == (told, [])
