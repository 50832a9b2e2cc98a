"""One office's archive verified in a process of its own: a job goes in as JSON, its result comes out."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ukur.archive.approvals import PERSETUJUAN, read_approvals
from ukur.archive.canonical import sha256_of
from ukur.archive.entry import INPUTS
from ukur.archive.frozen import DOKUMEN, thaw_form
from ukur.archive.manifest import MANIFEST, RegisterLine, chain_end, read_manifest
from ukur.archive.signatory import Signatory
from ukur.archive.signature_values import SignatureResult
from ukur.commands.data.toolchain import tool_versions, verifier_bytes
from ukur.hosts.statements import refusal_reason
from ukur.model.findings import UkurError
from ukur.model.instansi import ZonaWaktu
from ukur.model.paths import DATA, INSTANSI, REGISTER, EntryKind
from ukur.model.periode import Periode
from ukur.model.values import Record
from ukur.portal.document_rows import VerifiedDocument, document_rows
from ukur.portal.office_state import keys_text
from ukur.portal.portal_rows import CheckRow
from ukur.portal.register_pin import RegisterPin, pin_fault
from ukur.portal.row_text import rows_text
from ukur.source.archive_reader import read_archive
from ukur.source.yaml_text import YamlFault, parse
from ukur.verify.chain_check import read_chain, verify_chain
from ukur.verify.entry_check import files_by_entry, recorded_manifest, verify_files
from ukur.verify.outcome import CheckResult
from ukur.verify.outside import Outside
from ukur.verify.verification import Options, first_fault, verify_archive

_ZONE = f"{INPUTS}/{DATA}/{INSTANSI}"


class ArchiveJob(Record):
    """What is to be verified: files by their place in a store, or a folder or zip of this computer.

    ``known`` are the manifests of entries that need no verifying, by folder. Without a first line, an
    archive that nobody confirmed is only shown.
    """

    tempat: str = ""
    berkas: Mapping[str, str] = {}
    known: Mapping[str, str] = {}
    kunci: tuple[str, ...] = ()
    awal: str | None = None
    ditegaskan: str | None = None
    terverifikasi: str | None = None
    waktu: datetime.datetime
    program: str
    cetak: bool = False


class CheckedEntry(Record):
    """An entry that verified now: its rows as text."""

    folder: str
    jenis: EntryKind
    manifest: str
    baris: str


class ArchiveResult(Record):
    """What came of a job: a sentence where it failed, else what verified.

    ``daftar`` is the register's folders with their manifests, ``kode`` the office's own code in its last
    document, ``kunci`` the keys found in its approvals.
    """

    sebab: str = ""
    awal: str = ""
    ujung: str = ""
    daftar: tuple[tuple[str, str], ...] = ()
    entri: tuple[CheckedEntry, ...] = ()
    periksa: tuple[tuple[str, str, str], ...] = ()
    kode: str = ""
    nama: str = ""
    bertanda: bool = False
    kunci: tuple[str, ...] = ()


def run_job(job: ArchiveJob) -> ArchiveResult:
    """Verify what is new; a fault of the archive is part of the result."""
    try:
        files = _files(job)
        register = read_chain(files)
        broken = first_fault(tuple(verify_chain(register)))
        if broken is not None:
            return ArchiveResult(sebab=f"rantainya putus: {broken.sentence}")
        fault = pin_fault(register, RegisterPin(job.awal, job.ditegaskan, job.terverifikasi))
        return ArchiveResult(sebab=fault) if fault else _verified(job, files, register)
    except UkurError as error:
        return ArchiveResult(sebab=str(error))


def _files(job: ArchiveJob) -> Mapping[str, bytes]:
    if not job.tempat:
        return {path: Path(place).read_bytes() for path, place in job.berkas.items()}
    held = read_archive(Path(job.tempat), REGISTER)
    if held is None:
        raise UkurError(f"tidak ada {REGISTER} di sana; sebutkan folder situs, folder arsip, atau ZIP-nya")
    return held.files


def _outside(job: ArchiveJob) -> Outside:
    """Return this computer's programs; printers and the PDF library, half of all imports, where needed."""
    if job.cetak:
        from ukur.commands.data.machine import outside

        return outside(job.waktu)
    return Outside(job.waktu, tool_versions(), verifier_bytes(), refusal_reason, _signatures, None)


def _signatures(
    content: bytes,
    approved: bytes,
    roots: Sequence[bytes],
    when: datetime.datetime,
    signatory: Signatory,
) -> SignatureResult:
    from ukur.archive.signed_pdf import check_signatures

    return check_signatures(content, approved, roots, when, signatory)


def _verified(
    job: ArchiveJob, files: Mapping[str, bytes], register: tuple[RegisterLine, ...]
) -> ArchiveResult:
    options = Options(outside=_outside(job), signers=keys_text(job.kunci) if job.kunci else None)
    wanted = [row for row in register if job.known.get(row.folder) != row.manifest]
    changed = _changed(job, files, register)
    if changed:
        return ArchiveResult(sebab=changed)
    entries: list[CheckedEntry] = []
    whole: tuple[CheckResult, ...] = ()
    for row in wanted:
        results = verify_archive(files, replace(options, part=row.folder))
        fault = first_fault(results)
        if fault is not None:
            where = f"{fault.folder}: " if fault.folder else ""
            return ArchiveResult(sebab=f"tidak lulus verifikasi: {where}{fault.name}: {fault.sentence}")
        whole = tuple(item for item in results if item.folder is None)
        entries.append(_entry(job, files, row, [item for item in results if item.folder == row.folder]))
    return _told(files, register).model_copy(
        update={
            "entri": tuple(entries),
            "periksa": tuple((item.name, str(item.status), item.sentence) for item in whole),
        }
    )


def _changed(job: ArchiveJob, files: Mapping[str, bytes], register: tuple[RegisterLine, ...]) -> str:
    """Return what changed of entries that verified before, in a folder or zip.

    They are not verified again, so nothing else would read their files; a site's are hashed on their way.
    """
    entries = files_by_entry(files) if job.tempat else {}
    for row in register:
        if job.tempat and job.known.get(row.folder) == row.manifest:
            own = entries.get(row.folder, {})
            fault = first_fault(tuple(verify_files(own, recorded_manifest(own, row))))
            if fault is not None:
                return f"tidak lulus verifikasi: {row.folder}: {fault.name}: {fault.sentence}"
    return ""


def _entry(
    job: ArchiveJob, files: Mapping[str, bytes], row: RegisterLine, results: list[CheckResult]
) -> CheckedEntry:
    day = job.waktu.date()
    checks = [
        CheckRow("", row.folder, item.name, str(item.status), item.sentence, day, job.program)
        for item in results
    ]
    told = document_rows(_document(files, row, day)) if row.jenis is EntryKind.DOKUMEN else ()
    return CheckedEntry(
        folder=row.folder,
        jenis=row.jenis,
        manifest=row.manifest,
        baris=rows_text([*told, *checks]).decode(),
    )


def _document(files: Mapping[str, bytes], row: RegisterLine, now: datetime.date) -> VerifiedDocument:
    """Return a document; one of a quarter to come would end every table of all offices at that quarter."""
    manifest = read_manifest(files[f"{row.folder}/{MANIFEST}"], row.folder)
    if manifest.periode > Periode(now.year, (now.month + 2) // 3):
        raise UkurError(f"{row.folder}: triwulannya belum mulai")
    dokumen, edition = thaw_form(files[f"{row.folder}/{DOKUMEN}"])
    approvals = read_approvals(files[f"{row.folder}/{PERSETUJUAN}"])
    zone = _zone(files.get(f"{row.folder}/{_ZONE}", b""))
    return VerifiedDocument(dokumen, edition, manifest, row.manifest, approvals, zone)


def _zone(content: bytes) -> ZonaWaktu:
    """Return the office's time zone from its frozen inputs; WIB where they say none."""
    try:
        data = parse(INSTANSI, content).data
    except YamlFault:
        return ZonaWaktu.WIB
    return ZonaWaktu(data.get("zona_waktu") or ZonaWaktu.WIB)


def _told(files: Mapping[str, bytes], register: tuple[RegisterLine, ...]) -> ArchiveResult:
    """Return what the archive says of itself: its ends, its office, the keys of those who signed."""
    documents = [row for row in register if row.jenis is EntryKind.DOKUMEN]
    if not documents:
        raise UkurError("registernya belum memuat dokumen")
    dokumen, _ = thaw_form(files[f"{documents[-1].folder}/{DOKUMEN}"])
    records = [read_approvals(files[f"{row.folder}/{PERSETUJUAN}"]) for row in documents]
    return ArchiveResult(
        awal=register[0].line_hash,
        ujung=chain_end(register),
        daftar=tuple((row.folder, row.manifest) for row in register),
        kode=(dokumen.kantor.kode or "") if dokumen.kantor else "",
        nama=dokumen.instansi,
        bertanda=all(record.bertanda for record in records),
        kunci=tuple(dict.fromkeys(_keys(change.pengizin for record in records for change in record.changes))),
    )


def _keys(texts: Iterator[str | None]) -> Iterator[str]:
    for text in texts:
        for line in (text or "").splitlines():
            words = line.strip()
            if words and not words.startswith("#"):
                yield words


def rows_hash(entry: CheckedEntry) -> str:
    """Return the hash of an entry's rows."""
    return sha256_of(entry.baris.encode())
