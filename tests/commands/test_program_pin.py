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
from ukur.commands.gate.lock_changes import lock_sentences
from ukur.commands.gate.program_then import (
    knew_rule,
    program_faults,
    program_sentences,
    project_version,
)

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


def test_the_calendar_is_named_beside_the_printers(office: Path) -> None:
    """It counts the working days of the SOP's steps; digests of programs that did not name it stay theirs."""
    assert tool_versions()["holidays"] == version("holidays")
    held = held_program(office, "HEAD")
    assert held is not None
    assert "holidays" not in held.tools


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


def told_of(office: Path, folder: Path, *changes: tuple[str, str, str]) -> list[str]:
    """Return what the gate says where a file's text is replaced; each change is path, old and new."""
    shutil.copytree(office, folder)
    for path, old, new in changes:
        text = (folder / path).read_bytes()
        assert old.encode() in text
        (folder / path).write_bytes(text.replace(old.encode(), new.encode(), 1))
    jalankan_git(folder, "commit", "--quiet", "--all", "-m", "usulan")
    return list(program_sentences(folder, "HEAD~1", "HEAD"))


SECOND = f"--hash=sha256:{'e' * 64}"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        pytest.param(
            "typst==", f"jahat==1.0 \\\n    {SECOND}\ntypst==", ["jahat 1.0 ditambah."], id="an extra package"
        ),
        pytest.param("aiohttp==3.14.5", "aiohttp==3.14.4", ["3.14.5 menjadi 3.14.4."], id="another version"),
        pytest.param(
            "aiohttp==3.14.5 \\\n",
            f"aiohttp==3.14.5 \\\n    {SECOND} \\\n",
            ["aiohttp 3.14.5 bersidik lain."],
            id="one more hash",
        ),
        pytest.param(
            "aiohttp==",
            "--trusted-host jahat.example\naiohttp==",
            ["bukan pustaka dengan versi dan sidiknya: --trusted-host jahat.example."],
            id="an option",
        ),
        pytest.param(
            "aiohttp==",
            f"Ukur @ file:lain.whl {SECOND}\naiohttp==",
            ["bukan pustaka dengan versi dan sidiknya: Ukur @ file:lain.whl"],
            id="the program by another way",
        ),
    ],
)
def test_who_approves_a_lock_is_told_what_it_installs(
    office: Path, tmp_path: Path, old: str, new: str, words: list[str]
) -> None:
    """The program stays as it was, so nothing else in the comment would say so."""
    told = told_of(office, tmp_path / "kantor", (LOCK, old, new))
    assert len(told) == len(words)
    assert all(word in sentence for word, sentence in zip(words, told, strict=True)), told


def test_a_second_wheel_for_the_program_is_told(office: Path, tmp_path: Path) -> None:
    """Two hashes for one version: pip takes either, and what is read here names neither."""
    pin = read_pin((office / LOCK).read_text("utf-8"))
    assert pin is not None
    own = f"--hash=sha256:{pin.digest}"
    told = told_of(office, tmp_path / "kantor", (LOCK, own, f"{own} \\\n    {SECOND}"))
    assert told == [
        f"{LOCK} tidak lagi menyebut satu program dengan satu sidik; yang akan dipasang tidak dikenal."
    ]


def test_the_locks_own_release_needs_no_list(office: Path) -> None:
    """What an upgrade writes is what the wheel carries: its libraries are the release's."""
    lock = (office / LOCK).read_text("utf-8")
    wheel = next((office / ".ukur/program").iterdir()).read_bytes()
    assert list(lock_sentences(LIBRARY, lock, read_pin(lock), wheel)) == []
    assert list(lock_sentences(LIBRARY, lock, read_pin(lock), b"PK")) != []


def test_a_wheel_exchanged_under_its_name_stops_the_proposal(office: Path, tmp_path: Path) -> None:
    """Once merged nothing could be installed, so no gate could let the repair through."""
    repo = tmp_path / "kantor"
    shutil.copytree(office, repo)
    wheel = next((repo / ".ukur/program").iterdir())
    wheel.write_bytes(wheel.read_bytes() + b"x")
    jalankan_git(repo, "commit", "--quiet", "--all", "-m", "lain")
    (fault,) = program_faults(repo, "HEAD~1", "HEAD")
    assert fault.endswith("program ini tidak akan dapat dipasang.")
    assert list(program_faults(repo, "HEAD~1", "HEAD~1")) == []
    assert list(program_faults(repo, "HEAD", "HEAD")) == []  # the past, and what others do meanwhile
