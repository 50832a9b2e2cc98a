"""`make release`: the files of a release, into a folder, from the commit that is checked out.

Usage: python -m tests.release FOLDER [--tag v0.2.0] [--sha256 DIGEST]. Prints ``name=value`` lines for
a workflow's outputs. With ``--tag`` the version must be the tag's; with ``--sha256`` the wheel must have
that digest, so that what another job built is what is published.
"""

import argparse
import datetime
import hashlib
import sys
import tomllib
from pathlib import Path

from tests.release.notes import notes
from tests.release.sbom import sbom
from tests.release.wheel import build, commit_time

REPO = Path(__file__).resolve().parents[2]


def release(folder: Path, tag: str | None, digest: str | None) -> dict[str, str]:
    """Write wheel, bill of materials, hashes and notes; return names and digests."""
    pyproject = (REPO / "pyproject.toml").read_text(encoding="utf-8")
    version = tomllib.loads(pyproject)["project"]["version"]
    if tag is not None and tag != f"v{version}":
        raise ValueError(f"the tag is {tag}, but pyproject.toml says {version}")
    text = notes((REPO / "CHANGELOG.md").read_text(encoding="utf-8"), version)
    wheel = build(REPO, "HEAD", folder)
    content = wheel.read_bytes()
    if digest is not None and hashlib.sha256(content).hexdigest() != digest:
        raise ValueError(f"{wheel.name} does not come out as it did before; see docs/releasing.md")
    time = datetime.datetime.fromtimestamp(commit_time(REPO, "HEAD"), datetime.UTC)
    lock = (REPO / "requirements.lock").read_text(encoding="utf-8")
    bill = folder / f"ukur-{version}.cdx.json"
    bill.write_text(sbom(pyproject, lock, content, time.isoformat()), encoding="utf-8")
    (folder / "release-notes.md").write_text(text, encoding="utf-8")
    files = {"wheel": wheel, "sbom": bill}
    digests = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    sums = "".join(f"{digests[name]}  {path.name}\n" for name, path in files.items())
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    found = {name: path.name for name, path in files.items()}
    return found | {f"{name}_sha256": digest for name, digest in digests.items()}


def main() -> int:
    """Run from the command line; 1 and one sentence where a release cannot be made."""
    parser = argparse.ArgumentParser(prog="python -m tests.release")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tag")
    parser.add_argument("--sha256")
    given = parser.parse_args()
    try:
        result = release(given.folder, given.tag or None, given.sha256 or None)
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("".join(f"{name}={value}\n" for name, value in result.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
