"""Sentences about targets and reported values, for the change report."""

from ukur.measure.capaian import IndikatorResult
from ukur.measure.figure_text import DASH, quantity_text
from ukur.measure.rumus import RUMUS
from ukur.measure.year_result import EasierTarget
from ukur.model.indikator import Indikator, Target
from ukur.model.numbers import Quantity


def isian_value(hasil: IndikatorResult | None) -> str:
    """Return what was reported in the quarter itself, as printed."""
    if hasil is None or hasil.realisasi_penuh is None:
        return DASH
    return quantity_text(hasil.realisasi_penuh, hasil.indikator.desimal)


def target_sentence(
    item: Indikator, tahun: int, lama: Target | None, baru: Target | None, easier: EasierTarget | None = None
) -> str:
    """Return what happened to the target of a year, and what is easier about it than the year before."""
    said = _change(item, tahun, lama, baru)
    return f"{said} {easier.sentence}" if easier else said


def _change(item: Indikator, tahun: int, lama: Target | None, baru: Target | None) -> str:
    name = f"Target {item.kode} {item.nama} tahun {tahun}"
    if lama is None or baru is None:
        known = baru or lama
        assert known is not None
        word = "ditetapkan" if lama is None else "dihapus, semula"
        return (
            f"{name}: {word} {quantity_text(known.tahun, item.desimal)} {item.satuan}, dasar {known.dasar}."
        )
    parts = []
    if lama.tahun != baru.tahun:
        easier = " (lebih mudah dicapai)" if is_easier(item, lama.tahun, baru.tahun) else ""
        parts.append(
            f"{quantity_text(lama.tahun, item.desimal)} -> {quantity_text(baru.tahun, item.desimal)}{easier}"
        )
    for quarter in (1, 2, 3, 4):
        old, new = lama.triwulan.get(quarter), baru.triwulan.get(quarter)
        if old != new:
            parts.append(
                f"TW{quarter} {quantity_text(old, item.desimal)} -> {quantity_text(new, item.desimal)}"
            )
    if lama.dasar is not baru.dasar:
        parts.append(f"dasar {lama.dasar} -> {baru.dasar}")
    reason = f" Alasan: {baru.alasan_perubahan}." if baru.alasan_perubahan else ""
    if baru.semula and baru.semula != lama.semula:
        last = max(str(row.sampai) for row in baru.semula)
        reason += f" Triwulan sampai {last} tetap dinilai dengan target semula."
    return f"{name}: {', '.join(parts) or 'keterangannya berubah'}.{reason}"


def is_easier(item: Indikator, lama: Quantity | None, baru: Quantity | None) -> bool:
    """Return whether a new target is easier to reach than the old one."""
    return RUMUS[item.rumus].arah.easier(lama, baru)
