"""A member of a zip that somebody else packed, unpacked to no more than it claims to be."""

import zipfile

PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""What every program packs with. Of the others Python unpacks a piece whole, whatever is asked for."""


def member_bytes(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """Return a member's content; ValueError where it claims more than ``most`` or is packed otherwise.

    Asked for all of a member, Python unpacks without a bound and then cuts at the size that is claimed; asked
    for so many bytes, it stops there.
    """
    if member.compress_type not in PACKINGS or member.file_size > most:
        raise ValueError(member.filename)
    with archive.open(member) as packed:
        return packed.read(member.file_size + 1)
