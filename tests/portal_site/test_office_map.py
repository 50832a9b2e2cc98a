"""An indicator of several offices on the portal's own maps, beside the table of its figures."""

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.portal_site.portal_buatan import document, figure, office, portal
from tests.salinan import REPO
from tests.urai import Unsur, urai

from ukur.commands.cli.main import cli
from ukur.commands.portal.portal_maps import read_portal_maps, unknown_areas
from ukur.model.area_map import Area, AreaMap
from ukur.model.portal_sources import PortalSources
from ukur.portal.portal_data import PortalData, PortalTables
from ukur.portal_site.office_map import area_of
from ukur.portal_site.portal_material import PortalMaterial
from ukur.portal_site.portal_whole_site import portal_files

SQUARE = (((104.0, -4.0), (105.0, -4.0), (105.0, -5.0), (104.0, -5.0), (104.0, -4.0)),)
REGENCIES = AreaMap((Area("18.08", "Kabupaten", SQUARE), Area("18.09", "", SQUARE)))
VALUES = {"18.08.01": "80.00", "18.08.02": "87.50", "18.08.03": "91.25"}
"""Realisasi of three offices, each of a kecamatan."""


def offices(values: Mapping[str, str], **changes: object) -> PortalData:
    """A portal whose offices have one indicator in common; the last one measures it as ``changes`` say."""
    rows = [office(n, wilayah=kode.strip()) for n, kode in enumerate(values, 1)]
    documents = [document(row) for row in rows]
    figures = [
        figure(one, 1, realisasi=Decimal(text), realisasi_teks=text.replace(".", ","))
        for one, text in zip(documents, values.values(), strict=True)
    ]
    figures[-1] = replace(figures[-1], **changes)  # type: ignore[arg-type] # any of its fields
    return portal(PortalTables(kantor=tuple(rows), dokumen=tuple(documents), figur=tuple(figures)))


def page(data: PortalData, maps: Mapping[str, AreaMap]) -> Unsur:
    files = {file.path: file for file in portal_files(PortalMaterial(data, maps=maps))}
    content = files["indikator/REF.01/index.html"].isi
    assert isinstance(content, bytes)
    return urai(content.decode()).cari("main")[0]


@pytest.fixture(scope="module")
def kecamatan() -> Mapping[str, AreaMap]:
    """The demonstration's map, as a portal has it: fifteen kecamatan."""
    maps, findings = read_portal_maps(REPO / "content")
    assert findings == ()
    return maps


def test_each_area_has_its_offices_figure_and_leads_to_it(kecamatan: Mapping[str, AreaMap]) -> None:
    shown = page(offices(VALUES), kecamatan)
    [drawn] = shown.cari("figure", "ukur-peta")
    names = {area.kode: area.nama for area in kecamatan["kecamatan"].areas}
    told = {link.atribut["aria-label"]: link.atribut["href"] for link in drawn.cari("a")}
    assert told == {
        f"{names['18.08.01']}: 80,00": "../../kantor/18.08.2.01/#indikator",
        f"{names['18.08.02']}: 87,50": "../../kantor/18.08.2.02/#indikator",
        f"{names['18.08.03']}: 91,25": "../../kantor/18.08.2.03/#indikator",
    }
    assert "menurut kecamatan, Triwulan IV Tahun 2025, dalam persen" in drawn.cari("title")[0].teks
    assert "Realisasi menurut kecamatan, Triwulan IV Tahun 2025, dalam persen:" in shown.teks
    assert f"belum ada data: {len(names) - 3} kecamatan" in drawn.teks
    assert len(shown.cari("table")) == 1  # every figure is there too


@pytest.mark.parametrize(
    ("values", "changes"),
    [
        pytest.param(VALUES, {"satuan": "orang"}, id="another unit"),
        pytest.param(VALUES, {"polaritas": "turun"}, id="another direction"),
        pytest.param({"18.08.01": "80.00", "18.09": "81.00"}, {}, id="one area alone has a value"),
        pytest.param({"18.08.01": "80.00", "18.08.01 ": "81.00"}, {}, id="two offices of one area alone"),
    ],
)
def test_nothing_is_drawn_that_says_nothing(
    values: Mapping[str, str], changes: dict[str, str], kecamatan: Mapping[str, AreaMap]
) -> None:
    shown = page(offices(values, **changes), kecamatan)
    assert shown.cari("figure", "ukur-peta") == []
    assert shown.cari("table")


def test_without_a_map_there_is_the_table_alone() -> None:
    shown = page(offices(VALUES), {})
    assert (shown.cari("figure"), len(shown.cari("table"))) == ([], 1)


def test_an_area_of_two_offices_is_named_and_not_coloured(kecamatan: Mapping[str, AreaMap]) -> None:
    shown = page(offices({**VALUES, "18.08.03 ": "60.00"}), kecamatan)
    [drawn] = shown.cari("figure", "ukur-peta")
    assert len(drawn.cari("a")) == 2
    name = {area.kode: area.nama for area in kecamatan["kecamatan"].areas}["18.08.03"]
    assert f"lebih dari satu kantor mewakilinya: {name}." in shown.teks


def test_names_of_a_map_are_text(kecamatan: Mapping[str, AreaMap]) -> None:
    areas = kecamatan["kecamatan"].areas
    odd = AreaMap(tuple(replace(area, nama="<script>alert(1)</script>") for area in areas), "<b>x", "<i>")
    data = offices({**VALUES, "18.08.03 ": "60.00"})
    files = {file.path: file.isi for file in portal_files(PortalMaterial(data, maps={"kecamatan": odd}))}
    content = files["indikator/REF.01/index.html"]
    assert isinstance(content, bytes)
    assert b"<script>alert" not in content
    assert b"<b>x" not in content
    assert b"&lt;script&gt;alert(1)&lt;/script&gt;" in content


@pytest.mark.parametrize(
    ("kode", "wilayah", "area"),
    [
        pytest.param("18.08.2.13", None, "18.08", id="its code begins with the regency's"),
        pytest.param("18.08", None, "18.08", id="the regency itself"),
        pytest.param("18.080.2", None, None, id="only letters are alike"),
        pytest.param("18.08.2.13", "18.09", "18.09", id="it names another one"),
        pytest.param("18.08.2.13", "18.99", None, id="it names one that no map has"),
    ],
)
def test_the_area_of_an_office(kode: str, wilayah: str | None, area: str | None) -> None:
    assert area_of(replace(office(1), kantor=kode, wilayah=wilayah), REGENCIES) == area


def test_maps_are_read_with_their_faults_and_stop_nothing(tmp_path: Path) -> None:
    feature = {
        "type": "Feature",
        "properties": {"kode": "18.08"},
        "geometry": {"type": "Polygon", "coordinates": SQUARE},
    }
    twice = {"type": "FeatureCollection", "features": [feature, feature]}
    (tmp_path / "peta").mkdir()
    (tmp_path / "peta/kabupaten.geojson").write_text(json.dumps(twice), "utf-8")
    (tmp_path / "peta/Peta 1.geojson").write_text("{}", "utf-8")
    (tmp_path / "peta/provinsi.geojson").write_text(json.dumps({**twice, "features": [feature]}), "utf-8")
    maps, found = read_portal_maps(tmp_path)
    assert [*maps] == ["provinsi"]
    assert [(str(one.location).split(":")[0], one.code) for one in found] == [
        ("peta/Peta 1.geojson", "D201"),
        ("peta/kabupaten.geojson", "D204"),
        ("peta/provinsi.geojson", "D208"),
    ]
    sources = {"nama": "P", "kantor": {"A": {"nama": "A", "alamat": "a", "wilayah": "18.77"}}}
    raw = json.dumps(sources).encode()
    [strange] = unknown_areas(raw, PortalSources.model_validate(sources), maps)
    assert str(strange.location) == "sumber.yml:1:60"  # where the key begins
    assert "'18.77' kantor A tidak ada di peta mana pun" in strange.message
    (tmp_path / "sumber.yml").write_bytes(raw)
    words = ["--repo", str(tmp_path)]
    done = CliRunner().invoke(cli, ["portal", "check", *words], standalone_mode=False)
    assert (done.return_value, "D204" in done.output, "D206" in done.output) == (1, True, True)
    done = CliRunner().invoke(cli, ["portal", "build", *words], standalone_mode=False)
    assert (done.return_value, "jalankan ukur portal check" in done.output) == (0, True), done.output
    assert (tmp_path / "situs/index.html").is_file()
