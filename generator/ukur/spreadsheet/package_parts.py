"""The zip that an .xlsx or .ods is: its parts, unpacked in pieces and counted while that is done."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from ukur.spreadsheet.unreadable import (
    FREE,
    MAX_FILE,
    MAX_MEMBERS,
    MAX_PART,
    MAX_RATIO,
    MAX_TOTAL,
    UnreadableWorkbook,
    damaged,
    too_large,
)

BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, EOFError, OSError, OverflowError)
"""What reading a zip raises when it is not whole."""

CHUNK = 1 << 16  # bytes at a time: what is held beside the cells themselves
_LOCAL = 30  # bytes of the fixed part of a local header, by the format's description
_ENTRY = b"PK\x01\x02"  # begins each line of the directory


class PackageParts:
    """The parts of a package by their path; sizes that its headers claim are not believed."""

    def __init__(self, content: bytes) -> None:
        if len(content) > MAX_FILE:
            raise too_large(f"{len(content) // 1_000_000} MB, paling banyak {MAX_FILE // 1_000_000} MB")
        if content.count(_ENTRY) > MAX_MEMBERS:  # before zipfile makes an object of each
            raise too_large(f"lebih dari {MAX_MEMBERS} berkas di dalamnya")
        self._content = content
        self._left = MAX_TOTAL
        self._members: dict[str, zipfile.ZipInfo] = {}
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
        for member in members:
            if self._members.setdefault(_folded(member.filename), member) is not member:
                raise damaged("dua bagian bernama sama")

    def __contains__(self, path: str) -> bool:
        return _folded(path) in self._members

    def chunks(self, path: str) -> Iterator[bytes]:
        """Yield a part's bytes; refuse what grows beyond its measure, is not whole, or is not there."""
        member = self._members.get(_folded(path))
        if member is None:
            raise damaged(f"bagian {path[:100]} tidak ada")
        if member.flag_bits & 1:
            raise UnreadableWorkbook("berkas bersandi", "simpan lagi tanpa sandi, lalu coba lagi")
        limit = min(MAX_PART, FREE + MAX_RATIO * member.compress_size)
        seen, crc = 0, 0
        for chunk in unpacked_pieces(self._content, member):
            seen += len(chunk)
            self._left -= len(chunk)
            if seen > limit or self._left < 0:
                raise too_large(f"bagian {path[:100]} mengembang tidak wajar")
            crc = zlib.crc32(chunk, crc)
            yield chunk
        if seen != member.file_size or crc != member.CRC:
            raise damaged(f"bagian {path[:100]} tidak utuh")

    def read(self, path: str) -> bytes:
        """Return a small part whole."""
        return b"".join(self.chunks(path))


def unpacked_pieces(content: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield what a member unpacks to, whatever its headers claim; its reader counts and stops.

    The standard library unpacks a member at once and then cuts it to the size that is claimed.
    """
    return _unpacked(_packed(content, member), member.compress_type)


def _packed(content: bytes, member: zipfile.ZipInfo) -> memoryview:
    place = member.header_offset
    name, extra = struct.unpack("<HH", content[place + 26 : place + _LOCAL])
    start = place + _LOCAL + name + extra
    return memoryview(content)[start : start + member.compress_size]


def _folded(path: str) -> str:
    """Return a path as packages compare them; some programs of Windows part folders with backslashes."""
    return path.replace("\\", "/").lstrip("/").casefold()


def _unpacked(packed: memoryview, method: int) -> Iterator[bytes]:
    pieces = (bytes(packed[place : place + CHUNK]) for place in range(0, len(packed), CHUNK))
    if method == zipfile.ZIP_STORED:
        yield from pieces
        return
    if method != zipfile.ZIP_DEFLATED:
        raise NotImplementedError(method)
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for piece in pieces:
        while piece and not inflater.eof:
            yield inflater.decompress(piece, CHUNK)
            piece = inflater.unconsumed_tail
    while not inflater.eof and (rest := inflater.decompress(b"", CHUNK)):
        yield rest
    if not inflater.eof:
        raise EOFError
