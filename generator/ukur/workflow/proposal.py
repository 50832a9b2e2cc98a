"""A proposed change as a snapshot of values: who wrote it, what it touches, who said what on which commit."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ukur.model.host_kind import HostKind

DELETED_ACCOUNT = "(akun terhapus)"
"""Stands for an account that its host no longer has; no login has blanks or brackets."""


class Stance(StrEnum):
    """What a review says. Words that a host adapter does not know become ``TAK_DIKENAL``."""

    SETUJU = "setuju"
    KEMBALIKAN = "kembalikan"
    KOMENTAR = "komentar"
    BATAL = "batal"
    TAK_DIKENAL = "tidak dikenal"


@dataclass(frozen=True)
class HostAccount:
    """An account as a host tells of it: its login of today, and its number, which never changes."""

    login: str
    number: int | None = None


@dataclass(frozen=True)
class StartedRun:
    """A run of a host's pipelines: everybody who started it, and what it ran.

    ``by_hand`` is whether somebody pressed a button of the host for it, ``commit`` what it ran at, and
    ``workflow`` the name of the file that it followed, None where a host has one file for all.
    """

    starters: tuple[HostAccount, ...]
    by_hand: bool
    commit: str
    workflow: str | None = None


@dataclass(frozen=True)
class Review:
    """One review; ``commit`` is what it was given on, None where the host does not tell.

    ``bukti`` is the signed line that proves it, empty where the host is only believed, and ``peran`` the role
    that was signed. ``number`` is the account's number on the host. ``official`` is False where the host's
    own rule does not count the review, None where it says nothing of it.
    """

    account: str
    stance: Stance
    commit: str | None
    time: datetime.datetime
    order: int = 0
    content: str = ""
    bukti: str = ""
    number: int | None = None
    official: bool | None = None
    peran: str | None = None

    @property
    def by(self) -> HostAccount:
        """Who gave it."""
        return HostAccount(self.account, self.number)


@dataclass(frozen=True)
class TouchedFile:
    """A file that the change touches; ``former`` is its former path where it was renamed."""

    path: str
    deleted: bool = False
    former: str | None = None
    added: bool = False


@dataclass(frozen=True)
class Contribution:
    """The accounts behind some commits of a proposal, None for a commit that the host ties to nobody.

    ``commits`` are the names of these commits, or how they begin; empty where the host does not say.
    ``numbers`` are the accounts' own on the host, as far as it tells them.
    """

    accounts: tuple[str | None, ...]
    commits: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """A proposed change at one moment.

    ``commit_makers`` are the accounts of its ``contributions``; ``author_number`` is its author's number on
    ``host``. ``gate`` is the gate's own account there. ``write_access`` says of accounts that were asked
    about whether they may write to the repository, None where the host would not tell. ``complete`` is False
    when a listing was cut off. ``hashes`` gives, for the head and for each commit that a review names, the
    hash of what the change would publish there; a commit that cannot be read is absent. ``updated`` gives,
    for a reviewed commit with another hash, that of the same commit merged into the target branch as it is
    now. ``unit_hashes`` are there only for a proposal that does nothing but fill in forms: the hash of these,
    and of what gives them meaning, at the same commits. ``bound`` is what approvals bind to where that is
    more than the whole: with the names of roles that documents print. ``closed`` is one that was closed or
    merged: nobody decides on it any more. ``opened`` is when it was opened, None where the host does not
    tell.
    """

    number: str
    title: str
    author: str
    commit_makers: tuple[str | None, ...]
    head: str
    base: str
    files: tuple[TouchedFile, ...]
    reviews: tuple[Review, ...]
    time: datetime.datetime
    complete: bool = True
    hashes: Mapping[str, str] = field(default_factory=dict)
    contributions: tuple[Contribution, ...] = ()
    updated: Mapping[str, str] = field(default_factory=dict)
    unit_hashes: Mapping[str, str] = field(default_factory=dict)
    bound: Mapping[str, str] = field(default_factory=dict)
    closed: bool = False
    host: HostKind | None = None
    author_number: int | None = None
    gate: str | None = None
    write_access: Mapping[str, bool | None] = field(default_factory=dict)
    opened: datetime.datetime | None = None

    @property
    def bound_hashes(self) -> Mapping[str, str]:
        """The hashes that approvals bind to: of the forms where there is nothing else, else of the whole."""
        return self.bound or self.unit_hashes or self.hashes

    @property
    def maker_numbers(self) -> frozenset[int]:
        """The numbers of its author and of the accounts behind it, as far as the host tells them."""
        told = {number for item in self.contributions for number in item.numbers}
        return frozenset(told if self.author_number is None else {*told, self.author_number})


@dataclass(frozen=True)
class MergedProposal:
    """A proposal as it stood when it was merged: only reviews given up to ``time``, which is its time too.

    ``merge`` is the commit of the target branch that the merge made, the last one where it made several.
    ``late`` are reviews given after the merge; they count for nothing.
    """

    proposal: Proposal
    merge: str
    time: datetime.datetime
    late: tuple[Review, ...] = ()


def as_merged(proposal: Proposal, merge: str, waktu: datetime.datetime) -> MergedProposal:
    """Return a proposal as it stood at the merge."""
    late = tuple(review for review in proposal.reviews if review.time > waktu)
    kept = tuple(review for review in proposal.reviews if review.time <= waktu)
    return MergedProposal(replace(proposal, reviews=kept, time=waktu), merge, waktu, late)


def accounts_behind(contributions: Iterable[Contribution]) -> tuple[str | None, ...]:
    """Return the accounts, each once, in the order of the commits."""
    return tuple(dict.fromkeys(akun for item in contributions for akun in item.accounts))
