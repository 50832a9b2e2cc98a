"""Which host the site's pages may ask: from instansi.yml, else from what the building CI says of itself."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from ukur.commands.data.program_files import desk_folder
from ukur.model.findings import UkurError
from ukur.model.host_kind import HostKind
from ukur.model.instansi import Instansi, Repositori
from ukur.site.git_host import GitHost

LOCAL = {"127.0.0.1", "localhost"}
"""Here alone plain http is spoken: a token would be read on the way."""

_PATH = re.compile(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)+", re.ASCII)
_HOST = re.compile(r"[A-Za-z0-9.-]+(?::[0-9]{1,5})?", re.ASCII)
_MODULES = "hosts"


def known_host(instansi: Instansi, environment: Mapping[str, str]) -> GitHost | None:
    """Return the host; None where none is known, or its address is none that a token may be sent to."""
    repository = instansi.repositori
    address = repository.alamat if repository else _own_address(environment)
    if address is None:
        return None
    url = urlsplit(address)
    path = url.path.strip("/").removesuffix(".git")
    plain = url.scheme == "http" and url.hostname in LOCAL
    if not ((url.scheme == "https" or plain) and _HOST.fullmatch(url.netloc) and _PATH.fullmatch(path)):
        return None
    kind = host_kind(repository, address, environment)
    top, repo = _split(kind, f"{url.scheme}://{url.netloc}", path)
    return GitHost(
        kind,
        _api(kind, top, environment),
        top,
        repo,
        repository.cabang if repository else "main",
        (repository.aplikasi or "") if repository else "",
        environment.get("UKUR_AKUN", ""),
        _modules(),
    )


def host_kind(repository: Repositori | None, address: str, environment: Mapping[str, str]) -> HostKind:
    """Return the kind of host at an address: what is written, else what its name says, else Gitea."""
    if repository and repository.jenis:
        return repository.jenis
    host = urlsplit(address).netloc
    if "gitlab" in host or environment.get("GITLAB_CI"):
        return HostKind.GITLAB
    own = not repository and environment.get("GITHUB_ACTIONS") and not environment.get("GITEA_ACTIONS")
    return HostKind.GITHUB if "github" in host or own else HostKind.GITEA


def _own_address(environment: Mapping[str, str]) -> str | None:
    server, name = environment.get("GITHUB_SERVER_URL"), environment.get("GITHUB_REPOSITORY")
    return f"{server}/{name}" if server and name else environment.get("CI_PROJECT_URL")


def _split(kind: HostKind, origin: str, path: str) -> tuple[str, str]:
    """Return where the host's pages begin, and the repository; a GitLab is taken to stand at the top."""
    if kind is HostKind.GITLAB:
        return origin, path
    *before, owner, name = path.split("/")
    return "/".join((origin, *before)), f"{owner}/{name}"


def _api(kind: HostKind, top: str, environment: Mapping[str, str]) -> str:
    """Return the API's address; a CI that runs at that host knows it best."""
    told = environment.get("GITHUB_API_URL") or environment.get("CI_API_V4_URL") or ""
    at_home = top in {environment.get("GITHUB_SERVER_URL"), environment.get("CI_SERVER_URL")}
    if told and at_home and urlsplit(told).scheme == urlsplit(top).scheme:
        return told.rstrip("/")
    if kind is HostKind.GITHUB:
        return "https://api.github.com" if top == "https://github.com" else f"{top}/api/v3"
    return f"{top}/api/v4" if kind is HostKind.GITLAB else f"{top}/api/v1"


def _modules() -> tuple[Path, ...]:
    """Return the scripts and styles; none where the program was installed without them."""
    try:
        folder = desk_folder() / _MODULES
    except UkurError:
        return ()
    return tuple(path for path in sorted(folder.glob("*")) if path.suffix in {".js", ".css"})
