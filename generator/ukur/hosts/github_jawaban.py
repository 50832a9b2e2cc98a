"""What we read of GitHub's answers."""

from pydantic import AwareDatetime

from ukur.hosts.jawaban import Isi
from ukur.model.nilai import Sha


class Akun(Isi):
    """An account; GitHub gives an empty object where there is none."""

    login: str | None = None


class Ujung(Isi):
    """Head of a pull request."""

    sha: Sha
    ref: str


class Gudang(Isi):
    """A repository."""

    default_branch: str


class Dasar(Ujung):
    """Base of a pull request."""

    repo: Gudang


class TarikSingkat(Isi):
    """A pull request as lists show it; ``merge_commit_sha`` says nothing while it is not merged."""

    number: int
    title: str
    user: Akun | None
    head: Ujung
    base: Dasar
    merged_at: AwareDatetime | None = None
    merge_commit_sha: Sha | None = None

    @property
    def di_utama(self) -> bool:
        """Whether it was merged into the default branch."""
        return self.merged_at is not None and self.base.ref == self.base.repo.default_branch


class Tarik(TarikSingkat):
    """A pull request, with the counts that its listings must reach."""

    commits: int
    changed_files: int


class Ulasan(Isi):
    """A review."""

    user: Akun | None
    state: str
    commit_id: Sha | None
    submitted_at: AwareDatetime | None = None
    body: str | None = None


class Orang(Isi):
    """A name and address in a commit."""

    email: str | None = None


class IsiCommit(Isi):
    """What is written in a commit."""

    message: str
    author: Orang | None = None


class Commit(Isi):
    """A commit, with the accounts that GitHub ties to its addresses."""

    sha: Sha
    commit: IsiCommit
    author: Akun | None
    committer: Akun | None


class Cabang(Isi):
    """A branch."""

    commit: "Tip"


class Tip(Isi):
    """Where a branch stands."""

    sha: Sha


class Komentar(Isi):
    """A comment."""

    id: int
    user: Akun | None
    body: str | None = None
