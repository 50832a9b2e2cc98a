"""A figure held against what is known of it without an earlier one: bounds, target, baseline, capaian."""

from collections.abc import Iterator
from decimal import Decimal

from ukur.measure.agregasi import target_triwulan
from ukur.measure.capaian import IndikatorResult
from ukur.measure.figure_text import percent_text
from ukur.measure.jump import is_jump
from ukur.measure.measurements import Measurements
from ukur.measure.realisasi import computed_rincian, full_realisasi
from ukur.measure.rounding import HUNDRED
from ukur.model.bounds import Bounds
from ukur.model.catalogue import Catalogue, Loc, Reported
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.indikator import Agregasi, CaraHitung, Indikator, JenisSatuan
from ukur.model.numbers import Quantity, TargetRange
from ukur.model.paths import kamus_path
from ukur.model.periode import Periode, quarters_of

_EXPLAINED = "Isian yang berketerangan tidak ditandai."
W104 = Rule(
    "W104",
    "angka di luar batas yang wajar",
    "Batas ditulis di kamus (batas: 0..100). Tanpa itu cacah tidak negatif, dan persen paling tinggi 100 "
    f"bila target dan pembandingnya juga tidak melebihinya. {_EXPLAINED}",
    Severity.WARNING,
    sejak=2,
)
W105 = Rule(
    "W105",
    "realisasi sepuluh kali target atau lebih, atau sepersepuluhnya atau kurang",
    f"Sering berarti satuan atau letak koma keliru. {_EXPLAINED}",
    Severity.WARNING,
    sejak=2,
)
W106 = Rule(
    "W106",
    "realisasi sepuluh kali kondisi awal atau lebih, atau sepersepuluhnya atau kurang",
    f"Sering berarti satuan atau letak koma keliru. {_EXPLAINED}",
    Severity.WARNING,
    sejak=2,
)
W107 = Rule(
    "W107",
    "capaian negatif atau di atas yang wajar",
    "Batas atasnya ditulis di instansi.yml (aritmetika: capaian_wajar); tanpa itu hanya capaian negatif yang "
    f"ditanyakan. {_EXPLAINED}",
    Severity.WARNING,
    sejak=2,
)
RULES = (W104, W105, W106, W107)


_HINT = "periksa satuan dan letak koma; bila benar, jelaskan di keterangan"
_TIMES = 12
"""Powers of ten that a lost comma is looked for in: more digits than that no form has after it."""


def plausible_bounds(item: Indikator) -> Bounds | None:
    """Return between which a figure of the indicator is plausible: as declared, else by kind of its unit.

    A share that is computed has a rule of its own (W103), which names the part and the whole.
    """
    if item.batas is not None:
        return item.batas
    if item.jenis_satuan is JenisSatuan.CACAH:
        return Bounds(Decimal(0), None)
    share = item.jenis_satuan is JenisSatuan.PERSEN and item.perhitungan.cara is not CaraHitung.RASIO
    return Bounds(None, HUNDRED) if share and all(n <= HUNDRED for n in _known(item)) else None


def declared_out_of_bounds(catalogue: Catalogue, item: Indikator) -> Iterator[Finding]:
    """Yield the targets and baselines outside the bounds that the same dictionary declares."""
    if item.batas is None:
        return
    for tahun, target in sorted(item.target.items()):
        values = [("tahun", target.tahun)]
        values += [(f"TW{quarter}", value) for quarter, value in sorted(target.triwulan.items())]
        for name, value in values:
            loc: Loc = ("tahun",) if name == "tahun" else ("triwulan", name)
            yield from _declared(catalogue, item, tahun, ("target", str(tahun), *loc), value)
    for tahun, past in sorted(item.baseline.items()):
        yield from _declared(catalogue, item, tahun, ("baseline", str(tahun), "nilai"), past.nilai)


def _declared(
    catalogue: Catalogue, item: Indikator, tahun: int, loc: Loc, value: Quantity | None
) -> Iterator[Finding]:
    assert item.batas is not None
    odd = [number for number in _numbers(value) if not item.batas.holds(number)]
    if odd:
        message = f"{loc[0]} {item.kode} {short(odd[0])} {_beyond(item.batas, odd[0])}"
        at = catalogue.at(kamus_path(item.kode), *loc)
        yield W104.at(at, message, "periksa angka itu dan batasnya", periode=quarters_of(tahun))


def out_of_bounds(catalogue: Catalogue, report: Reported, item: Indikator) -> Iterator[Finding]:
    """Yield the figures of a form outside their bounds: of the indicator, else of members."""
    bounds, value = plausible_bounds(item), full_realisasi(item, report.isian)
    if bounds is None:
        return
    figures: list[tuple[Loc, str, Decimal]] = []
    if isinstance(value, Decimal):
        figures.append((("realisasi",), "", value))
    figures += [(("rincian", k), f" rincian {k}", n) for k, n in computed_rincian(item, report.isian)]
    for loc, where, number in figures:
        if not bounds.holds(number):
            message = f"nilai {item.kode}{where} {short(number)} {_beyond(bounds, number)}"
            hint = f"{_HINT}, atau tulis batasnya di kamus"
            if (meant := _meant(bounds, number)) is not None:
                message += f"; barangkali maksudnya {short(meant)}?"
            yield _at(catalogue, W104, report, loc, message, hint)


def _beyond(bounds: Bounds, number: Decimal) -> str:
    if bounds.bawah is not None and number < bounds.bawah:
        return f"kurang dari {short(bounds.bawah)}, batas bawah yang wajar"
    assert bounds.atas is not None
    return f"melebihi {short(bounds.atas)}, batas atas yang wajar"


def _meant(bounds: Bounds, number: Decimal) -> Decimal | None:
    """Return the first figure within bounds that the same digits give with a comma."""
    shifted = (number.scaleb(-places) for places in range(1, _TIMES + 1))
    return next((value for value in shifted if number > 0 and bounds.holds(value)), None)


def against_target(measurements: Measurements, report: Reported, item: Indikator) -> Iterator[Finding]:
    """Yield whether the figure is ten times its target or more, or a tenth of it or less.

    A quarter with a target of its own is held against that. Else the value to date is held against the
    year's: before the year's last figure only for being too much.
    """
    periode = report.periode
    target = item.target.get(periode.tahun)
    own = target_triwulan(item, target, periode.triwulan)
    value: Quantity | None = full_realisasi(item, report.isian)
    meant, name, whole = own, f"target {periode}", True
    if own is None:
        meant, name = (target.tahun if target else None), f"target {periode.tahun}"
        value, whole = _to_date(measurements, report), _is_last(report, item)
    if side := _far(value, meant, whole):
        message = f"realisasi {item.kode} {short(side[0])}, padahal {name} {short(side[1])}"
        yield _at(measurements.catalogue, W105, report, ("realisasi",), message, _HINT)


def against_baseline(measurements: Measurements, report: Reported, item: Indikator) -> Iterator[Finding]:
    """Yield whether the first figure there is goes ten times beyond the last baseline, or below a tenth."""
    own = report.periode
    years = [y for y in item.baseline if y < own.tahun and not item.breaks(Periode(y, 4), own)]
    if not years:
        return
    past = item.baseline[max(years)].nilai
    adds_up = item.agregasi in (Agregasi.JUMLAH, Agregasi.KUMULATIF)
    whole = not adds_up or _is_last(report, item)
    if side := _far(_to_date(measurements, report), past, whole):
        message = (
            f"realisasi {item.kode} {short(side[0])}, padahal kondisi awal {max(years)} {short(side[1])}"
        )
        yield _at(measurements.catalogue, W106, report, ("realisasi",), message, _HINT)


def odd_capaian(measurements: Measurements, report: Reported, item: Indikator) -> Iterator[Finding]:
    """Yield whether the capaian is negative, or above what the office calls plausible."""
    highest = measurements.catalogue.instansi.aritmetika.capaian_wajar
    main = _result(measurements, report).main_ratio
    printed = main.tercetak if main.tanpa_batas is None else main.tanpa_batas
    if printed is None:
        return
    why = "negatif" if printed < 0 else None
    if highest is not None and printed > highest:
        why = f"di atas {short(highest)} persen"
    if why:
        message = f"capaian {item.kode} {percent_text(printed)}, {why}"
        yield _at(measurements.catalogue, W107, report, ("realisasi",), message, _HINT)


def _far(value: Quantity | None, other: Quantity | None, whole: bool) -> tuple[Decimal, Decimal] | None:
    """Return both numbers where one is ten times the other; ``whole`` says that too little counts too."""
    if not isinstance(value, Decimal):
        return None
    numbers = sorted(_numbers(other))
    if not numbers:
        return None
    above = value.copy_abs() > numbers[-1].copy_abs()
    nearest = numbers[-1] if above else numbers[0]
    return (value, nearest) if is_jump(value, nearest) and (above or whole) else None


def _is_last(report: Reported, item: Indikator) -> bool:
    due = item.due_quarters(report.periode.tahun)
    return bool(due) and report.periode.triwulan == max(due)


def _result(measurements: Measurements, report: Reported) -> IndikatorResult:
    return measurements.result_of(report.kode, report.periode)


def _to_date(measurements: Measurements, report: Reported) -> Quantity | None:
    return _result(measurements, report).tahun.realisasi


def _at(catalogue: Catalogue, rule: Rule, report: Reported, loc: Loc, message: str, hint: str) -> Finding:
    return rule.at(
        catalogue.at(*report.where, *loc),
        message,
        hint,
        periode=(report.periode,),
        dijelaskan=report.isian.keterangan,
    )


def _known(item: Indikator) -> Iterator[Decimal]:
    """Yield the numbers that the dictionary itself has for the indicator."""
    for target in item.target.values():
        for value in (target.tahun, *target.triwulan.values()):
            yield from _numbers(value)
    ends = (item.target_renstra, item.standar_nasional, *item.baseline.values())
    for end in ends:
        yield from _numbers(end.nilai if end else None)


def _numbers(value: Quantity | None) -> tuple[Decimal, ...]:
    if isinstance(value, TargetRange):
        return value.bawah, value.atas
    return (value,) if isinstance(value, Decimal) else ()


def short(value: Decimal) -> str:
    """Return a number with four decimals at most, as it may be typed."""
    text = f"{value:.4f}"
    return text.rstrip("0").rstrip(".")
