"""The outcome of one check of an archive, as one line that readers see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

MAX_SHOWN = 5
"""Our choice: how many faults of one kind are told one by one; the rest is counted."""


class CheckStatus(StrEnum):
    """How a check ended; the values are what readers see."""

    LULUS = "LULUS"
    GAGAL = "GAGAL"
    LEWAT = "LEWAT"
    CATATAN = "CATATAN"


@dataclass(frozen=True)
class CheckResult:
    """One check; ``folder`` is the entry that it is about, None for the archive as a whole.

    A check that was left out and without which the archive is not verified is ``essential``.
    """

    name: str
    status: CheckStatus
    sentence: str
    folder: str | None = None
    essential: bool = False

    @property
    def good(self) -> bool:
        """Whether nothing that matters failed or was left out; a remark never matters."""
        left_out = self.status is CheckStatus.LEWAT and self.essential
        return self.status is not CheckStatus.GAGAL and not left_out


@dataclass(frozen=True)
class CheckReporter:
    """Makes the lines of one check about one entry."""

    name: str
    folder: str | None = None

    def passed(self, sentence: str) -> CheckResult:
        """Return that it holds."""
        return CheckResult(self.name, CheckStatus.LULUS, sentence, self.folder)

    def failed(self, sentence: str) -> CheckResult:
        """Return what is wrong."""
        return CheckResult(self.name, CheckStatus.GAGAL, sentence, self.folder)

    def skipped(self, sentence: str, pokok: bool = False) -> CheckResult:
        """Return why it was left out."""
        return CheckResult(self.name, CheckStatus.LEWAT, sentence, self.folder, pokok)

    def noted(self, sentence: str) -> CheckResult:
        """Return a remark that changes nothing."""
        return CheckResult(self.name, CheckStatus.CATATAN, sentence, self.folder)

    def each_fault(self, wrong: Iterable[str], passing: str) -> Iterator[CheckResult]:
        """Yield a line for each fault, the first few of them; ``passing`` when there is none."""
        found = list(wrong)
        yield from map(self.failed, found[:MAX_SHOWN])
        if len(found) > MAX_SHOWN:
            yield self.failed(f"dan {len(found) - MAX_SHOWN} lagi")
        if not found:
            yield self.passed(passing)
