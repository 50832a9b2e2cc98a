"""The adapter for a target: one table."""

from collections.abc import Callable, Mapping

from ukur.hosts import gitea, github, gitlab, tanpa_host
from ukur.hosts.deteksi import Jenis, Sasaran
from ukur.hosts.gitea import Gitea
from ukur.hosts.gitea_terbit import PenerbitGitea
from ukur.hosts.github import GitHub
from ukur.hosts.github_terbit import PenerbitGitHub
from ukur.hosts.gitlab import GitLab
from ukur.hosts.gitlab_terbit import PenerbitGitLab
from ukur.hosts.http import Batas, Klien
from ukur.hosts.penerbit import Penerbit
from ukur.hosts.protokol import Host
from ukur.hosts.tanpa_host import TanpaHost
from ukur.model.temuan import UkurError

_GITHUB = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}


def _github(target: Sasaran, token: str | None, batas: Batas | None) -> GitHub:
    klien = Klien(target.api, token, kepala=_GITHUB, batas=batas)
    return GitHub(klien, target.repo, target.akun)


def _gitlab(target: Sasaran, token: str | None, batas: Batas | None) -> GitLab:
    return GitLab(_klien_gitlab(target, token, batas), target.repo, target.akun)


def _penerbit_gitlab(target: Sasaran, token: str | None, batas: Batas | None) -> PenerbitGitLab:
    return PenerbitGitLab(_klien_gitlab(target, token, batas), target.repo)


def _klien_gitlab(target: Sasaran, token: str | None, batas: Batas | None) -> Klien:
    base = target.api.rstrip("/")
    if not base.endswith("/v4"):
        raise UkurError("alamat API GitLab harus berakhiran /api/v4")
    return Klien(base.removesuffix("/v4"), token, batas=batas)


def _gitea(target: Sasaran, token: str | None, batas: Batas | None) -> Gitea:
    return Gitea(Klien(target.api, token, "token", batas=batas), target.repo, target.akun)


def _penerbit_github(target: Sasaran, token: str | None, batas: Batas | None) -> PenerbitGitHub:
    files = Klien(alamat_unggah(target.api), token, kepala=_GITHUB, batas=batas)
    klien = Klien(target.api, token, kepala=_GITHUB, batas=batas)
    return PenerbitGitHub(klien, files, target.repo, alamat_situs(target.api))


def alamat_unggah(api: str) -> str:
    """Return where GitHub takes files: another name on github.com, another path on Enterprise Server."""
    base = api.rstrip("/")
    if base.endswith("/api/v3"):
        return f"{base.removesuffix('/v3')}/uploads"
    return base.replace("https://api.", "https://uploads.", 1)


def alamat_situs(api: str) -> str:
    """Return where GitHub shows its pages."""
    return api.rstrip("/").removesuffix("/api/v3").replace("https://api.", "https://", 1)


def _penerbit_gitea(target: Sasaran, token: str | None, batas: Batas | None) -> PenerbitGitea:
    return PenerbitGitea(Klien(target.api, token, "token", batas=batas), target.repo)


HOST: Mapping[Jenis, Callable[[Sasaran, str | None, Batas | None], Host]] = {
    Jenis.GITHUB: _github,
    Jenis.GITLAB: _gitlab,
    Jenis.GITEA: _gitea,
}


PENERBIT: Mapping[Jenis, Callable[[Sasaran, str | None, Batas | None], Penerbit]] = {
    Jenis.GITHUB: _penerbit_github,
    Jenis.GITLAB: _penerbit_gitlab,
    Jenis.GITEA: _penerbit_gitea,
}


def buka_penerbit(sasaran: Sasaran, token: str | None, batas: Batas | None = None) -> Penerbit:
    """Return where to publish; nothing is asked yet."""
    return PENERBIT[sasaran.jenis](sasaran, token, batas)


KETERBATASAN: Mapping[type, tuple[str, ...]] = {
    GitHub: github.KETERBATASAN,
    GitLab: gitlab.KETERBATASAN,
    Gitea: gitea.KETERBATASAN,
    TanpaHost: tanpa_host.KETERBATASAN,
}


def buka(sasaran: Sasaran, token: str | None, batas: Batas | None = None) -> Host:
    """Return the host of a target; nothing is asked yet."""
    return HOST[sasaran.jenis](sasaran, token, batas)


def nomor(host: Host, sasaran: Sasaran) -> str:
    """Return the proposal's number, asked of GitHub where the event did not say it."""
    if sasaran.nomor is not None:
        return sasaran.nomor
    if isinstance(host, GitHub) and sasaran.cabang and sasaran.commit:
        return host.cari_nomor(sasaran.cabang, sasaran.commit)
    raise UkurError("nomor usulan tidak diketahui; sebutkan nomornya")


def keterbatasan(host: Host) -> tuple[str, ...]:
    """Return what a host cannot tell or guard, in sentences for readers."""
    return KETERBATASAN[type(host)]
