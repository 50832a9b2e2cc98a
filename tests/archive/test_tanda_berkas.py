import io
import random
from collections.abc import Callable

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.archive.bahan_tanda import NAMA, Bahan, Uji, siapkan
from tests.archive.tandai_uji import (
    KECIL,
    lubangi,
    tandai,
)

from ukur.model.catalogue import Catalogue

TERPOTONG = "terpotong, rusak"
BUKAN_ASLI = "tidak diawali persis oleh PDF yang disetujui"
TAK_COCOK = "ada bita yang berubah sesudah ditandatangani"
CAKUPAN = "tidak mencakup seluruh isi berkas"


@pytest.fixture(scope="module")
def bahan(katalog: Catalogue) -> Bahan:
    return siapkan(katalog)


def _balik(pdf: bytes, di: int) -> bytes:
    return pdf[:di] + bytes([pdf[di] ^ 1]) + pdf[di + 1 :]


def _terkunci(pdf: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        file.save(out, encryption=pikepdf.Encryption(owner="uji", user="uji"))
    return out.getvalue()


def _isi_ulang(pdf: bytes) -> bytes:
    """Write something into the zeros that are left over behind the signature."""
    end = pdf.rindex(b"0000>")
    return pdf[:end] + b"0a00" + pdf[end + 4 :]


def _pindaian() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.save(out)
    return out.getvalue()


def _kedua_rusak(pdf: bytes) -> bytes:
    at = pdf.rindex(b"(Uji coba)")
    return pdf[:at] + b"(Uji coca)" + pdf[at + 10 :]


BERKAS = [
    pytest.param(lambda b: b.nilai(b""), "kosong", id="berkas kosong"),
    pytest.param(lambda b: b.nilai(b.tandai() + bytes(50_000_000)), "lebih dari 50 MB", id="terlalu besar"),
    pytest.param(lambda b: b.nilai(random.Random(5).randbytes(9000)), "bukan PDF", id="bita acak"),
    pytest.param(
        lambda b: b.nilai(b"%PDF-1.7\n" + random.Random(5).randbytes(9000)), TERPOTONG, id="kepala saja"
    ),
    pytest.param(lambda b: b.nilai(b.tandai()[:-400]), TERPOTONG, id="terpotong"),
    pytest.param(lambda b: b.nilai(_terkunci(b.asli)), "dikunci dengan kata sandi", id="terenkripsi"),
    pytest.param(lambda b: b.nilai(b.asli), "simpan sebagai pindaian", id="tanpa tanda tangan"),
    pytest.param(
        lambda b: b.nilai(_pindaian()), "simpan sebagai pindaian", id="pindaian bertanda tangan basah"
    ),
    pytest.param(lambda b: b.nilai(tandai(b.lain, b.penanda)), BUKAN_ASLI, id="PDF lain yang ditandatangani"),
    pytest.param(
        lambda b: b.nilai(_balik(b.tandai(), 5000)), BUKAN_ASLI, id="satu bita di bagian yang disetujui"
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai().replace(b"(Uji coba)", b"(Uji coca)")),
        TAK_COCOK,
        id="bita yang ditandatangani",
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai().replace(b"(Uji coba)", b"(Uji cobb)")),
        f"tanda tangan ke-1 ({NAMA})",
        id="tanda tangan yang rusak disebut",
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai().replace(b"/ETSI.CAdES.detached", b"/ETSI.CAdES.detachee")),
        "bentuk yang tidak dikenal",
        id="bentuk tanda tangan tak dikenal",
    ),
    pytest.param(lambda b: b.nilai(b.tandai() + b"%" + b"startxref" * 100), TERPOTONG, id="seratus akhir"),
    pytest.param(lambda b: b.nilai(_isi_ulang(b.tandai())), CAKUPAN, id="isi di ruang kosong tanda tangan"),
    pytest.param(lambda b: b.nilai(lubangi(b.tandai(), b.penanda)), CAKUPAN, id="celah digeser ke isi"),
    pytest.param(
        lambda b: b.nilai(_kedua_rusak(b.berdua())),
        f"tanda tangan ke-2 ({NAMA})",
        id="tanda tangan kedua rusak",
    ),
]


@pytest.mark.parametrize(("uji", "alasan"), BERKAS)
def test_ditolak(bahan: Bahan, uji: Uji, alasan: str) -> None:
    hasil = uji(bahan)
    assert alasan in (hasil.alasan or "sah")
    assert hasil.signer == hasil.signed_at == ()


def _bom(pdf: bytes, isi: bytes, trailer: bytes = b"") -> bytes:
    """Append an update whose object 9999 is ``isi``; ``trailer`` overrides what the trailer says."""
    prev = pdf[pdf.rindex(b"startxref") :].split()[1]
    found = pdf.rindex(b"/Root ")
    root = pdf[found : pdf.index(b"R", found + 6) + 1]
    body = b"\n9999 0 obj\n" + isi + b"\nendobj\n"
    table = b"xref\n9999 1\n%010d 00000 n \n" % (len(pdf) + 1)
    tail = b"trailer\n<< /Size 10000 " + (trailer or root + b" /Prev " + prev) + b" >>\n"
    return pdf + body + table + tail + b"startxref\n%d\n%%%%EOF\n" % (len(pdf) + len(body))


@pytest.mark.parametrize(
    "bom",
    [
        pytest.param(lambda p: _bom(p, b"[" * 200_000), id="daftar yang sangat dalam"),
        pytest.param(lambda p: _bom(p, b"<</A" * 200_000), id="kamus yang sangat dalam"),
        pytest.param(lambda p: _bom(p, b"1", b"/Root 9999 0 R"), id="akar yang bukan kamus"),
        pytest.param(
            lambda p: _bom(p, b"1", b"/Root 1 0 R /Prev %d" % (len(p) + 24)), id="tabel yang menunjuk dirinya"
        ),
        pytest.param(lambda p: _bom(p, b"9999 0 R", b"/Root 9999 0 R"), id="rujukan yang menunjuk dirinya"),
        pytest.param(
            lambda p: _bom(
                p, b"<< /AcroForm << /Fields [9999 0 R] >> /Kids [9999 0 R] /T (a) >>", b"/Root 9999 0 R"
            ),
            id="isian yang memuat dirinya",
        ),
    ],
)
def test_bom(bahan: Bahan, bom: Callable[[bytes], bytes]) -> None:
    assert bahan.nilai(bom(bahan.tandai())).alasan
    assert bahan.nilai(bom(bahan.asli)).alasan


@pytest.fixture(scope="module")
def bertanda(bahan: Bahan) -> bytes:
    return bahan.tandai(kotak=KECIL)


@settings(max_examples=40)
@given(data=st.data())
def test_satu_bita_di_luar_tanda_tangan(bahan: Bahan, bertanda: bytes, data: st.DataObject) -> None:
    """Whatever byte changes outside the room of the signature itself, the file is refused."""
    gap = bertanda.index(b"/Contents <", len(bahan.asli))
    end = bertanda.index(b">", gap)
    at = data.draw(st.one_of(st.integers(0, gap), st.integers(end, len(bertanda) - 1)))
    bit = data.draw(st.integers(0, 7))
    assert bahan.nilai(bertanda[:at] + bytes([bertanda[at] ^ 1 << bit]) + bertanda[at + 1 :]).alasan
