"""``ukur publish release`` against the stand-in for GitHub: whole or a draft, and never replaced."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.hosts.peladen import Balasan
from tests.skenario.kantor import Keluaran
from tests.skenario.penerbitan import ARSIP, DiGitHubTerbit

from ukur.commands.filing.publish_release import compose_releases, register
from ukur.model.findings import UkurError

TAG = "2025-TW4-v1"
NAMA = "pengukuran-kinerja_dpmk_2025-TW4"
Terbitkan = Callable[..., Keluaran]


@pytest.fixture
def github(github_arsip: DiGitHubTerbit) -> DiGitHubTerbit:
    return github_arsip


@pytest.fixture
def diarsipkan(github: DiGitHubTerbit) -> str:
    """The commit on main that brought the archive."""
    return github.kantor.kepala("main")


@pytest.fixture
def luring(tmp_path: Path) -> Path:
    path = tmp_path / "situs-luring.zip"
    path.write_bytes(b"PK")
    return path


def test_rilis(github: DiGitHubTerbit, terbit: Terbitkan, diarsipkan: str, luring: Path) -> None:
    """Tag, release and files, each the archive's own; done again nothing is written."""
    done = terbit(github, "release", "--zip", luring)
    assert done.kode == 0, done.err
    names = [f"{NAMA}.docx", f"{NAMA}.pdf", f"{NAMA}.xlsx", f"situs-luring-{TAG}.zip"]
    assert github.terbitan == {TAG: (False, names)}
    assert github.kantor.di_pusat("rev-parse", TAG) == diarsipkan
    assert done.out == f"{github.rilis.peladen.alamat}/dinas/kinerja/releases/tag/{TAG}\n"
    before = github.ditulis
    assert terbit(github, "release", "--zip", luring).kode == 0
    assert (github.ditulis, github.terbitan) == (before, {TAG: (False, names)})


def test_rilis_berisi_berkas_arsip(
    github: DiGitHubTerbit, terbit: Terbitkan, diarsipkan: str, luring: Path
) -> None:
    terbit(github, "release", "--zip", luring)
    for name in (f"{NAMA}.pdf", f"{NAMA}.docx", f"{NAMA}.xlsx"):
        path = github.kantor.utama / "content/arsip/2025-TW4/v1" / name
        told = subprocess.run(["sha256sum", path], capture_output=True, check=True, text=True).stdout.split()[
            0
        ]
        (asset,) = [row for rows in github.rilis.aset.values() for row in rows if row["name"] == name]
        assert asset["digest"] == f"sha256:{told}"
        assert f"{told}  {name}" in github.rilis.rilis[0]["body"]


def test_unggahan_gagal_lalu_diulang(
    github: DiGitHubTerbit, terbit: Terbitkan, diarsipkan: str, luring: Path
) -> None:
    """Until every file is there the release is a draft, and there is no tag."""
    github.rilis.peladen.ganggu(r"POST .*/assets$", *[Balasan({"message": "x"}, 422)])
    assert terbit(github, "release", "--zip", luring).kode == 2
    assert github.terbitan[TAG][0]
    assert github.kantor.di_pusat("tag", "--list") == ""
    assert terbit(github, "release", "--zip", luring).kode == 0
    assert (github.terbitan[TAG][0], len(github.terbitan[TAG][1])) == (False, 4)
    assert len(github.rilis.rilis) == 1


def test_tidak_ada_yang_dirilis(
    buka_terbit: Callable[[str], DiGitHubTerbit], terbit: Terbitkan, luring: Path
) -> None:
    github = buka_terbit("sah")
    done = terbit(github, "release", "--zip", luring)
    assert (done.kode, done.out, github.terbitan) == (0, "", {})
    assert done.err == "Commit ini tidak menambah arsip; tidak ada yang dirilis.\n"


def test_rilis_yang_terlewat_disebut(
    github: DiGitHubTerbit, terbit: Terbitkan, diarsipkan: str, luring: Path
) -> None:
    """A run that another one replaced in the queue: its own run, started again, makes the release."""
    github.maju()
    done = terbit(github, "release", "--zip", luring)
    assert (done.kode, github.terbitan) == (0, {})
    assert f"Rilis {TAG} belum ada; jalankan ulang alur kerja untuk commit {diarsipkan[:12]}." in done.err
    github.buka_commit(diarsipkan)
    assert terbit(github, "release", "--zip", luring).kode == 0
    assert TAG in github.terbitan
    github.buka_commit("main")
    assert "belum ada" not in terbit(github, "release", "--zip", luring).err


def test_situs_luring_lain_tidak_dirilis(
    github: DiGitHubTerbit, terbit: Terbitkan, diarsipkan: str, luring: Path
) -> None:
    done = terbit(github, "release", "--zip", luring, "--sha256", "0" * 64)
    assert (done.kode, github.terbitan) == (2, {})
    assert "bukan situs luring yang diperiksa" in done.err


def test_arsip_yang_dikirim_langsung_tidak_dirilis(
    buka_terbit: Callable[[str], DiGitHubTerbit], terbit: Terbitkan, luring: Path
) -> None:
    """A whole entry that is sound in itself, but that nobody approved as one."""
    github = buka_terbit("sah")
    terbit(github, "archive")
    github.kantor.cabang("main")
    github.kantor.git("fetch", "--quiet", "origin")
    github.kantor.git("merge", "--quiet", "--ff-only", f"origin/{ARSIP}")
    github.kantor.dorong("main")
    github.kantor.mutakhirkan()
    done = terbit(github, "release", "--zip", luring)
    assert (done.kode, github.terbitan) == (2, {})
    assert "dikirim langsung ke cabang utama" in done.err


def test_manifest_lain_tidak_dirilis(github: DiGitHubTerbit, diarsipkan: str) -> None:
    """What the register does not name is not the archive's, whoever merged it."""
    repo = github.kantor.utama
    (row,) = register(repo, diarsipkan)
    assert [item.tag for item in compose_releases(repo, diarsipkan, [row], b"")] == [TAG]
    with pytest.raises(UkurError, match=r"bukan yang dicatat register\.jsonl"):
        compose_releases(repo, diarsipkan, [row.model_copy(update={"manifest": "0" * 64})], b"")
