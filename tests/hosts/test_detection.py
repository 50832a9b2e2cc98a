from typing import Any

import pytest

from ukur.hosts.detection import HostTarget, detect_target
from ukur.model.findings import UkurError
from ukur.model.host_kind import HostKind

SHA = "1" * 40
GH = {
    "GITHUB_ACTIONS": "true",
    "GITHUB_API_URL": "https://api.github.com",
    "GITHUB_REPOSITORY": "dinas/kinerja",
    "GITHUB_TOKEN": "x",
}
GT = {
    "GITHUB_ACTIONS": "true",
    "GITEA_ACTIONS": "true",
    "GITHUB_SERVER_URL": "https://git.contoh.invalid",
    "GITHUB_API_URL": "https://git.contoh.invalid/api/v1",
    "GITHUB_REPOSITORY": "dinas/kinerja",
    "GITEA_TOKEN": "x",
}
GL = {
    "GITLAB_CI": "true",
    "CI_API_V4_URL": "https://gitlab.contoh.invalid/api/v4",
    "CI_PROJECT_PATH": "orang/kinerja",
    "CI_MERGE_REQUEST_PROJECT_PATH": "dinas/kinerja",
    "CI_MERGE_REQUEST_IID": "12",
    "GITLAB_TOKEN": "x",
}
REPO = {"repository": {"full_name": "dinas/kinerja"}}
TARIK = REPO | {"pull_request": {"number": 12, "head": {"sha": SHA}}}


def jalan(**isi: Any) -> dict[str, Any]:
    run = {"head_sha": SHA, "head_branch": "usulan", "head_repository": {"owner": {"login": "orang"}}}
    return REPO | {"workflow_run": run | isi}


def github(
    nomor: str | None, commit: str | None = None, cabang: str | None = None, **lain: Any
) -> HostTarget:
    row = {"api": "https://api.github.com", "repo": "dinas/kinerja", "peubah_token": "GITHUB_TOKEN"}
    return HostTarget(HostKind.GITHUB, **(row | {"nomor": nomor, "commit": commit, "cabang": cabang} | lain))


GITEA = HostTarget(
    HostKind.GITEA, "https://git.contoh.invalid/api/v1", "dinas/kinerja", "GITEA_TOKEN", "12", SHA
)
GITLAB = HostTarget(
    HostKind.GITLAB, "https://gitlab.contoh.invalid/api/v4", "dinas/kinerja", "GITLAB_TOKEN", "12"
)
KAIT = {
    "object_kind": "merge_request",
    "project": {"path_with_namespace": "dinas/kinerja"},
    "object_attributes": {"iid": 12, "action": "approved", "last_commit": {"id": SHA}},
}


@pytest.mark.parametrize(
    ("lingkungan", "peristiwa", "sasaran"),
    [
        pytest.param(GH, TARIK, github("12", SHA), id="GitHub: pull_request dan pull_request_target"),
        pytest.param(GH, TARIK | {"review": {"state": "approved"}}, github("12", SHA), id="GitHub: tinjauan"),
        pytest.param(
            GH,
            jalan(pull_requests=[{"number": 12}]),
            github("12", SHA),
            id="GitHub: workflow_run di repo sendiri",
        ),
        pytest.param(
            GH,
            jalan(pull_requests=[]),
            github(None, SHA, "orang:usulan"),
            id="GitHub: workflow_run dari salinan",
        ),
        pytest.param(
            GH,
            jalan(pull_requests=[{"number": 1}, {"number": 2}]),
            github(None, SHA, "orang:usulan"),
            id="GitHub: dua usulan dari commit yang sama",
        ),
        pytest.param(
            GH,
            REPO | {"issue": {"number": 12, "pull_request": {"url": "x"}}},
            github("12"),
            id="GitHub: komentar usulan",
        ),
        pytest.param(
            GH, REPO | {"inputs": {"nomor": "12"}}, github("12"), id="GitHub: dijalankan dengan tangan"
        ),
        pytest.param(
            {k: v for k, v in GH.items() if k != "GITHUB_API_URL"},
            TARIK,
            github("12", SHA),
            id="GitHub: tanpa alamat API",
        ),
        pytest.param(
            GH | {"GITHUB_API_URL": "https://ghes.contoh.invalid/api/v3"},
            TARIK,
            github("12", SHA, api="https://ghes.contoh.invalid/api/v3"),
            id="GitHub Enterprise",
        ),
        pytest.param(
            GH | {"GITHUB_REPOSITORY": "nektos/act"},
            TARIK,
            github("12", SHA),
            id="GitHub: nama repositori dari peristiwa",
        ),
        pytest.param(
            GH,
            {"pull_request": TARIK["pull_request"]},
            github("12", SHA),
            id="GitHub: nama repositori dari lingkungan",
        ),
        pytest.param(
            GH | {"UKUR_TOKEN": "y", "UKUR_AKUN": "ukur[bot]"},
            TARIK,
            github("12", SHA, peubah_token="UKUR_TOKEN", akun="ukur[bot]"),
            id="token dan akun sendiri",
        ),
        pytest.param(
            {**GH, "GITHUB_TOKEN": ""}, TARIK, github("12", SHA), id="token kosong: namanya tetap disebut"
        ),
        pytest.param(GT, TARIK, GITEA, id="Gitea Actions"),
        pytest.param(
            {k: v for k, v in GT.items() if k != "GITHUB_API_URL"},
            TARIK,
            GITEA,
            id="Gitea: alamat API dari server",
        ),
        pytest.param(
            {k: v for k, v in GT.items() if k != "GITEA_ACTIONS"},
            TARIK,
            GITEA,
            id="Gitea dikenali dari alamat API",
        ),
        pytest.param(
            {k: v for k, v in GT.items() if k not in {"GITEA_ACTIONS", "GITHUB_API_URL"}}
            | {"FORGEJO_ACTIONS": "true"},
            TARIK,
            GITEA,
            id="Forgejo Actions",
        ),
        pytest.param(GL, {}, GITLAB, id="GitLab: merge request dari salinan menuju proyek asal"),
        pytest.param(
            {k: v for k, v in GL.items() if not k.startswith("CI_MERGE")},
            KAIT,
            HostTarget(**{**vars(GITLAB), "commit": SHA}),
            id="GitLab: kait web sesudah disetujui",
        ),
    ],
)
def test_sasaran(lingkungan: dict[str, str], peristiwa: dict[str, Any], sasaran: HostTarget) -> None:
    assert detect_target(lingkungan, peristiwa) == sasaran


@pytest.mark.parametrize(
    ("lingkungan", "peristiwa", "kalimat"),
    [
        pytest.param({}, None, "tidak dikenali.*atau isi variabel lingkungannya", id="bukan di CI"),
        pytest.param({"CI": "true"}, TARIK, "situs Git tidak dikenali", id="CI lain"),
        pytest.param(GH, None, "bukan tentang usulan", id="tanpa peristiwa"),
        pytest.param(GH, REPO | {"ref": "refs/heads/main"}, "bukan tentang usulan", id="kiriman ke cabang"),
        pytest.param(
            GH, REPO | {"issue": {"number": 3}}, "bukan tentang usulan", id="komentar pada perintah"
        ),
        pytest.param(
            GH, REPO | {"inputs": {"nomor": "1; x"}}, "bukan tentang usulan", id="masukan bukan angka"
        ),
        pytest.param(
            GH, REPO | {"pull_request": {"number": "12"}}, "nomor usulan tidak tertulis", id="nomor teks"
        ),
        pytest.param(
            GH,
            REPO | {"pull_request": {"number": True}},
            "nomor usulan tidak tertulis",
            id="nomor bukan bilangan",
        ),
        pytest.param(
            GH,
            jalan(pull_requests=[], head_sha="x"),
            "tidak menyebut usulannya",
            id="workflow_run tanpa commit",
        ),
        pytest.param(
            GH, jalan(head_repository=None), "tidak menyebut usulannya", id="salinan yang sudah dihapus"
        ),
        pytest.param(
            {k: v for k, v in GH.items() if k != "GITHUB_REPOSITORY"},
            {"pull_request": {"number": 1}},
            "nama repositori tidak diketahui",
            id="tanpa nama repositori",
        ),
        pytest.param(
            {"FORGEJO_ACTIONS": "true", "GITHUB_REPOSITORY": "a/b"},
            TARIK,
            "isi GITHUB_SERVER_URL",
            id="Forgejo tanpa alamat",
        ),
        pytest.param(
            {**GL, "CI_MERGE_REQUEST_IID": ""}, {}, "bukan tentang merge request", id="GitLab: cabang biasa"
        ),
        pytest.param(
            {**GL, "CI_API_V4_URL": ""}, {}, "alamat GitLab tidak diketahui", id="GitLab tanpa alamat"
        ),
    ],
)
def test_tidak_dikenali(lingkungan: dict[str, str], peristiwa: dict[str, Any] | None, kalimat: str) -> None:
    with pytest.raises(UkurError, match=kalimat):
        detect_target(lingkungan, peristiwa)
