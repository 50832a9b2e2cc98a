import io
import zipfile

from ukur.document.stable_zip import stable_zip

ISI = {"b.xml": b"dua", "[Content_Types].xml": b"jenis", "a/ç.xml": b"satu" * 1000, "_rels/.rels": b"r"}


def test_beku() -> None:
    assert stable_zip(dict(reversed(ISI.items()))) == stable_zip(ISI)


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
