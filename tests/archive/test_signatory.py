"""Who signed is compared with whom the document names: by NIP, else by name without titles."""

import pytest

from ukur.archive.signatory import Likeness, Signatory, bare_name, likeness

NIP = "19700101 199503 1 001"
KEPALA = Signatory("Drs. H. SUTRISNO WIBOWO, S.Sos., M.Si.", NIP)


@pytest.mark.parametrize(
    ("nama", "words"),
    [
        pytest.param(
            "Drs. H. SUTRISNO WIBOWO, S.Sos., M.Si.", ("sutrisno", "wibowo"), id="gelar di depan dan koma"
        ),
        pytest.param("SUTRISNO WIBOWO S.Sos M.Si", ("sutrisno", "wibowo"), id="gelar tanpa koma"),
        pytest.param("Sutrisno Wibowo S. Sos", ("sutrisno", "wibowo"), id="gelar berspasi"),
        pytest.param("SUTRISNO WIBOWO SE MM", ("sutrisno", "wibowo"), id="gelar tanpa titik"),
        pytest.param("Hj. Siti Aminah", ("siti", "aminah"), id="haji"),
        pytest.param("Ir. Budi", ("budi",), id="satu kata"),
        pytest.param("Prof.", ("prof.",), id="hanya gelar"),
        pytest.param("", (), id="kosong"),
    ],
)
def test_bare_name(nama: str, words: tuple[str, ...]) -> None:
    assert bare_name(nama) == words


@pytest.mark.parametrize(
    ("who", "nama", "subject", "expected"),
    [
        pytest.param(KEPALA, "SUTRISNO WIBOWO", ("SUTRISNO WIBOWO", "ID"), Likeness.NAMA, id="nama saja"),
        pytest.param(
            KEPALA, "Sutrisno Wibowo", ("197001011995031001",), Likeness.NIP, id="NIP pada nomor seri subjek"
        ),
        pytest.param(
            KEPALA, "Nama Lain", ("NIP 197001011995031001",), Likeness.NIP, id="NIP mendahului nama"
        ),
        pytest.param(
            KEPALA, "Sutrisno Wibowo", ("19700101 199503 1 002",), Likeness.LAIN, id="senama, NIP lain"
        ),
        pytest.param(KEPALA, "Siti Aminah", ("Siti Aminah",), Likeness.LAIN, id="orang lain"),
        pytest.param(KEPALA, "Sutrisno", ("Sutrisno",), Likeness.LAIN, id="nama sebagian"),
        pytest.param(KEPALA, "Sutrisno Wibowo Hadi", (), Likeness.LAIN, id="nama lebih panjang"),
        pytest.param(
            KEPALA, "Sutrisno Wibowo", ("1971052920010987",), Likeness.NAMA, id="angka yang bukan NIP"
        ),
        pytest.param(KEPALA, "Dinas Pemberdayaan Masyarakat", (), Likeness.LAIN, id="segel instansi"),
        pytest.param(
            Signatory("M. Yusuf", None), "MUHAMMAD YUSUF", (), Likeness.NAMA, id="nama depan disingkat"
        ),
        pytest.param(Signatory("Yusuf", None), "M. Yusuf", (), Likeness.LAIN, id="nama depan yang tidak ada"),
        pytest.param(
            Signatory("Yusuf", None), "Yusuf", ("197001011995031001",), Likeness.NAMA, id="dokumen tanpa NIP"
        ),
        pytest.param(Signatory(None, None), "Siapa Saja", (), Likeness.TIDAK_DISEBUT, id="percontohan"),
        pytest.param(None, "Siapa Saja", (), Likeness.TIDAK_DISEBUT, id="tidak ditanya"),
        pytest.param(Signatory("Ir.", None), "Ir.", (), Likeness.NAMA, id="nama yang sama dengan gelar"),
    ],
)
def test_likeness(who: Signatory | None, nama: str, subject: tuple[str, ...], expected: Likeness) -> None:
    assert likeness(who, nama, subject) is expected
