"""The office's maps of areas in ``content/peta/``: what is wrong with them, and those that can be drawn."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from ukur.checks import area_map_rules
from ukur.checks.area_map_rules import check_area_map
from ukur.model.area_map import AreaMap
from ukur.model.findings import Finding, Location, Severity
from ukur.model.instansi import Klasifikasi
from ukur.model.paths import MAP_FOLDER, map_name
from ukur.source import area_map_reader
from ukur.source.area_map_reader import D201, MAX_BYTES, read_area_map

RULES = (*area_map_reader.RULES, *area_map_rules.RULES)
_PAGES = (".md",)


def check_map(path: str, raw: bytes, kinds: Mapping[str, Klasifikasi] | None) -> Iterator[Finding]:
    """Yield what is wrong with a map; without ``kinds`` only what is wrong whatever the office measures."""
    drawn, found = read_area_map(path, raw)
    yield from found
    name = map_name(path)
    if drawn is not None and name and kinds is not None:
        yield from check_area_map(path, name, drawn, kinds)


def maps_on_disk(repo: Path, kinds: Mapping[str, Klasifikasi] | None) -> Iterator[Finding]:
    """Yield what is wrong with the maps of a folder, and which files beside them are none."""
    for path in map_files(repo / MAP_FOLDER):
        where = f"{MAP_FOLDER}/{path.name}"
        if map_name(where):
            yield from check_map(where, map_content(path), kinds)
        elif path.suffix not in _PAGES:
            hint = "simpan peta sebagai GeoJSON bernama huruf kecil, misalnya kecamatan.geojson"
            yield D201.at(Location(where), "berkas ini bukan peta yang dikenal", hint, Severity.WARNING)


def read_maps(repo: Path, kinds: Collection[str]) -> dict[str, AreaMap]:
    """Return the maps that can be drawn, by the breakdown that each is named after."""
    named = ((map_name(f"{MAP_FOLDER}/{path.name}"), path) for path in map_files(repo / MAP_FOLDER))
    read = ((name, read_area_map(path.name, map_content(path))[0]) for name, path in named if name in kinds)
    return {name: drawn for name, drawn in read if name and drawn is not None}


def map_files(folder: Path) -> list[Path]:
    """Return the files of a folder of maps, sorted; a link, which the check of pages tells of, is none."""
    found = folder.iterdir() if folder.is_dir() and not folder.is_symlink() else ()
    kept = (path for path in found if path.is_file() and not path.is_symlink())
    return sorted(path for path in kept if not path.name.startswith("."))


def map_content(path: Path) -> bytes:
    """Return a file's bytes, of one that is too large only as many as show that."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
