"""Plausibility against the last period: warnings that a reviewer should see, never a block."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ukur.measure.pembulatan import bagi
from ukur.measure.realisasi import realisasi_penuh
from ukur.measure.ukuran import Ukuran
from ukur.model.angka import Besaran
from ukur.model.indikator import Agregasi, CaraHitung, Indikator, JenisSatuan
from ukur.model.katalog import Katalog, Loc, formulir_path
from ukur.model.pengukuran import IsianIndikator
from ukur.model.periode import Periode
from ukur.model.temuan import Rule, Severity, Temuan

KALI, SEPERSEPULUH = Decimal(10), Decimal("0.1")
CACAH_KECIL = Decimal(100)
W101 = Rule(
    "W101",
    "realisasi berubah sepuluh kali lipat atau lebih",
    "Sering berarti satuan atau letak koma keliru. Isian yang berketerangan tidak ditandai.",
    Severity.WARNING,
)
W102 = Rule(
    "W102",
    "realisasi sama persis dengan periode lalu",
    "Sering berarti formulir lama tersalin. Isian yang berketerangan dan bilangan bulat di bawah 100 "
    "tidak ditandai.",
    Severity.WARNING,
)
W103 = Rule(
    "W103", "bagian lebih besar dari keseluruhan", "Pembilang persen melebihi penyebutnya.", Severity.WARNING
)
RULES = (W101, W102, W103)
_ANGKA = {"realisasi", "pembilang", "penyebut", "rincian"}


@dataclass(frozen=True)
class _Laporan:
    """What was reported in a quarter, and its figure at full precision."""

    periode: Periode
    isian: IsianIndikator
    nilai: Besaran | None


def check(ukuran: Ukuran) -> Iterator[Temuan]:
    """Yield warnings about figures that look wrong."""
    katalog = ukuran.katalog
    last: dict[str, _Laporan] = {}
    for periode in katalog.periode():
        for unit, form in sorted(katalog.formulir.get(periode, {}).items()):
            path = formulir_path(periode, unit)
            for kode, isian in form.indikator.items():
                item = katalog.indikator.get(kode)
                if item is None:
                    continue
                now = _Laporan(periode, isian, realisasi_penuh(item, isian))
                yield from _share(katalog, path, item, isian)
                before = last.get(kode)
                if before and isian.keterangan is None and _comparable(item, periode, before.periode):
                    yield from _compare(katalog, path, item, now, before)
                if now.nilai is not None:
                    last[kode] = now


def _comparable(item: Indikator, periode: Periode, earlier: Periode) -> bool:
    """A value to date starts afresh each year; two units in one quarter are I102."""
    return earlier < periode and (item.agregasi is not Agregasi.KUMULATIF or periode.tahun == earlier.tahun)


def _share(katalog: Katalog, path: str, item: Indikator, isian: IsianIndikator) -> Iterator[Temuan]:
    if item.jenis_satuan is not JenisSatuan.PERSEN or item.perhitungan.cara is not CaraHitung.RASIO:
        return
    shares: list[tuple[Loc, str, Decimal | None, Decimal | None]] = [
        ((), "", isian.pembilang, isian.penyebut)
    ]
    shares += [(("rincian", k), f" rincian {k}", r.pembilang, r.penyebut) for k, r in isian.rincian.items()]
    for loc, where, part, whole in shares:
        if part is not None and whole is not None and part > whole > 0:
            at = katalog.at(path, "indikator", item.kode, *loc, "pembilang")
            message = f"pembilang {item.kode}{where} ({part:f}) melebihi penyebutnya ({whole:f})"
            yield W103.at(at, message, "periksa apakah keduanya tertukar")


def _compare(
    katalog: Katalog, path: str, item: Indikator, kini: _Laporan, lalu: _Laporan
) -> Iterator[Temuan]:
    now, before = kini.nilai, lalu.nilai
    if not isinstance(now, Decimal) or not isinstance(before, Decimal) or now == 0:
        return
    ratio = bagi(abs(now), abs(before))
    if ratio is not None and (ratio >= KALI or ratio <= SEPERSEPULUH):
        at = katalog.at(path, "indikator", item.kode)
        message = f"realisasi {item.kode} {_short(now)}, padahal {_short(before)} pada {lalu.periode}"
        yield W101.at(at, message, "periksa satuan dan letak koma; bila benar, jelaskan di keterangan")
    if now == before and not _small(kini.isian, now) and _same(kini.isian, lalu.isian):
        at = katalog.at(path, "indikator", item.kode)
        message = f"angka {item.kode} sama persis dengan {lalu.periode}"
        yield W102.at(at, message, "periksa apakah tersalin; bila memang tetap, tulis keterangan")


def _small(isian: IsianIndikator, now: Decimal) -> bool:
    """A small whole number without a breakdown often stays the same."""
    return isian.pembilang is None and not isian.rincian and now < CACAH_KECIL and now == int(now)


def _same(now: IsianIndikator, before: IsianIndikator) -> bool:
    return now.model_dump(include=_ANGKA) == before.model_dump(include=_ANGKA)


def _short(value: Decimal) -> str:
    text = f"{value:.4f}"
    return text.rstrip("0").rstrip(".")
