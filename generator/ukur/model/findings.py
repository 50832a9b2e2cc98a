"""Findings: what is wrong in the data, where, and how to mend it; and the error that stops a command."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum


class UkurError(Exception):
    """The command cannot go on (no such folder, revision unknown). One clear line in Indonesian."""


class Severity(StrEnum):
    """How a finding is shown and whether it fails a command; the values are what readers see.

    A remark asks for nothing now: it is about what was approved already, or was explained.
    """

    ERROR = "galat"
    WARNING = "peringatan"
    REMARK = "catatan"


@dataclass(frozen=True, order=True)
class Location:
    """A place in a data file; line and column are 1-based."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


FIRST_FORM = 1
"""The form of filed documents that every rule is as old as that says no other."""


@dataclass(frozen=True)
class Rule:
    """One rule: stable code, title and reason in Indonesian; the rule page is made from these.

    ``sejak`` is the form of the filed document (N of ``ukur/dokumen/N``) that it is as old as: it fails no
    document filed in an older form, and of periods that were approved it only remarks.
    """

    code: str
    title: str
    reason: str
    severity: Severity = Severity.ERROR
    sejak: int = FIRST_FORM

    def at(
        self,
        location: Location,
        message: str,
        hint: str,
        severity: Severity | None = None,
        periode: Iterable[Hashable] = (),
        dijelaskan: str | None = None,
    ) -> "Finding":
        """Return a finding of this rule; ``severity`` overrides the rule's own.

        ``periode`` are the periods whose figures it is about: for a target or a baseline every one of its
        year (``quarters_of``). ``dijelaskan`` is what the office wrote about that very figure: a warning
        that was explained asks for nothing any more.
        """
        chosen = severity or self.severity
        told = dijelaskan if chosen is Severity.WARNING else None
        return Finding(location, self.code, message, hint, chosen, tuple(periode), self.sejak, told)


@dataclass(frozen=True, order=True)
class Finding:
    """One finding: location, stable code, what is wrong, and what to write instead (Indonesian).

    ``periode`` (values of ``model.periode``, which stands above this module), ``sejak`` and ``dijelaskan``
    are those of :meth:`Rule.at`.
    """

    location: Location
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR
    periode: tuple[Hashable, ...] = ()
    sejak: int = FIRST_FORM
    dijelaskan: str | None = None


def has_errors(findings: tuple[Finding, ...]) -> bool:
    """Return whether any finding is an error; warnings and remarks never fail a command."""
    return any(item.severity is Severity.ERROR for item in findings)
