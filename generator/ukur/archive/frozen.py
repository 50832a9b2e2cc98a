"""``dokumen.json``: the document's value frozen, and read back to the very same value."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from ukur.archive import form_1
from ukur.archive.canonical import canonical_file, parse_canonical
from ukur.document.document_value import DokumenPengukuran
from ukur.measure.edition import CURRENT, Edition
from ukur.model.findings import UkurError

DOKUMEN = "dokumen.json"
FORMATS: Mapping[str, Edition] = {
    form_1.FORMAT: Edition.FIRST,
    "ukur/dokumen/2": Edition.SECOND,
    "ukur/dokumen/3": Edition.THIRD,  # the shape of 2, with other words
    "ukur/dokumen/4": Edition.FOURTH,  # the shape of 2, grown by optional fields
    "ukur/dokumen/5": Edition.FIFTH,  # the same, said and printed anew
    "ukur/dokumen/6": Edition.SIXTH,  # the same, with names of roles, and one table a sheet
    "ukur/dokumen/7": Edition.SEVENTH,  # the same, with sheets that are filled
    "ukur/dokumen/8": Edition.EIGHTH,  # the same, in the order of codes, and said shorter
    "ukur/dokumen/9": Edition.NINTH,  # the same; figures stay whole, and rows are lower
}
"""The forms that are read, each with the rules its document was measured by; the newest is written."""


class Frozen(NamedTuple):
    """A filed document, and the rules of measuring that it was made by."""

    dokumen: DokumenPengukuran
    edition: Edition


@cache
def _adapter() -> TypeAdapter[DokumenPengukuran]:
    return TypeAdapter(DokumenPengukuran)


def freeze(dokumen: DokumenPengukuran, edition: Edition = CURRENT) -> bytes:
    """Return the file; numbers are strings, as printed, so that no digit is lost.

    An older form is written only to compare with what was filed in it.
    """
    plain = _plain(dokumen)
    form = next(name for name, its in FORMATS.items() if its is edition)
    return canonical_file(
        {"bentuk": form, "dokumen": form_1.downgrade(plain) if edition is Edition.FIRST else plain}
    )


def thaw(content: bytes, name: str = DOKUMEN) -> DokumenPengukuran:
    """Return the value; UkurError where the bytes are not exactly what freezing it gives."""
    return thaw_form(content, name).dokumen


def thaw_form(content: bytes, name: str = DOKUMEN) -> Frozen:
    """Return the value and the rules it was made by; UkurError as in :func:`thaw`."""
    data = parse_canonical(content, name)
    form = data.get("bentuk") if isinstance(data, dict) else None
    if not isinstance(form, str) or form not in FORMATS or data.keys() != {"bentuk", "dokumen"}:
        raise UkurError(f"{name} bukan dokumen beku yang dikenal versi ini; perbarui Ukur, lalu ulangi")
    frozen = data["dokumen"]
    try:
        known = form_1.upgrade(frozen) if form == form_1.FORMAT else frozen
        found = _adapter().validate_python(known)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise UkurError(f"{name} tidak sesuai bentuknya pada {place}; ambil ulang arsipnya") from error
    except (LookupError, TypeError, AttributeError) as error:
        raise UkurError(f"{name} tidak sesuai bentuknya; ambil ulang arsipnya") from error
    full = _plain(found)
    if not _thawed(frozen, form_1.downgrade(full) if form == form_1.FORMAT else full):
        raise UkurError(f"{name} memuat nilai yang tidak baku; ambil ulang arsipnya")
    return Frozen(found, FORMATS[form])


def as_filed(dokumen: DokumenPengukuran, edition: Edition) -> DokumenPengukuran:
    """Return a document as one of its form would be read back: without what that form did not hold."""
    if edition is not Edition.FIRST:
        return dokumen
    return _adapter().validate_python(form_1.upgrade(form_1.downgrade(_plain(dokumen))))


def _plain(dokumen: DokumenPengukuran) -> dict[str, Any]:
    plain: dict[str, Any] = _adapter().dump_python(dokumen, mode="json")
    return plain


def _thawed(data: object, full: object) -> bool:
    """Return whether freezing gives the data again; fields added to a form since then have their defaults."""
    if isinstance(data, dict) and isinstance(full, dict):
        return data.keys() <= full.keys() and all(_thawed(data[key], full[key]) for key in data)
    if isinstance(data, list) and isinstance(full, list):
        return len(data) == len(full) and all(map(_thawed, data, full))
    return data == full and type(data) is type(full)
