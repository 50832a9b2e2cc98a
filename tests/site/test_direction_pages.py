"""Direction on pages: beside the status, in words and by a sign, and what is said where a series breaks."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal as D
from typing import Any

import pytest
from tests.salinan import REPO
from tests.urai import Unsur, urai

from ukur.archive.frozen import thaw
from ukur.commands.pages import site_build
from ukur.document.document_value import DokumenPengukuran
from ukur.document.figure import NOTHING, Figure
from ukur.document.shown_comparison import ShownChange
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Indikator
from ukur.site.fragments import direction_html
from ukur.site.line_chart import LineChart, line_chart
from ukur.site.page import PageAddresses
from ukur.site.page_archive_period import EarlierPeriod
from ukur.site.period_comparison import compare_periods
from ukur.site.whole_site import compose_site

JAHAT = '<img src=x onerror=alert(1)> & "putus"'


def halaman(katalog: Catalogue) -> Mapping[str, Unsur]:
    pages = compose_site(
        site_build.gather_material(Measurements(katalog), False, {}), PageAddresses()
    ).halaman
    wanted = {"index.md", "indikator/index.md", "dokumen/2024-TW4.md"}
    return {page.src: urai(page.isi()) for page in pages if page.src in wanted or "IKU-0" in page.src}


def dengan(katalog: Catalogue, kode: str, **kunci: Any) -> Catalogue:
    data = katalog.indikator[kode].model_dump(mode="json", exclude_none=True)
    for name in ("akses_publik", "komposit"):
        data[name] = "ya"
    item = Indikator.model_validate(data | kunci)
    return replace(katalog, indikator={**katalog.indikator, kode: item})


@pytest.fixture(scope="module")
def asli(katalog: Catalogue) -> Mapping[str, Unsur]:
    return halaman(katalog)


@pytest.fixture(scope="module")
def putus(katalog: Catalogue) -> Mapping[str, Unsur]:
    return halaman(dengan(katalog, "IKU-08", putus_deret=[{"mulai": "2024", "uraian": JAHAT}]))


def baris(pohon: Unsur, kode: str) -> list[str]:
    """The cells of the first table row that begins with this code."""
    rows = (row for row in pohon.cari("tr") if row.cari("th") and row.cari("th")[0].teks.startswith(kode))
    row = next(rows)
    return [cell.teks for cell in row.isi if isinstance(cell, Unsur)]


def test_beranda_menyebut_yang_memburuk(asli: Mapping[str, Unsur]) -> None:
    """IKU-08 rose from 0,0685 to 0,0939, and lower is better: reached, and worse."""
    assert "7 indikator membaik, 1 memburuk dibanding TW IV 2023: IKU-08." in asli["index.md"].teks
    assert baris(asli["index.md"], "IKU-08")[1:3] == ["✓ Tercapai", "▲ nilai naik, memburuk"]
    assert baris(asli["index.md"], "IKU-07")[1:3] == ["✓ Tercapai", "▼ nilai turun, membaik"]


def test_daftar_dan_halaman_indikator(asli: Mapping[str, Unsur]) -> None:
    assert baris(asli["indikator/index.md"], "IKU-08")[2:4] == ["✓ Tercapai", "▲ nilai naik, memburuk"]
    cards = [card.teks for card in asli["indikator/IKU-08.md"].cari("dl", "ukur-angka")[0].cari("div")]
    assert cards[-1] == "Arah ▲ nilai naik, memburuk +0,0254 indeks dibanding TW IV 2023"
    assert baris(asli["indikator/IKU-08.md"], "2024-TW4")[2] == "▲ nilai naik, memburuk"
    assert baris(asli["indikator/IKU-08.md"], "2023-TW4")[2] == "–"


def test_formulir_dan_pembandingan_dokumen(asli: Mapping[str, Unsur]) -> None:
    page = asli["dokumen/2024-TW4.md"]
    [table] = page.cari("table", "ukur-banding")
    assert baris(table, "IKU-08")[1:] == ["0,0685", "0,0939", "+0,0254 indeks", "▲ nilai naik, memburuk"]
    assert baris(page.cari("table", "ukur-formulir")[1], "IKU-08")[2] == "▲ nilai naik, memburuk"
    assert "7 indikator membaik, 1 memburuk dibanding TW IV 2023: IKU-08." in page.teks


def test_deret_putus_di_halaman(putus: Mapping[str, Unsur]) -> None:
    """No direction, no line from one series to the other, and the sentence wherever the series is shown."""
    sentence = f"Deret putus mulai tahun 2024: {JAHAT}"
    assert "IKU-08." not in putus["index.md"].teks
    assert baris(putus["index.md"], "IKU-08")[2] == "deret terputus"
    page = putus["indikator/IKU-08.md"]
    assert sentence in page.teks
    charts = page.cari("svg", "ukur-grafik")
    assert len(charts) == 2  # for a desk and for a telephone
    for chart in charts:
        assert chart.cari("polyline") == []
        [mark] = chart.cari("g", "putus")
        assert [mark.cari("title")[0].teks, mark.cari("text")[0].teks] == [sentence, "deret lain"]
        assert sentence in chart.cari("desc")[0].teks
    [table] = putus["dokumen/2024-TW4.md"].cari("table", "ukur-banding")
    assert baris(table, "IKU-08")[1:] == ["deret lain", "0,0939", "–", "deret terputus"]
    assert f"{sentence}." in table.teks
    assert not putus["dokumen/2024-TW4.md"].cari("img", "x")


def test_garis_berhenti_di_putus() -> None:
    """Five points, a new series from the fourth: lines over three and two points, none between."""
    values, names = [Figure(text, D(text)) for text in ("1", "2", "3", "70", "80")], ["TW"] * 5
    places, broken = [(name, "2024") for name in names], [(3, "Skala lain")]
    drawn = LineChart("Judul", "Uraian", places, names, values, [NOTHING] * 5, broken=broken)
    tree = urai(line_chart(drawn))
    points = [len(line.atribut["points"].split()) for line in tree.cari("polyline")]
    assert points == [3, 2]
    [mark] = tree.cari("g", "putus")
    x = [float(c.atribut["cx"]) for c in tree.cari("circle", "realisasi")]
    assert x[2] < float(mark.cari("line")[0].atribut["x1"]) < x[3]


def test_tanda_tidak_pernah_warna_saja() -> None:
    change = ShownChange("TW IV 2023", "2023-TW4", Figure("+1 desa", D(1)), "naik", "memburuk")
    tree = urai(direction_html(change))
    [mark] = tree.cari("span", "ukur-arah")
    assert mark.teks == "▲ nilai naik, memburuk"
    assert [span.teks for span in mark.cari("span") if span.atribut.get("aria-hidden")] == ["▲"]
    assert direction_html(None) == "–"
    assert "<b>" not in direction_html(replace(change, arah="", alasan="<b>"))


def arsip(periode: str) -> DokumenPengukuran:
    return thaw((REPO / "content/arsip" / periode / "v1/dokumen.json").read_bytes())


def test_arsip_menyebut_arah_dan_predikat_terpisah() -> None:
    lama, baru = arsip("2023-TW4"), arsip("2024-TW4")
    earlier = EarlierPeriod(lama, compare_periods(lama, baru))
    assert (earlier.directions, earlier.moves) == ("7 membaik, 1 memburuk: IKU-08.", "Predikat semua tetap.")


def test_arsip_yang_angka_lamanya_dikoreksi_tidak_berarah() -> None:
    """2023 now says 0,0700; the document of 2024 judged the change since 0,0685, which is another."""
    lama, baru = arsip("2023-TW4"), arsip("2024-TW4")
    group = lama.kelompok[-1]
    [row] = group.baris
    figure = replace(row.sampai, realisasi=Figure("0,0700", D("0.0700")))
    triwulan = replace(row.triwulan, realisasi=figure.realisasi)
    changed = replace(group, baris=(replace(row, sampai=figure, triwulan=triwulan),))
    koreksi = replace(lama, kelompok=(*lama.kelompok[:-1], changed))
    earlier = EarlierPeriod(koreksi, compare_periods(koreksi, baru))
    assert earlier.directions == "7 membaik."


def test_periode_yang_tidak_dibandingkan_dokumen_tidak_berarah() -> None:
    lama, baru = arsip("2023-TW4"), arsip("2024-TW4")
    other = replace(lama, periode=replace(lama.periode, triwulan=3))
    assert EarlierPeriod(other, compare_periods(other, baru)).directions == ""
