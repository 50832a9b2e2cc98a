from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID
from tests.archive.bahan_tanda import BERAKHIR, KINI, NAMA, NANTI, Bahan, Uji, berakhir, perantara, siapkan
from tests.archive.sertifikat_uji import (
    HARI,
    WAKTU,
    daftar_cabut,
    kunci_rsa,
    penyedia_waktu,
    terbitkan,
)
from tests.archive.tandai_uji import (
    simpan_bukti,
    stempel_dokumen,
    tandai,
)

from ukur.model.catalogue import Catalogue

TAK_BERINDUK = "tidak bersambung ke sertifikat akar"
DICABUT = "sudah dicabut"


@pytest.fixture(scope="module")
def bahan(katalog: Catalogue) -> Bahan:
    return siapkan(katalog)


KEPERCAYAAN = [
    pytest.param(lambda b: b.nilai(b.tandai(sidik="sha1")), "algoritme sidik yang lemah", id="SHA-1"),
    pytest.param(lambda b: b.nilai(b.tandai(b.pemaraf, sidik="md5")), "algoritme sidik yang lemah", id="MD5"),
    pytest.param(
        lambda b: b.nilai(b.tandai(b.baru(kunci=kunci_rsa(1024)))), "kunci yang lemah", id="RSA 1024 bit"
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai(b.baru(kunci=ec.generate_private_key(ec.SECP192R1())))),
        "kunci yang lemah",
        id="EC 192 bit",
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai(), akar=[terbitkan("Akar Uji").pem]),
        TAK_BERINDUK,
        id="akar lain bernama sama",
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai(terbitkan(NAMA))),
        "tidak diterbitkan untuk menandatangani",
        id="buatan sendiri",
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai(terbitkan(NAMA, terbitkan("Akar Uji")))),
        TAK_BERINDUK,
        id="penerbit tak dikenal",
    ),
    pytest.param(
        lambda b: perantara(replace(b, akar=terbitkan("Akar Uji")), [], ikut=False),
        "belum ada sertifikat akar",
        id="hanya sertifikat perantara yang diberikan",
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai(), akar=[]), "belum ada sertifikat akar", id="tanpa sertifikat akar"
    ),
    pytest.param(lambda b: b.nilai(b.tandai(), akar=[b"bukan"]), "tidak terbaca", id="sertifikat akar rusak"),
    pytest.param(
        lambda b: b.nilai(b.tandai(b.baru(guna=("key_encipherment",)))),
        "tidak diterbitkan untuk menandatangani",
        id="guna kunci bukan tanda tangan",
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai(b.baru(khusus=(ExtendedKeyUsageOID.SERVER_AUTH,)))),
        "tidak diterbitkan untuk menandatangani",
        id="sertifikat situs web",
    ),
    pytest.param(
        lambda b: b.nilai(tandai(b.asli, terbitkan(NAMA, b.penanda), perantara=(b.penanda,))),
        "tidak lolos pemeriksaan rantai",
        id="diterbitkan oleh yang bukan penerbit",
    ),
    pytest.param(lambda b: b.nilai(berakhir(b), NANTI), "berakhir 10-02-2025", id="sertifikat berakhir kini"),
    pytest.param(
        lambda b: b.nilai(b.tandai(b.baru(akhir=WAKTU - HARI))),
        "berakhir 30-01-2025",
        id="berakhir saat menandatangani",
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai(b.baru(mulai=WAKTU + HARI))),
        "belum berlaku",
        id="belum berlaku saat menandatangani",
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai(waktu=KINI + HARI)),
        "bertanggal 04-02-2025",
        id="waktu tanda tangan di masa depan",
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai(tsa=b.tsa, waktu_tsa=KINI + HARI)),
        "bertanggal 04-02-2025",
        id="stempel waktu di masa depan",
    ),
    pytest.param(
        lambda b: b.nilai(b.tandai(tsa=penyedia_waktu(terbitkan("Akar Lain")))),
        "penyedia stempel waktu yang tidak dapat dipercaya",
        id="penyedia stempel waktu tak dikenal",
    ),
    pytest.param(
        lambda b: b.nilai(b.lt(tsa=penyedia_waktu(b.akar, WAKTU + 20 * HARI)), NANTI),
        "tidak dapat dipercaya atau kedaluwarsa",
        id="penyedia stempel waktu berakhir",
    ),
    pytest.param(
        lambda b: b.nilai(stempel_dokumen(b.lt(), penyedia_waktu(terbitkan("Akar Lain")), BERAKHIR), NANTI),
        "stempel waktu ke-1 (Stempel Waktu Uji) dibuat penyedia",
        id="stempel dokumen tak dikenal",
    ),
    pytest.param(
        lambda b: b.nilai(b.lt(cabut=daftar_cabut(b.akar, [(b.penanda, WAKTU - HARI)]))),
        DICABUT,
        id="dicabut lebih dulu",
    ),
    pytest.param(
        lambda b: b.nilai(
            simpan_bukti(b.tandai(), (b.akar,), (daftar_cabut(b.akar, [(b.penanda, WAKTU + HARI / 24)]),)),
            NANTI,
        ),
        DICABUT,
        id="dicabut dan tidak ada stempel waktu, walau daftarnya lama",
    ),
]


@pytest.mark.parametrize(("uji", "alasan"), KEPERCAYAAN)
def test_ditolak(bahan: Bahan, uji: Uji, alasan: str) -> None:
    hasil = uji(bahan)
    assert alasan in (hasil.alasan or "sah")
    assert hasil.signer == hasil.signed_at == ()
