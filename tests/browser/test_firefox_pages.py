"""Home, a document and an indicator in Firefox ESR: no wider than the window, in both shells."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.browser.test_situs_nyata import DOKUMEN
from tests.firefox_esr import Firefox

pytestmark = pytest.mark.nightly("needs Firefox, see `make firefox`; in Chromium, test_situs_nyata.py")
FITS = """const root = document.documentElement;
const lines = (part) => part.offsetHeight / parseFloat(getComputedStyle(part).fontSize);
const whole = [...document.querySelectorAll('dd.utuh')].every((figure) => lines(figure) < 2);
const tables = [...document.querySelectorAll('table.ukur-formulir')];
const fits = (part) => part.offsetWidth <= part.parentElement.clientWidth;
const seen = innerWidth < 1000 || tables.every(fits);
return [innerWidth, root.scrollWidth <= root.clientWidth, whole, seen];"""


@pytest.mark.parametrize("shell", ["situs", "polos"])
def test_pages_fit(
    request: pytest.FixtureRequest, firefox: Firefox, serve: Callable[[Path], str], shell: str
) -> None:
    address = serve(request.getfixturevalue(shell))
    for width in (360, 1366):
        for path in ("", DOKUMEN, "indikator/IKU-01/"):
            firefox.visit(address + path, width)
            assert firefox.run(FITS) == [width, True, True, True], path
