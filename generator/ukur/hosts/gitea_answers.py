"""What we read of the answers of Gitea and Forgejo."""

from pydantic import AwareDatetime

from ukur.hosts.answers import AnswerModel
from ukur.model.values import Sha


class Account(AnswerModel):
    """An account; those that the host keeps for itself have no number of their own, but one below 1."""

    id: int
    login: str


class RepositoryPermission(AnswerModel):
    """What an account may do in a repository."""

    permission: str


class TimelineItem(AnswerModel):
    """One line of a proposal's history; a push holds its commits as JSON in ``body``."""

    type: str
    user: Account | None
    body: str | None


class Head(AnswerModel):
    """Head of a proposal."""

    sha: Sha
    repo_id: int | None = None


class Repository(AnswerModel):
    """A repository."""

    default_branch: str


class Base(Head):
    """Base of a proposal."""

    ref: str
    repo: Repository


class PullRequest(AnswerModel):
    """A proposal."""

    number: int
    state: str
    title: str
    user: Account | None
    head: Head
    base: Base
    merged_at: AwareDatetime | None
    merge_commit_sha: Sha | None
    created_at: AwareDatetime | None = None

    @property
    def is_own(self) -> bool:
        """Whether it comes from a branch of the repository itself; a host that does not tell says no."""
        return self.head.repo_id is not None and self.head.repo_id == self.base.repo_id

    @property
    def is_in_default(self) -> bool:
        """Whether it was merged into the default branch."""
        return self.merged_at is not None and self.base.ref == self.base.repo.default_branch


class PullRequestReview(AnswerModel):
    """A review; a request for one is listed among them."""

    user: Account | None
    state: str
    commit_id: str
    stale: bool
    official: bool
    dismissed: bool
    submitted_at: AwareDatetime
    body: str


class Person(AnswerModel):
    """A name and address in a commit."""

    email: str


class CommitContent(AnswerModel):
    """What is written in a commit."""

    message: str
    author: Person | None
    committer: Person | None


class Commit(AnswerModel):
    """A commit, with the accounts that the host ties to its addresses."""

    sha: Sha
    commit: CommitContent
    author: Account | None
    committer: Account | None


class Comment(AnswerModel):
    """A comment."""

    id: int
    user: Account | None
    body: str
