"""The mark of what was taken out of an archive: one spelling, and nothing in it that is not text."""

import datetime
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from ukur.archive.pemeriksa import periksa
from ukur.archive.removals import REMOVALS, Removal, read_removals, removal_sentence, write_removals
from ukur.model.findings import UkurError
from ukur.model.paths import beside_entries

DAY = datetime.date(2026, 2, 3)
ROWS = (
    Removal(
        tanggal=datetime.date(2026, 2, 3), kembali="a" * 40, alasan='Berkas <x> & "y"', isi=("2025-TW4/v2",)
    ),
    Removal(tanggal=datetime.date(2026, 3, 4), kembali="b" * 64, alasan="Lagi &amp; lagi", isi=()),
)
WRITTEN = write_removals(ROWS)


def test_it_is_read_back() -> None:
    assert read_removals(WRITTEN) == ROWS


def test_it_is_xml() -> None:
    first, second = ET.fromstring(WRITTEN)  # our own bytes
    assert (first.get("alasan"), first.text) == ('Berkas <x> & "y"', "2025-TW4/v2")
    assert (second.get("kembali"), second.get("alasan")) == ("b" * 64, "Lagi &amp; lagi")


def test_it_lies_beside_the_entries() -> None:
    """For us and for the small verifier of every version, which would call another name added."""
    assert beside_entries(REMOVALS)
    _, wrong = periksa.periksa({"register.jsonl": b"", REMOVALS: WRITTEN})
    assert not [line for line in wrong if REMOVALS in line]


def test_what_it_says() -> None:
    assert removal_sentence(ROWS[0]) == (
        '2025-TW4/v2 dicabut 2026-02-03 sebab tidak pernah terbukti: Berkas <x> & "y" '
        "(arsip kembali ke keadaan commit aaaaaaaaaaaa)"
    )


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda raw: b"", id="kosong"),
        pytest.param(lambda raw: raw.replace(b"</pencabutan>\n", b""), id="terpotong"),
        pytest.param(lambda raw: raw.replace(b"2026-02-03", b"2026-02-30", 1), id="tanggal yang tidak ada"),
        pytest.param(lambda raw: raw.replace(b"<cabut ", b"<!-- x --><cabut ", 1), id="ditambah komentar"),
        pytest.param(lambda raw: raw.replace(b"&lt;", b"&#60;"), id="ejaan lain"),
        pytest.param(lambda raw: raw.replace(b"\n", b"\r\n"), id="akhir baris lain"),
        pytest.param(lambda raw: raw.replace(b"pencabutan/1", b"pencabutan/2"), id="bentuk lain"),
        pytest.param(lambda raw: b"\xff" + raw, id="bukan UTF-8"),
        pytest.param(lambda raw: raw + b" " * 1_000_000, id="terlalu besar"),
        pytest.param(lambda raw: b'<?xml version="1.0"?><!DOCTYPE x>' + raw, id="DOCTYPE"),
    ],
)
def test_other_bytes_are_refused(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(UkurError, match=r"pencabutan\.xml"):
        read_removals(spoil(WRITTEN))
