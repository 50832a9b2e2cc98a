"""Zip files whose bytes depend on their members alone: one date, one order, one compression."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import IO

_FIRST_MEMBER = "[Content_Types].xml"  # office documents are recognised by it, so it comes first
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can hold
_UNIX, _FIXED_RIGHTS = 3, 0o644 << 16
_COMPRESSION = 6  # zlib's own default; it must stay, or the same input gives other bytes


def stored_zip(files: Mapping[str, bytes]) -> bytes:
    """Return the same zip with nothing compressed: whoever compresses it whole finds what its files share."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _FIXED_DATE), files[name])
    return buffer.getvalue()


def stable_zip(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of the files by name, the same bytes for the same files in any order."""
    buffer = io.BytesIO()
    names = sorted(files, key=lambda name: (name != _FIRST_MEMBER, name))
    stream_zip(buffer, ((name, files[name]) for name in names))
    return buffer.getvalue()


def stream_zip(tujuan: IO[bytes], files: Iterable[tuple[str, bytes]]) -> None:
    """Write a zip of the files in the order they come; no more than one of them is held at a time."""
    with zipfile.ZipFile(tujuan, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION) as archive:
        for name, content in files:
            member = zipfile.ZipInfo(name, _FIXED_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system, member.external_attr = _UNIX, _FIXED_RIGHTS
            archive.writestr(member, content, compresslevel=_COMPRESSION)
