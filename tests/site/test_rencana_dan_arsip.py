"""Pages of plans and of archives, download links, and the picture in the letterhead, as values."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.lengkap import RENCANA, TW3, TW4, lengkap
from tests.urai import Unsur, urai

from ukur.document.composition import DRAFT_MARK
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.pengukuran import Formulir
from ukur.model.periode import Periode
from ukur.site.collected_material import collect_material
from ukur.site.downloads import Download
from ukur.site.material import SiteMaterial
from ukur.site.page import PageAddresses
from ukur.site.tracked_plans import TrackedRencana, all_rencana
from ukur.site.whole_site import WholeSite, compose_site

KODE = "IKU-02"
SIDIK = "5f1b" * 16


def bahan(katalog: Catalogue, konsep: bool = False) -> SiteMaterial:
    return collect_material(Measurements(katalog), (), draft=konsep)


def situs(material: SiteMaterial) -> dict[str, Unsur]:
    return {page.src: urai(page.isi()) for page in compose_site(material, PageAddresses()).halaman}


def laporan(
    katalog: Catalogue, lalu: Sequence[dict[str, Any]], kini: Sequence[dict[str, Any]], jumlah: int = 2
) -> Catalogue:
    """The office with these plans of one indicator in TW3, and these reports of them in TW4."""
    office = lengkap(katalog, jumlah=jumlah)

    def form(periode: Periode, **isi: Any) -> Formulir:
        data = office.formulir[periode]["dinas"].model_dump(mode="json", exclude_none=True)
        data["indikator"][KODE] |= isi
        return Formulir.model_validate(_teks(data))

    forms = {
        TW3: {"dinas": form(TW3, rencana_aksi=list(lalu))},
        TW4: {"dinas": form(TW4, rencana_aksi=[], tindak_lanjut=list(kini))},
    }
    return dataclasses.replace(office, formulir=forms)


def _teks(value: Any) -> Any:
    """Every scalar as the text that a file holds."""
    if isinstance(value, dict):
        return {key: _teks(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_teks(part) for part in value]
    return str(value)


def lanjut(status: str, rencana: int = 1) -> dict[str, str]:
    return {"periode": "2024-TW3", "rencana": str(rencana), "status": status, "uraian": f"kabar {status}"}


LEWAT = {**RENCANA, "batas_waktu": "2024-12-31"}
ESOK = {**RENCANA, "batas_waktu": "2025-01-01"}
SUDAH = {**RENCANA, "status": "selesai"}
HASIL = [
    pytest.param([RENCANA], [], [("belum ditangani", "2024-TW3", False, 1)], id="belum dilaporkan"),
    pytest.param(
        [RENCANA],
        [lanjut("sebagian selesai")],
        [("sebagian selesai", "2024-TW4", False, 1)],
        id="dilaporkan sebagian",
    ),
    pytest.param(
        [RENCANA], [lanjut("selesai")], [("selesai", "2024-TW4", False, 1)], id="dilaporkan selesai"
    ),
    pytest.param(
        [LEWAT],
        [lanjut("sebagian selesai")],
        [("sebagian selesai", "2024-TW4", True, 1)],
        id="batas waktu jatuh pada hari terakhir triwulan",
    ),
    pytest.param([LEWAT], [], [("belum ditangani", "2024-TW3", True, 1)], id="lewat dan belum dilaporkan"),
    pytest.param(
        [LEWAT], [lanjut("selesai")], [("selesai", "2024-TW4", False, 1)], id="selesai tidak lagi lewat"
    ),
    pytest.param([ESOK], [], [("belum ditangani", "2024-TW3", False, 1)], id="batas waktu sehari sesudahnya"),
    pytest.param([SUDAH], [], [("selesai", "2024-TW3", False, 0)], id="selesai saat disusun"),
    pytest.param(
        [RENCANA, RENCANA],
        [lanjut("selesai", 2), lanjut("sebagian selesai")],
        [("sebagian selesai", "2024-TW4", False, 1), ("selesai", "2024-TW4", False, 1)],
        id="dua rencana yang sama bunyinya, menurut urutannya",
    ),
    pytest.param(
        [SUDAH, RENCANA],
        [lanjut("sebagian selesai", 2)],
        [("sebagian selesai", "2024-TW4", False, 1), ("selesai", "2024-TW3", False, 0)],
        id="yang selesai saat disusun tidak menerima kabar yang lain",
    ),
    pytest.param(
        [RENCANA, LEWAT],
        [lanjut("sebagian selesai"), lanjut("sebagian selesai", 2)],
        [("sebagian selesai", "2024-TW4", True, 1), ("sebagian selesai", "2024-TW4", False, 1)],
        id="yang lewat lebih dahulu",
    ),
]


def test_plans_that_say_the_same_are_told_apart_by_their_order(katalog: Catalogue) -> None:
    plans = [{**RENCANA, "anggaran": "1000"}, {**RENCANA, "anggaran": "2000"}]
    office = laporan(katalog, plans, [lanjut("selesai", 2), lanjut("sebagian selesai")])
    found = [(plan.aksi.anggaran.teks, plan.status) for plan in all_rencana(bahan(office).dokumen)]
    assert found == [("Rp1.000", "sebagian selesai"), ("Rp2.000", "selesai")]


@pytest.mark.parametrize(("lalu", "kini", "hasil"), HASIL)
def test_latest_status_of_a_plan(
    lalu: list[dict[str, Any]],
    kini: list[dict[str, Any]],
    hasil: list[tuple[str, str, bool, int]],
    katalog: Catalogue,
) -> None:
    def seen(plan: TrackedRencana) -> tuple[str, str, bool, int]:
        return plan.status, str(plan.per), plan.lewat, len(plan.riwayat)

    assert [seen(plan) for plan in all_rencana(bahan(laporan(katalog, lalu, kini)).dokumen)] == hasil


def baris(tree: Unsur, id_: str) -> list[list[str]]:
    """The rows of the table below a heading."""
    after = False
    for element in tree.jelajah():
        after = after or (element.tag == "h2" and element.atribut.get("id") == id_)
        if after and element.tag == "tbody":
            return [[c.teks for c in row.isi if isinstance(c, Unsur)] for row in element.cari("tr")]
    return []


def test_a_passed_deadline_is_said_in_words_on_the_document_page(katalog: Catalogue) -> None:
    tree = situs(bahan(laporan(katalog, [LEWAT, ESOK], [])))["dokumen/2024-TW4.md"]
    cells = [row[4] for row in baris(tree, "tindak-lanjut")]
    assert cells == ["31 Desember 2024 ! lewat batas waktu", "1 Januari 2025"]


def test_the_archive_page_of_a_draft_is_marked(katalog: Catalogue) -> None:
    pages = situs(bahan(lengkap(katalog, tahap="konsep"), konsep=True))
    assert DRAFT_MARK in [p.teks for p in pages["arsip/2024-TW4.md"].cari("p", "ukur-tanda")]
    assert pages["arsip/2024-TW3.md"].cari("p", "ukur-tanda") == []


@pytest.mark.parametrize(
    ("ukuran", "besar"),
    [
        pytest.param(0, "1 kB", id="tidak pernah nol"),
        pytest.param(1499, "1 kB", id="dibulatkan ke bawah"),
        pytest.param(1500, "2 kB", id="setengah ke atas"),
        pytest.param(128_123, "128 kB", id="seratusan kilobita"),
        pytest.param(999_499, "999 kB", id="masih kilobita"),
        pytest.param(999_500, "1,0 MB", id="menjadi megabita"),
        pytest.param(2_345_678, "2,3 MB", id="megabita satu desimal"),
        pytest.param(1_234_567_890, "1.234,6 MB", id="besar sekali"),
    ],
)
def test_sizes(ukuran: int, besar: str) -> None:
    assert Download("x", "x", "x", ukuran, SIDIK, Path("x")).size_text == besar


@pytest.fixture
def berunduhan(katalog: Catalogue, tmp_path: Path) -> WholeSite:
    """The office in full use with two files for one of its documents."""
    file = tmp_path / "berkas"
    file.write_bytes(b"%PDF")
    files = tuple(
        Download(nama, f"dokumen/2024-TW4/pengukuran-kinerja_duk_2024-TW4.{akhir}", jenis, 2500, sidik, file)
        for nama, akhir, jenis, sidik in (
            ("Dokumen PDF", "pdf", "application/pdf", SIDIK),
            ("Data <b>", "zip", "application/zip", SIDIK[::-1]),
        )
    )
    return compose_site(dataclasses.replace(bahan(lengkap(katalog)), unduhan={TW4: files}), PageAddresses())


def unduhan(tree: Unsur) -> list[tuple[str, str]]:
    """Links to files: text, and address from the top of the site."""
    links = [a for box in tree.cari("ul", "ukur-unduh") for a in box.cari("a")]
    return [(a.teks, a.atribut["href"].removeprefix("../../")) for a in links]


def test_downloads(berunduhan: WholeSite) -> None:
    pages = {page.src: urai(page.isi()) for page in berunduhan.halaman}
    paths = [f"dokumen/2024-TW4/pengukuran-kinerja_duk_2024-TW4.{ending}" for ending in ("pdf", "zip")]
    expected = list(zip(("Dokumen PDF", "Data <b>"), paths, strict=True))
    assert unduhan(pages["dokumen/2024-TW4.md"]) == unduhan(pages["arsip/2024-TW4.md"]) == expected
    assert {file.path for file in berunduhan.berkas} >= set(paths)
    archive = pages["arsip/2024-TW4.md"]
    assert [item.teks for item in archive.cari("ul", "ukur-unduh")[0].cari("li")] == [
        f"Dokumen PDF (3 kB), kode keaslian {SIDIK[:8]}",
        f"Data <b> (3 kB), kode keaslian {SIDIK[::-1][:8]}",
    ]
    [whole] = [d for d in archive.cari("details") if "Kode keaslian lengkap" in d.teks]
    assert [code.teks for code in whole.cari("code")] == [SIDIK, SIDIK[::-1]]
    sections = {page.src: [part.id for part in page.bagian] for page in berunduhan.halaman}
    assert ["unduh" in sections[f"dokumen/2024-TW{q}.md"] for q in (3, 4)] == [False, True]


def test_without_files_nothing_is_offered(berunduhan: WholeSite) -> None:
    pages = {page.src: urai(page.isi()) for page in berunduhan.halaman}
    for src in ("dokumen/2024-TW3.md", "arsip/2024-TW3.md"):
        assert unduhan(pages[src]) == []
        assert [a for a in pages[src].cari("a") if a.atribut["href"].endswith((".pdf", ".zip"))] == []
    assert pages["dokumen/2024-TW3.md"].cari("h2", id="unduh") == []


def test_an_archive_page(katalog: Catalogue) -> None:
    pages = situs(bahan(lengkap(katalog)))
    tree = pages["arsip/2024-TW4.md"]
    facts = dict(zip([e.teks for e in tree.cari("dt")], [e.teks for e in tree.cari("dd")], strict=True))
    assert facts == {
        "Judul": "Pengukuran Kinerja Triwulan IV Tahun 2024",
        "Instansi": "Dinas Uji Coba dan Kampung",
        "Nomor": "000.8.6.3/004/UK/2024",
        "Tanggal dokumen": "15 Januari 2025",
        "Tahap": "ditandatangani",
        "Naskah cetak": "disimpan di Lemari arsip 1, boks 7; ruang Arsip, rak 2, boks 7, folder 1",
    }
    name = "pengukuran-kinerja_duk_2024-TW4.pdf"
    assert [code.teks for code in tree.cari("code")] == [
        f"certutil -hashfile {name} SHA256",
        f"sha256sum {name}",
        f"shasum -a 256 {name}",
    ]
    assert "bukan tanda tangan elektronik" in tree.teks
    assert tree.cari("dd")[0].cari("a")[0].atribut["href"] == "../../dokumen/2024-TW4/"
    [listed] = [row.teks for row in pages["arsip/index.md"].cari("tr") if "Triwulan IV" in row.teks]
    assert "000.8.6.3/004/UK/2024 15 Januari 2025 ditandatangani Lemari arsip 1, boks 7" in listed


def test_what_a_document_does_not_say_its_archive_page_does_not_make_up(katalog: Catalogue) -> None:
    tree = situs(bahan(katalog))["arsip/2024-TW4.md"]
    facts = dict(zip([e.teks for e in tree.cari("dt")], [e.teks for e in tree.cari("dd")], strict=True))
    assert facts["Nomor"] == "belum bernomor"
    assert facts["Naskah cetak"] == "tempat simpannya belum dicatat"
    assert facts["Tanda"] == "PERCONTOHAN: peragaan, bukan dokumen resmi"


@pytest.mark.parametrize(
    ("lambang", "gambar"),
    [
        pytest.param(None, [], id="tanpa lambang"),
        pytest.param("daerah.svg", [("../../lambang/daerah.svg", "Lambang daerah")], id="dengan lambang"),
    ],
)
def test_the_picture_in_the_letterhead(
    lambang: str | None, gambar: list[tuple[str, str]], katalog: Catalogue
) -> None:
    office = lengkap(katalog, jumlah=1, instansi={"kop": {"lambang": lambang}})
    [head] = situs(bahan(office))["dokumen/2024-TW4.md"].cari("div", "ukur-kop")
    assert [(i.atribut["src"], i.atribut["alt"]) for i in head.cari("img")] == gambar
    assert "Dinas Uji Coba dan Kampung" in head.teks


def test_a_plan_of_a_period_that_is_not_published_has_no_link(katalog: Catalogue) -> None:
    """The earlier document is not there: its plans are reported on, but there is no page to lead to."""
    material = bahan(lengkap(katalog))
    pages = situs(dataclasses.replace(material, dokumen={TW4: material.dokumen[TW4]}))
    assert [src for src in pages if "TW3" in src] == []
    links = [a.atribut["href"] for tree in pages.values() for a in tree.cari("a")]
    assert [link for link in links if "TW3" in link] == []
    assert "2024-TW3" in [row[1] for row in baris(pages["dokumen/2024-TW4.md"], "tindak-lanjut")]
