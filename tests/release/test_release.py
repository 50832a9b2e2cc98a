import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path

import pytest
from tests.release.__main__ import release
from tests.release.notes import notes
from tests.release.sbom import Pin, needed, pins, sbom
from tests.release.wheel import build_folder

from ukur.commands.data.new_office import start_office
from ukur.commands.data.origin import ORIGIN
from ukur.commands.data.program_files import CARRIED, program_wheel

REPO = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((REPO / "pyproject.toml").read_text("utf-8"))
LOCK = (REPO / "requirements.lock").read_text("utf-8")
VERSION = PROJECT["project"]["version"]


def tracked() -> Iterator[str]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=REPO, capture_output=True, check=True)
    yield from (name for name in done.stdout.decode().split("\0") if name and (REPO / name).is_file())


def untracked() -> Iterator[str]:
    command = ["git", "ls-files", "-z", "--others", "--exclude-standard", "generator/ukur"]
    done = subprocess.run(command, cwd=REPO, capture_output=True, check=True)
    yield from (name for name in done.stdout.decode().split("\0") if name)


def copy(folder: Path) -> Path:
    """Copy what the wheel is made of, as a checkout has it: the tracked files of this work tree."""
    wanted = (*CARRIED, "generator/", "pyproject.toml", "README.md")
    for name in tracked():
        if name.startswith(wanted):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(REPO / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two wheels of the same files, laid out at another place, at another time and in another mode."""
    base = tmp_path_factory.mktemp("wheels")
    first, second = copy(base / "a"), copy(base / "elsewhere/with a blank")
    for path in second.rglob("*"):
        if path.is_file():
            path.chmod(0o600)
    return build_folder(first, base / "one"), build_folder(second, base / "two")


def test_the_wheel_is_reproducible(wheels: tuple[Path, Path]) -> None:
    first, second = wheels
    assert first.name == second.name == f"ukur-{VERSION}-py3-none-any.whl"
    assert hashlib.sha256(first.read_bytes()).digest() == hashlib.sha256(second.read_bytes()).digest()


def test_what_the_wheel_holds(wheels: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(wheels[0]) as wheel:
        names = set(wheel.namelist())
        about = Parser().parsestr(wheel.read(f"ukur-{VERSION}.dist-info/METADATA").decode())
        licence = wheel.read(f"ukur-{VERSION}.dist-info/licenses/generator/LICENSE")
        dates = {item.date_time for item in wheel.infolist()}
    assert about["License-Expression"] == "Apache-2.0"
    assert licence == (REPO / "LICENSE").read_bytes()
    assert dates == {(1980, 1, 1, 0, 0, 0)}
    example = "ukur/commands/data/example"
    assert {f"{example}-archive.zip", f"{example}/indicators/instansi.yml"} <= names
    copied = {name for name in names if name.startswith("ukur/repo/")}
    expected = {f"ukur/repo/{name}" for name in tracked() if name.startswith(CARRIED)}
    assert copied == expected
    assert not any("release.yml" in name or "test.yml" in name for name in names)


def _about(wheel: bytes) -> dict[str, bytes]:
    """What a wheel holds; a clone's record of itself (METADATA has the README) is as old as its last make."""
    with zipfile.ZipFile(io.BytesIO(wheel)) as packed:
        names = [name for name in packed.namelist() if not name.endswith(("/METADATA", "/RECORD", "/WHEEL"))]
        return {name: packed.read(name) for name in names}


def test_a_clone_makes_the_wheel_that_the_build_backend_makes(wheels: tuple[Path, Path]) -> None:
    """``ukur init`` in a clone packs what lies there; hatchling packs the same, but for new files."""
    name, content = program_wheel()
    new = {f"ukur/{path.removeprefix('generator/ukur/')}" for path in untracked()}
    made = {path: raw for path, raw in _about(content).items() if path not in new}
    assert (name, made) == (wheels[0].name, _about(wheels[0].read_bytes()))


def test_init_from_the_wheel_gives_the_office_that_wheel(wheels: tuple[Path, Path], tmp_path: Path) -> None:
    """Installed, the program makes its own wheel again, byte for byte: an office has the release's digest."""
    with zipfile.ZipFile(wheels[0]) as wheel:
        wheel.extractall(tmp_path / "installed")
    start = (
        "import sys; from ukur.commands.cli.main import main; sys.argv = ['ukur', 'init', 'kantor']; main()"
    )
    subprocess.run(
        [sys.executable, "-c", start],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "installed"), "PYTHONSAFEPATH": "1"},
        check=True,
    )
    office = tmp_path / "kantor"
    digest = hashlib.sha256(wheels[0].read_bytes()).hexdigest()
    assert (office / f".ukur/program/{wheels[0].name}").read_bytes() == wheels[0].read_bytes()
    pin = f"ukur=={VERSION} \\\n    --hash=sha256:{digest}\n"
    assert (office / "requirements.lock").read_text("utf-8").endswith(pin)
    start_office(tmp_path / "clone")
    first, second = (
        {
            item["path"]: item["sha256"]
            for item in json.loads((tmp_path / name / ORIGIN).read_text())["berkas"]
            if not item["path"].endswith((".whl", ".lock"))
        }
        for name in ("kantor", "clone")
    )
    assert first == second


def test_a_wheel_lists_what_it_carries_for_offices() -> None:
    """The list is declared in program_files.py; pyproject.toml repeats it, name for name."""
    listed = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert listed == {name: f"ukur/repo/{name}" for name in CARRIED}


def test_licence_stands_at_the_root_and_with_the_program() -> None:
    text = (REPO / "LICENSE").read_bytes()
    assert (REPO / "generator/LICENSE").read_bytes() == text
    # SHA-256 of the text that the Apache Software Foundation publishes, as Debian ships it.
    assert (
        hashlib.sha256(text).hexdigest() == "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"
    )
    assert PROJECT["project"]["license"] == "Apache-2.0"


LOCKED = """\
a==1.0 \\
    --hash=sha256:00 \\
    --hash=sha256:01
    # via ukur (pyproject.toml)
b==2 ; sys_platform == 'win32' \\
    --hash=sha256:02
    # via
    #   a
    #   ukur (pyproject.toml)
c-d==3 \\
    --hash=sha256:03
    # via b
old==1 ; python_full_version < '3.11.5' \\
    --hash=sha256:04
    # via a
test-only==9 \\
    --hash=sha256:05
    # via ukur (pyproject.toml)
"""
PROJECT_TEXT = (
    '[project]\nname = "ukur"\nversion = "0.2.0"\nlicense = "Apache-2.0"\ndependencies = ["A[x]>=1,<2"]\n'
)


def test_pins_are_read_with_what_wants_them() -> None:
    assert pins(LOCKED) == (
        Pin("a", "1.0", None, frozenset({"ukur"})),
        Pin("b", "2", "sys_platform == 'win32'", frozenset({"a", "ukur"})),
        Pin("c-d", "3", None, frozenset({"b"})),
        Pin("test-only", "9", None, frozenset({"ukur"})),
    )


def test_a_line_that_is_no_pin_is_refused() -> None:
    with pytest.raises(ValueError, match="not a pin: a>=1"):
        pins("a>=1 \\\n    --hash=sha256:00\n")


def test_the_bill_names_what_running_needs() -> None:
    bill = json.loads(sbom(PROJECT_TEXT, LOCKED, b"wheel", "2026-11-29T00:00:00+00:00"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert [part["purl"] for part in bill["components"]] == [
        "pkg:pypi/a@1.0",
        "pkg:pypi/b@2",
        "pkg:pypi/c-d@3",
    ]
    assert bill["dependencies"] == [
        {"ref": "pkg:pypi/ukur@0.2.0", "dependsOn": ["pkg:pypi/a@1.0", "pkg:pypi/b@2"]},
        {"ref": "pkg:pypi/a@1.0", "dependsOn": ["pkg:pypi/b@2"]},
        {"ref": "pkg:pypi/b@2", "dependsOn": ["pkg:pypi/c-d@3"]},
        {"ref": "pkg:pypi/c-d@3", "dependsOn": []},
    ]
    about = bill["metadata"]["component"]
    # printf wheel | sha256sum
    assert about["hashes"][0]["content"] == "ba59926159d2aa256eb8739b8da7e2b574b960e1202c6d624cbe981cef996c91"
    assert about["licenses"] == [{"license": {"id": "Apache-2.0"}}]


def test_the_bill_repeats() -> None:
    texts = {sbom(PROJECT_TEXT, LOCKED, b"wheel", "2026-11-29T00:00:00+00:00") for _ in range(2)}
    assert len(texts) == 1
    assert sbom(PROJECT_TEXT, LOCKED, b"other", "2026-11-29T00:00:00+00:00") not in texts


def test_the_bill_of_our_own_lock() -> None:
    parts = needed(PROJECT["project"], pins(LOCK))
    names = {part.name for part in parts}
    assert {"mkdocs", "typst", "pydantic", "pydantic-core", "ruamel-yaml-clib", "httpcore"} <= names
    assert not {"pytest", "mypy", "ruff", "zizmor", "playwright"} & names
    direct = {
        re.split(r"[^A-Za-z0-9._-]", item, maxsplit=1)[0] for item in PROJECT["project"]["dependencies"]
    }
    assert {name.replace(".", "-") for name in direct} <= names
    assert len({part.name for part in parts}) == len(parts)


CHANGES = """# Changelog

## 0.3.0

later

## 0.2.0 - 2026-11-29

- one

### Output

- two

## 0.1.0 - 2026-11-22
"""


@pytest.mark.parametrize(
    ("version", "text"),
    [pytest.param("0.2.0", "- one\n\n### Output\n\n- two\n", id="the section whole, without the next")],
)
def test_notes(version: str, text: str) -> None:
    assert notes(CHANGES, version) == text


@pytest.mark.parametrize(
    ("version", "fault"),
    [
        pytest.param("0.2", "no section 0.2", id="part of a number"),
        pytest.param("0.4.0", "no section 0.4.0", id="not written"),
        pytest.param("0.3.0", "has no date", id="not dated"),
        pytest.param("0.1.0", "is empty", id="nothing told"),
    ],
)
def test_notes_that_cannot_be_published(version: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        notes(CHANGES, version)


def test_this_version_can_be_published() -> None:
    assert notes((REPO / "CHANGELOG.md").read_text("utf-8"), VERSION)


def test_a_wheel_with_another_digest_is_not_published(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="does not come out as it did before"):
        release(tmp_path, None, "0" * 64)
    assert not (tmp_path / "release-notes.md").exists()


def test_a_tag_of_another_version_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"the tag is v0\.0\.1, but pyproject.toml says"):
        release(tmp_path, "v0.0.1", None)
    assert list(tmp_path.iterdir()) == []
