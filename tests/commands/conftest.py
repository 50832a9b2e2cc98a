import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.salinan import salin

from ukur.commands.cli.main import main
from ukur.commands.data.new_office import start_office

ASLI = Path(__file__).resolve().parents[2]
DISALIN = ("content", "indicators")


class Keluaran(NamedTuple):
    kode: int
    out: str
    err: str


Jalankan = Callable[..., Keluaran]


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A copy of what the site is made of, which a test may spoil."""
    return salin(tmp_path / "kantor", *DISALIN, "mkdocs.yml")


@pytest.fixture
def ukur(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Jalankan]:
    """Run the command line in this process: exit code, stdout and stderr."""

    def run(*arguments: str | Path, di: Path = ASLI) -> Keluaran:
        monkeypatch.chdir(di)
        monkeypatch.setattr(sys, "argv", ["ukur", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as caught:
            main()
        assert isinstance(caught.value.code, int)
        return Keluaran(caught.value.code, *capsys.readouterr())

    yield run
    gc.enable()  # the command line turns it off for its own short life


@pytest.fixture
def git(repo: Path) -> Callable[..., str]:
    """Make ``repo`` a Git repository and run Git in it, whatever the settings of this machine."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    clean |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=Uji", "-c", "user.email=uji@example.invalid", "-c", "commit.gpgsign=false")

    def run(*arguments: str) -> str:
        done = subprocess.run(["git", *who, *arguments], cwd=repo, env=clean, check=True, capture_output=True)
        return done.stdout.decode().strip()

    run("init", "-q", "-b", "main")
    return run


def tulis(path: Path, lama: str, baru: str) -> None:
    """Replace one place of a file."""
    text = path.read_text(encoding="utf-8")
    assert lama in text
    path.write_text(text.replace(lama, baru, 1), encoding="utf-8")


@pytest.fixture
def ganti(repo: Path) -> Callable[[str, str, str], None]:
    """Replace text in a file of ``repo``, once."""
    return lambda path, lama, baru: tulis(repo / path, lama, baru)


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new office's repository, made once; tests copy it."""
    folder = tmp_path_factory.mktemp("baru") / "kantor"
    start_office(folder, "Dinas Uji", "Kabupaten Uji")
    return folder
