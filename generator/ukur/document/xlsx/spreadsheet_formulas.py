"""Formulas of capaian for a spreadsheet, and whether its binary numbers reach the printed figure.

A spreadsheet computes with about 16 digits and rounds halves by the first 15 of them. Where that is not
enough to be sure of the last printed digit (a result within one part in 10^13 below a half), the cell
holds the printed number and no formula.
"""

from decimal import Decimal

from ukur.document.date_text import DASH
from ukur.document.document_value import IndikatorRow, ShownSummary
from ukur.document.figure import Calculation, Figure, ScopedFigure
from ukur.document.printed import read_percent
from ukur.document.xlsx.worksheet import fits_number
from ukur.measure.rounding import round_half_up
from ukur.measure.rumus import RUMUS
from ukur.model.numbers import TargetRange

_SIGNIFICANT_DIGITS = (13, 15)
_WORK_DIGITS = 9


def formula_text(hitungan: Calculation, lower: str, upper: str, realisasi: str) -> str:
    """Return the formula of a capaian, unrounded, over these cells."""
    return RUMUS[hitungan.rumus].arithmetic.cells.format(b=lower, a=upper, r=realisasi)


def is_ranged(hitungan: Calculation) -> bool:
    """Whether the formula compares with the upper bound of a target too."""
    return TargetRange in RUMUS[hitungan.rumus].jenis


def estimate_value(hitungan: Calculation) -> float:
    """Return what a spreadsheet makes of the formula before rounding."""
    return RUMUS[hitungan.rumus].arithmetic.binary(hitungan.target, hitungan.realisasi)


def rounded_formula(rumus: str, estimate: float, tercetak: Figure) -> str | None:
    """Return ``rumus`` rounded to the printed figure; None where no formula is sure to reach it.

    ``estimate`` is what the spreadsheet makes of ``rumus``. Rounding to nine places first takes back what
    a difference of near numbers has lost: (2 x 3 - 5.99535) / 3 x 100 is 0.155, not 0.15499999999999.
    """
    places = _places(tercetak)
    if _rounds_to(estimate, tercetak, places):
        return f"ROUND({rumus},{places})"
    if _rounds_to(float(round_half_up(Decimal(estimate), _WORK_DIGITS)), tercetak, places):
        return f"ROUND(ROUND({rumus},{_WORK_DIGITS}),{places})"
    return None


def capped_formula(rumus: str, estimate: float, figure: ScopedFigure) -> str | None:
    """Return ``rumus`` rounded to a printed capaian, cut off where the office's cap does; None as above."""
    if figure.tanpa_batas is None:
        return rounded_formula(rumus, estimate, figure.capaian)
    inner = rounded_formula(rumus, estimate, figure.tanpa_batas)
    return f"MIN({inner},{figure.capaian.nilai})" if inner else None


def _places(tercetak: Figure) -> int:
    """Return the decimals of a printed figure: a percentage keeps its trailing zeros."""
    exponent = tercetak.nilai.as_tuple().exponent if tercetak.nilai is not None else -2
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _rounds_to(estimate: float, tercetak: Figure, places: int) -> bool:
    """Whether rounding this result gives the printed figure, however its last digits are treated."""
    if tercetak.nilai is None or not fits_number(tercetak.nilai):
        return False
    results = (Decimal(f"{estimate:.{digits}g}") for digits in _SIGNIFICANT_DIGITS)
    return all(round_half_up(result, places) == tercetak.nilai for result in results)


def holds_exactly(figure: Figure, nilai: Decimal | TargetRange) -> bool:
    """Whether the cell of a printed figure holds exactly the number that entered the formula."""
    return figure.nilai is not None and figure.nilai == nilai and fits_number(figure.nilai)


def counted(line: IndikatorRow) -> Calculation | None:
    """Return what the headline's capaian came from, where it counts in a mean; None where it does not."""
    return line.headline.hitungan if line.predikat != DASH else None


def mean_cap(summary: ShownSummary) -> Decimal | None:
    """Return the cap on each capaian in a mean, in percent."""
    return read_percent(summary.batas)
