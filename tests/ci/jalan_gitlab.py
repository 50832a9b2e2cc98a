"""Runs .gitlab-ci.yml for real, with gitlab-ci-local in a shell of this machine. No GitLab is part of it."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.ci.jalan_act import pasang_ukur
from tests.node_program import install_node_program

PAKET = Path(__file__).parent / "gitlab-ci-local"
REPO = Path(__file__).resolve().parents[2]


def pasang_gitlab(simpan: Path) -> Path | str:
    """Return the program, installed from its lock if need be; a sentence where it cannot be."""
    found = install_node_program(PAKET, simpan, "rsync")
    return found if isinstance(found, str) else found / "gitlab-ci-local/dist/index.js"


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
        command, cwd=folder, env=clean, capture_output=True, text=True, check=False, timeout=300
    )
