"""Which host, repository and proposal a pipeline runs for, from its environment and event alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ukur.model.findings import UkurError
from ukur.model.host_kind import HostKind
from ukur.model.values import COMMIT_PATTERN


@dataclass(frozen=True)
class HostTarget:
    """Where the gate works.

    ``nomor`` is None where the host does not say it (a GitHub workflow_run from a fork): then ``cabang``
    (owner:branch) and ``commit`` find it. ``peubah_token`` is the name of a variable, never its value.
    """

    jenis: HostKind
    api: str
    repo: str
    peubah_token: str
    nomor: str | None = None
    commit: str | None = None
    cabang: str | None = None
    akun: str | None = None


TOKEN: Mapping[HostKind, tuple[str, ...]] = {
    HostKind.GITHUB: ("UKUR_TOKEN", "GITHUB_TOKEN"),
    HostKind.GITEA: ("UKUR_TOKEN", "GITEA_TOKEN", "FORGEJO_TOKEN", "GITHUB_TOKEN"),
    HostKind.GITLAB: ("UKUR_TOKEN", "GITLAB_TOKEN"),
}
_SHA = re.compile(COMMIT_PATTERN)


def detect_target(environment: Mapping[str, str], peristiwa: Mapping[str, Any] | None = None) -> HostTarget:
    """Return what to work on; ``peristiwa`` is the event that the host wrote down (GITHUB_EVENT_PATH)."""
    event = peristiwa or {}
    kind = _kind(environment)
    if kind is HostKind.GITLAB:
        return _gitlab(environment, event)
    repo = _text(event, "repository", "full_name") or environment.get("GITHUB_REPOSITORY", "")
    if not repo:
        raise UkurError("nama repositori tidak diketahui; isi GITHUB_REPOSITORY dengan pemilik/nama")
    number, commit, branch = _proposal_of(event)
    return HostTarget(
        jenis=kind,
        api=_api(kind, environment),
        repo=repo,
        peubah_token=_token(kind, environment),
        nomor=number,
        commit=commit,
        cabang=branch,
        akun=environment.get("UKUR_AKUN") or None,
    )


def _kind(environment: Mapping[str, str]) -> HostKind:
    """Gitea and Forgejo also set GitHub's variables, so they are looked for first."""
    api = environment.get("GITHUB_API_URL", "")
    gitea = environment.get("GITEA_ACTIONS") == "true" or environment.get("FORGEJO_ACTIONS") == "true"
    if gitea or api.rstrip("/").endswith("/api/v1"):
        return HostKind.GITEA
    if environment.get("GITHUB_ACTIONS") == "true":
        return HostKind.GITHUB
    if environment.get("GITLAB_CI") == "true":
        return HostKind.GITLAB
    raise UkurError(
        "situs Git tidak dikenali dari lingkungan ini; jalankan di GitHub Actions, GitLab CI, atau Gitea/"
        "Forgejo Actions, atau isi variabel lingkungannya seperti untuk 'ukur rules check' di panduan "
        "operator"
    )


def _api(kind: HostKind, environment: Mapping[str, str]) -> str:
    given = environment.get("GITHUB_API_URL")
    if given:
        return given
    if kind is HostKind.GITHUB:
        return "https://api.github.com"
    server = environment.get("GITHUB_SERVER_URL")
    if not server:
        raise UkurError("alamat Gitea/Forgejo tidak diketahui; isi GITHUB_SERVER_URL")
    return f"{server.rstrip('/')}/api/v1"


def _token(kind: HostKind, environment: Mapping[str, str]) -> str:
    names = TOKEN[kind]
    return next((name for name in names if environment.get(name)), names[-1])


def _proposal_of(event: Mapping[str, Any]) -> tuple[str | None, str | None, str | None]:
    """Return number, commit and branch of the proposal that an event is about."""
    if isinstance(event.get("pull_request"), dict):
        return _number(event, "pull_request", "number"), _sha(event, "pull_request", "head", "sha"), None
    if isinstance(event.get("workflow_run"), dict):
        return _run_link(event["workflow_run"])
    if _taken(event, "issue", "pull_request") is not None:
        return _number(event, "issue", "number"), None, None
    chosen = _text(event, "inputs", "nomor")
    if chosen.isdecimal():
        return chosen, None, None
    raise UkurError(
        "peristiwa ini bukan tentang usulan perubahan; jalankan gerbang untuk pull request, tinjauannya, "
        "workflow_run, atau dengan masukan 'nomor'"
    )


def _run_link(run: Mapping[str, Any]) -> tuple[str | None, str | None, str | None]:
    commit = _sha(run, "head_sha")
    pulls = run.get("pull_requests")
    listed = pulls if isinstance(pulls, list) else []
    numbers = [_number(pull, "number") for pull in listed if isinstance(pull, dict)]
    if len(numbers) == 1:
        return numbers[0], commit, None
    owner, branch = _text(run, "head_repository", "owner", "login"), _text(run, "head_branch")
    if commit is None or not owner or not branch:
        raise UkurError("workflow_run ini tidak menyebut usulannya; jalankan gerbang dengan masukan 'nomor'")
    return None, commit, f"{owner}:{branch}"


def _gitlab(environment: Mapping[str, str], event: Mapping[str, Any]) -> HostTarget:
    """The webhook's event names a merge request too: that is how an approval starts the gate again."""
    project = environment.get("CI_MERGE_REQUEST_PROJECT_PATH") or environment.get("CI_PROJECT_PATH", "")
    number = environment.get("CI_MERGE_REQUEST_IID", "")
    commit: str | None = None
    if event.get("object_kind") == "merge_request":
        project = _text(event, "project", "path_with_namespace") or project
        number = _number(event, "object_attributes", "iid") or ""
        commit = _sha(event, "object_attributes", "last_commit", "id")
    if not number.isdecimal():
        raise UkurError("pekerjaan GitLab ini bukan tentang merge request; CI_MERGE_REQUEST_IID kosong")
    api = environment.get("CI_API_V4_URL", "")
    if not api or not project:
        raise UkurError("alamat GitLab tidak diketahui; CI_API_V4_URL atau CI_PROJECT_PATH kosong")
    return HostTarget(
        jenis=HostKind.GITLAB,
        api=api,
        repo=project,
        peubah_token=_token(HostKind.GITLAB, environment),
        nomor=number,
        commit=commit,
        akun=environment.get("UKUR_AKUN") or None,
    )


def _taken(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _text(value: Any, *keys: str) -> str:
    found = _taken(value, *keys)
    return found if isinstance(found, str) else ""


def _number(value: Any, *keys: str) -> str | None:
    found = _taken(value, *keys)
    if isinstance(found, bool) or not isinstance(found, int) or found < 1:
        raise UkurError("nomor usulan tidak tertulis pada peristiwa ini; jalankan dengan masukan 'nomor'")
    return str(found)


def _sha(value: Any, *keys: str) -> str | None:
    found = _text(value, *keys)
    return found if _SHA.fullmatch(found) else None
