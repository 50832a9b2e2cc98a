"""Whose word a signed PDF is trusted by: the verifier's own roots, those the office guards, or its own.

One sentence for each, wherever it is told.
"""

import base64
import binascii
import re
from collections.abc import Iterable
from enum import StrEnum

from ukur.model.findings import UkurError

ROOTS_FOLDER = ".ukur/akar"
"""Below the repository: certificates that Kepala and Sekretaris approved, as every file of ``.ukur``."""

_PEM = re.compile(rb"-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----(.*?)-----END", re.DOTALL)


class Trust(StrEnum):
    """Who vouches for the roots that a signature was judged by; the values are what readers see."""

    GIVEN = "akar kepercayaan yang diberikan dengan --roots"
    GUARDED = (
        f"akar kepercayaan yang dijaga kantor di {ROOTS_FOLDER}, yang perubahannya disetujui Kepala dan "
        "Sekretaris"
    )
    CARRIED = "akar yang dibawa berkas itu"


CARRIED_MEANS = (
    f"akar itu tidak ada di antara akar yang dijaga kantor ({ROOTS_FOLDER}), jadi siapa pun dapat "
    "membuatnya; bandingkan dengan sertifikat induk dari penerbitnya"
)
"""What a reader has to know about :attr:`Trust.CARRIED`."""


def trust_of(carried: bytes, guarded: Iterable[bytes]) -> Trust:
    """Return whether every certificate that an entry was judged by is one that the office guards.

    Byte for byte, intermediate ones too: which of them counts as a root is for the judge to say.
    """
    known = {cert for data in guarded for cert in certificates(data)}
    mine = certificates(carried)
    return Trust.GUARDED if mine and set(mine) <= known else Trust.CARRIED


def trust_text(trust: Trust) -> str:
    """Return the sentence on trust that pages and ``ukur verify`` share."""
    return f"menurut {trust}: {CARRIED_MEANS}" if trust is Trust.CARRIED else f"menurut {trust}"


def certificates(data: bytes) -> tuple[bytes, ...]:
    """Return the certificates (DER) of a file: several in PEM, or one in DER."""
    if b"-----BEGIN" not in data:
        return (data,) if data else ()
    try:
        found = [base64.b64decode(b"".join(text.split()), validate=True) for text in _PEM.findall(data)]
    except binascii.Error:
        found = []
    return tuple(found)


def as_pem(data: bytes) -> bytes:
    """Return certificates as text that others can follow in the same file; as given it may be DER."""
    if b"-----BEGIN" in data:
        return data.rstrip() + b"\n"
    text = base64.b64encode(data).decode()
    text = "\n".join(text[at : at + 64] for at in range(0, len(text), 64))
    return f"-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n".encode()


def refuse_unreadable(name: str, data: bytes) -> None:
    """Raise UkurError for a file of roots that holds no certificate."""
    if not certificates(data):
        raise UkurError(f"{name} tidak memuat sertifikat PEM atau DER; simpan ulang dari penerbitnya")
