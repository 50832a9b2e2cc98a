from collections.abc import Callable
from pathlib import Path

import pytest

from ukur.portal.portal_data import PortalData
from ukur.portal_site.portal_material import PortalMaterial
from ukur.portal_site.portal_whole_site import portal_files


@pytest.fixture(scope="session")
def situs_portal(tmp_path_factory: pytest.TempPathFactory) -> Callable[[PortalData], Path]:
    """Write the site of a portal; the answer is its folder."""

    def write(data: PortalData) -> Path:
        folder = tmp_path_factory.mktemp("portal")
        for file in portal_files(PortalMaterial(data)):
            path = folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.isi if isinstance(file.isi, bytes) else file.isi.read_bytes())
        return folder

    return write
