import datetime
import io
import re
import struct
from collections.abc import Mapping
from typing import Any

import pytest
import segno
from docx.enum.section import WD_ORIENT
from tests.document.baca_docx import Docx, baca
from tests.lengkap import SITUS, TW4, lengkap

from ukur.document.composition import DRAFT_MARK, PERCONTOHAN_MARK, compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.docx.docx_writer import write_docx
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue

PNG = bytes.fromhex(  # one grey dot, 1 x 1
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63680000008200817721ae440000000049454e44ae426082"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'


def _png(lebar: int, tinggi: int) -> bytes:
    return PNG[:16] + struct.pack(">II", lebar, tinggi) + PNG[24:]


def _jpeg(lebar: int, tinggi: int, lain: bytes = b"") -> bytes:
    size = struct.pack(">BBHBHHB", 0xFF, 0xC2, 11, 8, tinggi, lebar, 1)
    return b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(9) + lain + size + b"\x01\x11\0\xff\xd9"


def _dokumen(
    katalog: Catalogue, jumlah: int = 4, situs: str | None = SITUS, **ubah: Any
) -> DokumenPengukuran:
    return compose_document(Measurements(lengkap(katalog, jumlah, **ubah)), TW4, site=situs)


@pytest.fixture(scope="module")
def docx(katalog: Catalogue) -> Docx:
    return baca(write_docx(_dokumen(katalog), PNG))


def test_judul_dan_daftar_isi(docx: Docx) -> None:
    """Each heading is an entry of the contents at its level, linked to it, with its number and page field."""
    headings = docx.judul()
    entries = [(level, text) for level in (1, 2, 3) for text in docx.alinea(f"TOC{level}")]
    assert len(entries) == len(headings) > 20
    bare = [
        (level, re.sub(r"^([A-Z]|Lampiran [IVX]+)\. |\t$", "", text).rstrip("\t")) for level, text in entries
    ]
    assert sorted(bare) == sorted(headings)
    first = [text.rstrip("\t") for text in docx.alinea("TOC1")]
    assert first[:3] == ["A. Pendahuluan", "B. Ringkasan", "C. Formulir pengukuran kinerja"]
    assert first[-4:] == [
        "M. Pengesahan",
        "Lampiran I. Kamus indikator",
        "Lampiran II. Daftar bukti",
        "Lampiran III. Rincian realisasi",
    ]


def test_daftar_isi_menunjuk_judulnya(docx: Docx) -> None:
    anchors = docx.atribut("//w:sdt//w:hyperlink/@w:anchor")
    pages = [text.split()[1] for text in docx.atribut("//w:instrText/text()") if "PAGEREF" in text]
    bookmarks = docx.atribut('//w:p[w:pPr/w:pStyle[starts-with(@w:val, "Heading")]]/w:bookmarkStart/@w:name')
    assert anchors == pages == bookmarks
    assert len(set(anchors)) == len(anchors)
    linked = docx.naskah.element.xpath("//w:sdt//w:hyperlink/w:r[1]/w:t/text()")
    assert [re.sub(r"^([A-Z]|Lampiran [IVX]+)\. ", "", text) for text in linked] == [
        t for _, t in docx.judul()
    ]


def test_daftar_isi_bidang_sungguhan(docx: Docx) -> None:
    """A real field with its gallery, so that Word offers to update it; nothing makes Word ask on opening."""
    assert ' TOC \\o "1-3" \\h \\z \\u ' in docx.atribut("//w:sdt//w:instrText/text()")
    assert docx.atribut("//w:docPartGallery/@w:val") == ["Table of Contents"]
    kinds = docx.atribut("//w:fldChar/@w:fldCharType")
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
    assert docx.atribut("//w:fldChar/@w:dirty") == []
    assert b"updateFields" not in docx.berkas["word/settings.xml"]


def test_dapat_disunting(docx: Docx) -> None:
    assert b"documentProtection" not in docx.berkas["word/settings.xml"]
    assert b"writeProtection" not in docx.berkas["word/settings.xml"]


def test_kepala_tabel(docx: Docx) -> None:
    """Head rows repeat on every page and no other row does; no short row breaks; columns are fixed."""
    heads = {"Formulir Pengukuran Kinerja Triwulan IV Tahun 2024": 2}
    heads["Pagu, realisasi, dan serapan anggaran tahun 2024"] = 2
    heads["Pembandingan realisasi"] = 2
    seen = 0
    for caption, table in docx.tabel_asli():
        rows = [bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows]
        count = heads.get(caption, 1)
        assert rows == [True] * count + [False] * (len(rows) - count), caption
        assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in table.rows), caption
        assert table._tbl.xpath("w:tblPr/w:tblLayout/@w:type") == ["fixed"]
        assert table._tbl.xpath("w:tblPr/w:tblCaption/@w:val") == [caption]
        assert len(table.columns) == len(table.rows[0].cells)
        seen += 1
    assert seen == len(docx.alinea("Caption")) == 16


def test_nomor_tabel(docx: Docx) -> None:
    numbers = [text.split(".")[0] for text in docx.alinea("Caption")]
    assert numbers == [f"Tabel {n}" for n in range(1, 17)]


@pytest.mark.parametrize(
    ("ubah", "tahap", "tanda"),
    [
        pytest.param({}, "ditandatangani", [], id="disahkan"),
        pytest.param({}, "draf", [DRAFT_MARK], id="konsep"),
        pytest.param({"percontohan": "ya"}, "ditandatangani", [PERCONTOHAN_MARK], id="percontohan"),
        pytest.param({"percontohan": "ya"}, "draf", [PERCONTOHAN_MARK, DRAFT_MARK], id="keduanya"),
    ],
)
def test_tanda_di_setiap_halaman(
    katalog: Catalogue, ubah: dict[str, str], tahap: str, tanda: list[str]
) -> None:
    docx = baca(write_docx(_dokumen(katalog, tahap=tahap, instansi=ubah)))
    assert len(docx.naskah.sections) > 3
    for section in docx.naskah.sections:
        assert [p.text for p in section.header.paragraphs if p.text] == tanda
        assert not section.different_first_page_header_footer
        fields = section.footer._element.xpath(".//w:instrText/text()")
        assert [text.strip() for text in fields] == ["PAGE", "NUMPAGES"]
        assert section.footer.paragraphs[0].text.endswith("Halaman 1 dari 1")
    assert docx.berkas["word/settings.xml"].count(b"evenAndOddHeaders") == 0


A4, F4 = (21.0, 29.7), (21.5, 33.0)


@pytest.mark.parametrize(
    ("kertas", "ukuran", "tepi"),
    [
        pytest.param({}, A4, (2, 2.5, 3, 2), id="A4 dengan tepi bawaan"),
        pytest.param({"ukuran": "F4"}, F4, (2, 2.5, 3, 2), id="F4"),
        pytest.param(
            {"ukuran": "F4", "atas": "1", "bawah": "5", "kiri": "2.25", "kanan": "1.5"},
            F4,
            (1, 5, 2.25, 1.5),
            id="F4 dengan tepi sendiri",
        ),
    ],
)
def test_kertas(
    katalog: Catalogue, kertas: Mapping[str, str], ukuran: tuple[float, float], tepi: tuple[float, ...]
) -> None:
    naskah = baca(write_docx(_dokumen(katalog, instansi={"kertas": kertas}))).naskah
    turned = [section.orientation is WD_ORIENT.LANDSCAPE for section in naskah.sections]
    assert turned == [False, True, False, True, False, True]
    for section in naskah.sections:
        size = (section.page_width, section.page_height)
        shape = [length.cm for length in size if length is not None]
        expected = ukuran if section.orientation is WD_ORIENT.PORTRAIT else ukuran[::-1]
        assert shape == pytest.approx(expected, abs=0.01)
        edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [edge.cm for edge in edges if edge is not None] == pytest.approx(tepi, abs=0.01)


def test_bagian_tanpa_tabel_tidak_melintang(katalog: Catalogue) -> None:
    """The real instance has no budget and no plans: their sentences share upright pages with the analysis."""
    sections = baca(write_docx(compose_document(Measurements(katalog), TW4))).naskah.sections
    assert [s.orientation is WD_ORIENT.LANDSCAPE for s in sections] == [False, True, False, True]


def test_kop_dan_judul(docx: Docx) -> None:
    assert docx.alinea("KopPemerintah") == ["Pemerintah Kabupaten Contoh"]
    assert docx.alinea("KopInstansi") == ["Dinas Uji Coba dan Kampung"]
    assert "Jalan Contoh Nomor 1, Kota Contoh 00000 · Telepon (0700) 000000" in docx.alinea("KopAlamat")[1]
    assert docx.alinea("Title") == ["Pengukuran Kinerja Triwulan IV Tahun 2024"]
    assert docx.alinea("Subtitle") == ["NOMOR: 000.8.6.3/004/UK/2024"]
    sizes = {}
    for name in ("Kop Pemerintah", "Kop Instansi"):
        font = docx.naskah.styles[name].font
        sizes[name] = (font.size.pt, bool(font.bold), font.all_caps)
    assert sizes == {"Kop Pemerintah": (12, False, True), "Kop Instansi": (16, True, True)}


def test_tanda_tangan(docx: Docx) -> None:
    """On 15 January 2025 the acting official of the list signs, from the right half, kept on one page."""
    lines = docx.alinea("TandaTangan")
    assert lines[:2] == ["Kota Contoh, 15 Januari 2025", "Plt. Kepala Dinas Uji Coba dan Kampung,"]
    assert docx.alinea("NamaTandaTangan") == ["PEJABAT UJI DUA, S.Sos."]
    assert lines[2:] == ["Pembina (IV/a)", "NIP. 19750202 200003 2 002"]
    style = docx.naskah.styles["Tanda Tangan"].paragraph_format
    assert style.keep_with_next
    assert style.keep_together
    assert style.left_indent.cm == pytest.approx(0.48 * 16, abs=0.05)


def test_percontohan_tanpa_nama(katalog: Catalogue) -> None:
    docx = baca(write_docx(_dokumen(katalog, instansi={"percontohan": "ya"})))
    assert docx.alinea("KosongTandaTangan") == ["Percontohan: tanpa nama dan tanpa tanda tangan"]
    assert docx.alinea("NamaTandaTangan") == []
    assert not [name for name, part in docx.berkas.items() if b"PEJABAT UJI" in part or b"NIP." in part]


def test_tanpa_pejabat_yang_berlaku(katalog: Catalogue) -> None:
    d = _dokumen(katalog, dokumen={"tanggal_pengesahan": "2020-01-01", "pelaksanaan": []})
    assert baca(write_docx(d)).alinea("KosongTandaTangan") == [
        "(penanda tangan mengikuti tanggal pengesahan)"
    ]


def test_qr_bukan_tanda_tangan(docx: Docx) -> None:
    address = "https://kinerja.contoh.example/uji/arsip/2024-TW4/"
    picture = io.BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="png", scale=8, border=4)
    assert picture.getvalue() in docx.berkas.values()
    small = docx.alinea("Kecil")
    assert (
        "Pindai untuk membuka halaman arsip dokumen ini. Kode QR ini bukan tanda tangan elektronik." in small
    )
    assert address in small
    every = b"".join(docx.berkas.values())
    assert not re.search(rb"BSrE|Balai Sertifikasi|sertifikat elektronik|\bTTE\b", every)


def test_tanpa_alamat_situs_tanpa_qr(katalog: Catalogue) -> None:
    docx = baca(write_docx(_dokumen(katalog, situs=None)))
    assert [name for name in docx.berkas if "media" in name] == []
    assert "Pindai" not in docx.teks


def test_gambar_berketerangan(docx: Docx) -> None:
    assert docx.atribut("//wp:docPr/@descr") == [
        "Lambang Pemerintah Kabupaten Contoh",
        "Kode QR yang membuka halaman arsip: https://kinerja.contoh.example/uji/arsip/2024-TW4/",
    ]
    assert len(set(docx.atribut("//wp:docPr/@id"))) == 2
    assert PNG in docx.berkas.values()


@pytest.mark.parametrize(
    "lambang",
    [
        pytest.param(None, id="tidak ada"),
        pytest.param(SVG, id="SVG"),
        pytest.param(b"", id="kosong"),
        pytest.param(b"bukan gambar", id="bukan gambar"),
        pytest.param(PNG[:20], id="PNG terpotong"),
        pytest.param(PNG[:16] + bytes(8) + PNG[24:], id="PNG berukuran nol"),
        pytest.param(b"\xff\xd8\xff\xe0", id="JPEG terpotong"),
        pytest.param(b"\xff\xd8\xff\xe0\xff\xff" + bytes(20), id="JPEG tanpa ukuran"),
        pytest.param(b"\xff\xd8" + b"\xff" * 50, id="JPEG hanya pengisi"),
        pytest.param(b"\xff\xd8\xff\xe0\0\0" * 9, id="JPEG bagian kosong"),
        pytest.param(b"GIF89a\x01\0\x01\0\x80\0\0" + bytes(9), id="GIF"),
    ],
)
def test_lambang_yang_tak_dapat_dipasang(katalog: Catalogue, lambang: bytes | None) -> None:
    d = _dokumen(katalog, situs=None)
    docx = baca(write_docx(d, lambang))
    assert [name for name in docx.berkas if "media" in name] == []
    assert docx.alinea("KopInstansi") == [d.instansi]


@pytest.mark.parametrize(
    ("lambang", "jenis"),
    [
        pytest.param(_png(200, 100), "png", id="PNG"),
        pytest.param(_jpeg(200, 100), "jpg", id="JPEG"),
        pytest.param(_jpeg(200, 100, b"\xff\xe1\0\x04ab\xff\xff\xd0"), "jpg", id="JPEG dengan bagian lain"),
    ],
)
def test_ukuran_lambang(katalog: Catalogue, lambang: bytes, jenis: str) -> None:
    """2.3 cm at its longer side, in its own proportions: 2.3 cm = 828,000 EMU."""
    docx = baca(write_docx(_dokumen(katalog, situs=None), lambang))
    assert docx.atribut("//wp:extent/@cx") + docx.atribut("//wp:extent/@cy") == ["828000", "414000"]
    assert docx.berkas[f"word/media/image1.{jenis}"] == lambang
    assert docx.naskah.inline_shapes[0].width.cm == pytest.approx(2.3)
    assert f'Extension="{jenis}"'.encode() in docx.berkas["[Content_Types].xml"]


def test_sifat_berkas(docx: Docx) -> None:
    core = docx.naskah.core_properties
    assert core.title == "Pengukuran Kinerja Triwulan IV Tahun 2024"
    assert core.author == core.last_modified_by == "Dinas Uji Coba dan Kampung"
    assert core.subject == "Pengukuran Kinerja Triwulan IV Tahun 2024, Dinas Uji Coba dan Kampung"
    assert core.keywords == "pengukuran kinerja; 2024-TW4; Dinas UK"
    assert core.language == "id-ID"
    day = datetime.datetime(2025, 1, 15, tzinfo=datetime.UTC)
    assert (core.created, core.modified) == (day, day)
    assert "python-docx" not in (core.comments or "")


def test_bahasa_dan_huruf(docx: Docx) -> None:
    styles = docx.naskah.styles.element
    assert [str(lang) for lang in styles.xpath("w:docDefaults//w:lang/@w:val")] == ["id-ID"]
    assert [str(font) for font in styles.xpath("w:docDefaults//w:rFonts/@w:ascii")] == ["Arial"]
    assert [str(size) for size in styles.xpath("w:docDefaults//w:sz/@w:val")] == ["22"]
    used = {str(s) for s in docx.naskah.element.xpath("//w:pStyle/@w:val | //w:tblStyle/@w:val")}
    known = {str(s) for s in styles.xpath("w:style/@w:styleId")}
    assert used <= known
