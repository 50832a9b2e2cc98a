"""The signature block: one row of the sheet, so that no page break can fall inside it."""

from collections.abc import Iterator

from ukur.document import wording
from ukur.document.document_value import DokumenPengukuran
from ukur.document.sections import Signature
from ukur.document.xlsx.worksheet import Worksheet

_WIDTHS = 7  # columns at the right for the block
_SIGNING_SPACE = "\n\n\n\n"  # for the signature


def write_pengesahan(sheet: Worksheet, d: DokumenPengukuran) -> None:
    """Write each block one below the other, the maker first; a demonstration names nobody."""
    start = sheet.akhir + 1 - _WIDTHS
    for sign in (d.tanda_tangan, *d.penanda_tangan_lain):
        head = "\n".join(_head(sign))
        sheet.go_down()
        if sign.nama is None:
            space = _SIGNING_SPACE if d.since_fifth else "\n\n"
            sheet.write_paragraph(f"{head}{space}{wording.unsigned(d)}", "pengesahan", start)
        else:
            below = "".join(f"\n{line}" for line in _bottom(sign))
            sheet.named_paragraph(f"{head}{_SIGNING_SPACE}", sign.nama, below, "pengesahan", start)


def _head(sign: Signature) -> Iterator[str]:
    yield from (part for part in (sign.tempat_tanggal, sign.sebagai) if part)
    yield from (*sign.di_atas, sign.jabatan)


def _bottom(sign: Signature) -> Iterator[str]:
    if sign.pangkat:
        yield sign.pangkat
    if sign.nip:
        yield f"NIP. {sign.nip}"
    if sign.is_electronic:
        yield wording.ELECTRONIC_IN_PDF
