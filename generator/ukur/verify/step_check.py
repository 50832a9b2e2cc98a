"""The record of the SOP's steps in an entry: derived again from its approvals, and what it says of dates."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from ukur.archive.approvals import PERSETUJUAN, read_approvals
from ukur.archive.entry import INPUTS, POLICY_FOLDER
from ukur.archive.manifest import Manifest
from ukur.archive.pelaksanaan import (
    PELAKSANAAN,
    StepRecord,
    StepSource,
    date_difference,
    derive_pelaksanaan,
    read_pelaksanaan,
    steps_before_signing,
)
from ukur.document.date_text import date_text
from ukur.measure.edition import Edition
from ukur.model.findings import UkurError
from ukur.model.instansi import Instansi
from ukur.model.paths import DATA, INSTANSI, PERAN, SOP, dokumen_path
from ukur.model.pengukuran import Dokumen
from ukur.model.peran import DaftarPeran
from ukur.model.periode import Periode
from ukur.model.sop import Sop
from ukur.model.step_done import StepDone
from ukur.source.file_kinds import kind_of
from ukur.source.partial_reading import read_file
from ukur.verify.approval_check import roles_then
from ukur.verify.outcome import CheckReporter, CheckResult

Kind = TypeVar("Kind")


def step_source(files: Mapping[str, bytes], periode: Periode, edition: Edition = Edition.FIFTH) -> StepSource:
    """Return what an entry's steps are derived with; UkurError where it does not hold that.

    ``edition`` matters only to who asks for words: documents of form 6 call roles as the approved data do,
    which its hash covers.
    """
    inputs = f"{INPUTS}/{DATA}"
    named = _record(files, inputs, PERAN, DaftarPeran).names if edition >= Edition.SIXTH else None
    return StepSource(
        _record(files, inputs, dokumen_path(periode), Dokumen),
        _record(files, POLICY_FOLDER, SOP, Sop),
        _record(files, POLICY_FOLDER, PERAN, DaftarPeran),
        _record(files, inputs, INSTANSI, Instansi).zona_waktu,
        roles_then,
        named,
    )


@lru_cache(maxsize=64)  # our choice: roles, SOP and office are the same bytes in most versions of an archive
def _parsed(name: str, raw: bytes) -> object:
    known = kind_of(name)
    return read_file(name, raw, known[0]).value if known else None


def _record(files: Mapping[str, bytes], folder: str, name: str, kind: type[Kind]) -> Kind:
    path = f"{folder}/{name}"
    value = _parsed(name, files[path]) if path in files else None
    if not isinstance(value, kind):
        raise UkurError(f"{path} tidak dapat dibaca; jalankan 'ukur verify'")
    return value


def filed_steps(files: Mapping[str, bytes], source: StepSource) -> StepRecord:
    """Return an entry's record; one that was filed without it has it derived from its approvals."""
    if PELAKSANAAN in files:
        return read_pelaksanaan(files[PELAKSANAAN])
    return derive_pelaksanaan(read_approvals(files.get(PERSETUJUAN, b"")), source)


def steps_at_signing(files: Mapping[str, bytes], periode: Periode, edition: Edition) -> tuple[StepDone, ...]:
    """Return what had happened when an entry's document was signed; nothing where that cannot be read."""
    try:
        source = step_source(files, periode, edition)
        return steps_before_signing(read_approvals(files.get(PERSETUJUAN, b"")), source)
    except UkurError:
        return ()


def verify_steps(manifest: Manifest, files: Mapping[str, bytes], edition: Edition) -> Iterator[CheckResult]:
    """Yield whether the record is what the approvals tell; an entry of an earlier form need not have it."""
    report = CheckReporter("pelaksanaan", manifest.folder)
    if PELAKSANAAN not in files:
        if edition >= Edition.FOURTH:
            yield report.failed(f"{PELAKSANAAN} tidak ada, padahal arsip sebentuk ini memuatnya")
        return
    try:
        source = step_source(files, manifest.periode, edition)
        filed = read_pelaksanaan(files[PELAKSANAAN])
        derived = derive_pelaksanaan(read_approvals(files.get(PERSETUJUAN, b"")), source)
    except UkurError as error:
        yield report.failed(str(error))
        return
    wrong = list(_differences(filed, derived))
    yield from report.each_fault(wrong, f"{_told(derived)}; sama dengan {PERSETUJUAN}")
    if not wrong and (days := date_difference(derived, source.zona)):
        yield report.noted(f"dokumen bertanggal {date_text(days[0])}, disetujui {date_text(days[1])}")


def _told(record: StepRecord) -> str:
    done = sum(bool(step.usulan) for step in record.langkah)
    own = sum(bool(step.kantor) and not step.usulan for step in record.langkah)
    more = f", {own} menurut catatan kantor" if own else ""
    return f"{done} dari {len(record.langkah)} langkah SOP tercatat dari usulannya{more}"


def _differences(filed: StepRecord, derived: StepRecord) -> Iterator[str]:
    """Yield what of a record the approvals do not tell, by step."""
    if filed == derived:
        return
    told = {step.nomor: step for step in derived.langkah}
    wrong = [step.nomor for step in filed.langkah if told.get(step.nomor) != step]
    wrong += sorted(told.keys() - {step.nomor for step in filed.langkah})
    for number in wrong:
        yield f"langkah {number} di {PELAKSANAAN} bukan yang dikatakan {PERSETUJUAN}"
    if not wrong:
        yield f"{PELAKSANAAN} bukan catatan dokumen ini menurut {PERSETUJUAN}"
