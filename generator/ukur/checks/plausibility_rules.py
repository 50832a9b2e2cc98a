"""Plausibility of what was reported: warnings that a reviewer should see, never a block."""

from collections.abc import Iterator
from decimal import Decimal

from ukur.checks import bounds_rules
from ukur.checks.bounds_rules import short
from ukur.checks.satuan_rules import lacks_hundred
from ukur.measure.jump import comparable, is_jump
from ukur.measure.measurements import Measurements
from ukur.measure.realisasi import full_realisasi
from ukur.measure.rounding import HUNDRED
from ukur.model.catalogue import Catalogue, Loc, Reported
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.indikator import CaraHitung, Indikator, JenisSatuan
from ukur.model.meaning import ChangeKind, fields_of
from ukur.model.numbers import Quantity
from ukur.model.paths import formulir_path, measured_periode
from ukur.model.pengukuran import IsianIndikator

SMALL_COUNT = Decimal(100)
"""Our choice: below it two quarters often have the same count by chance, and W102 would cry wolf."""

W101 = Rule(
    "W101",
    "realisasi berubah sepuluh kali lipat atau lebih",
    "Sering berarti satuan atau letak koma keliru. Isian yang berketerangan tidak ditandai.",
    Severity.WARNING,
)
W102 = Rule(
    "W102",
    "realisasi sama persis dengan periode lalu",
    "Sering berarti formulir lama tersalin. Isian yang berketerangan dan bilangan bulat di bawah "
    f"{SMALL_COUNT} tidak ditandai.",
    Severity.WARNING,
)
W103 = Rule(
    "W103",
    "bagian lebih besar dari keseluruhan",
    "Pembilang persen melebihi penyebutnya. Tidak ditandai bila batas di kamus melampaui 100, atau bila "
    "isiannya berketerangan.",
    Severity.WARNING,
)
W108 = Rule(
    "W108",
    "tanda desimal bercampur",
    "Titik dan koma sama-sama dibaca sebagai tanda desimal; dalam satu berkas keduanya mudah tertukar dengan "
    "pemisah ribuan.",
    Severity.WARNING,
    sejak=2,
)
RULES = (W101, W102, W103, *bounds_rules.RULES, W108)
_FIGURE_FIELDS = frozenset(fields_of(IsianIndikator, ChangeKind.REALISASI))


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield warnings about figures that look wrong."""
    catalogue = measurements.catalogue
    for _, item in sorted(catalogue.indikator.items()):
        yield from bounds_rules.declared_out_of_bounds(catalogue, item)
    yield from _signs(catalogue)
    for whole in _wholes(catalogue):
        if whole.item:
            yield from _slip(measurements, whole, whole.item, None)
    last: dict[tuple[str, str], tuple[Reported, Quantity]] = {}
    for now in catalogue.reported():
        if now.item is None:
            continue
        value = full_realisasi(now.item, now.isian)
        yield from _share(catalogue, now, now.item)
        figure = now.kode, now.unit if now.item.himpunan else ""
        before = last.get(figure)
        if before and not comparable(now.item, now.periode, before[0].periode):
            before = None
        part = now.item.himpunan is not None  # the target and the bounds are those of the whole
        yield from _jump(catalogue, now, before) if part else _slip(measurements, now, now.item, before)
        if before:
            yield from _copy(catalogue, (now, value), before)
        if value is not None:
            last[figure] = now, value


def _signs(catalogue: Catalogue) -> Iterator[Finding]:
    for path, (first, second) in sorted(catalogue.tanda_campur.items()):
        at, before = catalogue.at(path, *second.loc), catalogue.at(path, *first.loc)
        message = (
            f"'{second.teks}' memakai {second.tanda}, padahal '{first.teks}' di baris {before.line} memakai "
        )
        periode = measured_periode(path)
        hint = "pakai satu tanda desimal dalam berkas ini, titik atau koma"
        yield W108.at(at, message + first.tanda, hint, periode=(periode,) if periode else ())


def _wholes(catalogue: Catalogue) -> Iterator[Reported]:
    """Yield the figures that several units add up to, each as one report."""
    for periode in catalogue.periode():
        for kode, item in sorted(catalogue.indikator.items()):
            whole = catalogue.isian(kode, periode) if item.himpunan else None
            if whole:
                unit, isian = whole
                yield Reported(
                    periode, unit, formulir_path(periode, unit), kode, isian, item.known_in(periode)
                )


def _slip(
    measurements: Measurements, now: Reported, item: Indikator, before: tuple[Reported, Quantity] | None
) -> Iterator[Finding]:
    """Yield what one slip of the keyboard gives: the first of these that it touches, and no echo of it."""
    if lacks_hundred(item):  # its figures are off by a hundred, which U104 says at the cause
        return
    found = [*_jump(measurements.catalogue, now, before)]
    found = found or [*bounds_rules.out_of_bounds(measurements.catalogue, now, item)]
    found = found or [*bounds_rules.against_target(measurements, now, item)]
    if before is None:
        found = found or [*bounds_rules.against_baseline(measurements, now, item)]
    yield from found or bounds_rules.odd_capaian(measurements, now, item)


def _share(catalogue: Catalogue, report: Reported, item: Indikator) -> Iterator[Finding]:
    if item.jenis_satuan is not JenisSatuan.PERSEN or item.perhitungan.cara is not CaraHitung.RASIO:
        return
    if item.batas is not None and (item.batas.atas is None or item.batas.atas > HUNDRED):
        return
    isian = report.isian
    shares: list[tuple[Loc, str, Decimal | None, Decimal | None]] = [
        ((), "", isian.pembilang, isian.penyebut)
    ]
    shares += [(("rincian", k), f" rincian {k}", r.pembilang, r.penyebut) for k, r in isian.rincian.items()]
    for loc, where, part, whole in shares:
        if part is not None and whole is not None and part > whole > 0:
            message = f"pembilang {item.kode}{where} ({part:f}) melebihi penyebutnya ({whole:f})"
            at = catalogue.at(*report.where, *loc, "pembilang")
            yield W103.at(
                at,
                message,
                "periksa apakah keduanya tertukar",
                periode=(report.periode,),
                dijelaskan=report.isian.keterangan,
            )


def _jump(
    catalogue: Catalogue, report: Reported, before: tuple[Reported, Quantity] | None
) -> Iterator[Finding]:
    now = full_realisasi(report.item, report.isian) if report.item else None
    earlier = before[1] if before else None
    if not before or not isinstance(now, Decimal) or not isinstance(earlier, Decimal):
        return
    if is_jump(now, earlier):
        message = f"realisasi {report.kode} {short(now)}, padahal {short(earlier)} pada {before[0].periode}"
        hint = "periksa satuan dan letak koma; bila benar, jelaskan di keterangan"
        yield _at(catalogue, W101, report, message, hint)


def _copy(
    catalogue: Catalogue, current: tuple[Reported, Quantity | None], previously: tuple[Reported, Quantity]
) -> Iterator[Finding]:
    (report, now), (earlier, before) = current, previously
    if not isinstance(now, Decimal) or now != before or now == 0 or _small(report.isian, now):
        return
    if _same(report.isian, earlier.isian):
        message = f"angka {report.kode} sama persis dengan {earlier.periode}"
        hint = "periksa apakah tersalin; bila memang tetap, tulis keterangan"
        yield _at(catalogue, W102, report, message, hint)


def _at(catalogue: Catalogue, rule: Rule, report: Reported, message: str, hint: str) -> Finding:
    at = catalogue.at(*report.where)
    return rule.at(at, message, hint, periode=(report.periode,), dijelaskan=report.isian.keterangan)


def _small(isian: IsianIndikator, now: Decimal) -> bool:
    """A small whole number without a breakdown often stays the same."""
    return isian.pembilang is None and not isian.rincian and now < SMALL_COUNT and now == int(now)


def _same(now: IsianIndikator, before: IsianIndikator) -> bool:
    return now.model_dump(include=set(_FIGURE_FIELDS)) == before.model_dump(include=set(_FIGURE_FIELDS))
