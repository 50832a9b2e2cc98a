"""Times of the portal's pages: everything but fetching and verifying, from rows in memory to files."""

import gc
import gzip
import time
from collections.abc import Iterator

from tests.portal_site.portal_buatan import many

from ukur.portal_site.portal_material import PortalMaterial
from ukur.portal_site.portal_whole_site import portal_files

SIZES = (60, 300)
INDICATORS, QUARTERS = 60, 8
RUNS = 2


def baris_portal() -> Iterator[tuple[str, ...]]:
    """Yield a row for each size: offices, pages, seconds with open data, MB, kB of the home."""
    for count in SIZES:
        data = many(count, INDICATORS, QUARTERS)
        gc.disable()  # as the command line does
        seconds, files = [], {}
        for _ in range(RUNS):
            start = time.perf_counter()
            files = {file.path: file.isi for file in portal_files(PortalMaterial(data))}
            seconds.append(time.perf_counter() - start)
        gc.enable()
        contents = {path: content for path, content in files.items() if isinstance(content, bytes)}
        pages = sum(path.endswith(".html") for path in contents)
        size = sum(map(len, contents.values())) / 1_000_000
        home = len(gzip.compress(contents["index.html"])) / 1000
        yield (str(count), str(pages), f"{min(seconds):.2f}", f"{size:.0f}", f"{home:.1f}")
