"""Use case ``portal build``: the portal's site from what is kept; nothing is fetched and nothing verified."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ukur.commands.pages.plain_build import write_files
from ukur.commands.pages.site_build import site_folder
from ukur.model.area_map import AreaMap
from ukur.portal.portal_data import PortalData
from ukur.portal_site.portal_material import PortalMaterial
from ukur.portal_site.portal_whole_site import portal_files
from ukur.site.downloads import Download


def build_portal(
    data: PortalData,
    target: Path,
    advance: Callable[[], None],
    sql: Mapping[str, str] | None = None,
    more: Sequence[Download] = (),
    maps: Mapping[str, AreaMap] | None = None,
) -> None:
    """Write the site into ``target``; the old site stays until the new one is whole.

    ``sql`` are the roll-up's queries by name, ``more`` the files that it made, ``maps`` the portal's own.
    """
    with site_folder(target) as made:
        write_files(portal_files(PortalMaterial(data, sql or {}, maps or {}), more), made, advance)
