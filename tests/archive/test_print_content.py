"""Two printed files say the same, whatever wrote them; a figure, a word or a picture more is another file."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from tests.skenario.forged_archive import repacked

from ukur.archive.frozen import DOKUMEN, thaw
from ukur.archive.print_content import same_content
from ukur.document.pdf.pdf_printer import Equipment
from ukur.document.published_files import FILE_FORMS

OLD = Path(__file__).parents[1] / "verify/archives/0.3.0.zip"
FOLDER = "2025-TW1/v1"
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def filed() -> Files:
    """The printed files of an entry that version 0.3.0 filed, by ending."""
    with zipfile.ZipFile(OLD) as packed:
        names = [name for name in packed.namelist() if f"{FOLDER}/pengukuran-kinerja" in name]
        found = {name.rpartition(".")[2]: packed.read(name) for name in names}
        (value,) = (name for name in packed.namelist() if name.endswith(f"{FOLDER}/{DOKUMEN}"))
        return {**found, DOKUMEN: packed.read(value)}


def test_todays_printers_say_what_was_filed(filed: Files) -> None:
    document = thaw(filed[DOKUMEN])
    for ending, form in FILE_FORMS.items():
        assert same_content(f"a.{ending}", filed[ending], form.buat(document, Equipment()))


def _saved_again(content: bytes) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.docinfo["/Producer"] = "typst 0.0"
        pdf.save(made)
    return made.getvalue()


def _edited(find: bytes, put: bytes) -> Callable[[bytes], bytes]:
    """Return an edit of the first page's content."""

    def change(content: bytes) -> bytes:
        made = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as pdf:
            page = pdf.pages[0]
            text = page.Contents.read_bytes()
            assert find in text
            page.Contents = pdf.make_stream(text.replace(find, put, 1))
            pdf.save(made)
        return made.getvalue()

    return change


def _page_gone(content: bytes) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        del pdf.pages[-1]
        pdf.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("change", "same"),
    [
        pytest.param(_saved_again, True, id="disimpan program lain"),
        pytest.param(_edited(b"(\\000\\001\\000\\002", b"(\\000\\002\\000\\001"), False, id="dua huruf"),
        pytest.param(_edited(b"BT 0 Tr", b"BT 3 Tr"), False, id="huruf tak tampak"),
        pytest.param(_page_gone, False, id="satu halaman hilang"),
        pytest.param(lambda raw: raw[: len(raw) // 2], False, id="terpotong"),
        pytest.param(lambda _: b"%PDF-1.4 angka lain", False, id="bukan PDF"),
    ],
)
def test_pdf(filed: Files, change: Callable[[bytes], bytes], same: bool) -> None:
    assert same_content("a.pdf", change(filed["pdf"]), filed["pdf"]) is same


@pytest.mark.parametrize(
    ("ending", "find", "put", "same"),
    [
        pytest.param("xlsx", b"applyFont", b"applyFill", True, id="XLSX: rupa"),
        pytest.param("xlsx", b"Dinas Pemberdayaan", b"Badan Pemberdayaan", False, id="XLSX: kata"),
        pytest.param("docx", b"w:sz ", b"w:szCs ", True, id="DOCX: rupa"),
        pytest.param("docx", b"Dinas Pemberdayaan", b"Badan Pemberdayaan", False, id="DOCX: kata"),
        pytest.param("zip", b"Dinas Pemberdayaan", b"Badan Pemberdayaan", False, id="data: kata"),
        pytest.param("xlsx", b"<sst ", b"<!DOCTYPE x><sst ", False, id="XLSX: entitas"),
    ],
)
def test_packages(filed: Files, ending: str, find: bytes, put: bytes, same: bool) -> None:
    changed = repacked(filed[ending], lambda _, raw: raw.replace(find, put))
    assert changed != repacked(filed[ending], lambda _, raw: raw)
    assert same_content(f"a.{ending}", changed, filed[ending]) is same
