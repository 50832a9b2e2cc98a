"""What we read of GitHub's answers."""

from pydantic import AwareDatetime

from ukur.hosts.answers import AnswerModel
from ukur.model.values import Sha


class Account(AnswerModel):
    """An account; GitHub gives an empty object where there is none."""

    login: str | None = None
    id: int | None = None


class RepositoryPermission(AnswerModel):
    """What an account may do in a repository."""

    permission: str


class Activity(AnswerModel):
    """One change of a branch: who made it, and the commits it stood at before and after."""

    before: str
    after: str
    actor: Account | None


class Repository(AnswerModel):
    """A repository."""

    full_name: str
    default_branch: str


class Head(AnswerModel):
    """Head of a pull request; the repository is gone where a fork was deleted."""

    sha: Sha
    ref: str
    repo: Repository | None


class Base(AnswerModel):
    """Base of a pull request."""

    sha: Sha
    ref: str
    repo: Repository


class ListedPullRequest(AnswerModel):
    """A pull request as lists show it; ``merge_commit_sha`` says nothing while it is not merged."""

    number: int
    state: str
    title: str
    user: Account | None
    head: Head
    base: Base
    created_at: AwareDatetime | None = None
    merged_at: AwareDatetime | None = None
    merge_commit_sha: Sha | None = None

    @property
    def is_in_default(self) -> bool:
        """Whether it was merged into the default branch."""
        return self.merged_at is not None and self.base.ref == self.base.repo.default_branch


class PullRequest(ListedPullRequest):
    """A pull request, with the counts that its listings must reach."""

    commits: int
    changed_files: int


class PullRequestReview(AnswerModel):
    """A review."""

    user: Account | None
    state: str
    commit_id: Sha | None
    submitted_at: AwareDatetime | None = None
    body: str | None = None


class Person(AnswerModel):
    """A name and address in a commit."""

    email: str | None = None


class CommitContent(AnswerModel):
    """What is written in a commit."""

    message: str
    author: Person | None = None


class Parent(AnswerModel):
    """A commit before another."""

    sha: Sha


class Commit(AnswerModel):
    """A commit, with the accounts that GitHub ties to its addresses."""

    sha: Sha
    parents: list[Parent]
    commit: CommitContent
    author: Account | None
    committer: Account | None


class Branch(AnswerModel):
    """A branch."""

    commit: "Tip"


class Tip(AnswerModel):
    """Where a branch stands."""

    sha: Sha


class Comment(AnswerModel):
    """A comment."""

    id: int
    user: Account | None
    body: str | None = None
