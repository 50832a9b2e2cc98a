"""``pencabutan.xml``: what was taken out of an archive because it had never verified, and why; it only grows.

The name is one that every small verifier filed so far lets lie beside the entries.
"""

import datetime
import re
from collections.abc import Sequence
from typing import Annotated

from pydantic import Field, ValidationError

from ukur.model.findings import UkurError
from ukur.model.values import Record, Sha

REMOVALS = "pencabutan.xml"
MAX_REMOVALS, MAX_BYTES = 1_000, 1_000_000
"""Our choice: an office that needs more of them has another trouble."""

_FIRST = '<?xml version="1.0" encoding="UTF-8"?>\n<pencabutan bentuk="ukur/pencabutan/1">\n'
_LAST = "</pencabutan>\n"
_ROW = re.compile(
    r'<cabut tanggal="(\d{4}-\d\d-\d\d)" kembali="([0-9a-f]+)" alasan="([^"<>\n]+)">([^<>\n]*)</cabut>\n'
)
_SPELLED = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"))
Line = Annotated[str, Field(min_length=1, max_length=1_000, pattern=r"^[^\x00-\x1f\x7f]+$")]


class Removal(Record):
    """One removal: the archive went back to what it was at a commit of the target branch.

    ``isi`` names the folders and lines that this took away.
    """

    tanggal: datetime.date
    kembali: Sha
    alasan: Line
    isi: Annotated[tuple[Line, ...], Field(max_length=1_000)] = ()


def write_removals(rows: Sequence[Removal]) -> bytes:
    """Return the file."""
    lines = (
        f'<cabut tanggal="{row.tanggal}" kembali="{row.kembali}" alasan="{_spell(row.alasan)}">'
        f"{_spell('; '.join(row.isi))}</cabut>\n"
        for row in rows
    )
    return f"{_FIRST}{''.join(lines)}{_LAST}".encode()


def read_removals(content: bytes) -> tuple[Removal, ...]:
    """Return the removals, oldest first; UkurError where a byte is not as Ukur writes it."""
    try:
        text = content.decode("utf-8") if len(content) <= MAX_BYTES else ""
        rows = [
            Removal(
                tanggal=datetime.date.fromisoformat(found[1]),
                kembali=found[2],
                alasan=_read(found[3]),
                isi=tuple(filter(None, _read(found[4]).split("; "))),
            )
            for found in _ROW.finditer(text)
        ]
    except (ValueError, ValidationError) as error:
        raise UkurError(f"{REMOVALS} tidak ditulis oleh Ukur; ambil ulang arsipnya") from error
    if not rows or len(rows) > MAX_REMOVALS or write_removals(rows) != content:
        raise UkurError(f"{REMOVALS} tidak ditulis oleh Ukur atau sudah disunting; ambil ulang arsipnya")
    return tuple(rows)


def removal_sentence(row: Removal) -> str:
    """Return what was taken out, in one sentence."""
    what = f"{', '.join(row.isi)} " if row.isi else ""
    return (
        f"{what}dicabut {row.tanggal} sebab tidak pernah terbukti: {row.alasan} (arsip kembali ke keadaan "
        f"commit {row.kembali[:12]})"
    )


def _spell(text: str) -> str:
    for plain, spelled in _SPELLED:
        text = text.replace(plain, spelled)
    return text


def _read(text: str) -> str:
    for plain, spelled in reversed(_SPELLED):
        text = text.replace(spelled, plain)
    return text
