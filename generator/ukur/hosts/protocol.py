"""What the gate needs of a Git host, and nothing of how the host says it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from ukur.workflow.decision import VerdictStatus
from ukur.workflow.markdown import COMMENT_LIMIT
from ukur.workflow.proposal import HostAccount, MergedProposal, Proposal, StartedRun

STATUS_CONTEXT = "ukur/gerbang"
COMMENT_MARKER = "<!-- ukur:gerbang -->"
_WEIGHED = "<!-- ukur:commit {} -->"


class Host(Protocol):
    """One repository on one host. Every method may raise UkurError with a sentence for the reader."""

    @property
    def name(self) -> str:
        """The host's name as readers know it."""

    def proposal(self, number: str) -> Proposal:
        """Return a proposal as it stands now; its files and hashes are read from Git, not here."""

    def merged(self, commit: str) -> MergedProposal | None:
        """Return the proposal that brought a commit to the default branch; None where the host knows none.

        A commit of a rebased proposal is answered too: ``merge`` is then the last of them. UkurError where
        there are several proposals, or where the answer cannot be relied on.
        """

    def refspec(self, number: str) -> str:
        """Return what to fetch to have the proposal's commits."""

    def current_head(self, number: str) -> str:
        """Return the head right now, to be compared before anything is posted."""

    def send_status(self, commit: str, status: VerdictStatus, sentence: str, link: str | None) -> None:
        """Post the verdict on a commit."""

    def confirm(self, number: str, commit: str, status: VerdictStatus, sentence: str) -> None:
        """Approve a commit in the gate's name where the host can count that, or take the approval back."""

    def comment(self, number: str, contents: str) -> None:
        """Keep one comment of our own up to date."""

    def file_page(self, commit: str, path: str, line: int | None = None) -> str | None:
        """Return where readers see a file of a commit, at a line; None where nobody shows files."""

    def proposal_page(self, number: str) -> str | None:
        """Return where readers see a proposal; None where nobody shows any."""

    def started_run(self, run: str) -> StartedRun | None:
        """Return who started a run of the pipelines, and what it ran; None where that cannot be known."""

    def preview_page(self, number: str) -> str | None:
        """Return where the proposal's preview is to be had; None where nobody makes one."""

    def keep_preview(self, number: str, commit: str, make: Callable[[], Mapping[str, bytes]]) -> None:
        """Keep files of a commit where readers of the repository alone find them, made only where that is so.

        Nothing is kept where a job of the host keeps the preview, nor of a proposal from a fork.
        """

    def preview_file(self, number: str, commit: str, name: str) -> str | None:
        """Return where a browser shows the preview of a commit; None where nothing is shown, or not yet.

        ``name`` is the file's name where :meth:`keep_preview` keeps one for each document.
        """

    def own_account(self) -> str | None:
        """Return our own login; None where it cannot be known."""

    def write_access(self, akun: Iterable[str]) -> Mapping[str, bool | None]:
        """Return by ``account_key`` whether accounts may write to the repository; None where not told."""

    def find_account(self, akun: str) -> HostAccount | None:
        """Return the account that has a login now; None where there is none."""

    def rules(self, branch: str) -> Mapping[str, object] | None:
        """Return the branch's rules as the host tells them; None when they cannot be read."""

    def close(self) -> None:
        """Close what is open."""


class NoPages:
    """What shows nothing: who decides there has the repository at hand, and builds the preview."""

    def file_page(self, commit: str, path: str, line: int | None = None) -> str | None:
        """Return no page."""
        return None

    def proposal_page(self, number: str) -> str | None:
        """Return no page."""
        return None

    def started_run(self, run: str) -> StartedRun | None:
        """Return no run: what nobody can be asked about is unknown."""
        return None

    def preview_page(self, number: str) -> str | None:
        """Return no page."""
        return None

    def keep_preview(self, number: str, commit: str, make: Callable[[], Mapping[str, bytes]]) -> None:
        """Keep nothing."""

    def preview_file(self, number: str, commit: str, name: str) -> str | None:
        """Return no page."""
        return None


def shorten(text: str, limit: int) -> str:
    """Cut a sentence to a host's limit, on one line and after a whole word; accounts are words."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    words = line[:limit].rpartition(" ")[0] or line[: limit - 1]
    return f"{words.rstrip(' ,;:(')}…"


def comment_on(commit: str, content: str) -> str:
    """Return a comment that says, hidden, which commit was weighed: a page decides on no other by it."""
    return f"{_WEIGHED.format(commit)}\n{content}"


def marked_comment(content: str) -> str:
    """Return a comment with its hidden marker, cut where no host takes more."""
    body = content.replace(COMMENT_MARKER, "")
    if len(body) > COMMENT_LIMIT:
        body = f"{body[:COMMENT_LIMIT]}\n\n(laporan dipotong karena terlalu panjang)"
    return f"{COMMENT_MARKER}\n{body}"
