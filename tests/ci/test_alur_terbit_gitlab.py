"""The publishing jobs of .gitlab-ci.yml, run by gitlab-ci-local against the stand-in for GitLab."""

import subprocess
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.ci.conftest import tidak_ada
from tests.ci.jalan_gitlab import REPO, jalankan_gitlab, pasang_gitlab
from tests.ci.kantor_terbit import buat_kantor_terbit
from tests.ci.kantor_uji import GitTertutup
from tests.hosts.gitlab_rilis import GitLabRilis
from tests.hosts.gitlab_tiruan import PROYEK
from tests.hosts.peladen import Balasan, Permintaan
from tests.skenario.gitlab_gudang import GitLabGudang
from tests.skenario.kantor import STAF, Kantor, jalankan_git
from tests.skenario.penerbitan import ARSIP, PENYETUJU, naskah_sah

SITUS = "https://kinerja.contoh.example/dinas"
BOT = {"UKUR_AKUN": "project_7_bot", "UKUR_POS_EL": "project_7_bot@noreply.contoh.invalid"}


class GitLabTerbit(GitLabRilis, GitLabGudang):
    """Releases and merge requests over a real repository."""

    def __init__(self, repo: Path) -> None:
        GitLabGudang.__init__(self, repo, STAF)
        self.tag, self.rilis, self.paket, self.usulan, self.terpotong = {}, {}, {}, [], False

    def _proyek(self, ask: Permintaan, path: str) -> Balasan:
        return super()._proyek(ask, path) if path else Balasan(self.proyek)


class Tempat:
    """An office on GitLab whose document is signed by merge request 3."""

    def __init__(self, tmp: Path, kantor: Kantor, program: Path, setuju: tuple[str, ...]) -> None:
        self.tmp, self.kantor, self.program = tmp, kantor, program
        repo = tmp / f"jauh/{PROYEK}.git"
        repo.parent.mkdir(parents=True)
        repo.symlink_to(kantor.pusat)
        self.tertutup = GitTertutup(tmp / "jauh", "")
        self.tertutup.izin = f"Basic {b64encode(b'ukur:tok-gerbang').decode()}"
        self.gitlab = GitLabTerbit(kantor.pusat)
        kantor.cabang()
        kantor.tulis(STAF, naskah_sah(kantor))
        self.gitlab.dorongan(STAF)
        for akun in setuju:
            self.gitlab.setujui(akun)
        before = kantor.kepala("main")
        kantor.gabung("pengelola", "usulan")
        self.gitlab.gabungkan(before, merge_commit_sha=kantor.kepala("main"))

    def terbitkan(self) -> subprocess.CompletedProcess[str]:
        folder = self.tmp / "kerja"
        jalankan_git(self.tmp, "clone", "--quiet", "--no-local", str(self.kantor.pusat), str(folder))
        given = {
            "CI_API_V4_URL": f"{self.gitlab.peladen.alamat}/api/v4",
            "CI_PROJECT_PATH": PROYEK,
            "CI_PROJECT_URL": f"{self.tertutup.alamat}/{PROYEK}",
            "CI_SERVER_URL": self.tertutup.alamat,
            "CI_PAGES_URL": SITUS,
            "CI_COMMIT_REF_PROTECTED": "true",
            "UKUR_TOKEN": "tok-gerbang",
            **BOT,
        }
        return jalankan_gitlab(self.program, self.tmp / "rumah", folder, "push", given)

    def tutup(self) -> None:
        self.gitlab.peladen.tutup()
        self.tertutup.tutup()


@pytest.fixture(scope="module")
def kantor_siap(tmp_path_factory: pytest.TempPathFactory) -> Kantor:
    return buat_kantor_terbit(tmp_path_factory.mktemp("terbit") / "kantor")


@pytest.fixture
def tempat(tmp_path: Path, kantor_siap: Kantor) -> Iterator[Callable[[tuple[str, ...]], Tempat]]:
    program = pasang_gitlab(REPO / ".cache")
    if isinstance(program, str):
        tidak_ada(program)
    assert isinstance(program, Path)
    made: list[Tempat] = []

    def make(setuju: tuple[str, ...]) -> Tempat:
        made.append(Tempat(tmp_path, kantor_siap.salin(tmp_path / "kantor"), program, setuju))
        return made[-1]

    yield make
    for place in made:
        place.tutup()


def selesai(run: subprocess.CompletedProcess[str], kata: str) -> set[str]:
    return {line.split()[1] for line in run.stdout.splitlines() if line.split()[:1] == [kata]}


@pytest.mark.nightly("its steps run every day in tests/skenario, a refusal through GitHub's file")
def test_diterbitkan(tempat: Callable[[tuple[str, ...]], Tempat]) -> None:
    place = tempat(PENYETUJU)
    run = place.terbitkan()
    assert run.returncode == 0, run.stdout + run.stderr
    assert selesai(run, "PASS") == {"periksa", "terbit", "pages", "rilis", "arsip", "latihan"}
    assert (place.tmp / "kerja/public/dokumen/2025-TW4/index.html").is_file()
    (row,) = place.gitlab.usulan
    assert (row["source_branch"], row["target_branch"]) == (ARSIP, "main")
    committed = place.kantor.di_pusat("show", "-s", "--format=%an <%ae>", ARSIP)
    assert committed == f"{BOT['UKUR_AKUN']} <{BOT['UKUR_POS_EL']}>"
    assert place.gitlab.rilis == {}


@pytest.mark.nightly("one refusal stops GitHub's jobs every day; which are refused: tests/skenario")
def test_tidak_disetujui_tidak_diterbitkan(tempat: Callable[[tuple[str, ...]], Tempat]) -> None:
    place = tempat(PENYETUJU[:-1])
    run = place.terbitkan()
    assert run.returncode != 0
    assert selesai(run, "FAIL") == {"terbit"}, run.stdout + run.stderr
    assert not {"pages", "rilis", "arsip"} & selesai(run, "PASS")
    assert (place.gitlab.usulan, place.gitlab.rilis) == ([], {})
    assert not (place.tmp / "kerja/public").exists()
