"""Zips whose member claims 100 bytes and unpacks to 100 MB: none of it comes into memory."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.archive.arsip_uji import V1, Arsip
from tests.commands.test_program_pin import LIBRARY, PIN
from tests.fuzz.bounded import Outcome, run

from ukur.archive.print_content import same_content
from ukur.archive.zip_content import member_content
from ukur.commands.gate.lock_changes import lock_sentences
from ukur.model.paths import REGISTER
from ukur.source.archive_reader import read_archive

SIZE, CLAIMED, MOST = 100_000_000, 100, 25_000_000
"""What it holds, what it says, and what reading it may take: a quarter of what is hidden."""
METHODS = {
    "stored": zipfile.ZIP_STORED,
    "deflate": zipfile.ZIP_DEFLATED,
    "bzip2": zipfile.ZIP_BZIP2,
    "lzma": zipfile.ZIP_LZMA,
}


@pytest.fixture(scope="session", params=METHODS)
def method(request: pytest.FixtureRequest) -> int:
    return METHODS[request.param]


def packed(name: str, method: int, others: Arsip | None = None) -> bytes:
    """Return a zip of a member that lies, by the standard library's own packing and two headers set anew."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for other, content in (others or {}).items():
            archive.writestr(other, content)
        archive.writestr(name, bytes(SIZE if method != zipfile.ZIP_STORED else CLAIMED * 2), method)
        [member] = [one for one in archive.infolist() if one.filename == name]
    raw = bytearray(made.getvalue())
    central = raw.rindex(b"PK\x01\x02")  # its entry is the last
    crc = struct.pack("<L", zlib.crc32(bytes(CLAIMED)))
    for place, crc_at, size_at in ((member.header_offset, 14, 22), (central, 16, 24)):
        raw[place + crc_at : place + crc_at + 4] = crc
        raw[place + size_at : place + size_at + 4] = struct.pack("<L", CLAIMED)
    return bytes(raw)


def test_the_lie_is_one(method: int) -> None:
    """The headers are read as they were set, and the standard library alone unpacks it all."""
    content = packed("a", method)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        [member] = archive.infolist()
        assert (member.file_size, member.CRC) == (CLAIMED, zlib.crc32(bytes(CLAIMED)))
    if method != zipfile.ZIP_STORED:
        assert run(lambda raw: zipfile.ZipFile(io.BytesIO(raw)).read("a"), content).grown > SIZE / 2


def bounded(read: Callable[[bytes], object], content: bytes, outcome: Outcome) -> None:
    ran = run(read, content)
    assert (ran.outcome, ran.error) == (outcome, "")
    assert ran.grown < MOST


def test_an_archive(method: int, arsip: Arsip, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    content = packed(f"{V1}/lampiran.bin", method, arsip)

    def read(raw: bytes) -> None:
        path.write_bytes(raw)
        found = read_archive(path, REGISTER)
        assert found is not None
        assert len(found.files[f"{V1}/lampiran.bin"]) <= CLAIMED

    plain = method in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    bounded(read, content, Outcome.READ if plain else Outcome.REFUSED)


@pytest.mark.parametrize("ending", ["xlsx", "zip"])
def test_a_printed_file(method: int, ending: str) -> None:
    """Compared with what is printed anew; it says something else."""
    own = io.BytesIO()
    with zipfile.ZipFile(own, "w") as archive:
        archive.writestr("a.json", b"{}")

    def read(raw: bytes) -> None:
        assert not same_content(f"a.{ending}", raw, own.getvalue())

    bounded(read, packed("a.json", method), Outcome.READ)


def test_a_wheel_in_a_proposal(method: int) -> None:
    """The lock that it carries: one that cannot be read is none."""

    def read(raw: bytes) -> None:
        assert list(lock_sentences("", LIBRARY, PIN, raw)) != []

    bounded(read, packed("ukur/repo/requirements.lock", method), Outcome.READ)


def test_what_a_member_says_is_what_it_holds() -> None:
    """As packed; with one byte of its content another, and with another size, it is refused."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a", b"1234")
    content = made.getvalue()
    with zipfile.ZipFile(made) as archive:
        [member] = archive.infolist()
    assert member_content(content, member) == b"1234"
    with pytest.raises(ValueError, match="another content"):
        member_content(content.replace(b"1234", b"1235"), member)
    member.file_size = 3
    with pytest.raises(ValueError, match="another content"):
        member_content(content, member)
