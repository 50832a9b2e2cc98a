"""Pages of the archive as values: versions, approvals, corrections, the list and its CSV, feed, escaping."""

import csv
import dataclasses
import datetime
import hashlib
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from tests.arsip_buatan import ALASAN, SIDIK, bahan_arsip
from tests.jahat import AMAN, JAHAT, setara
from tests.lengkap import SITUS, TW3, TW4
from tests.salinan import salin
from tests.urai import Unsur, urai

from ukur.commands.pages import site_build as pembangun
from ukur.document.composition import DRAFT_MARK, PERCONTOHAN_MARK
from ukur.document.sections import Signature
from ukur.model.catalogue import Catalogue
from ukur.site.archive_view import ShownArchive, ShownDrill
from ukur.site.daftar_arsip import daftar_arsip, list_csv
from ukur.site.feed import atom_feed
from ukur.site.links import Links
from ukur.site.material import SiteMaterial
from ukur.site.page import PageAddresses
from ukur.site.page_file_check import MAX_BYTES, lookup_index
from ukur.site.template_engine import TemplateEngine
from ukur.site.whole_site import compose_site

REPO = Path(__file__).resolve().parents[2]
HALAMAN = ("arsip/index.md", "arsip/2024-TW4.md", "arsip/2024-TW3.md", "arsip/periksa.md")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def tempat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("arsip")


@pytest.fixture(scope="module")
def bahan(katalog: Catalogue, tempat: Path) -> SiteMaterial:
    return bahan_arsip(katalog, tempat)


def html(material: SiteMaterial) -> dict[str, str]:
    pages = compose_site(dataclasses.replace(material, lengkap=False), PageAddresses()).halaman
    return {page.src: page.isi() for page in pages if page.src in HALAMAN}


@pytest.fixture(scope="module")
def pohon(bahan: SiteMaterial) -> dict[str, Unsur]:
    return {src: urai(text) for src, text in html(bahan).items()}


def bagian(tree: Unsur, id_: str, tingkat: str = "h2") -> list[Unsur]:
    """What stands between a heading and the next one of its level or above."""
    stops = {"h1", "h2", tingkat}
    found: list[Unsur] = []
    inside = False
    for part in tree.isi:
        if isinstance(part, Unsur):
            if part.tag in stops:
                inside = part.atribut.get("id") == id_
            elif inside:
                found.append(part)
    return found


def kata(parts: list[Unsur]) -> str:
    return " ".join(part.teks for part in parts)


def fakta(parts: list[Unsur], folded: str = "") -> dict[str, str]:
    """The terms of a section, or of what is folded in it below a heading that begins so."""
    terms = next(
        terms
        for part in parts
        if not folded or (part.tag == "details" and part.cari("summary")[0].teks.startswith(folded))
        for terms in part.cari("dl")
    )
    return dict(zip([e.teks for e in terms.cari("dt")], [e.teks for e in terms.cari("dd")], strict=True))


def baris(parts: list[Unsur], nama: str) -> list[list[str]]:
    """Cells of each row of the table in the region of this name, without its head."""
    [region] = [
        e for part in parts for e in part.cari("div", "ukur-gulir") if e.atribut["aria-label"] == nama
    ]
    rows = [row for body in region.cari("tbody") for row in body.cari("tr")]
    return [[c.teks for c in row.isi if isinstance(c, Unsur)] for row in rows]


def test_versions_newest_first(pohon: dict[str, Unsur]) -> None:
    titles = [h.teks for h in pohon["arsip/2024-TW4.md"].cari("h3")]
    assert [title.removesuffix("¶") for title in titles] == [
        "Versi 2: berlaku",
        "Versi 1: diganti oleh versi 2",
        "Versi 2 menggantikan versi 1",
    ]


def test_what_is_said_of_a_version(pohon: dict[str, Unsur], bahan: SiteMaterial) -> None:
    old, new = bahan.arsip.versi[TW4]
    parts = bagian(pohon["arsip/2024-TW4.md"], "versi-2", "h3")
    assert fakta(parts) == {"Disahkan dan diterima": "17 Januari 2025 pukul 09.15 WIB"}
    assert fakta(parts, "Kode keaslian dan asal") == {
        "Kode isi dokumen (SHA-256)": SIDIK,
        "Kode manifest (SHA-256)": new.sidik_manifest,
        "Baris register": "nomor 4",
        "Kode baris itu (SHA-256)": new.sidik_baris,
        "Versi data asal": f"{'c0ffee00' * 5} di git.contoh.example",
        "Kode manifest Naskah tanda-tangan (SHA-256)": new.lampiran[0].sidik_manifest,
    }
    approved = [["Kepala Dinas", "akun-kepala", "kemarin", "#12", SIDIK[:8]]]
    assert baris(parts, "Persetujuan versi 2") == approved
    assert fakta(parts, "Kode isi lengkap") == {"akun-kepala, #12": SIDIK}
    assert f"Alasan versi ini dibuat: {ALASAN}" in kata(parts)
    listed = [row[2] for row in baris(parts, "Semua berkas versi 2")]
    assert listed == [file.sha256 for file in (*new.unduhan, *new.lainnya)]
    links = [
        a.atribut["href"]
        for part in bagian(pohon["arsip/2024-TW4.md"], "versi-1", "h3")
        for a in part.cari("a")
    ]
    assert links.count(f"../../{old.unduhan[0].path}") == 2


BUKTI = [
    pytest.param("versi-2", "ditandatangani dengan kunci akun itu", "disalin dari", id="pernyataan bertanda"),
    pytest.param(
        "versi-1", "disalin dari git.contoh.example", "ditandatangani dengan", id="salinan dari host"
    ),
]


@pytest.mark.parametrize(("id_", "ada", "tidak"), BUKTI)
def test_what_approvals_prove(id_: str, ada: str, tidak: str, pohon: dict[str, Unsur]) -> None:
    text = kata(bagian(pohon["arsip/2024-TW4.md"], id_, "h3"))
    assert ada in text
    assert tidak not in text
    assert "Host tidak menyebut waktu komit" in text


def test_a_scan_is_never_called_an_electronic_signature(pohon: dict[str, Unsur]) -> None:
    scan = kata(bagian(pohon["arsip/2024-TW4.md"], "versi-1", "h3"))
    assert "Pindaian naskah bertanda tangan basah" in scan
    assert "elektronik" not in scan
    signed = kata(bagian(pohon["arsip/2024-TW4.md"], "versi-2", "h3"))
    assert "PDF bertanda tangan elektronik" in signed
    assert "Penanda tangan Penanda Tangan Uji Waktu tanda tangan 16 Januari 2025 pukul 10.00 WIB" in signed


def test_a_correction_shows_old_and_new(pohon: dict[str, Unsur]) -> None:
    parts = bagian(pohon["arsip/2024-TW4.md"], "koreksi-2", "h3")
    assert parts[0].teks == f"Diterima 17 Januari 2025 pukul 09.15 WIB. Alasan: {ALASAN}"
    assert baris(parts, "Keputusan koreksi versi 2") == [
        [
            "IKU-01",
            "81,50",
            "82,50",
            "Salah ketik pada formulir",
            "Berita acara koreksi uji",
            "Kepala Dinas",
            "20 Januari 2025",
        ]
    ]
    figures = baris(parts, "Angka yang berubah pada versi 2")
    assert figures[:3] == [
        ["IKU-01 Indikator uji naik nomor 1"],
        ["Realisasi triwulan", "81,50", "82,50"],
        ["Capaian triwulan", "101,88 %", "103,13 %"],
    ]
    assert "Bagian lain yang berbeda: " in kata(parts)


def test_the_period_before(pohon: dict[str, Unsur]) -> None:
    parts = bagian(pohon["arsip/2024-TW4.md"], "perubahan")
    rows = baris(parts, "Apa yang berubah dari periode sebelumnya")
    assert rows[0] == [
        "IKU-01 Indikator uji naik nomor 1",
        *("s.d. TW III", "setahun"),
        "82,50",
        "82,50",
        "= tetap",
        *("80,00", "80,00"),
        "103,13 %",
        "103,13 %",
        "Sangat Tinggi",
        "Sangat Tinggi",
        "tetap",
    ]
    assert parts[1].teks.endswith(" Predikat semua tetap.")
    assert bagian(pohon["arsip/2024-TW3.md"], "perubahan") == []
    assert bagian(pohon["arsip/2024-TW3.md"], "koreksi") == []


def test_headings_are_those_of_the_table_of_contents(bahan: SiteMaterial, pohon: dict[str, Unsur]) -> None:
    pages = {page.src: page for page in compose_site(bahan, PageAddresses()).halaman}
    for src in HALAMAN:
        assert [h.atribut["id"] for h in pohon[src].cari("h2")] == [part.id for part in pages[src].bagian]


def test_the_list(pohon: dict[str, Unsur]) -> None:
    parts = bagian(pohon["arsip/index.md"], "daftar")
    printed = "elektronik; naskah cetak di Lemari arsip 1, boks 7"
    kini = f"{printed}; ruang Arsip, rak 2, boks 7, folder 1"  # as recorded after the filing
    office = "Dinas Uji Coba dan Kampung"
    first = [
        office,
        "12",
        "000.8.6.3",
        "Pengukuran Kinerja Triwulan IV Tahun 2024",
        "15 Januari 2025",
    ]
    assert baris(parts, "Daftar arsip")[:4] == [
        [*first, "4 item", "1", "Versi 1, diganti oleh versi 2", "15 Januari 2025", "belum diisi", printed],
        ["2", "Naskah pindaian (versi 1)", "23 Januari 2025", "salinan (pindaian)", "elektronik"],
        ["3", "Versi 2, berlaku", "15 Januari 2025", "belum diisi", kini],
        ["4", "Naskah tanda-tangan (versi 2)", "25 Januari 2025", "belum diisi", "elektronik"],
    ]
    whole = fakta(bagian(pohon["arsip/index.md"], "keutuhan"))
    assert whole["Kode ujung register"] == "ab" * 32
    assert whole["Latihan susun ulang terakhir"] == "1 Maret 2025 pukul 02.00 WIB, 3 versi sama persis"


LATIHAN = [
    pytest.param(None, "belum pernah", id="belum pernah"),
    pytest.param(ShownDrill("hari ini", 3), "hari ini, 3 versi sama persis", id="semua sama"),
    pytest.param(
        ShownDrill("hari ini", 3, ("2024-TW4/v1",)),
        "hari ini, 2 dari 3 versi sama persis; berbeda: 2024-TW4/v1",
        id="satu berbeda",
    ),
    pytest.param(
        ShownDrill("hari ini", 3, ("2024-TW4/v1",), "", ("2023-TW4/v1",)),
        "hari ini, 1 dari 3 versi sama persis; angka dan naskahnya sama, dicetak versi program yang lain: "
        "2023-TW4/v1; berbeda: 2024-TW4/v1",
        id="satu dicetak versi lain",
    ),
]


@pytest.mark.parametrize(("latihan", "kalimat"), LATIHAN)
def test_the_drill(latihan: ShownDrill | None, kalimat: str, bahan: SiteMaterial) -> None:
    filed = dataclasses.replace(bahan.arsip, latihan=latihan)
    tree = urai(html(dataclasses.replace(bahan, arsip=filed))["arsip/index.md"])
    assert fakta(bagian(tree, "keutuhan"))["Latihan susun ulang terakhir"] == kalimat


def test_what_was_taken_out_is_told(bahan: SiteMaterial) -> None:
    """For ever, whether or not anything else is filed; and nothing is said where nothing was."""
    assert "pernah terbukti" not in urai(html(bahan)["arsip/index.md"]).teks
    sentence = "2025-TW4/v2 dicabut 2026-02-03 sebab tidak pernah terbukti: PDF lain <b>"
    for filed in (bahan.arsip, ShownArchive()):
        told = dataclasses.replace(filed, dicabut=(sentence,), diputuskan=("Diputuskan & berlaku.",))
        tree = urai(html(dataclasses.replace(bahan, arsip=told))["arsip/index.md"])
        assert [sentence in part.teks for part in bagian(tree, "dicabut")].count(True) == 1
        said = ["Diputuskan & berlaku." in part.teks for part in bagian(tree, "diputuskan")]
        assert said.count(True) == 1


def test_what_is_approved_but_not_filed_is_listed_as_such(bahan: SiteMaterial) -> None:
    filed = dataclasses.replace(bahan.arsip, versi={TW3: bahan.arsip.versi[TW3]})
    trees = {src: urai(text) for src, text in html(dataclasses.replace(bahan, arsip=filed)).items()}
    [row] = baris(bagian(trees["arsip/index.md"], "belum"), "Belum diarsipkan")
    assert row[0] == "Pengukuran Kinerja Triwulan IV Tahun 2024"
    assert "Belum diarsipkan. Sudah disahkan." in trees["arsip/2024-TW4.md"].teks
    assert "belum diarsipkan" not in trees["arsip/2024-TW3.md"].teks


def test_a_change_that_is_not_approved_leaves_the_archive_as_it_is(bahan: SiteMaterial) -> None:
    draft = dataclasses.replace(bahan.dokumen[TW4], konsep=True, nomor="lain")
    tree = urai(html(dataclasses.replace(bahan, dokumen={TW4: draft}))["arsip/2024-TW4.md"])
    assert [p.teks for p in tree.cari("p", "ukur-tanda")] == [DRAFT_MARK]
    assert fakta(bagian(tree, "dokumen"))["Nomor"] == "000.8.6.3/004/UK/2024"


def test_a_period_without_a_page_of_its_document_keeps_its_archive(bahan: SiteMaterial) -> None:
    tree = urai(html(dataclasses.replace(bahan, dokumen={}))["arsip/2024-TW4.md"])
    assert [a.atribut["href"] for a in tree.cari("a") if "dokumen/2024" in a.atribut["href"]] == []


def test_a_demonstration_is_marked_in_every_place(katalog: Catalogue, tmp_path: Path) -> None:
    material = bahan_arsip(katalog, tmp_path, instansi={"percontohan": "ya"})
    trees = {src: urai(text) for src, text in html(material).items()}
    assert fakta(bagian(trees["arsip/2024-TW4.md"], "dokumen"))["Tanda"] == PERCONTOHAN_MARK
    rows = baris(bagian(trees["arsip/index.md"], "daftar"), "Daftar arsip")
    assert all(PERCONTOHAN_MARK in row[3] for row in rows if len(row) == 11)
    found = lookup_index(material, Links(material, PageAddresses(), "arsip/periksa.md"))
    assert {entry["tanda"] for entry in found["entri"][:3]} == {PERCONTOHAN_MARK}
    feed = ET.fromstring(atom_feed(material, TemplateEngine(PageAddresses())))
    assert all(PERCONTOHAN_MARK in (e.findtext(f"{ATOM}summary") or "") for e in feed.findall(f"{ATOM}entry"))


def test_nothing_filed_yet(bahan: SiteMaterial) -> None:
    material = dataclasses.replace(bahan, arsip=ShownArchive(), unduhan={})
    trees = {src: urai(text) for src, text in html(material).items()}
    assert "Belum ada berkas arsip yang dapat dicocokkan." in trees["arsip/periksa.md"].teks
    assert [h.atribut["id"] for h in trees["arsip/index.md"].cari("h2")] == ["belum"]
    assert "arsip/daftar-arsip.csv" not in {
        file.path for file in compose_site(material, PageAddresses()).berkas
    }


def test_files_of_the_archive_are_published_once(bahan: SiteMaterial, tempat: Path) -> None:
    files = compose_site(bahan, PageAddresses()).berkas
    paths = [file.path for file in files]
    assert len(paths) == len(set(paths))
    on_disk = {f"arsip/{path.relative_to(tempat).as_posix()}" for path in tempat.rglob("*") if path.is_file()}
    assert {path for path in paths if path.startswith("arsip/")} == on_disk | {
        f"arsip/{name}.csv" for name in ("daftar-arsip", "daftar-berkas", "daftar-isi-berkas")
    }


def test_an_archive_below_content_is_published_byte_for_byte(katalog: Catalogue, tmp_path: Path) -> None:
    """MkDocs finds the same files by itself; each must come out once, as it lies there."""
    salin(tmp_path, "mkdocs.yml", "content", "indicators")
    material = bahan_arsip(katalog, tmp_path / "content/arsip")
    pembangun.build_site(tmp_path, material, tmp_path / "situs", lambda: None)
    for file in material.arsip.every_file:
        assert hashlib.sha256((tmp_path / "situs" / file.path).read_bytes()).hexdigest() == file.sha256


# The list as CSV.

RUMUS = [
    pytest.param("=HYPERLINK(1)", "'=HYPERLINK(1)", id="rumus"),
    pytest.param("@SUM(1)", "'@SUM(1)", id="at"),
    pytest.param('a "b", c\nd', 'a "b", c\nd', id="tanda kutip, koma, baris baru"),
]


@pytest.mark.parametrize(("nama", "sel"), RUMUS)
def test_the_list_as_csv(nama: str, sel: str, bahan: SiteMaterial) -> None:
    [version] = bahan.arsip.versi[TW3]
    document = dataclasses.replace(version.dokumen, instansi=nama)
    filed = ShownArchive({TW3: (dataclasses.replace(version, dokumen=document),)})
    rows = list(csv.reader(io.StringIO(list_csv(daftar_arsip(filed, "000.8.6.3")).decode(), newline="")))
    assert rows == [
        ["unit_pengolah", "nomor_berkas", "kode_klasifikasi", "uraian_berkas", "kurun_waktu", "jumlah",
         "nomor_item", "uraian_isi", "tanggal", "tingkat_perkembangan", "jenis_media"],
        [sel, "belum diisi", "000.8.6.3", "Pengukuran Kinerja Triwulan III Tahun 2024", "15 Oktober 2024",
         "1 item", "1", "Versi 1, berlaku", "15 Oktober 2024", "belum diisi",
         "elektronik; naskah cetak di Lemari arsip 1, boks 7"],
    ]  # fmt: skip


def test_the_span_of_a_file_is_that_of_its_versions(bahan: SiteMaterial) -> None:
    old, new = bahan.arsip.versi[TW4]
    later = dataclasses.replace(new.dokumen, tanggal=datetime.date(2025, 3, 2))
    filed = ShownArchive({TW4: (old, dataclasses.replace(new, dokumen=later))})
    assert daftar_arsip(filed, "x")[0].kurun == "15 Januari 2025 s.d. 2 Maret 2025"


# What the page that verifies looks files up in.


def test_every_file_is_found_by_its_hash(bahan: SiteMaterial) -> None:
    found = lookup_index(bahan, Links(bahan, PageAddresses(), "arsip/periksa.md"))
    assert [(entry["keadaan"], entry["alamat"]) for entry in found["entri"]] == [
        ("berlaku", "../../arsip/2024-TW4/#versi-2"),
        ("lama", "../../arsip/2024-TW4/#versi-1"),
        ("berlaku", "../../arsip/2024-TW3/#versi-1"),
        ("berlaku", "../../arsip/"),
    ]
    assert set(found["berkas"]) >= {file.sha256 for file in bahan.arsip.every_file}
    old, new = bahan.arsip.versi[TW4]
    assert found["berkas"][old.unduhan[0].sha256] == [(1, "Dokumen PDF")]
    assert found["berkas"][new.sidik_manifest] == [(0, "manifest.json")]
    assert found["berkas"][new.lampiran[0].sidik_manifest] == [(0, "Naskah tanda-tangan: manifest.json")]
    same = old.lainnya[1].sha256
    assert [number for number, _ in found["berkas"][same]] == [0, 1, 2]
    assert found["terbesar"] == MAX_BYTES == 500_000_000


def test_published_but_not_filed_is_said(bahan: SiteMaterial) -> None:
    filed = dataclasses.replace(bahan.arsip, versi={TW3: bahan.arsip.versi[TW3]}, berkas=())
    found = lookup_index(
        dataclasses.replace(bahan, arsip=filed), Links(bahan, PageAddresses(), "arsip/periksa.md")
    )
    last = found["entri"][-1]
    assert (last["keadaan"], last["kalimat"]) == ("belum", "terbit di situs ini, belum diarsipkan")


# The feed.


def test_versions_are_news(bahan: SiteMaterial) -> None:
    feed = ET.fromstring(atom_feed(bahan, TemplateEngine(PageAddresses())))
    entries = {e.findtext(f"{ATOM}id"): e for e in feed.findall(f"{ATOM}entry")}
    place = "tag:kinerja.contoh.example,2026:/uji/"
    assert list(entries) == [
        f"{place}arsip/2024-TW4/v2",
        f"{place}arsip/2024-TW4/v1",
        f"{place}arsip/2024-TW3/v1",
        f"{place}dokumen/2024-TW4",
        f"{place}dokumen/2024-TW3",
    ]
    new = entries[f"{place}arsip/2024-TW4/v2"]
    assert new.findtext(f"{ATOM}title") == "Koreksi: Pengukuran Kinerja Triwulan IV Tahun 2024, versi 2"
    assert new.findtext(f"{ATOM}updated") == "2025-01-17T02:15:00Z"  # 15 January plus two days, in UTC
    assert (new.findtext(f"{ATOM}summary") or "").startswith(
        f"Koreksi: menggantikan versi 1. Alasan: {ALASAN}. Tercatat pada register arsip baris 4."
    )
    links = {link.attrib["rel"]: link.attrib["href"] for link in new.findall(f"{ATOM}link")}
    assert links["alternate"] == f"{SITUS}arsip/2024-TW4/#versi-2"
    assert links["enclosure"] == SITUS + bahan.arsip.versi[TW4][1].unduhan[0].path
    assert feed.findtext(f"{ATOM}updated") == "2025-01-17T02:15:00Z"


def test_a_version_without_a_moment_is_dated_by_its_document(bahan: SiteMaterial) -> None:
    [version] = bahan.arsip.versi[TW3]
    filed = ShownArchive({TW3: (dataclasses.replace(version, diterima=None),)})
    feed = ET.fromstring(atom_feed(dataclasses.replace(bahan, arsip=filed), TemplateEngine(PageAddresses())))
    dates = {e.findtext(f"{ATOM}id"): e.findtext(f"{ATOM}updated") for e in feed.findall(f"{ATOM}entry")}
    assert dates["tag:kinerja.contoh.example,2026:/uji/arsip/2024-TW3/v1"] == "2024-10-15T00:00:00Z"


# Hostile text.


@pytest.fixture(scope="module")
def dua(katalog: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> tuple[SiteMaterial, SiteMaterial]:
    """The same archive, its own texts hostile and harmless."""
    folder = tmp_path_factory.mktemp("teks")
    return bahan_arsip(katalog, folder, JAHAT), bahan_arsip(katalog, folder, AMAN)


def test_hostile_text_in_the_archive_stays_text(dua: tuple[SiteMaterial, SiteMaterial]) -> None:
    hostile, harmless = map(html, dua)

    def events(text: str) -> list[Any]:
        return setara(_tanpa_data(text))

    for src in HALAMAN:
        assert events(hostile[src]) == events(harmless[src]), src
    assert urai(hostile["arsip/2024-TW4.md"]).teks.count("<script>alert(1)</script>") > 10


def _tanpa_data(text: str) -> str:
    return re.sub(r'(<script type="application/json"[^>]*>).*?(</script>)', r"\1\2", text, flags=re.DOTALL)


def test_hostile_text_in_the_data_block_stays_data(dua: tuple[SiteMaterial, SiteMaterial]) -> None:
    def data(material: SiteMaterial) -> Any:
        [block] = urai(html(material)["arsip/periksa.md"]).cari("script", id="ukur-sidik")
        [text] = block.isi
        assert isinstance(text, str)
        assert "<" not in text
        return json.loads(text)

    hostile, harmless = map(data, dua)
    replaced = json.loads(json.dumps(hostile).replace(json.dumps(JAHAT)[1:-1], AMAN))
    assert replaced == harmless


def test_hostile_text_in_the_feed_of_versions(dua: tuple[SiteMaterial, SiteMaterial]) -> None:
    def texts(material: SiteMaterial, put: Callable[[str], str]) -> list[str]:
        feed = ET.fromstring(atom_feed(material, TemplateEngine(PageAddresses())))
        return [put(e.text or "") for e in feed.iter()]

    hostile, harmless = dua
    assert texts(hostile, lambda text: text.replace(JAHAT, AMAN)) == texts(harmless, str)


def test_who_signs_beside(bahan: SiteMaterial) -> None:
    """The page of the archive and that of the document tell of everybody who signs, and on what ground."""
    other = Signature("", "Bupati Uji", "BUDI <b>", None, None, sebagai="Mengetahui", sk="821/9")
    *earlier, last = bahan.arsip.versi[TW4]
    document = dataclasses.replace(last.dokumen, penanda_tangan_lain=(other,))
    versions = {**bahan.arsip.versi, TW4: (*earlier, dataclasses.replace(last, dokumen=document))}
    told = dataclasses.replace(
        bahan,
        arsip=dataclasses.replace(bahan.arsip, versi=versions),
        dokumen={**bahan.dokumen, TW4: document},
        lengkap=False,
    )
    pages = {page.src: page for page in compose_site(told, PageAddresses()).halaman}
    shown = pages["arsip/2024-TW4.md"].isi()
    assert "<dt>Mengetahui</dt> <dd>Bupati Uji: BUDI &lt;b&gt; (dasar kewenangan: 821/9)</dd>" in shown
    block = pages["dokumen/2024-TW4.md"].isi().partition('<div class="ukur-ttd-berdua">')[2]
    assert "<p>Mengetahui,</p>" in block
    assert '<p class="nama">BUDI &lt;b&gt;</p>' in block
    assert "<dt>Mengetahui" not in html(bahan)["arsip/2024-TW4.md"]
