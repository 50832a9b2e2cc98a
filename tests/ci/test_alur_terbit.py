"""publish.yml run by act against the stand-in for GitHub: what was approved is published, and once."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.ci.kantor_terbit import SITUS, TempatTerbit, buat_kantor_terbit
from tests.ci.kantor_uji import GitTertutup
from tests.hosts.peladen import Balasan
from tests.skenario.kantor import Kantor
from tests.skenario.penerbitan import ARSIP, DiGitHubTerbit

TAG = "2025-TW4-v1"
DOKUMEN = "dokumen/2025-TW4/pengukuran-kinerja_dpmk_2025-TW4.pdf"
TOLAK = "#!/bin/sh\nexit 1\n"


@pytest.fixture(scope="module")
def kantor_siap(tmp_path_factory: pytest.TempPathFactory) -> Kantor:
    return buat_kantor_terbit(tmp_path_factory.mktemp("terbit") / "kantor")


@pytest.fixture
def tempat(
    tmp_path: Path,
    kantor_siap: Kantor,
    tertutup: GitTertutup,
    alat: Callable[[str], str],
) -> Iterator[TempatTerbit]:
    kantor = kantor_siap.salin(tmp_path / "kantor")
    made = TempatTerbit(tmp_path, kantor, tertutup, alat("act"))
    made.github.sahkan()
    yield made
    made.github.tutup()


def _cabang(tempat: TempatTerbit) -> str:
    return tempat.kantor.di_pusat("for-each-ref", "--format=%(refname) %(objectname)")


@pytest.mark.nightly("its steps run every day in tests/skenario, a refusal through GitHub's file")
def test_dari_sahkan_sampai_rilis(tempat: TempatTerbit) -> None:
    """The whole way, with a fault in each run that writes: it is run again, and everything is there once."""
    hook = tempat.kantor.pusat / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(TOLAK, "utf-8")
    hook.chmod(0o755)
    broken = tempat.terbitkan()
    assert (broken.kode, broken.hasil["Ajukan"]) == (1, "failure"), broken.cerita
    assert (tempat.situs / DOKUMEN).is_file()
    assert f"{SITUS}/dokumen/2025-TW4/" in (tempat.situs / "sitemap.xml").read_text("utf-8")
    assert tempat.github.arsip == []

    hook.unlink()
    again = tempat.terbitkan()
    assert again.kode == 0, again.cerita
    (pull,) = tempat.github.arsip
    assert (pull.penulis, pull.cabang) == ("github-actions[bot]", ARSIP)
    assert tempat.github.terbitan == {}
    assert "tok-bot" not in again.mentah

    merged = tempat.github.setujui_arsip()
    tempat.github.rilis.peladen.ganggu(r"POST .*/assets$", Balasan({"message": "x"}, 422))
    half = tempat.terbitkan()
    assert (half.kode, half.hasil["Periksa arsip"], half.hasil["Rilis"]) == (1, "success", "failure")
    assert tempat.github.terbitan[TAG][0], "a draft until every file is there"

    whole = tempat.terbitkan()
    assert whole.kode == 0, whole.cerita
    draft, files = tempat.github.terbitan[TAG]
    assert (draft, len(files), tempat.kantor.di_pusat("rev-parse", TAG)) == (False, 4, merged)
    packed = (whole.artefak / "situs-luring/situs-luring.zip").read_bytes()
    digest = f"sha256:{hashlib.sha256(packed).hexdigest()}"
    (asset,) = [row for row in tempat.aset if row["name"] == f"situs-luring-{TAG}.zip"]
    assert (asset["digest"], tempat.atestasi) == (digest, f"situs-luring.zip {digest}\n")
    assert whole.hasil["Latihan susun ulang arsip"] == "success"

    before, refs = tempat.github.ditulis, _cabang(tempat)
    rerun = tempat.terbitkan()
    assert (rerun.kode, tempat.github.ditulis, _cabang(tempat)) == (0, before, refs), rerun.cerita


@pytest.mark.parametrize(
    ("jadi", "kata"),
    [
        pytest.param(
            DiGitHubTerbit.paksa,
            "digabungkan tanpa disetujui",
            id="digabung tanpa disetujui",
            marks=pytest.mark.nightly("one refusal stops the jobs every day; which are refused: skenario"),
        ),
        pytest.param(DiGitHubTerbit.palsu, "digabungkan tanpa disetujui", id="status palsu"),
        pytest.param(
            DiGitHubTerbit.langsung,
            "dikirim langsung",
            id="dikirim langsung",
            marks=pytest.mark.nightly("one refusal stops the jobs every day; which are refused: skenario"),
        ),
    ],
)
def test_tidak_diterbitkan(tempat: TempatTerbit, jadi: Callable[[DiGitHubTerbit], None], kata: str) -> None:
    jadi(tempat.github)
    before, refs = tempat.github.ditulis, _cabang(tempat)
    run = tempat.terbitkan()
    assert (run.kode, run.hasil["Periksa persetujuan"]) == (1, "failure"), run.cerita
    assert "Tidak diterbitkan: commit " in run.cerita
    assert kata in run.cerita
    assert not {"Susun situs", "Rilis", "Ajukan"} & run.hasil.keys()
    assert (tempat.github.ditulis, _cabang(tempat)) == (before, refs)
    assert not tempat.situs.exists()
    assert not run.artefak.exists()


@pytest.mark.nightly("its steps run every day in tests/skenario, a refusal through GitHub's file")
def test_commit_lama_tidak_menggantikan_situs(tempat: TempatTerbit) -> None:
    """The run of an older commit is started again: the newer site stays."""
    older = tempat.kantor.kepala("main")
    tempat.github.maju()
    run = tempat.terbitkan(commit=older)
    assert run.kode == 0, run.cerita
    assert "Cabang utama sudah maju" in run.cerita
    assert not tempat.situs.exists()
    assert tempat.github.arsip == []


@pytest.mark.nightly("GitHub's file of the same steps runs every day; this one is linted beside it")
def test_gitea(tempat: TempatTerbit) -> None:
    """The steps run, GitHub's stand-in behind them; Gitea's own answers are those of tests/hosts."""
    tempat.github.arsipkan()
    run = tempat.terbitkan(".gitea/workflows/publish.yml")
    assert run.kode == 0, run.cerita
    assert list(tempat.github.terbitan) == [TAG]
