"""Use case ``portal build``: the portal's site from what is kept; nothing is fetched and nothing verified."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from ukur.commands.pages.plain_build import write_files
from ukur.commands.pages.site_build import site_folder
from ukur.commands.portal.rollup_run import RESULTS_FOLDER, TABLES_FOLDER, rollup_queries
from ukur.model.findings import UkurError
from ukur.portal.portal_data import PortalData
from ukur.portal_site.portal_material import PortalMaterial
from ukur.portal_site.portal_open_data import FOLDER
from ukur.portal_site.portal_whole_site import portal_files
from ukur.site.downloads import Download

_KINDS = {
    ".parquet": ("Tabel", "application/vnd.apache.parquet"),
    ".json": ("Rekap", "application/json"),
    ".sql": ("SQL rekap", "application/sql"),
}


def build_portal(
    data: PortalData, target: Path, advance: Callable[[], None], rollup: Path | None = None
) -> None:
    """Write the site into ``target``; the old site stays until the new one is whole.

    ``rollup`` is the folder that ``portal rollup`` wrote, whose files are published with the site.
    """
    more = tuple(rollup_files(rollup)) if rollup else ()
    with site_folder(target) as made:
        write_files(portal_files(PortalMaterial(data, rollup_queries()), more), made, advance)


def rollup_files(folder: Path) -> Iterator[Download]:
    """Yield the files that the roll-up wrote, as the site publishes them."""
    places = [(name, folder / name) for name in (TABLES_FOLDER, RESULTS_FOLDER)]
    if not all(place.is_dir() for _, place in places):
        raise UkurError(
            f"{folder.name} bukan hasil rekap; jalankan ukur portal rollup --output {folder.name}"
        )
    for name, place in places:
        for path in sorted(place.iterdir()):
            if path.suffix in _KINDS:
                title, kind = _KINDS[path.suffix]
                content = path.read_bytes()
                yield Download(
                    f"{title} {path.stem}",
                    f"{FOLDER}/{name}/{path.name}",
                    kind,
                    len(content),
                    hashlib.sha256(content).hexdigest(),
                    path,
                )
