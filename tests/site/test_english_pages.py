"""The summary in English: only with names, figures of the documents in another notation, nothing computed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from tests.lengkap import TW4
from tests.urai import Unsur, urai

from ukur.commands.pages.site_build import gather_material
from ukur.document.composition import DRAFT_MARK, PERCONTOHAN_MARK, compose_document
from ukur.document.draft import as_draft
from ukur.document.figure import Figure
from ukur.measure.measurements import Measurements
from ukur.measure.perubahan import Trend
from ukur.measure.reason import Reason
from ukur.model.catalogue import Catalogue
from ukur.model.numbers import AbsentReason
from ukur.model.scope import Scope
from ukur.model.terjemahan import DaftarTerjemahan, Inggris
from ukur.site.english.english_names import EnglishNames
from ukur.site.english.english_words import (
    MARKS,
    REASONS,
    SCOPES,
    TRENDS,
    english_figure,
    english_marks,
    figure_html,
    headline,
)
from ukur.site.material import PREVIEW_MARK, SiteMaterial
from ukur.site.page import ENGLISH, PageAddresses, SitePage
from ukur.site.page_frame import alternate_links, foot_html, in_indonesian
from ukur.site.whole_site import compose_site
from ukur.workflow.document_hash import document_hash, proposal_hash

HOSTILE = '<img src=x onerror=alert(1)> & "putus"'
WORDS = {"Met": True, "Not met": False}


def pages_of(material: SiteMaterial) -> dict[str, SitePage]:
    site = compose_site(replace(material, lengkap=False), PageAddresses())
    return {page.src: page for page in site.halaman}


def named(katalog: Catalogue, **names: object) -> Catalogue:
    """The office with names in English; without any, none of them."""
    given = {"inggris": {"instansi": {"nama": "Village Office"}, **names}}
    return replace(katalog, terjemahan=DaftarTerjemahan.model_validate(given))


def material_of(katalog: Catalogue) -> SiteMaterial:
    return gather_material(Measurements(katalog), False, {})


@pytest.fixture(scope="module")
def example(contoh: Catalogue) -> SiteMaterial:
    return material_of(contoh)


@pytest.fixture(scope="module")
def english(example: SiteMaterial) -> Mapping[str, Unsur]:
    found = pages_of(example).items()
    return {src: urai(page.isi()) for src, page in found if src.startswith(ENGLISH)}


def test_without_names_nothing_changes(katalog: Catalogue) -> None:
    bare = replace(katalog, terjemahan=DaftarTerjemahan())
    address = PageAddresses()
    with_names, without = (pages_of(material_of(one)) for one in (katalog, bare))
    assert [src for src in without if src.startswith(ENGLISH)] == []
    assert set(with_names) - set(without) == {
        "en/index.md",
        *(f"en/dokumen/{periode}.md" for periode in katalog.dokumen),
        *(f"en/indikator/{kode}.md" for kode in katalog.indikator),
    }
    assert all(with_names[src].isi() == page.isi() for src, page in without.items() if src == "index.md")
    feet = [foot_html(material_of(one), address) for one in (katalog, bare)]
    assert ["Summary in English" in foot for foot in feet] == [True, False]


def test_names_are_no_input_of_a_document(katalog: Catalogue) -> None:
    """A better translation makes no approval lapse; a proposal that changes the names is another one."""
    bare, other = replace(katalog, terjemahan=DaftarTerjemahan()), named(katalog)
    for periode in katalog.dokumen:
        assert document_hash(katalog, periode) == document_hash(bare, periode)
    hashes = {proposal_hash(one, ("terjemahan.yml",), {}) for one in (katalog, bare, other)}
    assert len(hashes) == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("21,27", "21.27", id="desimal"),
        pytest.param("1.250.000", "1,250,000", id="ribuan"),
        pytest.param("-1.234,5", "-1,234.5", id="negatif"),
        pytest.param("106,35 %", "106.35%", id="persen"),
        pytest.param("120,00 % (tanpa batas 1.655,74 %)", "120.00% (uncapped 1,655.74%)", id="berbatas"),
        pytest.param("11,76 (11,764705…)", "11.76 (11.764705…)", id="tanpa pembulatan"),
        pytest.param("3.362 (s.d. TW II)", "3,362 (year to Q2)", id="angka lama"),
        pytest.param("7 (s.d. TW IV)", "7 (year to Q4)", id="triwulan terakhir"),
        pytest.param("90,0–95,0", "90.0–95.0", id="rentang"),
        pytest.param("WTP", None, id="kata"),
        pytest.param("1.2.3", None, id="bukan angka"),
        pytest.param("5 kali", None, id="angka dan kata"),
    ],
)
def test_notation(text: str, told: str | None) -> None:
    assert english_figure(text) == told


def test_every_word_of_the_program_has_one_in_english() -> None:
    assert {str(word) for word in (*Reason, *AbsentReason)} == set(REASONS)
    assert set(TRENDS) == set(Trend)
    assert set(SCOPES) == set(Scope)
    assert set(MARKS) == {PERCONTOHAN_MARK, DRAFT_MARK, PREVIEW_MARK}
    assert english_marks((PERCONTOHAN_MARK, PREVIEW_MARK)) == (MARKS[PERCONTOHAN_MARK], MARKS[PREVIEW_MARK])


def test_words_of_data_stay_and_say_so() -> None:
    assert figure_html(Figure("WTP")) == '<span lang="id">WTP</span>'
    assert figure_html(Figure(HOSTILE)).startswith('<span lang="id">&lt;img')
    assert figure_html(Figure("Belum rilis")) == "not released yet"
    assert figure_html(Figure("–")) == "–"
    assert [figure_html(Figure(word)) for word in ("ya", "tidak")] == ["yes", "no"]


def cells(table: Unsur) -> Iterator[list[str]]:
    for row in table.cari("tbody")[0].cari("tr"):
        yield [part.teks for part in row.isi if isinstance(part, Unsur)]


def test_every_row_of_a_document_is_there_with_its_figures(
    example: SiteMaterial, english: Mapping[str, Unsur]
) -> None:
    """Digit by digit: with points and commas taken out, both languages have the same figures."""

    def digits(text: str) -> str:
        return re.sub(r"\D", "", text)

    compared = 0
    for periode, document in example.dokumen.items():
        rows = [row for table in english[f"en/dokumen/{periode}.md"].cari("table") for row in cells(table)]
        assert [row[0].split()[0] for row in rows] == [row.kode for row in document.baris]
        for shown, row in zip(rows, document.baris, strict=True):
            figure = row.headline
            for text, own in zip(shown[3:6], (figure.realisasi, figure.target, figure.capaian), strict=True):
                if own.nilai is not None:
                    assert digits(text) == digits(own.teks), (periode, row.kode)
                    compared += 1
            assert WORDS.get(shown[1].strip("✓✗○ ")) is row.tercapai
    assert compared > 200


def test_home_has_the_newest_document_worst_first(
    example: SiteMaterial, english: Mapping[str, Unsur]
) -> None:
    home, newest = english["en/index.md"], example.newest
    assert newest is not None
    assert home.cari("h1")[0].teks == headline(newest)
    rows = list(cells(home.cari("table")[0]))
    assert sorted(row[0].split()[0] for row in rows) == sorted(row.kode for row in newest.baris)
    assert [row[1] for row in rows][: newest.ringkasan.tidak_tercapai] == (
        ["✗ Not met"] * newest.ringkasan.tidak_tercapai
    )
    links = [link.atribut["href"] for link in home.cari("a")]
    assert [f"../en/dokumen/{periode}/" in links for periode in example.dokumen] == [
        True
    ] * 4  # 2026-TW1 is open


def test_an_indicator_has_every_period(example: SiteMaterial, english: Mapping[str, Unsur]) -> None:
    page = english["en/indikator/IKU-12.md"]
    rows = list(cells(page.cari("table")[0]))
    assert [row[0] for row in rows] == [
        f"Q{p.periode.triwulan} {p.periode.tahun}" for p in reversed(example.series["IKU-12"])
    ]
    assert page.cari("h1")[0].teks == "IKU-12 Value of residents' contributions to village development"
    [link] = [a for a in page.cari("a") if "page in Indonesian" in a.teks]
    assert (link.atribut["href"], link.atribut["hreflang"]) == ("../../../indikator/IKU-12/", "id")


def test_the_sentence(katalog: Catalogue) -> None:
    """All eight targets of 2024 are samples; IKU-08 alone got worse."""
    document = compose_document(Measurements(katalog), TW4)
    moved = "7 indicators improved, 1 worsened compared with Q4 2023: IKU-08."
    assert headline(document) == moved
    assert headline(replace(document, target_contoh=False)) == f"8 of 8 targets met. {moved}"


def test_what_has_no_translation_is_marked(katalog: Catalogue) -> None:
    """One indicator of eight has a name, its sasaran and unit have none, and all of them may be hostile."""
    office = named(katalog, indikator={"IKU-02": {"nama": HOSTILE, "definisi": HOSTILE}})
    pages = {src: page for src, page in pages_of(material_of(office)).items() if src.startswith(ENGLISH)}
    assert set(pages) == {
        "en/index.md",
        "en/indikator/IKU-02.md",
        *(f"en/dokumen/{periode}.md" for periode in katalog.dokumen),
    }
    assert all("<img src=x" not in page.isi() for page in pages.values())
    [table] = urai(pages["en/index.md"].isi()).cari("table")
    for row in table.cari("tbody")[0].cari("tr"):
        [link] = row.cari("a")
        translated = "IKU-02" in link.teks
        assert link.atribut["href"].startswith("../en/") is translated
        assert [part.atribut.get("lang") for part in link.cari("span")] == ([] if translated else ["id"])
        assert [part.cari("span")[-1].atribut["lang"] for part in row.cari("span", "satuan")] == ["id"]


def test_a_draft_says_so(katalog: Catalogue) -> None:
    document = as_draft(compose_document(Measurements(katalog), TW4), katalog, "belum disahkan")
    material = replace(material_of(katalog), dokumen={TW4: document})
    for src in ("en/index.md", f"en/dokumen/{TW4}.md", "en/indikator/IKU-01.md"):
        [mark] = urai(pages_of(material)[src].isi()).cari("p", "ukur-tanda")
        assert mark.teks == MARKS[DRAFT_MARK]


def test_an_office_before_its_first_document(katalog: Catalogue) -> None:
    material = replace(material_of(katalog), dokumen={})
    pages = pages_of(material)
    assert "No document has been approved yet" in pages["en/index.md"].isi()
    assert "No figure of this indicator" in pages["en/indikator/IKU-01.md"].isi()


def test_links_between_languages() -> None:
    both = {"index.md", "en/index.md", "sop.md"}
    address = PageAddresses()
    told = (
        '<link rel="alternate " hreflang="id" href="https://a.example/">'
        '<link rel="alternate " hreflang="en" href="https://a.example/en/">'
    )
    for src in ("index.md", "en/index.md"):
        assert alternate_links(src, both, "https://a.example/", address) == told
    assert alternate_links("sop.md", both, "../", address) == ""
    assert in_indonesian("<nav class='a'><p>", re.compile("<nav")) == "<nav lang=\"id\" class='a'><p>"


def test_names_fall_back(katalog: Catalogue) -> None:
    names = EnglishNames(Inggris.model_validate({"instansi": {"nama": "Village Office"}}), katalog.instansi)
    assert (names.office, names.short) == ("Village Office, Kabupaten Way Kanan", "Village Office")
    assert names.satuan("persen") == '<span lang="id">persen</span>'
