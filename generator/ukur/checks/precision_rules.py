"""Precision: what was typed is printed as it is, a count is whole, and no rounding carries over a target."""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import partial

from ukur.measure.figure_text import full_number, number_text, quantity_text
from ukur.measure.figure_words import scope_title
from ukur.measure.measurements import Measurements
from ukur.measure.rounding import round_half_up
from ukur.measure.rumus import RUMUS
from ukur.model.catalogue import Catalogue, Loc, Reported
from ukur.model.findings import Finding, Location, Rule, Severity
from ukur.model.indikator import Agregasi, CaraHitung, Indikator, JenisSatuan
from ukur.model.numbers import Quantity, TargetRange
from ukur.model.paths import kamus_path
from ukur.model.periode import Periode, quarters_of
from ukur.model.scope import Scope

M101 = Rule(
    "M101",
    "realisasi lebih teliti dari yang tercetak",
    "Angka yang diisi jadi tercetak apa adanya, tidak dibulatkan diam-diam.",
    sejak=2,
)
M102 = Rule(
    "M102",
    "cacah berupa pecahan",
    "Yang dihitung satu per satu (kampung, orang, dokumen) selalu bulat. Satuan ukur seperti kilometer dan "
    "ton boleh pecahan.",
    sejak=2,
)
M103 = Rule(
    "M103",
    "pembulatan melewati target",
    "Status tercapai tidak boleh lahir dari pembulatan tanpa pembaca mengetahuinya.",
    Severity.WARNING,
    sejak=2,
)
T109 = Rule(
    "T109",
    "angka kamus lebih teliti dari yang tercetak",
    "Pembaca menghitung ulang capaian dari target dan pembanding yang tercetak.",
    sejak=2,
)
RULES = (M101, M102, M103, T109)

MAX_DECIMALS = 6
"""As many as an indicator may print."""

_MEASURES = frozenset(
    {"kilometer", "km", "meter", "m", "sentimeter", "cm", "hektare", "hektar", "ha", "m2", "m²", "km2", "km²"}
    | {"m3", "m³", "kubik", "persegi", "kilogram", "kg", "gram", "ton", "kuintal", "kwintal", "liter"}
    | {"kiloliter", "kwh", "mwh", "kilowatt", "megawatt", "jam", "menit"}
)
"""Words of units that are measured, not counted."""


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about figures finer than they are printed."""
    catalogue = measurements.catalogue
    for report in catalogue.reported():
        if report.item:
            typed = list(_typed(catalogue, report, report.item))
            yield from typed
            if not typed:
                yield from _crossing(measurements, report, report.item)
    for _, item in sorted(catalogue.indikator.items()):
        for loc, value, periods in _dictionary(catalogue, item):
            yield from _in_dictionary(catalogue, item, loc, value, periods)


def is_count(item: Indikator) -> bool:
    """Return whether the dictionary says that the unit is counted one by one.

    An office that writes ``desimal`` out says that its unit has fractions; else the word of the unit tells.
    """
    if item.jenis_satuan is not JenisSatuan.CACAH or item.perhitungan.cara is not CaraHitung.LANGSUNG:
        return False
    if item.desimal == 0:
        return True
    said = "desimal" in item.model_fields_set
    return not said and _MEASURES.isdisjoint(re.split(r"[\s/().,-]+", item.satuan.casefold()))


def _typed(catalogue: Catalogue, report: Reported, item: Indikator) -> Iterator[Finding]:
    if item.perhitungan.cara is not CaraHitung.LANGSUNG:
        return
    values: list[tuple[Loc, str, Quantity | None]] = [(("realisasi",), "", report.isian.realisasi)]
    values += [
        (("rincian", member, "realisasi"), f" rincian {member}", part.realisasi)
        for member, part in report.isian.rincian.items()
    ]
    for loc, where, value in values:
        if not isinstance(value, Decimal):
            continue
        at = partial(catalogue.at, *report.where, *loc)
        what = f"realisasi {item.kode}{where}"
        yield from _too_fine(item, at, M101, what, (value,), (report.periode,), is_count(item))


def _dictionary(
    catalogue: Catalogue, item: Indikator
) -> Iterator[tuple[tuple[str, ...], Quantity | None, tuple[Periode, ...]]]:
    """Yield the figures of a dictionary entry, with the periods whose documents print them."""
    for tahun, target in sorted(item.target.items()):
        yield ("target", str(tahun), "tahun"), target.tahun, quarters_of(tahun)
        for quarter, value in sorted(target.triwulan.items()):
            yield ("target", str(tahun), "triwulan", f"TW{quarter}"), value, quarters_of(tahun)
    documents = tuple(sorted(catalogue.dokumen))
    for key, reached in (("baseline", item.baseline), ("realisasi_renstra", item.realisasi_renstra)):
        for tahun, past in sorted(reached.items()):
            later = tuple(periode for periode in documents if periode.tahun > tahun)
            yield (key, str(tahun), "nilai"), past.nilai, (*quarters_of(tahun), *later)
    if item.target_renstra:
        yield ("target_renstra", "nilai"), item.target_renstra.nilai, documents
    if item.standar_nasional:
        yield ("standar_nasional", "nilai"), item.standar_nasional.nilai, documents


_NAMES = {
    "target": "target",
    "baseline": "angka pembanding",
    "realisasi_renstra": "realisasi Renstra",
    "target_renstra": "target akhir Renstra",
    "standar_nasional": "standar nasional",
}


def _in_dictionary(
    catalogue: Catalogue,
    item: Indikator,
    loc: tuple[str, ...],
    value: Quantity | None,
    periods: tuple[Periode, ...],
) -> Iterator[Finding]:
    numbers = (value.bawah, value.atas) if isinstance(value, TargetRange) else (value,)
    of_quarter = "triwulan" in loc
    averaged = item.agregasi is Agregasi.RATA_RATA and not of_quarter and item.desimal > 0
    at = partial(catalogue.at, kamus_path(item.kode), *loc)
    decimals = tuple(number for number in numbers if isinstance(number, Decimal))
    counted = is_count(item) and not averaged
    yield from _too_fine(item, at, T109, _NAMES[loc[0]], decimals, periods, counted)


def _too_fine(
    item: Indikator,
    at: Callable[[], Location],
    rule: Rule,
    what: str,
    numbers: Iterable[Decimal],
    periods: tuple[Periode, ...],
    counted: bool,
) -> Iterator[Finding]:
    for number in numbers:
        if counted and number != number.to_integral_value():
            shown = number_text(number)
            message = f"{what} {shown}, padahal {item.satuan} dihitung satu per satu (jenis_satuan cacah)"
            hint = "tulis bilangan bulat; bila satuan ini memang dapat pecahan, tulis desimal di kamus"
            yield M102.at(at(), message, hint, periode=periods)
            return
        printed = round_half_up(number, item.desimal)
        if number != printed:
            message = f"{what} {number_text(number)} tercetak {number_text(printed)} ({item.desimal} desimal)"
            yield rule.at(at(), message, _finer_hint(number, printed), periode=periods)
            return


def _finer_hint(number: Decimal, printed: Decimal) -> str:
    needed = -int(number.normalize().as_tuple().exponent)
    rounded = f"tulis {printed:f} bila memang demikian"
    return f"{rounded}, atau tulis desimal: {needed} di kamus" if needed <= MAX_DECIMALS else rounded


def _crossing(measurements: Measurements, report: Reported, item: Indikator) -> Iterator[Finding]:
    """Tell a figure that stands on one side of its target in full, and on the other as printed."""
    result = measurements.result_of(item.kode, report.periode)
    if result.unit != report.unit:  # one of several parts of a figure: told once, of the whole
        return
    told: set[tuple[Quantity, Quantity]] = set()
    for figure in result.figures:
        full = result.realisasi_penuh if figure.lingkup is Scope.TRIWULAN else result.sampai_penuh
        target = figure.target
        if not isinstance(full, Decimal) or not isinstance(target, (Decimal, TargetRange)):
            continue
        printed, direction = round_half_up(full, item.desimal), RUMUS[item.rumus].arah
        if printed == full or (target, full) in told:
            continue
        missed = direction.missed(target, full)
        if missed == direction.missed(target, printed):
            continue
        told.add((target, full))
        title = scope_title(figure.lingkup, report.periode.triwulan)
        side = f"{'belum mencapai' if missed else 'mencapai'} target {quantity_text(target, item.desimal)}"
        shown = number_text(printed, item.desimal)
        message = f"{item.kode} {title} {full_number(full)} {side}, tetapi tercetak {shown}"
        hint = "naikkan desimal di kamus, atau jelaskan pembulatan itu di keterangan"
        at, told_why = measurements.catalogue.at(*report.where), report.isian.keterangan
        yield M103.at(at, message, hint, periode=(report.periode,), dijelaskan=told_why)
