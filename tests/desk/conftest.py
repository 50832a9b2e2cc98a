import io
import os
import zipfile
from pathlib import Path

import pytest
from tests.salinan import with_history

from ukur.commands.data.new_office import start_example
from ukur.commands.pages.desk_files import assembled, desk_files
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.site.material import collect_material

PUBLIC = {"GITLAB_CI": "true", "CI_PROJECT_VISIBILITY": "public"}
REPO = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def cache() -> Path:
    """Where `make` keeps the assembled desk of this checkout; assembled here unless that was done before."""
    folder = REPO / ".cache/meja"
    try:
        assembled(folder)
    except UkurError as error:
        if os.environ.get("CI") == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))  # a user's machine may have no network; CI fails above instead
    return folder


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up office as ``ukur init --contoh`` writes it, under Git."""
    folder = tmp_path_factory.mktemp("kantor") / "repo"
    start_example(folder)
    return with_history(folder)


@pytest.fixture(scope="session")
def office_zip(office: Path) -> bytes:
    """That office as a host gives it: one folder around it, named by repository and branch."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(office.rglob("*")):
            if path.is_file() and path.suffix != ".whl" and ".git" not in path.parts:
                archive.write(path, f"kinerja-main/{path.relative_to(office).as_posix()}")
    return buffer.getvalue()


@pytest.fixture(scope="session")
def desk_site(cache: Path, contoh: Catalogue, office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of that office with nothing in it but the desk; everybody may read its repository."""
    (office / ".cache").mkdir()
    (office / ".cache/meja").symlink_to(cache)
    material = collect_material(Measurements(contoh), (), None, False)
    folder = tmp_path_factory.mktemp("meja")
    for file in desk_files(office, material, pytest.fail, PUBLIC):
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        content = file.isi if isinstance(file.isi, bytes) else file.isi.read_bytes()
        (folder / file.path).write_bytes(content)
    return folder
