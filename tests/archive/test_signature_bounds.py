"""A signed PDF of anybody's is judged within bounds of time and memory, whatever it claims to hold."""

import contextlib
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.archive import pdf_attacks as attacks
from tests.archive.bahan_tanda import KINI, Bahan, siapkan
from tests.archive.tandai_uji import tandai
from tests.archive.test_page_ink import page

from ukur.archive.content_stream import UnreadableContent
from ukur.archive.page_ink import page_ink
from ukur.archive.signed_pdf import check_signatures
from ukur.model.catalogue import Catalogue

MEMORY, CPU = 1_000_000_000, 10
"""Bytes of addresses beside what the program itself takes, and seconds."""
JUDGE = """
import datetime, resource, sys, time
from pathlib import Path
from ukur.archive.signed_pdf import check_signatures
import ukur.archive.signature_additions
import ukur.archive.signature_trust
signed, original, root = (Path(name).read_bytes() for name in sys.argv[1:4])
taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (taken + int(sys.argv[4]),) * 2)
now, start = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), time.process_time()
found = check_signatures(signed, original, [root], now)
print(found.alasan or "sah")
print(time.process_time() - start, file=sys.stderr)
"""


@pytest.fixture(scope="module")
def bahan(katalog: Catalogue) -> Bahan:
    return siapkan(katalog)


def _list_of_objects(pdf: bytes, stream: bytes, entries: int, widths: bytes) -> bytes:
    """Append an update whose list of objects is a packed stream."""
    prev, root = attacks.last_places(pdf)
    head = b"/Type /XRef /Size %d /Root %b /Prev %b /W [%b] /Index [0 %d]" % (
        entries,
        root,
        prev,
        widths,
        entries,
    )
    body = b"<< %b /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (head, len(stream), stream)
    return pdf + b"\n99999 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (body, len(pdf) + 1)


def _packed_list(pdf: bytes) -> bytes:
    return _list_of_objects(pdf, zlib.compress(bytes(60_000_000), 9), 20_000_000, b"1 1 1")


def _plain_table(pdf: bytes) -> bytes:
    prev, root = attacks.last_places(pdf)
    table = b"xref\n0 2000000\n" + b"0000000017 00000 n \n" * 2_000_000
    tail = b"trailer\n<< /Size 2000000 /Root %b /Prev %b >>\n" % (root, prev)
    return pdf + b"\n" + table + tail + b"startxref\n%d\n%%%%EOF\n" % (len(pdf) + 1)


def _packed_objects(pdf: bytes) -> bytes:
    """An update whose catalogue is in a packed stream of 200 MB."""
    data = zlib.compress(bytes(200_000_000), 9)
    stream = b"<< /Type /ObjStm /N 1 /First 6 /Filter /FlateDecode /Length %d >>\nstream\n" % len(data)
    return attacks.append_raw(pdf, {90000: stream + data + b"\nendstream"}, root=b"90000 0 R")


@pytest.mark.one_daily("one case of the table is walked every day through the same code")
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="batas memori hanya ada di Linux")
@pytest.mark.parametrize("bomb", [_packed_list, _plain_table, _packed_objects])
def test_a_bomb(bahan: Bahan, tmp_path: Path, bomb: Callable[[bytes], bytes]) -> None:
    files = {"signed": bomb(bahan.tandai()), "original": bahan.asli, "root": bahan.akar.der}
    for name, raw in files.items():
        (tmp_path / name).write_bytes(raw)
    command = [sys.executable, "-c", JUDGE, *map(str, map(tmp_path.joinpath, files)), str(MEMORY)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() not in {"", "sah"}
    assert float(done.stderr.split()[-1]) < CPU


def test_too_many_objects(bahan: Bahan) -> None:
    """Each revision has every object of the approved PDF read again."""
    heavy = attacks.append_raw(bahan.asli, {100_000 + place: b"null" for place in range(80_000)})
    signed = tandai(heavy, bahan.penanda)
    start = time.process_time()
    found = check_signatures(signed, heavy, [bahan.akar.der], KINI)
    assert "terlalu banyak objek" in (found.alasan or "sah")
    assert time.process_time() - start < CPU


@pytest.mark.one_daily("one case of the table is walked every day through the same code")
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"0 0 1 1 re f " * 300_000, id="bidang"),
        pytest.param(b"BT /F 1 Tf [" + b"<0001>" * 600_000 + b"] TJ ET", id="teks"),
        pytest.param(b"0 0 m " + b"1 1 l " * 600_000 + b"S", id="garis"),
        pytest.param(b"(" * 3_900_000, id="kurung"),
        pytest.param(b"%" + b"x" * 3_900_000, id="catatan"),
        pytest.param(b"q " * 1_900_000, id="keadaan"),
        pytest.param(b"/P" * 1_900_000, id="nama"),
    ],
)
def test_a_page_without_end(content: bytes) -> None:
    start = time.process_time()
    with contextlib.suppress(UnreadableContent):
        assert page_ink(page(content)) == ()
    assert time.process_time() - start < CPU
