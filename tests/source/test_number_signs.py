import json
from typing import Any

import pytest

from ukur.model.catalogue import DecimalSign
from ukur.model.indikator import Indikator
from ukur.model.pengukuran import Formulir
from ukur.model.values import Record
from ukur.source.number_signs import mixed_signs


def _mixed(data: Any, model: type[Record]) -> tuple[DecimalSign, ...]:
    """As read from a file that holds the same texts."""
    return mixed_signs(json.dumps(data).encode(), data, model)


def isian(**angka: str) -> dict[str, object]:
    return {"unit": "dinas", "indikator": {kode: {"realisasi": teks} for kode, teks in angka.items()}}


@pytest.mark.parametrize(
    ("pertama", "kedua", "tanda"),
    [
        pytest.param("21.27", "21,27", ["titik", "koma"], id="titik lalu koma"),
        pytest.param("-0,5", "1,234.5", ["koma", "titik"], id="ribuan Inggris bertanda titik"),
        pytest.param("21.27", "1.500.000", ["titik", "koma"], id="ribuan Indonesia bertanda koma"),
        pytest.param("7,5..8,5", "8.5", ["koma", "titik"], id="rentang"),
    ],
)
def test_bercampur(pertama: str, kedua: str, tanda: list[str]) -> None:
    found = _mixed(isian(A=pertama, B="7", C=kedua), Formulir)
    assert [item.tanda for item in found] == tanda
    assert [item.loc for item in found] == [("indikator", kode, "realisasi") for kode in "AC"]


@pytest.mark.parametrize(
    ("pertama", "kedua"),
    [
        pytest.param("21.27", "0.5", id="titik saja"),
        pytest.param("21,27", "1.234,5", id="koma saja"),
        pytest.param("21,27", "26", id="bilangan bulat"),
        pytest.param("21,27", "1.000", id="dua bacaan ditolak di tempat lain"),
        pytest.param("21,27", "Belum rilis", id="kata"),
        pytest.param("21,27", "2.1.3", id="bukan angka"),
    ],
)
def test_tidak_bercampur(pertama: str, kedua: str) -> None:
    assert _mixed(isian(A=pertama, B=kedua), Formulir) == ()


def test_teks_bukan_angka() -> None:
    """A name may hold what looks like a number; only numbers of the model count."""
    data = {"nama": "3.14", "target": {"2025": {"tahun": "21,27", "sumber": "7.2"}}}
    assert _mixed(data, Indikator) == ()
    (titik, koma) = _mixed({**data, "standar_nasional": {"nilai": "7.2"}}, Indikator)
    assert (titik.tanda, koma.tanda) == ("koma", "titik")
