"""An entry against the same made again: packing may differ, and nothing else."""

import io
import zipfile
from collections.abc import Callable, Mapping

import pytest

from ukur.archive.derivation import differing_files, other_tools
from ukur.archive.zip_content import same_zip
from ukur.document.stable_zip import stable_zip

MEMBERS = {"[Content_Types].xml": b"<a/>" * 400, "kosong": b"", "xl/workbook.xml": b"<b/>" * 900}
DERIVED = stable_zip(MEMBERS)


def _repacked(level: int, members: Mapping[str, bytes] = MEMBERS, names: tuple[str, ...] = ()) -> bytes:
    """Pack the same members again, as another zlib would, or others."""
    content = {**MEMBERS, **members}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names or (*MEMBERS, *(set(content) - set(MEMBERS))):
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED if level >= 0 else zipfile.ZIP_STORED
            member.create_system, member.external_attr = 3, 0o644 << 16
            archive.writestr(member, content[name], compresslevel=level if level >= 0 else None)
    return target.getvalue()


def _stuffed(packed: bytes) -> bytes:
    """Put a text between the last member and the directory, whose place is told anew."""
    start = packed.index(b"PK\x01\x02")
    end = packed.index(b"PK\x05\x06")
    moved = (start + 6).to_bytes(4, "little")
    return (
        packed[:start] + b"rahasi" + packed[start:end] + packed[end : end + 16] + moved + packed[end + 20 :]
    )


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: DERIVED, id="bita yang sama"),
        pytest.param(lambda: _repacked(1), id="dikemas lebih longgar"),
        pytest.param(lambda: _repacked(9), id="dikemas lebih rapat"),
    ],
)
def test_only_the_packing_differs(make: Callable[[], bytes]) -> None:
    assert same_zip(make(), DERIVED)


def test_the_packing_does_differ() -> None:
    """Else the rows above compare bytes that are the same."""
    assert _repacked(1) != DERIVED


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: _repacked(6, {"xl/workbook.xml": b"<c/>" * 900}), id="isi lain"),
        pytest.param(lambda: _repacked(6, {"xl/workbook.xml": b"<b/>"}), id="isi lebih pendek"),
        pytest.param(lambda: _repacked(6, {"xl/vbaProject.bin": b"x"}), id="berkas ditambah"),
        pytest.param(lambda: _repacked(6, {}, tuple(reversed(MEMBERS))), id="urutan lain"),
        pytest.param(lambda: _repacked(6, {}, tuple(MEMBERS)[:2]), id="berkas dibuang"),
        pytest.param(lambda: _repacked(-1), id="tidak dikemas"),
        pytest.param(lambda: b"MZ" + DERIVED, id="program di depan ZIP"),
        pytest.param(lambda: DERIVED + b"x", id="teks di belakang ZIP"),
        pytest.param(lambda: _stuffed(DERIVED), id="teks di antaranya"),
        pytest.param(lambda: DERIVED.replace(b"kosong", b"kosonh", 1), id="nama lain di kepala berkas saja"),
        pytest.param(lambda: DERIVED[:-1] + b"\x01", id="komentar yang tidak ada"),
        pytest.param(lambda: DERIVED[: len(DERIVED) // 2], id="terpotong"),
        pytest.param(lambda: b"", id="kosong"),
        pytest.param(lambda: b"PK\x05\x06" + b"\0" * 18, id="ZIP tanpa isi"),
    ],
)
def test_anything_else_is_another_file(make: Callable[[], bytes]) -> None:
    assert not same_zip(make(), DERIVED)


def test_a_bomb_is_not_unpacked() -> None:
    """What says that it is as large as ours unpacks no further than that."""
    bomb = bytearray(_repacked(9, {"xl/workbook.xml": b"\0" * 50_000_000}))
    said = (50_000_000).to_bytes(4, "little")
    true = len(MEMBERS["xl/workbook.xml"]).to_bytes(4, "little")
    assert not same_zip(bytes(bomb).replace(said, true), DERIVED)


def test_files_that_differ_are_named() -> None:
    filed = {"a.xlsx": _repacked(1), "b.pdf": b"%PDF", "c.csv": b"1", "manifest.json": b"x", "lebih.txt": b""}
    derived = {"a.xlsx": DERIVED, "b.pdf": b"%PDF ", "c.csv": b"1", "kurang.txt": b""}
    assert list(differing_files(filed, derived)) == ["b.pdf", "kurang.txt", "lebih.txt"]


@pytest.mark.parametrize(
    ("then", "found"),
    [
        pytest.param({"ukur": "0.4.0", "zlib": "1.3.1"}, (), id="hanya pengemasnya"),
        pytest.param({"ukur": "0.9.9", "zlib": "1.2.13"}, ("ukur",), id="versi lain"),
        pytest.param({"zlib": "1.2.13"}, ("ukur",), id="tidak disebut"),
        pytest.param({"ukur": "0.4.0", "zlib": "1.2.13", "lain": "1"}, ("lain",), id="alat tak dikenal"),
    ],
)
def test_tools_of_another_version(then: dict[str, str], found: tuple[str, ...]) -> None:
    assert other_tools(then, {"ukur": "0.4.0", "zlib": "1.2.13"}) == found
