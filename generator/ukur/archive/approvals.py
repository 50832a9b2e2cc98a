"""``persetujuan.json``: who approved what, as the gate counted it, in one format for every way of approving.

What a Git host tells is copied here as told; only statements signed without a host carry their own proof.
"""

import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from ukur.archive.canonical import canonical_file, parse_model
from ukur.archive.later_keys import GrownRecord
from ukur.archive.manifest import Short
from ukur.archive.proposal_scope import ProposalScope
from ukur.archive.recovery import Reason
from ukur.model.peran import AccountNumber
from ukur.model.values import Account, Key, Record, Sha, Sha256

PERSETUJUAN = "persetujuan.json"
# Our choice: several times what the gate and ssh-keygen write; more is not ours, and is not read.
LongText = Annotated[str, StringConstraints(max_length=20_000)]


class RecordedApproval(GrownRecord):
    """One approval that counted; ``commit`` is what it was given on.

    ``nomor_akun`` is the account's number on the host, ``peran`` the role that was signed for, where either
    was told. ``pernyataan`` and ``tanda_tangan`` are there where it was signed, and ``sidik`` is then the
    hash that was signed, with what that covers where it differs from the proposal's. ``sidik_unit`` is the
    hash of the forms at that commit, for a proposal that only filled in forms.
    """

    _later = frozenset({"nomor_akun", "peran", "sidik_unit"})

    akun: Account
    nomor_akun: AccountNumber | None = None
    peran: Key | None = None
    waktu: AwareDatetime
    commit: Sha
    sidik: Sha256
    sidik_unit: Sha256 | None = None
    cakupan: ProposalScope | None = None
    pernyataan: LongText | None = None
    tanda_tangan: LongText | None = None


class RecordedReturn(Record):
    """A return before the approvals: who gave it back in which roles, when, and the words with it."""

    akun: Account
    peran: Annotated[tuple[Key, ...], Field(min_length=1, max_length=20)]
    waktu: AwareDatetime
    alasan: Annotated[str, StringConstraints(min_length=1, max_length=2_000)]


class RecordedRequirement(GrownRecord):
    """An approval that was asked for; ``menggantikan`` is a vacant role, ``sk`` the decree that says so."""

    _later = frozenset({"menggantikan", "sk"})

    peran: Key
    unit: Key | None = None
    jumlah: Annotated[int, Field(ge=1, le=99, strict=True)]
    alasan: tuple[Annotated[str, StringConstraints(max_length=1_000)], ...] = ()
    menggantikan: Key | None = None
    sk: Short | None = None


class RecordedChange(GrownRecord):
    """One approved proposal: its makers, the commit on the target branch that took it in, and when.

    ``nomor_pembuat`` are the numbers of its makers on the host, as far as they were told. ``dibuka`` is when
    the host says that it was opened. ``pengizin`` are the keys (allowed_signers) that its signatures were
    judged by. ``daftar_peran`` is the text of ``peran.yml`` before it, where other roles stood there than
    before the last proposal. ``kembali`` are the signed returns with a reason; a host's are not kept, for
    there they can be edited. ``sidik_unit`` is there where it only filled in forms: the hash of these, which
    was approved.
    """

    _later = frozenset({"nomor_pembuat", "dibuka", "daftar_peran", "kembali", "sidik_unit"})

    nomor: Short
    penulis: Short
    pembuat: tuple[Short, ...]
    nomor_pembuat: tuple[AccountNumber, ...] | None = None
    kepala: Sha
    induk: Sha
    gabungan: Sha
    dibuka: AwareDatetime | None = None
    waktu: AwareDatetime
    sidik: Sha256
    sidik_unit: Sha256 | None = None
    cakupan: ProposalScope
    syarat: tuple[RecordedRequirement, ...]
    setuju: tuple[RecordedApproval, ...]
    pengizin: Annotated[str, StringConstraints(max_length=200_000)] | None = None
    daftar_peran: Annotated[str, StringConstraints(max_length=200_000)] | None = None
    kembali: Annotated[tuple[RecordedReturn, ...], Field(min_length=1, max_length=100)] | None = None


class RecordedDecision(Record):
    """Commits that came without approval, which Kepala and Sekretaris answer for by ``usulan``.

    ``langkah`` are the steps of the SOP that these commits closed, so that nobody approved them.
    """

    tanggal: datetime.date
    sesudah: Sha
    sampai: Sha
    alasan: Reason
    langkah: Annotated[tuple[Annotated[int, Field(ge=1, le=99, strict=True)], ...], Field(max_length=99)] = ()
    usulan: RecordedChange


class ApprovalRecord(GrownRecord):
    """Every proposal that made a document, oldest first; the last one made it what is archived.

    ``keputusan`` are there where commits that made it stand by decision and not by approval.
    """

    _later = frozenset({"keputusan"})

    bentuk: Literal["ukur/persetujuan-dokumen/1"] = "ukur/persetujuan-dokumen/1"
    situs_git: Short
    bertanda: bool
    percontohan: bool
    batas: tuple[Annotated[str, StringConstraints(max_length=1_000)], ...] = ()
    perubahan: Annotated[tuple[RecordedChange, ...], Field(min_length=1, max_length=1_000)]
    keputusan: Annotated[tuple[RecordedDecision, ...], Field(min_length=1, max_length=100)] | None = None

    @property
    def changes(self) -> tuple[RecordedChange, ...]:
        """Every proposal whose approvals are recorded: those of the decisions after those of the document."""
        return (*self.perubahan, *(row.usulan for row in self.keputusan or ()))

    def to_bytes(self) -> bytes:
        """Return the file."""
        return canonical_file(self.model_dump(mode="json"))


def read_approvals(content: bytes, name: str = PERSETUJUAN) -> ApprovalRecord:
    """Return the record; UkurError where it is not one."""
    return parse_model(ApprovalRecord, content, name)
