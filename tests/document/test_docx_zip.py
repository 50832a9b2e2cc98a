import io
import zipfile

import pytest

from ukur.document.stable_zip import stabilize_zip, stable_zip

ISI = {"b.xml": b"dua", "[Content_Types].xml": b"jenis", "a/ç.xml": b"satu" * 1000, "_rels/.rels": b"r"}


def _zip(isi: dict[str, bytes], tahun: int, hak: int, cara: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", cara) as archive:
        archive.writestr(zipfile.ZipInfo("map/", (tahun, 2, 3, 4, 5, 6)), b"")
        for name, content in isi.items():
            member = zipfile.ZipInfo(name, (tahun, 2, 3, 4, 5, 6))
            member.external_attr, member.compress_type, member.comment = hak << 16, cara, b"catatan"
            archive.writestr(member, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "asal",
    [
        pytest.param(_zip(ISI, 2024, 0o600, zipfile.ZIP_DEFLATED), id="tanggal dan hak lain"),
        pytest.param(_zip(dict(reversed(ISI.items())), 1999, 0o777, zipfile.ZIP_STORED), id="urutan lain"),
        pytest.param(stable_zip(ISI), id="sudah beku"),
        pytest.param(stable_zip(dict(reversed(ISI.items()))), id="isi dalam urutan lain"),
    ],
)
def test_beku(asal: bytes) -> None:
    assert stabilize_zip(asal) == stable_zip(ISI)


def test_isi_zip() -> None:
    with zipfile.ZipFile(io.BytesIO(stable_zip(ISI))) as archive:
        members = archive.infolist()
        assert {m.filename: archive.read(m) for m in members} == ISI
    assert [m.filename for m in members] == ["[Content_Types].xml", "_rels/.rels", "a/ç.xml", "b.xml"]
    assert {m.date_time for m in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {(m.create_system, m.external_attr >> 16, m.compress_type) for m in members} == {(3, 0o644, 8)}
    assert {(m.extra, m.comment) for m in members} == {(b"", b"")}


def test_zip_kosong() -> None:
    assert zipfile.ZipFile(io.BytesIO(stable_zip({}))).namelist() == []
