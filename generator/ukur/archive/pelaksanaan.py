"""``pelaksanaan.json``: when each step of the SOP was opened, approved and taken in.

It follows from ``persetujuan.json``, the policy filed with it, and the document's own ``dokumen.yml``, so it
can be derived again from an entry alone. The office's own rows stand beside what happened, not in its place.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from ukur.archive.approvals import (
    ApprovalRecord,
    RecordedChange,
    RecordedRequirement,
)
from ukur.archive.canonical import canonical_file, parse_model
from ukur.archive.counted_approvals import RolesThen, authority_of, counted_for, no_other_roles
from ukur.archive.manifest import Short
from ukur.model.instansi import ZonaWaktu
from ukur.model.pengukuran import Dokumen
from ukur.model.peran import DaftarPeran, account_key
from ukur.model.periode import PeriodeValue
from ukur.model.sop import Sop, Tahap
from ukur.model.step_done import StepDone, all_steps, step_differences
from ukur.model.values import Account, Key, Record, Sha
from ukur.workflow.authority import Authority
from ukur.workflow.reasons import steps_of_document

PELAKSANAAN = "pelaksanaan.json"
_Step = Annotated[int, Field(ge=1, strict=True)]
_Text = Annotated[str, StringConstraints(max_length=5_000)]
STAGE = "tahap"
"""Why a proposal closed a step: it moved the document on. Other reasons only approve its content again."""
DECISION = "keputusan"
"""Why a step stands although nobody approved it: Kepala and Sekretaris decided so afterwards."""


class StepApproval(Record):
    """An approval that counted for a step: the role, the account, and when it was given."""

    peran: Key
    akun: Account
    waktu: AwareDatetime


class StepTurn(Record):
    """One proposal that did a step: ``dibuka`` where the host tells it, ``digabung`` when it was taken in."""

    usulan: Short
    sebab: tuple[Short, ...]
    dibuka: AwareDatetime | None
    disetujui: tuple[StepApproval, ...]
    digabung: AwareDatetime
    commit: Sha


class OfficeTurn(Record):
    """What the office recorded of a step; ``berbeda``: on no day on which it happened by the approvals."""

    oleh: Short
    mulai: datetime.date
    selesai: datetime.date | None
    catatan: _Text | None
    berbeda: bool


class RecordedStep(Record):
    """A step of the SOP with every time it was done; both lists are empty where nothing tells of it."""

    nomor: _Step
    kegiatan: _Text
    baku: Short
    tahap: Tahap
    usulan: tuple[StepTurn, ...]
    kantor: tuple[OfficeTurn, ...]


class StepRecord(Record):
    """Every step of one document; ``tanggal_dokumen`` is what it says, ``disetujui`` when it was approved."""

    bentuk: Literal["ukur/pelaksanaan/1"] = "ukur/pelaksanaan/1"
    periode: PeriodeValue
    tanggal_dokumen: datetime.date | None
    disetujui: AwareDatetime | None
    langkah: tuple[RecordedStep, ...]

    def to_bytes(self) -> bytes:
        """Return the file."""
        return canonical_file(self.model_dump(mode="json"))


def read_pelaksanaan(content: bytes, name: str = PELAKSANAAN) -> StepRecord:
    """Return the record; UkurError where it is not one."""
    return parse_model(StepRecord, content, name)


@dataclass(frozen=True)
class StepSource:
    """What the steps are derived with: the document, and SOP, roles and time zone of its final proposal.

    ``roles_then`` are the roles of an earlier proposal's own merge, where they were others. ``names`` is what
    the approved data call the roles, which documents of form 6 print; None before: the policy's own names.
    """

    dokumen: Dokumen
    sop: Sop
    peran: DaftarPeran
    zona: ZonaWaktu
    roles_then: RolesThen = no_other_roles
    names: Mapping[str, str] | None = None

    def authority(self, record: ApprovalRecord, change: RecordedChange) -> Authority:
        """Return whose approvals count for a proposal."""
        return authority_of(record, change, self.roles_then(change) or self.peran, self.zona)


def derive_pelaksanaan(record: ApprovalRecord, source: StepSource) -> StepRecord:
    """Return the record of a document's steps, the same for the same approvals."""
    turns = (*_turns(record, record.perubahan, source), *_decided(record, source))
    done = all_steps(_as_done(turns, source), source.dokumen, source.sop)
    steps = tuple(
        RecordedStep(
            nomor=step.nomor,
            kegiatan=step.kegiatan,
            baku=step.waktu,
            tahap=step.tahap,
            usulan=tuple(turn for number, turn in turns if number == step.nomor),
            kantor=tuple(_office(done, step.nomor)),
        )
        for step in source.sop.langkah
    )
    return StepRecord(
        periode=source.dokumen.periode,
        tanggal_dokumen=source.dokumen.tanggal_pengesahan,
        disetujui=_signed(steps),
        langkah=steps,
    )


def steps_before_signing(record: ApprovalRecord, source: StepSource) -> tuple[StepDone, ...]:
    """Return what had happened when the document was proposed as it is: by every proposal but the last."""
    return _as_done(tuple(_turns(record, record.perubahan[:-1], source)), source)


def happened_steps(record: StepRecord, source: StepSource) -> tuple[StepDone, ...]:
    """Return what happened, by days at the office."""
    return _as_done([(step.nomor, turn) for step in record.langkah for turn in step.usulan], source)


def date_difference(record: StepRecord, zona: ZonaWaktu) -> tuple[datetime.date, datetime.date] | None:
    """Return the document's date and the day of its approval where these are not the same day."""
    if record.tanggal_dokumen is None or record.disetujui is None:
        return None
    approved = zona.office_day(record.disetujui)
    return None if approved == record.tanggal_dokumen else (record.tanggal_dokumen, approved)


def _turns(
    record: ApprovalRecord, changes: Sequence[RecordedChange], source: StepSource
) -> Iterator[tuple[int, StepTurn]]:
    for change in changes:
        reasons = [reason for need in change.syarat for reason in need.alasan]
        authority = source.authority(record, change)
        for number, why in steps_of_document(reasons, source.dokumen.periode).items():
            needs = (
                n for n in change.syarat if number in steps_of_document(n.alasan, source.dokumen.periode)
            )
            yield number, _turn(change, why, _counted(change, authority, needs))


def _decided(record: ApprovalRecord, source: StepSource) -> Iterator[tuple[int, StepTurn]]:
    """Yield the steps that stand by a decision, with the proposal that decided it and who approved that."""
    for row in record.keputusan or ():
        authority = source.authority(record, row.usulan)
        for number in row.langkah:
            yield number, _turn(row.usulan, (DECISION,), _counted(row.usulan, authority, row.usulan.syarat))


def _turn(change: RecordedChange, why: tuple[str, ...], approvals: Iterable[StepApproval]) -> StepTurn:
    return StepTurn(
        usulan=change.nomor,
        sebab=why,
        dibuka=change.dibuka,
        disetujui=tuple(approvals),
        digabung=change.waktu,
        commit=change.gabungan,
    )


def _counted(
    change: RecordedChange, authority: Authority, needs: Iterable[RecordedRequirement]
) -> Iterator[StepApproval]:
    """Yield the approvals that met requirements, each account once in a role, oldest first."""
    found: dict[tuple[str, str], StepApproval] = {}
    for need in needs:
        for item in counted_for(change, authority, need.peran, need.unit):
            given = StepApproval(peran=need.peran, akun=item.akun, waktu=item.waktu)
            found[need.peran, account_key(item.akun)] = given
    yield from sorted(found.values(), key=lambda item: (item.waktu, item.akun, item.peran))


def _as_done(turns: Sequence[tuple[int, StepTurn]], source: StepSource) -> tuple[StepDone, ...]:
    """Return turns as days: from the opening, or the first approval, to the day on which it was taken in."""
    return tuple(
        StepDone(
            langkah=number,
            oleh=_approved_by(turn, source.peran.names if source.names is None else source.names),
            mulai=min(_begun(turn, source.zona), source.zona.office_day(turn.digabung)),
            selesai=source.zona.office_day(turn.digabung),
            catatan="ditetapkan dengan keputusan" if DECISION in turn.sebab else "",
            asal=f"usulan {turn.usulan}",
        )
        for number, turn in turns
    )


def _begun(turn: StepTurn, zona: ZonaWaktu) -> datetime.date:
    first = min((item.waktu for item in turn.disetujui), default=turn.digabung)
    return zona.office_day(turn.dibuka or first)


def _approved_by(turn: StepTurn, names: Mapping[str, str]) -> str:
    """Return the roles that approved a turn, as the office calls them; empty where none did."""
    roles = dict.fromkeys(names.get(item.peran, item.peran) for item in turn.disetujui)
    return f"disetujui {', '.join(roles)}" if roles else ""


def _office(done: Sequence[StepDone], number: int) -> Iterator[OfficeTurn]:
    other = {(row.oleh, row.mulai, row.selesai) for row, _ in step_differences(done, number)}
    for row in done:
        if row.langkah == number and not row.happened:
            yield OfficeTurn(
                oleh=row.oleh,
                mulai=row.mulai,
                selesai=row.selesai,
                catatan=row.catatan or None,
                berbeda=(row.oleh, row.mulai, row.selesai) in other,
            )


def _signed(steps: Sequence[RecordedStep]) -> datetime.datetime | None:
    """Return when the document was approved: by the last approval of its signing."""
    signing = [turn for step in steps if step.tahap is Tahap.DITANDATANGANI for turn in step.usulan]
    moved = [turn for turn in signing if STAGE in turn.sebab] or signing
    return max((item.waktu for turn in moved[-1:] for item in turn.disetujui), default=None)
