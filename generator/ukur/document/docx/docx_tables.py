"""Tables: fixed columns, a head repeated on every page, rows that stay together unless they are long."""

from collections.abc import Sequence

from ukur.document.docx.blocks import Cell, Table
from ukur.document.docx.docx_widths import (
    CELL_MARGIN,
    divide_width,
    em,
    force_widths,
    longest_word_em,
    widths_from_heads,
)
from ukur.document.docx.wordml import escape_text, field_xml, paragraph_xml, split_paragraphs, text_run

_SHADINGS = {
    "Kepala": '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/><w:vAlign w:val="center"/>',
    "Kelompok": '<w:shd w:val="clear" w:color="auto" w:fill="F5F5F5"/>',
    "Gagal": '<w:shd w:val="clear" w:color="auto" w:fill="E8E8E8"/>',
}
_WRITTEN_AS = {"Gagal": "Tebal"}
"""Styles of cells that are written in the letters of another."""
_VERTICAL_MERGES = {"": "", "mulai": '<w:vMerge w:val="restart"/>', "lanjut": "<w:vMerge/>"}
_LONGEST_ROW = 25
"""Lines of text above which a row may break across pages."""
_SURELY_SHORT = 300
_TOGETHER, _KEEP = 3, "<w:keepNext/>"
"""So many rows of a table stand on each page that has any."""
_ONE_LINE, _BOLD, _BOLDER = {"Angka", "AngkaTebal"}, {"Kepala", "Tebal", "AngkaTebal", "Gagal"}, 1.08
_WIDER = 1.18
"""How much wider than Arial letters are where a reader has none of its kind (DejaVu Sans in LibreOffice)."""
_EMPTY_EM = 0.6  # a column of nothing but dashes takes no share
_EM_PER_WEIGHT = 2.5
"""Columns of text get at least this much of the width, so that a word a line stays the exception."""


def table_xml(content: Table, number: int, width: int) -> str:
    """Return a table with its numbered caption, ``width`` twips wide."""
    size, widths = _column_widths(content, width)
    caption = paragraph_xml(
        "Caption",
        text_run("Tabel "),
        field_xml("SEQ Tabel \\* ARABIC", str(number)),
        text_run(f". {content.keterangan}"),
    )
    grid = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
    rows = [_row_xml(row, widths, size, "<w:cantSplit/><w:tblHeader/>") for row in content.header]
    kept = _kept_with_next(content)
    rows += [
        _row_xml(row, widths, size, _keep_whole(row, widths, size), at in kept)
        for at, row in enumerate(content.baris)
    ]
    after = paragraph_xml("Jarak", nature=_KEEP if content.lanjut else "")
    return (
        f'{caption}<w:tbl><w:tblPr><w:tblStyle w:val="TabelUkur"/><w:tblW w:w="{width}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0"'
        ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape_text(content.keterangan)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>{after}"
    )


def _kept_with_next(content: Table) -> frozenset[int]:
    """Return the rows that stay on the page of the next one: the first three together, and the last three."""
    count = len(content.baris)
    if not content.lega:
        return frozenset()
    first, last = range(_TOGETHER - 1), range(max(count - _TOGETHER, 0), count - 1)
    end = [count - 1] if content.lanjut else []
    return frozenset((*first, *last, *end)) & frozenset(range(count if content.lanjut else count - 1))


def _column_widths(content: Table, width: int) -> tuple[int, list[int]]:
    """Return the largest size at which no figure and no word breaks, and the widths of the columns."""
    filled = _smallest_widths(content.baris, len(content.bobot))
    shares = [share if body > _EMPTY_EM else 0.0 for share, body in zip(content.bobot, filled, strict=True)]
    heads = _smallest_widths(content.header, len(content.bobot))
    if content.lega:
        heads = [width * _WIDER for width in heads]
    least = [max(*words, share * _EM_PER_WEIGHT) for *words, share in zip(heads, filled, shares, strict=True)]
    for size in content.ukuran:
        widths = divide_width(least, shares, size, width)
        if widths is not None:
            return size, widths
    if content.lega:
        widths = widths_from_heads(heads, least, content.ukuran[-1], width)
        if widths is not None:
            return content.ukuran[-1], widths
    return content.ukuran[-1], force_widths(least, shares, content.ukuran[-1], width)


def _smallest_widths(rows: Sequence[Sequence[Cell]], kolom: int) -> list[float]:
    """Return for each column the width in em of the longest word, or line of a figure, in these rows."""
    least = [0.0] * kolom
    for row in rows:
        place = 0
        for text, style, span, merged in row:
            if span == 1 and merged != "lanjut":
                need = max(map(em, text.split("\n"))) if style in _ONE_LINE else longest_word_em(text)
                if style in _BOLD:
                    need *= _BOLDER
                if need > least[place]:
                    least[place] = need
            place += span
    return least


def _keep_whole(row: Sequence[Cell], widths: Sequence[int], size: int) -> str:
    """Return the property that keeps a row on one page, unless its text is long."""
    if max([len(cell.teks) for cell in row]) < _SURELY_SHORT:
        return "<w:cantSplit/>"
    place, lines = 0, 0.0
    for cell in row:
        room = sum(widths[place : place + cell.kolom]) - 2 * CELL_MARGIN
        lines = max(lines, em(cell.teks) * size * 20 / max(room, 1))
        place += cell.kolom
    return "" if lines > _LONGEST_ROW else "<w:cantSplit/>"


def _row_xml(row: Sequence[Cell], widths: Sequence[int], size: int, nature: str, kept: bool = False) -> str:
    cells, place, keep = [], 0, _KEEP if kept else ""
    for text, style, span, merged in row:
        width = widths[place] if span == 1 else sum(widths[place : place + span])
        wide = "" if span == 1 else f'<w:gridSpan w:val="{span}"/>'
        start = f'<w:p><w:pPr><w:pStyle w:val="Tabel{_WRITTEN_AS.get(style, style)}{size}"/>{keep}</w:pPr>'
        body = "".join([f"{start}{text_run(part)}</w:p>" for part in split_paragraphs(text)])
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{wide}{_VERTICAL_MERGES[merged]}'
            f"{_SHADINGS.get(style, '')}</w:tcPr>{body}</w:tc>"
        )
        place += span
    return f"<w:tr><w:trPr>{nature}</w:trPr>{''.join(cells)}</w:tr>"
