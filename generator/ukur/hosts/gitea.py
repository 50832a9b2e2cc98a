"""Gitea and Forgejo, through the API they share.

``official`` says whether the host's own rule counts a review, and is cleared on every older one of the same
account: it can keep a review from counting here, never make it count. ``stale`` says that commits came
later; the commit that a review names decides, and where the two contradict each other it is unknown.
"""

import functools
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import quote as kutip

from ukur.hosts.answers import read_all, read_answer, valid_number
from ukur.hosts.gitea_accounts import (
    account_of,
    assignees,
    contributions,
    known_account,
    may_write,
    pushes,
    unofficial,
)
from ukur.hosts.gitea_answers import Account, Comment, Commit, PullRequest, PullRequestReview
from ukur.hosts.gitea_approval import APPROVE, confirm_proposal, is_from_gate
from ukur.hosts.gitea_files import replace_files
from ukur.hosts.gitea_lists import gitea_pages
from ukur.hosts.paging import Answer
from ukur.hosts.protocol import COMMENT_MARKER, marked_comment
from ukur.hosts.pull_request_api import PullRequestApi
from ukur.hosts.refusals import HostError
from ukur.model.findings import UkurError
from ukur.model.host_kind import HOST_NAMES, HostKind
from ukur.model.peran import account_key
from ukur.model.values import Sha
from ukur.workflow.decision import VerdictStatus
from ukur.workflow.proposal import (
    HostAccount,
    MergedProposal,
    Proposal,
    Review,
    Stance,
    accounts_behind,
    as_merged,
)

LIMITATIONS = (
    "Gitea dan Forgejo menghubungkan commit dengan akun lewat alamat pos-el yang ditulis di commit itu. "
    "Pengirim kiriman sesudah usulan dibuka dibaca dari riwayat usulan dan ikut dihitung sebagai pembuat; "
    "pengirim kiriman sebelumnya tidak disebut.",
    "Siapa pun yang boleh menulis ke repositori dapat mengirim status atas nama gerbang. Karena itu aturan "
    "cabang juga membatasi siapa yang boleh menyetujui dan siapa yang boleh menggabungkan.",
)

STANCES: Mapping[str, Stance] = {
    "APPROVED": Stance.SETUJU,
    "REQUEST_CHANGES": Stance.KEMBALIKAN,
    "COMMENT": Stance.KOMENTAR,
}
JOB_ACCOUNTS = {"gitea-actions", "forgejo-actions"}
NOT_REVIEWS = {"REQUEST_REVIEW", "PENDING"}
PREPARING = "Pratinjau sedang disusun; putusannya menyusul di sini."


class Gitea(PullRequestApi):
    """One repository on Gitea or Forgejo; ``akun`` is our own, asked for where it is not given."""

    name = HOST_NAMES[HostKind.GITEA]
    _kept: Mapping[tuple[str, str], str] = {}

    def proposal(self, number: str) -> Proposal:
        """Return the pull request; the host gives the target branch's present commit as its base."""
        return self._proposal(
            read_answer(PullRequest, self._client.get_json(self._pull_request(number)).content)
        )

    def merged(self, commit: str) -> MergedProposal | None:
        """Return the merged pull request. The host names it for the merge's own commit, the last of a rebase;
        so of a rebase of several commits the others are unknown.
        """
        path = f"{self._repo}/commits/{read_answer(Sha, commit)}/pull"
        try:
            named = [read_answer(PullRequest, self._client.get_json(path).content)]
        except HostError as error:
            if error.kode != 404:
                raise
            named = [pull for pull in self._closed_requests if pull.merge_commit_sha == commit]
        return self._one_merge(str(pull.number) for pull in named if pull.is_in_default)

    @functools.cached_property
    def _closed_requests(self) -> list[PullRequest]:
        """Every closed pull request, read once: older versions do not tell the one of a commit."""
        return read_all(PullRequest, gitea_pages(self._client, f"{self._repo}/pulls", state="closed"))

    def _merge(self, number: str) -> MergedProposal | None:
        pull = read_answer(PullRequest, self._client.get_json(self._pull_request(number)).content)
        if not pull.is_in_default or pull.merged_at is None or pull.merge_commit_sha is None:
            return None
        return as_merged(self._proposal(pull), pull.merge_commit_sha, pull.merged_at)

    def _proposal(self, pull: PullRequest) -> Proposal:
        path = self._pull_request(str(pull.number))
        plain = {"verification": "false", "files": "false"}
        commits = read_all(Commit, gitea_pages(self._client, f"{path}/commits", **plain))
        pages = list(gitea_pages(self._client, f"{path}/reviews"))
        known = {item.sha for item in commits}
        made = (*contributions(commits), *pushes(self._timeline(pull.number), known))
        author = known_account(pull.user)
        return Proposal(
            number=str(pull.number),
            title=pull.title,
            author=author.login,
            commit_makers=accounts_behind(made),
            contributions=made,
            head=pull.head.sha,
            base=pull.base.sha,
            files=(),
            reviews=tuple(self._reviews(read_all(PullRequestReview, pages), pull.head.sha)),
            time=pages[-1].time,
            complete=pull.head.sha in known,
            host=HostKind.GITEA,
            author_number=author.number,
            gate=self._account,
            closed=pull.state != "open",
            opened=pull.created_at,
        )

    def _timeline(self, number: int) -> list[Answer]:
        """Return a proposal's history; versions that show none answer that they do not know it."""
        path = f"{self._repo}/issues/{valid_number(str(number))}/timeline"
        try:
            return list(gitea_pages(self._client, path))
        except HostError as error:
            if error.kode not in {403, 404}:
                raise
            return []

    def _may_write(self, akun: str) -> bool | None:
        """Return whether an account may push; where the token is no admin's, by who may be given a task."""
        told = may_write(self._client, self._repo, akun)
        if told is not None or self._writers is None:
            return told
        return account_key(akun) in self._writers

    @functools.cached_property
    def _writers(self) -> frozenset[str] | None:
        return assignees(self._client, self._repo)

    def _as_account(self, content: object) -> HostAccount | None:
        return account_of(read_answer(Account, content))

    def current_head(self, number: str) -> str:
        """Return the head right now."""
        return read_answer(PullRequest, self._client.get_json(self._pull_request(number)).content).head.sha

    def file_page(self, commit: str, path: str, line: int | None = None) -> str:
        """Return the page of a file of a commit; a commit of a fork is shown under this repository too."""
        return f"{self._page}/src/commit/{commit}/{kutip(path)}" + (f"#L{line}" if line else "")

    def proposal_page(self, number: str) -> str:
        """Return the pull request's page."""
        return f"{self._page}/pulls/{valid_number(number)}"

    def preview_page(self, number: str) -> str:
        """Return the page of all runs: this host has none of a proposal's own."""
        return f"{self._page}/actions"

    def keep_preview(self, number: str, commit: str, make: Callable[[], Mapping[str, bytes]]) -> None:
        """Keep the preview beside our comment: this host hands artifacts out as ZIP only.

        Nothing is made for a fork, or once the head has moved. Files of an earlier head go, also where there
        are none of this one.
        """
        pull = read_answer(PullRequest, self._client.get_json(self._pull_request(number)).content)
        if pull.head.sha != commit:
            return
        files, comment = make() if pull.is_own else {}, self._own_comment(number)
        if files and comment is None:
            comment = self._new_comment(number, marked_comment(PREPARING))
        if comment is not None:
            path = f"{self._repo}/issues/comments/{comment.id}/assets"
            kept = replace_files(self._client, path, files)
            self._kept = {(commit, name): f"{self._host}/{place}" for name, place in kept.items()}

    def preview_file(self, number: str, commit: str, name: str) -> str | None:
        """Return where the preview stands that was kept beside our comment in this run."""
        return self._kept.get((commit, name))

    @property
    def _page(self) -> str:
        return f"{self._host}/{self._name}"

    @property
    def _host(self) -> str:
        return str(self._client.url).rstrip("/").removesuffix("/api/v1")

    def comment(self, number: str, contents: str) -> None:
        """Write our comment, or bring it up to date."""
        body, held = marked_comment(contents), self._own_comment(number)
        if held is None:
            self._new_comment(number, body)
        elif held.body != body:
            self._client.send("PATCH", f"{self._repo}/issues/comments/{held.id}", {"body": body})

    def _own_comment(self, number: str) -> Comment | None:
        """Return our comment on a proposal; the host gives all comments in one answer."""
        mine = account_key(self._me())
        for item in read_answer(list[Comment], self._client.get_json(self._comments(number)).content):
            ours = item.user is not None and account_key(item.user.login) == mine
            if ours and item.body.startswith(COMMENT_MARKER):
                return item
        return None

    def _new_comment(self, number: str, body: str) -> Comment:
        return read_answer(Comment, self._client.send("POST", self._comments(number), {"body": body}).content)

    def _comments(self, number: str) -> str:
        return f"{self._repo}/issues/{valid_number(number)}/comments"

    def rules(self, branch: str) -> Mapping[str, object] | None:
        """Return the branch's protection and the repository's settings of merging.

        The protection is the rule of the branch's name, else the first whose pattern matches.
        """
        try:
            answer = self._client.get_json(f"{self._repo}/branch_protections")
        except HostError as error:
            if error.kode in {403, 404}:
                self._refuse_unknown()
                return None
            raise
        rules = read_answer(list[dict[str, Any]], answer.content)
        named = [(str(rule.get("rule_name") or rule.get("branch_name")), rule) for rule in rules]
        exact = [rule for name, rule in named if name == branch]
        matching = [rule for name, rule in named if fnmatchcase(branch, name)]
        repository = read_answer(dict[str, Any], self._client.get_json(self._repo).content)
        return {"protection": next(iter((*exact, *matching)), {}), "repository": repository}

    def confirm(self, number: str, commit: str, status: VerdictStatus, sentence: str) -> None:
        """Approve in the gate's name, or take that back: the exported rules count no other approval.

        The account of a job's own token can be named in no rule, so nothing waits for its approval.
        """
        if account_key(self._me()) not in JOB_ACCOUNTS:
            confirm_proposal(self._client, self._pull_request(number), self._me(), commit, status, sentence)

    def _reviews(self, reviews: list[PullRequestReview], head: str) -> Iterator[Review]:
        """Yield people's reviews; a request for one is listed among them, and so is the gate's own approval.

        What asks for changes is kept, whoever's mark it bears: nobody's return may be hidden.
        """
        refused = unofficial(reviews, self._is_mine)
        for order, review in enumerate(reviews):
            if review.state in NOT_REVIEWS or (review.state == APPROVE and is_from_gate(review.body)):
                continue
            attitude = Stance.BATAL if review.dismissed else STANCES.get(review.state, Stance.TAK_DIKENAL)
            doubtful = review.stale and review.commit_id == head
            who = known_account(review.user)
            yield Review(
                account=who.login,
                stance=attitude,
                commit=None if doubtful or not review.commit_id else read_answer(Sha, review.commit_id),
                time=review.submitted_at,
                order=order,
                content=review.body,
                number=who.number,
                official=False if order in refused else None,
            )

    def _is_mine(self, review: PullRequestReview) -> bool:
        mine, user = self._account, review.user
        known = bool(mine and user) and account_key(user.login if user else "") == account_key(mine or "")
        return known or is_from_gate(review.body)

    def _me(self) -> str:
        if self._account is None:
            try:
                self._account = read_answer(Account, self._client.get_json("user").content).login
            except HostError as error:
                raise UkurError("akun token tidak diketahui; isi UKUR_AKUN dengan nama akunnya") from error
        return self._account
