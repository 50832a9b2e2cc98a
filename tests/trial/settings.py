"""What a trial is told through the environment: where the host is, and a token for each test account."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.skenario.kantor import KEPALA, PERENCANA, PERENCANA_2, SAKIP_1, SAKIP_2, SEKRETARIS, STAF, STAF_2

GATE, OPERATOR, WRITER = "ukur-gerbang", "operator", "penulis-lain"
VARIABLES: Mapping[str, str] = {
    KEPALA: "KEPALA",
    SEKRETARIS: "SEKRETARIS",
    PERENCANA: "PERENCANA",
    PERENCANA_2: "PERENCANA_2",
    SAKIP_1: "SAKIP_1",
    SAKIP_2: "SAKIP_2",
    STAF: "STAF",
    STAF_2: "STAF_2",
    GATE: "GATE",
    OPERATOR: "OPERATOR",
    WRITER: "WRITER",
}
"""The part that an account plays, and how its variables end: TRIAL_TOKEN_KEPALA, TRIAL_EMAIL_KEPALA."""


class MissingSettings(Exception):
    """What is missing, in words."""


@dataclass(frozen=True)
class Person:
    """An account; its login is what the host says of the token."""

    part: str
    token: str = field(repr=False)
    email: str = field(repr=False)


@dataclass(frozen=True)
class Settings:
    """``api`` is the base address, ``remote`` where Git pushes to; ``by`` is who made the trial.

    ``gate_account`` and ``app`` are the login and the number of the office's app, on GitHub alone. ``wait``
    is how many seconds pass after a push.
    """

    kind: str
    api: str
    repo: str
    remote: str
    by: str
    people: Mapping[str, Person]
    gate_account: str = ""
    app: int | None = None
    wait: float = 0

    def secrets(self) -> tuple[str, ...]:
        """Return what must stand in no recording."""
        words = (text for person in self.people.values() for text in (person.token, person.email))
        return tuple(text for text in words if text)


def read_settings(kind: str, environment: Mapping[str, str]) -> Settings:
    """Return the settings; MissingSettings names every variable that is not there."""
    needed = ["TRIAL_API", "TRIAL_REPO", "TRIAL_BY", *APP_VARIABLES.get(kind, ())]
    needed += [f"TRIAL_{what}_{part}" for what in ("TOKEN", "EMAIL") for part in VARIABLES.values()]
    needed.remove("TRIAL_EMAIL_GATE")  # the gate makes no commit, and an app has no address
    missing = [name for name in needed if not environment.get(name)]
    if missing:
        raise MissingSettings(f"set these variables: {', '.join(missing)}")
    api, repo = environment["TRIAL_API"].rstrip("/"), environment["TRIAL_REPO"]
    people = {
        part: Person(part, environment[f"TRIAL_TOKEN_{name}"], environment.get(f"TRIAL_EMAIL_{name}", ""))
        for part, name in VARIABLES.items()
    }
    remote = environment.get("TRIAL_GIT") or f"{_server(api)}/{repo}.git"
    return Settings(
        kind,
        api,
        repo,
        remote,
        environment["TRIAL_BY"],
        people,
        environment.get("TRIAL_GATE_ACCOUNT", ""),
        _number(environment.get("TRIAL_APP")),
        _seconds(environment.get("TRIAL_WAIT"), WAIT[kind]),
    )


APP_VARIABLES: Mapping[str, tuple[str, ...]] = {"github": ("TRIAL_APP", "TRIAL_GATE_ACCOUNT")}
WAIT: Mapping[str, float] = {"gitea": 2, "github": 5, "gitlab": 65}
"""Our choice, in seconds. Hosts look at a push a moment later; and on GitLab the gate counts no approval that
is given within a minute of one (``TOLERANCE`` of ukur/hosts/gitlab_reviews.py)."""


def _server(api: str) -> str:
    """Return where a host shows its pages, from the address of its API."""
    shown = re.sub(r"/api/v[134]$", "", api)
    return shown.replace("https://api.", "https://", 1)


def _seconds(words: str | None, usual: float) -> float:
    if words is not None and not words.isdecimal():
        raise MissingSettings("TRIAL_WAIT is how many seconds to wait after a push, in digits")
    return usual if words is None else float(words)


def _number(words: str | None) -> int | None:
    if words is not None and not words.isdecimal():
        raise MissingSettings("TRIAL_APP is the number of the app, in digits")
    return None if words is None else int(words)
