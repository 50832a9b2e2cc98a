"""``dokumen.json``: the document's value frozen, and read back to the very same value."""

from functools import cache

from pydantic import TypeAdapter, ValidationError

from ukur.archive.canonical import canonical_file, parse_canonical
from ukur.document.document_value import DokumenPengukuran
from ukur.model.findings import UkurError

DOKUMEN = "dokumen.json"
FORMAT = "ukur/dokumen/1"


@cache
def _adapter() -> TypeAdapter[DokumenPengukuran]:
    return TypeAdapter(DokumenPengukuran)


def freeze(dokumen: DokumenPengukuran) -> bytes:
    """Return the file; numbers are strings, as printed, so that no digit is lost."""
    return canonical_file({"bentuk": FORMAT, "dokumen": _adapter().dump_python(dokumen, mode="json")})


def thaw(isi: bytes, nama: str = DOKUMEN) -> DokumenPengukuran:
    """Return the value; UkurError where the bytes are not exactly what freezing it gives."""
    data = parse_canonical(isi, nama)
    if not isinstance(data, dict) or data.get("bentuk") != FORMAT or data.keys() != {"bentuk", "dokumen"}:
        raise UkurError(f"{nama} bukan dokumen beku yang dikenal versi ini; perbarui Ukur, lalu ulangi")
    try:
        found = _adapter().validate_python(data["dokumen"])
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise UkurError(f"{nama} tidak sesuai bentuknya pada {place}; ambil ulang arsipnya") from error
    if not _freezes_alike(data["dokumen"], found):
        raise UkurError(f"{nama} memuat nilai yang tidak baku; ambil ulang arsipnya")
    return found


def _freezes_alike(data: object, dokumen: DokumenPengukuran) -> bool:
    """Return whether freezing the value gives the data again; fields added since then have their defaults."""
    return _thawed(data, _adapter().dump_python(dokumen, mode="json"))


def _thawed(data: object, penuh: object) -> bool:
    if isinstance(data, dict) and isinstance(penuh, dict):
        return data.keys() <= penuh.keys() and all(_thawed(data[key], penuh[key]) for key in data)
    if isinstance(data, list) and isinstance(penuh, list):
        return len(data) == len(penuh) and all(map(_thawed, data, penuh))
    return data == penuh and type(data) is type(penuh)
