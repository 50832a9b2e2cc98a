"""Styles, lists and settings of the document, as tables: who edits it changes a style, not each paragraph."""

from collections.abc import Iterator
from typing import NamedTuple

from ukur.document.docx.unsur import (
    KUMPUL,
    NOMOR_BAGIAN,
    NOMOR_BUTIR,
    NOMOR_DAFTAR,
    NOMOR_LAMPIRAN,
    RUANG,
)

HURUF = "Arial"
UKURAN_TABEL = (9, 8, 7, 6)
_BARIS, _LAPANG = 276, {"BodyText", "ListNumber", "ListBullet"}  # 1.15 lines
_MERAH = '<w:color w:val="9C0006"/>'


class _Gaya(NamedTuple):
    """A paragraph style: sizes and spaces in points."""

    nama: str
    dasar: str = "Normal"
    ukuran: float = 0
    tebal: bool = False
    rata: str = ""
    sebelum: float = 0
    sesudah: float = 0
    awal: str = ""  # paragraph properties that come before the spacing
    akhir: str = ""  # and after the alignment
    huruf: str = ""  # more run properties
    berikut: str = ""


def _garis(sisi: str, jenis: str, tebal: int, jarak: int) -> str:
    return f'<w:{sisi} w:val="{jenis}" w:sz="{tebal}" w:space="{jarak}" w:color="000000"/>'


def _nomor(nomor: int) -> str:
    return f'<w:numPr><w:numId w:val="{nomor}"/></w:numPr>'


_KOTAK = (
    f"<w:pBdr>{''.join(_garis(side, 'single', 6, 2) for side in ('top', 'left', 'bottom', 'right'))}</w:pBdr>"
)
_GARIS_KOP = f"<w:pBdr>{_garis('bottom', 'thinThickSmallGap', 24, 4)}</w:pBdr>"

GAYA = {
    "BodyText": _Gaya("Body Text", sesudah=6),
    "Kecil": _Gaya("Keterangan Kecil", ukuran=9, sesudah=4),
    "Title": _Gaya("Title", ukuran=13, tebal=True, rata="center", sebelum=14, sesudah=4, huruf="<w:caps/>"),
    "Subtitle": _Gaya("Subtitle", rata="center", sesudah=14),
    "Heading1": _Gaya(
        "heading 1", ukuran=13, tebal=True, sebelum=14, sesudah=6, awal=KUMPUL + _nomor(NOMOR_BAGIAN)
    ),
    "Heading2": _Gaya("heading 2", ukuran=11.5, tebal=True, sebelum=10, sesudah=4, awal=KUMPUL),
    "Heading3": _Gaya("heading 3", ukuran=11, tebal=True, sebelum=6, sesudah=2, awal=KUMPUL, huruf="<w:i/>"),
    "Caption": _Gaya("caption", ukuran=9, tebal=True, sebelum=6, sesudah=3, awal=KUMPUL),
    "TOCHeading": _Gaya("TOC Heading", ukuran=13, tebal=True, sebelum=10, sesudah=6, awal=KUMPUL),
    "ListNumber": _Gaya("List Number", sesudah=3, awal=_nomor(NOMOR_DAFTAR)),
    "ListBullet": _Gaya("List Bullet", sesudah=3, awal=_nomor(NOMOR_BUTIR)),
    "Header": _Gaya("header", ukuran=9),
    "Footer": _Gaya("footer", ukuran=8.5, rata="center"),
    "Tanda": _Gaya("Tanda Dokumen", "Header", 9, True, "center", awal=_KOTAK, huruf=_MERAH),
    "KopPemerintah": _Gaya("Kop Pemerintah", ukuran=12, rata="center", huruf="<w:caps/>"),
    "KopInstansi": _Gaya("Kop Instansi", ukuran=16, tebal=True, rata="center", sesudah=2, huruf="<w:caps/>"),
    "KopAlamat": _Gaya("Kop Alamat", ukuran=9, rata="center"),
    "KopGaris": _Gaya("Kop Garis", ukuran=2, sesudah=6, awal=_GARIS_KOP),
    "NamaTandaTangan": _Gaya(
        "Nama Penanda Tangan",
        "TandaTangan",
        tebal=True,
        sebelum=66,
        awal=KUMPUL,
        huruf='<w:u w:val="single"/>',
    ),
    "KosongTandaTangan": _Gaya(
        "Tanpa Penanda Tangan", "TandaTangan", sebelum=40, awal=KUMPUL, huruf="<w:i/>"
    ),
    "Jarak": _Gaya("Jarak Tabel", ukuran=4, sesudah=2),
    "BatasBagian": _Gaya("Batas Bagian", ukuran=1),
}
_SEL = {  # styles of table cells, in each size
    "Isi": ("left", False, ""),
    "Angka": ("right", False, ""),
    "Tengah": ("center", False, ""),
    "Kepala": ("center", True, "<w:keepNext/>"),
    "Kelompok": ("left", True, "<w:keepNext/>"),
    "Tebal": ("left", True, ""),
    "AngkaTebal": ("right", True, ""),
}


def gaya_dokumen(lebar: int) -> str:
    """Return the styles part; ``lebar`` is the text width in twips of an upright page."""
    styles = [_DASAR, _TABEL]
    styles += [_paragraf(kode, style) for kode, style in (*GAYA.items(), *_sel(), *_menurut(lebar))]
    return f"<w:styles {RUANG}>{_BAWAAN}{''.join(styles)}</w:styles>"


def _sel() -> Iterator[tuple[str, _Gaya]]:
    for size in UKURAN_TABEL:
        for kode, (align, bold, before) in _SEL.items():
            name = f"Tabel {kode} {size}"
            yield f"Tabel{kode}{size}", _Gaya(name, ukuran=size, tebal=bold, rata=align, awal=before)


def _menurut(lebar: int) -> Iterator[tuple[str, _Gaya]]:
    """Yield the styles that follow the width of the page: contents and signature block."""
    for level in (1, 2, 3):
        tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{lebar}"/></w:tabs>'
        left = (level - 1) * 284
        indent = f'<w:ind w:left="{left}"/>'
        yield f"TOC{level}", _Gaya(f"toc {level}", ukuran=10, sesudah=2, awal=tab, akhir=indent)
    yield "TandaTangan", _Gaya("Tanda Tangan", awal=KUMPUL, akhir=f'<w:ind w:left="{lebar * 48 // 100}"/>')


def _paragraf(kode: str, gaya: _Gaya) -> str:
    level = f'<w:outlineLvl w:val="{int(kode[-1]) - 1}"/>' if kode.startswith("Heading") else ""
    align = f'<w:jc w:val="{gaya.rata}"/>' if gaya.rata else ""
    line = f' w:line="{_BARIS}" w:lineRule="auto"' if kode in _LAPANG else ""
    spacing = f'<w:spacing w:before="{gaya.sebelum * 20:.0f}" w:after="{gaya.sesudah * 20:.0f}"{line}/>'
    size = f'<w:sz w:val="{gaya.ukuran * 2:.0f}"/><w:szCs w:val="{gaya.ukuran * 2:.0f}"/>'
    bold = "<w:b/><w:bCs/>" if gaya.tebal else ""
    # CT_RPr has its own order: bold, italic, caps, colour, size, underline.
    late = gaya.huruf if gaya.huruf.startswith("<w:u ") else ""
    early = "" if late else gaya.huruf
    following = "BodyText" if kode.startswith(("Heading", "Title", "Caption")) else kode
    return (
        f'<w:style w:type="paragraph" w:styleId="{kode}"><w:name w:val="{gaya.nama}"/>'
        f'<w:basedOn w:val="{gaya.dasar}"/><w:next w:val="{following}"/><w:qFormat/>'
        f"<w:pPr>{gaya.awal}{spacing}{gaya.akhir}{align}{level}</w:pPr>"
        f"<w:rPr>{bold}{early}{size if gaya.ukuran else ''}{late}</w:rPr></w:style>"
    )


_FONT = f'<w:rFonts w:ascii="{HURUF}" w:hAnsi="{HURUF}" w:eastAsia="{HURUF}" w:cs="{HURUF}"/>'
_BAWAAN = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{_FONT}"
    '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
)
_DASAR = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    "</w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
_SISI = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABEL = (
    '<w:style w:type="table" w:styleId="TabelUkur"><w:name w:val="Tabel Ukur"/>'
    f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{_SISI}</w:tblBorders>'
    '<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>'
    '<w:bottom w:w="30" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def _tingkat(format: str, teks: str, gaya: str) -> str:
    """Return a level: lists hang, headings have their number on the line."""
    style = f'<w:pStyle w:val="{gaya}"/>' if gaya else ""
    hang = '<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr>' if gaya.startswith("List") else ""
    space = "" if hang else '<w:suff w:val="space"/>'
    return (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{style}{space}'
        f'<w:lvlText w:val="{teks}"/><w:lvlJc w:val="left"/>{hang}</w:lvl>'
    )


_NOMOR = {
    NOMOR_DAFTAR: ("decimal", "%1.", "ListNumber"),
    NOMOR_BUTIR: ("bullet", "•", "ListBullet"),
    NOMOR_BAGIAN: ("upperLetter", "%1.", "Heading1"),
    NOMOR_LAMPIRAN: ("upperRoman", "Lampiran %1.", ""),
}
_BENTUK = "".join(
    f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="singleLevel"/>{_tingkat(*level)}'
    "</w:abstractNum>"
    for n, level in _NOMOR.items()
)
_PAKAI = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in _NOMOR)
PENOMORAN = f"<w:numbering {RUANG}>{_BENTUK}{_PAKAI}</w:numbering>"
_MODE = "http://schemas.microsoft.com/office/word"
SETELAN = (
    f'<w:settings {RUANG}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    f'<w:compatSetting w:name="compatibilityMode" w:uri="{_MODE}" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="id-ID"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
