"""Home, a document and an indicator in Firefox ESR: no wider than the window, in both shells."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.browser.test_situs_nyata import DOKUMEN
from tests.firefox_esr import Firefox

pytestmark = pytest.mark.nightly("needs Firefox, see `make firefox`; in Chromium, test_situs_nyata.py")
FITS = """const root = document.documentElement;
return [innerWidth, root.scrollWidth <= root.clientWidth, document.querySelector('h1').offsetHeight > 0];"""


@pytest.mark.parametrize("shell", ["situs", "polos"])
def test_pages_fit(
    request: pytest.FixtureRequest, firefox: Firefox, serve: Callable[[Path], str], shell: str
) -> None:
    address = serve(request.getfixturevalue(shell))
    for width in (360, 1366):
        for path in ("", DOKUMEN, "indikator/IKU-01/"):
            firefox.visit(address + path, width)
            assert firefox.run(FITS) == [width, True, True], path
