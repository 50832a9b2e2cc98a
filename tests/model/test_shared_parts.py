"""Figures that several units add up to; sums are worked out beside each case."""

from decimal import Decimal as D
from typing import Any

import pytest

from ukur.model.numbers import AbsentReason, Quantity, Unreadable
from ukur.model.pengukuran import IsianIndikator
from ukur.model.shared_figure import UnitPart, combined, missing_units

NA, BELUM = AbsentReason.TIDAK_BERLAKU, AbsentReason.BELUM_RILIS


def bagian(unit: str, **isian: Any) -> UnitPart:
    entry = IsianIndikator.model_validate(isian) if isian.pop("ada", True) else None
    return UnitPart(unit, f"Bidang {unit.upper()}", entry)


@pytest.mark.parametrize(
    ("isian", "realisasi"),
    [
        pytest.param(["10", "12,5"], D("22.5"), id="10 + 12,5"),
        pytest.param(["10", "0"], D(10), id="nol ialah laporan"),
        pytest.param(["10", None], None, id="satu kosong: belum ada data"),
        pytest.param(["10", "n/a"], D(10), id="yang tidak berlaku tidak menambah"),
        pytest.param(["n/a", "n/a"], NA, id="tidak berlaku bagi semua"),
        pytest.param(["10", "Belum rilis"], BELUM, id="satu belum rilis"),
        pytest.param(["Belum rilis", None], None, id="kosong mendahului belum rilis"),
        pytest.param(["10", "BB"], None, id="kata tidak berjumlah"),
        pytest.param(["9" * 30, "1"], D("1" + "0" * 30), id="30 digit tetap tepat"),
    ],
)
def test_jumlah(isian: list[str | None], realisasi: Quantity | None) -> None:
    whole = combined([bagian(unit, realisasi=value) for unit, value in zip("ab", isian, strict=True)])
    assert (whole.realisasi, whole.pembilang, whole.penyebut) == (realisasi, None, None)


@pytest.mark.parametrize("lain", ["10", None, "n/a", "Belum rilis"])
def test_bagian_yang_tidak_terbaca(lain: str | None) -> None:
    """What one unit wrote cannot be read: no sum, and nobody says that there is no data."""
    noda = Unreadable("indicators/pengukuran/2025-TW1/b.yml:4")
    whole = combined([bagian("a", realisasi=lain), bagian("b", realisasi=noda)])
    assert whole.realisasi == noda


def test_rasio() -> None:
    """8 of 90 and 3 of 10 are 11 of 100, and no mean of 8,89 and 30 percent."""
    whole = combined([bagian("a", pembilang="8", penyebut="90"), bagian("b", pembilang="3", penyebut="10")])
    assert (whole.realisasi, whole.pembilang, whole.penyebut) == (None, D(11), D(100))


def test_unit_yang_belum() -> None:
    parts = [bagian("a", realisasi="1"), bagian("b", keterangan="Menyusul"), bagian("c", ada=False)]
    assert missing_units(parts) == ("Bidang B", "Bidang C")
    assert combined(parts).realisasi is None
    assert combined(parts).keterangan == "Bidang B: Menyusul"


def test_rincian() -> None:
    """Members of both parts together: 1 + 2, 3 of one alone; 5 and a blank are blank."""
    first = bagian(
        "a",
        realisasi="9",
        rincian={"K1": {"realisasi": "1"}, "K2": {"realisasi": "3"}, "K3": {"realisasi": "5"}},
    )
    second = bagian("b", realisasi="2", rincian={"K1": {"realisasi": "2"}, "K3": {}})
    members = combined([first, second]).rincian
    assert {kode: member.realisasi for kode, member in members.items()} == {
        "K1": D(3),
        "K2": D(3),
        "K3": None,
    }


def test_bukti_dan_rencana_berurutan_menurut_unit() -> None:
    """Who answers for the whole writes about it without a part, and comes in its place among the units."""
    plan = {"tindak_lanjut": "Uji"}
    bukti = {"nama": "Buku", "lokasi_arsip": "Rak 1"}
    parts = [
        bagian("c", realisasi="1", bukti=[{**bukti, "nama": "C"}], rencana_aksi=[{**plan, "kendala": "C"}]),
        bagian("a", realisasi="1", bukti=[{**bukti, "nama": "A"}], faktor_pendukung="Cuaca"),
    ]
    whole = combined(parts, [bagian("b", rencana_aksi=[{**plan, "kendala": "B"}], keterangan="Semua")])
    assert [item.nama for item in whole.bukti] == ["A", "C"]
    assert [item.kendala for item in whole.rencana_aksi] == ["B", "C"]
    assert (whole.keterangan, whole.faktor_pendukung) == ("Bidang B: Semua", "Bidang A: Cuaca")
