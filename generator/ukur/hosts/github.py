"""GitHub, github.com or Enterprise Server, through its REST API."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote as kutip

from ukur.hosts.answers import read_all, read_answer, valid_number
from ukur.hosts.github_accounts import account_of, known_account, may_write, pushes
from ukur.hosts.github_answers import (
    Account,
    Branch,
    Comment,
    Commit,
    ListedPullRequest,
    PullRequest,
    PullRequestReview,
)
from ukur.hosts.maker_accounts import coauthor_addresses, contribution, noreply_account
from ukur.hosts.protocol import COMMENT_MARKER, marked_comment
from ukur.hosts.pull_request_api import PullRequestApi
from ukur.hosts.refusals import HostError
from ukur.hosts.shown_preview import github_preview
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.host_kind import HOST_NAMES, HostKind
from ukur.model.peran import account_key
from ukur.model.values import Sha
from ukur.workflow.proposal import (
    Contribution,
    HostAccount,
    MergedProposal,
    Proposal,
    Review,
    Stance,
    accounts_behind,
    as_merged,
)

LIMITATIONS = (
    "GitHub menghubungkan commit dengan akun lewat alamat pos-el yang ditulis di commit itu. Pengirimnya "
    "dibaca dari riwayat kegiatan cabang dan ikut dihitung sebagai pembuat; riwayat salinan (fork) tertutup "
    "dan Enterprise Server lama tidak menyebutnya. Karena itu aturan cabang juga meminta persetujuan dari "
    "orang lain sesudah kiriman terakhir (require_last_push_approval).",
)
MAX_FILES = 3_000
"""GitHub shows and lists no more files of a pull request: nobody could have reviewed the rest."""

_SERVICE = "web-flow"  # commits made on GitHub's pages; their author is the one who was logged in
_BOT_ACTIONS = "github-actions[bot]"
_NOREPLY_EMAIL = re.compile(r"(?:([0-9]{1,15})\+)?([^@+\s]+)@users\.noreply\.[a-z0-9.-]+", re.IGNORECASE)

STANCES: Mapping[str, Stance] = {
    "APPROVED": Stance.SETUJU,
    "CHANGES_REQUESTED": Stance.KEMBALIKAN,
    "COMMENTED": Stance.KOMENTAR,
    "DISMISSED": Stance.BATAL,
}


class GitHub(PullRequestApi):
    """One repository on GitHub; ``akun`` is our own, asked for where it is not given."""

    name = HOST_NAMES[HostKind.GITHUB]

    def proposal(self, number: str) -> Proposal:
        """Return the pull request. Its base is the target branch as it is now, not as it was when opened."""
        pull = read_answer(PullRequest, self._client.get_json(self._pull_request(number)).content)
        base = self._client.get_json(f"{self._repo}/branches/{kutip(pull.base.ref, safe='')}")
        return self._proposal(pull, read_answer(Branch, base.content).commit.sha)

    def merged(self, commit: str) -> MergedProposal | None:
        """Return the merged pull request; a review dismissed since counts as dismissed."""
        path = f"{self._repo}/commits/{read_answer(Sha, commit)}/pulls"
        listed = read_all(ListedPullRequest, self._client.linked_pages(path, per_page="100"))
        merged = [pull for pull in listed if pull.is_in_default]
        exact = [pull for pull in merged if pull.merge_commit_sha == commit]
        return self._one_merge(str(pull.number) for pull in exact or merged)

    def _merge(self, number: str) -> MergedProposal | None:
        pull = read_answer(PullRequest, self._client.get_json(self._pull_request(number)).content)
        if not pull.is_in_default or pull.merged_at is None or pull.merge_commit_sha is None:
            return None
        return as_merged(self._proposal(pull, pull.base.sha), pull.merge_commit_sha, pull.merged_at)

    def _proposal(self, pull: PullRequest, base: str) -> Proposal:
        path = self._pull_request(str(pull.number))
        commits = read_all(Commit, self._client.linked_pages(f"{path}/commits", per_page="100"))
        pages = list(self._client.linked_pages(f"{path}/reviews", per_page="100"))
        made = (*_contributions(commits), *pushes(self._client, pull.head, commits))
        whole = len(commits) == pull.commits and pull.head.sha in {item.sha for item in commits}
        author = known_account(pull.user)
        return Proposal(
            number=str(pull.number),
            title=pull.title,
            author=author.login,
            commit_makers=accounts_behind(made),
            contributions=made,
            head=pull.head.sha,
            base=base,
            files=(),
            reviews=tuple(_reviews(read_all(PullRequestReview, pages))),
            time=pages[-1].time,
            complete=whole and pull.changed_files <= MAX_FILES,
            host=HostKind.GITHUB,
            author_number=author.number,
            gate=self._account,
            closed=pull.state != "open",
            opened=pull.created_at,
        )

    def _may_write(self, akun: str) -> bool | None:
        return may_write(self._client, self._repo, akun)

    def _as_account(self, content: object) -> HostAccount | None:
        return account_of(read_answer(Account, content))

    def current_head(self, number: str) -> str:
        """Return the head right now."""
        return read_answer(PullRequest, self._client.get_json(self._pull_request(number)).content).head.sha

    def file_page(self, commit: str, path: str, line: int | None = None) -> str:
        """Return the page of a file of a commit; a commit of a fork is shown under this repository too."""
        return f"{self._page}/blob/{commit}/{kutip(path)}" + (f"#L{line}" if line else "")

    def proposal_page(self, number: str) -> str:
        """Return the pull request's page."""
        return f"{self._page}/pull/{valid_number(number)}"

    def preview_page(self, number: str) -> str:
        """Return the page of the proposal's checks, whose run keeps the preview."""
        return f"{self.proposal_page(number)}/checks"

    def keep_preview(self, number: str, commit: str, make: Callable[[], Mapping[str, bytes]]) -> None:
        """Keep nothing: the job ``periksa`` does."""

    def preview_file(self, number: str, commit: str, name: str) -> str | None:
        """Return the page of the preview that a commit's run kept, which a browser opens after signing in."""
        return github_preview(self._client, self._repo, self._page, commit)

    @property
    def _page(self) -> str:
        return f"{pages_address(str(self._client.url))}/{self._name}"

    def find_number(self, branch: str, commit: str) -> str:
        """Return the one open pull request from ``owner:branch`` at a commit: workflow_run does not say."""
        pages = self._client.linked_pages(f"{self._repo}/pulls", state="open", head=branch, per_page="100")
        found = [pull.number for pull in read_all(ListedPullRequest, pages) if pull.head.sha == commit]
        if len(found) != 1:
            raise UkurError(f"ada {len(found)} usulan terbuka dari cabang {quote(branch)}; sebutkan nomornya")
        return str(found[0])

    def comment(self, number: str, contents: str) -> None:
        """Write our comment, or bring it up to date; a stranger's with the marker is not ours."""
        mine, body = self._me(), marked_comment(contents)
        path = f"{self._repo}/issues/{valid_number(number)}/comments"
        for item in read_all(Comment, self._client.linked_pages(path, per_page="100")):
            if account_key(known_account(item.user).login) == account_key(mine) and (
                item.body or ""
            ).startswith(COMMENT_MARKER):
                if item.body != body:
                    self._client.send("PATCH", f"{self._repo}/issues/comments/{item.id}", {"body": body})
                return
        made = read_answer(Comment, self._client.send("POST", path, {"body": body}).content)
        writer = known_account(made.user).login
        if account_key(writer) != account_key(mine):
            raise UkurError(f"komentar ditulis sebagai {quote(writer)}; isi UKUR_AKUN dengan akun itu")

    def rules(self, branch: str) -> Mapping[str, object] | None:
        """Return the rules in force on a branch, and the rulesets, which say who may bypass them."""
        try:
            pages = self._client.linked_pages(
                f"{self._repo}/rules/branches/{kutip(branch, safe='')}", per_page="100"
            )
            rules: list[Any] = [rule for page in pages for rule in page.content]
        except HostError as error:
            if error.kode in {403, 404}:
                self._refuse_unknown()
                return None
            raise
        numbers = sorted({rule["ruleset_id"] for rule in rules if isinstance(rule.get("ruleset_id"), int)})
        repository = read_answer(dict[str, Any], self._client.get_json(self._repo).content)
        found = [self._rulesets(number) for number in numbers]
        workflows = self._workflows()
        return {"rules": rules, "rulesets": found, "repository": repository, "workflows": workflows}

    def _workflows(self) -> list[object]:
        """Return the repository's workflows, each with its state; none where the token may not ask.

        The first hundred will do: an office has a handful of its own.
        """
        try:
            answer = self._client.get_json(f"{self._repo}/actions/workflows", per_page="100")
        except HostError as error:
            if error.kode in {403, 404}:
                return []
            raise
        listed = read_answer(dict[str, Any], answer.content).get("workflows")
        return listed if isinstance(listed, list) else []

    def _rulesets(self, number: int) -> Mapping[str, object]:
        try:
            answer = self._client.get_json(f"{self._repo}/rulesets/{number}", includes_parents="true")
        except HostError as error:
            if error.kode in {403, 404}:
                return {"id": number}
            raise
        return read_answer(dict[str, Any], answer.content)

    def _me(self) -> str:
        """Return our own account; the token of GitHub Actions may not ask, but its account is known."""
        if self._account is None:
            try:
                self._account = (
                    read_answer(Account, self._client.get_json("user").content).login or _BOT_ACTIONS
                )
            except HostError as error:
                if error.kode != 403:
                    raise
                self._account = _BOT_ACTIONS
        return self._account


def pages_address(api: str) -> str:
    """Return where GitHub shows its pages."""
    return api.rstrip("/").removesuffix("/api/v3").replace("https://api.", "https://", 1)


def _contributions(commits: Iterable[Commit]) -> Iterator[Contribution]:
    """Yield the accounts behind each commit: author, committer, and every co-author that it names."""
    known: dict[str, HostAccount] = {}
    for item in commits:
        author = account_of(item.author)
        if author and item.commit.author and item.commit.author.email:
            known[item.commit.author.email.casefold()] = author
    for item in commits:
        yield contribution(_makers(item, known), item.sha)


def _makers(item: Commit, known: Mapping[str, HostAccount]) -> Iterator[HostAccount | None]:
    yield account_of(item.author)
    committer = account_of(item.committer)
    if committer is None or committer.login != _SERVICE:
        yield committer
    for address in coauthor_addresses(item.commit.message):
        hidden = _NOREPLY_EMAIL.fullmatch(address)
        yield noreply_account(hidden) if hidden else known.get(address.casefold())


def _reviews(reviews: Iterable[PullRequestReview]) -> Iterator[Review]:
    """Yield the reviews that were sent; a draft (PENDING) is shown to its writer alone."""
    for order, review in enumerate(reviews):
        if review.state == "PENDING":
            continue
        if review.submitted_at is None:
            raise UkurError("ada tinjauan tanpa waktu pada jawaban GitHub; laporkan")
        who = known_account(review.user)
        yield Review(
            account=who.login,
            number=who.number,
            stance=STANCES.get(review.state, Stance.TAK_DIKENAL),
            commit=review.commit_id,
            time=review.submitted_at,
            order=order,
            content=review.body or "",
        )
