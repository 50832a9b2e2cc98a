"""Zip files whose bytes depend on their members alone: one date, one order, one compression."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import IO

_PERTAMA = "[Content_Types].xml"  # office documents are recognised by it, so it comes first
_TANGGAL = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can hold
_UNIX, _HAK = 3, 0o644 << 16
_TINGKAT = 6  # zlib's own default; it must stay, or the same input gives other bytes


def zip_tetap(berkas: Mapping[str, bytes]) -> bytes:
    """Return a zip of the files by name, the same bytes for the same files in any order."""
    buffer = io.BytesIO()
    names = sorted(berkas, key=lambda name: (name != _PERTAMA, name))
    alirkan(buffer, ((name, berkas[name]) for name in names))
    return buffer.getvalue()


def alirkan(tujuan: IO[bytes], berkas: Iterable[tuple[str, bytes]]) -> None:
    """Write a zip of the files in the order they come; no more than one of them is held at a time."""
    with zipfile.ZipFile(tujuan, "w", zipfile.ZIP_DEFLATED, compresslevel=_TINGKAT) as archive:
        for name, content in berkas:
            member = zipfile.ZipInfo(name, _TANGGAL)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system, member.external_attr = _UNIX, _HAK
            archive.writestr(member, content, compresslevel=_TINGKAT)


def bekukan(zip: bytes) -> bytes:
    """Return the zip with the same files, without its dates, order and permissions; folders are dropped."""
    with zipfile.ZipFile(io.BytesIO(zip)) as archive:
        return zip_tetap({m.filename: archive.read(m) for m in archive.infolist() if not m.is_dir()})
