"""Styles, lists and settings of the document, as tables: who edits it changes a style, not each paragraph."""

from collections.abc import Iterator
from typing import NamedTuple

from ukur.document.docx.wordml import (
    ANNEX_NUMBER,
    BULLET_NUMBER,
    KEEP_TOGETHER,
    LIST_NUMBER,
    NAMESPACES,
    SECTION_NUMBER,
)

FONT = "Arial"
TABLE_SIZES = (9, 8, 7, 6)
_LINE_SPACING, _SPACING = 276, {"BodyText", "ListNumber", "ListBullet"}  # 1.15 lines
_RED = '<w:color w:val="9C0006"/>'


class _Style(NamedTuple):
    """A paragraph style: sizes and spaces in points."""

    nama: str
    parent_style: str = "Normal"
    ukuran: float = 0
    tebal: bool = False
    rata: str = ""
    sebelum: float = 0
    sesudah: float = 0
    awal: str = ""  # paragraph properties that come before the spacing
    akhir: str = ""  # and after the alignment
    huruf: str = ""  # more run properties
    berikut: str = ""


def _line(side: str, jenis: str, bold: int, distance: int) -> str:
    return f'<w:{side} w:val="{jenis}" w:sz="{bold}" w:space="{distance}" w:color="000000"/>'


def _number(number: int) -> str:
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'


_BOX = (
    f"<w:pBdr>{''.join(_line(side, 'single', 6, 2) for side in ('top', 'left', 'bottom', 'right'))}</w:pBdr>"
)
_KOP_LINE = f"<w:pBdr>{_line('bottom', 'thinThickSmallGap', 24, 4)}</w:pBdr>"

STYLES = {
    "BodyText": _Style("Body Text", sesudah=6),
    "Kecil": _Style("Keterangan Kecil", ukuran=9, sesudah=4),
    "Title": _Style("Title", ukuran=13, tebal=True, rata="center", sebelum=14, sesudah=4, huruf="<w:caps/>"),
    "Subtitle": _Style("Subtitle", rata="center", sesudah=14),
    "Heading1": _Style(
        "heading 1",
        ukuran=13,
        tebal=True,
        sebelum=14,
        sesudah=6,
        awal=KEEP_TOGETHER + _number(SECTION_NUMBER),
    ),
    "Heading2": _Style("heading 2", ukuran=11.5, tebal=True, sebelum=10, sesudah=4, awal=KEEP_TOGETHER),
    "Heading3": _Style(
        "heading 3", ukuran=11, tebal=True, sebelum=6, sesudah=2, awal=KEEP_TOGETHER, huruf="<w:i/>"
    ),
    "Caption": _Style("caption", ukuran=9, tebal=True, sebelum=6, sesudah=3, awal=KEEP_TOGETHER),
    "TOCHeading": _Style("TOC Heading", ukuran=13, tebal=True, sebelum=10, sesudah=6, awal=KEEP_TOGETHER),
    "ListNumber": _Style("List Number", sesudah=3, awal=_number(LIST_NUMBER)),
    "ListBullet": _Style("List Bullet", sesudah=3, awal=_number(BULLET_NUMBER)),
    "Header": _Style("header", ukuran=9),
    "Footer": _Style("footer", ukuran=8.5, rata="center"),
    "Tanda": _Style("Tanda Dokumen", "Header", 9, True, "center", awal=_BOX, huruf=_RED),
    "KopPemerintah": _Style("Kop Pemerintah", ukuran=12, rata="center", huruf="<w:caps/>"),
    "KopInstansi": _Style("Kop Instansi", ukuran=16, tebal=True, rata="center", sesudah=2, huruf="<w:caps/>"),
    "KopAlamat": _Style("Kop Alamat", ukuran=9, rata="center"),
    "KopGaris": _Style("Kop Garis", ukuran=2, sesudah=6, awal=_KOP_LINE),
    "NamaTandaTangan": _Style(
        "Nama Penanda Tangan",
        "TandaTangan",
        tebal=True,
        sebelum=66,
        awal=KEEP_TOGETHER,
        huruf='<w:u w:val="single"/>',
    ),
    "KosongTandaTangan": _Style(
        "Tanpa Penanda Tangan", "TandaTangan", sebelum=40, awal=KEEP_TOGETHER, huruf="<w:i/>"
    ),
    "Jarak": _Style("Jarak Tabel", ukuran=4, sesudah=2),
    "BatasBagian": _Style("Batas Bagian", ukuran=1),
}
_CELL_STYLES = {  # styles of table cells, in each size
    "Isi": ("left", False, ""),
    "Angka": ("right", False, ""),
    "Tengah": ("center", False, ""),
    "Kepala": ("center", True, "<w:keepNext/>"),
    "Kelompok": ("left", True, "<w:keepNext/>"),
    "Tebal": ("left", True, ""),
    "AngkaTebal": ("right", True, ""),
}


def document_styles(width: int) -> str:
    """Return the styles part; ``width`` is the text width in twips of an upright page."""
    styles = [_BASE_STYLE, _TABLE_STYLE]
    styles += [
        _paragraph_style(kode, style)
        for kode, style in (*STYLES.items(), *_cell_style(), *_width_styles(width))
    ]
    return f"<w:styles {NAMESPACES}>{_DEFAULTS}{''.join(styles)}</w:styles>"


def _cell_style() -> Iterator[tuple[str, _Style]]:
    for size in TABLE_SIZES:
        for kode, (align, bold, before) in _CELL_STYLES.items():
            name = f"Tabel {kode} {size}"
            yield f"Tabel{kode}{size}", _Style(name, ukuran=size, tebal=bold, rata=align, awal=before)


def _width_styles(width: int) -> Iterator[tuple[str, _Style]]:
    """Yield the styles that follow the width of the page: contents and signature block."""
    for level in (1, 2, 3):
        tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
        left = (level - 1) * 284
        indent = f'<w:ind w:left="{left}"/>'
        yield f"TOC{level}", _Style(f"toc {level}", ukuran=10, sesudah=2, awal=tab, akhir=indent)
    yield (
        "TandaTangan",
        _Style("Tanda Tangan", awal=KEEP_TOGETHER, akhir=f'<w:ind w:left="{width * 48 // 100}"/>'),
    )


def _paragraph_style(kode: str, style: _Style) -> str:
    level = f'<w:outlineLvl w:val="{int(kode[-1]) - 1}"/>' if kode.startswith("Heading") else ""
    align = f'<w:jc w:val="{style.rata}"/>' if style.rata else ""
    line = f' w:line="{_LINE_SPACING}" w:lineRule="auto"' if kode in _SPACING else ""
    spacing = f'<w:spacing w:before="{style.sebelum * 20:.0f}" w:after="{style.sesudah * 20:.0f}"{line}/>'
    size = f'<w:sz w:val="{style.ukuran * 2:.0f}"/><w:szCs w:val="{style.ukuran * 2:.0f}"/>'
    bold = "<w:b/><w:bCs/>" if style.tebal else ""
    # CT_RPr has its own order: bold, italic, caps, colour, size, underline.
    late = style.huruf if style.huruf.startswith("<w:u ") else ""
    early = "" if late else style.huruf
    following = "BodyText" if kode.startswith(("Heading", "Title", "Caption")) else kode
    return (
        f'<w:style w:type="paragraph" w:styleId="{kode}"><w:name w:val="{style.nama}"/>'
        f'<w:basedOn w:val="{style.parent_style}"/><w:next w:val="{following}"/><w:qFormat/>'
        f"<w:pPr>{style.awal}{spacing}{style.akhir}{align}{level}</w:pPr>"
        f"<w:rPr>{bold}{early}{size if style.ukuran else ''}{late}</w:rPr></w:style>"
    )


_FONT = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
_DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{_FONT}"
    '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
)
_BASE_STYLE = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    "</w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
_SIDES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE_STYLE = (
    '<w:style w:type="table" w:styleId="TabelUkur"><w:name w:val="Tabel Ukur"/>'
    f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{_SIDES}</w:tblBorders>'
    '<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>'
    '<w:bottom w:w="30" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def _list_level(format: str, text: str, style_name: str) -> str:
    """Return a level: lists hang, headings have their number on the line."""
    style = f'<w:pStyle w:val="{style_name}"/>' if style_name else ""
    hang = '<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr>' if style_name.startswith("List") else ""
    space = "" if hang else '<w:suff w:val="space"/>'
    return (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{style}{space}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{hang}</w:lvl>'
    )


_NUMBERINGS = {
    LIST_NUMBER: ("decimal", "%1.", "ListNumber"),
    BULLET_NUMBER: ("bullet", "•", "ListBullet"),
    SECTION_NUMBER: ("upperLetter", "%1.", "Heading1"),
    ANNEX_NUMBER: ("upperRoman", "Lampiran %1.", ""),
}
_NUMBER_FORMS = "".join(
    f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="singleLevel"/>{_list_level(*level)}'
    "</w:abstractNum>"
    for n, level in _NUMBERINGS.items()
)
_NUMBER_USES = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in _NUMBERINGS)
PENOMORAN = f"<w:numbering {NAMESPACES}>{_NUMBER_FORMS}{_NUMBER_USES}</w:numbering>"
_MODE = "http://schemas.microsoft.com/office/word"
SETTINGS = (
    f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    f'<w:compatSetting w:name="compatibilityMode" w:uri="{_MODE}" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="id-ID"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
