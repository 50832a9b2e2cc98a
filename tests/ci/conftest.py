import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.ci.kantor_uji import GitTertutup, buat_kantor


def tidak_ada(alasan: str) -> None:
    """A tool is missing: CI must have it, a user's machine need not."""
    if os.environ.get("CI") == "true":
        pytest.fail(alasan)
    pytest.skip(alasan)  # a user's machine need not have it; CI fails above instead


@pytest.fixture(scope="session")
def alat() -> Callable[[str], str]:
    """Find a tool beside the Python that runs the tests, or on the PATH."""

    def find(nama: str) -> str:
        found = shutil.which(nama, path=str(Path(sys.executable).parent)) or shutil.which(nama)
        if found is None:
            tidak_ada(f"{nama} tidak terpasang; alur kerja tidak dapat diuji")
        return str(found)

    return find


@pytest.fixture(scope="session")
def kantor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office's repository with one commit; tests copy it."""
    folder = tmp_path_factory.mktemp("kantor") / "repo"
    buat_kantor(folder)
    return folder


@pytest.fixture
def tertutup(tmp_path: Path) -> Iterator[GitTertutup]:
    """A host's Git, private; the proposal's repository is laid below it."""
    server = GitTertutup(tmp_path / "jauh", "tok-bot")
    yield server
    server.tutup()
