"""Without a host: a branch is the proposal, signed statements in Git notes are its reviews.

Commits must be signed with keys of allowed_signers, since nobody else says whose they are. Notes can be
deleted by whoever may write to the repository, a return (kembalikan) with them: only approvals are proof.
Merge with merge commits: after squashing, a statement on a squashed commit could be used for a later
proposal of the same name.
"""

import datetime
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ukur.hosts.answers import read_answer
from ukur.hosts.commit_header import parse_commit_header
from ukur.hosts.protocol import NoPages
from ukur.hosts.statements import is_valid, key_owners, refusal_reason
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.values import Sha
from ukur.programs.process import git_answer, run_git
from ukur.workflow.decision import LapsedApproval, VerdictStatus
from ukur.workflow.proposal import (
    Contribution,
    HostAccount,
    MergedProposal,
    Proposal,
    Review,
    Stance,
    accounts_behind,
)
from ukur.workflow.statement import NO_HOST, Statement, read_line

LIMITATIONS = (
    "Tanpa situs Git, waktu pada persetujuan adalah pernyataan penanda tangan sendiri.",
    "Catatan Git dapat dihapus oleh siapa pun yang boleh menulis ke repositori. Persetujuan yang hilang "
    "harus diminta lagi; salinannya disimpan di arsip dokumen.",
)
NOTES_NAME = "persetujuan"
NOTES_REF = f"refs/notes/{NOTES_NAME}"
UNSIGNED = "(tidak bertanda tangan)"
MAX_COMMITS, MAX_NOTES, MAX_BYTES = 250, 2_000, 1_000_000
"""Commits of a proposal, as GitHub's; notes, two calls of git each; bytes of one, which anyone may write."""
STANCES: Mapping[str, Stance] = {
    "setuju": Stance.SETUJU,
    "kembalikan": Stance.KEMBALIKAN,
    "batal": Stance.BATAL,
}


@dataclass(frozen=True)
class WithoutHost(NoPages):
    """One repository on disk.

    ``signers`` is allowed_signers as it stands in the target branch; ``hash_of`` gives the hash of what the
    proposal would publish at a commit, as for the gate; ``now`` is the time of reading. ``past`` gives the
    same repository as it was when a commit was the target branch, at a time: with the keys of that commit.
    """

    repo: Path
    branch: str
    signers: bytes
    hash_of: Callable[[str], str | None]
    now: datetime.datetime
    past: "Callable[[str, datetime.datetime], WithoutHost] | None" = None
    name: str = field(default=NO_HOST, init=False)

    def proposal(self, number: str) -> Proposal:
        """Return a branch as a proposal; for statements that do not hold see ``refused_statements``."""
        said = self._verdict(number, self._tip(number), self._tip(self.branch), self._note_lines())
        return self._proposal(number, self._tip(number), self._tip(self.branch), said)

    def merged(self, commit: str) -> MergedProposal | None:
        """Return what a merge commit took in: its second parent, named by the statements on those commits."""
        base, head, when = self._merge_parents(commit)
        if self.past is None:
            raise UkurError("persetujuan atas gabungan lama tidak dapat diperiksa di sini; laporkan")
        past, own = self.past(base, when), {*self._commits(head, base)}
        # what was signed elsewhere in the very second of the merge may be for the next proposal of that name
        limits = {True: when, False: when - datetime.timedelta(seconds=1)}
        early = [row for row in self._all_lines if not _signed_after(row[1], limits[row[0] in own])]
        late = [row for row in self._all_lines if row[0] in own and _signed_after(row[1], when)]
        name = past._proposal_named(row for row in early if row[0] in own)
        said = past._verdict(name, head, base, early)
        after = replace(past, now=self.now)._verdict(name, head, base, late)
        return MergedProposal(
            past._proposal(name, head, base, said),
            commit,
            when,
            tuple(item for item in after if isinstance(item, Review)),
        )

    def _merge_parents(self, commit: str) -> tuple[str, str, datetime.datetime]:
        """Return both parents of a merge commit, and when it was made."""
        raw = run_git(self.repo, "cat-file", "commit", read_answer(Sha, commit)).output
        kept, _, when = parse_commit_header(raw.partition(b"\n\n")[0])
        parents = [line.split()[1].decode() for line in kept.split(b"\n") if line.startswith(b"parent ")]
        if len(parents) != 2 or when is None:
            raise UkurError(
                "bukan penggabungan dua cabang: dikirim langsung ke cabang utama, atau digabung dengan cara "
                "yang menghilangkan jejaknya; batalkan isinya, atau mintakan persetujuannya, dengan usulan "
                "baru yang digabung dengan git merge --no-ff, lalu isi UKUR_AWAL dengan commit gabungan itu, "
                "atau ajukan keputusan Kepala dan Sekretaris dengan 'ukur publish recover'"
            )
        return parents[0], parents[1], when

    def _proposal_named(self, rows: Iterable[tuple[str, str]]) -> str:
        """Return the one proposal that signed statements name; what anybody may have written names none."""
        read = (read_line(line) for _, line in rows)
        signed = (item for item in read if item and not refusal_reason(*item, self.signers, self.now))
        names = sorted({statement.usulan for _, statement in signed})
        if len(names) == 1:
            return names[0]
        if not names:
            raise UkurError(
                "tidak ada persetujuan yang berlaku sampai saat penggabungan; batalkan isinya, atau mintakan "
                "persetujuannya, dengan usulan baru, lalu isi UKUR_AWAL dengan commit gabungan usulan itu"
            )
        found = ", ".join(map(quote, names))
        raise UkurError(
            f"persetujuan di dalamnya untuk beberapa usulan ({found}); sesudah Kepala dan Sekretaris "
            "memastikan isinya, isi UKUR_AWAL dengan commit ini; usulan berikutnya digabungkan satu per satu"
        )

    def _proposal(
        self, numbered: str, head: str, base: str, said: "Iterable[Review | LapsedApproval]"
    ) -> Proposal:
        commits = self._commits(head, base)
        made = tuple(
            Contribution((self._commit_signer(commit),), (commit,)) for commit in commits[:MAX_COMMITS]
        )
        merges = {*self._commits(head, base, "--merges")}
        # who only brings the target branch into it does not begin a proposal
        makers = accounts_behind(sorted(made, key=lambda item: item.commits[0] in merges))
        return Proposal(
            number=numbered,
            title=numbered,
            author=next((maker for maker in makers if maker), UNSIGNED),
            commit_makers=accounts_behind(made),
            contributions=made,
            head=head,
            base=base,
            files=(),
            reviews=tuple(item for item in said if isinstance(item, Review)),
            time=self.now,
            complete=len(commits) <= MAX_COMMITS,
        )

    def refused_statements(self, number: str) -> tuple[LapsedApproval, ...]:
        """Return the statements on a proposal that do not hold, and why."""
        said = self._verdict(number, self._tip(number), self._tip(self.branch), self._note_lines())
        return tuple(item for item in said if isinstance(item, LapsedApproval))

    def refspec(self, number: str) -> str:
        """Return the branch."""
        return f"refs/heads/{number}"

    def current_head(self, number: str) -> str:
        """Return the head right now."""
        return self._tip(number)

    def send_status(self, commit: str, status: VerdictStatus, sentence: str, link: str | None) -> None:
        """Post nothing: there is nowhere to; the command's exit code is the verdict."""

    def confirm(self, number: str, commit: str, status: VerdictStatus, sentence: str) -> None:
        """Approve nothing: nothing waits for the gate here."""

    def comment(self, number: str, contents: str) -> None:
        """Write nothing: there is nowhere to."""

    def own_account(self) -> str | None:
        """Return None: nobody asks as somebody."""

    def write_access(self, akun: Iterable[str]) -> Mapping[str, bool | None]:
        """Return nothing: who may write to the repository says nothing of who signed."""
        return {}

    def find_account(self, akun: str) -> HostAccount | None:
        """Return None: there are no accounts without a host."""

    def rules(self, branch: str) -> Mapping[str, object] | None:
        """Return None: no branch rules without a host."""
        return None

    def close(self) -> None:
        """Close nothing."""

    def _tip(self, branch: str) -> str:
        ref = f"refs/heads/{branch}"
        if run_git(self.repo, "check-ref-format", ref).code == 0:
            done = run_git(
                self.repo, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"
            )
            if done.code == 0:
                return done.output.decode().strip()
        raise UkurError(f"cabang {quote(branch)} tidak ada; ambil dulu dari repositori asalnya")

    def _commits(self, head: str, base: str, *only: str) -> list[str]:
        limit = f"--max-count={MAX_COMMITS + 1}"
        return git_answer(self.repo, "rev-list", "--reverse", limit, *only, head, f"^{base}").split()

    def _commit_signer(self, commit: str) -> str | None:
        """Return whose registered key signed a commit; None where it is unsigned or the key is not known."""
        raw = run_git(self.repo, "cat-file", "commit", commit).output
        head, _, message = raw.partition(b"\n\n")
        kept, signature, when = parse_commit_header(head)
        owners = key_owners(signature, self.signers)
        if len(set(owners)) != 1 or when is None:
            return None
        payload = kept + b"\n\n" + message
        good = is_valid(payload, signature, self.signers, owners[0], "git", when)
        return owners[0] if good else None

    def _verdict(
        self, number: str, head: str, base: str, rows: Iterable[tuple[str, str]]
    ) -> Iterator[Review | LapsedApproval]:
        own = {*self._commits(head, base)}
        for order, (commit, line) in enumerate(rows):
            read = read_line(line)
            if read is None:
                if commit in own:
                    yield LapsedApproval("(tidak dikenal)", "baris catatan persetujuan tidak dapat dibaca")
                continue
            signed, statement = read
            if statement.usulan != number and commit not in own:
                continue
            reason = self._wrong_place(number, commit, statement, base)
            reason = reason or refusal_reason(signed, statement, self.signers, self.now)
            reason = reason or self._wrong_content(statement)
            yield LapsedApproval(statement.akun, reason) if reason else _review_of(statement, order, line)

    @functools.cached_property
    def _all_lines(self) -> tuple[tuple[str, str], ...]:
        """Every line of every note, read once for all of the history."""
        return tuple(self._note_lines())

    def _note_lines(self) -> Iterator[tuple[str, str]]:
        """Yield every line of every note, with the commit it stands on."""
        listing = git_answer(self.repo, "notes", f"--ref={NOTES_NAME}", "list").splitlines()
        if len(listing) > MAX_NOTES:
            raise UkurError("catatan persetujuan terlalu banyak untuk dibaca; arsipkan yang lama")
        for blob, commit in sorted(row.split() for row in listing):
            size = run_git(self.repo, "cat-file", "-s", blob).output.strip()
            if not size.isdigit() or int(size) > MAX_BYTES:
                raise UkurError(
                    f"catatan persetujuan pada commit {commit[:12]} terlalu panjang; hapus, lalu setujui lagi"
                )
            text = run_git(self.repo, "cat-file", "blob", blob).output.decode("utf-8", "replace")
            yield from ((commit, line) for line in text.split("\n") if line.strip())

    def _wrong_place(self, number: str, commit: str, statement: Statement, base: str) -> str | None:
        if statement.commit != commit:
            return "pernyataan itu untuk commit lain"
        if statement.usulan != number:
            return f"pernyataan itu untuk usulan lain, {quote(statement.usulan)}"
        if run_git(self.repo, "merge-base", "--is-ancestor", commit, base).code == 0:
            return "commit yang disetujui sudah termasuk cabang utama"
        return None

    def _wrong_content(self, statement: Statement) -> str | None:
        if self.hash_of(statement.commit) != statement.sidik:
            return "isi yang ditandatangani bukan isi commit itu"
        return None


def _signed_after(line: str, waktu: datetime.datetime) -> bool:
    """Whether a line says that it was signed after a time, in whole seconds as Git keeps it."""
    read = read_line(line)
    return read is not None and read[1].waktu.replace(microsecond=0) > waktu


def _review_of(statement: Statement, order: int, line: str) -> Review:
    attitude = STANCES.get(statement.keputusan, Stance.TAK_DIKENAL)
    role, when = statement.peran, statement.waktu
    said = Review(statement.akun, attitude, statement.commit, when, order, statement.alasan or "", line)
    return replace(said, peran=role)


def add_to_note(repo: Path, commit: str, line: str) -> None:
    """Add a signed line to a commit's note, to be pushed with ``refs/notes/persetujuan``."""
    if run_git(repo, "notes", f"--ref={NOTES_NAME}", "append", "-m", line, commit).code:
        raise UkurError("catatan persetujuan tidak dapat ditulis; periksa nama dan pos-el Git, lalu ulangi")
