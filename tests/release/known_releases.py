"""Digests of what releases before 0.5.0 copied into an office, from this project's history.

Usage: python -m tests.release.known_releases; writes ``commands/data/known-releases.json``. From 0.5.0 on an
office holds the wheel of its release, which says all this itself.
"""

import hashlib
import json
import subprocess
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
PLACE = REPO / "generator/ukur/commands/data/known-releases.json"
RELEASES = {
    "0.1.0": "fdec95c",
    "0.2.0": "fde2289",
    "0.3.0": "8ef38a0",
    "0.4.0": "72eb89e",
}
"""The last commit of each version: 0.1.0 was handed out as it stood, the others end where the next begins."""
COPIED = (
    "generator/",
    "content/panduan/",
    "content/skema/",
    "mkdocs.yml",
    "pyproject.toml",
    "requirements.lock",
    "requirements-dev.lock",
    "Makefile",
    ".gitignore",
    ".gitattributes",
    ".editorconfig",
    ".yamllint.yml",
    ".pre-commit-config.yaml",
    ".vscode/settings.json",
    ".github/",
    ".gitea/",
    ".gitlab",
)
"""What any of their lists named; a file more does no harm, for it is asked about only where it lies."""


def main() -> None:
    """Write the digests."""
    found = {
        version: {"commit": _git("rev-parse", name).decode().strip()} for version, name in RELEASES.items()
    }
    data = {
        "bentuk": "ukur/rilis-dikenal/1",
        "rilis": [
            {"versi": version, **about, "berkas": digests(about["commit"])}
            for version, about in found.items()
        ],
    }
    PLACE.write_text(json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")


def digests(commit: str) -> dict[str, str]:
    """Return the SHA-256 of each copied file of a commit, by path."""
    rows = [row.split("\t") for row in _git("ls-tree", "-r", "-z", commit).decode().split("\0") if row]
    names = [(path, about.split()[2]) for about, path in rows if path.startswith(COPIED)]
    return {path: hashlib.sha256(_git("cat-file", "blob", name)).hexdigest() for path, name in names}


def _git(*command: str) -> bytes:
    return subprocess.run(["git", *command], cwd=REPO, stdout=subprocess.PIPE, check=True).stdout


if __name__ == "__main__":
    main()
