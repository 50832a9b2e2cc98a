"""The recorded approvals held against the frozen data, the roles of their dates, and their signatures."""

import datetime
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from ukur.archive.approval_gaps import ApprovalMaterial, SignatureCheck, approval_gaps, successions
from ukur.archive.approvals import (
    PERSETUJUAN,
    ApprovalRecord,
    RecordedApproval,
    RecordedChange,
    RecordedDecision,
    read_approvals,
)
from ukur.archive.entry import INPUTS, POLICY, POLICY_FOLDER
from ukur.archive.manifest import Manifest
from ukur.model.catalogue import Catalogue
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.paths import DATA, EMBLEM_FOLDER, PERAN, SOP
from ukur.model.peran import DaftarPeran
from ukur.model.sop import Sop
from ukur.source.file_kinds import kind_of
from ukur.source.partial_reading import read_file
from ukur.verify.entry_check import EARLIEST_TIME
from ukur.verify.outcome import CheckReporter, CheckResult
from ukur.verify.outside import CheckStatement, Outside
from ukur.workflow.decision import CLOCK_TOLERANCE
from ukur.workflow.statement import NO_HOST, SignedStatement, Statement, read_line

APPROVED = "setuju"
"""The policy that approvals are judged by."""


def verify_approvals(
    manifest: Manifest,
    files: Mapping[str, bytes],
    frozen: Catalogue,
    outside: Outside,
    signers: bytes | None,
) -> Iterator[CheckResult]:
    """Yield whether the document was approved as recorded; ``signers`` are keys known from elsewhere."""
    report = CheckReporter("persetujuan", manifest.folder)
    try:
        record = read_approvals(files.get(PERSETUJUAN, b""))
        base = _base(files, frozen)
    except UkurError as error:
        yield report.failed(str(error))
        return
    if odd := list(_times(record, outside.now)):
        yield from report.each_fault(odd, "")
        return
    yield from (report.noted(decision_sentence(row)) for row in record.keputusan or ())
    signatures = signature_check(outside.check_statement, signers)
    material = ApprovalMaterial(manifest.periode, frozen, base, signatures, roles_then)
    yield from (report.noted(text) for change in record.changes for text in return_sentences(change))
    try:
        yield from map(report.noted, successions(record, material))
        wrong = [
            *_record(record, manifest, frozen),
            *_other_base(record, files),
            *_pictures(record, files),
            *_unasked_signatories(frozen, base),
            *approval_gaps(record, material),
        ]
    except UkurError as error:
        wrong = [str(error)]
    if not wrong and not record.bertanda:
        yield _copied(report, record, signers is not None)
        return
    yield from report.each_fault(wrong, _sentence(record, signers is not None))


def roles_then(change: RecordedChange) -> DaftarPeran | None:
    """Return the roles that stood before a proposal, where the record says that they were others."""
    if change.daftar_peran is None:
        return None
    known = kind_of(PERAN)
    value = read_file(PERAN, change.daftar_peran.encode(), known[0]).value if known else None
    if not isinstance(value, DaftarPeran):
        raise UkurError(f"peran.yml sebelum usulan {change.nomor} tidak dapat dibaca dari rekaman")
    return value


def return_sentences(change: RecordedChange) -> Iterator[str]:
    """Yield the returns of a proposal before it was approved, with their words."""
    for item in change.kembali or ():
        day = f"{item.waktu.date()}"
        who = f"{item.akun} ({', '.join(item.peran)})"
        yield f"usulan {change.nomor} pernah dikembalikan {who}, {day}: {quote(item.alasan, 600)}"


def decision_sentence(row: RecordedDecision) -> str:
    """Return what stands by decision in one sentence: who answers for it, and why."""
    accounts = ", ".join(dict.fromkeys(item.akun for item in row.usulan.setuju))
    steps = f", langkah {', '.join(map(str, row.langkah))} SOP" if row.langkah else ""
    return (
        f"isi sesudah commit {row.sesudah[:12]} sampai {row.sampai[:12]}{steps} masuk tanpa persetujuan; "
        f"berlaku atas keputusan {accounts} pada usulan {row.usulan.nomor}, {row.tanggal}: {row.alasan}"
    )


def _copied(report: CheckReporter, record: ApprovalRecord, given_keys: bool) -> CheckResult:
    """Return that nothing here proves what a host told; where keys were given, that is what was asked."""
    if given_keys:
        return report.skipped(
            f"persetujuan disalin dari {record.situs_git} tanpa tanda tangan sendiri, jadi daftar kunci yang "
            "diberikan tidak membuktikannya; periksa di sana, atau ulangi tanpa --signers",
            pokok=True,
        )
    return report.skipped(
        f"{_given(record)}; disalin dari {record.situs_git}, tanpa tanda tangan sendiri, jadi tidak terbukti "
        "dari arsip ini saja: cocokkan dengan usulannya di sana"
    )


def signature_check(check_statement: CheckStatement, signers: bytes | None) -> SignatureCheck:
    """Return the check of a signed approval, by the keys given or else those recorded with it.

    It is judged at its own time and that of the merge, as the gate did: a key that ended since then was good.
    """

    def check(change: RecordedChange, item: RecordedApproval) -> str | None:
        keys = signers if signers is not None else (change.pengizin or "").encode()
        try:
            return _reason(change, item, keys, check_statement)
        except UkurError as error:
            return str(error)

    return check


def _reason(
    change: RecordedChange, item: RecordedApproval, signers: bytes, check_statement: CheckStatement
) -> str | None:
    if item.pernyataan is None or item.tanda_tangan is None:
        return "tanda tangannya tidak ada di rekaman"
    line = SignedStatement(pernyataan=item.pernyataan, tanda_tangan=item.tanda_tangan)
    read = read_line(line.model_dump_json())
    if read is None:
        return "pernyataannya tidak dapat dibaca"
    signed, statement = read
    for differs, sentence in _DIFFERENCES:
        if differs(change, item, statement):
            return sentence
    return check_statement(signed, statement, signers, change.waktu)


_Differs = Callable[[RecordedChange, RecordedApproval, Statement], bool]
_DIFFERENCES: tuple[tuple[_Differs, str], ...] = (
    (lambda change, item, said: said.akun != item.akun, "pernyataan itu dari akun lain"),
    (lambda change, item, said: said.usulan != change.nomor, "pernyataan itu untuk usulan lain"),
    (lambda change, item, said: said.commit != item.commit, "pernyataan itu untuk commit lain"),
    (lambda change, item, said: said.sidik != item.sidik, "pernyataan itu untuk isi yang lain"),
    (lambda change, item, said: said.waktu != item.waktu, "waktunya bukan waktu pernyataan itu"),
    (lambda change, item, said: item.peran not in {None, said.peran}, "pernyataan itu untuk peran lain"),
    (lambda change, item, said: said.keputusan != APPROVED, "pernyataan itu bukan persetujuan"),
)


def _base(files: Mapping[str, bytes], frozen: Catalogue) -> Catalogue:
    """Return the frozen data with roles and SOP of the target branch before the final change."""
    found = {name: _value(f"{POLICY_FOLDER}/{name}", name, files) for name in POLICY}
    roles, sop = found[PERAN], found[SOP]
    if not isinstance(roles, DaftarPeran) or not isinstance(sop, Sop):
        raise UkurError(f"{POLICY_FOLDER}/peran.yml atau {POLICY_FOLDER}/sop.yml tidak dapat dibaca")
    return replace(frozen, peran=roles, sop=sop)


def _other_base(record: ApprovalRecord, files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the policy that is not the approved data's own, although the final proposal did not change it.

    The SOP is among what approvals are given on, so nobody can swap it without them.
    """
    for name in POLICY:
        known = files.get(f"{INPUTS}/{DATA}/{name}") == files.get(f"{POLICY_FOLDER}/{name}")
        if not known and name not in record.perubahan[-1].cakupan.data:
            yield f"{POLICY_FOLDER}/{name} bukan milik data beku, padahal usulan terakhir tidak mengubahnya"


def _unasked_signatories(frozen: Catalogue, base: Catalogue) -> Iterator[str]:
    """Yield who stands below the document although the policy did not ask for their approval."""
    asked = {item.jabatan for item in base.sop.cosigners}
    for item in frozen.sop.cosigners:
        if item.jabatan not in asked:
            yield f"blok tanda tangan {item.jabatan} tercetak tanpa persetujuannya diminta"


def _value(path: str, name: str, files: Mapping[str, bytes]) -> object:
    known = kind_of(name)
    return read_file(path, files[path], known[0]).value if known and path in files else None


def _record(record: ApprovalRecord, manifest: Manifest, frozen: Catalogue) -> Iterator[str]:
    final = record.perubahan[-1]
    if final.gabungan != manifest.commit:
        yield f"usulan terakhir menghasilkan commit {final.gabungan[:12]}, bukan {manifest.commit[:12]}"
    if record.percontohan != frozen.instansi.percontohan:
        yield "tanda percontohan pada rekaman bukan milik data beku"
    loose = any(item.tanda_tangan or item.pernyataan for change in record.changes for item in change.setuju)
    if not record.bertanda and (loose or record.situs_git == NO_HOST):
        yield "rekaman menyatakan persetujuan tidak bertanda tangan, padahal diberikan tanpa situs Git"


def _times(record: ApprovalRecord, now: datetime.datetime) -> Iterator[str]:
    """Yield the times that cannot be, before anything is computed from them."""
    for change in record.changes:
        times = [(f"usulan {change.nomor}", change.waktu)]
        times += [(f"persetujuan {item.akun}", item.waktu) for item in change.setuju]
        for name, when in times:
            if when > now + CLOCK_TOLERANCE:
                yield f"waktu {name}, {when.isoformat()}, ada di masa depan"
            elif when < EARLIEST_TIME:
                yield f"waktu {name}, {when.isoformat()}, tidak mungkin"


def _pictures(record: ApprovalRecord, files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the pictures that are not the ones that the final proposal was approved with."""
    for path, blob in record.perubahan[-1].cakupan.lain.items():
        content = files.get(f"{INPUTS}/{path}") if path.startswith(f"{EMBLEM_FOLDER}/") else None
        if content is not None and (blob or "").rpartition(" ")[2] not in _blob_names(content):
            yield f"{path} bukan gambar yang disetujui"


def _blob_names(content: bytes) -> tuple[str, str]:
    """Return the names that Git gives to a content, in both of its kinds of repositories."""
    text = b"blob %d\0%b" % (len(content), content)
    return hashlib.sha1(text, usedforsecurity=False).hexdigest(), hashlib.sha256(text).hexdigest()


def _given(record: ApprovalRecord) -> str:
    given = [item.akun for change in record.perubahan for item in change.setuju]
    return f"{len(given)} persetujuan ({', '.join(dict.fromkeys(given))}) menurut peran pada tanggalnya"


def _sentence(record: ApprovalRecord, given_keys: bool) -> str:
    keys = "daftar kunci yang diberikan" if given_keys else "daftar kunci yang tercatat di arsip ini sendiri"
    return f"{_given(record)}; setiap tanda tangan SSH sah menurut {keys}"
