"""An office's indicator by area on a map of the portal's, beside its table."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.portal_site.portal_buatan import REAL, document, figure, place, portal
from tests.portal_site.portal_pages import rows_of
from tests.salinan import REPO
from tests.urai import Unsur, urai

from ukur.commands.portal.portal_maps import read_portal_maps
from ukur.model.area_map import AreaMap
from ukur.portal.portal_data import PortalTables
from ukur.portal.portal_rows import PlaceRow
from ukur.portal_site.portal_material import PortalMaterial
from ukur.portal_site.portal_whole_site import portal_files

DOCUMENT = document(REAL)
WORDS = "IKU-01 Persentase layanan nomor 01 yang selesai tepat waktu menurut kecamatan, dalam persen"


@pytest.fixture(scope="module")
def kecamatan() -> Mapping[str, AreaMap]:
    return read_portal_maps(REPO / "content")[0]


def page(places: tuple[PlaceRow, ...], maps: Mapping[str, AreaMap]) -> Unsur:
    figures = tuple(figure(DOCUMENT, nomor) for nomor in (1, 2))
    tables = PortalTables(kantor=(REAL,), dokumen=(DOCUMENT,), figur=figures, wilayah=places)
    files = {file.path: file.isi for file in portal_files(PortalMaterial(portal(tables), maps=maps))}
    content = files["kantor/18.08.2.01/index.html"]
    assert isinstance(content, bytes)
    return urai(content.decode()).cari("main")[0]


def test_a_map_stands_beside_the_table_of_its_values(kecamatan: Mapping[str, AreaMap]) -> None:
    places = (
        place(DOCUMENT, "18.08.01", "25.00"),
        place(DOCUMENT, "18.08.02", "22.22"),
        place(DOCUMENT, "18.08.03", "5.26", nilai=None, nilai_teks="–"),
        place(DOCUMENT, "18.08.01", "3.00", indikator="IKU-02"),
    )
    shown = page(places, kecamatan)
    [drawn] = shown.cari("figure", "ukur-peta")
    assert drawn.cari("title")[0].teks == WORDS
    assert "Terendah Kecamatan 02 22,22, tertinggi Kecamatan 01 25,00" in drawn.cari("desc")[0].teks
    assert f"belum ada data: {len(kecamatan['kecamatan'].areas) - 2} kecamatan" in drawn.teks
    assert rows_of(shown, WORDS) == [
        ["Kecamatan 01", "18.08.01", "25,00"],
        ["Kecamatan 02", "18.08.02", "22,22"],
        ["Kecamatan 03", "18.08.03", "–"],
    ]
    assert "1 indikator lain juga dirinci menurut wilayah" in shown.teks


@pytest.mark.parametrize(
    "places",
    [
        pytest.param((), id="no areas"),
        pytest.param((place(DOCUMENT, "18.08.01", "1.00"),), id="one area alone"),
        pytest.param(
            (place(DOCUMENT, "99.01.01", "1.00"), place(DOCUMENT, "99.01.02", "2.00")), id="not on the map"
        ),
        pytest.param(
            tuple(
                place(DOCUMENT, kode, "1.00", indikator="IKU-99", nilai=Decimal(1))
                for kode in ("18.08.01", "18.08.02")
            ),
            id="of no indicator",
        ),
        pytest.param(
            tuple(
                replace(place(DOCUMENT, kode, "1.00"), ke=DOCUMENT.ke - 4)
                for kode in ("18.08.01", "18.08.02")
            ),
            id="of an earlier document",
        ),
    ],
)
def test_without_two_areas_there_is_no_section(
    places: tuple[PlaceRow, ...], kecamatan: Mapping[str, AreaMap]
) -> None:
    shown = page(places, kecamatan)
    assert (shown.cari("figure"), "Menurut wilayah" in shown.teks) == ([], False)


def test_without_a_map_there_is_no_section() -> None:
    places = tuple(place(DOCUMENT, kode, "1.00") for kode in ("18.08.01", "18.08.02"))
    assert page(places, {}).cari("figure") == []


def test_names_of_areas_are_text(kecamatan: Mapping[str, AreaMap]) -> None:
    places = tuple(
        place(DOCUMENT, kode, "1.00", nama="<script>alert(1)</script>") for kode in ("18.08.01", "18.08.02")
    )
    shown = page(places, kecamatan)
    assert shown.cari("script") == []
    assert rows_of(shown, WORDS)[0][0] == "<script>alert(1)</script>"
