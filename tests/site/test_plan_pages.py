"""The pages of plans: what is late, runs and is done, grouped three ways, with each plan's history folded."""

import dataclasses
import datetime
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any

import pytest
from tests.lengkap import RENCANA, TW4, lengkap
from tests.site.test_rencana_dan_arsip import ESOK, LEWAT, bahan, lanjut, laporan, situs
from tests.urai import Unsur

from ukur.document.composition import DRAFT_MARK
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode
from ukur.site.material import SiteMaterial
from ukur.site.tracked_plans import all_rencana, count_states

SRC, OWNERS, UNITS = "rencana-aksi.md", "rencana-aksi/penanggung-jawab.md", "rencana-aksi/unit.md"
Pilih = Callable[[Catalogue], Catalogue]


def lines(tree: Unsur) -> dict[str, list[str]]:
    """The plans below each heading: state, deadline, and what is to be done by whom."""
    found: dict[str, list[str]] = {}
    name = ""
    for element in tree.jelajah():
        if element.tag == "h2":
            name = element.atribut["id"]
        if element.tag == "li" and "id" in element.atribut:
            head = [
                span.teks
                for span in element.cari("span")
                if span.atribut.get("class") in {"keadaan", "batas"}
            ]
            [about], [summary] = element.cari("p"), element.cari("summary")
            found.setdefault(name, []).append(" | ".join((*head, about.teks, summary.teks)))
    return found


def result(tree: Unsur) -> list[str]:
    return [p.teks for p in tree.cari("p", "ukur-hasil")]


def test_the_page_begins_with_what_asks_for_action(katalog: Catalogue) -> None:
    """Of three plans one is due on the last day of the newest quarter, one a day later, one is done."""
    plans = [LEWAT, ESOK, RENCANA]
    said = [lanjut("sebagian selesai"), lanjut("sebagian selesai", 2), lanjut("selesai", 3)]
    tree = situs(bahan(laporan(katalog, plans, said)))[SRC]
    assert result(tree) == ["1 lewat batas waktu, 1 berjalan, 1 selesai."]
    about = "IKU-02 Indikator uji turun-selisih nomor 2 | Sekretaris"
    partly = "sebagian selesai menurut 2024-TW4 · riwayat IKU-02"
    assert lines(tree) == {
        "lewat": [f"✗ lewat batas waktu | batas waktu 31 Desember 2024 | {about} · {partly}"],
        "batas-2025-TW1": [f"○ berjalan | batas waktu 1 Januari 2025 | {about} · {partly}"],
        "selesai": [f"✓ selesai | batas waktu 31 Maret 2025 | {about} · riwayat IKU-02"],
    }
    assert "batas waktunya paling lambat 31 Desember 2024" in tree.teks


def with_plans(material: SiteMaterial, *changes: Mapping[str, Any]) -> SiteMaterial:
    """The material with these plans of its first missed indicator in the newest document, and no others."""
    document = material.dokumen[TW4]
    model = next(plan for row in document.baris for plan in row.rencana_aksi)
    plans = tuple(dataclasses.replace(model, **change) for change in changes)
    groups = tuple(
        dataclasses.replace(
            group,
            baris=tuple(
                dataclasses.replace(row, rencana_aksi=plans if row.kode == model.kode else ())
                for row in group.baris
            ),
        )
        for group in document.kelompok
    )
    return dataclasses.replace(material, dokumen={TW4: dataclasses.replace(document, kelompok=groups)})


@pytest.fixture(scope="module")
def office(katalog: Catalogue) -> SiteMaterial:
    return bahan(lengkap(katalog, jumlah=2))


def test_one_person_has_one_group_however_it_is_typed(office: SiteMaterial) -> None:
    """Who has a late plan comes first; a group's anchor is the place of its first plan, which stays."""
    owners = ("Sekretaris", "Kepala Bidang Ekonomi", " sekretaris ", "–", "Kepala <b>", "Kepala [b]")
    late = {"hari_batas_waktu": datetime.date(2024, 12, 31), "batas_waktu": "31 Desember 2024"}
    changes = [{"penanggung_jawab": owner} | (late if owner == "Kepala <b>" else {}) for owner in owners]
    tree = situs(with_plans(office, *changes))[OWNERS]
    heads = [(head.atribut["id"], head.teks.removesuffix("¶")) for head in tree.cari("h2")]
    assert heads == [
        ("oleh-4", "Kepala <b>"),
        ("oleh-1", "Sekretaris"),
        ("oleh-5", "Kepala [b]"),
        ("oleh-2", "Kepala Bidang Ekonomi"),
        ("oleh-3", "Tanpa penanggung jawab"),
    ]
    assert "2 berjalan." in [p.teks for p in tree.cari("p")]
    jumps = {a.atribut["href"] for box in tree.cari("ul", "ukur-lompat") for a in box.cari("a")}
    assert jumps == {f"#{anchor}" for anchor, _ in heads}


def test_units_are_told_apart_where_there_are_several(contoh: Catalogue, katalog: Catalogue) -> None:
    pages = situs(bahan(contoh))
    names = {unit.nama for unit in contoh.instansi.unit.values()}
    found = {head.teks.removesuffix("¶") for head in pages[UNITS].cari("h2")}
    assert found
    assert found <= names
    assert UNITS not in situs(bahan(lengkap(katalog)))


def test_the_three_pages_hold_the_same_plans(contoh: Catalogue) -> None:
    pages = situs(bahan(contoh))
    plans = [sorted(chain(*lines(pages[src]).values())) for src in (SRC, OWNERS, UNITS)]
    assert plans[0] == plans[1] == plans[2]
    forms = (form for periode, _, _, form in contoh.forms() if periode in contoh.disahkan())
    assert len(plans[0]) == sum(len(row.rencana_aksi) for form in forms for row in form.indikator.values())


def test_silence_of_many_quarters_is_one_line(contoh: Catalogue, katalog: Catalogue) -> None:
    """What three documents repeat is said once: from which to which, and how often."""
    material = bahan(laporan(katalog, [RENCANA], []))
    silent = material.dokumen[TW4]
    later = {TW4: silent, Periode(2025, 1): silent, Periode(2025, 2): silent}
    tree = situs(dataclasses.replace(material, dokumen={**material.dokumen, **later}))[SRC]
    [box] = tree.cari("details")
    facts = list(zip([e.teks for e in box.cari("dt")], [e.teks for e in box.cari("dd")], strict=True))
    assert facts == [
        ("Disusun", "Triwulan III Tahun 2024: belum ditangani"),
        ("Target perbaikan", RENCANA["target_perbaikan"]),
        ("Anggaran", "Rp12.500.000"),
        ("2024-TW4 sampai 2025-TW2", "belum dilaporkan (3 laporan)"),
    ]


def test_late_is_said_of_the_newest_document_not_of_today(katalog: Catalogue) -> None:
    """31 Maret 2025 is passed for every reader today; the newest document ends three months before."""
    material = bahan(laporan(katalog, [RENCANA], []))
    assert count_states(all_rencana(material.dokumen)) == "0 lewat batas waktu, 1 berjalan, 0 selesai"
    later = {**material.dokumen, Periode(2025, 1): material.dokumen[TW4]}
    assert count_states(all_rencana(later)) == "1 lewat batas waktu, 0 berjalan, 0 selesai"


@pytest.mark.parametrize(
    ("changes", "texts"),
    [
        pytest.param([{}], ["0 lewat batas waktu, 1 berjalan, 0 selesai."], id="satu"),
        pytest.param([{}] * 60, ["0 lewat batas waktu, 60 berjalan, 0 selesai."], id="enam puluh"),
        pytest.param([{}] * 500, ["0 lewat batas waktu, 500 berjalan, 0 selesai."], id="lima ratus"),
        pytest.param(
            [{"batas_waktu": "–", "hari_batas_waktu": None}],
            ["0 lewat batas waktu, 1 berjalan, 0 selesai."],
            id="tanpa batas waktu",
        ),
        pytest.param(
            [{"tindak_lanjut": "a" * 5000, "penanggung_jawab": "b" * 5000}],
            ["0 lewat batas waktu, 1 berjalan, 0 selesai."],
            id="lima ribu huruf",
        ),
    ],
)
def test_any_number_of_plans(
    office: SiteMaterial, changes: Sequence[Mapping[str, Any]], texts: list[str]
) -> None:
    pages = situs(with_plans(office, *changes))
    for src in (SRC, OWNERS):
        assert result(pages[src]) == texts
        ids = [element.atribut["id"] for element in pages[src].jelajah() if "id" in element.atribut]
        assert len(ids) == len(set(ids)) >= len(changes)
        assert max(map(len, ids)) < 60


def test_a_text_with_markup_stays_a_text(office: SiteMaterial) -> None:
    evil = "<script>alert(1)</script>"
    names = ("tindak_lanjut", "penanggung_jawab", "target_perbaikan", "status")
    pages = situs(with_plans(office, dict.fromkeys(names, evil)))
    for src in (SRC, OWNERS):
        assert pages[src].cari("script") == []
        assert evil in pages[src].teks


KOSONG = [
    pytest.param(lambda asli: asli, "Belum ada rencana aksi", id="semua tercapai"),
    pytest.param(
        lambda asli: dataclasses.replace(asli, dokumen={}), "Belum ada dokumen", id="belum ada dokumen"
    ),
]


@pytest.mark.parametrize(("ubah", "kalimat"), KOSONG)
def test_without_plans_one_sentence_says_so(ubah: Pilih, kalimat: str, katalog: Catalogue) -> None:
    pages = situs(bahan(ubah(katalog)))
    assert [p.teks.startswith(kalimat) for p in pages[SRC].cari("p")] == [True]
    assert {OWNERS, UNITS}.isdisjoint(pages)


def test_a_plan_of_a_draft_is_marked(katalog: Catalogue) -> None:
    tree = situs(bahan(lengkap(katalog, tahap="konsep"), konsep=True))[SRC]
    marked = {li.atribut["id"][:8] for li in tree.cari("li") if "id" in li.atribut and DRAFT_MARK in li.teks}
    assert marked == {"2024-TW4"}
    assert "termasuk konsep" in tree.teks
