"""Which host, repository and proposal a pipeline runs for, from its environment and event alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ukur.model.temuan import UkurError


class Jenis(StrEnum):
    """A kind of host."""

    GITHUB = "github"
    GITLAB = "gitlab"
    GITEA = "gitea"


@dataclass(frozen=True)
class Sasaran:
    """Where the gate works.

    ``nomor`` is None where the host does not say it (a GitHub workflow_run from a fork): then ``cabang``
    (owner:branch) and ``commit`` find it. ``peubah_token`` is the name of a variable, never its value.
    """

    jenis: Jenis
    api: str
    repo: str
    peubah_token: str
    nomor: str | None = None
    commit: str | None = None
    cabang: str | None = None
    akun: str | None = None


TOKEN: Mapping[Jenis, tuple[str, ...]] = {
    Jenis.GITHUB: ("UKUR_TOKEN", "GITHUB_TOKEN"),
    Jenis.GITEA: ("UKUR_TOKEN", "GITEA_TOKEN", "FORGEJO_TOKEN", "GITHUB_TOKEN"),
    Jenis.GITLAB: ("UKUR_TOKEN", "GITLAB_TOKEN"),
}
_SHA = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


def deteksi(lingkungan: Mapping[str, str], peristiwa: Mapping[str, Any] | None = None) -> Sasaran:
    """Return what to work on; ``peristiwa`` is the event that the host wrote down (GITHUB_EVENT_PATH)."""
    event = peristiwa or {}
    kind = _jenis(lingkungan)
    if kind is Jenis.GITLAB:
        return _gitlab(lingkungan, event)
    repo = _teks(event, "repository", "full_name") or lingkungan.get("GITHUB_REPOSITORY", "")
    if not repo:
        raise UkurError("nama repositori tidak diketahui; isi GITHUB_REPOSITORY dengan pemilik/nama")
    number, commit, branch = _usulan(event)
    return Sasaran(
        jenis=kind,
        api=_api(kind, lingkungan),
        repo=repo,
        peubah_token=_token(kind, lingkungan),
        nomor=number,
        commit=commit,
        cabang=branch,
        akun=lingkungan.get("UKUR_AKUN") or None,
    )


def _jenis(lingkungan: Mapping[str, str]) -> Jenis:
    """Gitea and Forgejo also set GitHub's variables, so they are looked for first."""
    api = lingkungan.get("GITHUB_API_URL", "")
    gitea = lingkungan.get("GITEA_ACTIONS") == "true" or lingkungan.get("FORGEJO_ACTIONS") == "true"
    if gitea or api.rstrip("/").endswith("/api/v1"):
        return Jenis.GITEA
    if lingkungan.get("GITHUB_ACTIONS") == "true":
        return Jenis.GITHUB
    if lingkungan.get("GITLAB_CI") == "true":
        return Jenis.GITLAB
    raise UkurError(
        "situs Git tidak dikenali dari lingkungan ini; jalankan di GitHub Actions, GitLab CI, atau Gitea/"
        "Forgejo Actions"
    )


def _api(kind: Jenis, lingkungan: Mapping[str, str]) -> str:
    given = lingkungan.get("GITHUB_API_URL")
    if given:
        return given
    if kind is Jenis.GITHUB:
        return "https://api.github.com"
    server = lingkungan.get("GITHUB_SERVER_URL")
    if not server:
        raise UkurError("alamat Gitea/Forgejo tidak diketahui; isi GITHUB_SERVER_URL")
    return f"{server.rstrip('/')}/api/v1"


def _token(kind: Jenis, lingkungan: Mapping[str, str]) -> str:
    names = TOKEN[kind]
    return next((name for name in names if lingkungan.get(name)), names[-1])


def _usulan(event: Mapping[str, Any]) -> tuple[str | None, str | None, str | None]:
    """Return number, commit and branch of the proposal that an event is about."""
    if isinstance(event.get("pull_request"), dict):
        return _angka(event, "pull_request", "number"), _sha(event, "pull_request", "head", "sha"), None
    if isinstance(event.get("workflow_run"), dict):
        return _jalan(event["workflow_run"])
    if _ambil(event, "issue", "pull_request") is not None:
        return _angka(event, "issue", "number"), None, None
    chosen = _teks(event, "inputs", "nomor")
    if chosen.isdecimal():
        return chosen, None, None
    raise UkurError(
        "peristiwa ini bukan tentang usulan perubahan; jalankan gerbang untuk pull request, tinjauannya, "
        "workflow_run, atau dengan masukan 'nomor'"
    )


def _jalan(run: Mapping[str, Any]) -> tuple[str | None, str | None, str | None]:
    commit = _sha(run, "head_sha")
    pulls = run.get("pull_requests")
    numbers = [_angka(pull, "number") for pull in pulls if isinstance(pull, dict)] if pulls else []
    if len(numbers) == 1:
        return numbers[0], commit, None
    owner, branch = _teks(run, "head_repository", "owner", "login"), _teks(run, "head_branch")
    if commit is None or not owner or not branch:
        raise UkurError("workflow_run ini tidak menyebut usulannya; jalankan gerbang dengan masukan 'nomor'")
    return None, commit, f"{owner}:{branch}"


def _gitlab(lingkungan: Mapping[str, str], event: Mapping[str, Any]) -> Sasaran:
    """The webhook's event names a merge request too: that is how an approval starts the gate again."""
    project = lingkungan.get("CI_MERGE_REQUEST_PROJECT_PATH") or lingkungan.get("CI_PROJECT_PATH", "")
    number = lingkungan.get("CI_MERGE_REQUEST_IID", "")
    commit: str | None = None
    if event.get("object_kind") == "merge_request":
        project = _teks(event, "project", "path_with_namespace") or project
        number = _angka(event, "object_attributes", "iid") or ""
        commit = _sha(event, "object_attributes", "last_commit", "id")
    if not number.isdecimal():
        raise UkurError("pekerjaan GitLab ini bukan tentang merge request; CI_MERGE_REQUEST_IID kosong")
    api = lingkungan.get("CI_API_V4_URL", "")
    if not api or not project:
        raise UkurError("alamat GitLab tidak diketahui; CI_API_V4_URL atau CI_PROJECT_PATH kosong")
    return Sasaran(
        jenis=Jenis.GITLAB,
        api=api,
        repo=project,
        peubah_token=_token(Jenis.GITLAB, lingkungan),
        nomor=number,
        commit=commit,
        akun=lingkungan.get("UKUR_AKUN") or None,
    )


def _ambil(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _teks(value: Any, *keys: str) -> str:
    found = _ambil(value, *keys)
    return found if isinstance(found, str) else ""


def _angka(value: Any, *keys: str) -> str | None:
    found = _ambil(value, *keys)
    if isinstance(found, bool) or not isinstance(found, int) or found < 1:
        raise UkurError("nomor usulan tidak tertulis pada peristiwa ini; jalankan dengan masukan 'nomor'")
    return str(found)


def _sha(value: Any, *keys: str) -> str | None:
    found = _teks(value, *keys)
    return found if _SHA.fullmatch(found) else None
