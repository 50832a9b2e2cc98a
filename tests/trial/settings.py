"""What a trial is told through the environment: where the host is, and a token for each test account."""

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
    """``api`` is the base address, ``remote`` where Git pushes to; ``by`` is who made the trial."""

    kind: str
    api: str
    repo: str
    remote: str
    by: str
    people: Mapping[str, Person]

    def secrets(self) -> tuple[str, ...]:
        """Return what must stand in no recording."""
        return tuple(text for person in self.people.values() for text in (person.token, person.email))


def read_settings(kind: str, environment: Mapping[str, str]) -> Settings:
    """Return the settings; MissingSettings names every variable that is not there."""
    needed = ["TRIAL_API", "TRIAL_REPO", "TRIAL_BY"]
    needed += [f"TRIAL_{what}_{part}" for what in ("TOKEN", "EMAIL") for part in VARIABLES.values()]
    missing = [name for name in needed if not environment.get(name)]
    if missing:
        raise MissingSettings(f"set these variables: {', '.join(missing)}")
    api, repo = environment["TRIAL_API"].rstrip("/"), environment["TRIAL_REPO"]
    server = api.removesuffix("/api/v1")
    people = {
        part: Person(part, environment[f"TRIAL_TOKEN_{name}"], environment[f"TRIAL_EMAIL_{name}"])
        for part, name in VARIABLES.items()
    }
    remote = environment.get("TRIAL_GIT") or f"{server}/{repo}.git"
    return Settings(kind, api, repo, remote, environment["TRIAL_BY"], people)
