"""One period beside the one filed before it: realisasi, capaian and predikat of each indicator."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from ukur.document.date_text import DASH
from ukur.document.direction_text import comparison_of
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.shown_comparison import ShownChange


class PredikatMove(StrEnum):
    """How an indicator's predikat moved; ``BERUBAH`` where up and down cannot be told."""

    NAIK = "naik"
    TURUN = "turun"
    BERUBAH = "berubah"
    TETAP = "tetap"
    BARU = "baru diukur"
    HILANG = "tidak diukur lagi"


@dataclass(frozen=True)
class IndikatorComparison:
    """The headline of an indicator in two periods, whole, as printed.

    ``catatan`` says why the figures may not be comparable.

    ``arah`` is how the newer document judges the change between just these two figures.
    """

    kode: str
    nama: str
    lingkup: tuple[str, str]
    realisasi: tuple[str, str]
    target: tuple[str, str]
    capaian: tuple[str, str]
    predikat: tuple[str, str]
    gerak: PredikatMove
    catatan: str = ""
    arah: ShownChange | None = None


def compare_periods(former: DokumenPengukuran, baru: DokumenPengukuran) -> tuple[IndikatorComparison, ...]:
    """Return each indicator of either period: those of the newer one first, in the document's order."""
    before = {row.kode: row for row in former.baris}
    judged = {row.kode: change for row in baru.baris if (change := _change(former, row, baru))}
    after = {row.kode: row for row in baru.baris}
    gone = [row for kode, row in before.items() if kode not in after]
    same_scale = former.skala == baru.skala
    return (
        *(
            replace(_row(before.get(kode), row, same_scale), arah=judged.get(kode))
            for kode, row in after.items()
        ),
        *(_row(row, None, same_scale) for row in gone),
    )


def _change(former: DokumenPengukuran, row: IndikatorRow, baru: DokumenPengukuran) -> ShownChange | None:
    """Return the change that the newer document tells against the older one, if the older still says so."""
    old = next((one for one in former.baris if one.kode == row.kode), None)
    found = comparison_of(row, baru.periode)
    names = {str(former.periode)}
    if former.periode.triwulan == baru.periode.triwulan:
        names.add(str(former.periode.tahun))  # as form 1 names it: a year, at the same quarter
    change = next((one for one in (found.perubahan, found.triwulan) if one and one.periode in names), None)
    if old is None or change is None or not change.arah or any(_notes(old, row)):
        return None
    pairs = ((old.sampai, row.sampai), (old.triwulan, row.triwulan))
    told = {
        last.realisasi.nilai - first.realisasi.nilai
        for first, last in pairs
        if first.realisasi.nilai is not None and last.realisasi.nilai is not None
    }
    return change if change.perubahan.nilai is None or change.perubahan.nilai in told else None


def count_moves(rows: tuple[IndikatorComparison, ...]) -> Mapping[PredikatMove, int]:
    """Return how many indicators moved in each way, those that occur, in the order of ``PredikatMove``."""
    counts = {move: sum(row.gerak is move for row in rows) for move in PredikatMove}
    return {move: count for move, count in counts.items() if count}


def _row(old: IndikatorRow | None, new: IndikatorRow | None, same_scale: bool) -> IndikatorComparison:
    row = new or old
    assert row is not None
    return IndikatorComparison(
        row.kode,
        row.nama,
        (old.headline.judul if old else DASH, new.headline.judul if new else DASH),
        (old.headline.realisasi.teks if old else DASH, new.headline.realisasi.teks if new else DASH),
        (old.headline.target.teks if old else DASH, new.headline.target.teks if new else DASH),
        (old.headline.capaian.teks if old else DASH, new.headline.capaian.teks if new else DASH),
        (_predikat(old), _predikat(new)),
        _move(old, new, same_scale),
        "; ".join(_notes(old, new)),
    )


def _predikat(row: IndikatorRow | None) -> str:
    return (row.predikat or DASH) if row else DASH


def _move(old: IndikatorRow | None, new: IndikatorRow | None, same_scale: bool) -> PredikatMove:
    """A higher capaian has the higher predikat, where both periods judge by the same scale."""
    if old is None:
        return PredikatMove.BARU
    if new is None:
        return PredikatMove.HILANG
    if old.predikat == new.predikat:
        return PredikatMove.TETAP
    before, after = old.headline.capaian.nilai, new.headline.capaian.nilai
    if not same_scale or before is None or after is None or before == after:
        return PredikatMove.BERUBAH
    return PredikatMove.NAIK if after > before else PredikatMove.TURUN


def _notes(old: IndikatorRow | None, new: IndikatorRow | None) -> Iterator[str]:
    if old is None or new is None:
        return
    if old.satuan != new.satuan:
        yield f"satuan berubah dari {old.satuan} menjadi {new.satuan}"
    if old.cara_pengukuran != new.cara_pengukuran:
        yield "cara pengukuran berubah"
    if old.nama != new.nama:
        yield f"semula bernama {old.nama}"
