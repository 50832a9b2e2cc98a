"""A byte order mark and old Macs' line ends: told, and the remedy that is told takes them away."""

import codecs

import pytest

from ukur.source.file_bytes import unusual_bytes
from ukur.source.file_kinds import kind_of
from ukur.source.format import format_text

PATH = "pengukuran/2025-TW1/dinas.yml"
FORM = b"unit: dinas\n\nindikator:\n  IKU-01:\n    realisasi: 1\n"


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        pytest.param(FORM, [], id="LF"),
        pytest.param(FORM.replace(b"\n", b"\r\n"), [], id="CR LF, as on Windows"),
        pytest.param(codecs.BOM_UTF8 + FORM, [1], id="a mark"),
        pytest.param(FORM.replace(b"\n", b"\r"), [1], id="CR alone"),
        pytest.param(codecs.BOM_UTF8 + FORM.replace(b"\n", b"\r"), [1, 1], id="both"),
        pytest.param(b"a: 1\r\nb: 2\r\nc: 3\rd: 4\n", [3], id="one of them, after others"),
        pytest.param(b"", [], id="nothing"),
        pytest.param(b"\r", [1], id="nothing else"),
    ],
)
def test_told(raw: bytes, lines: list[int]) -> None:
    assert [item.location.line for item in unusual_bytes(PATH, raw)] == lines


@pytest.mark.parametrize("ending", [b"\n", b"\r", b"\r\n"])
def test_the_remedy_works(ending: bytes) -> None:
    kind = kind_of(PATH)
    assert kind is not None
    text = format_text(PATH, codecs.BOM_UTF8 + FORM.replace(b"\n", ending), kind[0])
    assert [*unusual_bytes(PATH, text.encode())] == []
    assert "realisasi: 1" in text
