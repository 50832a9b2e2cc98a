"""The signature block: one row of the sheet, so that no page break can fall inside it."""

from collections.abc import Iterator

from ukur.document.nilai import DokumenPengukuran
from ukur.document.xlsx.lembar import Lembar

PERCONTOHAN = "Percontohan: tanpa nama dan tanpa tanda tangan"
MENYUSUL = "(penanda tangan mengikuti tanggal pengesahan)"
_AWAL = 9  # the block stands at the right
_RUANG = "\n\n\n\n"  # for the signature


def tulis_pengesahan(lembar: Lembar, d: DokumenPengukuran) -> None:
    """Write place and date, title, and the name; a demonstration names nobody."""
    sign = d.tanda_tangan
    head = f"{sign.tempat_tanggal}\n{sign.jabatan}"
    lembar.turun()
    if sign.nama is None:
        lembar.paragraf(f"{head}\n\n{PERCONTOHAN if d.percontohan else MENYUSUL}", "pengesahan", _AWAL)
    else:
        below = "".join(f"\n{line}" for line in _bawah(sign.pangkat, sign.nip))
        lembar.bernama(f"{head}{_RUANG}", sign.nama, below, "pengesahan", _AWAL)


def _bawah(pangkat: str | None, nip: str | None) -> Iterator[str]:
    if pangkat:
        yield pangkat
    if nip:
        yield f"NIP. {nip}"
