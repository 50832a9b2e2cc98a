"""One trial, and beside it the same walk on the stand-in."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.hosts.api_description import describe
from tests.trial.host import TrialHost
from tests.trial.office import Office, Runner, as_process
from tests.trial.on_gitea import OnGitea
from tests.trial.on_github import OnGitHub
from tests.trial.on_gitlab import OnGitLab
from tests.trial.recorder import Recorder, Scrubber
from tests.trial.settings import Settings
from tests.trial.stand_ins import stand_in
from tests.trial.walk import Walk, differences

KINDS: Mapping[str, type[TrialHost]] = {"gitea": OnGitea, "github": OnGitHub, "gitlab": OnGitLab}


def trial(settings: Settings, folder: Path, say: Callable[[str], object]) -> dict[str, Any]:
    """Return the recording: the walk on the host, and where it ended otherwise than on the stand-in."""
    made = walk(settings, folder / "here", say)
    say("the same on the stand-in")
    expected = on_stand_in(settings, folder / "stand-in")
    told = differences(made["outcomes"], expected["outcomes"])
    return made | {"differences": [*dict.fromkeys((*made["differences"], *told))]}


def walk(
    settings: Settings, folder: Path, say: Callable[[str], object], run: Runner = as_process
) -> dict[str, Any]:
    """Walk the SOP, and return what was seen; ``run`` runs the program."""
    scrubber = Scrubber(settings.secrets())
    recorder = Recorder(settings.api, describe(settings.kind), scrubber)
    host = KINDS[settings.kind](settings, recorder)
    logins = {part: host.login(person) for part, person in settings.people.items()}
    scrubber.names |= {login: part for part, login in logins.items()}
    scrubber.names |= {settings.repo: "kantor/kinerja", quote(settings.repo, safe=""): "kantor%2Fkinerja"}
    scrubber.names |= {settings.repo.partition("/")[0]: "kantor"}
    version = host.version()
    seen: dict[str, Any] = {"host": settings.kind, "version": version, "by": settings.by}
    try:
        seen["outcomes"] = Walk(host, Office(folder, settings, logins, run), logins, say).all()
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
