"""What is believed of the past, so that it need not be asked again, and what a successful recheck leaves."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ukur.archive.checkpoint import Checkpoint
from ukur.commands.gate.checkpoint_notes import (
    last_change_of_checkers,
    sign_checkpoint,
    signed_checkpoints,
)
from ukur.commands.gate.checkpoints import (
    MainLine,
    approved_checkpoint,
    as_past,
    make_checkpoint,
)
from ukur.commands.gate.history import MAX_HISTORY, CheckedHistory, RecordedPast
from ukur.hosts.protocol import Host
from ukur.hosts.without_host import WithoutHost
from ukur.model.findings import UkurError
from ukur.model.paths import CHECKPOINT_FILE
from ukur.source.catalogue_reader import ReadCache
from ukur.source.writer import write_text

BLOCK = 100
"""Our choice: a signed checkpoint of so many proposals stays; a smaller one is taken into the next."""


@dataclass(frozen=True)
class BelievedPast:
    """The checkpoints that are believed on the default branch up to a commit, and what they recorded."""

    line: MainLine
    signed: tuple[Checkpoint, ...]
    approved: Checkpoint | None

    @property
    def proposals(self) -> RecordedPast:
        """The proposals in them; what is signed comes first."""
        approved = () if self.approved is None else (self.approved,)
        return {**as_past(approved), **as_past(self.signed)}


def believed_past(repo: Path, host: Host, head: str, environment: Mapping[str, str]) -> BelievedPast:
    """Return what is believed; ``head`` is a commit of the default branch."""
    line = MainLine.up_to(repo, head, MAX_HISTORY + 2)
    remote = None if isinstance(host, WithoutHost) else environment.get("UKUR_REMOTE") or "origin"
    signed = signed_checkpoints(line, remote)
    return BelievedPast(line, signed, approved_checkpoint(host, line, as_past(signed), ReadCache()))


def leave_signed(host: Host, past: BelievedPast, found: CheckedHistory, start: str, keys: Path) -> bool:
    """Sign what was found and keep it; return whether there was anything that no note holds yet."""
    repo, places = past.line.repo, past.line.places
    known = as_past(past.signed)
    if found.head in known:
        return False
    blocks = (item.sampai for item in past.signed if len(item.usulan) >= BLOCK)
    marks = [start, *blocks, last_change_of_checkers(repo, found.head)]
    begin = min((mark for mark in marks if mark), key=lambda mark: places.get(mark, len(places)))
    made = make_checkpoint(repo, host, found, begin)
    if made is None:
        return False
    sign_checkpoint(repo, made, keys)
    return True


def keep_for_approval(host: Host, past: BelievedPast, found: CheckedHistory, start: str) -> Path:
    """Write what was found where Kepala and Sekretaris can approve it by a proposal; return the file."""
    made = make_checkpoint(past.line.repo, host, found, start)
    if made is None:
        raise UkurError("tidak ada usulan sesudah awal pemeriksaan, jadi belum ada yang perlu dicatat")
    path = past.line.repo / CHECKPOINT_FILE
    write_text(path, made.to_bytes().decode())
    return path
