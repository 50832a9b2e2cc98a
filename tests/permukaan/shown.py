"""One row as a surface shows it, and whether its capaian is what its own realisasi and target make."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tests.permukaan.oracle import Value, capaian, rounded, spoken, spoken_number

from ukur.model.catalogue import Catalogue
from ukur.model.instansi import DasarCapaian

QUARTER, TO_DATE, YEAR, UNSAID = "triwulan", "sampai triwulan", "setahun", ""
SCOPES = (QUARTER, TO_DATE, YEAR)
PLAN, STANDARD = "akhir Renstra", "standar nasional"
HEADLINE = "utama"
"""Whichever of them an indicator's status is taken from."""
ELLIPSIS = "…"
MICRO = Fraction(1, 10**6)
"""What an ellipsis behind six decimals may hide."""


@dataclass(frozen=True)
class ShownRow:
    """Texts of one row or sentence; ``scope`` in the words above, UNSAID where the surface says none.

    ``machine``: numbers with a point and no grouping. ``full`` is the unrounded realisasi, which an office
    that computes from it shows wherever print rounds it; ``raw`` the capaian before the office's cap,
    which stands beside one that the cap cuts off. ``rumus`` is the surface's own formula, where it has one.
    """

    surface: str
    kode: str
    periode: str
    scope: str
    realisasi: str
    target: str
    capaian: str
    machine: bool = False
    full: str | None = None
    raw: str | None = None
    rumus: str | None = None


@dataclass(frozen=True)
class Facts:
    """What the dictionary says of an indicator."""

    rumus: str
    satuan: str
    desimal: int
    scores: Mapping[str, Fraction]
    from_full: bool
    places: int
    cap: Fraction | None


OF_A_FORM = Facts("", "", 2, {}, False, 2, None)
"""What holds where a form prescribes the formula: no office's rules of its own."""


def facts_of(catalogue: Catalogue) -> dict[str, Facts]:
    """Return what is declared of each indicator."""
    rules = catalogue.instansi.aritmetika
    full = rules.dasar_capaian is DasarCapaian.PENUH
    places = 2 if rules.desimal_capaian is None else rules.desimal_capaian
    cap = None if rules.batas_capaian in (None, "tanpa") else Fraction(str(rules.batas_capaian))
    tables = catalogue.skala.tabel_label
    return {
        kode: Facts(
            str(item.rumus),
            item.satuan,
            item.desimal,
            {word: Fraction(score) for word, score in tables[item.tabel_label].nilai.items()}
            if item.tabel_label
            else {},
            full,
            places,
            cap,
        )
        for kode, item in catalogue.indikator.items()
    }


_FULL = re.compile(r" \((-?\d[\d.]*(?:,\d+)?…?)\)")


def full_of(row: ShownRow) -> str | None:
    """Return the unrounded realisasi that a row shows: apart, or in brackets behind the rounded one."""
    if row.full:
        return row.full
    found = _FULL.search(row.realisasi)
    return found[1] if found else None


def value_of(text: str, facts: Facts, machine: bool) -> Value | None:
    """Read a displayed value without unit, mark of a sample, and the unrounded figure in brackets."""
    bare = _FULL.sub("", text)
    bare = bare.removesuffix("*").removesuffix("contoh").strip().removesuffix(facts.satuan).strip()
    if machine and bare and "–" not in bare:
        try:
            return Fraction(bare)
        except ValueError:
            return spoken(bare)
    return spoken(bare)


def percent_of(text: str, machine: bool) -> Fraction | None:
    """Read a displayed capaian; None for words in its place."""
    bare = _RAW.sub(r"\1", text.strip()).removesuffix("%").strip()
    if machine:
        try:
            return Fraction(bare)
        except ValueError:
            return None
    return spoken_number(bare)


class Verdict(str):
    """Why a row is wrong; CHECKED where it is right, NOTHING where there is nothing to compute."""


CHECKED, NOTHING = Verdict("checked"), Verdict("nothing")


def judge(row: ShownRow, facts: Facts) -> Verdict:
    """Hold a row's capaian against the formula over the row's own figures."""
    if row.rumus:
        facts = replace(OF_A_FORM, rumus=row.rumus, satuan=facts.satuan)
    shown = percent_of(row.capaian, row.machine)
    target, realisasi = (value_of(text, facts, row.machine) for text in (row.target, row.realisasi))
    if shown is None:
        withheld = _results(facts, target, [realisasi]) and row.capaian.strip() in ("", "–")
        return Verdict("withheld without a reason") if withheld else NOTHING
    if target is None or realisasi is None:
        return Verdict("a capaian without both of its figures")
    entered: list[Value | None] = [realisasi]
    if facts.from_full and isinstance(realisasi, Fraction) and (full := full_of(row)):
        entered = [*_ends(full)]
        if rounded(_ends(full)[0], facts.desimal) != realisasi:
            return Verdict("the unrounded figure is another one")
    results = _results(facts, target, entered)
    if not results:
        return Verdict("the formula gives none")
    low, high = (rounded(result, facts.places) for result in (min(results), max(results)))
    raw = raw_of(row)
    if raw is None:
        return CHECKED if low <= shown <= high else Verdict(f"should be {float(low):.2f}")
    if facts.cap is None or not shown == facts.cap < raw:
        return Verdict("cut off where no cap is")
    return CHECKED if low <= raw <= high else Verdict(f"should be {float(low):.2f} before the cap")


_RAW = re.compile(r"(.*%) \(tanpa batas (.*%)\)")


def raw_of(row: ShownRow) -> Fraction | None:
    """Return the capaian before the cap where a row shows it: apart, or in brackets behind the capped one."""
    found = _RAW.fullmatch(row.capaian.strip())
    text = row.raw or (found[2] if found else "")
    return percent_of(text, row.machine) if text else None


def _ends(full: str) -> tuple[Fraction, ...]:
    """Return a figure, or both ends of what it may be where an ellipsis cuts it off."""
    bare = full.removesuffix(ELLIPSIS)
    start = spoken_number(bare) if "," in bare or "." not in bare else Fraction(bare)
    assert start is not None, full
    return (start, start + MICRO) if full.endswith(ELLIPSIS) else (start,)


def _results(facts: Facts, target: Value | None, entered: Sequence[Value | None]) -> list[Fraction]:
    """Return what the formula gives for each value that may have entered it."""
    if target is None:
        return []
    found = (capaian(facts.rumus, target, value, facts.scores) for value in entered if value is not None)
    return [result for result in found if result is not None]
