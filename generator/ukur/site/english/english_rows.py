"""Rows of a document as the pages in English show them."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from ukur.document.direction_text import change_of
from ukur.document.document_value import IndikatorRow
from ukur.model.periode import Periode
from ukur.site.english.english_names import EnglishNames
from ukur.site.english.english_words import (
    SCOPES,
    direction_html,
    figure_html,
    period_name,
    status_html,
)
from ukur.site.material import SeriesPoint


class EnglishRow(NamedTuple):
    """An indicator in one period: its figure whole, in words and HTML; ``sample``: its target is none."""

    kode: str
    nama: Markup
    periode: str
    covers: str
    realisasi: Markup
    satuan: Markup
    target: Markup
    capaian: Markup
    status: Markup
    arah: Markup
    sample: bool


def english_row(row: IndikatorRow, periode: Periode, names: EnglishNames) -> EnglishRow:
    """Return the headline figure of a row; a figure that is no number bears no unit."""
    figure = row.headline
    return EnglishRow(
        row.kode,
        names.indikator(row.kode, row.nama),
        period_name(periode),
        SCOPES[figure.lingkup],
        Markup(figure_html(figure.realisasi)),
        names.satuan(row.satuan) if figure.realisasi.nilai is not None else Markup(),
        Markup(figure_html(figure.target)),
        Markup(figure_html(figure.capaian)),
        Markup(status_html(row)),
        Markup(direction_html(change_of(row, periode))),
        row.target_contoh,
    )


def english_series(points: Sequence[SeriesPoint], names: EnglishNames) -> tuple[EnglishRow, ...]:
    """Return the periods of an indicator, newest first."""
    return tuple(english_row(point.baris, point.periode, names) for point in reversed(points))
