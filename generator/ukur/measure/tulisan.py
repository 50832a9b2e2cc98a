"""Figures as Indonesian readers expect them: 1.234,57 and Rp1.500.000."""

from decimal import ROUND_DOWN, Decimal

from ukur.measure.pembulatan import LEBAR, bulatkan
from ukur.model.angka import Besaran, Keadaan, Label, Rentang

KOSONG = "–"
_TUKAR = str.maketrans(",.", ".,")
_UTUH = Decimal("0.000001")  # six decimals, the most that an indicator prints


def angka(nilai: Decimal, desimal: int | None = None) -> str:
    """Return ``1.234,57``: rounded half up to ``desimal`` places, or with the places it has."""
    shown = nilai if desimal is None else bulatkan(nilai, desimal)
    return f"{shown:,f}".translate(_TUKAR)


def angka_ringkas(nilai: Decimal) -> str:
    """Return a number without trailing zeros after the comma: 20, 0,75, 100."""
    text = f"{nilai.copy_abs() if nilai.is_zero() else nilai:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_TUKAR)


def angka_penuh(nilai: Decimal) -> str:
    """Return a number at full precision; an ellipsis marks digits beyond six decimals."""
    cut = nilai.quantize(_UTUH, rounding=ROUND_DOWN, context=LEBAR)
    return angka_ringkas(cut) if cut == nilai else f"{cut:,f}".translate(_TUKAR) + "…"


def persen(nilai: Decimal) -> str:
    """Return a printed percentage: ``106,35 %``."""
    return f"{angka(nilai)} %"


def besaran(nilai: Besaran | None, desimal: int) -> str:
    """Return any value as text; a blank is a dash, never a zero."""
    match nilai:
        case None:
            return KOSONG
        case Rentang(bawah, atas):
            return f"{angka(bawah, desimal)}–{angka(atas, desimal)}"
        case Label(teks):
            return teks
        case Keadaan():
            return nilai.value
        case _:
            return angka(nilai, desimal)


def poin(nilai: Decimal) -> str:
    """Return a difference in percentage points with its sign: ``+20,48 poin``."""
    return f"{'+' if nilai > 0 else ''}{angka(nilai)} poin"


def rupiah(nilai: Decimal) -> str:
    """Return an amount: ``Rp1.500.000``, sen only where there are any."""
    return f"Rp{angka(nilai, 0 if nilai == nilai.to_integral_value() else 2)}"
