"""A map beside the office's lists of members: what does not fit is told, and never coloured."""

import pytest

from ukur.checks.area_map_rules import RULES, check_area_map
from ukur.model.area_map import Area, AreaMap
from ukur.model.findings import Location, Severity
from ukur.model.instansi import Klasifikasi

PATH = "content/peta/kecamatan.geojson"
RING = (((104.0, -5.0), (105.0, -5.0), (105.0, -4.0), (104.0, -5.0)),)
KINDS = {
    "kecamatan": Klasifikasi(
        nama="Kecamatan", sumber="uji", anggota={"18.08.01": "Blambangan Umpu", "18.08.02": "Kasui"}
    ),
    "umur": Klasifikasi(nama="Umur", sumber="uji", anggota={"U1": "0-14", "U2": "15-64"}),
}
BOTH = ("18.08.01", "18.08.02")


def drawn(*codes: str, names: tuple[str, ...] = (), sumber: str = "BIG") -> AreaMap:
    named = dict(zip(codes, names, strict=False))
    return AreaMap(
        tuple(Area(code, named.get(code, ""), RING, Location(PATH, n)) for n, code in enumerate(codes, 2)),
        sumber,
    )


@pytest.mark.parametrize(
    ("name", "area_map", "told"),
    [
        pytest.param("kecamatan", drawn(*BOTH), [], id="cocok"),
        pytest.param("kecamatan", drawn(*BOTH, names=("BLAMBANGAN-UMPU", "kasui")), [], id="ejaan lain"),
        pytest.param(
            "kecamatan",
            drawn(*BOTH, names=("Kasui", "Blambangan Umpu")),
            [
                ("D207", 2, "bernama 'Kasui' di peta dan 'Blambangan Umpu'"),
                ("D207", 3, "bernama 'Blambangan"),
            ],
            id="kode tertukar",
        ),
        pytest.param(
            "kecamatan",
            drawn("18.08.01", "18.08.99"),
            [("D206", 1, "tidak memuat 18.08.02"), ("D206", 3, "'18.08.99' bukan anggota")],
            id="kode lain",
        ),
        pytest.param("kecamatan", drawn(*BOTH, sumber=""), [("D208", 1, "sumber")], id="tanpa sumber"),
        pytest.param(
            "desa", drawn(*BOTH), [("D205", 1, "tidak ada klasifikasi bernama 'desa'")], id="nama berkas"
        ),
        pytest.param(
            "umur", drawn("U1", "U2"), [("D205", 1, "tidak berkode wilayah resmi")], id="bukan wilayah"
        ),
    ],
)
def test_what_does_not_fit(name: str, area_map: AreaMap, told: list[tuple[str, int, str]]) -> None:
    found = sorted(check_area_map(PATH, name, area_map, KINDS))
    assert [(item.code, item.location.line) for item in found] == [(code, line) for code, line, _ in told]
    for item, (_, _, words) in zip(found, told, strict=True):
        assert words in item.message
        assert item.severity is Severity.WARNING  # documents are made without a map, too
        assert item.hint


def test_many_absent_members_are_one_sentence() -> None:
    members = {f"18.08.{n:02}": f"K{n}" for n in range(1, 16)}
    kinds = {"kecamatan": Klasifikasi(nama="Kecamatan", sumber="uji", anggota=members)}
    [found] = check_area_map(PATH, "kecamatan", drawn("18.08.01"), kinds)
    names = "18.08.02, 18.08.03, 18.08.04, 18.08.05, 18.08.06, dan 9 lainnya"
    assert found.message == f"peta tidak memuat {names}"


def test_every_rule_is_tried_here() -> None:
    assert {rule.code for rule in RULES} == {"D205", "D206", "D207", "D208"}
