import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from tests.ci.pins import ACTIONS

from ukur.commands.gate.opened_period import WORKFLOW
from ukur.hosts.draft_release import GATE_FILE
from ukur.hosts.shown_preview import FILE, JOB

REPO = Path(__file__).resolve().parents[2]
GITHUB, GITEA = ".github/workflows", ".gitea/workflows"
OFFICES = ("check", "gate", "period", "publish")
ALUR = [f"{GITHUB}/{name}.yml" for name in (*OFFICES, "release", "review", "test")]
ALUR += [f"{GITEA}/{name}.yml" for name in OFFICES]
GERBANG = [f"{GITHUB}/gate.yml", f"{GITEA}/gate.yml"]
TERBIT = [f"{GITHUB}/publish.yml", f"{GITEA}/publish.yml"]
BUKA = [f"{GITHUB}/period.yml", f"{GITEA}/period.yml"]
RELEASE = f"{GITHUB}/release.yml"
SEMUA_ALUR = [pytest.param(name, id=name) for name in ALUR]
Alat = Callable[[str], str]


def muat(nama: str) -> Any:
    return YAML(typ="safe", pure=True).load(REPO / nama)


def langkah(nama: str) -> Iterator[dict[str, Any]]:
    for job in muat(nama)["jobs"].values():
        yield from job["steps"]


def jalankan(*perintah: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(perintah, cwd=REPO, capture_output=True, text=True, check=False)


def test_semua_alur_kerja_diuji() -> None:
    found = {path.relative_to(REPO).as_posix() for path in REPO.glob(".git*/workflows/*.y*ml")}
    assert found == set(ALUR)


def test_zizmor_bersih(alat: Alat) -> None:
    done = jalankan(alat("zizmor"), "--offline", "--no-progress", *ALUR)
    assert done.returncode == 0, done.stdout + done.stderr
    ignored = {name: (REPO / name).read_text("utf-8").count("zizmor: ignore") for name in ALUR}
    assert ignored == {name: int(name in GERBANG) for name in ALUR}


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        pytest.param(" # zizmor: ignore[dangerous-triggers]", " #", id="pemicu berbahaya tanpa alasan"),
        pytest.param("@3d3c42e5aac5ba805825da76410c181273ba90b1 #", "@v7 #", id="aksi tidak dipatok"),
        pytest.param(
            "run: make", "run: echo ${{ github.event.pull_request.title }}; make", id="judul dijalankan"
        ),
    ],
)
def test_zizmor_melihat(alat: Alat, tmp_path: Path, lama: str, baru: str) -> None:
    text = (REPO / GITHUB / "gate.yml").read_text("utf-8")
    assert lama in text
    (tmp_path / GITHUB).mkdir(parents=True)
    path = tmp_path / GITHUB / "gate.yml"
    path.write_text(text.replace(lama, baru, 1), "utf-8")
    assert jalankan(alat("zizmor"), "--offline", "--no-progress", str(path)).returncode > 10


def test_actionlint_bersih(alat: Alat) -> None:
    done = jalankan(alat("actionlint"), *ALUR)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("skema", "berkas"),
    [
        pytest.param("github-workflows", ALUR, id="alur kerja"),
        pytest.param(
            "github-issue-forms", [".github/ISSUE_TEMPLATE/perintah-pengukuran.yml"], id="isian perintah"
        ),
        pytest.param("github-issue-config", [".github/ISSUE_TEMPLATE/config.yml"], id="setelan isian"),
        pytest.param("gitlab-ci", [".gitlab-ci.yml"], id="GitLab"),
        pytest.param(
            "github-actions",
            [f"tests/ci/aksi/{action.name.split('/')[1]}/action.yml" for action in ACTIONS],
            id="tiruan aksi",
        ),
    ],
)
def test_skema(alat: Alat, skema: str, berkas: list[str]) -> None:
    done = jalankan(alat("check-jsonschema"), "--builtin-schema", f"vendor.{skema}", *berkas)
    assert done.returncode == 0, done.stdout


def test_aksi_dipatok_menurut_catatan() -> None:
    """Every action stands at the commit noted in pins.py, with its release as a comment."""
    used = {
        line.split("uses:", 1)[1].strip()
        for name in ALUR
        for line in (REPO / name).read_text("utf-8").splitlines()
        if re.search(r"\buses: ", line)
    }
    assert used == {f"{action.name}@{action.commit} # {action.release}" for action in ACTIONS}


@pytest.mark.parametrize("nama", SEMUA_ALUR)
def test_satu_langkah_satu_perintah(nama: str) -> None:
    """No logic in YAML, and no expression inside a command: values come through env."""
    program, output = r"(make|\.venv/bin/ukur|bash \.ci/run)", r'( >> "\$GITHUB_(STEP_SUMMARY|OUTPUT)")?'
    plain = re.compile(rf'{program}( [\w./^"$-]+)*{output}|true|false')
    runs = [step["run"] for step in langkah(nama) if "run" in step]
    assert runs
    assert [run for run in runs if not plain.fullmatch(run)] == []


@pytest.mark.parametrize("nama", SEMUA_ALUR)
def test_pengaman_setiap_alur(nama: str) -> None:
    flow = muat(nama)
    assert flow["permissions"] == {}
    assert all(0 < job["timeout-minutes"] <= 20 for job in flow["jobs"].values())
    checkouts = [step["with"] for step in langkah(nama) if "checkout" in step.get("uses", "")]
    assert all(given["persist-credentials"] is False for given in checkouts)
    secrets = set(re.findall(r"secrets\.(\w+)", (REPO / nama).read_text("utf-8")))
    wanted = {f"{GITEA}/gate.yml": {"UKUR_TOKEN"}, **{name: {"UKUR_TOKEN"} for name in (*TERBIT, *BUKA)}}
    for name in (TERBIT[1], BUKA[1]):  # another account than the gate's
        wanted[name] = {"UKUR_TOKEN", "UKUR_TOKEN_ARSIP"}
    assert secrets == wanted.get(nama, set())


@pytest.mark.parametrize(
    ("nama", "izin"),
    [
        pytest.param(f"{GITHUB}/check.yml", {"contents": "read"}, id="periksa hanya membaca"),
        pytest.param(f"{GITEA}/check.yml", {"contents": "read"}, id="periksa Gitea hanya membaca"),
        pytest.param(f"{GITHUB}/review.yml", {}, id="tinjauan tanpa izin"),
        pytest.param(f"{GITHUB}/test.yml", {"contents": "read"}, id="uji program hanya membaca"),
        *(
            pytest.param(
                name,
                {**extra, "contents": "read", "pull-requests": "write", "statuses": "write"},
                id=f"{name} menulis status dan komentar",
            )
            for name, extra in zip(GERBANG, ({"actions": "read"}, {}), strict=True)
        ),
    ],
)
def test_izin_paling_sedikit(nama: str, izin: dict[str, str]) -> None:
    jobs = muat(nama)["jobs"].values()
    assert [job["permissions"] for job in jobs] == [izin] * len(jobs)


@pytest.mark.parametrize("nama", BUKA)
def test_the_button_is_pressed_by_hand_alone(nama: str) -> None:
    """It runs main's program and nothing of a proposal; what is typed reaches no shell but as one word."""
    flow = muat(nama)
    assert set(flow["on"]) == {"workflow_dispatch"}
    assert list(flow["on"]["workflow_dispatch"]["inputs"]) == ["periode"]
    assert flow["concurrency"] == {"group": "periode", "cancel-in-progress": False}
    (job,) = flow["jobs"].values()
    assert job["permissions"] == {"actions": "write", "contents": "write", "pull-requests": "write"}
    (checkout,) = [step["with"] for step in langkah(nama) if "checkout" in step.get("uses", "")]
    assert checkout["ref"] == "${{ github.sha }}"
    *_, last = langkah(nama)
    assert last["run"] == '.venv/bin/ukur new --propose -- "$PERIODE" >> "$GITHUB_STEP_SUMMARY"'
    assert nama.rpartition("/")[2] == WORKFLOW


BACA, SITUS = {"contents": "read", "pull-requests": "read"}, {"pages": "write", "id-token": "write"}
PEKERJAAN: dict[str, dict[str, str]] = {
    "periksa": BACA,
    "rilis": {"contents": "write", "pull-requests": "read"},
    "arsip": {"contents": "write", "pull-requests": "write"},
    "latihan": {},
}


@pytest.mark.parametrize(
    ("nama", "izin"),
    [
        pytest.param(
            TERBIT[0],
            {
                **PEKERJAAN,
                "periksa": {**BACA, "pages": "read"},
                "terbit": SITUS,
                "atestasi": {"id-token": "write", "attestations": "write"},
            },
            id="GitHub",
        ),
        pytest.param(TERBIT[1], PEKERJAAN, id="Gitea"),
    ],
)
def test_izin_menerbitkan(nama: str, izin: dict[str, dict[str, str]]) -> None:
    """Each job may do its own part only, and those that hold an identity run no code of the repository."""
    jobs = muat(nama)["jobs"]
    assert {name: job["permissions"] for name, job in jobs.items()} == izin
    for job in jobs.values():
        if "id-token" in job["permissions"]:
            assert [step for step in job["steps"] if "run" in step] == []


def test_permissions_of_a_release() -> None:
    """The job with an identity runs no code of the repository, and the one that may write starts last."""
    flow = muat(RELEASE)
    jobs = flow["jobs"]
    assert flow["on"] == {"push": {"tags": ["v*"]}}
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "build": {"contents": "read"},
        "attest": {"id-token": "write", "attestations": "write"},
        "publish": {"contents": "write"},
    }
    assert [step for step in jobs["attest"]["steps"] if "run" in step] == []
    assert (jobs["attest"]["needs"], jobs["publish"]["needs"]) == ("build", ["build", "attest"])
    build, publish = (
        [step for step in jobs[name]["steps"] if "make" in step.get("run", "")][-1]
        for name in ("build", "publish")
    )
    assert build["env"] == {"TAG": "${{ github.ref_name }}"}
    assert publish["env"]["SHA256"] == "${{ needs.build.outputs.wheel_sha256 }}"


@pytest.mark.parametrize("nama", [pytest.param(name, id=name) for name in TERBIT])
def test_menerbitkan_hanya_sesudah_diperiksa(nama: str) -> None:
    """No job but the first starts unless the first one ended well; nothing is stopped half-way."""
    flow = muat(nama)
    first, *others = flow["jobs"].items()
    assert "needs" not in first[1]
    assert {job["needs"] for _, job in others} == {"periksa"}
    assert not re.search(r"\b(always|failure|cancelled)\(\)", str(flow["jobs"]))
    names = [step.get("name") for step in first[1]["steps"]]
    assert names.index("Periksa persetujuan") < names.index("Susun situs luring")
    assert flow["concurrency"] == {"group": "terbit", "cancel-in-progress": False}
    assert flow["on"]["push"] == {"branches": ["main"]}
    tokens = [step["name"] for step in langkah(nama) if "secrets." in str(step)]
    assert tokens == ["Ajukan"]


@pytest.mark.parametrize(
    ("nama", "pemicu"),
    [
        pytest.param(f"{GITHUB}/check.yml", {"pull_request", "push"}, id="periksa"),
        pytest.param(f"{GITHUB}/review.yml", {"pull_request_review"}, id="tinjauan"),
        pytest.param(f"{GITHUB}/test.yml", {"pull_request", "push", "schedule"}, id="uji program"),
        *(pytest.param(name, {"push", "schedule", "workflow_dispatch"}, id=name) for name in TERBIT),
        pytest.param(
            GERBANG[0],
            {"pull_request_target", "workflow_run", "workflow_dispatch"},
            id="gerbang: cabang utama",
        ),
        pytest.param(
            GERBANG[1], {"pull_request_target", "issue_comment", "workflow_dispatch"}, id="gerbang Gitea"
        ),
    ],
)
def test_pemicu(nama: str, pemicu: set[str]) -> None:
    """A host takes the gate from a branch that the proposal cannot write; pull_request would not."""
    assert set(muat(nama)["on"]) == pemicu


def test_tinjauan_dan_pratinjau_memicu_gerbang() -> None:
    """A check of main is about no proposal, so it starts nothing."""
    gate, review, check = (muat(f"{GITHUB}/{name}.yml") for name in ("gate", "review", "check"))
    names = [review["name"], check["name"]]
    assert gate["on"]["workflow_run"] == {"workflows": names, "types": ["completed"]}
    assert gate["jobs"]["gerbang"]["if"] == "github.event.workflow_run.event != 'push'"
    assert review["on"]["pull_request_review"]["types"] == ["submitted", "edited", "dismissed"]
    types = ["opened", "synchronize", "reopened", "edited", "ready_for_review"]
    assert gate["on"]["pull_request_target"]["types"] == types


def test_the_preview_is_one_file_as_it_is() -> None:
    """Its name is the one that the gate asks for; without an archive GitHub takes that from the file."""
    [step] = [one for one in langkah(f"{GITHUB}/check.yml") if one.get("with", {}).get("archive") is False]
    assert step["with"]["path"] == FILE
    [made] = [one["run"] for one in langkah(f"{GITHUB}/check.yml") if "ukur preview" in one.get("run", "")]
    assert made.endswith(f"--html {FILE}")
    flow = muat(".gitlab-ci.yml")
    assert FILE in flow[JOB]["artifacts"]["paths"]
    for name in (*TERBIT, *GERBANG, RELEASE):
        assert "preview" not in "".join(step.get("run", "") for step in langkah(name)), "never with a token"
    scripts = {name: job["script"] for name, job in flow.items() if isinstance(job, dict) and "script" in job}
    assert [name for name, lines in scripts.items() if "ukur preview" in str(lines)] == [JOB]


@pytest.mark.parametrize("nama", [pytest.param(name, id=name) for name in GERBANG])
def test_gerbang_hanya_membuka_cabang_utama(nama: str) -> None:
    (checkout,) = [step["with"] for step in langkah(nama) if "checkout" in step.get("uses", "")]
    assert checkout["ref"] == "${{ github.event.repository.default_branch }}"
    steps = "".join(str(step) for step in langkah(nama))
    assert "pull_request" not in steps
    assert "workflow_run" not in steps
    assert muat(nama)["concurrency"]["cancel-in-progress"] is False
    assert nama.rpartition("/")[2] == GATE_FILE, "by which the button starts it"
    assert set(muat(nama)["on"]["workflow_dispatch"]["inputs"]) == {"nomor"}


def test_gitlab_gerbang_hanya_di_cabang_terlindung() -> None:
    flow = muat(".gitlab-ci.yml")
    jobs = {name: job for name, job in flow.items() if isinstance(job, dict) and "script" in job}
    publishing = {"terbit", "pages", "rilis", "arsip", "latihan"}
    assert set(jobs) == {"periksa", "perubahan", "gerbang", "gerbang-nomor", "buka-periode"} | publishing
    (rule,) = flow[".terbit"]["rules"]
    assert all(jobs[name]["extends"] == ".terbit" and "rules" not in jobs[name] for name in publishing)
    assert '$CI_COMMIT_REF_PROTECTED == "true"' in rule["if"]
    assert "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" in rule["if"]
    assert all(jobs[name]["needs"] == ["terbit"] for name in publishing - {"terbit"})
    assert jobs["terbit"]["script"][0] == ".venv/bin/ukur publish check"
    gates = {name for name, job in jobs.items() if "ukur gate" in str(job["script"])}
    assert gates == {"gerbang", "gerbang-nomor"}
    assert jobs["buka-periode"]["script"] == ['.venv/bin/ukur new --propose -- "$PERIODE"']
    for name in (*gates, "buka-periode"):
        (rule,) = jobs[name]["rules"]
        assert '$CI_COMMIT_REF_PROTECTED == "true"' in rule["if"]
        assert "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" in rule["if"]
        assert "merge_request_event" not in rule["if"]
    assert flow[".gerbang"]["allow_failure"] == {"exit_codes": [1]}
