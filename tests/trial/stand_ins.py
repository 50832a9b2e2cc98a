"""The stand-ins of a trial: each over an empty bare repository, with accounts for the same parts."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from tests.hosts import gitea_state
from tests.hosts.gitea_server import GiteaServer
from tests.hosts.github_server import APP, GitHubServer
from tests.hosts.github_tiruan import GUDANG
from tests.hosts.gitlab_server import GitLabServer
from tests.hosts.gitlab_tiruan import PROYEK
from tests.hosts.peladen import Peladen
from tests.skenario.kantor import jalankan_git
from tests.trial.settings import GATE, OPERATOR, Person, Settings


class StandIn(Protocol):
    """A host that was started here."""

    peladen: Peladen

    def close(self) -> None:
        """Stop it; what our description does not know fails here."""


def stand_in(settings: Settings, folder: Path) -> tuple[StandIn, Settings]:
    """Return a stand-in over an empty repository, and the settings of a trial on it."""
    folder.mkdir(parents=True)
    jalankan_git(folder, "init", "--quiet", "--bare", "--template=", "--initial-branch=main", "central")
    people = {part: Person(part, f"tok-{part}", f"{part}@contoh.invalid") for part in settings.people}
    here = replace(settings, remote=str(folder / "central"), people=people, wait=0)
    return STARTED[settings.kind](folder / "central", here)


def _gitea(central: Path, settings: Settings) -> tuple[StandIn, Settings]:
    server = GiteaServer(central)
    for part, person in settings.people.items():
        server.add(part, person.email, "admin" if part == OPERATOR else "read")
    return server, replace(settings, api=f"{server.peladen.alamat}/api/v1", repo=gitea_state.REPO)


def _github(central: Path, settings: Settings) -> tuple[StandIn, Settings]:
    server = GitHubServer(central)
    for part, person in settings.people.items():
        login = f"{GATE}[bot]" if part == GATE else part
        server.add(login, person.email, "admin" if part == OPERATOR else "read")
    here = replace(settings, api=server.peladen.alamat, repo=GUDANG["full_name"])
    return server, replace(here, app=APP, gate_account=f"{GATE}[bot]")


def _gitlab(central: Path, settings: Settings) -> tuple[StandIn, Settings]:
    server = GitLabServer(central)
    for part, person in settings.people.items():
        server.add(part, person.email, 50 if part == OPERATOR else 0)
    return server, replace(settings, api=f"{server.peladen.alamat}/api/v4", repo=PROYEK)


STARTED: Mapping[str, Callable[[Path, Settings], tuple[StandIn, Settings]]] = {
    "gitea": _gitea,
    "github": _github,
    "gitlab": _gitlab,
}
