"""An office's indicator by area, on a map of the portal's, beside the table of its values."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from ukur.portal.portal_rows import OfficeRow, PlaceRow
from ukur.portal_site.portal_material import PortalMaterial
from ukur.portal_site.portal_table import Cell, portal_table
from ukur.site.choropleth import AreaValue, choropleth

_LEAST_AREAS = 2
"""Areas with a value, our choice: one alone shows nothing that the table does not."""


class PlaceMap(NamedTuple):
    """What is shown, its map and its table; how many more indicators of the document have areas."""

    words: str
    html: Markup
    table: Markup
    others: int


def place_map(material: PortalMaterial, office: OfficeRow) -> PlaceMap | None:
    """Return the first indicator of the newest document whose areas a map of the portal has; None for none.

    One stands for all: the office's own pages have every one of them.
    """
    groups = [
        (code, tuple(rows))
        for code, rows in groupby(material.places.get(office.kantor, ()), lambda row: row.indikator)
    ]
    figures = {row.indikator: row for row in material.figures.get(office.kantor, ())}
    for code, rows in groups:
        for noun, drawn in material.drawn_maps.items():
            values = _values(rows, {area.kode: area.nama for area in material.maps[noun].areas})
            known = sum(item.nilai is not None for item in values.values())
            if code in figures and known >= _LEAST_AREAS:
                figure = figures[code]
                words = f"{code} {figure.nama} menurut {noun}, dalam {figure.satuan}"
                html = choropleth("peta-kantor", words, drawn, values, noun)
                return PlaceMap(words, Markup(html), _table(words, rows), len(groups) - 1)  # it escapes text
    return None


def _values(rows: Sequence[PlaceRow], areas: Mapping[str, str]) -> Mapping[str, AreaValue]:
    told = {row.wilayah: AreaValue(row.nama, row.nilai_teks, row.nilai) for row in rows}
    return {code: told.get(code) or AreaValue(name or code, "", None) for code, name in areas.items()}


def _table(words: str, rows: Sequence[PlaceRow]) -> Markup:
    lines: list[list[Cell]] = [[row.nama, row.wilayah, row.nilai_teks] for row in rows]
    return portal_table(words, ("Wilayah", "Kode", "Nilai"), lines, (2,))
