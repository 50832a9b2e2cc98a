"""Use cases ``attach-signed`` and ``attach-scan`` of ``archive``: copies of a document filed before."""

import base64
import datetime
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ukur.archive.canonical import sha256_of
from ukur.archive.entry import compose_attachment
from ukur.archive.manifest import MANIFEST, Manifest, chain_end, read_manifest, read_register
from ukur.archive.signature_values import SignatureResult
from ukur.archive.signed_pdf import MAX_BYTES, check_signatures
from ukur.commands.filing.archiving import Filed, latest_manifest, open_archive, store_entry
from ukur.model.findings import UkurError
from ukur.model.paths import ARSIP, REGISTER, EntryKind
from ukur.model.periode import Periode
from ukur.source.archive_writer import hold_alone
from ukur.verify.attachment_check import ROOTS, SIGNED_ENDING, scan_name

_NOT_FILED_HERE = (
    "berkas ini tidak diawali persis oleh PDF mana pun di arsip; tanda tangani PDF dari folder arsip, jangan "
    "dicetak ulang, digabung, atau disimpan ulang sebelumnya"
)


SCAN_FACTS: Mapping[str, str] = {
    "sifat": "pindaian naskah bertanda tangan basah; bukan tanda tangan elektronik"
}


def signature_facts(judged: SignatureResult) -> Mapping[str, str]:
    """Return what a manifest says of the signatures on a PDF: who signed, and when."""
    return {
        f"tanda tangan {number}": ", ".join(filter(None, (item.penanda, _time(item.waktu))))
        for number, item in enumerate(judged.tanda, 1)
    }


def attachment_title(parent: Manifest, jenis: EntryKind) -> str:
    """Return how an attachment is called."""
    return f"{parent.judul}, versi {parent.versi}: {jenis}"


def attach_signed(repo: Path, berkas: Path, akar: Sequence[Path], kini: datetime.datetime) -> Filed:
    """File a PDF that was signed outside; it must be one of the archive's own, and every signature hold."""
    signed = _read(berkas, MAX_BYTES)
    roots = [_read(path, 1_000_000) for path in akar]  # a certificate has some 2 kB
    with hold_alone(repo, repo / ARSIP):
        return _signed_copy(repo, berkas.name, signed, roots, kini)


def _signed_copy(
    repo: Path, asal: str, signed: bytes, roots: Sequence[bytes], kini: datetime.datetime
) -> Filed:
    held = _arsip(repo)
    parent, original = _original_of(held, signed)
    judged = check_signatures(signed, original, roots, kini)
    if judged.alasan:
        raise UkurError(f"{asal} tidak diarsipkan: {judged.alasan}")
    name = _pdf_name(parent).removesuffix(".pdf")
    files = {f"{name}{SIGNED_ENDING}": signed, ROOTS: b"".join(map(_pem, roots))}
    return _store_attachment(
        repo, held, parent, _Attachment(EntryKind.TANDA_TANGAN, files, signature_facts(judged), kini)
    )


def attach_scan(repo: Path, periode: Periode, berkas: Path, kini: datetime.datetime) -> Filed:
    """File a scan of the copy that was signed by hand: a picture of it, and no electronic signature."""
    scan = _read(berkas, MAX_BYTES)
    with hold_alone(repo, repo / ARSIP):
        return _scanned_copy(repo, periode, berkas.name, scan, kini)


def _scanned_copy(repo: Path, periode: Periode, asal: str, scan: bytes, kini: datetime.datetime) -> Filed:
    held = _arsip(repo)
    parent = latest_manifest(held, periode)
    if parent is None:
        raise UkurError(f"dokumen {periode} belum diarsipkan; jalankan 'ukur archive {periode}' dahulu")
    name = scan_name(_pdf_name(parent).removesuffix(".pdf"), scan)
    if name is None:
        raise UkurError(f"{asal} bukan PDF, JPG, atau PNG; simpan pindaian dalam salah satu bentuk itu")
    extra = _Attachment(EntryKind.PINDAIAN, {name: scan}, SCAN_FACTS, kini)
    return _store_attachment(repo, held, parent, extra)


@dataclass(frozen=True)
class _Attachment:
    jenis: EntryKind
    berkas: Mapping[str, bytes]
    keterangan: Mapping[str, str]
    kini: datetime.datetime


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


def _pem(akar: bytes) -> bytes:
    """Return certificates as text that others can follow in the same file; as given it may be DER."""
    if b"-----BEGIN" in akar:
        return akar.rstrip() + b"\n"
    text = "\n".join(textwrap.wrap(base64.b64encode(akar).decode(), 64))
    return f"-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n".encode()


def _pdf_name(manifest: Manifest) -> str:
    names = [item.path for item in manifest.berkas if item.path.endswith(".pdf") and "/" not in item.path]
    if len(names) != 1:
        raise UkurError(f"arsip {manifest.folder} tidak memuat satu PDF; jalankan 'ukur verify'")
    return names[0]


def _store_attachment(repo: Path, held: Mapping[str, bytes], parent: Manifest, extra: _Attachment) -> Filed:
    """Write the attachment as the next of its kind; the same file is filed once."""
    digests = {sha256_of(isi) for path, isi in extra.berkas.items() if path != ROOTS}
    same = [
        manifest
        for manifest in _manifests(held, extra.jenis)
        if (manifest.periode, manifest.versi) == (parent.periode, parent.versi)
    ]
    for manifest in same:
        if digests & {item.sha256 for item in manifest.berkas}:
            return Filed(manifest.folder, False)
    entry = compose_attachment(
        parent,
        extra.jenis,
        len(same) + 1,
        chain_end(read_register(held[REGISTER])),
        attachment_title(parent, extra.jenis),
        extra.berkas,
        extra.kini.replace(microsecond=0),
        extra.keterangan,
    )
    store_entry(repo, held, entry)
    return Filed(entry.manifest.folder, True)


def _time(waktu: datetime.datetime | None) -> str:
    return f"{waktu.astimezone(datetime.UTC):%Y-%m-%d %H:%M} UTC" if waktu else ""


def _read(path: Path, terbesar: int) -> bytes:
    try:
        if path.stat().st_size > terbesar:
            raise UkurError(f"{path.name} lebih dari {terbesar // 1_000_000} MB; kecilkan dahulu")
        return path.read_bytes()
    except OSError as error:
        raise UkurError(f"{path.name} tidak dapat dibaca; periksa jalur dan izinnya") from error
