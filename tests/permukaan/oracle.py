"""Capaian once more, by exact fractions, from the formulas as printed: nothing of it comes from the program.

A target is a number, two bounds, or a word; a realisasi is a number or a word.
"""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from math import floor

Bounds = tuple[Fraction, Fraction]
Value = Fraction | Bounds | str
"""A displayed value; a word stands for itself, and blanks are no value at all."""

_NUMBER = re.compile(r"[-−]?\d{1,3}(?:\.\d{3})*(?:,\d+)?|[-−]?\d+(?:,\d+)?")
_RANGE = re.compile(rf"({_NUMBER.pattern})–({_NUMBER.pattern})")
_BLANK = ("", "–", "-")
NOT_A_VALUE = ("Belum rilis", "n/a")
"""What an office reports in place of a figure."""


def spoken_number(text: str) -> Fraction | None:
    """Read ``1.234,57`` as Indonesians write it; None for anything else."""
    if not _NUMBER.fullmatch(text):
        return None
    return Fraction(text.replace("−", "-").replace(".", "").replace(",", "."))


def spoken(text: str) -> Value | None:
    """Read a displayed value: ``45,92``, ``7,0–8,0``, or a word; None where there is none."""
    if text in _BLANK or text in NOT_A_VALUE:
        return None
    if found := _RANGE.fullmatch(text):
        lower, upper = spoken_number(found[1]), spoken_number(found[2])
        assert lower is not None
        assert upper is not None
        return lower, upper
    number = spoken_number(text)
    return text if number is None else number


def rounded(value: Fraction, places: int) -> Fraction:
    """Round half up, away from zero."""
    scaled = abs(value) * 10**places + Fraction(1, 2)
    return Fraction(floor(scaled), 10**places) * (-1 if value < 0 else 1)


def _rising(t: Fraction, r: Fraction) -> Fraction | None:
    return None if t == 0 else r / t * 100


def _difference(t: Fraction, r: Fraction) -> Fraction | None:
    if t == 0:
        return Fraction(100) if r == 0 else None
    return (2 * t - r) / t * 100


def _ratio(t: Fraction, r: Fraction) -> Fraction | None:
    if r == 0:
        return Fraction(100)
    return None if t == 0 else t / r * 100


def _stable(t: Fraction, r: Fraction) -> Fraction | None:
    if t == 0:
        return Fraction(100) if r == 0 else None
    return r / t * 100 if r <= t else (2 * t - r) / t * 100


Formula = Callable[[Fraction, Fraction], Fraction | None]
_NUMBERS: Mapping[str, Formula] = {
    "naik@1": _rising,
    "turun-selisih@1": _difference,
    "turun-rasio@1": _ratio,
    "stabil@1": _stable,
}
_RANGES: Mapping[str, Formula] = {"rentang@1": _rising, "rentang-turun@1": _difference}
FORMULAS = (*_NUMBERS, *_RANGES, "skala@1", "ya-tidak@1")


def capaian(rumus: str, target: Value, realisasi: Value, scores: Mapping[str, Fraction]) -> Fraction | None:
    """Return the unrounded percentage, None where the formula gives none."""
    if rumus == "ya-tidak@1":
        words = [value.casefold() if isinstance(value, str) else "" for value in (target, realisasi)]
        return Fraction(100 * (words[0] == words[1])) if set(words) <= {"ya", "tidak"} else None
    if rumus == "skala@1":
        first, second = (scores.get(v) if isinstance(v, str) else v for v in (target, realisasi))
        if not isinstance(first, Fraction) or not isinstance(second, Fraction):
            return None
        return None if min(first, second) < 0 else _rising(first, second)
    if not isinstance(realisasi, Fraction) or isinstance(target, str) or realisasi < 0:
        return None
    lower, upper = target if isinstance(target, tuple) else (target, target)
    if lower < 0:
        return None
    if rumus in _NUMBERS:
        return None if isinstance(target, tuple) else _NUMBERS[rumus](target, realisasi)
    if lower <= realisasi <= upper and (isinstance(target, tuple) or lower == 0):
        return Fraction(100)
    return _RANGES[rumus](lower if realisasi < lower else upper, realisasi)
