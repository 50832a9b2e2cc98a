"""Runs .gitlab-ci.yml for real, with gitlab-ci-local in a shell of this machine. No GitLab is part of it."""

import contextlib
import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.ci.jalan_act import pasang_ukur

PAKET = Path(__file__).parent / "gitlab-ci-local"
REPO = Path(__file__).resolve().parents[2]


def pasang_gitlab(simpan: Path) -> Path | str:
    """Return the program, installed from its lock if need be; a sentence where it cannot be."""
    missing = [name for name in ("node", "npm", "rsync") if shutil.which(name) is None]
    if missing:
        return f"{', '.join(missing)} tidak terpasang; .gitlab-ci.yml tidak dapat dijalankan"
    lock = (PAKET / "package-lock.json").read_bytes()
    folder = simpan / f"gitlab-ci-local-{hashlib.sha256(lock).hexdigest()[:12]}"
    if not folder.is_dir():
        simpan.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=simpan) as temp:
            for name in ("package.json", "package-lock.json"):
                shutil.copyfile(PAKET / name, Path(temp) / name)
            command = ["npm", "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
            done = subprocess.run(command, cwd=temp, capture_output=True, text=True, check=False, timeout=120)
            if done.returncode:
                return f"gitlab-ci-local tidak dapat dipasang: {done.stderr[-300:]}"
            with contextlib.suppress(OSError):  # another worker was first
                (Path(temp) / "node_modules").rename(folder)
    return folder / "gitlab-ci-local/dist/index.js"


def jalankan_gitlab(
    program: Path, rumah: Path, folder: Path, sumber: str, variabel: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run the pipeline that a source starts in a checked out folder."""
    rumah.mkdir(exist_ok=True)
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / ".venv/bin/ukur").symlink_to(pasang_ukur(rumah))
    (folder / ".venv/.installed").touch()
    given = {"GITLAB_CI": "true", "CI_PIPELINE_SOURCE": sumber, **variabel}
    command = ["node", "--require", str(PAKET / "himpunan.cjs"), str(program)]
    command += ["--force-shell-executor", "--no-color"]
    for name, value in given.items():
        command += ["--variable", f"{name}={value}"]
    command += ["--ignore-predefined-vars", ",".join(given)]
    if sumber == "merge_request_event":
        command += ["--unset-variable", "CI_COMMIT_BRANCH"]
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("GIT", "CI"))}
    clean |= {"HOME": str(rumah), "XDG_CACHE_HOME": str(rumah / "cache"), "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(
        command, cwd=folder, env=clean, capture_output=True, text=True, check=False, timeout=120
    )
