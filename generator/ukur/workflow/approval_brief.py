"""What who approves a document decides, on one screen: its misses with their plans, what is open, what binds.

Figures are those that the document prints: measured once, and read here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ukur.measure.anggaran import anggaran
from ukur.measure.capaian import IndikatorResult
from ukur.measure.change_words import change_sentence, compared_with
from ukur.measure.figure_text import percent_text, rupiah_text
from ukur.measure.figure_words import figure_sentence
from ukur.measure.measurements import Measurements
from ukur.measure.perubahan import Change, against_last_period, against_last_year, headline_change
from ukur.measure.tindak_lanjut import open_rencana
from ukur.measure.trend_words import JudgedTrend, trend_sentences
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import DasarTarget
from ukur.model.pengukuran import RencanaAksi, StatusAksi
from ukur.model.periode import Periode
from ukur.model.sop import Sop, Tahap
from ukur.workflow.changes import LeafChange
from ukur.workflow.decision_question import DecisionQuestion, decision_question
from ukur.workflow.figure_changes import reported_pairs
from ukur.workflow.plan_words import (
    NOT_WRITTEN,
    bare,
    earlier_sentence,
    plan_parts,
    plan_sentence,
    told_parts,
)
from ukur.workflow.sop_schedule import day_text
from ukur.workflow.stage_moves import StageMove, repeated_langkah, stage_moves

LONGEST = 160
"""Letters of a plan's text on the first screen (our choice, three lines of a phone); the whole is folded."""
NO_PLAN = "Rencana aksi belum ada."


@dataclass(frozen=True)
class MissedTarget:
    """A missed target: its figure and direction in a sentence, and what will be done, a sentence a plan."""

    kode: str
    figure: str
    plans: tuple[str, ...]


@dataclass(frozen=True)
class ApprovalBrief:
    """What stands before who approves a document; ``texts`` are plans, analysis and advice as written, whole.

    ``since_title`` says since when ``since`` tells what changed.
    """

    directions: tuple[str, ...]
    missed: tuple[MissedTarget, ...]
    earlier: tuple[str, ...]
    budget: str
    team: tuple[str, ...]
    binds: str
    since_title: str = ""
    since: tuple[str, ...] = ()
    question: DecisionQuestion | None = None
    texts: tuple[str, ...] = ()


def decided_periods(
    base: Catalogue, head: Catalogue, changes: Iterable[LeafChange]
) -> dict[Periode, StageMove]:
    """Return the documents that a proposal puts before the head of the office, each with its move.

    Those that it brings to ``dokumen`` or ``ditandatangani``, and those that stand there and whose figures
    it changes or corrects; these have moved nowhere.
    """
    found = {move.periode: move for move in stage_moves(base, head) if _is_brought(move)}
    known = set(base.koreksi.koreksi)
    touched = {periode for periode, _ in reported_pairs(changes)}
    touched |= {row.periode for row in head.koreksi.koreksi if row not in known}
    for periode in sorted(touched - found.keys()):
        before, after = base.dokumen.get(periode), head.dokumen.get(periode)
        if before and after and min(before.tahap, after.tahap, key=_order).stage_order >= _FIRST:
            found[periode] = StageMove(periode, before.tahap, after.tahap)
    return found


_FIRST, _LAST = Tahap.DOKUMEN.stage_order, Tahap.DITANDATANGANI.stage_order


def _order(tahap: Tahap) -> int:
    return tahap.stage_order


def _is_brought(move: StageMove) -> bool:
    if move.ke is None or move.is_backward or move.ke.stage_order < _FIRST:
        return False
    return move.dari is None or move.dari.stage_order < _LAST


def approval_brief(
    head: Measurements, move: StageMove, sop: Sop, since: tuple[str, tuple[str, ...]] = ("", ())
) -> ApprovalBrief:
    """Return the brief of a document; ``sop`` is the target branch's, which says what is asked."""
    catalogue, periode = head.catalogue, move.periode
    results = head.measured_in(periode)
    changes = {item.indikator.kode: _change(head, item) for item in results}
    plans = {item.indikator.kode: _plans(catalogue, periode, item) for item in results}
    missed = [item for item in results if _is_missed(item, plans[item.indikator.kode])]
    steps = move.crossed_langkah(sop) or (repeated_langkah(sop, move.ke) if move.ke else ())
    lacking = [item.indikator.kode for item in missed if not plans[item.indikator.kode]]
    return ApprovalBrief(
        directions=trend_sentences(
            [JudgedTrend(kode, c.arah, compared_with(c)) for kode, c in changes.items() if c.arah]
        ),
        missed=tuple(
            MissedTarget(
                item.indikator.kode,
                _figure(item, changes[item.indikator.kode]),
                tuple(plan_sentence(plan, LONGEST) for plan in plans[item.indikator.kode]) or (NO_PLAN,),
            )
            for item in missed
        ),
        earlier=tuple(
            earlier_sentence(plan, periode, LONGEST)
            for plan in open_rencana(catalogue).get(periode, ())
            if plan.status is not StatusAksi.SELESAI
        ),
        budget=budget_sentence(catalogue, periode),
        team=tuple(_team(catalogue, periode)),
        binds=_binding(catalogue, periode),
        since_title=since[0],
        since=since[1],
        question=decision_question(sop, steps, len(missed), lacking),
        texts=tuple(_texts(catalogue, periode)),
    )


def _change(head: Measurements, item: IndikatorResult) -> Change:
    return headline_change(against_last_year(head, item), against_last_period(head, item))


def _plans(catalogue: Catalogue, periode: Periode, item: IndikatorResult) -> tuple[RencanaAksi, ...]:
    """Return an indicator's plans, of every unit that reports on it."""
    rows = (row for row in catalogue.reported(periode) if row.kode == item.indikator.kode)
    return tuple(plan for row in rows for plan in row.isian.rencana_aksi)


def _is_missed(item: IndikatorResult, plans: tuple[RencanaAksi, ...]) -> bool:
    """Whether the target was missed; where no percentage says so, whether there is a plan all the same."""
    reached = item.main_ratio.tercapai
    return reached is False or (reached is None and bool(plans))


def _figure(item: IndikatorResult, change: Change) -> str:
    trend = change_sentence(change, item.indikator)
    whole = figure_sentence(item, item.main_ratio)
    return f"{item.indikator.nama}: {whole}{f'; {trend}' if trend else ''}."


def budget_sentence(catalogue: Catalogue, periode: Periode) -> str:
    """Return pagu, realisasi and serapan up to the quarter, as the document's total has them."""
    _, total = anggaran(catalogue, periode)
    if total is None:
        return f"belum ada anggaran tahun {periode.tahun} yang tercatat."
    sample = " Contoh, bukan anggaran resmi." if _is_sample(catalogue, periode) else ""
    spent, share = total.realisasi.get(periode.triwulan), total.serapan.get(periode.triwulan)
    pagu = f"pagu {periode.tahun} {rupiah_text(total.pagu)}"
    if spent is None:
        return f"{pagu}, realisasi s.d. TW {periode.roman} belum lengkap tercatat.{sample}"
    absorbed = f", serapan {percent_text(share)}" if share is not None else ""
    return f"{pagu}, realisasi s.d. TW {periode.roman} {rupiah_text(spent)}{absorbed}.{sample}"


def _is_sample(catalogue: Catalogue, periode: Periode) -> bool:
    return catalogue.anggaran[periode.tahun].dasar is DasarTarget.CONTOH


def _team(catalogue: Catalogue, periode: Periode) -> Iterator[str]:
    """Yield what was found and advised: analysis of each sasaran, and recommendations among the plans."""
    for kode, analysis in catalogue.dokumen[periode].analisis.items():
        yield f"Analisis {kode}: {analysis.uraian}"
    told: dict[str, list[str]] = {}
    for row in catalogue.reported(periode):
        for plan in row.isian.rencana_aksi:
            if advice := plan.rekomendasi:
                text = f"Rekomendasi {advice.oleh}, {day_text(advice.tanggal)}: {bare(advice.uraian)}"
                told.setdefault(text, []).append(row.kode)
    yield from (f"{text} ({', '.join(codes)})." for text, codes in told.items())


def _binding(catalogue: Catalogue, periode: Periode) -> str:
    document = catalogue.dokumen[periode]
    number = f"nomor {document.nomor}" if document.nomor else "belum bernomor"
    day = document.tanggal_pengesahan
    dated = f"tanggal {day_text(day)}" if day else "belum bertanggal"
    return (
        f"dokumen {periode.title} ({number}, {dated}): angka, target, naskah, rencana aksi, dan buktinya, "
        "tepat seperti pada usulan ini. Bila sesudah itu isinya berubah, persetujuan gugur dan diminta lagi."
    )


def _texts(catalogue: Catalogue, periode: Periode) -> Iterator[str]:
    """Yield plans and analysis as written, whole: on the first screen they may be cut."""
    for row in catalogue.reported(periode):
        for number, plan in enumerate(row.isian.rencana_aksi, 1):
            yield f"Rencana aksi {row.kode} ke-{number}: {told_parts(plan_parts(plan)) or NOT_WRITTEN}."
    for kode, analysis in catalogue.dokumen[periode].analisis.items():
        parts = {name.replace("_", " "): text for name, text in analysis.model_dump().items() if text}
        yield f"Analisis {kode}: {told_parts(parts)}"
    if note := catalogue.dokumen[periode].catatan:
        yield f"Catatan dokumen: {note}"
