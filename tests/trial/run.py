"""One trial, and beside it the same walk on the stand-in."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.hosts.api_description import describe
from tests.hosts.gitea_server import GiteaServer
from tests.hosts.gitea_state import REPO
from tests.skenario.kantor import jalankan_git
from tests.trial.office import Office
from tests.trial.on_gitea import OnGitea
from tests.trial.recorder import Recorder, Scrubber
from tests.trial.settings import OPERATOR, Person, Settings
from tests.trial.walk import Walk, differences

KINDS: Mapping[str, type[OnGitea]] = {"gitea": OnGitea}


def trial(settings: Settings, folder: Path, say: Callable[[str], object]) -> dict[str, Any]:
    """Return the recording: the walk on the host, and where it ended otherwise than on the stand-in."""
    made = walk(settings, folder / "here", say)
    say("the same on the stand-in")
    expected = on_stand_in(settings, folder / "stand-in")
    told = differences(made["outcomes"], expected["outcomes"])
    return made | {"differences": [*dict.fromkeys((*made["differences"], *told))]}


def walk(settings: Settings, folder: Path, say: Callable[[str], object]) -> dict[str, Any]:
    """Walk the SOP, and return what was seen."""
    scrubber = Scrubber(settings.secrets())
    recorder = Recorder(settings.api, describe(settings.kind), scrubber)
    host = KINDS[settings.kind](settings, recorder)
    logins = {part: host.login(person) for part, person in settings.people.items()}
    scrubber.names |= {login: part for part, login in logins.items()}
    scrubber.names |= {settings.repo: "kantor/kinerja"}
    version = host.version()
    seen: dict[str, Any] = {"host": settings.kind, "version": version, "by": settings.by}
    try:
        seen["outcomes"] = Walk(host, Office(folder, settings, logins), logins, say).all()
    finally:
        recorder.close()
    return seen | {"differences": recorder.differences, "calls": scrubber.clean(recorder.calls)}


def on_stand_in(settings: Settings, folder: Path) -> dict[str, Any]:
    """Walk on the stand-in, with accounts of its own for the same parts."""
    server, here = stand_in(settings, folder)
    try:
        return walk(here, folder / "office", lambda _: None)
    finally:
        server.close()


def stand_in(settings: Settings, folder: Path) -> tuple[GiteaServer, Settings]:
    """Return a stand-in over an empty repository, and the settings of a trial on it."""
    folder.mkdir(parents=True)
    jalankan_git(folder, "init", "--quiet", "--bare", "--template=", "--initial-branch=main", "central")
    server = GiteaServer(folder / "central")
    people = {part: Person(part, f"tok-{part}", f"{part}@contoh.invalid") for part in settings.people}
    for part, person in people.items():
        server.add(part, person.email, "admin" if part == OPERATOR else "read")
    api, remote = f"{server.peladen.alamat}/api/v1", str(folder / "central")
    return server, replace(settings, api=api, repo=REPO, remote=remote, people=people)
