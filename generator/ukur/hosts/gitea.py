"""Gitea and Forgejo, through the API they share.

``official`` says whether the host's own rule counts a review, and is cleared on every older one: who counts
here is decided by peran.yml. ``stale`` says that commits came later; the commit that a review names decides,
and where the two contradict each other the commit is taken as unknown.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import quote as kutip

from pydantic import AwareDatetime

from ukur.hosts.answers import AnswerModel, read_all, read_answer, valid_number
from ukur.hosts.gitea_lists import gitea_pages
from ukur.hosts.protocol import COMMENT_MARKER, marked_comment
from ukur.hosts.pull_request_api import DELETED_ACCOUNT, PullRequestApi
from ukur.hosts.refusals import HostError
from ukur.model.findings import UkurError
from ukur.model.peran import account_key
from ukur.model.values import Sha
from ukur.workflow.proposal import (
    Contribution,
    MergedProposal,
    Proposal,
    Review,
    Stance,
    accounts_behind,
    as_merged,
)

LIMITATIONS = (
    "Gitea dan Forgejo menghubungkan commit dengan akun lewat alamat pos-el yang ditulis di commit itu; "
    "siapa yang mengirimkannya tidak disebut.",
    "Siapa pun yang boleh menulis ke repositori dapat mengirim status atas nama gerbang. Karena itu aturan "
    "cabang juga membatasi siapa yang boleh menyetujui dan siapa yang boleh menggabungkan.",
)

STANCES: Mapping[str, Stance] = {
    "APPROVED": Stance.SETUJU,
    "REQUEST_CHANGES": Stance.KEMBALIKAN,
    "COMMENT": Stance.KOMENTAR,
}
NOT_REVIEWS = {"REQUEST_REVIEW", "PENDING"}


class _Account(AnswerModel):
    login: str


class _Head(AnswerModel):
    sha: Sha


class _Repository(AnswerModel):
    default_branch: str


class _Base(_Head):
    ref: str
    repo: _Repository


class _PullRequest(AnswerModel):
    number: int
    state: str
    title: str
    user: _Account | None
    head: _Head
    base: _Base
    merged_at: AwareDatetime | None
    merge_commit_sha: Sha | None

    @property
    def is_in_default(self) -> bool:
        return self.merged_at is not None and self.base.ref == self.base.repo.default_branch


class _Review(AnswerModel):
    user: _Account | None
    state: str
    commit_id: str
    stale: bool
    dismissed: bool
    submitted_at: AwareDatetime
    body: str


class _Commit(AnswerModel):
    sha: Sha
    author: _Account | None
    committer: _Account | None


class _Comment(AnswerModel):
    id: int
    user: _Account | None
    body: str


class Gitea(PullRequestApi):
    """One repository on Gitea or Forgejo; ``akun`` is our own, asked for where it is not given."""

    name = "Gitea/Forgejo"

    def proposal(self, nomor: str) -> Proposal:
        """Return the pull request; the host gives the target branch's present commit as its base."""
        return self._proposal(
            read_answer(_PullRequest, self._client.get_json(self._pull_request(nomor)).content)
        )

    def merged(self, commit: str) -> MergedProposal | None:
        """Return the merged pull request. The host names it for the merge's own commit, the last of a rebase;
        so of a rebase of several commits the others are unknown.
        """
        path = f"{self._repo}/commits/{read_answer(Sha, commit)}/pull"
        try:
            named = [read_answer(_PullRequest, self._client.get_json(path).content)]
        except HostError as error:
            if error.kode != 404:
                raise
            named = [pull for pull in self._closed_requests if pull.merge_commit_sha == commit]
        return self._one_merge(str(pull.number) for pull in named if pull.is_in_default)

    @functools.cached_property
    def _closed_requests(self) -> list[_PullRequest]:
        """Every closed pull request, read once: older versions do not tell the one of a commit."""
        return read_all(_PullRequest, gitea_pages(self._client, f"{self._repo}/pulls", state="closed"))

    def _merge(self, nomor: str) -> MergedProposal | None:
        pull = read_answer(_PullRequest, self._client.get_json(self._pull_request(nomor)).content)
        if not pull.is_in_default or pull.merged_at is None or pull.merge_commit_sha is None:
            return None
        return as_merged(self._proposal(pull), pull.merge_commit_sha, pull.merged_at)

    def _proposal(self, pull: _PullRequest) -> Proposal:
        path = self._pull_request(str(pull.number))
        plain = {"verification": "false", "files": "false"}
        commits = read_all(_Commit, gitea_pages(self._client, f"{path}/commits", **plain))
        pages = list(gitea_pages(self._client, f"{path}/reviews"))
        made = tuple(_contribution(item) for item in commits)
        return Proposal(
            number=str(pull.number),
            title=pull.title,
            author=pull.user.login if pull.user else DELETED_ACCOUNT,
            commit_makers=accounts_behind(made),
            contributions=made,
            head=pull.head.sha,
            base=pull.base.sha,
            files=(),
            reviews=tuple(_reviews(read_all(_Review, pages), pull.head.sha)),
            time=pages[-1].time,
            complete=pull.head.sha in {item.sha for item in commits},
            closed=pull.state != "open",
        )

    def current_head(self, nomor: str) -> str:
        """Return the head right now."""
        return read_answer(_PullRequest, self._client.get_json(self._pull_request(nomor)).content).head.sha

    def file_page(self, commit: str, path: str, line: int | None = None) -> str:
        """Return the page of a file of a commit; a commit of a fork is shown under this repository too."""
        return f"{self._page}/src/commit/{commit}/{kutip(path)}" + (f"#L{line}" if line else "")

    def preview_page(self, nomor: str) -> str:
        """Return the page of all runs: this host has none of a proposal's own."""
        return f"{self._page}/actions"

    @property
    def _page(self) -> str:
        return f"{str(self._client.url).rstrip('/').removesuffix('/api/v1')}/{self._name}"

    def comment(self, nomor: str, isi: str) -> None:
        """Write our comment, or bring it up to date; the host gives all comments in one answer."""
        mine, body = self._me(), marked_comment(isi)
        path = f"{self._repo}/issues/{valid_number(nomor)}/comments"
        for item in read_answer(list[_Comment], self._client.get_json(path).content):
            ours = item.user is not None and account_key(item.user.login) == account_key(mine)
            if ours and item.body.startswith(COMMENT_MARKER):
                if item.body != body:
                    self._client.send("PATCH", f"{self._repo}/issues/comments/{item.id}", {"body": body})
                return
        self._client.send("POST", path, {"body": body})

    def rules(self, branch: str) -> Mapping[str, object] | None:
        """Return the branch's protection: the rule of its name, else the first whose pattern matches."""
        try:
            answer = self._client.get_json(f"{self._repo}/branch_protections")
        except HostError as error:
            if error.kode in {403, 404}:
                return None
            raise
        rules = read_answer(list[dict[str, Any]], answer.content)
        named = [(str(rule.get("rule_name") or rule.get("branch_name")), rule) for rule in rules]
        exact = [rule for name, rule in named if name == branch]
        matching = [rule for name, rule in named if fnmatchcase(branch, name)]
        return next(iter((*exact, *matching)), {})

    def _me(self) -> str:
        if self._account is None:
            try:
                self._account = read_answer(_Account, self._client.get_json("user").content).login
            except HostError as error:
                raise UkurError("akun token tidak diketahui; isi UKUR_AKUN dengan nama akunnya") from error
        return self._account


def _contribution(item: _Commit) -> Contribution:
    accounts = (user.login if user else None for user in (item.author, item.committer))
    return Contribution(tuple(accounts), (item.sha,))


def _reviews(reviews: Iterable[_Review], head: str) -> Iterator[Review]:
    """Yield the reviews; a request for one is listed among them and is none."""
    for order, review in enumerate(reviews):
        if review.state in NOT_REVIEWS:
            continue
        attitude = Stance.BATAL if review.dismissed else STANCES.get(review.state, Stance.TAK_DIKENAL)
        doubtful = review.stale and review.commit_id == head
        yield Review(
            account=review.user.login if review.user else DELETED_ACCOUNT,
            stance=attitude,
            commit=None if doubtful or not review.commit_id else read_answer(Sha, review.commit_id),
            time=review.submitted_at,
            order=order,
            content=review.body,
        )
