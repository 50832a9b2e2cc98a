"""Pages of places: figures as documents print them, ranks, directions, and who is below; maps of areas."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from tests.jahat import JAHAT
from tests.salinan import REPO
from tests.urai import Unsur, urai

from ukur.commands.data.area_maps import read_maps
from ukur.commands.pages import site_build
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Indikator
from ukur.model.instansi import Klasifikasi
from ukur.model.pengukuran import Formulir
from ukur.model.periode import Periode
from ukur.site.material import SiteMaterial
from ukur.site.menu import menu_of
from ukur.site.page import PageAddresses, SitePage
from ukur.site.place_figures import PlaceBook
from ukur.site.whole_site import compose_site

TW4, LALU = Periode(2024, 4), Periode(2023, 4)
PETA = read_maps(REPO, ["kecamatan"])


def material(katalog: Catalogue, peta: bool = True) -> SiteMaterial:
    made = site_build.gather_material(Measurements(katalog), False, {})
    return replace(made, maps=PETA if peta else {})


def pages(made: SiteMaterial) -> dict[str, SitePage]:
    return {page.src: page for page in compose_site(made, PageAddresses()).halaman}


@pytest.fixture(scope="module")
def asli(katalog: Catalogue) -> Mapping[str, SitePage]:
    return pages(material(katalog))


def page(found: Mapping[str, SitePage], src: str) -> Unsur:
    return urai(found[src].isi())


def rows(table: Unsur) -> dict[str, list[str]]:
    [body] = table.cari("tbody")
    lines = [[cell.teks for cell in row.isi if isinstance(cell, Unsur)] for row in body.cari("tr")]
    return {line[0].split()[0]: line[1:] for line in lines}


def with_instansi(katalog: Catalogue, **changes: Any) -> Catalogue:
    return replace(katalog, instansi=katalog.instansi.model_copy(update=changes))


def with_kind(katalog: Catalogue, key: str, anggota: Mapping[str, str]) -> Catalogue:
    kind = Klasifikasi.model_validate({"nama": key.capitalize(), "sumber": "uji", "anggota": anggota})
    return with_instansi(katalog, klasifikasi={**katalog.instansi.klasifikasi, key: kind})


def test_a_place_beside_the_others(asli: Mapping[str, SitePage]) -> None:
    """Blambangan Umpu 2024, from indicators/pengukuran/2024-TW4: IKU-01 3/12 = 25,00; 2/12 = 16,67 before.

    Higher: 5/10, 8/19, 3/10 and 6/21, so it is fifth. IKU-07 (lower is better) 2/12 = 16,67, 6/12 before.
    IKU-08 is a gap between kecamatan: none has a gap of its own, so there is no rank and no judgement.
    """
    found = page(asli, "wilayah/18.08.01.md")
    assert found.cari("h1")[0].teks == "Kecamatan Blambangan Umpu"
    table = rows(found.cari("table")[0])
    assert table["IKU-01"] == ["25,00 persen", "21,27", "5 dari 15", "+8,33 poin", "▲ nilai naik, membaik"]
    assert table["IKU-07"][0] == "16,67 persen"
    assert table["IKU-07"][3:] == ["−33,33 poin", "▼ nilai turun, membaik"]
    assert table["IKU-08"] == ["0,7611 indeks", "–", "–", "+0,0346 indeks", "–"]
    assert found.cari("p", kelas="ukur-hasil")[0].teks == "7 indikator membaik dibanding TW IV 2023."
    over_time = rows(found.cari("table")[1])
    assert over_time["IKU-01"] == ["16,67", "25,00"]
    of_a_gap = "(nilai pembentuknya; kesenjangan hanya ada antarwilayah)"
    assert [table.teks.count(of_a_gap) for table in found.cari("table")[:2]] == [1, 1]


def test_equal_values_share_a_rank(asli: Mapping[str, SitePage]) -> None:
    """Kasui 4/18 and Buay Bahuga 2/9 are both 22,22: sixth, and Negeri Agung, 4/19, is eighth."""
    ranks = [
        rows(page(asli, f"wilayah/18.08.{n}.md").cari("table")[0])["IKU-01"][2] for n in ("02", "13", "07")
    ]
    assert ranks == ["6 dari 15", "6 dari 15", "8 dari 15"]


def test_ranks_follow_the_direction(katalog: Catalogue) -> None:
    """IKU-07, kampung berkembang, lower is better: the best has the lowest share of all."""
    book, made = PlaceBook(material(katalog)), material(katalog)
    figures = [f for place in made.places for f in book.figures(place) if f.kode == "IKU-07"]
    best = min(figures, key=lambda f: f.nilai.nilai or 0)
    assert best.peringkat == 1
    assert max(figures, key=lambda f: f.nilai.nilai or 0).peringkat in (14, 15)


def test_who_is_below(asli: Mapping[str, SitePage]) -> None:
    """Kepmendagri 300.2.2-2430/2025: 12 kampung and one kelurahan in Blambangan Umpu."""
    found = page(asli, "wilayah/18.08.01.md")
    lists = found.cari("ul", kelas="ukur-anggota")
    assert [len(one.cari("li")) for one in lists] == [12, 1]
    assert "Lembasung" in lists[0].teks
    entries = asli["wilayah/18.08.01.md"].cari()
    assert [entry.judul for entry in entries] == [
        "Kecamatan Blambangan Umpu",
        "Kampung dan Kelurahan di Kecamatan Blambangan Umpu",
    ]
    assert "Lembasung" in entries[1].teks


def test_all_kampung_can_be_searched(asli: Mapping[str, SitePage], katalog: Catalogue) -> None:
    told = " ".join(entry.teks for src, p in asli.items() if src.startswith("wilayah/") for entry in p.cari())
    kinds = katalog.instansi.klasifikasi
    names = [*kinds["kampung"].anggota.values(), *kinds["kelurahan"].anggota.values()]
    assert len(names) == 227
    assert [name for name in names if name not in told] == []


def test_the_list_and_every_way_to_it(asli: Mapping[str, SitePage]) -> None:
    codes = {f"18.08.{n:02}" for n in range(1, 16)}
    assert {src[8:-3] for src in asli if src.startswith("wilayah/1")} == codes
    for src in ("wilayah/index.md", "index.md", "indikator/IKU-01.md"):
        found = page(asli, src)
        [figure] = found.cari("figure", kelas="ukur-peta")
        in_map = {link.atribut["href"].split("/")[-2] for link in figure.cari("a")}
        in_tables = {
            link.atribut["href"].split("/")[-2]
            for table in found.cari("table")
            for link in table.cari("a")
            if "wilayah/1" in link.atribut["href"] or re.search(r"/18\.", "/" + link.atribut["href"])
        }
        assert in_map == codes
        assert in_tables >= codes


def test_home_shows_the_first_indicator_that_is_fair(asli: Mapping[str, SitePage]) -> None:
    """IKU-01 is the document's first; Rebang Tangkas leads with 5/10, Banjit is last with 1/19."""
    table = page(asli, "index.md").cari("table", kelas="ukur-peringkat")[0]
    lines = [[c.teks for c in row.isi if isinstance(c, Unsur)] for row in table.cari("tbody")[0].cari("tr")]
    assert lines[0] == ["1", "Rebang Tangkas", "50,00"]
    assert lines[-1] == ["15", "Banjit", "5,26"]
    assert len(lines) == 15


def test_without_a_map_there_are_tables(katalog: Catalogue) -> None:
    found = pages(material(katalog, peta=False))
    for src in ("index.md", "wilayah/index.md", "wilayah/18.08.01.md", "indikator/IKU-01.md"):
        assert page(found, src).cari("figure", kelas="ukur-peta") == []
    assert page(found, "index.md").cari("table", kelas="ukur-peringkat")


def test_an_office_without_places(katalog: Catalogue) -> None:
    """Members that are no areas, such as ages, have no pages, and then there is no list of places either."""
    ages = Klasifikasi.model_validate(
        {"nama": "Umur", "sumber": "uji", "anggota": {"U1": "muda", "U2": "tua"}}
    )
    found = pages(material(with_instansi(katalog, klasifikasi={"kecamatan": ages})))
    assert [src for src in found if src.startswith("wilayah/")] == []
    assert page(found, "index.md").cari("table", kelas="ukur-peringkat") == []
    empty = pages(material(replace(katalog, dokumen={}, formulir={})))
    assert [src for src in empty if src.startswith("wilayah/")] == []
    assert menu_of([{"Wilayah": "wilayah/index.md"}], empty) == []


def with_parts(katalog: Catalogue, kode: str, periode: Periode, parts: Mapping[str, str | None]) -> Catalogue:
    """The office with another breakdown of one indicator in one period; None for a place without a value."""
    form = katalog.formulir[periode]["dinas"]
    data = form.model_dump(mode="json", exclude_none=True)
    data["indikator"][kode]["rincian"] = {
        code: {} if value is None else dict(zip(("pembilang", "penyebut"), value.split("/"), strict=True))
        for code, value in parts.items()
    }
    forms = {
        **katalog.formulir,
        periode: {**katalog.formulir[periode], "dinas": Formulir.model_validate(data)},
    }
    return replace(katalog, formulir=forms)


def test_sixty_places_and_one(katalog: Catalogue) -> None:
    members = {f"18.08.{n:02}": f"Wilayah {n}" for n in range(1, 61)}
    large = with_kind(katalog, "kecamatan", members)
    large = with_parts(large, "IKU-01", TW4, {code: f"{n}/60" for n, code in enumerate(members, 1)})
    found = pages(material(large))
    assert len([src for src in found if src.startswith("wilayah/1")]) == 60
    table = page(found, "index.md").cari("table", kelas="ukur-peringkat")[0]
    numbers = [row.cari("td")[0].teks for row in table.cari("tbody")[0].cari("tr")]
    assert numbers == [*map(str, range(1, 11)), "…", *map(str, range(56, 61))]
    single = with_kind(katalog, "kecamatan", {"18.08.01": "Satu"})
    single = with_parts(single, "IKU-01", TW4, {"18.08.01": "47/221"})
    assert (
        rows(page(pages(material(single)), "wilayah/18.08.01.md").cari("table")[0])["IKU-01"][2] == "1 dari 1"
    )


def test_a_place_of_some_periods(katalog: Catalogue) -> None:
    """A kecamatan that only 2023 knew keeps its page with that figure; one without a value has a dash."""
    gone = with_parts(katalog, "IKU-01", LALU, {"18.08.01": "20/200", "18.08.99": "6/21"})
    gone = with_parts(gone, "IKU-01", TW4, {"18.08.01": None, "18.08.02": "47/221"})
    found = pages(material(gone))
    old = rows(page(found, "wilayah/18.08.99.md").cari("table")[0])
    assert old["IKU-01"][0] == "28,57 persen"
    assert page(found, "wilayah/18.08.99.md").cari("h1")[0].teks == "Kecamatan 18.08.99"
    assert old["IKU-01"][2] == "1 dari 2"
    blank = rows(page(found, "wilayah/18.08.01.md").cari("table")[0])["IKU-01"]
    assert blank == ["–", "21,27", "–", "–", "–"]
    assert "Kasui" in page(found, "index.md").cari("table", kelas="ukur-peringkat")[0].teks


def test_two_breakdowns(katalog: Catalogue) -> None:
    """IKU-02 by age has no places; IKU-01 by kecamatan keeps its own."""
    two = with_kind(katalog, "umur", {"U1": "Muda", "U2": "Tua"})
    item = two.indikator["IKU-02"].model_copy(update={"klasifikasi": "umur"})
    two = replace(two, indikator={**two.indikator, "IKU-02": item})
    two = with_parts(two, "IKU-02", TW4, {"U1": "100/121", "U2": "74/100"})
    table = rows(page(pages(material(two)), "wilayah/18.08.01.md").cari("table")[0])
    assert "IKU-02" not in table
    assert "IKU-01" in table
    assert page(pages(material(two)), "indikator/IKU-02.md").cari("figure", kelas="ukur-peta") == []


def test_a_break_of_the_series_is_no_change(katalog: Catalogue) -> None:
    data = katalog.indikator["IKU-01"].model_dump(mode="json", exclude_none=True)
    data |= {
        "akses_publik": "ya",
        "komposit": "ya",
        "putus_deret": [{"mulai": "2024", "uraian": "cara baru"}],
    }
    broken = replace(katalog, indikator={**katalog.indikator, "IKU-01": Indikator.model_validate(data)})
    table = rows(page(pages(material(broken)), "wilayah/18.08.01.md").cari("table")[0])
    assert table["IKU-01"][3:] == ["–", "deret terputus"]


def test_hostile_names_are_text(katalog: Catalogue) -> None:
    hostile = with_kind(katalog, "kecamatan", {f"18.08.{n:02}": f"{JAHAT} {n}" for n in range(1, 16)})
    found = pages(material(hostile))
    for src in ("index.md", "wilayah/index.md", "wilayah/18.08.01.md"):
        shown = page(found, src)
        assert JAHAT.strip()[:10] in shown.teks
        assert shown.cari("script") == []
        assert shown.cari("img") == []


def test_the_same_pages_twice(katalog: Catalogue) -> None:
    once, again = (
        {src: p.isi() for src, p in pages(material(katalog)).items() if "IKU" not in src} for _ in range(2)
    )
    assert {src: text for src, text in once.items() if again[src] != text} == {}


def test_frozen_figures_are_shown(katalog: Catalogue) -> None:
    """Where a document is filed, its own breakdown counts, whatever the data says today."""
    filed = site_build.gather_material(
        Measurements(with_parts(katalog, "IKU-01", TW4, {"18.08.01": "9/12"})), False, {}, repo=REPO
    )
    assert rows(page(pages(filed), "wilayah/18.08.01.md").cari("table")[0])["IKU-01"][0] == "25,00 persen"
