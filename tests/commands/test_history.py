"""Where the walk over main begins and ends, and what stops it before anybody is asked."""

import datetime
import subprocess
from pathlib import Path

import pytest
from tests.hosts.repo_uji import RepoUji

from ukur.commands.gate.history import MAX_HISTORY, accepted_by, check_history
from ukur.hosts.without_host import WithoutHost
from ukur.model.findings import UkurError


@pytest.fixture
def repo(tmp_path: Path) -> RepoUji:
    """Five commits of main: the set-up, and four that were pushed directly; a branch beside it."""
    made = RepoUji(tmp_path / "repo")
    made.cabang("samping")
    made.commit("penulis", "samping.yml", "x\n")
    made.cabang("panjang")
    made.rantai("panjang", 4, "penulis")
    made.git("checkout", "--quiet", "panjang")
    return made


def host(repo: Path) -> WithoutHost:
    return WithoutHost(repo, "main", b"", lambda _: None, datetime.datetime(2025, 1, 15, tzinfo=datetime.UTC))


@pytest.mark.parametrize(
    ("sejak", "sampai"),
    [
        pytest.param(None, "panjang~4", id="hanya commit pertama, yaitu penyiapan"),
        pytest.param("panjang", "panjang", id="awal dan akhir sama"),
        pytest.param("panjang~4", "panjang~4", id="awal adalah commit pertama"),
    ],
)
def test_tidak_ada_yang_diperiksa(repo: RepoUji, sejak: str | None, sampai: str) -> None:
    assert check_history(repo.folder, host(repo.folder), sejak, sampai) == ()


@pytest.mark.parametrize(
    ("sejak", "sampai", "kata"),
    [
        pytest.param(None, "panjang", "dikirim langsung ke cabang utama", id="sejak penyiapan"),
        pytest.param("panjang~1", "panjang", "dikirim langsung ke cabang utama", id="satu commit saja"),
        pytest.param("samping", "panjang", "bukan bagian dari cabang utama", id="awal di cabang lain"),
        pytest.param("panjang", "panjang~2", "bukan bagian dari cabang utama", id="awal sesudah akhir"),
        pytest.param("tidak-ada", "panjang", "revisi Git 'tidak-ada' tidak ditemukan", id="awal tidak ada"),
        pytest.param(None, "tidak-ada", "revisi Git 'tidak-ada' tidak ditemukan", id="akhir tidak ada"),
    ],
)
def test_ditolak(repo: RepoUji, sejak: str | None, sampai: str, kata: str) -> None:
    with pytest.raises(UkurError, match=kata):
        check_history(repo.folder, host(repo.folder), sejak, sampai)


@pytest.mark.parametrize(
    ("jumlah", "sejak", "kata"),
    [
        pytest.param(MAX_HISTORY, None, "dikirim langsung", id="tepat sebanyak batas"),
        pytest.param(MAX_HISTORY + 1, None, "sebutkan awal yang lebih baru", id="satu terlalu banyak"),
        pytest.param(
            MAX_HISTORY + 1, "main", "sebutkan awal yang lebih baru", id="satu terlalu banyak, awal disebut"
        ),
        pytest.param(MAX_HISTORY + 9, "main", "sebutkan awal yang lebih baru", id="jauh terlalu banyak"),
        pytest.param(MAX_HISTORY + 9, "jauh~1000", "dikirim langsung", id="banyak, awal cukup dekat"),
    ],
)
def test_batas(repo: RepoUji, jumlah: int, sejak: str | None, kata: str) -> None:
    """A thousand commits are walked, one more is not."""
    repo.rantai("jauh", jumlah, "penulis")
    with pytest.raises(UkurError, match=kata):
        check_history(repo.folder, host(repo.folder), sejak, "jauh")


def test_salinan_dangkal(repo: RepoUji, tmp_path: Path) -> None:
    """A shallow clone has a commit without parent that is not the set-up: nothing may pass for checked."""
    source = f"file://{repo.folder}"
    command = ["git", "clone", "--quiet", "--depth=1", "--branch=panjang", source, str(tmp_path / "dangkal")]
    subprocess.run(command, check=True, capture_output=True)
    shallow = tmp_path / "dangkal"
    with pytest.raises(UkurError, match="git fetch --unshallow"):
        check_history(shallow, host(shallow), None, "HEAD")


def test_objek_pengganti(repo: RepoUji) -> None:
    """A replacement object that hides a commit's parents is not looked at."""
    last = repo.git("rev-parse", "panjang")
    repo.git("replace", "--graft", last)
    with pytest.raises(UkurError, match="dikirim langsung ke cabang utama"):
        check_history(repo.folder, host(repo.folder), None, last)


def test_commit_pertama(repo: RepoUji) -> None:
    """The set-up itself came through no proposal."""
    with pytest.raises(UkurError, match=r"^commit [0-9a-f]{12} tidak dapat diterima: "):
        accepted_by(repo.folder, host(repo.folder), "panjang~4")
