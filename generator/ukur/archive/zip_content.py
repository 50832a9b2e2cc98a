"""What a zip says whatever compressed it: every byte but the packed ones, and what those unpack to."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

_LOCAL, _CENTRAL, _END = 30, 46, 22  # bytes of the fixed parts, by the format's description
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, struct.error, ValueError, NotImplementedError, EOFError)


def same_zip(filed: bytes, derived: bytes) -> bool:
    """Return whether two zips differ in nothing but how their members were compressed.

    ``derived`` is our own; nothing of ``filed`` is unpacked beyond what that holds.
    """
    if filed == derived:
        return True
    try:
        sizes = _sizes(derived)
        return list(_parts(filed, sizes)) == list(_parts(derived, sizes))
    except BROKEN_ZIP:
        return False


def member_content(content: bytes, member: zipfile.ZipInfo) -> bytes:
    """Return what a member of a zip unpacks to; one of ``BROKEN_ZIP`` where that is not what it claims.

    The standard library unpacks it whole and cuts that to the size that is claimed; here no more is unpacked.
    """
    place = member.header_offset
    name, extra = struct.unpack("<HH", content[place + 26 : place + _LOCAL])
    start = place + _LOCAL + name + extra
    made = _unpacked(content[start : start + member.compress_size], member)
    if member.flag_bits & 1 or len(made) != member.file_size or zlib.crc32(made) != member.CRC:
        raise ValueError("another content")
    return made


def _sizes(content: bytes) -> list[int]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [member.file_size for member in archive.infolist()]


def _parts(content: bytes, sizes: list[int]) -> Iterator[bytes]:
    """Yield headers without packed sizes and places, and the members' contents; no byte is left out."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
    if [member.file_size for member in members] != sizes:
        raise ValueError("other members")
    place = 0
    for member in members:
        if member.header_offset != place:
            raise ValueError("bytes between members")
        name, extra = struct.unpack("<HH", content[place + 26 : place + _LOCAL])
        start = place + _LOCAL + name + extra
        yield content[place : place + 18] + content[place + 22 : start]
        place = start + member.compress_size
        yield _unpacked(content[start:place], member)
    for _member in members:
        name, extra, remark = struct.unpack("<HHH", content[place + 28 : place + 34])
        end = place + _CENTRAL + name + extra + remark
        yield content[place : place + 20] + content[place + 24 : place + 42] + content[place + _CENTRAL : end]
        place = end
    if len(content) != place + _END:
        raise ValueError("bytes behind the members")
    yield content[place : place + 16] + content[place + 20 :]


def _unpacked(packed: bytes, member: zipfile.ZipInfo) -> bytes:
    if member.compress_type == zipfile.ZIP_STORED:
        return packed
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise ValueError("another compression")
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    made = inflater.decompress(packed, member.file_size + 1)
    if len(made) != member.file_size or not inflater.eof or inflater.unused_data or inflater.unconsumed_tail:
        raise ValueError("another size")
    return made
