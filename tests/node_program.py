"""Programs of npm for tests, installed from a lock of ours: each package by its hash, no address in it."""

import contextlib
import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path


def install_node_program(locked: Path, cache: Path, *needs: str) -> Path | str:
    """Return the folder of packages that a lock names, installed if need be; a sentence where it cannot be.

    ``locked`` holds package.json and package-lock.json and is named like the program; ``needs`` are programs
    that it needs beside node and npm.
    """
    missing = [name for name in ("node", "npm", *needs) if shutil.which(name) is None]
    if missing:
        return f"{', '.join(missing)} tidak terpasang; {locked.name} tidak dapat dijalankan"
    lock = (locked / "package-lock.json").read_bytes()
    folder = cache / f"npm-{locked.name}-{hashlib.sha256(lock).hexdigest()[:12]}"
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as temp:
            new = Path(temp) / "new"
            new.mkdir()
            for name in ("package.json", "package-lock.json"):
                shutil.copyfile(locked / name, new / name)
            command = ["npm", "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
            done = subprocess.run(command, cwd=new, capture_output=True, text=True, check=False, timeout=300)
            if done.returncode:
                return f"{locked.name} tidak dapat dipasang: {done.stderr[-300:]}"
            with contextlib.suppress(OSError):  # another worker was first
                new.rename(folder)
    return folder / "node_modules"
