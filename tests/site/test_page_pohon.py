"""The performance tree: status and capaian at each node, folded by how much of it there is, sources once."""

import dataclasses
from typing import Any

import pytest
from tests.lengkap import lengkap
from tests.site.test_rencana_dan_arsip import bahan
from tests.urai import Unsur, urai

from ukur.model.catalogue import Catalogue
from ukur.model.pohon import PohonKinerja
from ukur.site.material import SiteMaterial
from ukur.site.page import PageAddresses
from ukur.site.page_pohon import build_pages, open_depth
from ukur.site.template_engine import TemplateEngine

JAHAT = '<script>alert(1)</script> & "putus"'


def page(material: SiteMaterial) -> Unsur:
    [found] = build_pages(material, TemplateEngine(PageAddresses()))
    return urai(found.isi())


def node(kode: str, jenis: str, *anak: dict[str, Any], **more: str) -> dict[str, Any]:
    return {"kode": kode, "jenis": jenis, "uraian": f"Uraian {kode}", "anak": list(anak), **more}


def tree_of(*roots: dict[str, Any], **more: str) -> PohonKinerja:
    return PohonKinerja.model_validate({"simpul": list(roots), **more})


def with_tree(material: SiteMaterial, pohon: PohonKinerja) -> SiteMaterial:
    catalogue = dataclasses.replace(material.catalogue, pohon=pohon)
    measured = type(material.ukuran)(catalogue)
    return dataclasses.replace(material, ukuran=measured)


@pytest.fixture(scope="module")
def office(katalog: Catalogue) -> SiteMaterial:
    return bahan(lengkap(katalog))


def head(tree: Unsur, kode: str) -> str:
    """What a node says of itself, without what is below it."""
    [found] = tree.cari("li", id=f"simpul-{kode}")
    return (found.cari("summary") or found.cari("p"))[0].teks


def test_each_node_says_how_its_indicators_do(office: SiteMaterial) -> None:
    """Of the twelve kinds of tests/lengkap.py those with even numbers are of SS-1, the odd ones of SS-2."""
    tree = page(office)
    assert head(tree, "T-1") == "tujuan T-1 Tujuan uji ✓ 4 tercapai, ✗ 5 tidak tercapai, ○ 3 belum dinilai"
    first, second = head(tree, "SS-1"), head(tree, "SS-2")
    assert first.endswith("✓ 3 tercapai, ✗ 2 tidak tercapai, ○ 1 belum dinilai")
    assert second.endswith("✓ 1 tercapai, ✗ 3 tidak tercapai, ○ 2 belum dinilai")
    assert head(tree, "2.13.02") == "program 2.13.02 Program uji 2.13.02"
    [sasaran] = tree.cari("li", id="simpul-SS-2")
    assert sasaran.cari("ul", "indikator")[0].cari("li")[0].teks == (
        "✗ Tidak tercapai = tetap IKU-02 Indikator uji turun-selisih nomor 2 "
        "setahun: realisasi 0,43, target 0,35, capaian 77,14 %"
    )


def test_without_a_document_the_tree_claims_nothing(katalog: Catalogue) -> None:
    tree = page(bahan(dataclasses.replace(katalog, dokumen={})))
    assert head(tree, "SS-2").endswith("○ 1 belum dinilai")
    assert "belum ada angka yang terbit" in tree.teks
    assert "menurut" not in tree.teks


def test_sources_are_said_once(office: SiteMaterial) -> None:
    """Two nodes of one source, seven of another: the first are named, the others counted."""
    few = [node(f"A-{n}", "sasaran", sumber="Renstra uji") for n in (1, 2)]
    many = [node(f"B-{n}", "sasaran", sumber="Nomenklatur uji") for n in range(7)]
    tree = page(with_tree(office, tree_of(node("T", "tujuan", *few, *many), sumber="RPJMD uji")))
    sources = [p.teks for p in tree.cari("p", "ukur-kecil")]
    assert sources == ["Sumber: RPJMD uji; Renstra uji (A-1, A-2); Nomenklatur uji (7 simpul)."]
    assert tree.teks.count("Nomenklatur uji") == 1


@pytest.mark.parametrize(
    ("sasaran", "indicators", "depth"),
    [
        # levels: tujuan, sasaran with two programs each; a level counts when the one above stands open
        pytest.param(2, 4, 3, id="1 + 2 + 8 + 4 = 15 baris: semua terbuka"),
        pytest.param(12, 1, 1, id="1 + 12 + 12 + 24 = 49 baris: sasaran terlipat"),
        pytest.param(8, 1, 3, id="1 + 8 + 8 + 16 = 33 baris: semua terbuka"),
        pytest.param(100, 0, 1, id="seratus sasaran: yang pertama tetap terbuka"),
    ],
)
def test_as_much_stands_open_as_can_be_read(sasaran: int, indicators: int, depth: int) -> None:
    goals = [
        node(f"SS-{n}", "sasaran", node(f"{n}.1", "program"), node(f"{n}.2", "program"))
        for n in range(sasaran)
    ]
    pohon = tree_of(node("T", "tujuan", *goals))
    counts = {f"SS-{n}": indicators for n in range(sasaran)}
    assert open_depth(pohon.simpul, counts) == depth


def test_hundreds_of_nodes_eight_deep(office: SiteMaterial) -> None:
    """The rules allow five levels; a deeper tree, and one of 500 nodes, is drawn all the same."""
    deep = node("D-8", "sub-kegiatan")
    for level in range(7, 0, -1):
        deep = node(f"D-{level}", "kegiatan", deep)
    wide = [node(f"W-{n}", "sasaran") for n in range(500)]
    tree = page(with_tree(office, tree_of(node("T", "tujuan", deep, *wide))))
    ids = [li.atribut["id"] for li in tree.cari("li") if "id" in li.atribut]
    assert len(ids) == len(set(ids)) == 509
    [last] = tree.cari("li", id="simpul-D-8")
    assert last.teks == "sub kegiatan D-8 Uraian D-8"
    assert [d.teks[:8] for d in tree.cari("details") if "open" in d.atribut] == ["tujuan T"]


def test_a_text_with_markup_stays_a_text(office: SiteMaterial) -> None:
    root = node("T", "tujuan", node("S", "sasaran", sumber=JAHAT)) | {"uraian": JAHAT + "a" * 4900}
    tree = page(with_tree(office, tree_of(root, sumber=JAHAT)))
    assert tree.cari("script") == []
    assert tree.teks.count(JAHAT) == 3
