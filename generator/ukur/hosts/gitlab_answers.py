"""What we read of GitLab's answers."""

from pydantic import AwareDatetime

from ukur.hosts.answers import AnswerModel
from ukur.model.values import Sha


class Account(AnswerModel):
    """An account."""

    username: str


class Project(AnswerModel):
    """A project."""

    default_branch: str


class ListedMergeRequest(AnswerModel):
    """A merge request as lists show it; ``sha`` is its head."""

    iid: int
    sha: Sha
    target_branch: str
    merged_at: AwareDatetime | None = None
    merge_commit_sha: Sha | None = None
    squash_commit_sha: Sha | None = None

    @property
    def merge_result(self) -> str:
        """The commit that merging made; after a fast-forward it is the head itself."""
        return self.merge_commit_sha or self.squash_commit_sha or self.sha


class MergeRequest(ListedMergeRequest):
    """A merge request."""

    state: str
    title: str
    author: Account


class Tip(AnswerModel):
    """Where a branch stands."""

    id: Sha


class Branch(AnswerModel):
    """A branch."""

    commit: Tip


class Version(AnswerModel):
    """A version of a merge request: one for every push."""

    id: int
    head_commit_sha: Sha
    created_at: AwareDatetime


class Approval(AnswerModel):
    """One approval; older GitLab does not say when."""

    user: Account
    approved_at: AwareDatetime | None = None


class Approvals(AnswerModel):
    """The approvals that stand."""

    approved_by: list[Approval]


class Reviewer(AnswerModel):
    """Somebody asked for a review, and how far it is."""

    user: Account
    state: str


class Note(AnswerModel):
    """A note; ``system`` is set on those that GitLab itself writes."""

    id: int
    body: str
    author: Account
    created_at: AwareDatetime
    system: bool


class Commit(AnswerModel):
    """A commit over GraphQL, which alone names the account."""

    sha: Sha
    authorEmail: str | None
    committerEmail: str | None
    author: Account | None


class PageInfo(AnswerModel):
    """Where a GraphQL list goes on."""

    hasNextPage: bool
    endCursor: str | None


class Commits(AnswerModel):
    """A page of commits."""

    pageInfo: PageInfo
    nodes: list[Commit]


class GraphMergeRequest(AnswerModel):
    """A merge request over GraphQL."""

    commitCount: int | None
    commits: Commits
