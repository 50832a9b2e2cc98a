"""Signatures of a PDF as they stand in the file: what bytes they cover, and whether those are unchanged."""

import io
import logging
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from asn1crypto import parser, x509  # type: ignore[import-untyped]  # ships no types
from pyhanko.pdf_utils.decode_limits import (
    DEFAULT_PURPOSE_LIMITS,
    DecodeLimits,
    DecodePurpose,
    DocumentDecodeBudget,
    StreamDecodeLimits,
)
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import generic_cms
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import (
    SignatureCoverageLevel,
)

from ukur.model.findings import UkurError

for _name in ("pyhanko", "pyhanko_certvalidator"):  # else Python prints their warnings on the user's screen
    logging.getLogger(_name).addHandler(logging.NullHandler())

_MIB = 1024 * 1024  # bytes
_LIMITS = DecodeLimits(
    per_stream=StreamDecodeLimits(max_output_size=64 * _MIB),
    # an entry of a list of objects takes 2 bytes at least, and ten times that in memory
    per_purpose={
        **DEFAULT_PURPOSE_LIMITS,
        DecodePurpose.XREF_STREAM: StreamDecodeLimits(max_output_size=_MIB),
    },
    document_budget=DocumentDecodeBudget(base_allowance=256 * _MIB, max_ratio=10),
)
"""Our choice: some hundred times what the documents of the demonstration take."""
ENCRYPTED = "PDF dikunci dengan kata sandi atau enkripsi; minta versi yang tidak dikunci"
NO_SIGNATURE = (
    "PDF ini tidak memuat tanda tangan elektronik; bila ini pindaian dokumen bertanda tangan basah, "
    "simpan sebagai pindaian, bukan sebagai dokumen bertanda tangan elektronik"
)
_ENDING = re.compile(
    rb"(<<.{0,4000}>>|\s{0,4}(endobj)?)\s{0,4}startxref\s{1,4}\d{1,10}\s{1,4}%%EOF\s{0,2}", re.DOTALL
)
"""From the end of the last table of objects: its trailer, or the rest of its stream, and the end's mark."""


@dataclass(frozen=True)
class EmbeddedSignature:
    """One signature or document time stamp."""

    emb: EmbeddedPdfSignature
    sebutan: str
    stempel: bool


@dataclass(frozen=True)
class SignedFile:
    """An opened PDF and what is embedded in it, oldest first."""

    data: bytes
    reader: PdfFileReader
    embedded: tuple[EmbeddedSignature, ...]

    @property
    def signatures(self) -> tuple[EmbeddedSignature, ...]:
        return tuple(item for item in self.embedded if not item.stempel)


def open_pdf(raw: bytes, strict: bool = True) -> PdfFileReader:
    """Open a PDF of anybody's, which may not grow without bound when it is read."""
    return PdfFileReader(io.BytesIO(raw), strict=strict, decode_limits=_LIMITS)


def read_signatures(raw: bytes) -> SignedFile:
    """Open a PDF and list its signatures; UkurError where it has none that can be judged."""
    reader = open_pdf(raw)
    if reader.encrypted:
        raise UkurError(ENCRYPTED)
    found = reader.embedded_signatures
    ranges = {tuple(map(int, emb.byte_range)) for emb in found}
    filled = len(list(enumerate_sig_fields(reader, filled_status=True)))
    if not len(ranges) == len(found) == filled:  # one signature in two fields would count as two
        raise UkurError("ada tanda tangan dengan bentuk yang tidak dikenal; minta tanda tangan PAdES biasa")
    file = SignedFile(raw, reader, tuple(_numbered(found)))
    if not file.signatures:
        raise UkurError(NO_SIGNATURE)
    return file


def _numbered(found: list[EmbeddedPdfSignature]) -> Iterator[EmbeddedSignature]:
    count = {False: 0, True: 0}
    for emb in found:
        stamp = bool(emb.sig_object_type == "/DocTimeStamp")
        count[stamp] += 1
        kind = "stempel waktu" if stamp else "tanda tangan"
        yield EmbeddedSignature(emb, f"{kind} ke-{count[stamp]} ({signer_name(emb.signer_cert)})", stamp)


def subject_texts(cert: x509.Certificate) -> tuple[str, ...]:
    """Return every text of a certificate's subject."""
    values = cert.subject.native.values()
    return tuple(str(text) for value in values for text in (value if isinstance(value, list) else [value]))


def signer_name(cert: x509.Certificate) -> str:
    """Return the common name of a certificate as printable text of at most 200 characters."""
    common = cert.subject.native.get("common_name") or cert.subject.human_friendly
    text = ", ".join(map(str, common)) if isinstance(common, list) else str(common)
    clean = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in text)
    return " ".join(clean.split())[:200] or "tanpa nama"


def check_integrity(file: SignedFile) -> None:
    """Refuse bytes that no signature covers and bytes that changed since they were signed."""
    for item in file.embedded:
        _check_coverage(file, item)
        if not item.stempel:  # a time stamp signs its own content; tanda_sah compares what it stamps
            _check_digest(item)
    last = file.embedded[-1].emb
    if last.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        _check_tail(file, last)


def _check_coverage(file: SignedFile, item: EmbeddedSignature) -> None:
    """The only gap must be the signature's own hexadecimal text.

    pyHanko compares lengths alone where a signature reaches the end of the file, not where the gap lies.
    """
    start, before, after, rest = (int(number) for number in item.emb.byte_range)
    gap, content = file.data[before:after], item.emb.pkcs7_content
    item.emb.compute_integrity_info(skip_diff=True)  # type: ignore[no-untyped-call]  # of pyHanko
    if (
        start != 0
        or not 0 < rest <= len(file.data) - after
        or gap.lower() != b"<%s>" % content.hex().encode()
        or any(content[parser.peek(content) :])  # only zeros may fill the room that was reserved
        or item.emb.coverage < SignatureCoverageLevel.ENTIRE_REVISION
    ):
        raise UkurError(
            f"{item.sebutan} tidak mencakup seluruh isi berkas; tanda tangani ulang PDF dari arsip"
        )


def _check_digest(item: EmbeddedSignature) -> None:
    """Refuse a signature whose digest or mathematics fail, before any question of trust."""
    emb = item.emb
    intact, valid = generic_cms.validate_sig_integrity(
        emb.signer_info, emb.signer_cert, "data", emb.compute_digest()
    )
    if not (intact and valid):
        raise UkurError(
            f"{item.sebutan} tidak cocok dengan isi berkas: ada bita yang berubah sesudah ditandatangani; "
            "unduh ulang berkas aslinya dari aplikasi tanda tangan"
        )


def _check_tail(file: SignedFile, last: EmbeddedPdfSignature) -> None:
    """The revision after the last signature is not signed: it must at least end where the file ends."""
    xrefs = file.reader.xrefs
    final = file.reader.total_revisions - 1
    tail = file.data[xrefs.get_xref_container_info(final).end_location :]
    if last.signed_revision == final or tail.count(b"startxref") != 1 or not _ENDING.fullmatch(tail):
        raise UkurError(
            "ada isi tambahan sesudah akhir dokumen yang ditandatangani; "
            "unduh ulang berkas aslinya dari aplikasi tanda tangan"
        )
