"""What we read of GitLab's answers."""

from pydantic import AwareDatetime

from ukur.hosts.jawaban import Isi
from ukur.model.nilai import Sha


class Akun(Isi):
    """An account."""

    username: str


class Proyek(Isi):
    """A project."""

    default_branch: str


class TarikSingkat(Isi):
    """A merge request as lists show it; ``sha`` is its head."""

    iid: int
    sha: Sha
    target_branch: str
    merged_at: AwareDatetime | None = None
    merge_commit_sha: Sha | None = None
    squash_commit_sha: Sha | None = None

    @property
    def gabungan(self) -> str:
        """The commit that merging made; after a fast-forward it is the head itself."""
        return self.merge_commit_sha or self.squash_commit_sha or self.sha


class Tarik(TarikSingkat):
    """A merge request."""

    title: str
    author: Akun


class Tip(Isi):
    """Where a branch stands."""

    id: Sha


class Cabang(Isi):
    """A branch."""

    commit: Tip


class Versi(Isi):
    """A version of a merge request: one for every push."""

    id: int
    head_commit_sha: Sha
    created_at: AwareDatetime


class Setuju(Isi):
    """One approval; older GitLab does not say when."""

    user: Akun
    approved_at: AwareDatetime | None = None


class Persetujuan(Isi):
    """The approvals that stand."""

    approved_by: list[Setuju]


class Peninjau(Isi):
    """Somebody asked for a review, and how far it is."""

    user: Akun
    state: str


class Catatan(Isi):
    """A note; ``system`` is set on those that GitLab itself writes."""

    id: int
    body: str
    author: Akun
    created_at: AwareDatetime
    system: bool


class Commit(Isi):
    """A commit over GraphQL, which alone names the account."""

    sha: Sha
    authorEmail: str | None
    committerEmail: str | None
    author: Akun | None


class Halaman(Isi):
    """Where a GraphQL list goes on."""

    hasNextPage: bool
    endCursor: str | None


class Commits(Isi):
    """A page of commits."""

    pageInfo: Halaman
    nodes: list[Commit]


class MintaGabung(Isi):
    """A merge request over GraphQL."""

    commitCount: int | None
    commits: Commits
