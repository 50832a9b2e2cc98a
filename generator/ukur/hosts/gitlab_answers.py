"""What we read of GitLab's answers."""

from pydantic import AwareDatetime

from ukur.hosts.answers import AnswerModel
from ukur.model.values import Sha


class Account(AnswerModel):
    """An account."""

    id: int | None = None
    username: str
    name: str = ""


class Member(AnswerModel):
    """A member of a project, also through its groups."""

    id: int
    username: str
    access_level: int


class GraphAccount(AnswerModel):
    """An account over GraphQL; its number stands at the end of ``id``."""

    id: str | None = None
    username: str


class Project(AnswerModel):
    """A project."""

    default_branch: str


class ListedMergeRequest(AnswerModel):
    """A merge request as lists show it; ``sha`` is its head."""

    iid: int
    sha: Sha
    source_branch: str
    target_branch: str
    source_project_id: int | None
    target_project_id: int
    created_at: AwareDatetime | None = None
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
    """A version of a merge request: one for every push; one without changes may name no commit."""

    id: int
    head_commit_sha: Sha | None = None
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


class Suggestion(AnswerModel):
    """A change that a note suggests."""

    applied: bool


class PushData(AnswerModel):
    """What a push did to a branch."""

    ref: str | None
    commit_to: str | None


class Event(AnswerModel):
    """Something that somebody did in a project."""

    author: Account
    created_at: AwareDatetime
    push_data: PushData | None = None


class Note(AnswerModel):
    """A note; ``system`` is set on those that GitLab itself writes."""

    id: int
    body: str
    author: Account
    created_at: AwareDatetime
    system: bool
    suggestions: tuple[Suggestion, ...] = ()


class Commit(AnswerModel):
    """A commit over GraphQL, which alone names the account."""

    sha: Sha
    authorEmail: str | None
    committerEmail: str | None
    message: str | None
    author: GraphAccount | None


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
