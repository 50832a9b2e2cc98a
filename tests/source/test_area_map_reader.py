"""Maps of areas: what is drawn, and what is refused with its place and remedy instead of drawn wrongly."""

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.salinan import REPO
from tests.source import make_area_map

from ukur.model.area_map import is_area_code
from ukur.source.area_map_reader import (
    EAST,
    MAX_BYTES,
    MAX_POINTS,
    NORTH,
    SOUTH,
    WEST,
    read_area_map,
)

PATH = "content/peta/kecamatan.geojson"
SQUARE = [[104.0, -5.0], [105.0, -5.0], [105.0, -4.0], [104.0, -4.0], [104.0, -5.0]]


def feature(coordinates: Any, jenis: str = "Polygon", **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"kode": "18.08.01", "nama": "Contoh"} | properties,
        "geometry": {"type": jenis, "coordinates": coordinates},
    }


def file(*features: Any, **members: Any) -> bytes:
    """A file with a line for each area, the first of them in line 2."""
    rows = ",\n".join(map(json.dumps, features))
    head = json.dumps({"type": "FeatureCollection"} | members)[:-1]
    return f'{head}, "features": [\n{rows}\n]}}'.encode()


def with_point(x: Any, y: Any) -> bytes:
    return file(feature([[[x, y], *SQUARE[1:-1], [x, y]]]))


def test_outlines_holes_and_parts() -> None:
    hole = [[104.4, -4.6], [104.6, -4.6], [104.6, -4.4], [104.4, -4.4], [104.4, -4.6]]
    raw = file(
        feature([SQUARE, hole]),
        feature([[SQUARE], [hole]], "MultiPolygon", kode="18.08.02"),
        sumber="Peta  uji",
        lisensi="CC0",
    )
    drawn, found = read_area_map(PATH, raw)
    assert found == ()
    assert drawn
    assert [(area.kode, area.nama, len(area.rings), area.at.line) for area in drawn.areas] == [
        ("18.08.01", "Contoh", 2, 2),
        ("18.08.02", "Contoh", 2, 3),
    ]
    assert drawn.areas[0].rings[1] == tuple(map(tuple, hole))
    assert (drawn.sumber, drawn.lisensi) == ("Peta uji", "CC0")


def test_a_mark_heights_and_integers_are_read() -> None:
    """A byte order mark, a third number (metres above the sea), and degrees without a fraction."""
    raw = file(feature([[[104, -5, 30], [105, -5, 31], [105, -4, 32], [104, -5, 30]]]))
    drawn, found = read_area_map(PATH, b"\xef\xbb\xbf" + raw)
    assert found == ()
    assert drawn
    assert drawn.areas[0].rings == (((104.0, -5.0), (105.0, -5.0), (105.0, -4.0), (104.0, -5.0)),)


SWAPPED = file(feature([[[y, x] for x, y in SQUARE]]))
BAD = [
    pytest.param(SWAPPED, "D203", 2, "lintang dan bujur tertukar pada titik ke-1", id="lintang lebih dulu"),
    pytest.param(with_point(500_000, 9_500_000), "D203", 2, "di luar Indonesia", id="meter (UTM)"),
    pytest.param(with_point(0, 0), "D203", 2, "di luar Indonesia", id="pulau nol"),
    pytest.param(file(feature([SQUARE[:-1]])), "D202", 2, "tidak tertutup", id="tidak tertutup"),
    pytest.param(file(feature([SQUARE[:3]])), "D202", 2, "3 titik, kurang dari 4", id="garis"),
    pytest.param(
        file(feature([[SQUARE[0], SQUARE[2], SQUARE[0], SQUARE[2], SQUARE[0]]])),
        "D202",
        2,
        "tidak melingkupi luas",
        id="bolak-balik",
    ),
    pytest.param(file(feature([[SQUARE[0]] * 5])), "D202", 2, "tidak melingkupi luas", id="satu titik"),
    pytest.param(with_point(float("nan"), -5), "D202", 2, "bukan pasangan angka", id="NaN"),
    pytest.param(with_point(float("inf"), -5), "D202", 2, "bukan pasangan angka", id="tak hingga"),
    pytest.param(with_point("104,5", "-5"), "D202", 2, "bukan pasangan angka", id="kata, bukan angka"),
    pytest.param(with_point(True, -5), "D202", 2, "bukan pasangan angka", id="benar, bukan angka"),
    pytest.param(with_point(None, -5), "D202", 2, "bukan pasangan angka", id="kosong, bukan angka"),
    pytest.param(file(feature([[SQUARE]])), "D202", 2, "susunan kurung", id="Polygon terlalu dalam"),
    pytest.param(file(feature(SQUARE)), "D202", 2, "susunan kurung", id="Polygon terlalu dangkal"),
    pytest.param(
        file(feature([SQUARE], "MultiPolygon")), "D202", 2, "susunan kurung", id="MultiPolygon dangkal"
    ),
    pytest.param(file(feature({"a": 1})), "D202", 2, "susunan kurung", id="koordinat berupa objek"),
    pytest.param(file(feature([])), "D202", 2, "tanpa garis batas", id="tanpa garis"),
    pytest.param(file(feature([104.5, -4.5], "Point")), "D202", 2, "'Point', bukan Polygon", id="titik"),
    pytest.param(
        file(feature([SQUARE]) | {"geometry": None}), "D202", 2, "geometry kosong", id="tanpa bentuk"
    ),
    pytest.param(file(feature([SQUARE]) | {"geometry": [1]}), "D202", 2, "bukan Polygon", id="bentuk daftar"),
    pytest.param(file(feature([SQUARE], kode=1808)), "D202", 2, "tidak mempunyai kode", id="kode angka"),
    pytest.param(
        file(feature([SQUARE]) | {"properties": None}), "D202", 2, "tidak mempunyai kode", id="polos"
    ),
    pytest.param(file(["Feature"]), "D202", 1, "bukan Feature", id="bukan Feature"),
    pytest.param(file(feature([SQUARE]), feature([SQUARE])), "D204", 3, "sudah ada di baris 2", id="kembar"),
    pytest.param(file(), "D201", 1, "tidak memuat satu wilayah pun", id="tanpa wilayah"),
    pytest.param(b"", "D201", 1, "bukan JSON", id="kosong"),
    pytest.param(file(feature([SQUARE]))[:-9], "D201", 2, "bukan JSON", id="terpotong"),
    pytest.param(b"[" * 100_000, "D201", 1, "terlalu dalam", id="bersarang"),
    pytest.param(b"[1, 2]", "D201", 1, "bukan FeatureCollection", id="daftar"),
    pytest.param(
        json.dumps(feature([SQUARE])).encode(), "D201", 1, "bukan FeatureCollection", id="satu Feature"
    ),
    pytest.param(file(feature([SQUARE])).decode().encode("utf-16"), "D201", 1, "bukan UTF-8", id="UTF-16"),
    pytest.param(b"%PDF-1.7 \xff\xfe", "D201", 1, "bukan UTF-8", id="PDF"),
    pytest.param(b"[" + b"1" * 5000 + b"]", "D201", 1, "terlalu panjang", id="angka 5.000 letak"),
    pytest.param(b" " * (MAX_BYTES + 1), "D201", 1, "lebih dari 5 MB", id="lebih dari 5 MB"),
    pytest.param(b'{"type": "a", "type": "b"}', "D201", 1, "'type' tertulis dua kali", id="kunci kembar"),
]


@pytest.mark.parametrize(("raw", "code", "line", "words"), BAD)
def test_what_would_draw_a_wrong_map_is_not_drawn(raw: bytes, code: str, line: int, words: str) -> None:
    drawn, found = read_area_map(PATH, raw)
    assert drawn is None
    assert [(item.code, item.location.path, item.location.line) for item in found] == [(code, PATH, line)]
    assert words in found[0].message
    assert found[0].hint


def test_too_many_points() -> None:
    wave = [[104 + n / (MAX_POINTS + 9), -5 + n % 2] for n in range(MAX_POINTS + 9)]
    drawn, found = read_area_map(PATH, file(feature([[*wave, wave[0]]])))
    assert drawn is None
    assert f"lebih dari {MAX_POINTS}" in found[0].message


def test_a_name_with_a_script_stays_a_name() -> None:
    """Pages print the office's names; what a map calls its areas only reaches findings, quoted."""
    hostile = "<script>alert(1)</script>"
    drawn, found = read_area_map(PATH, file(feature([SQUARE], nama=hostile)))
    assert found == ()
    assert drawn
    assert drawn.areas[0].nama == hostile


def test_five_megabytes_are_told_in_seconds() -> None:
    """The worst that the bound lets in: a thousand areas on one line, each with its own fault."""
    rows = ", ".join(json.dumps(feature([SQUARE[:-1]] * 40, kode=f"k{n}")) for n in range(1000))
    raw = f'{{"type": "FeatureCollection", "features": [{rows}]}}'.encode()
    assert len(raw) <= MAX_BYTES
    start = time.monotonic()
    drawn, found = read_area_map(PATH, raw)
    assert drawn is None
    assert len(found) == 1000
    assert time.monotonic() - start < 20


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(
            st.sampled_from(["type", "features", "properties", "kode", "geometry", "coordinates", "x"]), inner
        )
    ),
    max_leaves=12,
)


@settings(max_examples=50)
@given(st.lists(JSON, max_size=3), JSON)
def test_whatever_stands_in_a_file_it_is_read_or_told(features: list[Any], coordinates: Any) -> None:
    raw = json.dumps(
        {"type": "FeatureCollection", "features": [*features, feature(coordinates), feature([coordinates])]}
    )
    drawn, found = read_area_map(PATH, raw.encode())
    assert (drawn is None) == bool(found)


@given(st.binary(max_size=200))
def test_whatever_bytes_a_file_has_it_is_told(raw: bytes) -> None:
    assert read_area_map(PATH, raw)[1]


POINT = st.tuples(st.floats(WEST - 3, EAST + 3), st.floats(SOUTH - 3, NORTH + 3))


@given(st.lists(POINT, min_size=3, max_size=12))
def test_every_point_that_is_drawn_lies_in_indonesia(points: list[tuple[float, float]]) -> None:
    drawn, _ = read_area_map(PATH, file(feature([[*points, points[0]]])))
    if drawn:
        [ring] = drawn.areas[0].rings
        assert all(WEST <= x <= EAST and SOUTH <= y <= NORTH for x, y in ring)
        assert ring[0] == ring[-1]


@pytest.mark.parametrize(
    ("kode", "yes"),
    [
        ("18.08", True),
        ("18.08.01", True),
        ("18.08.01.2006", True),
        ("1808010", True),
        ("1808010003", True),
        ("18", False),
        ("L", False),
        ("2024", False),
        ("18.08.1", False),
        ("18.08.01/..", False),
    ],
)
def test_codes_of_areas(kode: str, yes: bool) -> None:
    assert is_area_code(kode) is yes


def test_the_map_of_the_instance_is_read_whole() -> None:
    """15 kecamatan, codes 18.08.01 to 18.08.15 (Kepmendagri 300.2.2-2430/2025)."""
    drawn, found = read_area_map(PATH, (REPO / PATH).read_bytes())
    assert found == ()
    assert drawn
    assert [area.kode for area in drawn.areas] == [f"18.08.{n:02}" for n in range(1, 16)]
    assert "github.com/cahyadsn/wilayah_boundaries" in drawn.sumber
    assert drawn.lisensi.startswith("MIT")


def test_the_script_turns_and_closes_what_its_source_has() -> None:
    """Rows as the source has them: latitude first; a part that rounding makes nothing of is left out."""
    triangle, sliver = "[[-4.00004,104.5],[-4.1,104.5],[-4.1,104.6]]", "[[-4,104],[-4.00001,104],[-4,104]]"
    sql = f"('18.08.07','Uji',-4.05,104.5,'[[{triangle}],[{sliver}]]'),('18.09.01','Lain',1,1,'[[[1,1]]]'),"
    made = json.loads(make_area_map.map_text(sql))
    [area] = made["features"]
    assert area["geometry"] == {
        "type": "Polygon",
        "coordinates": [[[104.5, -4.0], [104.5, -4.1], [104.6, -4.1], [104.5, -4.0]]],
    }
