"""Use cases ``attach-signed`` and ``attach-scan`` of ``archive``: copies of a document filed before."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ukur.archive.canonical import sha256_of
from ukur.archive.entry import Entry, attachment_title, compose_attachment
from ukur.archive.frozen import DOKUMEN
from ukur.archive.manifest import MANIFEST, Manifest, chain_end, read_manifest, read_register
from ukur.archive.scan_pages import page_count, scan_refusal
from ukur.archive.signature_facts import attachment_facts
from ukur.archive.signed_pdf import MAX_BYTES, check_signatures
from ukur.archive.trust_roots import (
    ROOTS_FOLDER,
    as_pem,
    certificates,
    refuse_unreadable,
    trust_of,
    trust_text,
)
from ukur.commands.data.guarded_roots import guarded_roots
from ukur.commands.filing.archiving import Filed, latest_manifest, open_archive, store_entry
from ukur.model.findings import UkurError
from ukur.model.paths import ARSIP, REGISTER, EntryKind
from ukur.model.periode import Periode
from ukur.source.archive_writer import hold_alone
from ukur.verify.attachment_check import ROOTS, SCAN_FACTS, SIGNED_ENDING, named_signatory, scan_name

_NOT_FILED_HERE = (
    "berkas ini tidak diawali persis oleh PDF mana pun di arsip; tanda tangani PDF dari folder arsip, jangan "
    "dicetak ulang, digabung, atau disimpan ulang sebelumnya"
)

NO_ROOTS = (
    f"kantor belum menjaga sertifikat akar: usulkan sertifikat induk penerbit TTE sebagai berkas .pem di "
    f"{ROOTS_FOLDER} (disetujui Kepala dan Sekretaris), atau sebut sekali ini saja dengan --roots BERKAS"
)


@dataclass(frozen=True)
class Attachment:
    """A copy that belongs to a filed document: its files, what is known of it, and when it came."""

    parent: Manifest
    jenis: EntryKind
    berkas: Mapping[str, bytes]
    keterangan: Mapping[str, str]
    kini: datetime.datetime


def attach_signed(repo: Path, berkas: Path, root_files: Sequence[Path], now: datetime.datetime) -> Filed:
    """File a PDF that was signed outside, and say by whose roots its signatures hold.

    It must be one of the archive's own. Without ``root_files`` the roots count that the office guards.
    """
    signed = _read(berkas, MAX_BYTES)
    guarded = guarded_roots(repo)
    given = [_read(path, 1_000_000) for path in root_files]  # a certificate has some 2 kB
    for path, data in zip(root_files, given, strict=True):
        refuse_unreadable(path.name, data)
    if not (given or guarded):
        raise UkurError(NO_ROOTS)
    roots = b"".join(map(as_pem, given or guarded))
    with hold_alone(repo, repo / ARSIP):
        held = _arsip(repo)
        done = _stored(repo, held, signed_copy(held, berkas.name, signed, roots, now))
    return replace(done, catatan=f"Tanda tangan itu sah {trust_text(trust_of(roots, guarded))}.")


def signed_copy(
    held: Mapping[str, bytes], origin: str, signed: bytes, roots: bytes, now: datetime.datetime
) -> Attachment:
    """Return a PDF that was signed outside as an attachment of the document it begins with.

    UkurError says why it is none; ``origin`` is what the file was called.
    """
    parent, original = _original_of(held, signed)
    signatory = named_signatory({DOKUMEN: held[f"{parent.folder}/{DOKUMEN}"]})
    judged = check_signatures(signed, original, certificates(roots), now, signatory)
    for reason in filter(None, (judged.alasan, *judged.keberatan)):
        raise UkurError(f"{origin} tidak diarsipkan: {reason}")
    name = _pdf_name(parent).removesuffix(".pdf")
    facts = attachment_facts(judged)
    files = {f"{name}{SIGNED_ENDING}": signed, ROOTS: roots}
    return Attachment(parent, EntryKind.TANDA_TANGAN, files, facts, now)


def attach_scan(repo: Path, periode: Periode, berkas: Path, now: datetime.datetime) -> Filed:
    """File a scan of the copy that was signed by hand: a picture of it, and no electronic signature."""
    scan = _read(berkas, MAX_BYTES)
    with hold_alone(repo, repo / ARSIP):
        held = _arsip(repo)
        copy = scanned_copy(held, periode, berkas.name, scan, now)
        return replace(_stored(repo, held, copy), catatan=pages_told(held, copy))


def scanned_copy(
    held: Mapping[str, bytes], periode: Periode, origin: str, scan: bytes, now: datetime.datetime
) -> Attachment:
    """Return a scan as an attachment of the newest version of a period's document; UkurError as above."""
    parent = latest_manifest(held, periode)
    if parent is None:
        raise UkurError(f"dokumen {periode} belum diarsipkan; jalankan 'ukur archive {periode}' dahulu")
    name = scan_name(_pdf_name(parent).removesuffix(".pdf"), scan)
    if name is None:
        raise UkurError(f"{origin} bukan PDF, JPG, atau PNG; simpan pindaian dalam salah satu bentuk itu")
    versions = (row for row in _manifests(held, EntryKind.DOKUMEN) if row.periode == periode)
    if reason := scan_refusal(scan, (held[f"{row.folder}/{_pdf_name(row)}"] for row in versions)):
        raise UkurError(f"{origin} tidak diarsipkan: {reason}")
    return Attachment(parent, EntryKind.PINDAIAN, {name: scan}, SCAN_FACTS, now)


def pages_told(held: Mapping[str, bytes], copy: Attachment) -> str:
    """Return that a scan has fewer or more pages than what was signed; the picture itself nobody compares."""
    (scan,) = copy.berkas.values()
    have, printed = page_count(scan), page_count(held[f"{copy.parent.folder}/{_pdf_name(copy.parent)}"])
    return "" if have == printed else f"Pindaian {have} halaman, PDF arsip {printed}: periksa kelengkapannya."


def _arsip(repo: Path) -> dict[str, bytes]:
    held = open_archive(repo)
    if REGISTER not in held:
        raise UkurError(f"{ARSIP} masih kosong; arsipkan dokumennya dahulu dengan 'ukur archive PERIODE'")
    return held


def _original_of(held: Mapping[str, bytes], signed: bytes) -> tuple[Manifest, bytes]:
    """Return the document whose PDF the signed one begins with, the newest such version."""
    for manifest in reversed(_manifests(held, EntryKind.DOKUMEN)):
        original = held[f"{manifest.folder}/{_pdf_name(manifest)}"]
        if signed.startswith(original):
            return manifest, original
    raise UkurError(_NOT_FILED_HERE)


def _manifests(held: Mapping[str, bytes], jenis: EntryKind) -> list[Manifest]:
    rows = [row for row in read_register(held[REGISTER]) if row.jenis is jenis]
    return [read_manifest(held[f"{row.folder}/{MANIFEST}"], row.folder) for row in rows]


def _pdf_name(manifest: Manifest) -> str:
    names = [item.path for item in manifest.berkas if item.path.endswith(".pdf") and "/" not in item.path]
    if len(names) != 1:
        raise UkurError(f"arsip {manifest.folder} tidak memuat satu PDF; jalankan 'ukur verify'")
    return names[0]


def _stored(repo: Path, held: Mapping[str, bytes], copy: Attachment) -> Filed:
    """Write the attachment as the next of its kind; the same file is filed once."""
    if folder := filed_before(held, copy):
        return Filed(folder, False)
    entry = attachment_entry(held, copy)
    store_entry(repo, held, entry)
    return Filed(entry.manifest.folder, True)


def filed_before(held: Mapping[str, bytes], copy: Attachment) -> str:
    """Return the folder where the archive holds the same file already, empty where it does not."""
    digests = {sha256_of(content) for path, content in copy.berkas.items() if path != ROOTS}
    for manifest in _same_kind(held, copy):
        if digests & {item.sha256 for item in manifest.berkas}:
            return manifest.folder
    return ""


def attachment_entry(held: Mapping[str, bytes], copy: Attachment) -> Entry:
    """Return the entry of an attachment, chained to what the archive holds."""
    return compose_attachment(
        copy.parent,
        copy.jenis,
        len(_same_kind(held, copy)) + 1,
        chain_end(read_register(held[REGISTER])),
        attachment_title(copy.parent, copy.jenis),
        copy.berkas,
        copy.kini.replace(microsecond=0),
        copy.keterangan,
    )


def _same_kind(held: Mapping[str, bytes], copy: Attachment) -> list[Manifest]:
    wanted = copy.parent.periode, copy.parent.versi
    return [row for row in _manifests(held, copy.jenis) if (row.periode, row.versi) == wanted]


def _read(path: Path, terbesar: int) -> bytes:
    try:
        if path.stat().st_size > terbesar:
            raise UkurError(f"{path.name} lebih dari {terbesar // 1_000_000} MB; kecilkan dahulu")
        return path.read_bytes()
    except OSError as error:
        raise UkurError(f"{path.name} tidak dapat dibaca; periksa jalur dan izinnya") from error
