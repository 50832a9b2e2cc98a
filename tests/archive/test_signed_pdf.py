import logging
import subprocess
import sys

import pytest
from tests.archive.bahan_tanda import BERAKHIR, NAMA, NANTI, Bahan, Uji, berakhir, perantara, siapkan
from tests.archive.sertifikat_uji import (
    HARI,
    WAKTU,
    daftar_cabut,
    penyedia_waktu,
    terbitkan,
)
from tests.archive.tandai_uji import (
    KECIL,
    stempel_dokumen,
)

from ukur.archive.signature_values import TimeSource
from ukur.model.catalogue import Catalogue


@pytest.fixture(scope="module")
def bahan(katalog: Catalogue) -> Bahan:
    return siapkan(katalog)


@pytest.mark.parametrize(
    ("uji", "penanda", "sumber", "pencabutan"),
    [
        pytest.param(lambda b: b.nilai(b.tandai()), [NAMA], "PENANDA", [False], id="tanpa tampilan, EC"),
        pytest.param(
            lambda b: b.nilai(b.tandai(kotak=KECIL)), [NAMA], "PENANDA", [False], id="dengan tampilan, EC"
        ),
        pytest.param(
            lambda b: b.nilai(b.tandai(b.pemaraf)), ["Pemaraf Uji"], "PENANDA", [False], id="RSA 2048"
        ),
        pytest.param(
            lambda b: b.nilai(b.tandai(b.pemaraf, pss=True)),
            ["Pemaraf Uji"],
            "PENANDA",
            [False],
            id="RSA-PSS",
        ),
        pytest.param(
            lambda b: b.nilai(b.tandai(b.pemaraf, polos=True)),
            ["Pemaraf Uji"],
            "PENANDA",
            [False],
            id="RSA yang algoritmenya tidak menyebut sidik",
        ),
        pytest.param(
            lambda b: b.nilai(b.tandai(kunci_dokumen=True)),
            [NAMA],
            "PENANDA",
            [False],
            id="tanda tangan yang mengunci dokumen",
        ),
        pytest.param(
            lambda b: b.nilai(b.tandai(), akar=[b.akar.der]), [NAMA], "PENANDA", [False], id="akar DER"
        ),
        pytest.param(
            lambda b: perantara(b, [b.akar.pem], ikut=True),
            [NAMA],
            "PENANDA",
            [False],
            id="sertifikat perantara ikut di dalam berkas",
        ),
        pytest.param(
            lambda b: perantara(b, [b.akar.pem], ikut=False),
            [NAMA],
            "PENANDA",
            [False],
            id="sertifikat perantara diberikan instansi",
        ),
        pytest.param(
            lambda b: b.nilai(b.tandai(b.baru(alamat_cabut="http://contoh.example/a.crl"))),
            [NAMA],
            "PENANDA",
            [False],
            id="alamat daftar pencabutan tidak dihubungi",
        ),
        pytest.param(
            lambda b: b.nilai(b.berdua()),
            ["Pemaraf Uji", NAMA],
            "PENANDA",
            [False, False],
            id="paraf lalu tanda tangan",
        ),
        pytest.param(
            lambda b: b.nilai(b.tandai(tsa=b.tsa)), [NAMA], "TSA", [False], id="B-T: dengan stempel waktu"
        ),
        pytest.param(
            lambda b: b.nilai(berakhir(b, b.tsa), NANTI),
            [NAMA],
            "TSA",
            [False],
            id="sertifikat berakhir sesudah stempel waktu",
        ),
        pytest.param(lambda b: b.nilai(b.lt()), [NAMA], "TSA", [True], id="B-LT tanpa jaringan"),
        pytest.param(
            lambda b: b.nilai(
                b.lt(b.baru(akhir=BERAKHIR, alamat_cabut="http://contoh.example/a.crl")), NANTI
            ),
            [NAMA],
            "TSA",
            [True],
            id="B-LT diperiksa sesudah sertifikat dan daftar pencabutannya berakhir",
        ),
        pytest.param(
            lambda b: b.nilai(b.lt(cabut=daftar_cabut(b.akar, [(b.penanda, WAKTU + HARI / 24)]))),
            [NAMA],
            "TSA",
            [True],
            id="dicabut sesudah stempel waktu",
        ),
        pytest.param(
            lambda b: b.nilai(
                stempel_dokumen(b.lt(tsa=penyedia_waktu(b.akar, WAKTU + 20 * HARI)), b.tsa, BERAKHIR), NANTI
            ),
            [NAMA],
            "TSA",
            [True],
            id="B-LTA: stempel waktu lama dijaga stempel dokumen",
        ),
    ],
)
def test_sah(bahan: Bahan, uji: Uji, penanda: list[str], sumber: str, pencabutan: list[bool]) -> None:
    hasil = uji(bahan)
    assert hasil.alasan is None
    assert list(hasil.signer) == penanda
    assert set(hasil.signed_at) == {WAKTU}
    assert {item.sumber_waktu for item in hasil.tanda} == {TimeSource[sumber]}
    assert [item.pencabutan for item in hasil.tanda] == pencabutan


@pytest.mark.parametrize(
    ("nama", "tampil"),
    [
        pytest.param(
            "Uji\n\x07\u202e\u200bCoba",
            "Uji Coba",
            id="tanda kendali dan arah tulisan dibuang",
        ),
        pytest.param("x" * 300, "x" * 200, id="dipotong"),
        pytest.param("\u202e\x00", "tanpa nama", id="tidak ada yang tampak"),
    ],
)
@pytest.mark.filterwarnings("ignore:Attribute's length")  # such a certificate is what is tested
def test_nama_penanda(bahan: Bahan, nama: str, tampil: str) -> None:
    assert bahan.nilai(bahan.tandai(bahan.baru(nama))).signer == (tampil,)


def test_tidak_menulis_ke_layar(bahan: Bahan, capfd: pytest.CaptureFixture[str]) -> None:
    """pyHanko logs what it refuses; without a handler of its own that would reach the user's screen."""
    root = logging.getLogger()
    kept, root.handlers = root.handlers, []
    try:
        assert bahan.nilai(bahan.tandai(), akar=[terbitkan("Akar Uji").pem]).alasan
    finally:
        root.handlers = kept
    assert capfd.readouterr() == ("", "")


def test_perintah_lain_tidak_memuat_pyhanko() -> None:
    code = "import sys, ukur.archive.signed_pdf; sys.exit('pyhanko' in ' '.join(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
