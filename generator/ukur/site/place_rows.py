"""Rows of the tables of a place, built by hand: an office of 500 indicators has thousands of their cells."""

from collections.abc import Sequence

from ukur.document.date_text import DASH
from ukur.model.periode import Periode
from ukur.site.fragments import direction_html
from ukur.site.place_figures import PlaceFigure
from ukur.site.table_html import escape

_OF_A_GAP = ' <span class="ukur-kecil">(nilai pembentuknya; kesenjangan hanya ada antarwilayah)</span>'


def figure_row(figure: PlaceFigure, address: str, newest: str, compared: str) -> str:
    """Return the row of an indicator; its period and what it is compared with where these differ.

    ``newest`` is the period of the heading, ``compared`` what every change of the column is told against.
    """
    code = f'<a href="{escape(address)}">{escape(figure.kode)}</a>' if address else escape(figure.kode)
    unit = f' <span class="satuan">{escape(figure.satuan)}</span>' if figure.nilai.nilai is not None else ""
    change = figure.perubahan
    amount = escape(change.perubahan.teks) if change else DASH
    if change and not compared:
        amount += f'<br><span class="ukur-kecil">dari {escape(change.terhadap)}</span>'
    when = figure.periode
    older = "" if when.title == newest else f'<br><span class="ukur-kecil">{short_title(when)}</span>'
    return (
        f'<tr><th scope="row">{code} {escape(figure.nama)}{_OF_A_GAP if figure.pembentuk else ""}</th> '
        f'<td class="angka">{escape(figure.nilai.teks)}{unit}{older}</td> '
        f'<td class="angka">{escape(figure.seluruh.teks)}</td> '
        f'<td class="angka">{figure.rank_text}</td> '
        f'<td class="angka kalimat dua">{amount}</td> <td>{direction_html(change)}</td></tr>\n'
    )


def series_row(figure: PlaceFigure, periods: Sequence[Periode]) -> str:
    """Return the values of an indicator in some periods, a dash where it has none."""
    known = {periode: value.teks for periode, value in figure.deret}
    cells = "".join([f'<td class="angka">{escape(known.get(periode, DASH))}</td> ' for periode in periods])
    unit = f'<span class="satuan">({escape(figure.satuan)})</span>'
    name = f"{escape(figure.kode)} {escape(figure.nama)}{_OF_A_GAP if figure.pembentuk else ''}"
    return f'<tr><th scope="row">{name} {unit}</th> {cells}</tr>\n'


def short_title(periode: Periode) -> str:
    """Return a period as a column names it: ``TW IV 2024``."""
    return f"TW {periode.roman} {periode.tahun}"
