"""Offices of other releases: of 0.1.0 by the program of that commit, of any number by renaming our wheel."""

import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import pytest
from tests.skenario.kantor import jalankan_git

from ukur.archive.canonical import sha256_of
from ukur.commands.data.new_office import program_part, start_office
from ukur.commands.data.program_files import pack_wheel
from ukur.commands.data.program_pin import LOCK, ProgramPin, read_pin, with_pin

REPO = Path(__file__).resolve().parents[2]
FIRST = "fdec95c96bfcc2c0b77cf26153a94bcca3819be9"
START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from ukur.commands.cli import main; main()"


def first_program(folder: Path) -> Path:
    """Write the project as it was at version 0.1.0; a copy without history skips it, our workflow may not."""
    done = subprocess.run(["git", "archive", FIRST], cwd=REPO, capture_output=True, check=False)
    if done.returncode:
        assert os.environ.get("GITHUB_ACTIONS") != "true", "test.yml fetches the whole history"
        pytest.skip("this copy has no history")  # a shallow clone lacks the first release; test.yml has it
    with tarfile.open(fileobj=BytesIO(done.stdout)) as tar:
        tar.extractall(folder, filter="data")
    return folder


def run_first(program: Path, repo: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run that program in a repository."""
    command = [sys.executable, "-I", "-c", START, str(program / "generator"), *words]
    kept = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(command, cwd=repo, capture_output=True, text=True, check=False, env=kept)


def former_office(program: Path, folder: Path) -> Path:
    """Make an office by ``ukur init`` of that program, with the data of the project then; all committed."""
    made = run_first(program, program, "init", str(folder), "--nama", "Dinas Lama")
    assert made.stderr == f"389 berkas ditulis ke {folder}. Lanjutkan dengan README.md di folder itu.\n"
    for path in (program / "indicators").rglob("*.yml"):
        target = folder / path.relative_to(program)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    jalankan_git(folder, "init", "--quiet", "--template=", "--initial-branch=main")
    jalankan_git(folder, "add", "--all")
    jalankan_git(folder, "commit", "--quiet", "-m", "awal")
    return folder


def older_office(folder: Path, number: str, files: Mapping[str, str], parts: Mapping[str, str] = {}) -> None:
    """Write an office whose program is another version: made from this one's wheel.

    ``files`` are other files that it gives an office, ``parts`` other files of the program itself.
    """
    part = program_part()
    pin = read_pin(part[LOCK].decode())
    assert pin is not None
    here = version("ukur")
    with zipfile.ZipFile(BytesIO(part[pin.wheel_path])) as wheel:
        inside = {
            name.replace(f"ukur-{here}", f"ukur-{number}"): wheel.read(name) for name in wheel.namelist()
        }
    for path, text in files.items():
        inside[f"ukur/repo/{path}"] = text.encode()
    inside |= {path: text.encode() for path, text in parts.items()}
    older = pack_wheel(inside, f"ukur-{number}.dist-info")
    start_office(folder, "Dinas Uji", "Kabupaten Uji")
    (folder / pin.wheel_path).unlink()
    other = ProgramPin(number, sha256_of(older))
    (folder / other.wheel_path).write_bytes(older)
    lock = inside[f"ukur/repo/{LOCK}"].decode()
    (folder / LOCK).write_text(with_pin(lock, other), "utf-8")
    for path, text in files.items():
        (folder / path).write_text(text, "utf-8")
