"""The page of evidence: same coverage as the pack, links to pages that exist, words beside the marks."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.arsip_buatan import bahan_arsip
from tests.lengkap import TW4, lengkap
from tests.urai import Unsur, urai

from ukur.document.evidence_health import EvidenceHealth, TroubledLink
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.lke import CRITERIA
from ukur.model.lke_list import DaftarLke
from ukur.model.sop import Tahap
from ukur.site.collected_material import collect_material
from ukur.site.material import SiteMaterial
from ukur.site.menu import without_links
from ukur.site.page import PageAddresses
from ukur.site.page_bukti_dukung import SRC
from ukur.site.whole_site import compose_site


def published(material: SiteMaterial, choice: bool | None = True) -> SiteMaterial:
    """The material of an office that publishes its evidence, that does not, or that says nothing."""
    catalogue = material.catalogue
    office = catalogue.instansi.model_copy(update={"bukti_publik": choice})
    return replace(material, ukuran=Measurements(replace(catalogue, instansi=office)))


def halaman(material: SiteMaterial) -> Unsur:
    [page] = [page for page in compose_site(published(material), PageAddresses()).halaman if page.src == SRC]
    return urai(page.isi())


@pytest.mark.parametrize(
    ("choice", "draft", "there"),
    [
        pytest.param(None, False, False, id="tanpa isian: tidak terbit"),
        pytest.param(False, False, False, id="tidak: tidak terbit"),
        pytest.param(True, False, True, id="ya: terbit"),
        pytest.param(None, True, True, id="pratinjau: selalu ada"),
    ],
)
def test_the_page_is_internal_unless_the_office_publishes_it(
    choice: bool | None, draft: bool, there: bool, katalog: Catalogue
) -> None:
    material = published(collect_material(Measurements(katalog), (), draft=draft), choice)
    site = compose_site(material, PageAddresses())
    found = [page for page in site.halaman if page.src == SRC]
    assert bool(found) is there
    said = [p.teks for page in found for p in urai(page.isi()).cari("p", "ukur-catatan")]
    assert any("hanya ada di pratinjau" in text for text in said) is (there and not choice)
    told = [entry for page in site.halaman for entry in page.cari() if "Bukti dukung" in entry.judul]
    assert bool(told) is there


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("lihat [Bukti dukung SAKIP](../bukti-dukung.md).", "lihat Bukti dukung SAKIP."),
        ("[a](bukti-dukung.md#bagian-2.a) [b](../arsip.md)", "a [b](../arsip.md)"),
        ("[a](../../bukti-dukung.md) dan `bukti-dukung.md`", "a dan `bukti-dukung.md`"),
    ],
)
def test_a_written_page_keeps_its_words_where_the_page_is_internal(written: str, kept: str) -> None:
    """Guides of earlier versions that an office made its own link to it."""
    assert without_links(written, set()) == kept
    assert without_links(written, {SRC}) == written


def baris(page: Unsur) -> dict[str, list[str]]:
    """The cells of each criterion's row, by its code."""
    rows = ([cell.teks for cell in row.isi if isinstance(cell, Unsur)] for row in page.cari("tr"))
    return {cells[0]: cells[1:] for cells in rows if cells[0].startswith("2.")}


def test_all_criteria_with_status_in_words(katalog: Catalogue) -> None:
    found = baris(halaman(collect_material(Measurements(katalog), ())))
    assert list(found) == [item.kode for item in CRITERIA]
    assert [cells[0] for cells in found.values()] == [item.uraian for item in CRITERIA]
    assert found["2.a.2"][1] == "✓ ada"
    assert found["2.b.4"][1] == "◐ sebagian"
    assert found["2.c.1"][1:3] == ["○ belum", "Belum ada dalam Ukur"]
    assert "(dilengkapi oleh: Pengelola kepegawaian)" in found["2.c.1"][3]


def test_the_newest_approved_document_counts(katalog: Catalogue) -> None:
    """A draft of TW4 is in the preview; the page stays with TW3."""
    office = lengkap(katalog, tahap=Tahap.KONSEP)
    page = halaman(collect_material(Measurements(office), (), draft=True))
    assert page.cari("p", "ukur-pembuka")[0].teks.endswith("dari Pengukuran Kinerja Triwulan III Tahun 2024.")
    assert page.cari("p", "ukur-tanda") == []


def test_without_an_approved_document(katalog: Catalogue) -> None:
    office = lengkap(katalog)
    drafts = {p: d.model_copy(update={"tahap": Tahap.KONSEP}) for p, d in office.dokumen.items()}
    page = halaman(collect_material(Measurements(replace(office, dokumen=drafts)), (), draft=True))
    assert "Belum ada dokumen yang disahkan" in page.teks
    assert page.cari("table") == []


def test_the_archive_gives_approvals_and_its_page(katalog: Catalogue, tmp_path: Path) -> None:
    material = bahan_arsip(katalog, tmp_path)
    page = halaman(material)
    cells = baris(page)["2.b.1"]
    assert "1 persetujuan Kepala Dinas, terakhir kemarin" in cells[2]
    assert "belum diarsipkan" not in cells[3]
    links = {link.atribut["href"] for link in page.cari("a") if "2.b.1" in link.teks}
    assert "../arsip/2024-TW4/" in links
    [site] = [link for link in page.cari("a") if "2.b.7" in link.teks and "://" in link.atribut["href"]]
    assert site.atribut["rel"] == "noopener"
    pdf = next(file for file in material.unduhan[TW4] if file.path.endswith(".pdf"))
    assert pdf.sha256 in baris(page)["2.b.4"][2]


@pytest.mark.parametrize("folder", [True, False], ids=["di peladen", "salinan dari disk"])
def test_links_lead_to_pages_and_sections_of_the_site(folder: bool, katalog: Catalogue) -> None:
    address = PageAddresses(folder)
    pages = {
        address.url(p.src): p
        for p in compose_site(
            published(collect_material(Measurements(lengkap(katalog)), ())), address
        ).halaman
    }
    page = urai(pages[address.url(SRC)].isi())
    root = address.way_to_top(SRC)
    for link in (element.atribut["href"] for element in page.cari("a")):
        if link.startswith("#") or "://" in link:
            continue
        path, _, section = link.removeprefix(root).partition("#")
        ids = {element.atribut.get("id") for element in urai(pages[path].isi()).jelajah()}
        assert not section or section in ids, link


def test_hostile_texts_are_escaped(katalog: Catalogue, tmp_path: Path) -> None:
    text = "<img src=x onerror=alert(1)>"
    page = halaman(bahan_arsip(katalog, tmp_path, teks=text, instansi={"unit": {"dinas": {"nama": text}}}))
    assert page.cari("img") == []
    assert text in page.teks


def test_troubled_links_stand_by_unit(katalog: Catalogue) -> None:
    """As text: a reader is not sent where nothing is."""
    rows = (
        TroubledLink("Bidang A", "IKU-01 2024-TW4: Laporan", "https://contoh.example/a?x=<b>", "tidak ada"),
        TroubledLink("Bidang B", "IKU-02 2024-TW4: Notula", "https://contoh.example/b", "meminta masuk"),
    )
    health = EvidenceHealth("kemarin", 7, 9, rows)
    material = collect_material(Measurements(katalog), ())
    page = halaman(replace(material, links_found=health))
    assert "7 dari 9 tautan bukti diperiksa kemarin; 2 yang tidak dapat dibuka pembaca." in page.teks
    assert [item.teks for item in page.cari("strong")] == ["Bidang A", "Bidang B"]
    assert "IKU-01 2024-TW4: Laporan: tidak ada: https://contoh.example/a?x=<b>" in page.teks
    assert [link for link in page.cari("a") if "contoh.example/a" in str(link.atribut.get("href"))] == []
    assert "Tautan bukti" not in halaman(material).teks


LKE_SENDIRI = DaftarLke.model_validate(
    {
        "lke": [
            {
                **{
                    "nama": "LKE Inspektorat Contoh",
                    "sumber": "Surat <b>uji</b>",
                    "berlaku_mulai": "2024-01-01",
                },
                **{"berlaku_mulai": "2024-01-01", "bobot": "20", "catatan": "Berlaku untuk dinas."},
                "bagian": [
                    {
                        **{"kode": kode, "nama": f"Bagian {kode}", "bobot": bobot},
                        "kriteria": [{"kode": f"{kode}.{number}", "uraian": f"Kriteria {kode}.{number}"}],
                    }
                    for number, (kode, bobot) in enumerate({"1.1": "7,5", "11": "12,5"}.items())
                ],
            }
        ]
    }
)


def test_the_criteria_of_the_offices_own_evaluator(katalog: Catalogue) -> None:
    page = halaman(collect_material(Measurements(replace(katalog, lke=LKE_SENDIRI)), ()))
    assert "2 kriteria: 0 ada, 0 sebagian, 2 belum" in page.teks
    assert "evaluasi AKIP, LKE Inspektorat Contoh, dari" in page.teks
    assert "Surat <b>uji</b> Berlaku untuk dinas." in page.teks
    assert "tiga pemerintah daerah" not in page.teks
    assert "Bobot 7,5." in page.teks
    ids = [element.atribut["id"] for element in page.jelajah() if "id" in element.atribut]
    assert len(ids) == len(set(ids))
    assert {"bagian-1.1", "bagian-11", "k-1.1.0", "k-11.1"} <= set(ids)


def test_a_filed_document_keeps_the_criteria_it_was_filed_with(katalog: Catalogue, tmp_path: Path) -> None:
    """It was filed without a list of the office's own; one that the office writes afterwards is not of it."""
    material = bahan_arsip(replace(katalog, lke=LKE_SENDIRI), tmp_path)
    assert list(baris(halaman(material))) == [item.kode for item in CRITERIA]
