"""What differs between versions and between periods: figures by hand, and no field that goes unseen."""

import dataclasses
from collections.abc import Callable
from decimal import Decimal as D
from typing import Any

import pytest
from tests.arsip_buatan import sebelum_koreksi
from tests.baris import ganti_baris
from tests.lengkap import TW3, TW4, lengkap

from ukur.document.document_value import DokumenPengukuran, IndikatorRow, Receipt, SasaranGroup, ShownSummary
from ukur.document.figure import Figure, ScopedFigure
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.scope import Scope
from ukur.site.collected_material import collect_material
from ukur.site.period_comparison import PredikatMove, compare_periods, count_moves
from ukur.site.version_comparison import ChangedFigure, compare_versions

NAMA = "Indikator uji naik nomor 1"


@pytest.fixture(scope="module")
def dokumen(katalog: Catalogue) -> dict[Any, DokumenPengukuran]:
    return dict(collect_material(Measurements(lengkap(katalog)), ()).dokumen)


@pytest.fixture(scope="module")
def kini(dokumen: dict[Any, DokumenPengukuran]) -> DokumenPengukuran:
    return dokumen[TW4]


def ubah(dokumen: DokumenPengukuran, kode: str, /, **isi: Any) -> DokumenPengukuran:
    """The document with one row changed; without ``isi`` the row is gone."""
    groups = tuple(
        dataclasses.replace(
            group,
            baris=tuple(
                ganti_baris(row, **isi) if row.kode == kode else row
                for row in group.baris
                if isi or row.kode != kode
            ),
        )
        for group in dokumen.kelompok
    )
    return dataclasses.replace(dokumen, kelompok=groups)


def test_a_correction_by_hand(katalog: Catalogue) -> None:
    """Target 80: 81,5 gives 101,875 and 82,5 gives 103,125; halves are rounded up."""
    office = lengkap(katalog, jumlah=1)
    old, new = sebelum_koreksi(office), collect_material(Measurements(office), ()).dokumen[TW4]
    found = compare_versions(dataclasses.replace(old, koreksi=(), alamat_arsip=None), new)
    assert found.angka == (
        ChangedFigure("IKU-01", NAMA, "Realisasi triwulan", "81,50", "82,50"),
        ChangedFigure("IKU-01", NAMA, "Capaian triwulan", "101,88 %", "103,13 %"),
        ChangedFigure("IKU-01", NAMA, "Realisasi sampai dengan triwulan ini", "81,50", "82,50"),
        ChangedFigure("IKU-01", NAMA, "Capaian sampai dengan triwulan ini", "101,88 %", "103,13 %"),
        ChangedFigure("IKU-01", NAMA, "Capaian setahun", "101,88 %", "103,13 %"),
        ChangedFigure("", "Seluruh dokumen", "Rata-rata capaian", "101,88 %", "103,13 %"),
        ChangedFigure("", "Seluruh dokumen", "Rata-rata capaian dengan batas", "101,88 %", "103,13 %"),
    )
    assert [(row.kode, row.lama, row.baru) for row in found.koreksi] == [("IKU-01", "81,50", "82,50")]
    assert [title for title, _ in found.figures_by_indikator] == [f"IKU-01 {NAMA}", "Seluruh dokumen"]
    assert {"daftar koreksi", "perhitungan IKU-01"} <= set(found.teks)
    assert "bukti IKU-01" not in found.teks


def test_the_same_document_differs_in_nothing(kini: DokumenPengukuran) -> None:
    found = compare_versions(kini, dataclasses.replace(kini))
    assert not found.has_changes
    assert found.koreksi == ()


Ubah = Callable[[DokumenPengukuran], DokumenPengukuran]
TEKS: list[Any] = [
    pytest.param(lambda d: dataclasses.replace(d, pendahuluan="lain"), ("pendahuluan",), id="pendahuluan"),
    pytest.param(lambda d: dataclasses.replace(d, nomor=None), ("nomor",), id="nomor"),
    pytest.param(lambda d: ubah(d, "IKU-02", keterangan="lain"), ("keterangan IKU-02",), id="keterangan"),
    pytest.param(lambda d: ubah(d, "IKU-02", rencana_aksi=()), ("rencana aksi IKU-02",), id="rencana aksi"),
    pytest.param(
        lambda d: ubah(d, "IKU-02", capaian=Figure("77,14 %", D("77.1400"))),
        (),
        id="angka yang sama ditulis dengan nol di belakang",
    ),
    pytest.param(
        lambda d: ubah(d, "IKU-02", capaian=Figure("77,14 %", D("77.142"))),
        ("perhitungan IKU-02",),
        id="yang dicetak sama, yang di baliknya tidak",
    ),
]


@pytest.mark.parametrize(("ganti", "nama"), TEKS)
def test_texts_are_named(ganti: Ubah, nama: tuple[str, ...], kini: DokumenPengukuran) -> None:
    base = ubah(kini, "IKU-02", capaian=Figure("77,14 %", D("77.14")))
    found = compare_versions(base, ganti(base))
    assert (found.teks, found.angka) == (nama, ())


def test_an_indicator_that_comes_or_goes(kini: DokumenPengukuran) -> None:
    without = ubah(kini, "IKU-01")
    assert compare_versions(without, kini).tambah == (f"IKU-01 {NAMA}",)
    assert compare_versions(kini, without).hapus == (f"IKU-01 {NAMA}",)


def test_the_judged_capaian_is_named_where_no_other_moved_like_it(kini: DokumenPengukuran) -> None:
    """The headline was the year's, 103,13 %, and is the quarter's now, which was and is 99,00 %."""
    before = ubah(kini, "IKU-01", capaian_triwulan=Figure("99,00 %", D(99)))
    found = compare_versions(before, ubah(before, "IKU-01", lingkup=Scope.TRIWULAN))
    assert [(one.angka, one.lama, one.baru) for one in found.angka] == [
        ("Capaian yang dinilai", "103,13 %", "99,00 %")
    ]


def bidang(jenis: Any, *kecuali: str) -> list[str]:
    return [part.name for part in dataclasses.fields(jenis) if part.name not in kecuali]


def lain(value: Any) -> Any:
    """Another value in place of this one; what is read part by part keeps its parts."""
    if isinstance(value, Figure):
        return Figure("lain")
    if isinstance(value, ScopedFigure):
        return dataclasses.replace(value, status="lain")
    if isinstance(value, Scope):
        return next(scope for scope in Scope if scope is not value)
    if isinstance(value, Receipt):
        return dataclasses.replace(value, sumber="lain")
    return dataclasses.replace(value, jumlah=999) if isinstance(value, ShownSummary) else "lain"


@pytest.mark.parametrize("nama", bidang(IndikatorRow))
def test_no_field_of_a_row_goes_unseen(nama: str, kini: DokumenPengukuran) -> None:
    row = next(row for row in kini.baris if row.kode == "IKU-01")
    changed = ubah(kini, "IKU-01", **{nama: lain(getattr(row, nama))})
    assert compare_versions(kini, changed).has_changes


@pytest.mark.parametrize("nama", bidang(Receipt))
def test_no_part_of_a_receipt_goes_unseen(nama: str, kini: DokumenPengukuran) -> None:
    row = next(row for row in kini.baris if row.kode == "IKU-01")
    nothing: dict[str, Any] = {nama: ()}
    receipt = dataclasses.replace(row.struk, **nothing)
    assert compare_versions(kini, ubah(kini, "IKU-01", struk=receipt)).has_changes


@pytest.mark.parametrize("nama", bidang(SasaranGroup, "baris"))
def test_no_field_of_a_group_goes_unseen(nama: str, kini: DokumenPengukuran) -> None:
    first, *rest = kini.kelompok
    changed = dataclasses.replace(first, **{nama: lain(getattr(first, nama))})
    assert compare_versions(kini, dataclasses.replace(kini, kelompok=(changed, *rest))).has_changes


@pytest.mark.parametrize("nama", bidang(DokumenPengukuran, "periode", "kelompok"))
def test_no_field_of_a_document_goes_unseen(nama: str, kini: DokumenPengukuran) -> None:
    """Koreksi is a list of records, which the comparison looks into."""
    value: Any = () if nama == "koreksi" else lain(getattr(kini, nama))
    assert compare_versions(kini, dataclasses.replace(kini, **{nama: value})).has_changes


GERAK = [
    pytest.param({}, {}, PredikatMove.TETAP, id="predikat sama"),
    pytest.param({"capaian": Figure("1 %", D(1))}, {}, PredikatMove.TETAP, id="capaian lain, predikat sama"),
    pytest.param(
        {"predikat": "Rendah", "capaian": Figure("60 %", D(60))},
        {"predikat": "Tinggi", "capaian": Figure("80 %", D(80))},
        PredikatMove.NAIK,
        id="naik",
    ),
    pytest.param(
        {"predikat": "Tinggi", "capaian": Figure("80 %", D(80))},
        {"predikat": "Rendah", "capaian": Figure("60 %", D(60))},
        PredikatMove.TURUN,
        id="turun",
    ),
    pytest.param(
        {"predikat": "-", "capaian": Figure("belum ada data")},
        {"predikat": "Tinggi", "capaian": Figure("80 %", D(80))},
        PredikatMove.BERUBAH,
        id="semula tanpa capaian",
    ),
    pytest.param(
        {"predikat": "Tinggi", "capaian": Figure("80 %", D(80))},
        {"predikat": "Baik", "capaian": Figure("80 %", D(80))},
        PredikatMove.BERUBAH,
        id="capaian sama, nama predikat lain",
    ),
]


@pytest.mark.parametrize(("lalu", "ini", "gerak"), GERAK)
def test_moves_of_a_predikat(
    lalu: dict[str, Any], ini: dict[str, Any], gerak: PredikatMove, kini: DokumenPengukuran
) -> None:
    pair = compare_periods(
        ubah(kini, "IKU-01", kode="IKU-01", **lalu), ubah(kini, "IKU-01", kode="IKU-01", **ini)
    )
    [row] = [row for row in pair if row.kode == "IKU-01"]
    assert row.gerak is gerak


def test_another_scale_has_no_up_or_down(kini: DokumenPengukuran) -> None:
    old = dataclasses.replace(
        ubah(kini, "IKU-01", predikat="Rendah", capaian=Figure("60 %", D(60))), skala=(("lain", "0"),)
    )
    assert compare_periods(old, kini)[0].gerak is PredikatMove.BERUBAH


def test_periods_side_by_side(dokumen: dict[Any, DokumenPengukuran]) -> None:
    before = ubah(
        ubah(dokumen[TW3], "IKU-02"),
        "IKU-01",
        realisasi_sampai=Figure("50,00", D(50)),
        capaian=Figure("62,50 %", D("62.5")),
        predikat="Rendah",
        satuan="orang",
        nama="Nama lama",
    )
    after = ubah(dokumen[TW4], "IKU-03")
    rows = {row.kode: row for row in compare_periods(before, after)}
    assert [row.kode for row in compare_periods(before, after)][-1] == "IKU-03"
    first = rows["IKU-01"]
    assert (first.realisasi, first.capaian) == (("50,00", "82,50"), ("62,50 %", "103,13 %"))
    assert (first.lingkup, first.target) == (("s.d. TW III", "setahun"), ("80,00", "80,00"))
    assert (first.predikat, first.gerak) == (("Rendah", "Sangat Tinggi"), PredikatMove.NAIK)
    assert first.catatan == "satuan berubah dari orang menjadi satuan uji; semula bernama Nama lama"
    assert (rows["IKU-02"].gerak, rows["IKU-02"].realisasi) == (PredikatMove.BARU, ("–", "0,43"))
    assert (rows["IKU-03"].gerak, rows["IKU-03"].capaian[1]) == (PredikatMove.HILANG, "–")
    counts = count_moves(tuple(rows.values()))
    assert counts == {
        PredikatMove.NAIK: 1,
        PredikatMove.TETAP: 9,
        PredikatMove.BARU: 1,
        PredikatMove.HILANG: 1,
    }
    assert list(counts) == [PredikatMove.NAIK, PredikatMove.TETAP, PredikatMove.BARU, PredikatMove.HILANG]
