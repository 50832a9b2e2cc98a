"""Every page type of the portal in a real browser: axe, the policy, a telephone's width."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.portal_site.portal_buatan import SHOWN, three

from ukur.portal.portal_data import PortalData

KINDS = ("", f"kantor/{SHOWN.kantor}/", "indikator/REF.01/", "verifikasi/", "evaluasi/")
OTHERS = ("kantor/", "indikator/", "belum-tercapai/", "koreksi/", "data/", "cara-kerja/")
OPEN = "document.querySelectorAll('details').forEach(one => one.open = true)"


@pytest.mark.parametrize(
    ("sources", "dark"),
    [
        pytest.param(KINDS, False, id="kinds of tables"),
        pytest.param(
            (*KINDS, *OTHERS),
            True,
            id="all",
            marks=pytest.mark.nightly(
                "the daily row has every kind of table, list and fold; colours are the site's"
            ),
        ),
        pytest.param(
            OTHERS,
            False,
            id="others",
            marks=pytest.mark.nightly("the daily row has every kind of table, list and fold"),
        ),
    ],
)
def test_page_types(
    sources: tuple[str, ...],
    dark: bool,
    situs_portal: Callable[[PortalData], Path],
    serve: Callable[[Path], str],
    halaman: Callable[..., Page],
    axe: Callable[..., list[str]],
    overflows: Callable[[Page], bool],
) -> None:
    """Whole in the light, colours alone in the dark, at 360 px; folds are opened first."""
    address = serve(situs_portal(three(demonstration=True)))
    view = halaman(warna="dark" if dark else "light", lebar=360)
    for src in sources:
        view.goto(address + src)
        view.evaluate(OPEN)
        assert axe(view, colours=dark) == [], src
        assert not overflows(view), src
