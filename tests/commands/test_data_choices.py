"""What only the office can say, told by ``ukur upgrade`` when its program is there."""

import shutil
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
