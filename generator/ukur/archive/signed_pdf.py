"""A PDF signed outside (TTE, any PAdES): is it the approved PDF, and does every signature hold?"""

import datetime
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from ukur.archive.signatory import Signatory, best_likeness
from ukur.archive.signature_facts import wrong_signers
from ukur.archive.signature_values import TOO_MANY, SignatureResult
from ukur.model.findings import UkurError

MAX_BYTES = 50_000_000
"""Our choice: 160 times the documents of the demonstration; every check reads all of it into memory."""
_MAX_LISTED = 300_000  # objects in tables of a file, each of which names one by " n" or " f"
_MAX_ENDINGS = 100  # "startxref": one for each revision; a bomb has thousands

EMPTY_FILE = "berkasnya kosong; unduh ulang PDF yang sudah ditandatangani"
TOO_LARGE = (
    f"berkasnya lebih dari {MAX_BYTES // 1_000_000} MB; tanda tangani PDF yang disetujui tanpa lampiran"
)
NOT_PDF = "berkasnya bukan PDF; pilih PDF yang diunduh dari aplikasi tanda tangan elektronik"
UNREADABLE = (
    "PDF tidak terbaca: terpotong, rusak, atau disusun tidak lazim; unduh ulang dari aplikasi tanda tangan"
)
NOT_THE_APPROVED = (
    "berkas ini tidak diawali persis oleh PDF yang disetujui; tanda tangani PDF dari arsip, "
    "jangan dicetak ulang, digabung, atau disimpan ulang sebelumnya"
)


def check_signatures(
    bertanda: bytes,
    original: bytes,
    root: Sequence[bytes],
    now: datetime.datetime,
    signatory: Signatory | None = None,
) -> SignatureResult:
    """Judge ``bertanda`` against the approved ``original`` and the office's root certificates (PEM or DER).

    Without a trusted time stamp certificates are judged at ``now``; with one, at its time. Certificates in
    ``root`` that are not self-issued only help to build chains. Nothing is fetched. ``signatory`` is whom the
    document names; without one nobody is compared.
    """
    assert now.tzinfo is not None
    try:
        _within_limits(bertanda)
        # pyHanko runs an event loop of its own, which a thread that runs one already does not allow.
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(_checked_signatures, bertanda, original, root, now, signatory).result()
    except UkurError as error:
        return SignatureResult(str(error))
    # Hostile bytes make pyHanko and asn1crypto raise nearly anything (PdfReadError, ValueError, KeyError,
    # AssertionError, AttributeError, RecursionError, ...). What cannot be read is refused, whatever the name.
    except Exception:  # noqa: BLE001
        return SignatureResult(UNREADABLE)


def _within_limits(bertanda: bytes) -> None:
    table = (
        (not bertanda, EMPTY_FILE),
        (len(bertanda) > MAX_BYTES, TOO_LARGE),
        (not bertanda.startswith(b"%PDF-"), NOT_PDF),
        (bertanda.count(b"startxref") > _MAX_ENDINGS, UNREADABLE),
        (bertanda.count(b" n") + bertanda.count(b" f") > _MAX_LISTED, TOO_MANY),
    )
    for bad, sentence in table:
        if bad:
            raise UkurError(sentence)


def _checked_signatures(
    bertanda: bytes,
    original: bytes,
    root: Sequence[bytes],
    now: datetime.datetime,
    signatory: Signatory | None,
) -> SignatureResult:
    # pyHanko takes 0.4 s to import; every other command must start without it.
    from ukur.archive.signature_additions import check_additions
    from ukur.archive.signature_integrity import check_integrity, read_signatures, subject_texts
    from ukur.archive.signature_trust import validate_signatures

    file = read_signatures(bertanda)
    if not bertanda.startswith(original):
        raise UkurError(NOT_THE_APPROVED)
    check_integrity(file)
    shown = check_additions(file, original)
    told = []
    for item, sound in zip(file.signatures, validate_signatures(file, root, now), strict=True):
        like, name = best_likeness(signatory, sound.penanda, tuple(subject_texts(item.emb.signer_cert)))
        page = shown.pages.get(item.emb.field_name)
        told.append(replace(sound, halaman=page, kemiripan=like, cocok=name))
    return SignatureResult(None, tuple(told), (*shown.objections, *wrong_signers(told, signatory)))
