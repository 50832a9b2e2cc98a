"""The way back from a refused state: what came without approval, and Kepala and Sekretaris answer for.

Nothing of the default branch is rewritten. Their word counts by the roles of the commit where it begins, so
that what came without approval cannot have made them.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ukur.archive.recovery import Decision, read_decisions
from ukur.commands.gate.checkpoints import MainLine, is_vouched
from ukur.commands.gate.history import AcceptedProposal, RecordedPast, accepted_by
from ukur.hosts.protocol import Host
from ukur.model.findings import UkurError
from ukur.model.paths import RECOVERY_FILE
from ukur.source import git
from ukur.source.catalogue_reader import ReadCache
from ukur.source.writer import write_text


@dataclass(frozen=True)
class DecidedPast:
    """What is decided of a line: for each commit in a decision, the one after which that begins."""

    before: Mapping[str, str]
    decisions: tuple[Decision, ...]
    brought: tuple[AcceptedProposal, ...] = ()
    """The proposal that brought each decision, in their order."""

    def of(self, commit: str) -> tuple[Decision, AcceptedProposal] | None:
        """Return the decision that a commit stands by, and the proposal that brought it."""
        after = self.before.get(commit)
        pairs = zip(self.decisions, self.brought, strict=True)
        return next((pair for pair in pairs if pair[0].sesudah == after), None)


def decided_past(host: Host, line: MainLine, known: RecordedPast, cache: ReadCache) -> DecidedPast:
    """Return the decisions that count: each by a proposal that Kepala and Sekretaris approved later."""
    before: dict[str, str] = {}
    counted: list[tuple[Decision, AcceptedProposal]] = []
    for row in _decisions_at(line.repo, line.nodes[0].commit):
        through = _counted(host, line, row, known, cache)
        if through is not None:
            counted.append((row, through))
            first, last = line.places[row.sesudah], line.places[row.sampai]
            before |= {node.commit: row.sesudah for node in line.nodes[last:first]}
    return DecidedPast(before, tuple(row for row, _ in counted), tuple(through for _, through in counted))


def _decisions_at(repo: Path, commit: str) -> tuple[Decision, ...]:
    return read_decisions(git.file_bytes(repo, commit, RECOVERY_FILE) or b"")


def _counted(
    host: Host, line: MainLine, row: Decision, known: RecordedPast, cache: ReadCache
) -> AcceptedProposal | None:
    """Return the proposal that a decision came by, where Kepala and Sekretaris approved it; else None."""
    if not _is_on(line, row):
        return None
    brought = _bringing_commit(line, row)
    if brought is None or line.places[brought] >= line.places[row.sampai]:
        return None
    try:
        through = accepted_by(line.repo, host, brought, cache, known)
    except UkurError:
        return None  # the recheck says why, where it comes to that commit
    return through if is_vouched(line.repo, through, row.sesudah, cache) else None


def _is_on(line: MainLine, row: Decision) -> bool:
    first, last = line.places.get(row.sesudah), line.places.get(row.sampai)
    return first is not None and last is not None and last < first


def _bringing_commit(line: MainLine, row: Decision) -> str | None:
    """Return the commit of the line that brought a decision."""
    wanted = ("log", "--first-parent", "--reverse", "--format=%H", "--end-of-options")
    out = git.git(line.repo, *wanted, line.nodes[0].commit, "--", RECOVERY_FILE)
    for commit in (out or b"").decode().split():
        if commit in line.places and row.to_bytes() in _lines(line.repo, commit):
            return commit
    return None


def _lines(repo: Path, commit: str) -> list[bytes]:
    return (git.file_bytes(repo, commit, RECOVERY_FILE) or b"").split(b"\n")


def recovery_faults(line: MainLine, tree: str) -> Iterator[str]:
    """Yield what is wrong with the decisions that a proposal would leave."""
    old, new = (
        git.file_bytes(line.repo, name, RECOVERY_FILE) or b"" for name in (line.nodes[0].commit, tree)
    )
    if not new.startswith(old):
        yield f"baris lama di {RECOVERY_FILE} berubah; keputusan hanya ditambah di akhirnya"
        return
    try:
        added = read_decisions(new)[len(read_decisions(old)) :]
    except UkurError as error:
        yield str(error)
        return
    for row in added:
        if not _is_on(line, row):
            yield (
                f"{RECOVERY_FILE} menyebut commit yang bukan bagian cabang utama; tulis dengan 'ukur publish "
                "recover'"
            )


def add_decision(line: MainLine, after: str, until: str, reason: str, today: datetime.date) -> Decision:
    """Write a decision where Kepala and Sekretaris can approve it by a proposal."""
    row = Decision(tanggal=today, sesudah=after, sampai=until, alasan=reason)
    if not _is_on(line, row):
        raise UkurError(
            "kedua commit itu harus bagian cabang utama, yang pertama lebih dahulu; lihat 'git log "
            "--first-parent'"
        )
    old = git.file_bytes(line.repo, line.nodes[0].commit, RECOVERY_FILE) or b""
    read_decisions(old)
    write_text(line.repo / RECOVERY_FILE, f"{(old + row.to_bytes()).decode()}\n")
    return row
