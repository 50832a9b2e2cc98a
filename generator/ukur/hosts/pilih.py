"""The adapter for a target: one table."""

from collections.abc import Callable, Mapping

from ukur.hosts.deteksi import Jenis, Sasaran
from ukur.hosts.gitea import Gitea
from ukur.hosts.github import GitHub
from ukur.hosts.gitlab import GitLab
from ukur.hosts.http import Batas, Klien
from ukur.hosts.protokol import Host
from ukur.model.temuan import UkurError

_GITHUB = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}


def _github(target: Sasaran, token: str | None, batas: Batas | None) -> GitHub:
    klien = Klien(target.api, token, kepala=_GITHUB, batas=batas)
    return GitHub(klien, target.repo, target.akun)


def _gitlab(target: Sasaran, token: str | None, batas: Batas | None) -> GitLab:
    base = target.api.rstrip("/")
    if not base.endswith("/v4"):
        raise UkurError("alamat API GitLab harus berakhiran /api/v4")
    return GitLab(Klien(base.removesuffix("/v4"), token, batas=batas), target.repo, target.akun)


def _gitea(target: Sasaran, token: str | None, batas: Batas | None) -> Gitea:
    return Gitea(Klien(target.api, token, "token", batas=batas), target.repo, target.akun)


HOST: Mapping[Jenis, Callable[[Sasaran, str | None, Batas | None], Host]] = {
    Jenis.GITHUB: _github,
    Jenis.GITLAB: _gitlab,
    Jenis.GITEA: _gitea,
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
