"""The portal's pages: who is told apart from whom, and that hostile names stay text."""

import re
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from tests.jahat import AMAN, JAHAT
from tests.portal_site.portal_buatan import (
    REASON,
    SHOWN,
    SILENT,
    TW4_2025,
    document,
    figure,
    many,
    office,
    portal,
    three,
)
from tests.portal_site.portal_pages import page, rows_of
from tests.urai import kejadian, urai

from ukur.portal.portal_data import PortalData, PortalTables
from ukur.portal_site.across import shared_indicators
from ukur.portal_site.portal_material import PortalMaterial, page_name

Write = Callable[[PortalData], Path]


@pytest.fixture(scope="module")
def nyata(situs_portal: Write) -> Path:
    return situs_portal(three())


@pytest.fixture(scope="module")
def besar(situs_portal: Write) -> Path:
    return situs_portal(many(13, 6, 3))


def test_demonstrations_are_listed_apart_and_counted_nowhere(nyata: Path, situs_portal: Write) -> None:
    home = page(nyata)
    assert [row[0] for row in rows_of(home, "Kantor menurut triwulan")] == [
        "Dinas Nomor 01",
        "Dinas Nomor 03",
    ]
    assert [row[:2] for row in rows_of(home, "Kantor percontohan")] == [["Kantor Peragaan", "percontohan"]]
    for src in ("belum-tercapai", "koreksi", "evaluasi"):
        assert "Kantor Peragaan" not in page(nyata, src).teks
    assert "PERCONTOHAN" in page(nyata, f"kantor/{SHOWN.kantor}").teks
    assert "PERCONTOHAN" not in home.teks
    learning = situs_portal(three(demonstration=True))
    assert "2 dari 3 kantor" in page(learning).teks
    assert all("PERCONTOHAN" in path.read_text("utf-8") for path in learning.rglob("*.html"))


def test_an_office_that_does_not_publish_reads_so(nyata: Path) -> None:
    """Never "belum": nobody here knows what the office has in its drawers."""
    rows = rows_of(page(nyata, "evaluasi"), "Bukti 2.a.1")
    assert [row[1] for row in rows] == [
        "SOP pengukuran kinerja yang diarsipkan bersama dokumen",
        "tidak dipublikasikan",
    ]


def test_a_refused_office_says_why_and_is_not_called_late(nyata: Path) -> None:
    row = rows_of(page(nyata, "verifikasi"), "Keadaan tiap kantor")[1]
    assert row == [
        "Dinas Nomor 03",
        "Tidak terverifikasi",
        "10 Februari 2026",
        "–",
        "8",
        "ab" * 6,
        "cd" * 6,
        REASON,
    ]
    assert rows_of(page(nyata), "Kantor menurut triwulan")[1][1] == "tidak diketahui"
    assert REASON in page(nyata, f"kantor/{SILENT.kantor}").teks


def test_misses_plans_and_corrections(nyata: Path) -> None:
    """IKU-03 is the one that every third is: 80,00 against 85,00; its plan was due on 10 December 2025."""
    part = page(nyata, "belum-tercapai")
    assert rows_of(part, "Menurut kantor")[0] == ["Dinas Nomor 01", "2025-TW4", "4", "1", "1", "1"]
    [missed] = rows_of(part, "Indikator yang tidak tercapai")
    assert missed[2:6] == ["2025-TW4", "85,00", "80,00", "94,12 %"]
    [late] = rows_of(part, "Rencana aksi lewat batas waktu")
    assert late[4:] == ["10 Desember 2025", "sebagian selesai"]
    assert [row[3:5] for row in rows_of(page(nyata, "koreksi"), "Koreksi")] == [["61", "66"]]


def test_the_same_indicator_by_code_and_by_name() -> None:
    """IKU-01 has a reference code, IKU-02 only the same name; where units differ nothing is compared."""
    offices = (office(1), office(2))
    documents = tuple(map(document, offices))
    rows = [figure(one, nomor) for one in documents for nomor in (1, 2)]
    rows[2] = replace(rows[2], nama="Nama lain", satuan="hari")
    found = shared_indicators(
        PortalMaterial(portal(PortalTables(kantor=offices, dokumen=documents, figur=tuple(rows))))
    )
    assert {(one.acuan, one.offices, one.differing) for one in found} == {
        ("REF.01", 2, ("satuan",)),
        ("", 2, ()),
    }


def test_every_link_leads_somewhere(besar: Path) -> None:
    """Pages and places within the portal; the way out is an office's address."""
    anchors = {
        path: set(re.findall(r' id="([^"]+)"', path.read_text("utf-8"))) for path in besar.rglob("*.html")
    }
    checked = 0
    for path in set(anchors) - {besar / "404.html"}:
        for href in re.findall(r'href="([^"]+)"', path.read_text("utf-8")):
            if href.startswith("https://"):
                assert ".contoh.example/" in href
                continue
            target, _, place = unquote(href).partition("#")
            found = (path.parent / target).resolve() if target else path
            found = found / "index.html" if found.is_dir() else found
            assert found.is_file(), (path, href)
            assert not place or place in anchors[found], (path, href)
            checked += 1
    assert checked > 500


def hostile(data: PortalData, text: str) -> PortalData:
    """Return the portal with that text in place of every text that people write."""
    codes = {"kantor", "periode", "keadaan", "status", "lingkup", "indikator", "induk", "folder", "hasil"}

    def changed(row: Any) -> Any:
        texts = {
            field.name: text for field in fields(row)
            if isinstance(getattr(row, field.name), str) and field.name not in codes
        }  # fmt: skip
        return replace(row, **texts)

    tables = data.tables
    made = {field.name: tuple(map(changed, getattr(tables, field.name))) for field in fields(tables)}
    return replace(data, nama=text, induk=tuple(map(changed, data.induk)), tables=replace(tables, **made))


def shape(path: Path) -> list[tuple[str, ...]]:
    """Tags of a page in their order, and the names of their attributes."""
    return [
        (event[0], event[1], *(part.partition("=")[0] for part in event[2:]))
        for event in kejadian(path.read_text("utf-8"))
        if event[0] in {"buka", "tutup"}
    ]


def test_hostile_names_stay_text(situs_portal: Write) -> None:
    """The same tags as with harmless names; an address that is none of the web is no link."""
    sites = [situs_portal(hostile(many(2, 3, 1), text)) for text in (AMAN, f"javascript:alert(1) {JAHAT}")]
    names = [sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html")) for site in sites]
    assert len(names[0]) == len(names[1]) > 12
    for src in set(names[0]) & set(names[1]):
        tame, wild = (_without_classes(shape(site / src)) for site in sites)
        assert tame == wild, src
    for path in sites[1].rglob("*.html"):
        tree = urai(path.read_text("utf-8"))
        assert not [one for one in tree.jelajah() if one.atribut.get("href", "").startswith("javascript")]
        assert {one.tag for one in tree.jelajah()} & {"img", "iframe", "textarea"} == set()


def _without_classes(events: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Long texts fill a line of a telephone, so their cells have a class more."""
    return [tuple(part for part in event if part != "class") for event in events]


@pytest.mark.parametrize(
    ("code", "plain"),
    [
        ("18.08.2.13", True),
        ("IKU-01", True),
        ("../../etc", False),
        ("index", False),
        ("a b", False),
        ("", False),
    ],
)
def test_names_of_pages_never_leave_their_folder(code: str, plain: bool) -> None:
    name = page_name(code)
    assert (name == code) is plain
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]*", name)


def test_an_empty_portal_has_every_page(situs_portal: Write) -> None:
    site = situs_portal(portal(PortalTables(), day=None))
    assert "Belum ada kantor yang diikuti" in page(site).teks
    for src in (
        "kantor",
        "indikator",
        "belum-tercapai",
        "koreksi",
        "verifikasi",
        "evaluasi",
        "data",
        "cara-kerja",
    ):
        assert page(site, src).teks


def test_the_same_bytes_twice(besar: Path, situs_portal: Write) -> None:
    again = situs_portal(many(13, 6, 3))
    for path in besar.rglob("*"):
        if path.is_file():
            assert (again / path.relative_to(besar)).read_bytes() == path.read_bytes(), path


def test_many_offices_are_grouped_by_what_stands_above(situs_portal: Write) -> None:
    """Above a hundred offices one table is too long: 60 of one parent and 60 of another are two."""
    offices = tuple(office(n, induk="18.08" if n <= 60 else "18.09") for n in range(1, 121))
    data = portal(PortalTables(kantor=offices, dokumen=(document(offices[0]),)))
    assert data.tables.dokumen[0].ke == TW4_2025
    home = page(situs_portal(data))
    assert [one.atribut["aria-label"] for one in home.cari("div", "ukur-gulir")] == [
        "18.09",
        "Pemerintah Kabupaten Contoh",
    ]
