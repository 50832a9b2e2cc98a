"""Which program a commit of an office holds: asked of the past by gate, archive and drill."""

import hashlib
import shutil
from importlib.metadata import version
from pathlib import Path

import pytest
from tests.skenario.kantor import jalankan_git

from ukur.archive.canonical import sha256_of
from ukur.commands.data.new_office import start_office
from ukur.commands.data.program_files import program_wheel
from ukur.commands.data.program_pin import LOCK, ProgramPin, read_pin, with_pin
from ukur.commands.data.toolchain import tool_versions
from ukur.commands.filing.claimed_tools import held_program, is_made_by
from ukur.commands.gate.program_then import knew_rule, program_sentences, project_version

PIN = ProgramPin("0.5.0", "0" * 64)
LIBRARY = f"typst==0.15.2 \\\n    --hash=sha256:{'1' * 64}\n"


@pytest.mark.parametrize(
    ("lock", "found"),
    [
        pytest.param(with_pin(LIBRARY, PIN), PIN, id="as written"),
        pytest.param(
            with_pin(LIBRARY, PIN).replace("\n", "\r\n"), None, id="Windows' line ends are not ours"
        ),
        pytest.param(LIBRARY, None, id="libraries alone"),
        pytest.param(with_pin(with_pin(LIBRARY, PIN), PIN), None, id="two pins say nothing"),
        pytest.param(LIBRARY + "ukur==0.5.0\n", None, id="a version without a hash"),
        pytest.param(with_pin(LIBRARY, PIN).replace("ukur==", "bukan-ukur=="), None, id="another package"),
        pytest.param("", None, id="empty"),
    ],
)
def test_pin(lock: str, found: ProgramPin | None) -> None:
    assert read_pin(lock) == found


def test_the_wheel_comes_out_the_same_twice() -> None:
    assert program_wheel() == program_wheel()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office") / "kantor"
    start_office(folder)
    for words in (("init", "--quiet", "--template="), ("add", "--all"), ("commit", "--quiet", "-m", "awal")):
        jalankan_git(folder, *words)
    return folder


def test_a_commit_tells_its_program_by_the_wheel(office: Path) -> None:
    """What printed is known by digest, as in a clone of the source; another one is not ours."""
    ours = tool_versions()
    held = held_program(office, "HEAD")
    assert held is not None
    assert (held.version, held.whole) == (ours["ukur"], True)
    assert {name: held.tools[name] for name in ("program", "penyusun", "typst")} == {
        name: ours[name] for name in ("program", "penyusun", "typst")
    }
    assert is_made_by(held, ours)
    assert not is_made_by(held, ours | {"program": hashlib.sha256(b"lain").hexdigest()})


def test_a_version_is_read_from_the_pin_before_anything_else(office: Path, tmp_path: Path) -> None:
    repo = tmp_path / "kantor"
    shutil.copytree(office, repo)
    lock = (repo / LOCK).read_text("utf-8")
    pin = read_pin(lock)
    assert pin is not None
    (repo / LOCK).write_text(lock.replace(f"ukur=={pin.version}", "ukur==0.3.1"), "utf-8")
    (repo / "pyproject.toml").write_text('[project]\nname = "ukur"\nversion = "0.5.0"\n', "utf-8")
    jalankan_git(repo, "add", "--all")
    jalankan_git(repo, "commit", "--quiet", "-m", "lain")
    assert project_version(repo, "HEAD") == "0.3.1"
    assert not knew_rule(repo, "HEAD", (0, 4))
    assert knew_rule(repo, "HEAD~1", (0, 4))


def test_a_wheel_of_another_hash_counts_for_nothing(office: Path, tmp_path: Path) -> None:
    """Nobody could install it: its code is not believed, only the number that the lock names."""
    repo = tmp_path / "kantor"
    shutil.copytree(office, repo)
    wheel = next((repo / ".ukur/program").iterdir())
    wheel.write_bytes(wheel.read_bytes() + b"x")
    jalankan_git(repo, "commit", "--quiet", "--all", "-m", "lain")
    held = held_program(repo, "HEAD")
    assert held is not None
    assert not held.whole
    assert sha256_of(wheel.read_bytes()) not in (repo / LOCK).read_text("utf-8")
    (repo / LOCK).write_text((repo / LOCK).read_text("utf-8").replace("ukur==", "ukur==9."), "utf-8")
    jalankan_git(repo, "commit", "--quiet", "--all", "-m", "kunci")
    told = list(program_sentences(repo, "HEAD~1", "HEAD"))
    assert told[0].startswith(
        f"Program menjadi Ukur 9.{version('ukur')}, sebelumnya {version('ukur')}. Cocokkan"
    )
    assert told[1].endswith(f"bukan yang disebut {LOCK}: program ini tidak akan dapat dipasang.")
    assert list(program_sentences(repo, "HEAD", "HEAD")) == []
