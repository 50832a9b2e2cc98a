from collections.abc import Mapping
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from ukur.measure.agregasi import COMBINERS, SENTENCES, target_triwulan, value_to_date
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Agregasi, Frekuensi, Indikator, Target
from ukur.model.numbers import Label, Quantity, QuantityValue, quantity_spelling

T = {"TW1": "10", "TW2": "20", "TW3": "30", "TW4": "40"}
JUMLAH, RATA, AKHIR = Agregasi.JUMLAH, Agregasi.RATA_RATA, Agregasi.POSISI_AKHIR
MAKS, KUMULATIF = Agregasi.MAKSIMUM, Agregasi.KUMULATIF
TAHUNAN, SEMESTERAN = Frekuensi.TAHUNAN, Frekuensi.SEMESTERAN


def dibaca(values: Mapping[int, str]) -> dict[int, Quantity]:
    return {quarter: TypeAdapter(QuantityValue).validate_python(text) for quarter, text in values.items()}


def teks(value: Quantity | None) -> str | None:
    return None if value is None else quantity_spelling(value)


def indikator(
    katalog: Catalogue, agregasi: Agregasi, frekuensi: Frekuensi = Frekuensi.TRIWULANAN
) -> Indikator:
    return katalog.indikator["IKU-01"].model_copy(update={"agregasi": agregasi, "frekuensi": frekuensi})


def target(tahun: str | None, triwulan: Mapping[str, str | None]) -> Target:
    return Target.model_validate({"tahun": tahun, "triwulan": triwulan, "dasar": "contoh"})


@pytest.mark.parametrize(
    ("agregasi", "isian", "tw", "realisasi", "sasaran", "terisi"),
    [
        pytest.param(JUMLAH, {1: "8", 2: "22", 3: "30", 4: "45"}, 4, "105", "100", (1, 2, 3, 4), id="jumlah"),
        pytest.param(
            JUMLAH, {1: "8", 3: "30"}, 3, "38", "40", (1, 3), id="jumlah: TW2 kosong, targetnya juga"
        ),
        pytest.param(JUMLAH, {1: "8"}, 2, "8", "10", (1,), id="jumlah: baru satu triwulan"),
        pytest.param(JUMLAH, {1: "8", 4: "45"}, 2, "8", "10", (1,), id="jumlah: triwulan depan tidak ikut"),
        pytest.param(JUMLAH, {1: "0", 2: "0"}, 2, "0", "30", (1, 2), id="jumlah: nol adalah data"),
        pytest.param(JUMLAH, {}, 4, None, None, (), id="jumlah: tanpa data bukan nol"),
        pytest.param(JUMLAH, {1: "8", 2: "n/a", 3: "30"}, 3, "38", "40", (1, 3), id="jumlah: n/a dilewati"),
        pytest.param(
            JUMLAH, {1: "8", 2: "Belum rilis"}, 2, "8", "10", (1,), id="jumlah: belum rilis dilewati"
        ),
        pytest.param(
            JUMLAH, {2: "Belum rilis"}, 2, "Belum rilis", "20", (2,), id="jumlah: semuanya belum rilis"
        ),
        pytest.param(JUMLAH, {1: "n/a", 2: "n/a"}, 2, "n/a", "20", (2,), id="jumlah: semuanya n/a"),
        pytest.param(RATA, {1: "8", 2: "22"}, 2, "15", "15", (1, 2), id="rata-rata: (8+22)/2"),
        pytest.param(RATA, {1: "8", 4: "22"}, 4, "15", "25", (1, 4), id="rata-rata: yang terisi saja"),
        pytest.param(RATA, {1: "8", 2: "n/a", 4: "22"}, 4, "15", "25", (1, 4), id="rata-rata: n/a dilewati"),
        pytest.param(RATA, {}, 4, None, None, (), id="rata-rata: tanpa data"),
        pytest.param(AKHIR, {1: "8", 2: "22"}, 2, "22", "20", (1, 2), id="posisi akhir"),
        pytest.param(AKHIR, {1: "8", 2: "22"}, 4, "22", "20", (1, 2), id="posisi akhir: target triwulan itu"),
        pytest.param(AKHIR, {2: "5", 1: "8"}, 2, "5", "20", (1, 2), id="posisi akhir: boleh turun"),
        pytest.param(AKHIR, {1: "BB", 2: "WTP"}, 2, "WTP", "20", (1, 2), id="posisi akhir: kata"),
        pytest.param(
            AKHIR, {1: "8", 2: "Belum rilis"}, 2, "Belum rilis", "20", (1, 2), id="posisi belum rilis"
        ),
        pytest.param(AKHIR, {}, 4, None, None, (), id="posisi akhir: tanpa data"),
        pytest.param(MAKS, {1: "30", 2: "22"}, 2, "30", "20", (1, 2), id="maksimum"),
        pytest.param(
            MAKS, {1: "30", 3: "22"}, 4, "30", "30", (1, 3), id="maksimum: target tertinggi yang sama"
        ),
        pytest.param(MAKS, {1: "n/a", 3: "22"}, 4, "22", "30", (3,), id="maksimum: n/a dilewati"),
        pytest.param(MAKS, {}, 4, None, None, (), id="maksimum: tanpa data"),
        pytest.param(
            KUMULATIF, {1: "8", 2: "22", 3: "50"}, 3, "50", "30", (1, 2, 3), id="kumulatif: tidak dijumlah"
        ),
        pytest.param(KUMULATIF, {1: "8", 3: "50"}, 4, "50", "30", (1, 3), id="kumulatif: TW2 kosong"),
        pytest.param(KUMULATIF, {}, 4, None, None, (), id="kumulatif: tanpa data"),
    ],
)
def test_sampai_periode(
    katalog: Catalogue,
    agregasi: Agregasi,
    isian: dict[int, str],
    tw: int,
    realisasi: str | None,
    sasaran: str | None,
    terisi: tuple[int, ...],
) -> None:
    hasil = value_to_date(indikator(katalog, agregasi), target("100", T), dibaca(isian), tw)
    assert (teks(hasil.realisasi), teks(hasil.target), hasil.triwulan) == (realisasi, sasaran, terisi)


@pytest.mark.parametrize(
    ("agregasi", "frekuensi", "triwulan", "tw", "sasaran"),
    [
        pytest.param(JUMLAH, TAHUNAN, {}, 4, "100", id="tahunan: TW4 memakai target tahun"),
        pytest.param(JUMLAH, TAHUNAN, {}, 2, None, id="tahunan: TW2 tanpa target"),
        pytest.param(JUMLAH, TAHUNAN, {"TW4": "90"}, 4, "90", id="tahunan: target TW4 yang tertulis menang"),
        pytest.param(
            JUMLAH, TAHUNAN, {"TW4": None}, 4, "100", id="tahunan: TW4 yang dikosongkan sama dengan absen"
        ),
        pytest.param(JUMLAH, SEMESTERAN, {"TW2": "40"}, 2, "40", id="semesteran: TW2"),
        pytest.param(
            JUMLAH, SEMESTERAN, {"TW2": "40"}, 4, None, id="semesteran jumlah: TW4 bukan target tahun"
        ),
        pytest.param(AKHIR, SEMESTERAN, {"TW2": "40"}, 4, "100", id="semesteran posisi: TW4 target tahun"),
        pytest.param(AKHIR, Frekuensi.TRIWULANAN, {}, 4, "100", id="posisi akhir: TW4 target tahun"),
        pytest.param(MAKS, Frekuensi.TRIWULANAN, {}, 4, "100", id="maksimum: TW4 target tahun"),
        pytest.param(KUMULATIF, Frekuensi.TRIWULANAN, {}, 4, "100", id="kumulatif: TW4 target tahun"),
        pytest.param(KUMULATIF, Frekuensi.TRIWULANAN, {}, 3, None, id="kumulatif: TW3 tanpa target"),
        pytest.param(RATA, Frekuensi.TRIWULANAN, {}, 4, None, id="rata-rata: target tahun bukan target TW4"),
        pytest.param(JUMLAH, Frekuensi.TRIWULANAN, {"TW1": "0"}, 1, "0", id="target nol bukan kosong"),
    ],
)
def test_target_triwulan(
    katalog: Catalogue,
    agregasi: Agregasi,
    frekuensi: Frekuensi,
    triwulan: dict[str, str | None],
    tw: int,
    sasaran: str | None,
) -> None:
    hasil = target_triwulan(indikator(katalog, agregasi, frekuensi), target("100", triwulan), tw)
    assert teks(hasil) == sasaran


def test_tanpa_target_tahun_itu(katalog: Catalogue) -> None:
    hasil = value_to_date(indikator(katalog, JUMLAH), None, {1: D(8)}, 4)
    assert (teks(hasil.realisasi), hasil.target) == ("8", None)


def test_target_satu_triwulan_hilang(katalog: Catalogue) -> None:
    """A sum over TW1 and TW3 cannot be compared with the target of TW1 alone."""
    hasil = value_to_date(indikator(katalog, JUMLAH), target("100", {"TW1": "10"}), {1: D(8), 3: D(30)}, 3)
    assert (teks(hasil.realisasi), hasil.target) == ("38", None)


def test_kata_tidak_pernah_dijumlahkan(katalog: Catalogue) -> None:
    for agregasi in (JUMLAH, RATA, MAKS):
        hasil = value_to_date(indikator(katalog, agregasi), target("100", T), {1: D(8), 2: Label("BB")}, 2)
        assert hasil.realisasi is None


def test_setiap_cara_punya_kalimat() -> None:
    assert set(COMBINERS) == set(SENTENCES) == set(Agregasi)


EMPAT = st.lists(st.decimals(min_value=0, max_value=10**12, places=2), min_size=4, max_size=4)


@given(EMPAT)
def test_empat_triwulan_adalah_setahun(nilai: list[D]) -> None:
    deret = list(enumerate(nilai, 1))
    assert COMBINERS[JUMLAH](deret) == sum(nilai)
    assert COMBINERS[AKHIR](deret) == COMBINERS[KUMULATIF](deret) == nilai[-1]
    maks, rata = COMBINERS[MAKS](deret), COMBINERS[RATA](deret)
    assert maks in nilai
    assert isinstance(maks, D)
    assert isinstance(rata, D)
    assert min(nilai) <= rata <= maks
