"""The button "Buka periode" as its workflow and pipeline run it: one field, then check and gate."""

import subprocess
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from tests.ci.conftest import tidak_ada
from tests.ci.jalan_act import Jalan
from tests.ci.jalan_gitlab import REPO, jalankan_gitlab, pasang_gitlab
from tests.ci.kantor_terbit import TempatTerbit, buat_kantor_terbit
from tests.ci.kantor_uji import GitTertutup
from tests.hosts.gitlab_server import GitLabServer
from tests.hosts.gitlab_state import DEVELOPER
from tests.hosts.gitlab_tiruan import PROYEK
from tests.nightly import OTHER_HOSTS
from tests.skenario.kantor import PERAN, PERENCANA, SEKRETARIS, Kantor, jalankan_git, pos_el

pytestmark = pytest.mark.first_test_daily(
    "one pipeline runs every day as its host runs it; its steps are tested one by one in tests/skenario"
)

CABANG = "format-2025-TW4"
BERKAS = [f"indicators/pengukuran/2025-TW4/{name}.yml" for name in ("dinas", "dokumen")]
BOT = "project_7_bot"


@pytest.fixture(scope="module")
def kantor_siap(tmp_path_factory: pytest.TempPathFactory) -> Kantor:
    return buat_kantor_terbit(tmp_path_factory.mktemp("periode") / "kantor")


@pytest.fixture
def kantor(tmp_path: Path, kantor_siap: Kantor) -> Kantor:
    return kantor_siap.salin(tmp_path / "kantor")


@pytest.fixture
def tempat(
    tmp_path: Path, kantor: Kantor, tertutup: GitTertutup, alat: Callable[[str], str]
) -> Iterator[TempatTerbit]:
    made = TempatTerbit(tmp_path, kantor, tertutup, alat("act"))
    yield made
    made.github.tutup()


def _tekan(tempat: TempatTerbit, periode: str, alur: str = ".github", akun: str = PERENCANA) -> Jalan:
    run = tempat.github.rilis.press(akun)
    event = {"inputs": {"periode": periode}}
    path = f"{alur}/workflows/period.yml"
    return tempat.jalankan(path, "workflow_dispatch", event, GITHUB_RUN_ID=run)


@pytest.mark.one_daily(OTHER_HOSTS)
@pytest.mark.parametrize("alur", [".github", ".gitea"])
def test_from_the_button_to_the_approved_format(tempat: TempatTerbit, alur: str) -> None:
    """The steps of both run, GitHub's stand-in behind them; the gate is run by what started it."""
    run = _tekan(tempat, "2025-TW4", alur)
    assert (run.kode, run.hasil["Buka"]) == (0, "success"), run.cerita
    (pull,) = tempat.github.rilis.tarik.values()
    assert (pull.penulis, pull.cabang) == ("github-actions[bot]", CABANG)
    assert f"Usulan {pull.nomor} untuk 2025-TW4 dibuka: http" in run.ringkasan
    assert tempat.kantor.di_pusat("diff", "--name-only", "main", CABANG).splitlines() == BERKAS
    assert "tok-bot" not in run.mentah

    again = _tekan(tempat, "2025-TW4", alur)
    assert (again.kode, len(tempat.github.rilis.tarik)) == (0, 1), again.cerita
    assert "sudah ada, tidak diubah" in again.ringkasan

    tempat.kantor.di_pusat("symbolic-ref", "refs/pull/1/head", f"refs/heads/{CABANG}")
    started = {"inputs": tempat.github.rilis.started[0]}
    gate = f"{alur}/workflows/gate.yml"
    waiting = tempat.jalankan(gate, "workflow_dispatch", started)
    assert "Menunggu persetujuan Sekretaris" in waiting.ringkasan, waiting.cerita
    tempat.github.rilis.ulas(pull, SEKRETARIS, "APPROVED")
    approved = tempat.jalankan(gate, "workflow_dispatch", started)
    assert (approved.kode, approved.hasil["Putuskan"]) == (0, "success"), approved.cerita
    assert tempat.github.rilis.status[-1]["state"] == "success"


@pytest.mark.one_daily("one case is walked every day through the same code")
@pytest.mark.parametrize(
    ("periode", "kata"),
    [
        pytest.param("2024-TW1", "2024-TW1 sudah lewat", id="the past"),
        pytest.param("$(touch dibajak)", "bukan periode", id="an order to the shell"),
        pytest.param("--repo=/", "bukan periode", id="an option"),
    ],
)
def test_what_is_refused_is_told_in_the_summary(tempat: TempatTerbit, periode: str, kata: str) -> None:
    run = _tekan(tempat, periode)
    assert (run.kode, run.hasil["Buka"]) == (1, "failure")
    assert "Periode tidak dibuka: " in run.ringkasan
    assert kata in run.ringkasan
    assert tempat.github.rilis.tarik == {}
    assert not list(tempat.tmp.rglob("dibajak"))


class PadaGitLab:
    """The office's project, and pipelines on main that somebody starts by hand."""

    def __init__(self, tmp: Path, kantor: Kantor, program: Path) -> None:
        self.tmp, self.kantor, self.program = tmp, kantor, program
        repo = tmp / f"jauh/{PROYEK}.git"
        repo.parent.mkdir(parents=True)
        repo.symlink_to(kantor.pusat)
        self.git = GitTertutup(tmp / "jauh", "")
        self.git.izin = f"Basic {b64encode(f'ukur:tok-{BOT}'.encode()).decode()}"
        self.server = GitLabServer(kantor.pusat)
        self.server.see_pushes()
        for akun in (*PERAN, BOT):
            self.server.add(akun, pos_el(akun), DEVELOPER)
        self._count = 0

    def start(self, akun: str, **given: str) -> subprocess.CompletedProcess[str]:
        self._count += 1
        folder = self.tmp / f"kerja-{self._count}"
        jalankan_git(self.tmp, "clone", "--quiet", "--no-local", str(self.kantor.pusat), str(folder))
        variables: Mapping[str, str] = {
            "CI_API_V4_URL": f"{self.server.peladen.alamat}/api/v4",
            "CI_PROJECT_PATH": PROYEK,
            "CI_PROJECT_URL": f"{self.git.alamat}/{PROYEK}",
            "CI_SERVER_URL": self.git.alamat,
            "CI_COMMIT_REF_PROTECTED": "true",
            "CI_PIPELINE_ID": self.server.press(akun),
            "GITLAB_USER_ID": str(self.server.numbers[akun]),
            "UKUR_TOKEN": f"tok-{BOT}",
            "UKUR_AKUN": BOT,
            "UKUR_POS_EL": pos_el(BOT),
            **given,
        }
        return jalankan_gitlab(self.program, self.tmp / f"rumah-{self._count}", folder, "web", variables)

    def close(self) -> None:
        self.server.close()
        self.git.tutup()


@pytest.fixture
def gitlab(tmp_path: Path, kantor: Kantor) -> Iterator[PadaGitLab]:
    program = pasang_gitlab(REPO / ".cache")
    if isinstance(program, str):
        tidak_ada(program)
    assert isinstance(program, Path)
    made = PadaGitLab(tmp_path, kantor, program)
    yield made
    made.close()


def _passed(run: subprocess.CompletedProcess[str]) -> set[str]:
    return {line.split()[1] for line in run.stdout.splitlines() if line.split()[:1] == ["PASS"]}


@pytest.mark.nightly("GitHub's button is pressed every day")
def test_gitlab(gitlab: PadaGitLab) -> None:
    """One of the two inputs starts one job; the webhook's gate is run by the number here."""
    run = gitlab.start(PERENCANA, PERIODE="2025-TW4")
    assert (run.returncode, _passed(run)) == (0, {"buka-periode"}), run.stdout + run.stderr
    (merge,) = gitlab.server.merges
    assert (merge.author, merge.branch) == (BOT, CABANG)
    assert gitlab.kantor.di_pusat("diff", "--name-only", "main", CABANG).splitlines() == BERKAS

    waiting = gitlab.start(SEKRETARIS, NOMOR="1")
    assert "WARN  gerbang-nomor" in waiting.stdout, waiting.stdout + waiting.stderr
    merge.approvals.append({"user": gitlab.server.account(SEKRETARIS), "approved_at": gitlab.server.now()})
    gitlab.server.note(merge, SEKRETARIS, "approved this merge request", system=True)
    approved = gitlab.start(SEKRETARIS, NOMOR="1")
    assert _passed(approved) == {"gerbang-nomor"}, approved.stdout + approved.stderr
    assert gitlab.server.statuses[-1]["status"] == "success"


@pytest.mark.one_daily("one case is walked every day through the same code")
@pytest.mark.parametrize(
    "keadaan",
    [
        pytest.param({"CI_COMMIT_REF_PROTECTED": "false"}, id="a branch that is not protected"),
        pytest.param({"CI_COMMIT_BRANCH": "usulan"}, id="another branch"),
        pytest.param({"PERIODE": ""}, id="nothing filled in"),
    ],
)
def test_gitlab_starts_nothing_elsewhere(gitlab: PadaGitLab, keadaan: dict[str, str]) -> None:
    run = gitlab.start(PERENCANA, **{"PERIODE": "2025-TW4", **keadaan})
    assert (_passed(run), gitlab.server.merges) == (set(), [])
