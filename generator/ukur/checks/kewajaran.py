"""Plausibility against the last period: warnings that a reviewer should see, never a block."""

from collections.abc import Iterator
from decimal import Decimal

from ukur.measure.pembulatan import bagi
from ukur.measure.realisasi import realisasi_penuh
from ukur.measure.ukuran import Ukuran
from ukur.model.indikator import Agregasi, CaraHitung, Indikator, JenisSatuan
from ukur.model.katalog import Katalog, Loc, formulir_path
from ukur.model.pengukuran import IsianIndikator
from ukur.model.periode import Periode
from ukur.model.temuan import Rule, Severity, Temuan

KALI = Decimal(10)
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


def check(ukuran: Ukuran) -> Iterator[Temuan]:
    """Yield warnings about figures that look wrong."""
    katalog = ukuran.katalog
    last: dict[str, tuple[Periode, IsianIndikator]] = {}
    for periode in katalog.periode():
        for unit, form in sorted(katalog.formulir.get(periode, {}).items()):
            for kode, isian in form.indikator.items():
                item = katalog.indikator.get(kode)
                if item is None:
                    continue
                path = formulir_path(periode, unit)
                yield from _share(katalog, path, item, isian)
                if kode in last and isian.keterangan is None and _comparable(item, periode, last[kode][0]):
                    yield from _compare(katalog, path, item, isian, last[kode])
                if realisasi_penuh(item, isian) is not None:
                    last[kode] = periode, isian


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
    katalog: Katalog, path: str, item: Indikator, isian: IsianIndikator, last: tuple[Periode, IsianIndikator]
) -> Iterator[Temuan]:
    periode, earlier = last
    now, before = realisasi_penuh(item, isian), realisasi_penuh(item, earlier)
    if not isinstance(now, Decimal) or not isinstance(before, Decimal) or now == 0:
        return
    at = katalog.at(path, "indikator", item.kode)
    ratio = bagi(abs(now), abs(before))
    if ratio is not None and (ratio >= KALI or ratio <= 1 / KALI):
        message = f"realisasi {item.kode} {_short(now)}, padahal {_short(before)} pada {periode}"
        yield W101.at(at, message, "periksa satuan dan letak koma; bila benar, jelaskan di keterangan")
    small = isian.pembilang is None and not isian.rincian and now < CACAH_KECIL and now == int(now)
    if now == before and not small and isian.model_dump(include=_ANGKA) == earlier.model_dump(include=_ANGKA):
        message = f"angka {item.kode} sama persis dengan {periode}"
        yield W102.at(at, message, "periksa apakah tersalin; bila memang tetap, tulis keterangan")


def _short(value: Decimal) -> str:
    text = f"{value:.4f}"
    return text.rstrip("0").rstrip(".")
