"""The SOP page: the flow chart's layout over any SOP, the real SOP's chart, hostile texts, the records."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.jahat import AMAN, JAHAT, setara
from tests.lengkap import lengkap
from tests.urai import Unsur, urai

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.sop import Simbol, Sop
from ukur.site import page_sop
from ukur.site.collected_material import collect_material
from ukur.site.flow_graph import FlowGraph, Side, compose_flow
from ukur.site.flow_layout import HEAD_HEIGHT, KEGIATAN, ORDINAL_WIDTH, lay_out_page
from ukur.site.flow_shapes import Arrow, Box, PageLayout, Pentagon, Point, StepSymbol
from ukur.site.flow_svg import draw_sop
from ukur.site.material import SiteMaterial
from ukur.site.page import PageAddresses
from ukur.site.template_engine import TemplateEngine

IDENTITAS: Mapping[str, Any] = {
    "instansi": ["Dinas uji"],
    "nomor": "1",
    "nama": "Uji",
    "tanggal_pembuatan": "2022-01-10",
    "tanggal_pengesahan": "2022-01-10",
    "disahkan_jabatan": "Kepala",
    "dasar_hukum": ["Peraturan uji"],
    "kualifikasi_pelaksana": ["Perencana"],
}


def sop(langkah: Sequence[Mapping[str, Any]], jalur: int = 3) -> Sop:
    """An SOP of ``jalur`` lanes p0, p1, ...; what a step does not say is filled in."""
    fixed = {"kelengkapan": "x", "waktu": "1 Hari", "output": "x", "tahap": "draf", "kegiatan": "Kegiatan"}
    return Sop.model_validate(
        {
            "identitas": IDENTITAS,
            "kolom": [{"judul": f"Peran {n}", "peran": f"p{n}"} for n in range(jalur)],
            "langkah": [
                {**fixed, "nomor": str(nomor), "pelaksana": ["p0"], **step}
                for nomor, step in enumerate(langkah, 1)
            ],
        }
    )


def cabang(ya: int, tidak: int) -> dict[str, Any]:
    return {
        "simbol": "belah-ketupat",
        "cabang": [
            {"jawaban": "Ya", "langkah": str(ya), "uraian": "Lengkap"},
            {"jawaban": "Tidak", "langkah": str(tidak)},
        ],
    }


@st.composite
def sop_acak(draw: st.DrawFn) -> Sop:
    """Any SOP the checks let through, but for stages and unreached steps, which the drawing does not know."""
    jumlah, jalur = draw(st.integers(1, 30)), draw(st.integers(1, 8))
    nomor = st.integers(1, jumlah)
    lanes = st.lists(st.integers(0, jalur - 1), min_size=1, max_size=3, unique=True)

    def step(place: int) -> dict[str, Any]:
        who = {"pelaksana": [f"p{lane}" for lane in draw(lanes)]}
        if draw(st.integers(0, 3)) == 0:
            also = draw(st.lists(nomor, max_size=1))
            return who | cabang(draw(nomor), draw(nomor)) | {"lanjut_ke": [str(n) for n in also]}
        usual = st.just([place + 1] if place < jumlah else [])
        onward = draw(st.one_of(usual, usual, st.lists(nomor, max_size=3)))
        symbol = draw(st.sampled_from(["kotak", "kapsul"]))
        return who | {"simbol": symbol, "lanjut_ke": [str(n) for n in onward]}

    return sop([step(place) for place in range(1, jumlah + 1)], jalur)


def halaman(sop: Sop) -> Iterator[tuple[FlowGraph, range, PageLayout]]:
    """The whole drawing, and each printed page."""
    alur = compose_flow(sop)
    for pages in dict.fromkeys((range(len(alur.langkah)), *alur.step_pages)):
        yield alur, pages, lay_out_page(alur, pages)


def kotak(letak: PageLayout) -> list[Box]:
    return [symbol.kotak for symbol in letak.lambang] + [part.kotak for part in letak.segi_lima]


def bertindih(a: Box, b: Box) -> bool:
    return a.x < b.right_side and b.x < a.right_side and a.y < b.bottom_side and b.y < a.bottom_side


def jarak_tepi(titik: Point, bentuk: StepSymbol | Pentagon | Box) -> float:
    """How far a point is outside the shape as it is drawn: 0 on the border, negative inside."""
    box = bentuk if isinstance(bentuk, Box) else bentuk.kotak
    (x, y), half, radius = box.center, box.lebar / 2, box.tinggi / 2
    dx, dy = abs(titik[0] - x), abs(titik[1] - y)
    symbol = bentuk.simbol if isinstance(bentuk, StepSymbol) else None
    if symbol is Simbol.BELAH_KETUPAT:
        return (dx / half + dy / radius - 1) * radius
    if symbol is Simbol.KAPSUL and dx > half - radius:
        return float(((dx - half + radius) ** 2 + dy**2) ** 0.5 - radius)
    return max(dx - half, dy - radius)


def di_tepi(titik: Point, bentuk: StepSymbol | Pentagon) -> bool:
    return abs(jarak_tepi(titik, bentuk)) < 0.1


def ruas(panah: Arrow) -> Iterator[Box]:
    """The pieces of a line, as boxes without thickness."""
    for (x1, y1), (x2, y2) in pairwise(panah.titik):
        yield Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))


def menembus(garis: Box, bentuk: StepSymbol | Pentagon | Box) -> bool:
    """Whether a line runs through the inside of a shape; touching its border is no harm."""
    x, y = (bentuk if isinstance(bentuk, Box) else bentuk.kotak).center
    nearest = max(garis.x, min(x, garis.right_side)), max(garis.y, min(y, garis.bottom_side))
    return jarak_tepi(nearest, bentuk) < -0.1


def berimpit(a: Box, b: Box) -> bool:
    """Whether two pieces of lines lie on one another along more than a point."""
    if a.tinggi == b.tinggi == 0 and a.y == b.y:
        return min(a.right_side, b.right_side) > max(a.x, b.x)
    if a.lebar == b.lebar == 0 and a.x == b.x:
        return min(a.bottom_side, b.bottom_side) > max(a.y, b.y)
    return False


SATU = sop([{}])
BOLAK_BALIK = sop([cabang(1, 1), cabang(1, 3), {"lanjut_ke": ["1", "2", "3"]}], 1)


@given(sop_acak())
@example(SATU)
@example(BOLAK_BALIK)
def test_every_step_stands_once_in_each_of_its_lanes(acak: Sop) -> None:
    for alur, pages, letak in halaman(acak):
        wanted = [(n, int(role[1:])) for n in pages for role in alur.langkah[n].pelaksana]
        assert Counter((s.langkah, s.jalur) for s in letak.lambang) == Counter(wanted)
        for symbol in letak.lambang:
            lane, row = letak.jalur[symbol.jalur], letak.baris[symbol.langkah]
            assert lane.x < symbol.kotak.x < symbol.kotak.right_side < lane.right_side
            assert row.y < symbol.kotak.y < symbol.kotak.bottom_side < row.bottom_side
            assert symbol.simbol is alur.langkah[symbol.langkah].simbol
        tops = [letak.baris[n].y for n in pages]
        assert tops == sorted(set(tops))
        assert len(letak.gabungan) == len(letak.lambang) - len(pages)


@given(sop_acak())
@example(BOLAK_BALIK)
def test_no_two_boxes_overlap(acak: Sop) -> None:
    for _, _, letak in halaman(acak):
        words = [answer.kotak for answer in letak.jawaban]
        assert not [pair for pair in combinations((*kotak(letak), *words), 2) if bertindih(*pair)]


@given(sop_acak())
@example(BOLAK_BALIK)
def test_every_arrow_is_drawn_from_border_to_border(acak: Sop) -> None:
    for alur, pages, letak in halaman(acak):
        ends: dict[int | None, list[StepSymbol | Pentagon]] = {None: [*letak.segi_lima]}
        for symbol in letak.lambang:
            ends.setdefault(symbol.langkah, []).append(symbol)
        for line in letak.panah:
            assert any(di_tepi(line.titik[0], shape) for shape in ends[line.dari])
            assert any(di_tepi(line.titik[-1], shape) for shape in ends[line.ke])
            assert all((a[0] == b[0]) != (a[1] == b[1]) for a, b in pairwise(line.titik))
        inside = [(a.dari, a.ke) for a in alur.arah if a.dari in pages and a.ke in pages]
        drawn = [(line.dari, line.ke) for line in letak.panah if None not in (line.dari, line.ke)]
        assert Counter(drawn) == Counter(inside)


@given(sop_acak())
@example(BOLAK_BALIK)
def test_arrows_cross_neither_boxes_nor_words_nor_run_on_one_another(acak: Sop) -> None:
    for _, _, letak in halaman(acak):
        shapes: list[StepSymbol | Pentagon | Box] = [*letak.lambang, *letak.segi_lima]
        shapes += [answer.kotak for answer in letak.jawaban]
        shapes += [Box(0, 0, ORDINAL_WIDTH + KEGIATAN, letak.tinggi), Box(0, 0, letak.lebar, HEAD_HEIGHT)]
        lines = [(line, piece) for line in letak.panah for piece in ruas(line)]
        assert not [line for line, piece in lines for shape in shapes if menembus(piece, shape)]
        for (first, a), (second, b) in combinations(lines, 2):
            same = first.dari == second.dari is not None or first.ke == second.ke is not None
            assert first is second or same or not berimpit(a, b)
        for start, end in letak.gabungan:
            join = Box(start[0], start[1], end[0] - start[0], 0)
            assert join.lebar > 0
            assert not [shape for shape in shapes if menembus(join, shape)]
            assert not [line for line, piece in lines if berimpit(piece, join)]


@given(sop_acak())
@example(BOLAK_BALIK)
def test_everything_is_inside_the_picture(acak: Sop) -> None:
    for _, _, letak in halaman(acak):
        boxes = [*kotak(letak), *letak.jalur, *letak.baris.values(), *(a.kotak for a in letak.jawaban)]
        boxes += [piece for line in letak.panah for piece in ruas(line)]
        assert min(box.x for box in boxes) == 0
        assert min(box.y for box in boxes) >= 0
        assert max(box.right_side for box in boxes) <= letak.lebar
        assert max(box.bottom_side for box in boxes) <= letak.tinggi


@given(sop_acak())
@example(BOLAK_BALIK)
def test_answers_stand_at_their_arrows(acak: Sop) -> None:
    for alur, pages, letak in halaman(acak):
        answers = [arrow for arrow in alur.arah if arrow.jawaban and arrow.dari in pages]
        assert [answer.arah for answer in letak.jawaban] == answers
        for step in pages:
            sides = [arrow.sisi for arrow in answers if arrow.dari == step]
            assert len(sides) == len(set(sides)) == len(alur.langkah[step].cabang)


@given(sop_acak())
def test_what_is_cut_off_at_a_page_goes_on_at_another(acak: Sop) -> None:
    """Every arrow between pages has a connector on both, and each names the step on the other side."""
    alur = compose_flow(acak)
    assert [step for page in alur.step_pages for step in page] == list(range(len(alur.langkah)))
    assert max(map(len, alur.step_pages)) <= 9
    assert max(map(len, alur.step_pages)) - min(map(len, alur.step_pages)) <= 1
    for page in alur.step_pages:
        named = [connector.teks for connector in lay_out_page(alur, page).segi_lima]
        out = {(a.dari, a.ke) for a in alur.arah if a.dari in page and a.ke not in page}
        into = {(a.ke, a.dari) for a in alur.arah if a.ke in page and a.dari not in page}
        wanted = {str(alur.langkah[other].nomor) for _, other in out | into}
        assert {number for text in named for number in text.split(", ")} == wanted


# Eighteen steps in three lanes and back: three pages of six.
DELAPAN_BELAS = sop(
    [
        {"pelaksana": [f"p{n % 3}"], "lanjut_ke": [str(n + 1)] if n < 18 else []}
        | (cabang(9, 2) if n == 8 else {"lanjut_ke": ["10", "16"]} if n == 9 else {})
        for n in range(1, 19)
    ]
)


def test_connectors_by_hand() -> None:
    alur = compose_flow(DELAPAN_BELAS)
    assert alur.step_pages == (range(6), range(6, 12), range(12, 18))
    assert [[c.teks for c in lay_out_page(alur, page).segi_lima] for page in alur.step_pages] == [
        ["7", "8"],  # down to 7; into 2 from the Tidak of 8
        ["13", "6", "2", "16"],  # down to 13; arriving from 6; Tidak of 8; onward from 9
        ["12", "9"],
    ]
    middle = lay_out_page(alur, alur.step_pages[1])
    assert [(line.dari, line.ke) for line in middle.panah if None in (line.dari, line.ke)] == [
        (11, None),
        (None, 6),
        (7, None),
        (8, None),
    ]
    assert lay_out_page(alur, range(18)).segi_lima == ()


def test_the_real_sop(katalog: Catalogue) -> None:
    alur = compose_flow(katalog.sop)
    [page] = alur.step_pages
    letak = lay_out_page(alur, page)
    kepala, sekretaris, perencana, sakip, staf = range(5)
    # From the printed SOP (docs/domain-sources.md): who does each step; both where two do it.
    assert [(s.langkah + 1, s.jalur, s.simbol.value) for s in letak.lambang] == [
        (1, kepala, "kapsul"),
        (2, sekretaris, "kotak"),
        (3, perencana, "kotak"),
        (4, staf, "kotak"),
        (4, perencana, "kotak"),
        (5, sakip, "kotak"),
        (6, perencana, "kotak"),
        (6, sekretaris, "kotak"),
        (7, kepala, "belah-ketupat"),
        (8, kepala, "kotak"),
        (9, staf, "kapsul"),
    ]
    assert alur.jalur == ("Kepala Badan", "Sekretaris", "Fungsional Perencana", "Tim SAKIP", "Staf")
    assert [(a.dari + 1, a.ke + 1, a.jawaban, a.sisi) for a in alur.arah if a.jawaban or a.sisi] == [
        (7, 8, "Ya", None),
        (7, 5, "Tidak", Side.KANAN),
    ]
    assert [(a.dari + 1, a.ke + 1) for a in alur.arah if not a.jawaban] == [
        *((n, n + 1) for n in (1, 2, 3, 4, 5, 6, 8))
    ]
    assert letak.segi_lima == ()
    back = next(line for line in letak.panah if (line.dari, line.ke) == (6, 4))
    assert max(x for x, _ in back.titik) > letak.jalur[-1].right_side  # around the lanes, outside the last


def gambar(sop: Sop) -> list[tuple[str, Unsur]]:
    return [(style, urai(svg).cari("svg")[0]) for style, svg in draw_sop(sop)]


def test_the_real_chart_as_a_picture(katalog: Catalogue) -> None:
    [(style, svg)] = gambar(katalog.sop)
    assert style == ""
    assert svg.atribut["role"] == "img"
    parts = {part.atribut["id"]: part for part in (*svg.cari("title"), *svg.cari("desc"))}
    assert svg.atribut["aria-labelledby"].split() == list(parts)
    assert [part.teks for part in parts.values()] == [
        "Alur SOP Pengukuran Kinerja",
        "Langkah 1 sampai 9 dalam 5 jalur pelaksana: Kepala Badan, Sekretaris, Fungsional Perencana, "
        "Tim SAKIP, Staf. Keputusan langkah 7: Ya (Tercapai), ke langkah 8. Keputusan langkah 7: Tidak "
        "(Tidak tercapai; dievaluasi untuk dibuat rencana aksi), ke langkah 5. Isi tiap langkah ada pada "
        "tabel langkah.",
    ]
    assert [text.teks for text in svg.cari("text")] == ["1", "2", "3", "4", "4", "5", "6", "6", "7", "8", "9"]
    assert [words.teks for words in svg.cari("div", "jawaban")] == [
        "Ya: Tercapai",
        "Tidak: Tidak tercapai; dievaluasi untuk dibuat rencana aksi",
    ]
    for step in katalog.sop.langkah:
        assert step.kegiatan in [words.teks for words in svg.cari("div", "kegiatan")]
    rounded = [part for part in svg.cari("rect") if "rx" in part.atribut]
    assert (len(svg.cari("rect", "lambang")), len(rounded), len(svg.cari("path", "lambang"))) == (10, 2, 1)


def test_pictures_are_whole_and_have_no_style_of_their_own(katalog: Catalogue) -> None:
    for drawn in (katalog.sop, DELAPAN_BELAS, BOLAK_BALIK):
        names: list[str] = []
        for _, svg in draw_sop(drawn):
            tree = ElementTree.fromstring(svg)  # nothing left open, nothing unescaped
            names += [part.get("id", "") for part in tree.iter() if part.get("id")]
            assert not [part for part in tree.iter() if {"style", "onclick"} & part.attrib.keys()]
            assert not re.search(r"nan|inf|e[-+]\d", " ".join(part.get("d", "") for part in tree.iter()))
        assert len(names) == len(set(names))


def test_a_long_sop_is_drawn_once_for_the_screen_and_page_by_page_for_paper() -> None:
    drawn = gambar(DELAPAN_BELAS)
    assert [style for style, _ in drawn] == ["layar", "cetak", "cetak", "cetak"]
    assert drawn[2][1].cari("title")[0].teks == "Alur SOP Uji, halaman 2 dari 3"
    assert drawn[2][1].cari("desc")[0].teks.startswith("Langkah 7 sampai 12 dalam 3 jalur")
    assert [len(svg.cari("rect", "lambang")) for _, svg in drawn] == [17, 6, 5, 6]


def bermusuh(teks: str) -> Sop:
    harmless = DELAPAN_BELAS.model_dump(mode="json")
    harmless["identitas"]["nama"] = teks
    for column in harmless["kolom"]:
        column["judul"] = teks
    for step in harmless["langkah"]:
        step |= {"kegiatan": teks, "keterangan": teks}
        for branch in step["cabang"]:
            branch |= {"jawaban": teks, "uraian": teks}
    return Sop.model_validate(harmless)


def test_hostile_words_change_nothing_but_the_words() -> None:
    hostile, harmless = draw_sop(bermusuh(JAHAT)), draw_sop(bermusuh(AMAN))
    assert [setara(svg) for _, svg in hostile] == [setara(svg) for _, svg in harmless]
    assert sum(svg.count("&lt;script&gt;") for _, svg in hostile) > 50
    assert "<script" not in "".join(svg for _, svg in hostile)


# What the checks refuse can still be read, and a preview shows it.
CACAT = [
    pytest.param([{"lanjut_ke": ["9"]}], [], id="langkah tujuan tidak ada"),
    pytest.param([{"pelaksana": ["p7"], "lanjut_ke": ["2"]}, {}], [], id="pelaksana tanpa kolom"),
    pytest.param([{"lanjut_ke": ["2"]}, {"pelaksana": ["p7"]}], [], id="tujuan tanpa kolom"),
    pytest.param(
        [{"nomor": "5", "lanjut_ke": ["5"]}, {"nomor": "5"}], [(0, 0)], id="nomor kembar: yang pertama"
    ),
    pytest.param([{"lanjut_ke": ["2", "2"]}, {}], [(0, 1)], id="tujuan ditulis dua kali"),
    pytest.param(
        [{"pelaksana": ["p1", "p1"], "lanjut_ke": ["2"]}, {}], [(0, 1)], id="pelaksana ditulis dua kali"
    ),
    pytest.param([cabang(2, 2) | {"lanjut_ke": ["2"]}, {}], [(0, 1), (0, 1)], id="sudah dituju jawaban"),
]


@pytest.mark.parametrize(("langkah", "panah"), CACAT)
def test_a_faulty_sop_is_drawn_as_far_as_it_goes(
    langkah: list[dict[str, Any]], panah: list[tuple[int, int]]
) -> None:
    for _, _, letak in halaman(sop(langkah)):
        assert [(line.dari, line.ke) for line in letak.panah] == panah
    assert draw_sop(sop(langkah))


def test_two_columns_of_one_role_both_show_the_step() -> None:
    data = SATU.model_dump(mode="json")
    data["kolom"][2]["peran"] = "p0"
    letak = lay_out_page(compose_flow(Sop.model_validate(data)), range(1))
    assert [symbol.jalur for symbol in letak.lambang] == [0, 2]


def bahan(katalog: Catalogue, konsep: bool = False) -> SiteMaterial:
    return collect_material(Measurements(katalog), (), draft=konsep)


def isi(material: SiteMaterial) -> Unsur:
    page = next(iter(page_sop.build_pages(material, TemplateEngine(PageAddresses()))))
    return urai(page.isi())


def baris(page: Unsur, judul: str) -> list[list[str]]:
    [region] = [part for part in page.cari("div", "ukur-gulir") if part.atribut["aria-label"] == judul]
    rows = [[cell.teks for cell in row.isi if isinstance(cell, Unsur)] for row in region.cari("tr")]
    return rows


def test_the_record_of_each_document(katalog: Catalogue) -> None:
    page = isi(bahan(lengkap(katalog)))
    assert baris(page, "Pelaksanaan SOP menurut dokumen")[1:] == [
        [
            "Pengukuran Kinerja Triwulan IV Tahun 2024",
            "ditandatangani",
            "7 dari 9",
            "2 Januari 2025 s.d. 3 Januari 2025 (langkah 1)",
            "13 Januari 2025 s.d. 14 Januari 2025 (langkah 7)",
        ],
        [
            "Pengukuran Kinerja Triwulan III Tahun 2024",
            "ditandatangani",
            "2 dari 9",
            "2 Januari 2025 (langkah 1)",
            "2 Januari 2025 (langkah 2)",
        ],
    ]
    links = [link.atribut["href"] for link in page.cari("a") if "pelaksanaan-sop" in link.atribut["href"]]
    assert links == [f"../dokumen/2024-TW{n}/#pelaksanaan-sop" for n in (4, 3)]


def test_only_published_records_are_shown(katalog: Catalogue) -> None:
    draft = lengkap(katalog, tahap="konsep")
    [row] = baris(isi(bahan(draft)), "Pelaksanaan SOP menurut dokumen")[1:]
    assert row[0] == "Pengukuran Kinerja Triwulan III Tahun 2024"
    preview = baris(isi(bahan(draft, konsep=True)), "Pelaksanaan SOP menurut dokumen")[1:]
    assert [row[0] for row in preview] == [
        "Pengukuran Kinerja Triwulan IV Tahun 2024 (belum disahkan)",
        "Pengukuran Kinerja Triwulan III Tahun 2024",
    ]


def test_without_documents_there_is_no_record(katalog: Catalogue) -> None:
    page = isi(bahan(replace(katalog, dokumen={}, formulir={})))
    assert "Belum ada dokumen yang terbit." in [part.teks for part in page.cari("p")]


def test_the_table_says_all_that_the_chart_shows_and_more(katalog: Catalogue) -> None:
    data = katalog.sop.model_dump(mode="json")
    data["langkah"][0]["keterangan"] = "Disposisi tertulis"
    page = isi(bahan(replace(katalog, sop=Sop.model_validate(data))))
    head, lanes, *rows = baris(page, "Langkah SOP dan pelaksananya")
    assert head == [
        *("No", "Kegiatan", "Pelaksana", "Mutu baku"),
        *("Keterangan", "Lanjut ke", "Tahap dokumen", "Persetujuan"),
    ]
    misprint = "Kepala Badan"  # the SOP's own heading: the office is a Dinas, its head a Kepala Dinas
    lane_heads = [f"{c.judul} [sic]" if c.judul == misprint else c.judul for c in katalog.sop.kolom]
    assert lanes == [*lane_heads, "Kelengkapan", "Waktu", "Output"]
    assert [row[10:12] for row in rows] == [
        ["Disposisi tertulis", "2"],
        *(["–", str(n)] for n in (3, 4, 5, 6, 7)),
        ["–", "8 (Ya), 5 (Tidak)"],
        ["–", "9"],
        ["–", "selesai"],
    ]
    assert [i for i, cell in enumerate(rows[3][2:7]) if cell] == [2, 4]  # step 4: Perencana and Staf
    steps = [part.teks for part in page.cari("ol", "ukur-alur-daftar")[0].cari("li")]
    assert steps[3] == (
        "4. Staf, Fungsional Perencana: Menghimpun format pengumpulan data dan pengolahan pengukuran kinerja "
        "→ langkah 5"
    )
    assert steps[6].endswith(
        "→ Ya (Tercapai): langkah 8 → Tidak (Tidak tercapai; dievaluasi untuk dibuat rencana aksi): langkah 5"
    )


def test_without_remarks_the_table_has_no_column_for_them(katalog: Catalogue) -> None:
    head, *_ = baris(isi(bahan(katalog)), "Langkah SOP dan pelaksananya")
    assert "Keterangan" not in head


def test_a_changed_record_makes_the_page_anew(katalog: Catalogue) -> None:
    """A preview renders a page again when its values are others."""
    before = next(iter(page_sop.build_pages(bahan(lengkap(katalog)), TemplateEngine(PageAddresses())))).bahan
    more = [{"langkah": "8", "oleh": "Kepala", "mulai": datetime.date(2025, 1, 15).isoformat()}]
    after = next(
        iter(
            page_sop.build_pages(
                bahan(lengkap(katalog, dokumen={"pelaksanaan": more})), TemplateEngine(PageAddresses())
            )
        )
    ).bahan
    assert before != after
