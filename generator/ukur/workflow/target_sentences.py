"""Sentences about targets and reported values, for the change report."""

from ukur.measure.capaian import IndikatorResult
from ukur.measure.figure_text import DASH, quantity_text
from ukur.measure.rumus import RUMUS
from ukur.measure.year_result import EasierTarget
from ukur.model.indikator import Indikator, Target
from ukur.model.numbers import Quantity


def isian_value(result: IndikatorResult | None) -> str:
    """Return what was reported in the quarter itself, as printed."""
    if result is None or result.realisasi_penuh is None:
        return DASH
    return quantity_text(result.realisasi_penuh, result.indikator.desimal)


def target_sentence(
    item: Indikator,
    tahun: int,
    former: Target | None,
    baru: Target | None,
    easier: EasierTarget | None = None,
) -> str:
    """Return what happened to the target of a year, and what is easier about it than the year before."""
    said = _change(item, tahun, former, baru)
    return f"{said} {easier.sentence}" if easier else said


def _change(item: Indikator, tahun: int, former: Target | None, baru: Target | None) -> str:
    name = f"Target {item.kode} {item.nama} tahun {tahun}"
    if former is None or baru is None:
        known = baru or former
        assert known is not None
        word = "ditetapkan" if former is None else "dihapus, semula"
        return (
            f"{name}: {word} {quantity_text(known.tahun, item.desimal)} {item.satuan}, dasar {known.dasar}."
        )
    parts = []
    if former.tahun != baru.tahun:
        easier = " (lebih mudah dicapai)" if is_easier(item, former.tahun, baru.tahun) else ""
        before, after = (quantity_text(target.tahun, item.desimal) for target in (former, baru))
        parts.append(f"{before} -> {after}{easier}")
    for quarter in (1, 2, 3, 4):
        old, new = former.triwulan.get(quarter), baru.triwulan.get(quarter)
        if old != new:
            parts.append(
                f"TW{quarter} {quantity_text(old, item.desimal)} -> {quantity_text(new, item.desimal)}"
            )
    if former.dasar is not baru.dasar:
        parts.append(f"dasar {former.dasar} -> {baru.dasar}")
    reason = f" Alasan: {baru.alasan_perubahan}." if baru.alasan_perubahan else ""
    if baru.semula and baru.semula != former.semula:
        last = max(str(row.sampai) for row in baru.semula)
        reason += f" Triwulan sampai {last} tetap dinilai dengan target semula."
    return f"{name}: {', '.join(parts) or 'keterangannya berubah'}.{reason}"


def is_easier(item: Indikator, former: Quantity | None, baru: Quantity | None) -> bool:
    """Return whether a new target is easier to reach than the old one."""
    return RUMUS[item.rumus].arah.easier(former, baru)
