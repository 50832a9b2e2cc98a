"""`make bundle`: a release with everything that running it needs, for a computer without a network.

Usage: python -m tests.release.bundle FOLDER. Writes one zip for this Python and kind of computer: the wheel
of the commit that is checked out, the wheels that ``requirements.lock`` pins (the fonts are one of them), the
lock with the program's own pin, and how to install them. Only the ordinary pip asks the registry.
"""

import argparse
import hashlib
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.release.wheel import build

from ukur.document.stable_zip import stream_zip

REPO = Path(__file__).resolve().parents[2]
LOCK = "requirements.lock"
_PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")
_READ_FIRST = """\
# Ukur {version} without a network

For Python {python} on {platform}. In the folder where this file lies:

    python3 -m venv venv
    venv/bin/python -m pip install --no-index -f wheels --require-hashes -r {lock}
    venv/bin/ukur --version

On Windows: venv\\Scripts\\python and venv\\Scripts\\ukur. Then, in an office's repository, `ukur check` and
`ukur build` ask no network. {sums} has the SHA-256 of every file: sha256sum -c {sums}.
"""
_SUMS = "SHA256SUMS"


def bundle(repo: Path, folder: Path) -> Path:
    """Write the bundle of the commit that is checked out into a folder; return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as temp:
        wheels = Path(temp) / "wheels"
        wheel = build(repo, "HEAD", wheels)
        lock = (repo / LOCK).read_text(encoding="utf-8")
        _fetch(repo / LOCK, wheels)
        version = wheel.name.split("-")[1]
        pinned = f"{lock.rstrip()}\nukur=={version} \\\n    --hash=sha256:{_digest(wheel.read_bytes())}\n"
        place = folder / f"ukur-{version}-{_kind()}.zip"
        with place.open("wb") as file:
            stream_zip(file, _members(place.stem, wheels, pinned, version))
    return place


def _fetch(lock: Path, folder: Path) -> None:
    """Ask the registry for the wheels of a lock; each must have a hash that the lock names."""
    asked = ("download", "--quiet", "--require-hashes", "--no-deps", "--only-binary", ":all:")
    done = subprocess.run(
        [*_PIP, *asked, "-r", str(lock), "-d", str(folder)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ValueError(f"the wheels of {lock.name} cannot be fetched: {done.stderr.strip()[-400:]}")


def _kind() -> str:
    """Return for which Python and computer the wheels are: ``cp311-linux_x86_64``."""
    platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    return f"cp{sys.version_info.major}{sys.version_info.minor}-{platform}"


def _members(top: str, wheels: Path, lock: str, version: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files in the order of their names; hashes come last, of all before them."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    said = _READ_FIRST.format(
        version=version, python=python, platform=sysconfig.get_platform(), lock=LOCK, sums=_SUMS
    )
    files: dict[str, bytes | Path] = {"README.md": said.encode(), LOCK: lock.encode()}
    files |= {f"wheels/{path.name}": path for path in wheels.glob("*.whl")}
    sums = ""
    for name, found in sorted(files.items()):
        content = found if isinstance(found, bytes) else found.read_bytes()
        sums += f"{_digest(content)}  {name}\n"
        yield f"{top}/{name}", content
    yield f"{top}/{_SUMS}", sums.encode()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def main() -> int:
    """Run from the command line; 1 and one sentence where the bundle cannot be made."""
    parser = argparse.ArgumentParser(prog="python -m tests.release.bundle")
    parser.add_argument("folder", type=Path)
    try:
        made = bundle(REPO, parser.parse_args().folder)
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"bundle={made.name}\nbundle_sha256={_digest(made.read_bytes())}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
