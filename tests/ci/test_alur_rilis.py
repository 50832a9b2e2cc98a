import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.ci.jalan_act import Jalan, jalankan_act
from tests.release.test_release import VERSION, tracked

from ukur.commands.data.program_files import CARRIED

REPO = Path(__file__).resolve().parents[2]
WANTED = (
    *(*CARRIED, "generator/", "pyproject.toml", "Makefile", "tests/release/", "tests/__init__.py"),
    *("README.md", "CHANGELOG.md", ".github/workflows/"),
)
TAG = f"v{VERSION}"
WHEEL = f"ukur-{VERSION}-py3-none-any.whl"


def program(path: Path, *lines: str) -> None:
    path.write_text("\n".join(("#!/bin/sh", *lines, "")), "utf-8")
    path.chmod(0o755)


class Project:
    """A clone of this work tree with a tag, a stand-in for `gh`, and act to run the release."""

    def __init__(self, folder: Path, act: str) -> None:
        self.act, self.home, self.repo = act, folder / "rumah", folder / "repo"
        self.home.mkdir()
        for name in tracked():
            if name.startswith(WANTED):
                (self.repo / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(REPO / name, self.repo / name)
        make = self.repo / "Makefile"  # the actions' stand-in brings no Python into .venv
        make.write_text(make.read_text("utf-8").replace("$(BIN)/python", f"{self.home}/python"), "utf-8")
        program(self.home / "python", f'exec "{sys.executable}" "$@"')
        program(self.home / "gh", f'printf "%s\\n" "$@" > "{self.home}/gh.txt"')
        self.git("init", "-q", "-b", "main")
        self.git("add", "-A")
        self.git("commit", "-qm", "rilis")

    def git(self, *arguments: str) -> None:
        who = ("-c", "user.name=Uji", "-c", "user.email=uji@example.invalid", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *arguments], cwd=self.repo, check=True)

    def release(self, tag: str) -> Jalan:
        self.git("tag", tag)
        path = f"{self.home}{os.pathsep}{os.environ['PATH']}"
        given = {"STUB_REF": f"refs/tags/{tag}", "STUB_REMOTE": str(self.repo), "PATH": path}
        given |= {
            "STUB_ASAL": "https://github.invalid/a/b",
            "GITHUB_REF_NAME": tag,
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        event = {"ref": f"refs/tags/{tag}", "repository": {"full_name": "a/b", "default_branch": "main"}}
        flow = self.repo / ".github/workflows/release.yml"
        return jalankan_act(self.act, self.home, flow, "push", event, given)


@pytest.fixture
def project(tmp_path: Path, alat: Callable[[str], str]) -> Project:
    return Project(tmp_path, alat("act"))


@pytest.mark.nightly("tests/release makes a release every day")
def test_a_release_from_tag_to_publication(project: Project) -> None:
    """What was attested is, byte for byte, what is published, with this version's notes."""
    run = project.release(TAG)
    assert run.kode == 0, run.cerita + run.mentah[-3000:]
    made = run.artefak / "release/dist"
    assert {path.name for path in made.iterdir()} == {
        WHEEL,
        f"ukur-{VERSION}.cdx.json",
        "SHA256SUMS",
        "release-notes.md",
    }
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in made.iterdir()}
    attested = dict(
        line.split(" sha256:") for line in (project.home / "atestasi.txt").read_text().splitlines()
    )
    assert attested == {name: digests[name] for name in (WHEEL, f"ukur-{VERSION}.cdx.json")}
    said = (project.home / "gh.txt").read_text().splitlines()
    assert said[:3] == ["release", "create", TAG]
    assert {"--verify-tag", f"dist/{WHEEL}", "dist/SHA256SUMS", "dist/release-notes.md"} <= {*said}


@pytest.mark.nightly("what a release refuses is shown every day in tests/release")
def test_a_tag_of_another_version_publishes_nothing(project: Project) -> None:
    run = project.release("v9.9.9")
    assert (run.kode, run.hasil["Build"]) == (1, "failure")
    assert f"the tag is v9.9.9, but pyproject.toml says {VERSION}" in run.mentah
    assert not (project.home / "atestasi.txt").exists()
    assert not (project.home / "gh.txt").exists()
