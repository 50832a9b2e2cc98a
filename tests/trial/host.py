"""What the walk asks of a host: everything that people do there, through its API."""

from collections.abc import Mapping
from typing import Any, Protocol

from tests.trial.recorder import Answered, Recorder
from tests.trial.settings import Person, Settings


class TrialHost(Protocol):
    """One repository of a host; every answer goes through the recorder.

    ``rules`` is what `ukur rules export --host` calls it, ``forger`` the part that tries to merge with a
    forged status. ``refused`` are the styles of merging that the rules must refuse, ``style`` the one that
    the first proposal is merged with in the end.
    """

    rules: str
    forger: str
    refused: tuple[str, ...]
    style: str

    def __init__(self, settings: Settings, recorder: Recorder) -> None: ...

    def version(self) -> str:
        """Return the host's version, as far as it tells."""

    def login(self, person: Person) -> str:
        """Return what the host calls an account."""

    def invite(self, part: str, login: str) -> Mapping[str, int]:
        """Let an account write; the answers by step, none where there is nothing to do."""

    def rule_options(self, gate: str) -> tuple[str, ...]:
        """Return the options that tell `ukur rules` who the gate is; ``gate`` is its login."""

    def protect(self, bodies: Mapping[str, Any]) -> Mapping[str, int]:
        """Apply the exported rules in the guide's order; the answers by step."""

    def propose(self, part: str, branch: str) -> str:
        """Open a proposal, and return its number."""

    def review(self, number: str, part: str, *, approve: bool = True) -> Answered:
        """Approve the proposal, or return it."""

    def dismiss(self, number: str, review: Answered, part: str) -> int:
        """Try to take somebody else's approval away."""

    def forge_status(self, commit: str, part: str) -> int:
        """Post the gate's status."""

    def merge(self, number: str, part: str, style: str = "merge") -> int:
        """Try to merge."""

    def merged_as(self, number: str) -> str:
        """Return how the host says that a proposal was merged: ``merge`` or ``squash``."""

    def after_the_last_page(self, number: str) -> int:
        """Ask for a page of a list that there is not."""

    def variables(self, part: str) -> Mapping[str, str]:
        """Return the environment of a job, with the token of an account."""
