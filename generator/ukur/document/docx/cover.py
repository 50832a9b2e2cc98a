"""The first page: letterhead, title and table of contents; and the signature block."""

from collections.abc import Iterator, Sequence

from ukur.document import wording
from ukur.document.document_value import DokumenPengukuran
from ukur.document.docx.blocks import Block, Heading
from ukur.document.docx.docx_package import EMBLEM_WIDTH
from ukur.document.docx.docx_widths import TWIP_PER_CM
from ukur.document.docx.paper import text_width
from ukur.document.docx.wordml import (
    KEEP_TOGETHER,
    bookmark_name,
    field_xml,
    paragraph_xml,
    text_paragraphs,
    text_run,
)
from ukur.document.sections import Signature
from ukur.document.tabel.section_titles import SECTIONS

_GAP = 0.3  # centimetres beside a picture
_REFRESH_NOTE = (
    "Nomor halaman terisi setelah daftar isi ini diperbarui: klik kanan, lalu Perbarui (Word: F9)."
)
_ROMAN = ("I", "II", "III")


def kop(d: DokumenPengukuran, emblem: str | None) -> Iterator[Block]:
    """Yield the letterhead; without a picture its lines take the whole width."""
    lines = paragraph_xml("KopPemerintah", text_run(d.pemerintah)) + paragraph_xml(
        "KopInstansi", text_run(d.instansi)
    )
    if d.kop:
        lines += paragraph_xml("KopAlamat", text_run(" · ".join(d.kop)))
    if emblem is not None:
        side = round((EMBLEM_WIDTH + _GAP) * TWIP_PER_CM)
        middle = text_width(d.kertas, mendatar=False) - 2 * side
        picture, empty = paragraph_xml("KopAlamat", emblem), paragraph_xml("KopAlamat")
        lines = _side_by_side((side, picture), (middle, lines), (side, empty))
    yield lines + paragraph_xml("KopGaris")
    yield paragraph_xml("Title", text_run(d.judul))
    if d.nomor or d.since_fifth:
        yield paragraph_xml("Subtitle", text_run(f"NOMOR: {d.nomor or wording.NO_NUMBER}"))


def _side_by_side(*cells: tuple[int, str]) -> str:
    """Return cells without borders that stay on one page: width in twips, and paragraphs."""
    return _grid([width for width, _ in cells], [[body for _, body in cells]], "center")


def _grid(widths: Sequence[int], rows: Sequence[Sequence[str]], align: str) -> str:
    """Return rows of cells without borders, none split between pages; widths in twips."""
    grid = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
    lines = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(_cells(widths, row, align))}</w:tr>" for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>'
    )


def _cells(widths: Sequence[int], row: Sequence[str], align: str) -> Iterator[str]:
    for width, body in zip(widths, row, strict=True):
        yield (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="{align}"/></w:tcPr>'
            f"{body}</w:tc>"
        )


def table_of_contents(titles: Sequence[Heading]) -> str:
    """Return the table of contents, filled with the headings; ``titles`` in the order of their bookmarks.

    Nobody knows the page numbers before Word or LibreOffice lays out the pages, so their fields are empty
    until the reader updates the table; the line that says so is part of it and goes away with that. The
    table is not flagged for updating, for then Word opens with a question that reads like a warning.
    """
    letters, romans = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), iter(_ROMAN)
    rows = []
    for number, heading in enumerate(titles, 1):
        label = ""
        if heading.tingkat == 1:
            label = f"Lampiran {next(romans)}. " if heading.lampiran else f"{next(letters)}. "
        rows.append(_entry(number, heading, label))
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    rows[0] = rows[0].replace("</w:pPr>", f"</w:pPr>{begin}", 1)
    rows.append(paragraph_xml("Kecil", text_run(_REFRESH_NOTE)))
    end = paragraph_xml("Jarak", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph_xml('TOCHeading', text_run('Daftar isi'))}"
        f"{''.join(rows)}{end}</w:sdtContent></w:sdt>"
    )


def _entry(number: int, title: Heading, label: str) -> str:
    name = bookmark_name(number)
    page = field_xml(f"PAGEREF {name} \\h", "")
    runs = f"{text_run(label + title.teks)}<w:r><w:tab/></w:r>{page}"
    return paragraph_xml(
        f"TOC{title.tingkat}", f'<w:hyperlink w:anchor="{name}" w:history="1">{runs}</w:hyperlink>'
    )


def signature_block(d: DokumenPengukuran, qr: tuple[str, float] | None) -> Iterator[Block]:
    """Yield the signature block, which stays on one page with its heading, and the way to the archive."""
    yield Heading(1, SECTIONS["pengesahan"])
    yield paragraph_xml("BodyText", text_run(wording.closing(d)), nature=KEEP_TOGETHER)
    yield from _signature(d)
    yield paragraph_xml("Jarak")
    place = text_paragraphs(wording.kept_at(d), "Kecil") if d.lokasi_arsip else ""
    if d.alamat_arsip is None:
        yield place
        return
    if qr is None:
        yield text_paragraphs(f"Halaman arsip dokumen ini: {d.alamat_arsip}", "Kecil") + place
        return
    width = round((qr[1] + _GAP) * TWIP_PER_CM)
    text = text_paragraphs(wording.QR_NOTE, "Kecil") + text_paragraphs(d.alamat_arsip, "Kecil") + place
    rest = text_width(d.kertas, mendatar=False) - width
    yield _side_by_side((width, paragraph_xml("Kecil", qr[0])), (rest, text)) + paragraph_xml("Jarak")


_NO_INDENT = '<w:ind w:left="0"/>'
"""Within a column of its own a block starts at its left edge, not in the middle of the page."""


def _signature(d: DokumenPengukuran) -> Iterator[Block]:
    """Yield the maker's block at the right; beside others two in a row, the maker first at the right."""
    if not d.penanda_tangan_lain:
        yield from (*_above(d.tanda_tangan, ""), *_below(d, d.tanda_tangan, ""))
        return
    first, *others = d.penanda_tangan_lain
    order: list[Signature | None] = [first, d.tanda_tangan, *others]
    order += [None] * (len(order) % 2)
    width = text_width(d.kertas, mendatar=False) // 2
    for pair in zip(order[::2], order[1::2], strict=True):
        heads = ["".join(_above(sign, _NO_INDENT)) if sign else _EMPTY for sign in pair]
        feet = ["".join(_below(d, sign, _NO_INDENT)) if sign else _EMPTY for sign in pair]
        yield _grid([width, width], [heads, feet], "top") + paragraph_xml("Jarak")


_EMPTY = paragraph_xml("Jarak")


def _above(t: Signature, nature: str) -> Iterator[str]:
    for head in (t.tempat_tanggal, f"{t.sebagai}," if t.sebagai else ""):
        if head:
            yield paragraph_xml("TandaTangan", text_run(head), nature=nature)
    for acting, title in wording.title_lines(t):
        yield paragraph_xml("TandaTangan", *_title(acting, title), nature=nature)


def _below(d: DokumenPengukuran, t: Signature, nature: str) -> Iterator[str]:
    if t.nama is None:
        yield paragraph_xml("KosongTandaTangan", text_run(wording.unsigned(d)), nature=nature)
        return
    yield paragraph_xml("NamaTandaTangan", text_run(t.nama), nature=nature)
    for line in (t.pangkat, f"NIP. {t.nip}" if t.nip else None):
        if line:
            yield paragraph_xml("TandaTangan", text_run(line), nature=nature)
    if t.is_electronic:
        yield paragraph_xml("TandaTangan", text_run(wording.ELECTRONIC_IN_PDF), nature=nature)


def _title(acting: str, title: str) -> Iterator[str]:
    if acting:
        yield text_run(acting)
    yield text_run(title, "<w:caps/>")
