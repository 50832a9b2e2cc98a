"""The signature block: one row of the sheet, so that no page break can fall inside it."""

from collections.abc import Iterator

from ukur.document import wording
from ukur.document.document_value import DokumenPengukuran
from ukur.document.xlsx.worksheet import Worksheet

_WIDTHS = 7  # columns at the right for the block
_SIGNING_SPACE = "\n\n\n\n"  # for the signature


def write_pengesahan(sheet: Worksheet, d: DokumenPengukuran) -> None:
    """Write place and date, title, and the name; a demonstration names nobody."""
    sign, start = d.tanda_tangan, sheet.akhir + 1 - _WIDTHS
    head = f"{sign.tempat_tanggal}\n{sign.jabatan}"
    sheet.go_down()
    if sign.nama is None:
        sheet.write_paragraph(f"{head}\n\n{wording.unsigned(d)}", "pengesahan", start)
    else:
        below = "".join(f"\n{line}" for line in _bottom(sign.pangkat, sign.nip))
        sheet.named_paragraph(f"{head}{_SIGNING_SPACE}", sign.nama, below, "pengesahan", start)


def _bottom(pangkat: str | None, nip: str | None) -> Iterator[str]:
    if pangkat:
        yield pangkat
    if nip:
        yield f"NIP. {nip}"
