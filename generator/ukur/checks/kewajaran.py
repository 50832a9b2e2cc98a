"""Plausibility against the last period: warnings that a reviewer should see, never a block."""

from collections.abc import Iterator
from decimal import Decimal

from ukur.measure.pembulatan import bagi
from ukur.measure.realisasi import realisasi_penuh
from ukur.measure.ukuran import Ukuran
from ukur.model.indikator import CaraHitung, Indikator, JenisSatuan
from ukur.model.katalog import Katalog, formulir_path
from ukur.model.pengukuran import IsianIndikator
from ukur.model.periode import Periode
from ukur.model.temuan import Rule, Severity, Temuan

KALI = Decimal(10)
W101 = Rule(
    "W101",
    "realisasi berubah sepuluh kali lipat atau lebih",
    "Sering berarti satuan atau letak koma keliru.",
    Severity.WARNING,
)
W102 = Rule(
    "W102",
    "realisasi sama persis dengan periode lalu",
    "Sering berarti formulir lama tersalin. Indikator posisi dan tahunan yang memang tetap boleh dibiarkan.",
    Severity.WARNING,
)
W103 = Rule(
    "W103", "bagian lebih besar dari keseluruhan", "Pembilang persen melebihi penyebutnya.", Severity.WARNING
)
RULES = (W101, W102, W103)


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
                if kode in last:
                    yield from _compare(katalog, path, item, isian, last[kode])
                if realisasi_penuh(item, isian) is not None:
                    last[kode] = periode, isian


def _share(katalog: Katalog, path: str, item: Indikator, isian: IsianIndikator) -> Iterator[Temuan]:
    share = item.jenis_satuan is JenisSatuan.PERSEN and item.perhitungan.cara is CaraHitung.RASIO
    if (
        share
        and isian.pembilang is not None
        and isian.penyebut is not None
        and isian.pembilang > isian.penyebut
    ):
        at = katalog.at(path, "indikator", item.kode, "pembilang")
        message = f"pembilang {item.kode} ({isian.pembilang}) melebihi penyebutnya ({isian.penyebut})"
        yield W103.at(at, message, "periksa apakah keduanya tertukar")


def _compare(
    katalog: Katalog, path: str, item: Indikator, isian: IsianIndikator, last: tuple[Periode, IsianIndikator]
) -> Iterator[Temuan]:
    periode, earlier = last
    now, before = realisasi_penuh(item, isian), realisasi_penuh(item, earlier)
    if not isinstance(now, Decimal) or not isinstance(before, Decimal):
        return
    at = katalog.at(path, "indikator", item.kode)
    ratio = bagi(abs(now), abs(before))
    if ratio is not None and now != 0 and (ratio >= KALI or ratio <= 1 / KALI):
        message = f"{item.kode} {_short(now)}, padahal {_short(before)} pada {periode}"
        yield W101.at(at, message, "periksa satuan dan letak koma; bila benar, jelaskan di keterangan")
    same = isian.model_dump(exclude={"bukti", "keterangan"}) == earlier.model_dump(
        exclude={"bukti", "keterangan"}
    )
    if same and now != 0 and isian.keterangan is None:
        message = f"isian {item.kode} sama persis dengan {periode}"
        yield W102.at(at, message, "periksa apakah tersalin; bila memang tetap, tulis keterangan")


def _short(value: Decimal) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
