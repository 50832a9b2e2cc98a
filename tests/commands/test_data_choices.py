"""What only the office can say, told by ``ukur upgrade`` when its program is there."""

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.skenario.kantor import jalankan_git

from ukur.commands.cli.main import cli
from ukur.commands.data.new_office import start_office

DASAR = Path(__file__).resolve().parents[1] / "contoh/dasar"
SKALA = "indicators/skala.yml"
Edit = Callable[[str], str]


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office whose 2025-TW1 is signed by a scale that says its rule."""
    folder = tmp_path_factory.mktemp("kantor") / "kantor"
    start_office(folder)
    shutil.rmtree(folder / "indicators")
    shutil.copytree(DASAR, folder / "indicators")
    jalankan_git(folder, "init", "--quiet", "--template=")
    return folder


def office(start: Path, folder: Path, path: str = SKALA, edit: Edit = lambda text: text) -> Path:
    shutil.copytree(start, folder)
    (folder / path).write_text(edit((folder / path).read_text("utf-8")), "utf-8")
    jalankan_git(folder, "add", "--all")
    jalankan_git(folder, "commit", "--quiet", "-m", "awal")
    return folder


def upgrade(repo: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["upgrade", "--repo", str(repo), *words], standalone_mode=False)


def remark(text: str) -> str:
    return text.replace("aturan_celah: bawah", "celah: Batas bawah menentukan")


def test_nothing_to_choose(start: Path, tmp_path: Path) -> None:
    done = upgrade(office(start, tmp_path / "k"))
    assert "Tidak ada yang perlu dipilih." in done.stderr or "peran.yml: nomor akun" in done.stdout
    assert "skala.yml" not in done.stdout


def test_the_rule_for_gaps_is_asked_and_written(start: Path, tmp_path: Path) -> None:
    repo = office(start, tmp_path / "k", edit=remark)
    before = (repo / SKALA).read_text("utf-8")
    assert "ukur upgrade --gap-rule bawah" in upgrade(repo).stdout
    done = upgrade(repo, "--gap-rule", "bawah")
    assert (done.return_value, done.stdout) == (0, f"{SKALA}\n"), done.output
    after = (repo / SKALA).read_text("utf-8")
    assert after.replace("    aturan_celah: bawah\n", "") == before
    assert "skala.yml" not in upgrade(repo).stdout


@pytest.mark.parametrize(
    ("edit", "rule", "why"),
    [
        pytest.param(remark, "atas", "2025-TW1 sudah disahkan menurut", id="another than was used"),
        pytest.param(str, "bawah", "sudah dipilih", id="nothing to choose"),
    ],
)
def test_refused(start: Path, tmp_path: Path, edit: Edit, rule: str, why: str) -> None:
    repo = office(start, tmp_path / "k", edit=edit)
    before = (repo / SKALA).read_bytes()
    assert why in str(upgrade(repo, "--gap-rule", rule).exception)
    assert (repo / SKALA).read_bytes() == before


def test_what_the_skeleton_left_is_told_also_in_a_demonstration(start: Path, tmp_path: Path) -> None:
    repo = office(
        start,
        tmp_path / "k",
        "indicators/instansi.yml",
        lambda text: f"{text.replace('tempat: Kota Contoh', 'tempat: (isi)')}percontohan: ya\n",
    )
    assert "indicators/instansi.yml:6: isian '(isi)' dari kerangka belum diganti" in upgrade(repo).stdout


def test_data_do_not_come_with_the_program(start: Path, tmp_path: Path) -> None:
    """The gate of the earlier program knows no new keys."""
    repo = office(start, tmp_path / "k", "mkdocs.yml", lambda text: text)
    (repo / "Makefile").unlink()
    jalankan_git(repo, "commit", "--quiet", "--all", "-m", "lain")
    assert "perbarui programnya dahulu" in str(upgrade(repo, "--gap-rule", "bawah").exception)


def at_a_terminal(repo: Path, answers: str, *words: str) -> tuple[str, int]:
    """Run the real command on a terminal of its own, and type; what it shows, and its exit code."""
    ours, theirs = pty.openpty()
    command = [str(Path(sys.executable).with_name("ukur")), "upgrade", "--repo", str(repo), *words]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True) as run:
        os.close(theirs)
        os.write(ours, answers.encode())
        shown, deadline = b"", time.monotonic() + 120
        while time.monotonic() < deadline:
            if ours in select.select([ours], [], [], 1)[0]:
                try:
                    shown += os.read(ours, 4096)
                except OSError:  # its end was closed
                    break
        code = run.wait(timeout=60)
    os.close(ours)
    return shown.decode(), code


@pytest.mark.one_daily("one case is walked every day through the same code")
@pytest.mark.parametrize(
    ("typed", "written"),
    [
        pytest.param("bawah\n", "bawah", id="chosen"),
        pytest.param("lain\nbawah\n", "bawah", id="no such rule is asked again"),
        pytest.param("\n", None, id="put off"),
        pytest.param("\x04", None, id="end of input"),
    ],
)
def test_the_rule_is_asked_at_a_terminal(
    start: Path, tmp_path: Path, typed: str, written: str | None
) -> None:
    repo = office(start, tmp_path / "k", edit=remark)
    before = (repo / SKALA).read_text("utf-8")
    shown, code = at_a_terminal(repo, typed)
    assert "Aturan celah skala" in shown
    after = (repo / SKALA).read_text("utf-8")
    assert after.replace("    aturan_celah: bawah\n", "") == before
    assert (f"    aturan_celah: {written}\n" in after) is (written is not None)
    assert code == (130 if typed == "\x04" else 0), shown


def test_nothing_is_asked_where_all_is_said_or_nothing_may_change(start: Path, tmp_path: Path) -> None:
    said, code = at_a_terminal(office(start, tmp_path / "a"), "")
    assert ("Aturan celah skala" in said, code) == (False, 0)
    repo = office(start, tmp_path / "b", edit=remark)
    said, code = at_a_terminal(repo, "", "--dry-run")
    assert ("Aturan celah skala [" in said, code) == (False, 0)


def test_another_rule_than_was_used_is_refused_at_the_terminal_too(start: Path, tmp_path: Path) -> None:
    repo = office(start, tmp_path / "k", edit=remark)
    before = (repo / SKALA).read_bytes()
    shown, code = at_a_terminal(repo, "atas\n")
    assert "2025-TW1 sudah disahkan menurut" in " ".join(shown.split())
    assert (code, (repo / SKALA).read_bytes()) == (2, before)
