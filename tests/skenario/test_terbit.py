"""``ukur publish check`` and ``plan`` against the stand-in for GitHub."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.skenario.isian import FORMULIR, mandiri
from tests.skenario.kantor import KEPALA, PERENCANA, SEKRETARIS, Keluaran, jalankan_git
from tests.skenario.penerbitan import DiGitHubTerbit

Terbitkan = Callable[..., Keluaran]


def test_semua_disetujui(github: DiGitHubTerbit, terbit: Terbitkan) -> None:
    done = terbit(github, "check")
    assert (done.kode, done.out.count("\n")) == (0, 1)
    assert done.out.startswith("usulan 1 (")
    for said in (f"Sekretaris: {SEKRETARIS}", f"Kepala Dinas: {KEPALA}", "Tim SAKIP: "):
        assert said in done.out


def _sendiri(github: DiGitHubTerbit) -> None:
    github.gabungkan(PERENCANA, {FORMULIR: mandiri(48)}, (PERENCANA,))


@pytest.mark.parametrize(
    ("jadi", "kata"),
    [
        pytest.param(DiGitHubTerbit.langsung, "dikirim langsung ke cabang utama", id="dikirim langsung"),
        pytest.param(DiGitHubTerbit.paksa, "digabungkan tanpa disetujui", id="tidak disetujui siapa pun"),
        pytest.param(DiGitHubTerbit.palsu, "digabungkan tanpa disetujui", id="status palsu"),
        pytest.param(_sendiri, "digabungkan tanpa disetujui", id="disetujui pengusulnya sendiri"),
    ],
)
def test_ditolak(
    github: DiGitHubTerbit, terbit: Terbitkan, jadi: Callable[[DiGitHubTerbit], None], kata: str
) -> None:
    jadi(github)
    done = terbit(github, "check")
    assert (done.kode, done.out) == (1, "")
    assert done.err.startswith("Tidak diterbitkan: commit ")
    assert kata in done.err


@pytest.mark.parametrize(
    ("revisi", "pilihan", "kode", "kata"),
    [
        pytest.param("main~1", (), 0, "Cabang utama sudah maju", id="commit lama cabang utama"),
        pytest.param("main~1", ("--latest",), 1, "Cabang utama sudah maju", id="hanya yang terbaru"),
        pytest.param("main", ("--latest",), 0, "1 usulan disetujui", id="yang terbaru"),
        pytest.param("main^2", (), 1, "bukan bagian dari cabang utama 'main'", id="commit di dalam usulan"),
    ],
)
def test_kepala(
    github: DiGitHubTerbit, terbit: Terbitkan, revisi: str, pilihan: tuple[str, ...], kode: int, kata: str
) -> None:
    """The proposal's own commit is an ancestor of main, but was never main."""
    github.buka_commit(revisi)
    done = terbit(github, "check", *pilihan)
    assert done.kode == kode
    assert kata in done.err


def test_cabang_lain_tidak_diterbitkan(github: DiGitHubTerbit, terbit: Terbitkan) -> None:
    """A branch of that name here is not the host's main."""
    jalankan_git(github.kantor.utama, "commit", "--quiet", "--allow-empty", "-m", "x")
    done = terbit(github, "check")
    assert done.kode == 1
    assert "bukan bagian dari cabang utama" in done.err


AWAL: dict[str, Callable[[DiGitHubTerbit], str]] = {
    "sekarang": lambda github: github.kantor.kepala("main"),
    "sebelumnya": lambda github: github.kantor.di_pusat("rev-parse", "main~1"),
    "cabang": lambda github: "main",
    "pendek": lambda github: github.kantor.kepala("main")[:12],
    "usulan": lambda github: github.kantor.di_pusat("rev-parse", "main^2"),
}


@pytest.mark.parametrize("lewat", ["pilihan", "peubah"])
@pytest.mark.parametrize(
    ("awal", "kode", "kata"),
    [
        pytest.param("sekarang", 0, "0 usulan disetujui", id="sesudah yang dikirim langsung"),
        pytest.param("sebelumnya", 1, "dikirim langsung", id="sebelum yang dikirim langsung"),
        pytest.param("cabang", 1, "nama cabang atau tag dapat dipindahkan", id="nama cabang"),
        pytest.param("pendek", 1, "bukan nama lengkap sebuah commit", id="nama yang dipendekkan"),
        pytest.param("usulan", 1, "bukan bagian dari cabang utama", id="commit di dalam usulan"),
    ],
)
def test_awal(github: DiGitHubTerbit, terbit: Terbitkan, lewat: str, awal: str, kode: int, kata: str) -> None:
    if awal != "usulan":
        github.langsung()
    start = AWAL[awal](github)
    done = (
        terbit(github, "check", "--since", start)
        if lewat == "pilihan"
        else terbit(github, "check", UKUR_AWAL=start)
    )
    assert done.kode == kode
    assert kata in done.err


def test_tanpa_situs(github: DiGitHubTerbit, terbit: Terbitkan) -> None:
    """Asked of the repository itself, what was approved at GitHub has no statement that is signed."""
    done = terbit(github, "check", "--host", "git")
    assert (done.kode, done.out) == (1, "")
    assert "tidak ada persetujuan yang berlaku sampai saat penggabungan" in done.err
    root = github.kantor.kepala("main")
    assert terbit(github, "check", "--host", "git", "--since", root).kode == 0


def test_cabang_utama_tidak_terbaca(github: DiGitHubTerbit, terbit: Terbitkan) -> None:
    done = terbit(github, "check", UKUR_REMOTE=str(github.kantor.folder / "tidak-ada"))
    assert done.kode == 1
    assert "cabang utama tidak dapat dibaca" in done.err


def rencana(done: Keluaran) -> dict[str, str]:
    assert done.kode == 0, done.err
    return dict(line.split("=", 1) for line in done.out.splitlines())


def test_rencana(github: DiGitHubTerbit, terbit: Terbitkan, tmp_path: Path) -> None:
    """The hash is that of `printf PK | sha256sum`."""
    packed = tmp_path / "situs.zip"
    packed.write_bytes(b"PK")
    assert rencana(terbit(github, "plan", "--zip", packed)) == {
        "terbaru": "true",
        "rilis": "false",
        "sidik": "fcab7fcc2b4cffd9bb45003bfc2e468a04ef6f77ca8200a7341f027631584d25",
    }
    github.buka_commit("main~1")
    assert rencana(terbit(github, "plan")) == {"terbaru": "false", "rilis": "false"}


def test_rencana_sesudah_arsip(github_arsip: DiGitHubTerbit, terbit: Terbitkan) -> None:
    """Of the commit where the check starts nobody says that it was approved: it is not released."""
    github, head = github_arsip, github_arsip.kantor.kepala("main")
    assert rencana(terbit(github, "plan")) == {"terbaru": "true", "rilis": "true"}
    assert rencana(terbit(github, "plan", UKUR_AWAL=head)) == {"terbaru": "true", "rilis": "false"}
