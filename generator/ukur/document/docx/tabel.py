"""Tables: fixed columns, a head repeated on every page, rows that stay together unless they are long."""

from collections.abc import Sequence

from ukur.document.docx.blok import Sel, Tabel
from ukur.document.docx.lebar import TEPI_SEL, bagi, em, em_kata, paksa
from ukur.document.docx.unsur import bidang, lari, lolos, paragraf, pisah

_ARSIR = {
    "Kepala": '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/><w:vAlign w:val="center"/>',
    "Kelompok": '<w:shd w:val="clear" w:color="auto" w:fill="F5F5F5"/>',
}
_TURUN = {"": "", "mulai": '<w:vMerge w:val="restart"/>', "lanjut": "<w:vMerge/>"}
_BARIS_TERPANJANG = 25
"""Lines of text above which a row may break across pages."""
_PASTI_PENDEK = 300
_SEBARIS, _TEBAL, _LEBIH_TEBAL = {"Angka", "AngkaTebal"}, {"Kepala", "Tebal", "AngkaTebal"}, 1.08
_EM_KOSONG = 0.6  # a column of nothing but dashes takes no share
_EM_PER_BOBOT = 2.5
"""Columns of text get at least this much of the width, so that a word a line stays the exception."""


def tabel(isi: Tabel, nomor: int, lebar: int) -> str:
    """Return a table with its numbered caption, ``lebar`` twips wide."""
    size, widths = _kolom(isi, lebar)
    caption = paragraf(
        "Caption", lari("Tabel "), bidang("SEQ Tabel \\* ARABIC", str(nomor)), lari(f". {isi.keterangan}")
    )
    grid = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
    rows = [_baris(row, widths, size, "<w:cantSplit/><w:tblHeader/>") for row in isi.kepala]
    rows += [_baris(row, widths, size, _utuh(row, widths, size)) for row in isi.baris]
    return (
        f'{caption}<w:tbl><w:tblPr><w:tblStyle w:val="TabelUkur"/><w:tblW w:w="{lebar}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0"'
        ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{lolos(isi.keterangan)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>{paragraf('Jarak')}"
    )


def _kolom(isi: Tabel, lebar: int) -> tuple[int, list[int]]:
    """Return the largest size at which no figure and no word breaks, and the widths of the columns."""
    filled = _terkecil(isi.baris, len(isi.bobot))
    shares = [share if body > _EM_KOSONG else 0.0 for share, body in zip(isi.bobot, filled, strict=True)]
    heads = _terkecil(isi.kepala, len(isi.bobot))
    least = [max(*words, share * _EM_PER_BOBOT) for *words, share in zip(heads, filled, shares, strict=True)]
    for size in isi.ukuran:
        widths = bagi(least, shares, size, lebar)
        if widths is not None:
            return size, widths
    return isi.ukuran[-1], paksa(least, shares, isi.ukuran[-1], lebar)


def _terkecil(rows: Sequence[Sequence[Sel]], kolom: int) -> list[float]:
    """Return for each column the width in em of the longest word, or line of a figure, in these rows."""
    least = [0.0] * kolom
    for row in rows:
        place = 0
        for text, style, span, merged in row:
            if span == 1 and merged != "lanjut":
                need = max(map(em, text.split("\n"))) if style in _SEBARIS else em_kata(text)
                if style in _TEBAL:
                    need *= _LEBIH_TEBAL
                if need > least[place]:
                    least[place] = need
            place += span
    return least


def _utuh(row: Sequence[Sel], widths: Sequence[int], size: int) -> str:
    """Return the property that keeps a row on one page, unless its text is long."""
    if max([len(cell.teks) for cell in row]) < _PASTI_PENDEK:
        return "<w:cantSplit/>"
    place, lines = 0, 0.0
    for cell in row:
        room = sum(widths[place : place + cell.kolom]) - 2 * TEPI_SEL
        lines = max(lines, em(cell.teks) * size * 20 / max(room, 1))
        place += cell.kolom
    return "" if lines > _BARIS_TERPANJANG else "<w:cantSplit/>"


def _baris(row: Sequence[Sel], widths: Sequence[int], size: int, sifat: str) -> str:
    cells, place = [], 0
    for text, style, span, merged in row:
        width = widths[place] if span == 1 else sum(widths[place : place + span])
        wide = "" if span == 1 else f'<w:gridSpan w:val="{span}"/>'
        start = f'<w:p><w:pPr><w:pStyle w:val="Tabel{style}{size}"/></w:pPr>'
        body = "".join([f"{start}{lari(part)}</w:p>" for part in pisah(text)])
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{wide}{_TURUN[merged]}'
            f"{_ARSIR.get(style, '')}</w:tcPr>{body}</w:tc>"
        )
        place += span
    return f"<w:tr><w:trPr>{sifat}</w:trPr>{''.join(cells)}</w:tr>"
