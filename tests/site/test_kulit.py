"""Around the page: marks and their texts, shared shells, the policy, landmarks, fragments of rows."""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from tests.urai import urai

from ukur.commands import situs as pembangun
from ukur.document.figur import Figur
from ukur.document.nilai import BarisIndikator, BuktiTampil, DokumenPengukuran, Struk
from ukur.measure.ukuran import Ukuran
from ukur.model.katalog import Katalog
from ukur.model.periode import Periode
from ukur.site import document_tables, potongan
from ukur.site.bahan import TitikDeret
from ukur.site.cangkang import NAMA_SITUS, Cangkang, isi_tanda, tanda
from ukur.site.halaman import Alamat, Bagian, Halaman
from ukur.site.mesin import awal_besar, paragraf
from ukur.site.pagar import kebijakan, pagari
from ukur.site.situs import tanda_html
from ukur.site.tautan import Tautan


@dataclass(eq=False)
class Lembar:
    """A page as the shells see it."""

    nomor: int
    halaman: Halaman
    teks: dict[str, str]
    previous_page: Any = None
    next_page: Any = None
    parent: Any = None
    rendered: list[int] = field(default_factory=list)

    @property
    def url(self) -> str:
        return self.halaman.src.removesuffix(".md") + "/"


def lembar(nomor: int, src: str, *, sunting: str = "", bagian: tuple[Bagian, ...] = ()) -> Lembar:
    page = Halaman(src, f"Judul {nomor}", "d", lambda: "", (), bagian)
    return Lembar(nomor, page, {"judul": page.judul, "deskripsi": "d", "sunting": sunting, "kanonik": ""})


def rangkai(pages: list[Lembar]) -> list[Lembar]:
    for first, second in pairwise(pages):
        first.next_page, second.previous_page = second, first
    return pages


def tema(page: Lembar, counter: list[int]) -> str:
    """A theme: prints the page's marks and those of its neighbours."""
    counter.append(page.nomor)
    parts = [f"<title>{tanda('judul', page.nomor)} - {NAMA_SITUS}</title>"]
    for rel, other in (("prev", page.previous_page), ("next", page.next_page)):
        if other is not None:
            name = other.url.rstrip("/").rpartition("/")[2]
            parts.append(f'<a rel="{rel}" href="../{name}/">{tanda("judul", other.nomor)}</a>')
    parts += [f'<h2 id="{part.id}">' for part in page.halaman.bagian]
    if page.teks["sunting"]:
        parts.append(f'<a href="{tanda("sunting", page.nomor)}">')
    return "".join(parts)


def test_pages_of_a_kind_share_a_shell_and_lose_nothing() -> None:
    pages = rangkai([lembar(n, f"indikator/IKU-{n:02}.md") for n in range(1, 13)])
    shells, counter = Cangkang(), list[int]()
    shared = [shells.render(page, lambda page=page: tema(page, counter)) for page in pages]  # type: ignore[misc]
    assert counter == [1, 2, 12]  # the first, one in the middle, the last
    assert shared == [tema(page, []) for page in pages]


@pytest.mark.parametrize(
    "lain",
    [
        pytest.param(lembar(2, "dokumen/lama/IKU-02.md"), id="lebih dalam"),
        pytest.param(lembar(2, "indikator/IKU-02.md", sunting="https://a"), id="dapat disunting"),
        pytest.param(lembar(2, "indikator/IKU-02.md", bagian=(Bagian("b", "B"),)), id="bagian lain"),
    ],
)
def test_pages_of_another_kind_do_not(lain: Lembar) -> None:
    shells, counter = Cangkang(), list[int]()
    for page in (lembar(1, "indikator/IKU-01.md"), lain):
        assert shells.render(page, lambda page=page: tema(page, counter)) == tema(page, [])  # type: ignore[misc]
    assert counter == [1, 2]


def test_pages_of_another_section_do_not() -> None:
    shells, counter = Cangkang(), list[int]()
    sections = SimpleNamespace(), SimpleNamespace()
    for number, section in enumerate(sections):
        page = lembar(number, "indikator/IKU-01.md")
        page.parent = section
        shells.render(page, lambda page=page: tema(page, counter))  # type: ignore[misc]
    assert counter == [0, 1]


@pytest.mark.parametrize(
    ("html", "hasil"),
    [
        pytest.param("<h1>[[ukur:judul:0]]</h1>", "<h1>A &amp; &quot;B&quot;</h1>", id="teks"),
        pytest.param("[[ukur:judul:1]]", "[[ukur:judul:0]] [[ukur:situs]]", id="teks mirip tanda tetap teks"),
        pytest.param("[[ukur:situs]]!", "[[ukur:judul:0]]&lt;b&gt;!", id="nama situs mirip tanda"),
        pytest.param(
            "[[ukur:lain:0]] [[ukur:judul:x]]", "[[ukur:lain:0]] [[ukur:judul:x]]", id="bukan tanda"
        ),
    ],
)
def test_marks_are_replaced_once(html: str, hasil: str) -> None:
    pages = [lembar(0, "a.md"), lembar(1, "b.md")]
    pages[0].teks["judul"] = 'A & "B"'
    pages[1].teks["judul"] = "[[ukur:judul:0]] [[ukur:situs]]"
    assert isi_tanda(html, pages, "[[ukur:judul:0]]<b>") == hasil


# SHA-256 in base64, by `printf 'alert(1)' | openssl dgst -sha256 -binary | base64`.
ALERT = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
KOSONG = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"


@pytest.mark.parametrize(
    ("html", "skrip"),
    [
        pytest.param("<p>tanpa skrip</p>", [], id="tanpa skrip"),
        pytest.param("<script>alert(1)</script>", [ALERT], id="satu"),
        pytest.param("<script>alert(1)</script><script>alert(1)</script>", [ALERT], id="dua yang sama"),
        pytest.param(
            "<script></script><script>alert(1)</script>", [KOSONG, ALERT], id="dua, menurut urutannya"
        ),
        pytest.param('<script src="a.js"></script>', [], id="skrip dari berkas"),
        pytest.param('<script id="x" type="application/json">{}</script>', [], id="data, bukan skrip"),
        pytest.param("&lt;script&gt;alert(1)&lt;/script&gt;", [], id="teks"),
    ],
)
def test_policy_names_the_scripts_of_the_page(html: str, skrip: list[str]) -> None:
    [rule] = [rule for rule in kebijakan(html).split("; ") if rule.startswith("script-src")]
    assert rule.split() == ["script-src", "'self'", *skrip]


def test_policy_allows_nothing_else() -> None:
    rules = dict(rule.split(" ", 1) for rule in kebijakan("").split("; "))
    closed = {name for name, sources in rules.items() if sources == "'none'"}
    assert closed == {"default-src", "base-uri", "form-action"}
    assert not re.search("unsafe|http|\\*", kebijakan(""))


def test_the_policy_stands_first_in_the_head_and_once() -> None:
    page = '<head><meta charset="utf-8"><script>alert(1)</script></head><body><meta charset="utf-8"></body>'
    sealed = pagari(page, {})
    assert sealed.startswith('<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"')
    assert sealed.count("http-equiv") == 1
    assert ALERT in sealed


def test_landmarks_get_names() -> None:
    page = (
        '<div data-md-component="search" role="dialog"></div>'
        '<nav class="md-path" aria-label="Navigasi"></nav>'
        '<nav aria-labelledby="__nav_2_label"></nav><nav aria-labelledby="__nav_9_label"></nav>'
    )
    names = [e.atribut.get("aria-label") for e in urai(pagari(page, {"__nav_2": "Indikator"})).jelajah()][1:]
    assert names == ["Pencarian", "Letak halaman", "Menu Indikator", "Menu __nav_9"]


@pytest.mark.parametrize(
    ("src", "folder", "berkas", "akar"),
    [
        pytest.param("index.md", "", "index.html", "./", id="beranda"),
        pytest.param("sop.md", "sop/", "sop.html", "../", id="halaman"),
        pytest.param("dokumen/index.md", "dokumen/", "dokumen/index.html", "../", id="daftar"),
        pytest.param(
            "indikator/IKU-01.md", "indikator/IKU-01/", "indikator/IKU-01.html", "../../", id="dalam folder"
        ),
        pytest.param(
            "indikator/myindex.md", "indikator/myindex/", "indikator/myindex.html", "../../", id="bukan index"
        ),
    ],
)
def test_addresses(src: str, folder: str, berkas: str, akar: str) -> None:
    assert (Alamat().url(src), Alamat(folder=False).url(src), Alamat().akar(src)) == (folder, berkas, akar)


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        pytest.param("", "", id="kosong"),
        pytest.param("a\nb", "<p>a\nb</p>", id="satu paragraf"),
        pytest.param("a\n\nb\n\n\n\nc", "<p>a</p><p>b</p><p>c</p>", id="baris kosong memisahkan"),
        pytest.param("<b>\n\n&amp;", "<p>&lt;b&gt;</p><p>&amp;amp;</p>", id="tidak ada HTML"),
    ],
)
def test_paragraphs(teks: str, hasil: str) -> None:
    assert paragraf(teks) == hasil


@pytest.mark.parametrize(
    ("teks", "hasil"), [("berkas bukan UTF-8", "Berkas bukan UTF-8"), ("YAML", "YAML"), ("", "")]
)
def test_capital_letter(teks: str, hasil: str) -> None:
    assert awal_besar(teks) == hasil


@pytest.mark.parametrize(
    ("tanda_situs", "hasil"), [((), ""), (("A",), "A"), (("A", "B"), "A · B")], ids=["tanpa", "satu", "dua"]
)
def test_marks_of_the_site(tanda_situs: tuple[str, ...], hasil: str) -> None:
    assert " ".join(e.teks for e in urai(tanda_html(tanda_situs)).cari("p", "ukur-tanda")) == hasil


F = Figur("1,00")
BARIS = BarisIndikator(
    kode="IKU-01",
    nama="Nama",
    satuan="persen",
    cara_pengukuran="Cara",
    target_triwulan=F,
    realisasi_triwulan=F,
    capaian_triwulan=F,
    target_sampai=F,
    realisasi_sampai=F,
    capaian_sampai=F,
    target_tahun=F,
    capaian_tahun=F,
    capaian=F,
    predikat="Tinggi",
    singkatan="T",
    tercapai=True,
    status="Tercapai",
    target_contoh=False,
    dasar_target="Renstra",
    keterangan="",
    faktor_pendukung="",
    faktor_penghambat="",
    struk=Struk((("Rumus", "r / t"),), "Sumber", ()),
)


@pytest.mark.parametrize(
    ("tercapai", "kelas", "teks"),
    [(True, "ya", "✓ Tercapai"), (False, "tidak", "✗ Tercapai"), (None, "kosong", "○ Tercapai")],
)
def test_status_is_a_mark_and_a_word(tercapai: bool | None, kelas: str, teks: str) -> None:
    [element] = urai(potongan.status(replace(BARIS, tercapai=tercapai))).cari("span", "ukur-status")
    assert (kelas in element.atribut["class"].split(), element.teks) == (True, teks)


@pytest.mark.parametrize(
    ("bukti", "teks", "tautan"),
    [
        pytest.param(("a", None, None, None), "a", None, id="nama saja"),
        pytest.param(("a", "https://b", None, None), "a", "https://b", id="tautan"),
        pytest.param(("a", None, "Lemari A", None), "a (lokasi arsip: Lemari A)", None, id="arsip"),
        pytest.param(
            ("a", "https://b", "L", "0f"), "a (lokasi arsip: L) SHA-256 0f", "https://b", id="semua"
        ),
    ],
)
def test_evidence(
    bukti: tuple[str, str | None, str | None, str | None], teks: str, tautan: str | None
) -> None:
    receipt = Struk((), "Sumber", (BuktiTampil(*bukti),))
    [item] = urai(potongan.struk(replace(BARIS, struk=receipt))).cari("li")
    assert item.teks == teks
    assert [link.atribut["href"] for link in item.cari("a")] == ([tautan] if tautan else [])


def test_without_evidence_there_is_no_empty_list() -> None:
    tree = urai(potongan.struk(BARIS))
    assert [e.teks for e in tree.cari("dt")] == ["Rumus", "Sumber"]


@pytest.mark.parametrize(("contoh", "target"), [(False, "1,00"), (True, "1,00 contoh")])
def test_a_sample_target_is_marked_in_every_row(katalog: Katalog, contoh: bool, target: str) -> None:
    way, document = _way(katalog)
    row = replace(BARIS, target_contoh=contoh)
    group = replace(document.kelompok[0], baris=(row,))
    shown = replace(document, kelompok=(group,))
    form = urai(document_tables.form_table(shown, group, way)).cari("td", "angka")
    points = [TitikDeret(document.periode, row)]
    series = urai(document_tables.series_table(points, way, "IKU-01")).cari("td", "angka")
    assert [form[n].teks for n in (0, 3, 6)] == [target] * 3
    assert series[0].teks == target


def test_older_periods_link_to_their_receipt(katalog: Katalog) -> None:
    way, document = _way(katalog)
    points = [TitikDeret(document.periode, BARIS), TitikDeret(Periode(2023, 4), BARIS)]
    [body] = urai(document_tables.series_table(points, way, "IKU-01")).cari("tbody")
    older = body.cari("tr")[2:]
    links = [a.atribut["href"] for row in older for a in row.cari("a")]
    assert links == ["../../dokumen/2023-TW4/#IKU-01", "../../dokumen/2023-TW4/#struk-IKU-01"]
    assert [row.cari("details") for row in older] == [[], []]


def _way(katalog: Katalog) -> tuple[Tautan, DokumenPengukuran]:
    """The way from an indicator's page to others, and the newest document."""
    material = pembangun.bahan(Ukuran(katalog), False, {})
    return Tautan(material, Alamat(), "indikator/IKU-01.md"), material.dokumen[Periode(2024, 4)]
