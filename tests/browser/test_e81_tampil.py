"""The page of form E.81 in a browser: 25 columns on a phone, and for screen readers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.kantor_e81 import kantor_e81

from ukur.model.catalogue import Catalogue

Buka = Callable[..., Page]


@pytest.fixture(scope="module")
def alamat(katalog: Catalogue, bangun: Callable[..., Path], serve: Callable[[Path], str]) -> str:
    return f"{serve(bangun(kantor_e81(katalog)))}dokumen/2025-TW3/e81/"


@pytest.mark.parametrize("lebar", [360, 1280])
def test_page_does_not_scroll_sideways(
    alamat: str, halaman: Buka, overflows: Callable[[Page], bool], lebar: int
) -> None:
    """The table does, in a region of its own; what stands at its foot stays in view."""
    page = halaman(alamat, lebar=lebar)
    assert not overflows(page)
    region = page.locator(".ukur-gulir")
    assert region.evaluate("e => e.scrollWidth > e.clientWidth")
    region.evaluate("e => { e.scrollLeft = 400 }")
    box = page.locator(".ukur-e81 tfoot td > span").first.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= lebar


def test_page_is_accessible(alamat: str, halaman: Buka, axe: Callable[[Page], list[str]]) -> None:
    assert axe(halaman(alamat)) == []
