"""The adapter for a target: one table."""

from collections.abc import Callable, Mapping

from ukur.hosts import gitea, github, gitlab, without_host
from ukur.hosts.detection import HostTarget
from ukur.hosts.gitea import Gitea
from ukur.hosts.gitea_publisher import GiteaPublisher
from ukur.hosts.github import GitHub, pages_address
from ukur.hosts.github_publisher import GitHubPublisher
from ukur.hosts.gitlab import GitLab
from ukur.hosts.gitlab_publisher import GitLabPublisher
from ukur.hosts.http import Client, Patience
from ukur.hosts.protocol import Host
from ukur.hosts.publisher import Publisher
from ukur.hosts.without_host import WithoutHost
from ukur.model.findings import UkurError
from ukur.model.host_kind import HostKind

_GITHUB = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}


def _github(target: HostTarget, token: str | None, limit: Patience | None) -> GitHub:
    client = Client(target.api, token, own_headers=_GITHUB, limit=limit)
    return GitHub(client, target.repo, target.akun)


def _gitlab(target: HostTarget, token: str | None, limit: Patience | None) -> GitLab:
    return GitLab(_gitlab_client(target, token, limit), target.repo, target.akun)


def _gitlab_publisher(target: HostTarget, token: str | None, limit: Patience | None) -> GitLabPublisher:
    return GitLabPublisher(_gitlab_client(target, token, limit), target.repo)


def _gitlab_client(target: HostTarget, token: str | None, limit: Patience | None) -> Client:
    base = target.api.rstrip("/")
    if not base.endswith("/v4"):
        raise UkurError("alamat API GitLab harus berakhiran /api/v4")
    return Client(base.removesuffix("/v4"), token, limit=limit)


def _gitea(target: HostTarget, token: str | None, limit: Patience | None) -> Gitea:
    return Gitea(Client(target.api, token, "token", limit=limit), target.repo, target.akun)


def _github_publisher(target: HostTarget, token: str | None, limit: Patience | None) -> GitHubPublisher:
    files = Client(upload_address(target.api), token, own_headers=_GITHUB, limit=limit)
    client = Client(target.api, token, own_headers=_GITHUB, limit=limit)
    return GitHubPublisher(client, files, target.repo, pages_address(target.api))


def upload_address(api: str) -> str:
    """Return where GitHub takes files: another name on github.com, another path on Enterprise Server."""
    base = api.rstrip("/")
    if base.endswith("/api/v3"):
        return f"{base.removesuffix('/v3')}/uploads"
    return base.replace("https://api.", "https://uploads.", 1)


def _gitea_publisher(target: HostTarget, token: str | None, limit: Patience | None) -> GiteaPublisher:
    return GiteaPublisher(Client(target.api, token, "token", limit=limit), target.repo)


HOST: Mapping[HostKind, Callable[[HostTarget, str | None, Patience | None], Host]] = {
    HostKind.GITHUB: _github,
    HostKind.GITLAB: _gitlab,
    HostKind.GITEA: _gitea,
}


PUBLISHERS: Mapping[HostKind, Callable[[HostTarget, str | None, Patience | None], Publisher]] = {
    HostKind.GITHUB: _github_publisher,
    HostKind.GITLAB: _gitlab_publisher,
    HostKind.GITEA: _gitea_publisher,
}


def open_publisher(sasaran: HostTarget, token: str | None, limit: Patience | None = None) -> Publisher:
    """Return where to publish; nothing is asked yet."""
    return PUBLISHERS[sasaran.jenis](sasaran, token, limit)


LIMITATIONS: Mapping[type, tuple[str, ...]] = {
    GitHub: github.LIMITATIONS,
    GitLab: gitlab.LIMITATIONS,
    Gitea: gitea.LIMITATIONS,
    WithoutHost: without_host.LIMITATIONS,
}


def open_host(sasaran: HostTarget, token: str | None, limit: Patience | None = None) -> Host:
    """Return the host of a target; nothing is asked yet."""
    return HOST[sasaran.jenis](sasaran, token, limit)


def proposal_number(host: Host, sasaran: HostTarget) -> str:
    """Return the proposal's number, asked of GitHub where the event did not say it."""
    if sasaran.nomor is not None:
        return sasaran.nomor
    if isinstance(host, GitHub) and sasaran.cabang and sasaran.commit:
        return host.find_number(sasaran.cabang, sasaran.commit)
    raise UkurError("nomor usulan tidak diketahui; sebutkan nomornya")


def limitations_of(host: Host) -> tuple[str, ...]:
    """Return what a host cannot tell or guard, in sentences for readers."""
    return LIMITATIONS[type(host)]
