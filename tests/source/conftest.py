import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[2]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the real indicators/ that a test may spoil."""
    return Path(shutil.copytree(REPO / "indicators", tmp_path / "indicators"))


@pytest.fixture
def tanpa_izin() -> Iterator[Path]:
    """An empty folder, with the test running as a user to whom permissions apply (root ignores them)."""
    folder = Path(tempfile.mkdtemp(prefix="ukur-"))
    folder.chmod(0o755)
    root = os.geteuid() == 0
    if root:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        for path in folder.rglob("*"):
            path.chmod(0o700)
        shutil.rmtree(folder)
