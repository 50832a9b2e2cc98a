"""Maps of a document's breakdown: of one indicator, and of the one that leads on the front page."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ukur.document.date_text import DASH
from ukur.document.document_value import DokumenPengukuran, IndikatorRow, ShownRincian
from ukur.model.indikator import Indikator, JenisSatuan
from ukur.site.choropleth import AreaValue, choropleth, single_area
from ukur.site.links import Links
from ukur.site.material import SiteMaterial
from ukur.site.place_figures import formula_of, is_of_parts, ranking
from ukur.site.place_names import PlaceName, place_key

MOST_ROWS, FIRST, LAST = 20, 10, 5
"""Our choice: of more than 20 places the first ten and the last five are shown; another page has them all."""
_AMOUNTS = frozenset({JenisSatuan.CACAH, JenisSatuan.UANG})
"""Units in which a larger place has more without being better: no fair first look at places."""


@dataclass(frozen=True)
class RankedPlace:
    """A line of a ranking: its number in it, the place with the address of its page, and its value.

    ``lompat``: places between this line and the one above are left out.
    """

    nomor: str
    nama: str
    alamat: str
    teks: str
    lompat: bool = False


@dataclass(frozen=True)
class LeadMap:
    """The indicator whose places the front page shows: its map, empty without one, and its ranking."""

    row: IndikatorRow
    jenis: str
    peta: Markup
    baris: tuple[RankedPlace, ...]
    berperingkat: bool


def map_of(material: SiteMaterial, row: IndikatorRow, links: Links, id_: str, when: str) -> Markup:
    """Return the map of a row's breakdown; empty where the office has no map of it."""
    key = place_key(material.catalogue, row.kode)
    drawn = material.drawn_maps.get(key)
    if drawn is None or not row.rincian:
        return Markup("")
    kind = material.catalogue.instansi.klasifikasi[key]
    values = {kode: AreaValue(name, "", None, links.place(kode)) for kode, name in kind.anggota.items()}
    values |= {part.kode: _value(part, links) for part in row.rincian}
    what = (
        f"Nilai pembentuk {row.nama}" if is_of_parts(material.catalogue.indikator.get(row.kode)) else row.nama
    )
    title = f"{what} menurut {kind.nama.lower()}, {when}, dalam {row.satuan}"
    return Markup(choropleth(id_, title, drawn, values, kind.nama.lower()))


def _value(part: ShownRincian, links: Links) -> AreaValue:
    return AreaValue(part.nama, part.nilai.teks, part.nilai.nilai, links.place(part.kode))


def is_on_map(material: SiteMaterial, place: PlaceName) -> bool:
    """Return whether the office has a map that shows a place."""
    areas = material.maps.get(place.klasifikasi)
    return areas is not None and any(area.kode == place.kode for area in areas.areas)


def locator(material: SiteMaterial, place: PlaceName, links: Links) -> Markup:
    """Return the map that shows where a place lies, its neighbours as links; empty without such a map."""
    drawn = material.drawn_maps.get(place.klasifikasi)
    if drawn is None or place.kode not in drawn.shapes:
        return Markup("")
    members = material.catalogue.instansi.klasifikasi[place.klasifikasi].anggota
    names = {kode: AreaValue(name, "", None, links.place(kode)) for kode, name in members.items()}
    return Markup(single_area("letak", f"Letak {place.title}", drawn, names, place.kode))


def lead_row(material: SiteMaterial, document: DokumenPengukuran) -> IndikatorRow | None:
    """Return the indicator whose places are shown first: the document's first that has places with values.

    One whose unit grows with the size of a place (counts, rupiah), or that is a gap between the places,
    leads only where there is no other.
    """
    rows = [
        row
        for row in document.baris
        if place_key(material.catalogue, row.kode)
        and any(part.nilai.nilai is not None for part in row.rincian)
    ]
    fair = (row for row in rows if _is_fair(material.catalogue.indikator[row.kode]))
    return next(fair, rows[0] if rows else None)


def _is_fair(item: Indikator) -> bool:
    return item.jenis_satuan not in _AMOUNTS and not is_of_parts(item)


def lead_map(material: SiteMaterial, document: DokumenPengukuran, links: Links) -> LeadMap | None:
    """Return map and ranking of the indicator that leads; None where no document has places."""
    row = lead_row(material, document)
    if row is None:
        return None
    kind = material.catalogue.instansi.klasifikasi[place_key(material.catalogue, row.kode)]
    drawn = map_of(material, row, links, "peta", document.periode.title)
    ranked = ranking(row, formula_of(material, row))
    return LeadMap(row, kind.nama, drawn, tuple(_lines(row, ranked, links)), bool(ranked))


def _lines(row: IndikatorRow, ranks: dict[str, int], links: Links) -> Iterator[RankedPlace]:
    """Yield the places best first, or largest first; those without a value last, with no number of a rank."""

    def order(part: ShownRincian) -> tuple[bool, object, str]:
        value = part.nilai.nilai
        return value is None, ranks.get(part.kode, 0) if ranks or value is None else -value, part.kode

    parts = sorted(row.rincian, key=order)
    for number, part in enumerate(parts, 1):
        skipped = len(parts) > MOST_ROWS and FIRST < number <= len(parts) - LAST
        if not skipped:
            jump = len(parts) > MOST_ROWS and number == len(parts) - LAST + 1
            place = DASH if part.nilai.nilai is None else str(ranks.get(part.kode, number))
            yield RankedPlace(place, part.nama, links.place(part.kode), part.nilai.teks, jump)
