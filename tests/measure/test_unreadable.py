"""A figure that cannot be read is no blank: no sum passes over it, and nobody says that there is no data."""

from collections.abc import Mapping
from decimal import Decimal as D

import pytest

from ukur.measure.agregasi import value_to_date
from ukur.measure.figure_text import quantity_text
from ukur.measure.reason import Reason
from ukur.measure.rumus import compute_capaian
from ukur.model.indikator import Agregasi, Indikator
from ukur.model.numbers import AbsentReason, Quantity, Unreadable

NODA = Unreadable("indicators/pengukuran/2025-TW2/bidang.yml:19")
INDIKATOR = Indikator.model_validate(
    {
        "kode": "A-1",
        "nama": "Pelatihan",
        "sasaran": "SS-1",
        "tingkat": "keluaran",
        "definisi_operasional": "Banyaknya pelatihan",
        "cara_pengukuran": "Jumlah",
        "satuan": "pelatihan",
        "jenis_satuan": "cacah",
        "rumus": "naik@1",
        "agregasi": "jumlah",
        "unit": "bidang",
        "sumber_data": {"nama": "Daftar hadir"},
    }
)


@pytest.mark.parametrize(
    ("agregasi", "seri", "nilai"),
    [
        (Agregasi.JUMLAH, {1: D(5), 2: NODA}, NODA),
        (Agregasi.JUMLAH, {1: NODA, 2: D(5)}, NODA),
        (Agregasi.RATA_RATA, {1: D(5), 2: NODA}, NODA),
        (Agregasi.MAKSIMUM, {1: NODA, 2: D(5)}, NODA),
        (Agregasi.JUMLAH, {1: NODA, 2: AbsentReason.TIDAK_BERLAKU}, NODA),
        (Agregasi.POSISI_AKHIR, {1: D(5), 2: NODA}, NODA),
        (Agregasi.POSISI_AKHIR, {1: NODA, 2: D(5)}, D(5)),
        (Agregasi.KUMULATIF, {1: NODA, 2: D(5)}, D(5)),
    ],
)
def test_nilai_sampai_triwulan(agregasi: Agregasi, seri: Mapping[int, Quantity], nilai: Quantity) -> None:
    """A sum, mean or maximum needs every quarter that was reported; a position only the last."""
    item = INDIKATOR.model_copy(update={"agregasi": agregasi})
    assert value_to_date(item, None, seri, 2).realisasi == nilai


@pytest.mark.parametrize(
    ("target", "realisasi"),
    [(D(10), NODA), (NODA, D(10)), (NODA, AbsentReason.BELUM_RILIS), (AbsentReason.TIDAK_BERLAKU, NODA)],
)
def test_tanpa_capaian(target: Quantity, realisasi: Quantity) -> None:
    assert compute_capaian("naik@1", target, realisasi) is Reason.TAK_TERBACA


def test_menyebut_tempatnya() -> None:
    assert quantity_text(NODA, 2) == "tidak terbaca, lihat indicators/pengukuran/2025-TW2/bidang.yml:19"
