"""The page of an indicator: what to know, how to cite, its picture, its feed, its breakdown over time."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.jahat import JAHAT
from tests.lengkap import SITUS, lengkap
from tests.urai import Unsur, urai

from ukur.commands.pages import site_build as pembangun
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import PutusDeret
from ukur.site.indikator_about import NO_LIMIT, SAMPLE, ended, need_to_know
from ukur.site.indikator_files import NEWEST, chart_path, feed_path
from ukur.site.material import SiteMaterial
from ukur.site.page import PageAddresses
from ukur.site.whole_site import WholeSite, compose_site

ATOM = "{http://www.w3.org/2005/Atom}"
BREAK = PutusDeret.model_validate({"mulai": "2024", "uraian": "Cara baru"})
SVG = "{http://www.w3.org/2000/svg}"


def material(katalog: Catalogue, situs: str = "") -> SiteMaterial:
    gathered = pembangun.gather_material(Measurements(katalog), False, {})
    return dataclasses.replace(gathered, situs=situs or None)


def with_keys(katalog: Catalogue, kode: str, **keys: object) -> Catalogue:
    changed = katalog.indikator[kode].model_copy(update=keys)
    return dataclasses.replace(katalog, indikator={**katalog.indikator, kode: changed})


def page(site: WholeSite, kode: str) -> Unsur:
    [found] = [one for one in site.halaman if one.src == f"indikator/{kode}.md"]
    return urai(found.isi())


def file(site: WholeSite, path: str) -> bytes:
    [found] = [one for one in site.berkas if one.path == path]
    assert isinstance(found.isi, bytes)
    return found.isi


@pytest.fixture(scope="module")
def asli(katalog: Catalogue) -> WholeSite:
    return compose_site(material(katalog, SITUS), PageAddresses())


def test_three_things_to_know(asli: WholeSite) -> None:
    [box] = page(asli, "IKU-01").cari("div", "ukur-ketahui")
    lines = [line.teks for line in box.cari("li")]
    assert [line.split(":")[0] for line in lines] == ["Yang diukur", "Sumber", "Batasan"]
    assert "Indeks Desa Membangun (IDM), Kementerian Desa, Pembangunan Daerah Tertinggal" in lines[1]
    assert SAMPLE in lines[2]


def test_limits_come_from_the_data(katalog: Catalogue) -> None:
    """An official target, no break, no note: nothing limits it, and that is said."""
    item = katalog.indikator["IKU-01"]
    plain = item.model_copy(update={"sumber_data": item.sumber_data.model_copy(update={"catatan": None})})
    assert need_to_know(plain, ())[2] == ("Batasan", NO_LIMIT)
    broken = with_keys(katalog, "IKU-01", putus_deret=(BREAK,))
    assert "Deret putus mulai tahun 2024: Cara baru." in need_to_know(broken.indikator["IKU-01"], ())[2][1]


@pytest.mark.parametrize(
    ("text", "sentence"), [("Satu", "Satu."), ("Satu.", "Satu."), ("Satu!", "Satu!"), ("", "")]
)
def test_a_line_ends(text: str, sentence: str) -> None:
    assert ended(text) == sentence


def test_the_sasaran_stands_in_words(asli: WholeSite, katalog: Catalogue) -> None:
    [node] = [node for node in katalog.pohon.walk_down() if node.kode == "SS-1"]
    [link] = [part for part in page(asli, "IKU-01").cari("a") if part.teks == f"SS-1 {node.uraian}"]
    assert link.atribut["href"] == "../../indikator/#sasaran-SS-1"
    [listed] = [one for one in asli.halaman if one.src == "indikator/index.md"]
    assert urai(listed.isi()).cari(id="sasaran-SS-1")


def test_how_to_cite(asli: WholeSite) -> None:
    [cited] = page(asli, "IKU-01").cari("span", "ukur-kutipan")
    assert cited.teks.startswith(
        "Dinas Pemberdayaan Masyarakat dan Kampung, Kabupaten Way Kanan (2024). IKU-01 Persentase kampung "
        f"berstatus Mandiri, Triwulan IV Tahun 2024. {SITUS}indikator/IKU-01/"
    )
    assert "PERCONTOHAN" in cited.teks


def test_the_picture_stands_alone(asli: WholeSite) -> None:
    """Its name, marks and source are in it; it asks for nothing and runs nothing."""
    text = file(asli, chart_path("IKU-01")).decode()
    root = ET.fromstring(text)
    told = [part.text or "" for part in root.iter(f"{SVG}text")]
    assert told[0] == "IKU-01 Persentase kampung berstatus Mandiri"
    assert "PERCONTOHAN" in told[1]
    office = "Dinas Pemberdayaan Masyarakat dan Kampung, Kabupaten Way Kanan"
    assert told[-2:] == [f"Sumber: {office}, sampai TW IV 2024.", SITUS]
    assert not [part for part in ("<script", "href=", "url(", "onload", "@import") if part in text]
    shown = page(asli, "IKU-01")
    assert [part.atribut["href"] for part in shown.cari("a") if "download" in part.atribut] == [
        "../../grafik/IKU-01.svg"
    ]
    assert f'<img src="{SITUS}grafik/IKU-01.svg"' in shown.cari("pre")[-1].teks


def test_hostile_and_long_names_stay_text(katalog: Catalogue) -> None:
    name = (JAHAT * 20)[:400]
    site = compose_site(material(with_keys(katalog, "IKU-01", nama=name)), PageAddresses())
    root = ET.fromstring(file(site, chart_path("IKU-01")))
    assert not list(root.iter(f"{SVG}script"))
    [title] = [part.text or "" for part in root.iter(f"{SVG}text") if (part.text or "").startswith("IKU-01")]
    assert title == f"IKU-01 {name}"  # the edge of the picture cuts it off
    feed = ET.fromstring(file(site, feed_path("IKU-01")))
    assert feed.findtext(f"{ATOM}title") == f"IKU-01 {name}"


def test_the_feed_tells_each_period(asli: WholeSite) -> None:
    feed = ET.fromstring(file(asli, feed_path("IKU-01")))
    entries = feed.findall(f"{ATOM}entry")
    told = [entry.findtext(f"{ATOM}summary", "").partition(" PERCONTOHAN")[0] for entry in entries]
    assert told == [
        "setahun: realisasi 21,27, target 20,00, capaian 106,35 %. Tercapai.",
        "setahun: realisasi 11,76, target 10,00, capaian 117,60 %. Tercapai.",
    ]
    ids = [entry.findtext(f"{ATOM}id", "") for entry in entries]
    assert len({*ids, feed.findtext(f"{ATOM}id")}) == 3
    assert [entry.find(f"{ATOM}link") is not None for entry in entries] == [True, True]
    assert len(entries) <= NEWEST


def test_an_indicator_without_a_document_has_no_files(katalog: Catalogue) -> None:
    bare = dataclasses.replace(katalog, dokumen={}, formulir={})
    site = compose_site(material(bare), PageAddresses())
    assert not [one.path for one in site.berkas if one.path in {chart_path("IKU-01"), feed_path("IKU-01")}]
    shown = page(site, "IKU-01")
    assert shown.cari("svg", "ukur-grafik") == []
    assert shown.cari("span", "ukur-kutipan") == []
    assert len(shown.cari("div", "ukur-ketahui")) == 1


def test_the_breakdown_tells_what_changed(asli: WholeSite) -> None:
    """Rebang Tangkas: 3 and then 5 of 10 kampung, 30 and 50 percent: 20 points more, which is better."""
    [table] = page(asli, "IKU-01").cari("table", "ukur-urut")
    assert [cell.teks for cell in table.cari("th")[:4]] == ["Kecamatan", "2023-TW4", "2024-TW4", "Perubahan"]
    first = table.cari("tr")[1]
    assert [cell.teks for cell in first.cari("th")] == ["Rebang Tangkas"]
    assert [cell.teks for cell in first.cari("td")] == ["30,00", "50,00", "+20,00 poin ▲ nilai naik, membaik"]
    assert {part.atribut["aria-hidden"] for part in first.cari("svg")} == {"true"}
    newest = [row.cari("td")[1].teks for row in table.cari("tr")[1:]]
    assert newest == sorted(newest, key=lambda text: -float(text.replace(",", ".")))


def test_small_lines_share_one_scale(asli: WholeSite) -> None:
    """0 to 50 percent on 20 px from 4: 30 lies at 4 + 20 x 20/50 = 12 and 50 at 4."""
    [table] = page(asli, "IKU-01").cari("table", "ukur-urut")
    lines = [row.cari("polyline")[0].atribut["points"] for row in table.cari("tr")[1:]]
    assert lines[0] == "4.0,12.0 92.0,4.0"
    assert len(lines) == 15


def test_sides_of_a_gap_are_not_judged(asli: WholeSite) -> None:
    [table] = page(asli, "IKU-08").cari("table", "ukur-urut")
    assert table.cari("span", "ukur-arah") == []
    assert all(row.cari("td")[-1].teks.startswith(("+", "−", "-", "0")) for row in table.cari("tr")[1:])


def test_no_change_is_told_across_a_break(katalog: Catalogue) -> None:
    broken = with_keys(katalog, "IKU-01", putus_deret=(BREAK,))
    [table] = page(compose_site(material(broken), PageAddresses()), "IKU-01").cari("table", "ukur-urut")
    assert [cell.teks for cell in table.cari("th")[:3]] == ["Kecamatan", "2023-TW4", "2024-TW4"]
    assert "Perubahan" not in table.teks


def test_what_entered_the_division_is_folded_away(asli: WholeSite) -> None:
    """Code, numerator and denominator stand in a table of their own: 5 of 10 kampung."""
    [_, below] = [table for table in page(asli, "IKU-01").cari("table") if "Rebang Tangkas" in table.teks]
    row = next(row for row in below.cari("tr") if "Rebang Tangkas" in row.teks)
    assert [cell.teks for cell in row.cari("td")] == ["18.08.09", "5", "10", "50,00"]


def test_a_breakdown_of_one_period_has_bars_alone(katalog: Catalogue, bangun: Callable[..., Path]) -> None:
    office = lengkap(katalog)
    office = dataclasses.replace(office, dokumen=dict([max(office.dokumen.items())]))
    [table] = page(compose_site(material(office), PageAddresses()), "IKU-01").cari("table", "ukur-urut")
    assert [cell.teks for cell in table.cari("td")] == ["85,25", "79,75"]
    assert table.cari("polyline") == []
    assert len(table.cari("svg", "ukur-batang")) == 2
