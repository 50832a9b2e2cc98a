"""Sentences about targets and reported values, for the change report."""

from ukur.measure.capaian import HasilIndikator
from ukur.measure.rumus import RUMUS
from ukur.measure.tulisan import KOSONG, besaran
from ukur.model.angka import Besaran
from ukur.model.indikator import Indikator, Target


def nilai_isian(hasil: HasilIndikator | None) -> str:
    """Return what was reported in the quarter itself, as printed."""
    if hasil is None or hasil.realisasi_penuh is None:
        return KOSONG
    return besaran(hasil.realisasi_penuh, hasil.indikator.desimal)


def kalimat_target(item: Indikator, tahun: int, lama: Target | None, baru: Target | None) -> str:
    """Return one sentence on the target of a year."""
    name = f"Target {item.kode} {item.nama} tahun {tahun}"
    if lama is None or baru is None:
        known = baru or lama
        assert known is not None
        word = "ditetapkan" if lama is None else "dihapus, semula"
        return f"{name}: {word} {besaran(known.tahun, item.desimal)} {item.satuan}, dasar {known.dasar}."
    parts = []
    if lama.tahun != baru.tahun:
        easier = " (lebih mudah dicapai)" if lebih_mudah(item, lama.tahun, baru.tahun) else ""
        parts.append(f"{besaran(lama.tahun, item.desimal)} -> {besaran(baru.tahun, item.desimal)}{easier}")
    for quarter in (1, 2, 3, 4):
        old, new = lama.triwulan.get(quarter), baru.triwulan.get(quarter)
        if old != new:
            parts.append(f"TW{quarter} {besaran(old, item.desimal)} -> {besaran(new, item.desimal)}")
    if lama.dasar is not baru.dasar:
        parts.append(f"dasar {lama.dasar} -> {baru.dasar}")
    reason = f" Alasan: {baru.alasan_perubahan}." if baru.alasan_perubahan else ""
    return f"{name}: {', '.join(parts) or 'keterangannya berubah'}.{reason}"


def lebih_mudah(item: Indikator, lama: Besaran | None, baru: Besaran | None) -> bool:
    """Return whether a new target is easier to reach than the old one."""
    return RUMUS[item.rumus].arah.easier(lama, baru)
