"""The worksheet of the made-up office: what a person computes from its forms, with the working beside it.

``lembar_hitung.csv`` has a row for each indicator, quarter and scope: ``dari`` names the quarters that
carry the value, ``realisasi_hitungan`` how it was computed before it was rounded to ``realisasi``,
``hitungan`` the formula with its numbers put in, and ``capaian`` its result in percent with two decimals.
``rekap.csv`` adds up the headlines of each document and group, ``anggaran.csv`` and ``efisiensi.csv`` have
the budget in millions of rupiah, ``arah.csv`` says better or worse than when, ``e81.csv`` has columns (5) to
(14) of form E.81.

The sheets were computed apart from the program, with fractions; nothing of ``ukur`` is imported here, so that
what the program prints is never what it is held to.
"""

import csv
import re
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).parent
TANPA = "–"
"""What documents print where there is nothing."""
Baris = Mapping[str, str]
AKHIR_TAHUN = "dinilai pada akhir tahun"
"""A year that goes on: compared with the year's target, with a predikat, but neither reached nor missed."""

_TANDA = {"×": "*", "−": "-", ",": ".", ";": ",", "maks": "max"}


def lembar(nama: str) -> list[Baris]:
    """Return the rows of a sheet."""
    with (FOLDER / f"{nama}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def hasil(hitungan: str) -> Fraction:
    """Return what a working comes to: digits, × − + / brackets and ``maks(a; b)``, decimal commas."""
    text = hitungan
    for tanda, python in _TANDA.items():
        text = text.replace(tanda, python)
    text = re.sub(r"\d+(?:\.\d+)?", lambda found: f"Fraction('{found[0]}')", text)
    left = re.sub(r"Fraction\('[\d.]+'\)|max|[-+*/(),\s]", "", text)
    assert not left, f"{hitungan}: {left}"
    value = eval(text, {"Fraction": Fraction, "max": max})
    assert isinstance(value, Fraction)
    return value


def bulat(nilai: Fraction, desimal: int) -> str:
    """Return a value as it is printed: half away from zero, decimal comma."""
    whole = (abs(nilai) * 10**desimal + Fraction(1, 2)).__floor__()
    digits = str(whole).rjust(desimal + 1, "0")
    text = f"{digits[:-desimal]},{digits[-desimal:]}" if desimal else digits
    return f"-{text}" if nilai < 0 and whole else text


def desimal(angka: str) -> int:
    """Return how many decimals a printed number has."""
    return len(angka.partition(",")[2])


def tercetak(angka: str) -> str:
    """Return a number as documents print it: points between thousands, a dash within a range."""
    if ".." in angka:
        return "–".join(tercetak(part) for part in angka.split(".."))
    whole, comma, rest = angka.partition(",")
    if not whole.isdigit():
        return angka or TANPA
    groups = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)]
    return ".".join(reversed(groups)) + comma + rest
