"""The desk for tests, a pytest plugin: assembled once for all, laid out as a site with nothing else."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from ukur.commands.pages.desk_files import assembled, desk_files
from ukur.model.findings import UkurError
from ukur.site.material import SiteMaterial

REPO = Path(__file__).resolve().parents[1]


Files = dict[str, Path]


def desk_parts(folder: Path) -> tuple[Files, Files]:
    """Return runtime and program by name, assembled in ``folder`` unless that was done before."""
    try:
        return assembled(folder)
    except UkurError as error:
        if os.environ.get("CI") == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))  # a user's machine may have no network; CI fails above instead


@pytest.fixture(scope="session")
def desk_cache() -> Path:
    """Where `make` keeps the assembled desk of this checkout; assembled here unless that was done before."""
    folder = REPO / ".cache/meja"
    desk_parts(folder)
    return folder


def lay_desk(
    repo: Path, material: SiteMaterial, cache: Path, folder: Path, environment: Mapping[str, str]
) -> Path:
    """Write the desk of an office into a folder; ``repo`` takes the assembled parts from ``cache``."""
    (repo / ".cache").mkdir(exist_ok=True)
    if not (repo / ".cache/meja").is_symlink():
        (repo / ".cache/meja").symlink_to(cache)
    for file in desk_files(repo, material, pytest.fail, environment):
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        content = file.isi if isinstance(file.isi, bytes) else file.isi.read_bytes()
        (folder / file.path).write_bytes(content)
    return folder
