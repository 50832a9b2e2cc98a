"""``ukur/pemeriksaan/1``: what a recheck of the default branch asked of a host, and what it was told.

Hosts forget: accounts are renamed and deleted, addresses are replaced. What was found in order once is kept
in this form; whether a reader believes one is decided elsewhere, by who vouches for it.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from ukur.archive.canonical import canonical_file, canonical_line, parse_model
from ukur.archive.later_keys import GrownRecord
from ukur.archive.manifest import Short
from ukur.model.findings import UkurError
from ukur.model.host_kind import HostKind
from ukur.model.peran import AccountNumber
from ukur.model.values import Key, Record, Sha, Sha256
from ukur.workflow.proposal import (
    Contribution,
    MergedProposal,
    Proposal,
    Review,
    Stance,
    accounts_behind,
)

# Our choice: a line signed without a host has some 1,500 letters; more is not ours, and is not read.
_Proof = Annotated[str, StringConstraints(max_length=20_000)]
_CommitStart = Annotated[str, StringConstraints(pattern="^[0-9a-f]{8,64}$")]
_MANY = 10_000
"""Our choice: several times what one proposal can have, and the merges of many years."""


class CheckedReview(Record):
    """One review that stood when the proposal was merged; ``bukti`` is its signed line, without a host.

    ``nomor_akun`` is the account's number on the host, ``peran`` the role that was signed for, ``resmi`` what
    the host's own rule said of it; None where nothing was told.
    """

    akun: Short
    nomor_akun: AccountNumber | None
    peran: Key | None
    resmi: bool | None
    sikap: Stance
    commit: Sha | None
    waktu: AwareDatetime
    urutan: Annotated[int, Field(ge=0, strict=True)]
    bukti: _Proof | None


class CheckedCommits(Record):
    """The accounts behind some commits, None where the host tied them to nobody, and their numbers there."""

    akun: Annotated[tuple[Short | None, ...], Field(max_length=_MANY)]
    nomor_akun: Annotated[tuple[AccountNumber, ...], Field(max_length=_MANY)]
    commit: Annotated[tuple[_CommitStart, ...], Field(max_length=_MANY)]


class CheckedRequirement(Record):
    """A role whose approval was needed, as the office calls it, and who gave it."""

    peran: Short
    oleh: tuple[Short, ...]


class CheckedProposal(GrownRecord):
    """One proposal that was approved when it was merged, with all that this rested on.

    ``induk`` is the default branch before it, ``gabungan`` after it; ``commit`` what was merged, with the
    hash ``sidik``. ``syarat`` is the verdict: an approval for every role that the policy asked for.
    ``situs`` is where the accounts have their numbers. ``dibuka`` is when the host says it was opened.
    """

    _later = frozenset({"dibuka"})

    nomor: Short
    situs: HostKind | None
    penulis: Short
    nomor_penulis: AccountNumber | None
    pembuat: Annotated[tuple[CheckedCommits, ...], Field(max_length=_MANY)]
    commit: Sha
    sidik: Sha256
    induk: Sha
    gabungan: Sha
    dibuka: AwareDatetime | None = None
    waktu: AwareDatetime
    tinjauan: Annotated[tuple[CheckedReview, ...], Field(max_length=_MANY)]
    syarat: Annotated[tuple[CheckedRequirement, ...], Field(max_length=_MANY)]

    def as_merged(self) -> MergedProposal:
        """Return the proposal as the host told of it then."""
        made = tuple(Contribution(item.akun, item.commit, item.nomor_akun) for item in self.pembuat)
        reviews = (
            Review(
                row.akun,
                row.sikap,
                row.commit,
                row.waktu,
                row.urutan,
                bukti=row.bukti or "",
                number=row.nomor_akun,
                official=row.resmi,
                peran=row.peran,
            )
            for row in self.tinjauan
        )
        proposal = Proposal(
            number=self.nomor,
            title=self.nomor,
            author=self.penulis,
            commit_makers=accounts_behind(made),
            head=self.commit,
            base=self.induk,
            files=(),
            reviews=tuple(reviews),
            time=self.waktu,
            contributions=made,
            host=self.situs,
            author_number=self.nomor_penulis,
            opened=self.dibuka,
        )
        return MergedProposal(proposal, self.gabungan, self.waktu)


class Checkpoint(Record):
    """What was found in order of the default branch after ``sejak``, up to and with ``sampai``.

    ``waktu`` is when ``sampai`` was committed. The proposals come oldest first, each beginning where the one
    before it ended.
    """

    bentuk: Literal["ukur/pemeriksaan/1"] = "ukur/pemeriksaan/1"
    situs_git: Short
    sejak: Sha
    sampai: Sha
    waktu: AwareDatetime
    usulan: Annotated[tuple[CheckedProposal, ...], Field(min_length=1, max_length=_MANY)]

    def to_line(self) -> str:
        """Return what is signed."""
        return canonical_line(self.model_dump(mode="json")).decode()

    def to_bytes(self) -> bytes:
        """Return the file."""
        return canonical_file(self.model_dump(mode="json"))


def read_checkpoint(content: bytes, name: str) -> Checkpoint:
    """Return the record in a file or a signed line; UkurError where it is none, or has a gap."""
    found = parse_model(Checkpoint, content, name)
    if any(before != after for before, after in _joints(found)):
        raise UkurError(f"{name} tidak menyambung dari usulan ke usulan; buat lagi")
    return found


def _joints(found: Checkpoint) -> Iterator[tuple[str, str]]:
    end = found.sejak
    for item in found.usulan:
        yield end, item.induk
        end = item.gabungan
    yield end, found.sampai
