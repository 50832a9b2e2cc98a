"""Write the map of this instance's kecamatan from a public copy of official boundaries.

Run ``python -m tests.source.make_area_map wilayah_boundaries_kec_18.sql`` with the file of the repository
that SUMBER names. Of each kecamatan code, name and boundary are taken. The file has latitude before
longitude; GeoJSON has longitude first (RFC 7946, section 3.1.1).
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ukur.source.area_map_reader import LEAST_POINTS

REPO = Path(__file__).resolve().parents[2]
TARGET = REPO / "content/peta/kecamatan.geojson"
KABUPATEN = "18.08"
SUMBER = (
    "Batas kecamatan menurut Kepmendagri 300.2.2-2430/2025, disederhanakan oleh pembuat salinannya: "
    "salinan publik github.com/cahyadsn/wilayah_boundaries, db/kec/wilayah_boundaries_kec_18.sql, "
    "versi 3c5a7960f4d227a38489094d84252bdbb3f978a5; titik dibulatkan ke empat desimal"
)
LISENSI = "MIT, hak cipta (c) 2024 Cahya DSN"
PLACES = 4  # 0.0001 degree is 11 m: a hundredth of a pixel of the map
_ROW = re.compile(r"\('([\d.]+)','([^']*)',[-\d.]+,[-\d.]+,'(\[[^']*\])'")


def features(sql: str) -> Iterator[dict[str, Any]]:
    """Yield the kecamatan of the kabupaten as GeoJSON; several parts are a level deeper than one."""
    for kode, name, text in _ROW.findall(sql):
        if kode.startswith(f"{KABUPATEN}.") and kode.count(".") == 2:
            whole = json.loads(text)
            parts = whole if isinstance(whole[0][0][0], list) else [whole]
            rounded = [[made for points in part if (made := ring(points))] for part in parts]
            polygons = [part for part in rounded if part]
            several = len(polygons) > 1
            shape = {
                "type": "MultiPolygon" if several else "Polygon",
                "coordinates": polygons if several else polygons[0],
            }
            yield {"type": "Feature", "properties": {"kode": kode, "nama": name}, "geometry": shape}


def ring(points: list[list[float]]) -> list[list[float]]:
    """Return a ring, longitude first, closed, without a point that rounding made the same as the last.

    Empty where nothing of it is left: the file has slivers of a few metres between two kecamatan.
    """
    turned: list[list[float]] = []
    for latitude, longitude in points:
        point = [round(longitude, PLACES), round(latitude, PLACES)]
        if point not in turned[-1:]:
            turned.append(point)
    closed = turned if turned[0] == turned[-1] else [*turned, turned[0]]
    return closed if len(closed) >= LEAST_POINTS else []


def map_text(sql: str) -> str:
    """Return the map in our own layout: a line for each kecamatan, by code."""
    rows = sorted(features(sql), key=lambda row: str(row["properties"]["kode"]))
    head = ['{"type": "FeatureCollection",']
    head += [
        f"{json.dumps(key)}: {json.dumps(text)}," for key, text in (("sumber", SUMBER), ("lisensi", LISENSI))
    ]
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows]
    return "\n".join([*head, '"features": [', ",\n".join(lines), "]}"]) + "\n"


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(map_text(Path(sys.argv[1]).read_text("utf-8")), "utf-8")
