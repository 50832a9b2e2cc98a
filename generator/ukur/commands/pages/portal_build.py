"""Use case ``portal build``: the portal's site from what is kept; nothing is fetched and nothing verified."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from ukur.commands.pages.site_build import refuse_other_folder, swap_in
from ukur.portal.portal_data import PortalData
from ukur.portal_site.portal_material import PortalMaterial
from ukur.portal_site.portal_whole_site import portal_files


def build_portal(data: PortalData, target: Path, advance: Callable[[], None]) -> None:
    """Write the site into ``target``; the old site stays until the new one is whole."""
    refuse_other_folder(target)
    target.absolute().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.absolute().parent, prefix=".situs-") as temp:
        made = Path(temp) / "situs"
        for file in portal_files(PortalMaterial(data)):
            path = made / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.isi if isinstance(file.isi, bytes) else file.isi.read_bytes())
            if file.path.endswith(".html"):
                advance()
        swap_in(made, target)
