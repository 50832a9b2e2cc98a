import hashlib
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.document.baca_docx import Docx, baca
from tests.lengkap import RENCANA, SITUS, TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.docx.docx_writer import write_docx
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue

GENERATOR = Path(__file__).resolve().parents[2] / "generator"
BIDANG = re.compile(r'TOC \\o "1-3" \\h \\z \\u|PAGEREF _Toc\d{8} \\h|SEQ Tabel \\\* ARABIC')
FORMULIR = "Formulir Pengukuran Kinerja Triwulan IV Tahun 2024"
PANJANG = "w" * 5000


def _dokumen(katalog: Catalogue, jumlah: int = 2, **ubah: Any) -> DokumenPengukuran:
    return compose_document(Measurements(lengkap(katalog, jumlah, **ubah)), TW4, site=SITUS)


def _docx(katalog: Catalogue, jumlah: int = 2, **ubah: Any) -> Docx:
    return baca(write_docx(_dokumen(katalog, jumlah, **ubah)))


@pytest.mark.parametrize(
    "teks",
    [
        pytest.param("<w:p><w:r><w:t>x</w:t></w:r></w:p>", id="XML"),
        pytest.param("a ]]> b <![CDATA[ c", id="CDATA"),
        pytest.param("&amp; &#x41; &lt; &nbsp;", id="entitas"),
        pytest.param("{{7*7}} {% for x in y %} ${7*7}", id="templat"),
        pytest.param('{ HYPERLINK "https://contoh.example" } DDEAUTO c:\\\\windows', id="kode bidang"),
        pytest.param('" w:val="x" onload=\'y\'', id="tanda kutip"),
        pytest.param("=1+1 @SUM(A1) +62 -5", id="rumus"),
        pytest.param("spasi  ganda dan\nbaris kedua", id="spasi dan baris"),
        pytest.param("Ḥ ﬁ Ж Ω “x” ½ ≥ €\u00a0\u2009→", id="huruf lain"),
    ],
)
def test_teks_jahat_tetap_teks(katalog: Catalogue, teks: str) -> None:
    """It stands where it belongs, letter by letter, and adds no field and no element."""
    docx = _docx(
        katalog,
        isian={"keterangan": teks, "faktor_pendukung": teks, "rencana_aksi": [RENCANA | {"kendala": teks}]},
        dokumen={"pendahuluan": teks, "catatan": teks, "lokasi_arsip": teks, "nomor": teks},
        kamus={"nama": teks, "definisi_operasional": teks},
        instansi={"nama": teks, "pemerintah": teks},
    )
    assert docx.tabel[FORMULIR][3][-1] == teks
    assert docx.tabel["Rencana aksi"][1][1] == teks
    assert docx.tabel["Kamus indikator"][1][:2] == [f"IKU-01 {teks}", teks]
    assert docx.alinea("KopInstansi") == docx.alinea("KopPemerintah") == [teks]
    assert docx.alinea("Subtitle") == [f"NOMOR: {teks}"]
    assert docx.alinea("BodyText").count(teks) == 2
    assert docx.naskah.core_properties.author == teks
    assert [t for t in docx.atribut("//w:instrText/text()") if not BIDANG.fullmatch(t.strip())] == []
    plain = _docx(katalog, isian={"rencana_aksi": [RENCANA]})
    kinds = {str(e.tag).split("}")[1] for e in plain.naskah.element.iter()} | {"br"}
    assert {str(e.tag).split("}")[1] for e in docx.naskah.element.iter()} <= kinds


def test_alinea_dan_baris(katalog: Catalogue) -> None:
    docx = _docx(katalog, dokumen={"pendahuluan": "Satu.\n\nDua\nbaris.\n\n\n\nTiga."})
    assert docx.alinea("BodyText")[:3] == ["Satu.", "Dua\nbaris.", "Tiga."]


def test_nol_indikator(katalog: Catalogue) -> None:
    docx = _docx(katalog, 0)
    assert "Belum ada indikator yang diukur pada periode ini." in docx.alinea("BodyText")
    assert "0 indikator: 0 tercapai, 0 tidak tercapai, 0 belum dapat dinilai, 0 belum waktunya." in docx.teks
    assert "Belum ada indikator yang mempunyai capaian, sehingga belum ada rencana aksi." in docx.teks
    assert not {"Kamus indikator", "Daftar bukti", FORMULIR} & set(docx.tabel)
    assert docx.alinea("NamaTandaTangan") == ["PEJABAT UJI DUA, S.Sos."]


def test_kop_tanpa_isi(katalog: Catalogue) -> None:
    docx = _docx(katalog, instansi={"kop": {}}, dokumen={"nomor": None})
    assert docx.alinea("KopAlamat") == []
    assert docx.alinea("Subtitle") == ["NOMOR: ……………………"]  # to be written by hand
    assert docx.alinea("KopInstansi") == ["Dinas Uji Coba dan Kampung"]


def test_banyak_baris(katalog: Catalogue) -> None:
    docx = _docx(katalog, 300)
    codes = [row[0].split()[0] for row in docx.tabel[FORMULIR][2:] if row[0] != row[1]]
    assert sorted(codes) == sorted(f"IKU-{n:02}" for n in range(1, 301))
    assert [section.start_type for section in docx.naskah.sections]


def test_empat_puluh_rencana_aksi(katalog: Catalogue) -> None:
    plans = [RENCANA | {"kendala": f"Kendala ke-{n}"} for n in range(40)]
    docx = _docx(katalog, 1, isian={"rencana_aksi": plans})
    rows = docx.tabel["Rencana aksi"][1:]
    assert [row[1] for row in rows[::2]] == [f"Kendala ke-{n}" for n in range(40)]
    assert {row[1] for row in rows[1::2]} == {
        "Rekomendasi: Kepala Dinas, 10 Januari 2025: Laporkan tiap bulan"
    }


def test_angka_tiga_puluh_digit(katalog: Catalogue) -> None:
    docx = _docx(katalog, 1, isian={"realisasi": "123456789012345678901234567890", "rincian": {}})
    assert docx.tabel[FORMULIR][3][4] == "123.456.789.012.345.678.901.234.567.890,00"


def test_baris_panjang_boleh_terpotong(katalog: Catalogue) -> None:
    """A row that would not fit a page may break; the others of the table may not."""
    docx = _docx(katalog, isian={"keterangan": PANJANG})
    table = dict(docx.tabel_asli())[FORMULIR]
    kept = [bool(row._tr.xpath("w:trPr/w:cantSplit")) for row in table.rows]
    texts = [row.cells[0].text for row in table.rows]
    assert {keep for keep, text in zip(kept, texts, strict=True) if PANJANG not in text} == {True}
    long = _docx(katalog, kamus={"definisi_operasional": PANJANG})
    rows = dict(long.tabel_asli())["Kamus indikator"].rows
    assert [bool(row._tr.xpath("w:trPr/w:cantSplit")) for row in rows] == [True, False, False]


def test_alamat_terlalu_panjang_untuk_qr(katalog: Catalogue) -> None:
    address = "https://contoh.example/" + "a" * 3000
    d = compose_document(Measurements(lengkap(katalog, 1)), TW4, site=address)
    docx = baca(write_docx(d))
    assert f"Halaman arsip dokumen ini: {address}/arsip/2024-TW4/" in docx.alinea("Kecil")
    assert [name for name in docx.berkas if "media" in name] == []


def test_sifat_berkas_yang_panjang(katalog: Catalogue) -> None:
    """python-docx refuses properties over 255 characters; a name of 400 is cut there, not in the text."""
    docx = _docx(katalog, instansi={"nama": "N" * 400})
    assert docx.naskah.core_properties.author == "N" * 255
    assert docx.alinea("KopInstansi") == ["N" * 400]


PROGRAM = """
import hashlib, sys
from pathlib import Path
from ukur.document.docx.docx_writer import write_docx
from ukur.document.composition import compose_document
from ukur.measure.measurements import Measurements
from ukur.model.periode import Periode
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder
katalog = read_catalogue(Folder(Path(sys.argv[1]))).catalogue
dokumen = compose_document(Measurements(katalog), Periode(2024, 4), site="https://contoh.example/")
sys.stdout.write(hashlib.sha256(write_docx(dokumen)).hexdigest())
"""


def test_bita_sama_di_proses_lain(katalog: Catalogue) -> None:
    """Other hash seeds and time zones, and this process: the same bytes."""
    d = compose_document(Measurements(katalog), TW4, site="https://contoh.example/")
    found = {hashlib.sha256(write_docx(d)).hexdigest()}
    for seed, zone in (("1", "UTC"), ("2", "Asia/Jayapura")):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(GENERATOR.parent / "indicators")],
            env={"PYTHONPATH": str(GENERATOR), "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
            text=True,
        )
        found.add(done.stdout)
    assert len(found) == 1


def test_bita_tanpa_tanggal_zip(katalog: Catalogue) -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx(_dokumen(katalog)))) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


HURUF = st.characters(min_codepoint=32, max_codepoint=126) | st.sampled_from("\n\n\nÉḥſΩЖ–“”×½€→≥\u00a0")
TEKS = st.text(HURUF, min_size=1, max_size=300).map(str.strip).filter(bool)


@pytest.fixture(scope="module")
def susun_acak(katalog: Catalogue) -> Callable[..., DokumenPengukuran]:
    """A short name for hypothesis to print, where a catalogue would fill the screen."""
    return lambda jumlah, **ubah: _dokumen(katalog, jumlah, **ubah)


@pytest.mark.nightly(
    "test_teks_jahat_tetap_teks, test_nol_indikator and test_banyak_baris open such documents every day"
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    jumlah=st.integers(0, 14),
    tahap=st.sampled_from(["perintah", "draf", "konsep", "ditandatangani", "arsip"]),
    ukuran=st.sampled_from(["A4", "F4"]),
    tepi=st.tuples(*[st.sampled_from(["1", "2.5", "5"])] * 4),
    teks=st.tuples(TEKS, TEKS, TEKS),
    percontohan=st.sampled_from(["ya", "tidak"]),
)
def test_dokumen_acak(
    susun_acak: Callable[..., DokumenPengukuran],
    jumlah: int,
    tahap: str,
    ukuran: str,
    tepi: tuple[str, str, str, str],
    teks: tuple[str, str, str],
    percontohan: str,
) -> None:
    """Whatever a valid catalogue holds, python-docx opens the file and the texts are there."""
    margins = dict(zip(("atas", "bawah", "kiri", "kanan"), tepi, strict=True))
    d = susun_acak(
        jumlah,
        tahap=tahap,
        instansi={"percontohan": percontohan, "kertas": {"ukuran": ukuran, **margins}},
        dokumen={"pendahuluan": teks[0]},
        isian={"faktor_pendukung": teks[1]},
        kamus={"definisi_operasional": teks[2]},
    )
    content = write_docx(d)
    assert content == write_docx(d)
    docx = baca(content)
    words = "".join(docx.teks.split())
    for text in (d.pendahuluan, *(b.faktor_pendukung for b in d.baris), *(e.definisi for e in d.kamus)):
        assert "".join(text.split()) in words
    assert [p.text for p in docx.naskah.sections[-1].header.paragraphs if p.text] == list(d.tanda)
    assert len(docx.judul()) == sum(len(docx.alinea(f"TOC{level}")) for level in (1, 2, 3))
    for _, table in docx.tabel_asli():
        widths = [int(w) for w in table._tbl.xpath("w:tblGrid/w:gridCol/@w:w")]
        assert min(widths) > 0
        assert sum(widths) == int(table._tbl.xpath("w:tblPr/w:tblW/@w:w")[0])
