"""Maps of areas as GeoJSON (RFC 7946): the outlines, or what of them is not right, and where."""

import json
import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ukur.model.area_map import Area, AreaMap, Point
from ukur.model.faults import quote
from ukur.model.findings import Finding, Location, Rule

D201 = Rule(
    "D201",
    "berkas peta yang tidak dapat dibaca",
    "Peta yang tidak dapat dibaca utuh tidak digambar sebagian.",
)
D202 = Rule(
    "D202",
    "bentuk wilayah yang keliru",
    "Wilayah digambar dari garis batas yang tertutup; yang tidak utuh tergambar salah tanpa terlihat.",
)
D203 = Rule(
    "D203",
    "titik peta di luar Indonesia",
    "Lintang dan bujur yang tertukar, atau koordinat dalam meter, menggambar wilayah lain tanpa terlihat.",
)
D204 = Rule(
    "D204",
    "kode wilayah kembar di peta",
    "Dua bentuk dengan satu kode membuat salah satunya berwarna keliru.",
)
RULES = (D201, D202, D203, D204)

MAX_BYTES, MAX_POINTS, MAX_AREAS = 5_000_000, 50_000, 1_000
"""Our choice: ten times the kampung of a kabupaten; more is time and weight that no reader sees."""
WEST, EAST, SOUTH, NORTH = 94, 142, -12, 8
"""Degrees around Indonesia, a little wider than its territory (95 to 141 east, 11 south to 6 north)."""
LEAST_POINTS = 4  # RFC 7946, section 3.1.6: a linear ring has four or more positions
_LEAST_AREA = 1e-12  # square degrees, about a square decimetre
_LINE = 100_000  # letters that a line is followed back, for its column
_DEPTHS = {"Polygon": 1, "MultiPolygon": 2}
_REMEDY = "ekspor ulang dari aplikasi peta sebagai GeoJSON berisi Polygon atau MultiPolygon"
_WGS84 = "ekspor ulang sebagai WGS 84 (EPSG:4326), bujur lebih dulu: [104.5152, -4.3791]"


class _Fault(Exception):
    """What is wrong with the part that is being read; its place is known where it is caught."""

    def __init__(self, message: str, hint: str = _REMEDY, rule: Rule = D202) -> None:
        super().__init__(message)
        self.message, self.hint, self.rule = message, hint, rule


def read_area_map(path: str, raw: bytes) -> tuple[AreaMap | None, tuple[Finding, ...]]:
    """Return the map, or None and what is wrong with it: a map with a fault is not drawn at all."""
    try:
        text, data = _parsed(path, raw)
    except _Fault as fault:
        return None, (fault.rule.at(Location(path), fault.message, fault.hint),)
    except json.JSONDecodeError as error:
        at = Location(path, error.lineno, error.colno)
        return None, (D201.at(at, "berkas bukan JSON yang utuh", _REMEDY),)
    areas, found = list[Area](), list[Finding]()
    for number, (feature, at) in enumerate(zip(data["features"], _places(path, text), strict=False), 1):
        try:
            areas.append(_area(feature, at))
        except _Fault as fault:
            name = _named(feature) or f"wilayah ke-{number}"
            found.append(fault.rule.at(at, f"{name}: {fault.message}", fault.hint))
    found += _twins(areas)
    points = sum(len(ring) for area in areas for ring in area.rings)
    if points > MAX_POINTS:
        hint = "sederhanakan garisnya di aplikasi peta, misalnya dengan toleransi 50 meter"
        found.append(D201.at(Location(path), f"peta memuat {points} titik, lebih dari {MAX_POINTS}", hint))
    if found:
        return None, tuple(found)
    return AreaMap(tuple(areas), _text(data, "sumber"), _text(data, "lisensi")), ()


def _parsed(path: str, raw: bytes) -> tuple[str, dict[str, Any]]:
    """Return the file as text and as a FeatureCollection."""
    if len(raw) > MAX_BYTES:
        raise _Fault(
            f"berkas lebih dari {MAX_BYTES // 1_000_000} MB",
            "sederhanakan garis batasnya di aplikasi peta",
            D201,
        )
    try:
        text = raw.decode("utf-8-sig")
        data = json.loads(text, object_pairs_hook=_once)  # Python reads NaN too: see _is_number
    except UnicodeDecodeError as error:
        raise _Fault("berkas bukan UTF-8", "simpan ulang sebagai UTF-8", D201) from error
    except RecursionError as error:
        raise _Fault("berkas bersarang terlalu dalam", _REMEDY, D201) from error
    except json.JSONDecodeError:
        raise
    except ValueError as error:  # a number of thousands of digits
        raise _Fault("ada angka yang terlalu panjang", _REMEDY, D201) from error
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection":
        raise _Fault("isinya bukan FeatureCollection", _REMEDY, D201)
    features = data.get("features")
    if not isinstance(features, list) or not features:
        raise _Fault("peta tidak memuat satu wilayah pun", _REMEDY, D201)
    if len(features) > MAX_AREAS:
        raise _Fault(f"peta memuat lebih dari {MAX_AREAS} wilayah", "hapus wilayah daerah lain", D201)
    return text, data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict[str, Any]()
    for key, value in pairs:
        if key in made:
            raise _Fault(f"kunci {quote(key)} tertulis dua kali di satu tempat", "hapus salah satunya", D201)
        made[key] = value
    return made


def _places(path: str, text: str) -> Iterator[Location]:
    """Yield where each area begins; where the file hides that, the place of the last one that is seen."""
    at, line, seen = Location(path), 1, 0
    for found in re.finditer(r'"type"\s*:\s*"Feature"', text):
        line += text.count("\n", seen, found.start())
        seen = found.start()
        at = Location(path, line, seen - text.rfind("\n", max(0, seen - _LINE), seen))
        yield at
    for _ in range(MAX_AREAS):
        yield at


def _area(feature: Any, at: Location) -> Area:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise _Fault("bukan Feature")
    kode = _property(feature, "kode")
    if not kode:
        hint = 'tambahkan properti "kode" berisi kode wilayah sebagai teks, misalnya "18.08.01"'
        raise _Fault("tidak mempunyai kode", hint)
    geometry = feature.get("geometry")
    if geometry is None:
        raise _Fault("tidak mempunyai bentuk (geometry kosong)", "isi bentuknya, atau hapus wilayah itu")
    jenis = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(jenis, str) or jenis not in _DEPTHS:
        raise _Fault(f"bentuknya {quote(jenis)}, bukan Polygon atau MultiPolygon")
    rings = list(_rings(geometry.get("coordinates"), _DEPTHS[jenis]))
    if not rings:
        raise _Fault("bentuknya tanpa garis batas")
    return Area(kode, _property(feature, "nama"), tuple(rings), at)


def _rings(parts: Any, depth: int) -> Iterator[tuple[Point, ...]]:
    if not isinstance(parts, list):
        raise _Fault("susunan kurung koordinatnya keliru")
    for part in parts:
        if depth > 1:
            yield from _rings(part, depth - 1)
        else:
            yield _ring(part)


def _ring(points: Any) -> tuple[Point, ...]:
    if not isinstance(points, list) or any(_is_number(point) or _is_nested(point) for point in points):
        raise _Fault("susunan kurung koordinatnya keliru")
    if len(points) < LEAST_POINTS:
        hint = "hapus garis itu, atau gambar ulang"
        raise _Fault(f"ada garis batas dengan {len(points)} titik, kurang dari {LEAST_POINTS}", hint)
    made = tuple(_point(number, point) for number, point in enumerate(points, 1))
    if made[0] != made[-1]:
        raise _Fault("garis batasnya tidak tertutup", "ulangi titik pertama sebagai titik terakhir")
    a, b = made[0]  # near zero, so that nothing is lost in the difference of large products
    twice = sum((x - a) * (v - b) - (u - a) * (y - b) for (x, y), (u, v) in pairwise(made))
    if abs(twice) < _LEAST_AREA:
        raise _Fault("garis batasnya tidak melingkupi luas apa pun", "hapus garis itu, atau gambar ulang")
    return made


def _is_nested(point: Any) -> bool:
    return isinstance(point, list) and any(isinstance(part, list) for part in point)


def _point(number: int, point: Any) -> Point:
    if not isinstance(point, list) or len(point) < 2 or not all(map(_is_number, point)):
        raise _Fault(f"titik ke-{number} bukan pasangan angka bujur dan lintang: {quote(point)}")
    x, y = float(point[0]), float(point[1])
    if WEST <= x <= EAST and SOUTH <= y <= NORTH:
        return x, y
    if WEST <= y <= EAST and SOUTH <= x <= NORTH:
        raise _Fault(f"lintang dan bujur tertukar pada titik ke-{number}: {quote(point)}", _WGS84, D203)
    raise _Fault(f"titik ke-{number} di luar Indonesia: {quote(point)}", _WGS84, D203)


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:  # an integer beyond every float
        return False


def _property(feature: dict[str, Any], key: str) -> str:
    properties = feature.get("properties")
    value = properties.get(key) if isinstance(properties, dict) else None
    return value.strip() if isinstance(value, str) else ""


def _named(feature: Any) -> str:
    return quote(kode) if isinstance(feature, dict) and (kode := _property(feature, "kode")) else ""


def _text(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    return " ".join(value.split())[:400] if isinstance(value, str) else ""


def _twins(areas: list[Area]) -> Iterator[Finding]:
    first = dict[str, Location]()
    for area in areas:
        if area.kode in first:
            where = f"baris {first[area.kode].line}"
            hint = "satukan menjadi satu MultiPolygon, atau perbaiki kodenya"
            yield D204.at(area.at, f"{quote(area.kode)} sudah ada di {where}", hint)
        first.setdefault(area.kode, area.at)
