from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from ukur.model.dated_unit import DatedUnit
from ukur.model.faults import split
from ukur.model.former_target import TargetSemula, target_of
from ukur.model.periode import Periode, next_quarter
from ukur.model.quarter_span import QuarterSpan, overlaps

BACA: TypeAdapter[DatedUnit] = TypeAdapter(DatedUnit)
TW1, TW2, TW3, TW4 = (Periode(2025, quarter) for quarter in (1, 2, 3, 4))
PINDAH = [{"unit": "sdk", "mulai": "2025-TW3"}, {"unit": "yankes", "sampai": "2025-TW2"}]
CELAH = [{"unit": "yankes", "mulai": "2025-TW1", "sampai": "2025-TW1"}, {"unit": "sdk", "mulai": "2025-TW3"}]


@pytest.mark.parametrize(
    ("isi", "ejaan"),
    [
        pytest.param(" yankes ", "yankes", id="kunci saja"),
        pytest.param([{"unit": "yankes"}], "yankes", id="daftar satu unit"),
        pytest.param(PINDAH, "yankes sampai 2025-TW2, sdk mulai 2025-TW3", id="diurutkan menurut waktu"),
    ],
)
def test_ejaan(isi: Any, ejaan: str) -> None:
    """One spelling for hashes and reports; what is written out is read as the same again."""
    read = BACA.validate_python(isi)
    assert str(read) == ejaan
    assert BACA.validate_python(BACA.dump_python(read, mode="json")) == read


@pytest.mark.parametrize(
    ("isi", "periode", "unit", "ada"),
    [
        pytest.param("yankes", TW4, "yankes", True, id="tanpa tanggal"),
        pytest.param(PINDAH, TW2, "yankes", True, id="triwulan terakhir unit lama"),
        pytest.param(PINDAH, TW3, "sdk", True, id="triwulan pertama unit baru"),
        pytest.param(CELAH, TW2, "yankes", False, id="celah: yang terakhir menjawab"),
        pytest.param(CELAH, Periode(2024, 4), "yankes", False, id="sebelum yang pertama"),
    ],
)
def test_unit_pada_triwulan(isi: Any, periode: Periode, unit: str, ada: bool) -> None:
    read = BACA.validate_python(isi)
    assert (read.in_period(periode), read.covers(periode)) == (unit, ada)


@pytest.mark.parametrize(
    ("periode", "ejaan"),
    [
        pytest.param(TW1, "yankes", id="pergantian belum diketahui"),
        pytest.param(TW2, "yankes", id="juga pada triwulan terakhirnya"),
        pytest.param(TW3, "yankes sampai 2025-TW2, sdk mulai 2025-TW3", id="yang lalu tetap diketahui"),
    ],
)
def test_yang_diketahui_pada_triwulan(periode: Periode, ejaan: str) -> None:
    assert str(BACA.validate_python(PINDAH).known_in(periode)) == ejaan


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        pytest.param("Bidang Satu", "'Bidang Satu' bukan kunci yang sah", id="kunci"),
        pytest.param([], "belum ada isinya", id="daftar kosong"),
        pytest.param({"unit": "yankes"}, "satu unit tanpa daftar", id="tanpa tanda daftar"),
        pytest.param(
            [{"unit": "a", "sampai": "2025-TW2"}, {"unit": "b", "mulai": "2025-TW2"}],
            "masa unit 'a' bertumpang tindih dengan unit 'b'",
            id="bertumpang tindih",
        ),
        pytest.param(
            [{"unit": "a", "mulai": "2025-TW3"}, {"unit": "b"}],
            "unit 'b' tanpa triwulan mulai dan sampai",
            id="tanpa triwulan",
        ),
        pytest.param(
            [{"unit": "a", "mulai": "2025-TW3", "sampai": "2025-TW1"}],
            "berakhir 2025-TW1 sebelum mulai 2025-TW3",
            id="terbalik",
        ),
    ],
)
def test_ditolak(isi: Any, kalimat: str) -> None:
    with pytest.raises(ValidationError) as caught:
        BACA.validate_python(isi)
    (fault,) = caught.value.errors()
    assert split(fault["msg"])[0] == kalimat


@pytest.mark.parametrize(
    ("pertama", "kedua", "bersama"),
    [
        pytest.param({}, {}, True, id="selalu"),
        pytest.param({"sampai": "2025-TW2"}, {"mulai": "2025-TW3"}, False, id="bersambung"),
        pytest.param({"mulai": "2025-TW3"}, {"sampai": "2025-TW2"}, False, id="urutan lain"),
        pytest.param({"sampai": "2025-TW3"}, {"mulai": "2025-TW3"}, True, id="satu triwulan bersama"),
        pytest.param({"mulai": "2025-TW3"}, {"mulai": "2026-TW1"}, True, id="keduanya tanpa akhir"),
    ],
)
def test_tumpang_tindih(pertama: dict[str, str], kedua: dict[str, str], bersama: bool) -> None:
    spans = [QuarterSpan.model_validate(row) for row in (pertama, kedua)]
    assert any(overlaps(spans)) is bersama


def test_target_semula_menurut_triwulannya() -> None:
    """Changed twice in a year: each quarter has the target that was in force in it."""
    rows = [
        TargetSemula.model_validate({"sampai": f"2025-TW{q}", "tahun": str(n)}) for q, n in ((3, 30), (1, 10))
    ]
    found = [target_of(rows, periode) for periode in (TW1, TW2, TW3, TW4)]
    assert [None if row is None else row.tahun for row in found] == [10, 30, 30, None]


def test_triwulan_berikutnya() -> None:
    assert [next_quarter(periode) for periode in (TW1, TW4)] == [TW2, Periode(2026, 1)]
