"""Findings: what is wrong in the data, where, and how to mend it; and the error that stops a command."""

from dataclasses import dataclass
from enum import StrEnum


class UkurError(Exception):
    """The command cannot go on (no such folder, revision unknown). One clear line in Indonesian."""


class Severity(StrEnum):
    """How a finding is shown and whether it fails a command; the values are what readers see."""

    ERROR = "galat"
    WARNING = "peringatan"


@dataclass(frozen=True, order=True)
class Location:
    """A place in a data file; line and column are 1-based."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Rule:
    """One rule: stable code, title and reason in Indonesian; the rule page is made from these."""

    code: str
    title: str
    reason: str
    severity: Severity = Severity.ERROR

    def at(self, location: Location, message: str, hint: str, severity: Severity | None = None) -> "Finding":
        """Return a finding of this rule; ``severity`` overrides the rule's own."""
        return Finding(location, self.code, message, hint, severity or self.severity)


@dataclass(frozen=True, order=True)
class Finding:
    """One finding: location, stable code, what is wrong, and what to write instead (Indonesian)."""

    location: Location
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR


def has_errors(findings: tuple[Finding, ...]) -> bool:
    """Return whether any finding is an error; warnings alone never fail a command."""
    return any(item.severity is Severity.ERROR for item in findings)
