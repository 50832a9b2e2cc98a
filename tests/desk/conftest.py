import io
import zipfile
from pathlib import Path

import pytest
from tests.desk.desk_calls import Desk, data_files
from tests.meja import lay_desk
from tests.salinan import with_history

from ukur.commands.data.new_office import EXAMPLE, start_example
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.site.collected_material import collect_material

PUBLIC = {"GITLAB_CI": "true", "CI_PROJECT_VISIBILITY": "public"}


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
            hidden = {".git", ".cache"} & {*path.relative_to(office).parts}
            if path.is_file() and path.suffix != ".whl" and not hidden:
                archive.write(path, f"kinerja-main/{path.relative_to(office).as_posix()}")
    return buffer.getvalue()


@pytest.fixture(scope="session")
def desk_site(
    desk_cache: Path, contoh: Catalogue, office: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A site of that office with nothing in it but the desk; everybody may read its repository."""
    material = collect_material(Measurements(contoh), (), None, False)
    return lay_desk(office, material, desk_cache, tmp_path_factory.mktemp("meja"), PUBLIC)


@pytest.fixture(scope="session")
def example_files() -> dict[str, bytes]:
    """The data files of the made-up office."""
    return data_files(EXAMPLE)


@pytest.fixture
def desk(example_files: dict[str, bytes]) -> Desk:
    """The made-up office, open on a desk; its last quarter is still a draft."""
    return Desk(example_files, commit="a" * 40, branch="main")
