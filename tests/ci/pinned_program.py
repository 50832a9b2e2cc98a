"""The program of a folder as pip would install it: the wheel there, if it has the hash that the lock pins."""

import hashlib
import re
import sys
import tempfile
import zipfile
from pathlib import Path

LOCKS = ("requirements.lock", "requirements-portal.lock")
PIN = re.compile(r"^ukur==(\S+) \\\n    --hash=sha256:([0-9a-f]{64})$", re.MULTILINE)


def pinned_wheel(folder: Path) -> bytes | None:
    """Return the wheel; None where pip would refuse. A portal has a lock of its own."""
    lock = next(folder / name for name in LOCKS if (folder / name).is_file())
    pins = PIN.findall(lock.read_text("utf-8"))
    for wheel in sorted((folder / ".ukur/program").glob("ukur-*.whl")):
        content = wheel.read_bytes()
        if [(wheel.name.split("-")[1], hashlib.sha256(content).hexdigest())] == pins:
            return content
    return None


def main() -> None:
    """Install and be it."""
    wheel = pinned_wheel(Path.cwd())
    if wheel is None:
        sys.exit("no wheel that the lock pins")
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "x.whl").write_bytes(wheel)
        with zipfile.ZipFile(Path(place) / "x.whl") as packed:
            packed.extractall(f"{place}/site")
        sys.path.insert(0, f"{place}/site")
        from ukur.commands.cli.main import main as program

        program()


if __name__ == "__main__":
    main()
