"""Who signs the document: the blocks below it, chosen by office and date, with the lines of authority."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import TypedDict

from ukur.document.date_text import date_text
from ukur.document.sections import Signature
from ukur.measure.edition import CURRENT, Edition
from ukur.model.catalogue import Catalogue
from ukur.model.pengukuran import Dokumen
from ukur.model.peran import Pejabat, StatusJabatan
from ukur.model.sop import SignatureForm


class SignatureBlocks(TypedDict):
    """The fields of the document that hold its signature blocks."""

    tanda_tangan: Signature
    penanda_tangan_lain: tuple[Signature, ...]


def signature_blocks(catalogue: Catalogue, dokumen: Dokumen, edition: Edition = CURRENT) -> SignatureBlocks:
    """Return every block; of a document of an older form the maker's alone."""
    return {
        "tanda_tangan": _maker(catalogue, dokumen, edition),
        "penanda_tangan_lain": tuple(_cosigners(catalogue, dokumen, edition)),
    }


def _maker(catalogue: Catalogue, dokumen: Dokumen, edition: Edition) -> Signature:
    """Choose the one who makes the document and signs it; a demonstration prints the office and no name."""
    date = dokumen.tanggal_pengesahan
    place = f"{catalogue.instansi.tempat}, {date_text(date) if date else '..........................'}"
    block = _block(catalogue, catalogue.sop.principal_office, date, edition)
    return replace(block, tempat_tanggal=place)


def _cosigners(catalogue: Catalogue, dokumen: Dokumen, edition: Edition) -> Iterator[Signature]:
    """Yield the blocks of those who sign beside, in the SOP's order."""
    for item in catalogue.sop.cosigners if edition >= Edition.FOURTH else ():
        block = _block(catalogue, item.jabatan, dokumen.tanggal_pengesahan, edition)
        yield replace(block, sebagai=item.sebagai or "")


def _block(catalogue: Catalogue, office: str, date: datetime.date | None, edition: Edition) -> Signature:
    """Return the block of an office on a day: of who stands in for its holder, where somebody does."""
    titles = catalogue.pejabat.jabatan
    title = titles.get(office, office.replace("-", " ").title())
    holders = catalogue.pejabat.holders_on(office, date) if date else ()
    cara = (catalogue.sop.cara_tanda_tangan or SignatureForm.BASAH) if edition >= Edition.FOURTH else ""
    electronic = cara == SignatureForm.ELEKTRONIK
    bare = Signature("", title, None, None, None, cara=str(cara) if electronic else "")
    if catalogue.instansi.percontohan or not holders:
        return bare
    holder = max(holders, key=lambda person: (person.status.stands_in, person.mulai))
    above, own = _lines(holder, title, tuple(titles.get(name, name) for name in holder.selaku))
    named = replace(bare, jabatan=own, di_atas=above, nama=holder.nama, sk=holder.sk or "")
    # The block of an electronic signature shows neither rank nor NIP: decision 29.
    return named if electronic else replace(named, pangkat=holder.pangkat, nip=_nip(holder.nip))


def _lines(holder: Pejabat, title: str, own: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Return the lines above the signatory's own title, and that title with what stands before it."""
    if holder.status is StatusJabatan.AN and own:
        return (f"{holder.status} {title}",), own[-1]
    if holder.status is StatusJabatan.UB and own:
        return (f"{StatusJabatan.AN} {title}", *own[:-1]), f"{holder.status} {own[-1]}"
    acting = "" if holder.status is StatusJabatan.DEFINITIF else f"{holder.status} "
    return (), acting + title


def _nip(nip: str | None) -> str | None:
    """Group the 18 digits 8-6-1-3, as signature blocks print them."""
    if nip is None:
        return None
    digits = nip.replace(" ", "")
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"
