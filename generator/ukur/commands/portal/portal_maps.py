"""The portal's own maps in ``peta/``: those that can be drawn, and what is wrong with them."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ukur.checks.area_map_rules import D206, D208
from ukur.commands.data.area_maps import map_content, map_files
from ukur.model.area_map import AreaMap
from ukur.model.faults import quote
from ukur.model.findings import Finding, Location
from ukur.model.paths import MAP_ENDING
from ukur.model.portal_sources import SOURCES, PortalSources
from ukur.source.area_map_reader import D201, read_area_map
from ukur.source.messages import nearest
from ukur.source.yaml_text import parse

FOLDER = "peta"
"""Where a portal's repository has its maps; each is named by what its areas are called."""
_NAME = re.compile(rf"([a-z]+(?:-[a-z]+)*){re.escape(MAP_ENDING)}")


def read_portal_maps(repo: Path) -> tuple[Mapping[str, AreaMap], tuple[Finding, ...]]:
    """Return the maps by name, and every finding; one with a fault is not among them."""
    maps: dict[str, AreaMap] = {}
    findings: list[Finding] = []
    for path in map_files(repo / FOLDER):
        where, named = f"{FOLDER}/{path.name}", _NAME.fullmatch(path.name)
        if named is None:
            hint = "namai peta menurut sebutan wilayahnya, misalnya kecamatan.geojson"
            findings.append(D201.at(Location(where), "berkas ini bukan peta yang dikenal", hint))
            continue
        drawn, found = read_area_map(where, map_content(path))
        findings += found
        if drawn is not None:
            maps[named[1]] = drawn
            findings += _without_source(where, drawn)
    return maps, tuple(findings)


def _without_source(where: str, drawn: AreaMap) -> Iterator[Finding]:
    if not drawn.sumber:
        hint = 'tambahkan "sumber": "…" sesudah "type": "FeatureCollection"'
        yield D208.at(Location(where), "peta tidak menyebut sumber garis batasnya", hint)


def unknown_areas(raw: bytes, sources: PortalSources, maps: Mapping[str, AreaMap]) -> Iterator[Finding]:
    """Yield the areas that offices of ``sumber.yml`` name and no map has, where there are maps."""
    positions = parse(SOURCES, raw).positions
    known = {area.kode for drawn in maps.values() for area in drawn.areas}
    for kode, office in sources.kantor.items():
        if maps and office.wilayah is not None and office.wilayah not in known:
            message = f"wilayah {quote(office.wilayah)} kantor {kode} tidak ada di peta mana pun"
            at = nearest(SOURCES, ("kantor", kode, "wilayah"), positions)
            yield D206.at(at, message, f"perbaiki kodenya, atau tambahkan ke {FOLDER}/")
