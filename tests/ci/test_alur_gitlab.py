import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from tests.ci.conftest import tidak_ada
from tests.ci.jalan_gitlab import REPO, jalankan_gitlab, pasang_gitlab
from tests.ci.kantor_uji import GitTertutup, Usul
from tests.hosts.gitlab_tiruan import PROYEK, GitLabTiruan
from tests.hosts.peladen import Balasan, Permintaan
from tests.salinan import bertahap

pytestmark = pytest.mark.first_test_daily(
    "one pipeline runs every day as its host runs it; its steps are tested one by one in tests/skenario"
)

HALAMAN = {"content/tentang.md": "---\ntitle: Tentang\n---\n\n# Tentang\n\nNaskah baru.\n"}
PENULIS, SEKRETARIS = "peragaan-perencana", "peragaan-sekretaris"
RAHASIA = {"CI_COMMIT_REF_PROTECTED": "true", "UKUR_TOKEN": "tok-gerbang"}
Selesai = subprocess.CompletedProcess[str]


class GitLabDiGudang(GitLabTiruan):
    """``ujung`` is where the target branch stands, which the gate compares with its own checkout."""

    ujung = ""

    def _proyek(self, ask: Permintaan, path: str) -> Balasan:
        if (ask.metode, path) == ("GET", "/repository/branches/main"):
            return Balasan({"name": "main", "commit": {"id": self.ujung}})
        return super()._proyek(ask, path)


class Tempat:
    """A merge request on the stand-in for GitLab, and its pipelines."""

    def __init__(self, tmp: Path, kantor: Path, program: Path, berkas: Mapping[str, str]) -> None:
        self.tmp, self.program = tmp, program
        self.usul = Usul(tmp, kantor, berkas, "merge-requests/3", PROYEK)
        self.tertutup = GitTertutup(tmp / "jauh", "tok-bot")
        self.gitlab = GitLabDiGudang()
        self.gitlab.ujung = self.usul.dasar
        self.gitlab.dorong(PENULIS)
        self.gitlab.versi[0]["head_commit_sha"] = self.gitlab.commits[0]["sha"] = self.usul.kepala

    def tutup(self) -> None:
        self.gitlab.peladen.tutup()
        self.tertutup.tutup()

    def jalankan(self, sumber: str, variabel: Mapping[str, str], *, usulan: bool = False) -> Selesai:
        """Run a pipeline as a runner has it: the job's own password stands in the address it cloned from."""
        folder = self.usul.salin(self.tmp / "kerja", usulan=usulan)
        host = self.tertutup.alamat.removeprefix("http://")
        url = f"http://x-access-token:tok-bot@{host}/{PROYEK}.git"
        self.usul.repo.git("-C", str(folder), "remote", "set-url", "origin", url)
        given = {
            "CI_API_V4_URL": f"{self.gitlab.peladen.alamat}/api/v4",
            "CI_PROJECT_PATH": PROYEK,
            **variabel,
        }
        return jalankan_gitlab(self.program, self.tmp / "rumah", folder, sumber, given)

    def gerbang(self, keadaan: Mapping[str, str] | None = None) -> Selesai:
        attributes = {"iid": 3, "last_commit": {"id": self.usul.kepala}, "action": "approved"}
        project = {"path_with_namespace": PROYEK}
        event = {"object_kind": "merge_request", "project": project, "object_attributes": attributes}
        path = self.tmp / "peristiwa.json"
        path.write_text(json.dumps(event), "utf-8")
        return self.jalankan("trigger", {**RAHASIA, "TRIGGER_PAYLOAD": str(path), **(keadaan or {})})

    @property
    def status(self) -> dict[str, str]:
        return self.gitlab.status


@pytest.fixture(scope="session")
def program() -> Path:
    found = pasang_gitlab(REPO / ".cache")
    if isinstance(found, str):
        tidak_ada(found)
    assert isinstance(found, Path)
    return found


@pytest.fixture
def tempat(tmp_path: Path, kantor: Path, program: Path) -> Iterator[Callable[..., Tempat]]:
    made: list[Tempat] = []

    def make(berkas: Mapping[str, str]) -> Tempat:
        made.append(Tempat(tmp_path, kantor, program, berkas))
        return made[-1]

    yield make
    for place in made:
        place.tutup()


def test_disetujui(tempat: Callable[..., Tempat]) -> None:
    place = tempat(HALAMAN)
    place.gitlab.setujui(SEKRETARIS)
    run = place.gerbang()
    assert run.returncode == 0, run.stdout + run.stderr
    assert "PASS  gerbang" in run.stdout
    assert place.status == {place.usul.kepala: "success"}
    assert "content/tentang.md" in place.gitlab.catatan[-1]["body"]


def test_belum_disetujui_menahan_usulan_bukan_cabang_utama(tempat: Callable[..., Tempat]) -> None:
    place = tempat(HALAMAN)
    run = place.gerbang()
    assert "WARN  gerbang" in run.stdout, run.stdout + run.stderr
    assert (run.returncode, place.status) == (0, {place.usul.kepala: "pending"})


def test_gerbang_dari_nomor(tempat: Callable[..., Tempat]) -> None:
    place = tempat(HALAMAN)
    place.gitlab.setujui(SEKRETARIS)
    run = place.jalankan("web", {**RAHASIA, "NOMOR": "3"})
    assert "PASS  gerbang-nomor" in run.stdout, run.stdout + run.stderr
    assert place.status == {place.usul.kepala: "success"}


@pytest.mark.one_daily("one case is walked every day through the same code")
@pytest.mark.parametrize(
    "keadaan",
    [
        pytest.param({"CI_COMMIT_REF_PROTECTED": "false"}, id="cabang tidak terlindung"),
        pytest.param({"CI_COMMIT_BRANCH": "usulan"}, id="cabang selain cabang utama"),
        pytest.param({"CI_PIPELINE_SOURCE": "api"}, id="pemicu lain"),
    ],
)
def test_gerbang_tidak_berjalan_di_luar_tempatnya(
    tempat: Callable[..., Tempat], keadaan: dict[str, str]
) -> None:
    place = tempat(HALAMAN)
    run = place.gerbang(keadaan)
    assert (run.returncode, run.stdout.strip(), place.status) == (0, "", {})
    assert "pipeline finished" in run.stderr


def test_galat_tetap_merah(tempat: Callable[..., Tempat]) -> None:
    """Exit code 1 is a verdict; what cannot be decided is a fault of the pipeline too."""
    place = tempat(HALAMAN)
    place.tertutup.izin = "Basic lain"
    run = place.gerbang()
    assert "FAIL  gerbang" in run.stdout, run.stdout + run.stderr
    assert place.status == {place.usul.kepala: "failed"}


@pytest.mark.nightly("test_disetujui runs the same jobs every day")
def test_permintaan_gabung_diperiksa_tanpa_gerbang(tempat: Callable[..., Tempat]) -> None:
    path = "indicators/pengukuran/2024-TW4/dokumen.yml"
    text = bertahap((REPO / path).read_text("utf-8"), "konsep")
    place = tempat({path: text})
    given = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": place.usul.dasar, "CI_COMMIT_REF_PROTECTED": "false"}
    run = place.jalankan("merge_request_event", given, usulan=True)
    assert run.returncode == 0, run.stdout + run.stderr
    ran = {line.split()[1] for line in run.stdout.splitlines() if line.split()[:1] == ["PASS"]}
    assert ran == {"periksa", "perubahan"}
    work = place.tmp / "kerja"
    report = (work / "laporan-perubahan.md").read_text("utf-8")
    assert "tahap arsip -&gt; konsep" in report
    assert json.loads((work / "temuan.json").read_text("utf-8")) == []
    assert "KONSEP" in (work / "pratinjau/dokumen/2024-TW4/index.html").read_text("utf-8")
    assert 'id="2024-TW4-formulir"' in (work / "pratinjau.html").read_text("utf-8")
    assert place.status == {}
