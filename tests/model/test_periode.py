from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter

from ukur.model.periode import Periode, PeriodeValue, Triwulan, Year, parse_periode

Penolakan = Callable[[Any, object], tuple[str, str, str]]


@pytest.mark.parametrize(
    ("jenis", "teks", "nilai"),
    [
        pytest.param(PeriodeValue, "2024-TW4", Periode(2024, 4), id="periode"),
        pytest.param(PeriodeValue, Periode(2024, 1), Periode(2024, 1), id="periode yang sudah jadi"),
        pytest.param(Year, "2025", 2025, id="tahun teks"),
        pytest.param(Year, 2000, 2000, id="tahun awal"),
        pytest.param(Triwulan, "TW1", 1, id="triwulan"),
    ],
)
def test_diterima(jenis: Any, teks: object, nilai: object) -> None:
    assert TypeAdapter(jenis).validate_python(teks) == nilai


@pytest.mark.parametrize(
    ("jenis", "teks"),
    [
        pytest.param(PeriodeValue, "2024 TW 4", id="dengan spasi"),
        pytest.param(PeriodeValue, "2024-tw4", id="huruf kecil: nama folder hanya satu ejaan"),
        pytest.param(PeriodeValue, "2024-TW5", id="triwulan kelima"),
        pytest.param(PeriodeValue, "2024-TW0", id="triwulan nol"),
        pytest.param(PeriodeValue, "1999-TW4", id="abad lalu"),
        pytest.param(PeriodeValue, "24-TW4", id="dua digit"),
        pytest.param(PeriodeValue, "２０24-TW4", id="digit lebar"),
        pytest.param(PeriodeValue, "2024-TW4/../x", id="jalur"),
        pytest.param(PeriodeValue, None, id="kosong"),
        pytest.param(Year, "2100", id="tahun terlalu jauh"),
        pytest.param(Year, "2024.0", id="tahun desimal"),
        pytest.param(Year, "٢٠٢٤", id="tahun digit Arab"),
        pytest.param(Triwulan, "TW5", id="triwulan 5"),
        pytest.param(Triwulan, "tw4", id="triwulan huruf kecil: dua ejaan dalam satu berkas akan bertindih"),
        pytest.param(Triwulan, "2", id="triwulan angka saja"),
        pytest.param(Triwulan, "IV", id="angka Romawi"),
        pytest.param(Triwulan, "TWTW1", id="awalan ganda"),
    ],
)
def test_ditolak(penolakan: Penolakan, jenis: Any, teks: object) -> None:
    assert penolakan(jenis, teks)[0] == "F004"


def test_ejaan_dan_urutan() -> None:
    urut = sorted([Periode(2024, 1), Periode(2023, 4), Periode(2024, 4)])
    assert [str(p) for p in urut] == ["2023-TW4", "2024-TW1", "2024-TW4"]
    assert [(p.roman, p.title) for p in urut[:1]] == [("IV", "Triwulan IV Tahun 2023")]
    assert all(parse_periode(str(p)) == p for p in urut)
