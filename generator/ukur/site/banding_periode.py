"""One period beside the one filed before it: realisasi, capaian and predikat of each indicator."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ukur.document.nilai import BarisIndikator, DokumenPengukuran
from ukur.document.teks import KOSONG


class Gerak(StrEnum):
    """How an indicator's predikat moved; ``BERUBAH`` where up and down cannot be told."""

    NAIK = "naik"
    TURUN = "turun"
    BERUBAH = "berubah"
    TETAP = "tetap"
    BARU = "baru diukur"
    HILANG = "tidak diukur lagi"


@dataclass(frozen=True)
class BandingIndikator:
    """An indicator in two periods, as printed; ``catatan`` says why the figures may not be comparable."""

    kode: str
    nama: str
    realisasi: tuple[str, str]
    capaian: tuple[str, str]
    predikat: tuple[str, str]
    gerak: Gerak
    catatan: str = ""


def banding_periode(lama: DokumenPengukuran, baru: DokumenPengukuran) -> tuple[BandingIndikator, ...]:
    """Return each indicator of either period: those of the newer one first, in the document's order."""
    before = {row.kode: row for row in lama.baris}
    after = {row.kode: row for row in baru.baris}
    gone = [row for kode, row in before.items() if kode not in after]
    same_scale = lama.skala == baru.skala
    return (
        *(_row(before.get(kode), row, same_scale) for kode, row in after.items()),
        *(_row(row, None, same_scale) for row in gone),
    )


def hitung_gerak(baris: tuple[BandingIndikator, ...]) -> Mapping[Gerak, int]:
    """Return how many indicators moved in each way, those that occur, in the order of :class:`Gerak`."""
    counts = {move: sum(row.gerak is move for row in baris) for move in Gerak}
    return {move: count for move, count in counts.items() if count}


def _row(old: BarisIndikator | None, new: BarisIndikator | None, same_scale: bool) -> BandingIndikator:
    row = new or old
    assert row is not None
    return BandingIndikator(
        row.kode,
        row.nama,
        (old.realisasi_sampai.teks if old else KOSONG, new.realisasi_sampai.teks if new else KOSONG),
        (old.capaian.teks if old else KOSONG, new.capaian.teks if new else KOSONG),
        (_predikat(old), _predikat(new)),
        _move(old, new, same_scale),
        "; ".join(_notes(old, new)),
    )


def _predikat(row: BarisIndikator | None) -> str:
    return (row.predikat or KOSONG) if row else KOSONG


def _move(old: BarisIndikator | None, new: BarisIndikator | None, same_scale: bool) -> Gerak:
    """A higher capaian has the higher predikat, where both periods judge by the same scale."""
    if old is None:
        return Gerak.BARU
    if new is None:
        return Gerak.HILANG
    if old.predikat == new.predikat:
        return Gerak.TETAP
    before, after = old.capaian.nilai, new.capaian.nilai
    if not same_scale or before is None or after is None or before == after:
        return Gerak.BERUBAH
    return Gerak.NAIK if after > before else Gerak.TURUN


def _notes(old: BarisIndikator | None, new: BarisIndikator | None) -> Iterator[str]:
    if old is None or new is None:
        return
    if old.satuan != new.satuan:
        yield f"satuan berubah dari {old.satuan} menjadi {new.satuan}"
    if old.cara_pengukuran != new.cara_pengukuran:
        yield "cara pengukuran berubah"
    if old.nama != new.nama:
        yield f"semula bernama {old.nama}"
