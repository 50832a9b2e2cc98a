"""A wheel whose bytes depend on the commit alone: built from an export of it by the pinned build backend.

Then it is packed as ``ukur init`` and ``ukur upgrade`` pack the program that runs: the digest of a release is
the one in the lock of every office that has it.
"""

import subprocess
import sys
import tarfile
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

from ukur.commands.data.program_files import pack_wheel


def commit_time(repo: Path, commit: str) -> int:
    """Return the commit's time in seconds since 1970."""
    return int(_git(repo, "show", "-s", "--format=%ct", f"{commit}^{{commit}}"))


def build(repo: Path, commit: str, target: Path) -> Path:
    """Build the wheel of a commit into a folder; return its path.

    What lies in the work tree untracked cannot get in, and dates of files do not matter.
    """
    with tempfile.TemporaryDirectory() as temp:
        source = Path(temp) / "source"
        with tarfile.open(fileobj=BytesIO(_git(repo, "archive", "--format=tar", commit))) as tar:
            tar.extractall(source, filter="data")
        return build_folder(source, target)


def build_folder(source: Path, target: Path) -> Path:
    """Build the wheel of a folder without asking any network."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target) as made:
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(Path(made).resolve())],
            cwd=source,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        (wheel,) = Path(made).resolve().glob("*.whl")
        with zipfile.ZipFile(wheel) as built:
            files = {name: built.read(name) for name in built.namelist()}
    info = next(name.partition("/")[0] for name in files if name.endswith(".dist-info/METADATA"))
    place = target / wheel.name
    place.write_bytes(pack_wheel(files, info))
    return place


def _git(repo: Path, *command: str) -> bytes:
    return subprocess.run(["git", *command], cwd=repo, stdout=subprocess.PIPE, check=True).stdout
