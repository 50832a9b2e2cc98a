"""The pages of units: what was reported and waited for, indicators and plans, and nothing that is a draft."""

import dataclasses
from collections.abc import Mapping
from typing import Any

import pytest
from tests.lengkap import RENCANA, lengkap
from tests.site.test_rencana_dan_arsip import LEWAT, bahan, laporan
from tests.urai import Unsur, urai

from ukur.document.composition import DRAFT_MARK
from ukur.model.catalogue import Catalogue
from ukur.model.instansi import Instansi
from ukur.model.pengukuran import Formulir
from ukur.model.periode import Periode
from ukur.model.sop import Tahap
from ukur.site.material import SiteMaterial
from ukur.site.menu import menu_of
from ukur.site.page import PageAddresses
from ukur.site.page_unit import build_pages
from ukur.site.template_engine import TemplateEngine

DRAFT = Periode(2026, 1)


def pages(material: SiteMaterial) -> dict[str, Unsur]:
    return {page.src: urai(page.isi()) for page in build_pages(material, TemplateEngine(PageAddresses()))}


def with_units(katalog: Catalogue, units: Mapping[str, Mapping[str, Any]]) -> Catalogue:
    """The catalogue with these units beside the one that it has."""
    data = katalog.instansi.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    known = {key: {"nama": unit.nama} for key, unit in katalog.instansi.unit.items()}
    office = Instansi.model_validate(data | {"unit": {**known, **units}})
    return dataclasses.replace(katalog, instansi=office)


def reports(tree: Unsur) -> list[str]:
    return [li.teks for box in tree.cari("ul", "ukur-laporan") for li in box.cari("li")]


def test_what_a_unit_reported(contoh: Catalogue) -> None:
    """Of seven indicators four are yearly; in TW III the form leaves IKU-10 blank and says why."""
    tree = pages(bahan(contoh))["unit/ekonomi.md"]
    assert reports(tree) == [
        "Triwulan IV Tahun 2025: 7 dari 7 indikator melapor.",
        "Triwulan III Tahun 2025: 2 dari 3 indikator melapor; ditunggu IKU-10; 4 belum waktunya.",
        "Triwulan II Tahun 2025: 3 dari 3 indikator melapor; 4 belum waktunya.",
        "Triwulan I Tahun 2025: 3 dari 3 indikator melapor; 4 belum waktunya.",
    ]
    assert [p.teks for p in tree.cari("p", "ukur-hasil")] == ["7 dari 7 indikator melapor."]
    codes = [li.cari("a")[0].teks[:6] for box in tree.cari("ul", "indikator") for li in box.cari("li")]
    assert codes == [f"IKU-{number:02}" for number in range(6, 13)]
    plans = {li.atribut["id"] for li in tree.cari("li") if "id" in li.atribut}
    assert plans == {"2025-TW2-IKU-11-1", "2025-TW4-IKU-06-1", "2025-TW4-IKU-12-1"}


def test_the_list_names_every_unit(contoh: Catalogue) -> None:
    found = pages(bahan(contoh))
    units = [li.cari("a")[0].teks for li in found["unit/index.md"].cari("ul", "ukur-unit")[0].cari("li")]
    assert units == sorted(unit.nama for unit in contoh.instansi.unit.values())
    assert set(found) == {"unit/index.md", *(f"unit/{key}.md" for key in contoh.instansi.unit)}
    assert "Ikut melaporkan bagian dari: IKU-12" in found["unit/kelembagaan.md"].teks  # unit_bagian


def test_a_draft_is_on_no_public_page(contoh: Catalogue) -> None:
    """The form of 2026-TW1 is there, its document is not approved: whatever it says, no page changes."""
    assert contoh.dokumen[DRAFT].tahap is Tahap.KONSEP
    emptied = {**contoh.formulir, DRAFT: {key: blank(form) for key, form in contoh.formulir[DRAFT].items()}}
    other = dataclasses.replace(contoh, formulir=emptied)
    public = [{src: tree.teks for src, tree in pages(bahan(one)).items()} for one in (contoh, other)]
    assert public[0] == public[1]
    assert [src for src, text in public[0].items() if "2026-TW1" in text or "Tahun 2026" in text] == []
    preview = pages(bahan(contoh, konsep=True))["unit/ekonomi.md"]
    assert reports(preview)[0].startswith(f"Triwulan I Tahun 2026 {DRAFT_MARK}:")


def blank(form: Formulir) -> Formulir:
    return form.model_copy(update={"indikator": {}})


def test_late_plans_are_counted_in_each_quarter(katalog: Catalogue) -> None:
    """The deadline is the last day of TW IV: not late in TW III, late in TW IV; the other is due in 2025."""
    office = with_units(laporan(katalog, [LEWAT, RENCANA], []), {"lain": {"nama": "Bidang Lain"}})
    tree = pages(bahan(office))["unit/dinas.md"]
    assert [report.partition("; ")[2] for report in reports(tree)] == [
        "1 rencana aksi lewat batas waktu.",
        "",
    ]
    other = pages(bahan(office))["unit/lain.md"]
    assert "Unit ini tidak mempunyai indikator sendiri." in other.teks
    assert "Belum ada rencana aksi dari unit ini" in other.teks
    assert "Belum ada laporan unit ini" in other.teks


@pytest.mark.parametrize("jumlah", [1, 60, 500])
def test_one_unit_alone_has_no_pages(jumlah: int, katalog: Catalogue) -> None:
    """Its page would be the whole site; with a second one there are pages, for however many indicators."""
    office = lengkap(katalog, jumlah=jumlah)
    material = bahan(office)
    assert pages(material) == {}
    several = dataclasses.replace(
        material, ukuran=type(material.ukuran)(with_units(office, {"b": {"nama": "B"}}))
    )
    tree = pages(several)["unit/dinas.md"]
    assert len(tree.cari("ul", "indikator")[0].cari("li")) == jumlah


def test_without_a_document_nothing_is_claimed(contoh: Catalogue) -> None:
    found = pages(bahan(dataclasses.replace(contoh, dokumen={})))
    assert "Belum ada dokumen yang terbit" in found["unit/index.md"].teks
    assert "melapor." not in found["unit/ekonomi.md"].teks
    assert reports(found["unit/ekonomi.md"]) == []


def test_odd_units(katalog: Catalogue) -> None:
    """One has the key of the list's page, one a name with markup, one ended; each has a page of its own."""
    evil = "<script>alert(1)</script>" + "a" * 200
    units = {
        "index": {"nama": "Unit Indeks"},
        "jahat": {"nama": evil, "induk": "index"},
        "lama": {"nama": "Bidang Lama", "sampai": "2024-TW2"},
    }
    found = pages(bahan(with_units(lengkap(katalog, jumlah=1), units)))
    assert [head.teks for head in found["unit/_index.md"].cari("h1")] == ["Unit Indeks"]
    assert [head.teks for head in found["unit/jahat.md"].cari("h1")] == [evil]
    assert [tree.cari("script") for tree in found.values()] == [[]] * len(found)
    assert "Unit ini ada sampai Triwulan II Tahun 2024." in found["unit/lama.md"].teks
    links = [a.atribut["href"] for a in found["unit/index.md"].cari("ul", "ukur-unit")[0].cari("a")]
    assert sorted(links) == ["../unit/_index/", "../unit/dinas/", "../unit/jahat/", "../unit/lama/"]


MENU = [
    "index.md",
    {"Indikator": ["indikator/index.md", {"Unit": "unit/index.md"}]},
    {"Dokumen": [{"Bukti dukung SAKIP": "bukti-dukung.md"}]},
    {"Lain": "tiada.md"},
]


@pytest.mark.parametrize(
    ("present", "menu"),
    [
        pytest.param({"unit/index.md", "bukti-dukung.md"}, MENU, id="semuanya ada"),
        pytest.param(
            set(),
            ["index.md", {"Indikator": ["indikator/index.md"]}, {"Lain": "tiada.md"}],
            id="yang boleh tidak ada hilang dari menu, bagian kosong ikut; salah ketik tetap salah",
        ),
    ],
)
def test_the_menu_names_no_page_that_is_not_there(present: set[str], menu: list[Any]) -> None:
    assert menu_of(MENU, present) == menu
    assert menu_of(None, present) is None  # an office may leave the menu to MkDocs
