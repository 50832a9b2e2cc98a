from decimal import Decimal as D

import pytest
from pydantic import BaseModel, ValidationError

from ukur.model.bounds import Bounds, BoundsValue


class Isian(BaseModel):
    batas: BoundsValue | None = None


@pytest.mark.parametrize(
    ("text", "bounds", "spelling"),
    [
        pytest.param("0..100", Bounds(D(0), D(100)), "0..100", id="dua sisi"),
        pytest.param("0..", Bounds(D(0), None), "0..", id="tanpa atas"),
        pytest.param(" ..100 ", Bounds(None, D(100)), "..100", id="tanpa bawah"),
        pytest.param("-5 .. -0,5", Bounds(D(-5), D("-0.5")), "-5..-0.5", id="negatif dan desimal"),
        pytest.param("4..4", Bounds(D(4), D(4)), "4..4", id="satu titik"),
    ],
)
def test_dibaca(text: str, bounds: Bounds, spelling: str) -> None:
    assert Isian(batas=text).batas == bounds
    assert str(bounds) == spelling
    assert Isian(batas=spelling).batas == bounds
    assert Isian(batas=bounds).model_dump(mode="json") == {"batas": spelling}


@pytest.mark.parametrize(
    ("text", "sebab"),
    [
        ("..", "bukan batas"),
        ("100", "bukan batas"),
        ("a..b", "bukan batas"),
        ("100..0", "terbalik"),
        ("0..1.000", "bermakna ganda"),
    ],
)
def test_ditolak(text: str, sebab: str) -> None:
    with pytest.raises(ValidationError, match=sebab):
        Isian(batas=text)


@pytest.mark.parametrize(
    ("bounds", "di_dalam", "di_luar"),
    [
        (Bounds(D(0), D(100)), ("0", "100"), ("-0.01", "100.01")),
        (Bounds(D(0), None), ("0", "1e9"), ("-1",)),
        (Bounds(None, D(5)), ("-1e9", "5"), ("5.1",)),
    ],
)
def test_kedua_batas_termasuk(bounds: Bounds, di_dalam: tuple[str, ...], di_luar: tuple[str, ...]) -> None:
    assert all(bounds.holds(D(value)) for value in di_dalam)
    assert not any(bounds.holds(D(value)) for value in di_luar)
