"""The signature block: one row of the sheet, so that no page break can fall inside it."""

from collections.abc import Iterator

from ukur.document import wording
from ukur.document.nilai import DokumenPengukuran
from ukur.document.xlsx.lembar import Lembar

_LEBAR = 7  # columns at the right for the block
_RUANG = "\n\n\n\n"  # for the signature


def tulis_pengesahan(lembar: Lembar, d: DokumenPengukuran) -> None:
    """Write place and date, title, and the name; a demonstration names nobody."""
    sign, start = d.tanda_tangan, lembar.akhir + 1 - _LEBAR
    head = f"{sign.tempat_tanggal}\n{sign.jabatan}"
    lembar.turun()
    if sign.nama is None:
        lembar.paragraf(f"{head}\n\n{wording.unsigned(d)}", "pengesahan", start)
    else:
        below = "".join(f"\n{line}" for line in _bawah(sign.pangkat, sign.nip))
        lembar.bernama(f"{head}{_RUANG}", sign.nama, below, "pengesahan", start)


def _bawah(pangkat: str | None, nip: str | None) -> Iterator[str]:
    if pangkat:
        yield pangkat
    if nip:
        yield f"NIP. {nip}"
