"""Budget against published rows (published_tables.py) and small trees by hand; amounts are rupiah."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal as D
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measure.published_tables import CIREBON, POLMAN_BUDGET

from ukur.measure.anggaran import (
    Efisiensi,
    EfisiensiClass,
    Unjudged,
    anggaran,
    efisiensi,
    efisiensi_class,
    yearly_efisiensi,
)
from ukur.measure.rollup import Rollup
from ukur.model.catalogue import Catalogue
from ukur.model.instansi import EfisiensiAnggaran
from ukur.model.pengukuran import Anggaran
from ukur.model.periode import Periode
from ukur.model.pohon import PohonKinerja

TW1, TW2, TW4 = (Periode(2026, quarter) for quarter in (1, 2, 4))
EFISIEN, CUKUP, TIDAK = EfisiensiClass
Simpul = Mapping[str, tuple[str, Sequence[str | None]]]


def _node(kode: str, jenis: str, *anak: Any) -> dict[str, Any]:
    return {"kode": kode, "jenis": jenis, "uraian": f"Uraian {kode}", "anak": list(anak)}


POHON = _node(
    "T-1",
    "tujuan",
    _node(
        "SS-1", "sasaran", _node("1.01", "program", _node("1.01.1", "kegiatan"), _node("1.01.2", "kegiatan"))
    ),
    _node("SS-2", "sasaran", _node("1.02", "program"), _node("1.03", "program")),
)


@pytest.fixture
def kantor(katalog: Catalogue) -> Callable[..., Catalogue]:
    """An office with a tree and, by code, pagu and realisasi of TW1, TW2, ...; None is not reported."""

    def build(
        simpul: Simpul,
        batas: Mapping[str, str] | None = None,
        rencana: Mapping[str, Sequence[Any]] | None = None,
    ) -> Catalogue:
        plans = rencana or {}
        nodes = {
            kode: {
                "pagu": pagu,
                "realisasi": _by_quarter(spent),
                "rencana": _by_quarter(plans.get(kode, ())),
            }
            for kode, (pagu, spent) in simpul.items()
        }
        record = Anggaran.model_validate({"tahun": "2026", "sumber": "DPA uji", "simpul": nodes})
        bounds = EfisiensiAnggaran.model_validate(dict(batas or {}))
        return replace(
            katalog,
            instansi=katalog.instansi.model_copy(update={"efisiensi": bounds}),
            pohon=PohonKinerja.model_validate({"simpul": [POHON]}),
            anggaran={2026: record},
        )

    return build


def _by_quarter(values: Sequence[str | None]) -> dict[str, str]:
    return {f"TW{quarter}": value for quarter, value in enumerate(values, 1) if value is not None}


def gabungan(
    rata_rata: str | None, tercapai: int = 1, jumlah: int = 1, berbatas: str | None = None, meleset: int = 0
) -> Rollup:
    mean, capped = (None if text is None else D(text) for text in (rata_rata, berbatas))
    return Rollup(jumlah, jumlah, tercapai, meleset, mean, capped, ())


def test_formulir_cirebon(kantor: Callable[..., Catalogue]) -> None:
    """B2 and its neighbours: three programmes of two sasaran, as printed for TW I and TW II of 2026.

    Pagu 364,134,300 + 7,263,549,243 + 18,499,835 = 7,646,183,378. Spent to date 1,866,387,810 (24.4094 %)
    and 3,697,305,800 (48.3549 %).
    """
    amounts = {
        kode: (row.pagu, [quarter.spent for quarter in row.quarters])
        for kode, row in zip(("1.01", "1.02", "1.03"), CIREBON, strict=True)
    }
    rows, total = anggaran(kantor(amounts), TW2)
    assert [dict(row.serapan) for row in rows] == [
        {tw: D(quarter.serapan) for tw, quarter in enumerate(row.quarters, 1)} for row in CIREBON
    ]
    assert total is not None
    assert (total.pagu, total.realisasi) == (D(7646183378), {1: D(1866387810), 2: D(3697305800)})
    assert total.serapan == {1: D("24.41"), 2: D("48.35")}


def test_contoh_pmk_214(kantor: Callable[..., Catalogue]) -> None:
    """B1: 734,881,464,333 of 855,830,897,000 is printed 85,87."""
    spent = [None, None, None, "734881464333"]
    rows, total = anggaran(kantor({"1.01": ("855830897000", spent)}), TW4)
    assert [row.serapan for row in rows] == [{4: D("85.87")}]
    assert total is not None
    assert total.serapan == {4: D("85.87")}


def test_kegiatan_polman_terhitung_satu_kali(kantor: Callable[..., Catalogue]) -> None:
    """A kegiatan with its two sub kegiatan: the total is the kegiatan's, not twice as much."""
    amounts = {
        kode: (row.target, [row.total])
        for kode, row in zip(("1.01", "1.01.1", "1.01.2"), POLMAN_BUDGET, strict=True)
    }
    rows, total = anggaran(kantor(amounts), TW1)
    assert [(row.tingkat, str(row.serapan[1])) for row in rows] == [(0, "99.66"), (1, "99.62"), (1, "99.80")]
    assert total is not None
    assert (total.pagu, total.realisasi, total.serapan) == (
        D(1004422800),
        {1: D(1000972958)},
        {1: D("99.66")},
    )


@pytest.mark.parametrize(
    ("simpul", "baris", "pagu", "realisasi"),
    [
        pytest.param(
            {"1.02": ("100", ["10", "20"]), "1.03": ("300", ["30", "60"])},
            ["1.02", "1.03"],
            400,
            {1: 40, 2: 80},
            id="semua dilaporkan",
        ),
        pytest.param(
            {"1.02": ("100", ["10", "20"]), "1.03": ("300", ["30"])},
            ["1.02", "1.03"],
            400,
            {1: 40},
            id="TW2 belum lengkap: jumlahnya tidak ada, bukan 20",
        ),
        pytest.param(
            {"1.02": ("100", [None, "20"]), "1.03": ("300", ["30"])},
            ["1.02", "1.03"],
            400,
            {},
            id="tidak ada triwulan yang lengkap",
        ),
        pytest.param(
            {"1.02": ("100", ["0", "0"])}, ["1.02"], 100, {1: 0, 2: 0}, id="nol dilaporkan, bukan kosong"
        ),
        pytest.param(
            {"1.02": ("100", ["10", "20", "30", "40"])},
            ["1.02"],
            100,
            {1: 10, 2: 20},
            id="triwulan sesudah dokumen tidak ikut",
        ),
        pytest.param(
            {"1.01.1": ("40", ["4", "8"]), "1.01.2": ("60", ["6", "12"])},
            ["1.01.1", "1.01.2"],
            100,
            {1: 10, 2: 20},
            id="anak tanpa induk dijumlahkan",
        ),
        pytest.param(
            {"1.01.2": ("60", ["6", "7"]), "1.01": ("100", ["10", "11"])},
            ["1.01", "1.01.2"],
            100,
            {1: 10, 2: 11},
            id="urut pohon, anak di dalam induk tidak dijumlahkan lagi",
        ),
    ],
)
def test_jumlah(
    kantor: Callable[..., Catalogue], simpul: Simpul, baris: list[str], pagu: int, realisasi: dict[int, int]
) -> None:
    rows, total = anggaran(kantor(simpul), TW2)
    assert [row.kode for row in rows] == baris
    assert total is not None
    assert (total.pagu, total.realisasi) == (D(pagu), {quarter: D(n) for quarter, n in realisasi.items()})


@pytest.mark.parametrize(
    ("pagu", "realisasi", "serapan"),
    [
        pytest.param("800", "1", {1: D("0.13")}, id="0,125 dibulatkan ke atas"),
        pytest.param("3", "2", {1: D("66.67")}, id="66,6667"),
        pytest.param("100", "110", {1: D("110.00")}, id="melebihi pagu terlihat"),
        pytest.param("0", "0", {}, id="pagu nol tidak punya serapan"),
    ],
)
def test_serapan_dibulatkan_satu_kali(
    kantor: Callable[..., Catalogue], pagu: str, realisasi: str, serapan: dict[int, D]
) -> None:
    [row], total = anggaran(kantor({"1.01": (pagu, [realisasi])}), TW1)
    assert total is not None
    assert (row.serapan, row.realisasi, total.serapan) == (serapan, {1: D(realisasi)}, serapan)


def test_serapan_jumlah_bukan_rata_rata(kantor: Callable[..., Catalogue]) -> None:
    """90 of 100 and 30 of 300: 120 of 400 is 30, the mean of 90 and 10 is 50."""
    _, total = anggaran(kantor({"1.02": ("100", ["90"]), "1.03": ("300", ["30"])}), TW1)
    assert total is not None
    assert total.serapan == {1: D("30.00")}


def test_tahun_tanpa_anggaran(kantor: Callable[..., Catalogue]) -> None:
    assert anggaran(kantor({"1.01": ("1", [])}), Periode(2025, 4)) == ((), None)


@pytest.mark.parametrize(
    ("selisih", "hasil"),
    [
        pytest.param("5.01", EFISIEN, id="di atas batas atas"),
        pytest.param("5", CUKUP, id="tepat batas atas"),
        pytest.param("0", CUKUP, id="sama besar"),
        pytest.param("-5", CUKUP, id="tepat batas bawah"),
        pytest.param("-5.01", TIDAK, id="di bawah batas bawah"),
    ],
)
def test_golongan_bawaan(selisih: str, hasil: EfisiensiClass) -> None:
    assert efisiensi_class(D(selisih), EfisiensiAnggaran()) is hasil


@given(*[st.decimals(-300, 300, places=2)] * 3)
def test_golongan_selalu_menurut_urutan(selisih: D, satu: D, dua: D) -> None:
    lower, upper = sorted((satu, dua))
    found = efisiensi_class(selisih, EfisiensiAnggaran(efisien=upper, tidak_efisien=lower))
    assert (found is EFISIEN, found is TIDAK) == (selisih > upper, selisih < lower)


def hitung(
    katalog: Catalogue, total: Rollup, sasaran: str = "SS-2", periode: Periode = TW1
) -> Efisiensi | None:
    [node] = (node for node in katalog.pohon.walk_down() if node.kode == sasaran)
    return efisiensi(katalog, periode, node, total)


@pytest.mark.parametrize(
    ("spent", "total", "batas", "serapan", "selisih", "hasil", "sisa"),
    [
        pytest.param(
            "75",
            gabungan("95.00"),
            None,
            "75.00",
            "20.00",
            EFISIEN,
            "25.00",
            id="semua tercapai: sisa diklaim",
        ),
        pytest.param(
            "75", gabungan("95.00", 1, 2), None, "75.00", "20.00", EFISIEN, None, id="satu meleset: tidak"
        ),
        pytest.param("100", gabungan("95.00", 0), None, "100.00", "-5.00", CUKUP, None, id="tepat -5"),
        pytest.param("95", gabungan("100.00"), None, "95.00", "5.00", CUKUP, "5.00", id="tepat 5"),
        pytest.param("95", gabungan("99.99", 0), None, "95.00", "4.99", CUKUP, None, id="di antaranya"),
        pytest.param(
            "95", gabungan("100.00"), {"efisien": "4.99"}, "95.00", "5.00", EFISIEN, "5.00", id="batas kantor"
        ),
        pytest.param(
            "120",
            gabungan("110.00"),
            None,
            "120.00",
            "-10.00",
            TIDAK,
            "-20.00",
            id="melebihi pagu: sisa negatif",
        ),
        pytest.param("0", gabungan("100.00"), None, "0.00", "100.00", EFISIEN, "100.00", id="belum belanja"),
    ],
)
def test_efisiensi(
    kantor: Callable[..., Catalogue],
    spent: str,
    total: Rollup,
    batas: Mapping[str, str] | None,
    serapan: str,
    selisih: str,
    hasil: EfisiensiClass,
    sisa: str | None,
) -> None:
    found = hitung(kantor({"1.02": ("100", [spent])}, batas), total)
    assert found is not None
    assert (str(found.serapan), str(found.selisih), found.golongan) == (serapan, selisih, hasil)
    assert found.sisa == (None if sisa is None else D(sisa))
    assert (found.kode, found.capaian) == ("SS-2", total.rata_rata)


def test_efisiensi_dari_angka_tercetak(kantor: Callable[..., Catalogue]) -> None:
    """B2 with capaian 10: 17,244,445 / 364,134,300 = 4.73574 printed 4.74, so 10 - 4.74 = 5.26."""
    found = hitung(kantor({"1.02": ("364134300", ["17244445"])}), gabungan("10.00"))
    assert found is not None
    assert (str(found.selisih), str(found.sisa)) == ("5.26", "95.26")


def test_efisiensi_sasaran_memakai_simpul_teratas(kantor: Callable[..., Catalogue]) -> None:
    """SS-1: program 200, of which kegiatan 120; counted once 100/200 = 50. SS-2 is not in it."""
    amounts = {"1.01": ("200", ["100"]), "1.01.1": ("120", ["90"]), "1.02": ("1000", ["1000"])}
    found = hitung(kantor(amounts), gabungan("60.00"), "SS-1")
    assert found is not None
    assert (str(found.serapan), str(found.selisih)) == ("50.00", "10.00")


@pytest.mark.parametrize(
    ("simpul", "rata_rata", "periode"),
    [
        pytest.param({"1.02": ("100", ["50"])}, None, TW1, id="tanpa capaian"),
        pytest.param({"1.01": ("100", ["50"])}, "100", TW1, id="anggaran sasaran lain saja"),
        pytest.param({"1.02": ("100", ["50"])}, "100", TW2, id="triwulan itu belum dilaporkan"),
        pytest.param(
            {"1.02": ("100", ["5"]), "1.03": ("9", [])}, "100", TW1, id="satu program belum dilaporkan"
        ),
        pytest.param({"1.02": ("0", ["0"])}, "100", TW1, id="pagu nol"),
        pytest.param({"1.02": ("100", ["50"])}, "100", Periode(2025, 1), id="tahun tanpa anggaran"),
    ],
)
def test_tanpa_efisiensi(
    kantor: Callable[..., Catalogue], simpul: Simpul, rata_rata: str | None, periode: Periode
) -> None:
    assert hitung(kantor(simpul), gabungan(rata_rata), periode=periode) is None


@pytest.mark.parametrize(
    ("triwulan", "total", "hasil"),
    [
        pytest.param(1, gabungan("203.23", 2, 2, "100.00"), Unjudged.BELUM_AKHIR_TAHUN, id="triwulan I"),
        pytest.param(3, gabungan("203.23", 2, 2, "100.00"), Unjudged.BELUM_AKHIR_TAHUN, id="triwulan III"),
        pytest.param(
            4, gabungan("203.23", 3, 5, "88.50", 2), Unjudged.BELUM_TERCAPAI, id="dua dari lima meleset"
        ),
        pytest.param(
            4, gabungan("203.23", 4, 5, "100.00"), Unjudged.BELUM_LENGKAP, id="satu belum dapat dinilai"
        ),
        pytest.param(4, gabungan(None, 0, 0), Unjudged.BELUM_LENGKAP, id="tanpa capaian"),
    ],
)
def test_efisiensi_tidak_dinilai(
    kantor: Callable[..., Catalogue], triwulan: int, total: Rollup, hasil: Unjudged
) -> None:
    found = kantor({"1.02": ("100", ["10", "20", "30", "75"])})
    [node] = (node for node in found.pohon.walk_down() if node.kode == "SS-2")
    assert yearly_efisiensi(found, Periode(2026, triwulan), node, total) is hasil


def test_efisiensi_akhir_tahun_dari_rata_rata_berbatas(kantor: Callable[..., Catalogue]) -> None:
    """All reached: 100.00 with a cap, 655.74 without; 75 of 100 spent leaves 25, not 580.74 points."""
    found = kantor({"1.02": ("100", ["10", "20", "30", "75"])})
    [node] = (node for node in found.pohon.walk_down() if node.kode == "SS-2")
    result = yearly_efisiensi(found, TW4, node, gabungan("655.74", 2, 2, "100.00"))
    assert isinstance(result, Efisiensi)
    assert (result.capaian, result.selisih, result.golongan, result.sisa) == (D(100), D(25), EFISIEN, D(25))


def test_efisiensi_tanpa_realisasi_akhir_tahun(kantor: Callable[..., Catalogue]) -> None:
    found = kantor({"1.02": ("100", ["10"])})
    [node] = (node for node in found.pohon.walk_down() if node.kode == "SS-2")
    total = gabungan("120.00", 2, 2, "100.00")
    assert yearly_efisiensi(found, TW4, node, total) is Unjudged.TANPA_ANGGARAN


def test_rencana_kas(kantor: Callable[..., Catalogue]) -> None:
    """1.02: 10 of 20 planned is 50 %, 45 of 40 is 112.5 %; 1.03 has no plan for TW2.

    Together TW1: 40 of 20 + 60 = 50 %; TW2 has no plan of both.
    """
    plans = {"1.02": ["20", "40"], "1.03": ["60"]}
    rows, total = anggaran(
        kantor({"1.02": ("100", ["10", "45"]), "1.03": ("300", ["30", "90"])}, None, plans), TW2
    )
    assert [(row.rencana, row.serapan_rencana) for row in rows] == [
        ({1: D(20), 2: D(40)}, {1: D("50.00"), 2: D("112.50")}),
        ({1: D(60)}, {1: D("50.00")}),
    ]
    assert total is not None
    assert (total.rencana, total.serapan_rencana) == ({1: D(80)}, {1: D("50.00")})


@pytest.mark.parametrize(
    ("rencana", "spent", "hasil"),
    [
        pytest.param(["0", "50"], ["0", "40"], {2: D("80.00")}, id="rencana nol tidak punya serapan"),
        pytest.param(
            ["10", "20", "30"], ["5", "5"], {1: D("50.00"), 2: D("25.00")}, id="sesudah dokumen tidak ikut"
        ),
        pytest.param(["10", "20"], [None, "5"], {2: D("25.00")}, id="belum dilaporkan, bukan nol"),
    ],
)
def test_serapan_rencana(
    kantor: Callable[..., Catalogue], rencana: list[str], spent: list[str | None], hasil: dict[int, D]
) -> None:
    [row], _ = anggaran(kantor({"1.02": ("100", spent)}, None, {"1.02": rencana}), TW2)
    assert row.serapan_rencana == hasil
