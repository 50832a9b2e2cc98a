"""An indicator of several offices on the portal's maps: each area coloured by the office it stands for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from ukur.model.area_map import Area, AreaMap
from ukur.portal.document_rows import numbered_quarter
from ukur.portal.portal_rows import FigureRow, OfficeRow
from ukur.portal_site.across import SharedIndikator
from ukur.portal_site.portal_engine import Way
from ukur.portal_site.portal_material import PortalMaterial, office_page
from ukur.site.choropleth import AreaValue, choropleth

_LEAST_AREAS = 2
"""Areas with a value, our choice: one alone shows nothing that the table does not."""


class OfficeMap(NamedTuple):
    """A map as HTML, what it shows, and the areas that more than one office stands for: not coloured."""

    words: str
    html: Markup
    shared: tuple[str, ...]


def area_of(office: OfficeRow, areas: AreaMap) -> str | None:
    """Return the area an office is shown as: the one it names, else the longest that its code begins with."""
    known = {area.kode for area in areas.areas}
    if office.wilayah is not None:
        return office.wilayah if office.wilayah in known else None
    parts = office.kantor.split(".")
    begun = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((kode for kode in begun if kode in known), None)


def office_maps(material: PortalMaterial, way: Way, one: SharedIndikator) -> Iterator[OfficeMap]:
    """Yield the newest quarter's maps; none where figures are not to be compared or areas have no value.

    Coloured is the realisasi: unit, direction, formula and scope are the same, and targets are not.
    """
    quarter = max(one.quarters)
    rows = one.quarters[quarter]
    for noun, drawn in material.drawn_maps.items():
        areas = material.maps[noun]
        placed = _placed(material, areas, rows)
        values = {area.kode: _value(way, area, placed.get(area.kode, ())) for area in areas.areas}
        if one.differing or sum(item.nilai is not None for item in values.values()) < _LEAST_AREAS:
            continue
        words = f"menurut {noun}, {numbered_quarter(quarter).title}, dalam {rows[0].satuan}"
        drawn_map = choropleth(f"peta-{noun}", f"{one.nama} {words}", drawn, values, noun)
        shared = tuple(area.nama or area.kode for area in areas.areas if len(placed.get(area.kode, ())) > 1)
        yield OfficeMap(f"Realisasi {words}", Markup(drawn_map), shared)  # every text in it is escaped


def _placed(
    material: PortalMaterial, areas: AreaMap, rows: Sequence[FigureRow]
) -> Mapping[str, list[FigureRow]]:
    """Return the figures by the area of their office."""
    offices = {office.kantor: office for office in material.offices}
    found: dict[str, list[FigureRow]] = {}
    for row in rows:
        kode = area_of(offices[row.kantor], areas) if row.kantor in offices else None
        if kode is not None:
            found.setdefault(kode, []).append(row)
    return found


def _value(way: Way, area: Area, rows: Sequence[FigureRow]) -> AreaValue:
    name = area.nama or area.kode
    if len(rows) != 1:
        return AreaValue(name, "", None)
    [row] = rows
    return AreaValue(name, row.realisasi_teks, row.realisasi, way.to(office_page(row.kantor), "indikator"))
