"""Plausibility against the last period: warnings that a reviewer should see, never a block."""

from collections.abc import Iterator
from decimal import Decimal

from ukur.measure.jump import comparable, is_jump
from ukur.measure.measurements import Measurements
from ukur.measure.realisasi import full_realisasi
from ukur.model.catalogue import Catalogue, Loc, Reported
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.indikator import CaraHitung, Indikator, JenisSatuan
from ukur.model.meaning import ChangeKind, fields_of
from ukur.model.numbers import Quantity
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
    "W103", "bagian lebih besar dari keseluruhan", "Pembilang persen melebihi penyebutnya.", Severity.WARNING
)
RULES = (W101, W102, W103)
_FIGURE_FIELDS = frozenset(fields_of(IsianIndikator, ChangeKind.REALISASI))


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield warnings about figures that look wrong."""
    catalogue = measurements.catalogue
    last: dict[str, tuple[Reported, Quantity]] = {}
    for now in catalogue.reported():
        if now.item is None:
            continue
        value = full_realisasi(now.item, now.isian)
        yield from _share(catalogue, now, now.item)
        before = last.get(now.kode)
        if before and now.isian.keterangan is None and comparable(now.item, now.periode, before[0].periode):
            yield from _compare(catalogue, (now, value), before)
        if value is not None:
            last[now.kode] = now, value


def _share(catalogue: Catalogue, report: Reported, item: Indikator) -> Iterator[Finding]:
    if item.jenis_satuan is not JenisSatuan.PERSEN or item.perhitungan.cara is not CaraHitung.RASIO:
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
            yield W103.at(at, message, "periksa apakah keduanya tertukar")


def _compare(
    catalogue: Catalogue, kini: tuple[Reported, Quantity | None], lalu: tuple[Reported, Quantity]
) -> Iterator[Finding]:
    (report, now), (earlier, before) = kini, lalu
    if not isinstance(now, Decimal) or not isinstance(before, Decimal) or now == 0:
        return
    at = catalogue.at(*report.where)
    if is_jump(now, before):
        message = f"realisasi {report.kode} {_short(now)}, padahal {_short(before)} pada {earlier.periode}"
        yield W101.at(at, message, "periksa satuan dan letak koma; bila benar, jelaskan di keterangan")
    if now == before and not _small(report.isian, now) and _same(report.isian, earlier.isian):
        message = f"angka {report.kode} sama persis dengan {earlier.periode}"
        yield W102.at(at, message, "periksa apakah tersalin; bila memang tetap, tulis keterangan")


def _small(isian: IsianIndikator, now: Decimal) -> bool:
    """A small whole number without a breakdown often stays the same."""
    return isian.pembilang is None and not isian.rincian and now < SMALL_COUNT and now == int(now)


def _same(now: IsianIndikator, before: IsianIndikator) -> bool:
    return now.model_dump(include=set(_FIGURE_FIELDS)) == before.model_dump(include=set(_FIGURE_FIELDS))


def _short(value: Decimal) -> str:
    text = f"{value:.4f}"
    return text.rstrip("0").rstrip(".")
