"""Rencana aksi in words: what is wrong, what will be done, by whom and until when; and what became of it."""

from ukur.measure.figure_text import rupiah_text
from ukur.measure.tindak_lanjut import EarlierRencana
from ukur.model.pengukuran import RencanaAksi, StatusAksi, TindakLanjut
from ukur.model.periode import Periode, quarter_end
from ukur.workflow.change_wording import quarter_name, shorten_text
from ukur.workflow.sop_schedule import day_text

NOT_WRITTEN = "belum ditulis"
NOT_REPORTED = "belum dilaporkan"
LATE = "lewat batas waktu"


def plan_parts(plan: RencanaAksi) -> dict[str, str]:
    """Return everything that was written into a plan, whole, by what it is called."""
    advice = plan.rekomendasi
    named = {
        "kendala": plan.kendala,
        "penyebab": plan.penyebab,
        "yang sudah dilakukan": plan.solusi,
        "tindak lanjut": plan.tindak_lanjut,
        "target perbaikan": plan.target_perbaikan,
        "penanggung jawab": plan.penanggung_jawab,
        "batas waktu": plan.batas_waktu and day_text(plan.batas_waktu),
        "anggaran": None if plan.anggaran is None else rupiah_text(plan.anggaran),
        "tingkat masalah": plan.tingkat and str(plan.tingkat),
        "status": str(plan.status),
        "bukti": plan.bukti_tindak_lanjut,
        "rekomendasi": advice and f"{advice.oleh}, {day_text(advice.tanggal)}, {advice.uraian}",
    }
    return {name: bare(text) for name, text in named.items() if text}


def follow_up_parts(report: TindakLanjut) -> dict[str, str]:
    """Return what a period reports of an earlier plan, whole, by what it is called."""
    named = {
        "rencana": f"ke-{report.rencana} dari {quarter_name(report.periode)}",
        "status": str(report.status),
        "uraian": report.uraian,
        "bukti": report.bukti,
    }
    return {name: bare(text) for name, text in named.items() if text}


def told_parts(parts: dict[str, str]) -> str:
    """Return the parts in one sentence without a full stop."""
    return "; ".join(f"{name}: {bare(text)}" for name, text in parts.items())


def plan_sentence(plan: RencanaAksi, longest: int) -> str:
    """Return cause, plan, person and deadline; what is lacking says so, long texts are cut."""
    cause = plan.penyebab or plan.kendala
    when = day_text(plan.batas_waktu) if plan.batas_waktu else NOT_WRITTEN
    return (
        f"Penyebab: {_cut(cause, longest)}. Rencana: {_cut(plan.tindak_lanjut, longest)}. "
        f"Penanggung jawab: {_cut(plan.penanggung_jawab, longest)}; batas waktu: {when}."
    )


def earlier_sentence(plan: EarlierRencana, periode: Periode, longest: int) -> str:
    """Return an earlier plan with its person, deadline and state at the end of a period."""
    limit = plan.rencana.batas_waktu
    late = plan.status is not StatusAksi.SELESAI and limit is not None and limit <= quarter_end(periode)
    state = str(plan.status) if plan.laporan else f"{plan.status}, {NOT_REPORTED} periode ini"
    return (
        f"{plan.kode} ({quarter_name(plan.asal)}): {_cut(plan.rencana.tindak_lanjut, longest)}; "
        f"{_cut(plan.rencana.penanggung_jawab, longest)}, "
        f"batas waktu {day_text(limit) if limit else NOT_WRITTEN}{f' ({LATE})' if late else ''}; {state}."
    )


def _cut(text: str | None, longest: int) -> str:
    return shorten_text(bare(text), longest) if text else NOT_WRITTEN


def bare(text: str) -> str:
    """Return a text without the full stop at its end: another one follows."""
    return text.rstrip().removesuffix(".")
