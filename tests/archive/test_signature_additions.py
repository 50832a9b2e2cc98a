import io
from dataclasses import replace
from functools import reduce

import pikepdf
import pytest
from tests.archive.bahan_tanda import Bahan, Uji, siapkan
from tests.archive.tandai_uji import (
    KECIL,
    Cara,
    catatan,
    dua_tampilan,
    ganti_isi,
    hak_pakai,
    halaman_baru,
    isian,
    susulkan,
    tak_terpakai,
    tandai,
    tautan_cap,
    timpa_isi,
    tindakan,
)
from tests.lengkap import SITUS, TW4

from ukur.document.composition import compose_document
from ukur.document.pdf.pdf_printer import print_pdf
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue

LEBIH_DULU = "sebelum ditandatangani"
SESUDAH = "sesudah ditandatangani (halaman"
TAMBAHAN = "isi tambahan sesudah akhir dokumen"


@pytest.fixture(scope="module")
def bahan(katalog: Catalogue) -> Bahan:
    return siapkan(katalog)


def _akhir_ganda(pdf: bytes) -> bytes:
    return pdf + b"% sisipan >>\n" + pdf[pdf.rindex(b"startxref") :]


SUSULAN = [
    pytest.param(lambda b: b.nilai(b.tandai() + b"\n% sisipan"), TAMBAHAN, id="sisipan sesudah akhir"),
    pytest.param(lambda b: b.nilai(b.lt() + b"\n% sisipan"), TAMBAHAN, id="sisipan sesudah akhir B-LT"),
    pytest.param(
        lambda b: b.nilai(_akhir_ganda(b.lt())),
        TAMBAHAN,
        id="sisipan sesudah akhir B-LT, dengan akhir tiruan",
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai(ubah=halaman_baru)), LEBIH_DULU, id="halaman ditambah lalu ditandatangani"
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai(ubah=timpa_isi)), LEBIH_DULU, id="isi ditimpa lalu ditandatangani"
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai(ubah=ganti_isi)), LEBIH_DULU, id="isi diganti lalu ditandatangani"
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai(ubah=catatan)), LEBIH_DULU, id="catatan ditambah lalu ditandatangani"
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai(ubah=isian)), LEBIH_DULU, id="isian ditambah lalu ditandatangani"
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai(ubah=tindakan)), LEBIH_DULU, id="perintah ditambah lalu ditandatangani"
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai(ubah=hak_pakai)), LEBIH_DULU, id="hak pakai ditambah lalu ditandatangani"
    ),
    pytest.param(
        lambda b: b.nilai(tandai(reduce(susulkan, [tak_terpakai] * 20, b.asli), b.penanda)),
        LEBIH_DULU,
        id="lebih dari dua puluh perubahan",
    ),
    pytest.param(
        lambda b: b.nilai(tandai(susulkan(b.asli, timpa_isi), b.penanda)),
        LEBIH_DULU,
        id="isi ditimpa dalam perubahan tersendiri lalu ditandatangani",
    ),
    pytest.param(
        lambda b: b.nilai(susulkan(b.tandai(), halaman_baru)), SESUDAH, id="halaman ditambah sesudahnya"
    ),
    pytest.param(lambda b: b.nilai(susulkan(b.tandai(), catatan)), SESUDAH, id="catatan ditambah sesudahnya"),
    pytest.param(
        lambda b: b.nilai(susulkan(b.lt(), tak_terpakai)), SESUDAH, id="isi tersembunyi sesudah B-LT"
    ),
    pytest.param(lambda b: b.nilai(susulkan(b.lt(), timpa_isi)), SESUDAH, id="isi ditimpa sesudah B-LT"),
    pytest.param(
        lambda b: b.nilai(tandai(b.tandai(b.pemaraf), b.penanda, Cara(ubah=timpa_isi))),
        SESUDAH,
        id="isi ditimpa di antara paraf dan tanda tangan",
    ),
    pytest.param(
        lambda b: b.nilai(tandai(b.tandai(b.pemaraf, kunci_dokumen=True), b.penanda)),
        SESUDAH,
        id="tanda tangan pertama mengunci, lalu ditandatangani lagi",
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai(kotak=(0, 0, 595, 400))),
        "lebih dari seperempat halaman",
        id="tampilan terlalu luas",
    ),
    pytest.param(
        lambda b: b.nilai(susulkan(b.tandai(kotak=KECIL), tautan_cap)),
        SESUDAH,
        id="tautan di tampilan sesudahnya",
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai(ubah=tautan_cap)), "memuat tautan atau perintah", id="tautan di tampilan"
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai(kotak=KECIL, menjelang=dua_tampilan)),
        "di lebih dari satu tempat",
        id="satu tanda tangan, dua tampilan",
    ),
]


@pytest.mark.parametrize(("uji", "alasan"), SUSULAN)
def test_ditolak(bahan: Bahan, uji: Uji, alasan: str) -> None:
    hasil = uji(bahan)
    assert alasan in (hasil.alasan or "sah")
    assert hasil.signer == hasil.signed_at == ()


@pytest.mark.parametrize(
    "mode",
    [
        pytest.param(pikepdf.ObjectStreamMode.generate, id="daftar objek berupa stream"),
        pytest.param(pikepdf.ObjectStreamMode.disable, id="daftar objek berupa tabel"),
    ],
)
def test_dua_bentuk_daftar_objek(bahan: Bahan, mode: pikepdf.ObjectStreamMode) -> None:
    """Typst may write the list of a PDF's objects either way; each has its own end of file."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(bahan.asli)) as file:
        file.save(out, object_stream_mode=mode)
    lain = replace(bahan, asli=out.getvalue())
    assert lain.nilai(lain.lt()).alasan is None
    assert TAMBAHAN in (lain.nilai(lain.lt() + b"% sisipan").alasan or "sah")
    assert LEBIH_DULU in (lain.nilai(lain.tandai(ubah=timpa_isi)).alasan or "sah")


def test_dokumen_penuh(bahan: Bahan, katalog: Catalogue) -> None:
    """The real document, with pages, tables and links that shorter ones may lack."""
    penuh = replace(
        bahan, asli=print_pdf(compose_document(Measurements(katalog), TW4, site=SITUS), csv=b"kode\r\n")
    )
    assert penuh.nilai(penuh.lt()).alasan is None
