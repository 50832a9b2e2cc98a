"""What the gate needs of a Git host, and nothing of how the host says it."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from ukur.workflow.decision import VerdictStatus
from ukur.workflow.markdown import COMMENT_LIMIT
from ukur.workflow.proposal import HostAccount, MergedProposal, Proposal

STATUS_CONTEXT = "ukur/gerbang"
COMMENT_MARKER = "<!-- ukur:gerbang -->"


class Host(Protocol):
    """One repository on one host. Every method may raise UkurError with a sentence for the reader."""

    @property
    def name(self) -> str:
        """The host's name as readers know it."""

    def proposal(self, nomor: str) -> Proposal:
        """Return a proposal as it stands now; its files and hashes are read from Git, not here."""

    def merged(self, commit: str) -> MergedProposal | None:
        """Return the proposal that brought a commit to the default branch; None where the host knows none.

        A commit of a rebased proposal is answered too: ``merge`` is then the last of them. UkurError where
        there are several proposals, or where the answer cannot be relied on.
        """

    def refspec(self, nomor: str) -> str:
        """Return what to fetch to have the proposal's commits."""

    def current_head(self, nomor: str) -> str:
        """Return the head right now, to be compared before anything is posted."""

    def send_status(self, commit: str, status: VerdictStatus, kalimat: str, tautan: str | None) -> None:
        """Post the verdict on a commit."""

    def confirm(self, nomor: str, commit: str, status: VerdictStatus, kalimat: str) -> None:
        """Approve a commit in the gate's name where the host can count that, or take the approval back."""

    def comment(self, nomor: str, isi: str) -> None:
        """Keep one comment of our own up to date."""

    def own_account(self) -> str | None:
        """Return our own login; None where it cannot be known."""

    def write_access(self, akun: Iterable[str]) -> Mapping[str, bool | None]:
        """Return by ``account_key`` whether accounts may write to the repository; None where not told."""

    def find_account(self, akun: str) -> HostAccount | None:
        """Return the account that has a login now; None where there is none."""

    def rules(self, branch: str) -> Mapping[str, object] | None:
        """Return the branch's rules as the host tells them; None when they cannot be read."""

    def unknown_accounts(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return accounts that branch rules name and the host does not have."""

    def close(self) -> None:
        """Close what is open."""


class NoGateApproval:
    """For a host whose rules name no account: the gate approves nothing there, and nobody can be unknown."""

    def confirm(self, nomor: str, commit: str, status: VerdictStatus, kalimat: str) -> None:
        """Approve nothing: at most the status is waited for."""

    def unknown_accounts(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return nobody."""
        return ()


def shorten(teks: str, batas: int) -> str:
    """Cut a sentence to a host's limit, on one line."""
    line = " ".join(teks.split())
    return line if len(line) <= batas else f"{line[: batas - 1]}…"


def marked_comment(isi: str) -> str:
    """Return a comment with its hidden marker, cut where no host takes more."""
    body = isi.replace(COMMENT_MARKER, "")
    if len(body) > COMMENT_LIMIT:
        body = f"{body[:COMMENT_LIMIT]}\n\n(laporan dipotong karena terlalu panjang)"
    return f"{COMMENT_MARKER}\n{body}"
