"""What changed in a document since it was a draft (konsep) or was signed, for who approves it now."""

from ukur.measure.measurements import Measurements
from ukur.model.meaning import ChangeKind
from ukur.model.periode import Periode
from ukur.model.sop import Tahap
from ukur.workflow.change_wording import told_changes
from ukur.workflow.changes import LeafChange, changes_between
from ukur.workflow.figure_changes import figure_sentences, target_sentences, total_words
from ukur.workflow.formulir_changes import formulir_sentences
from ukur.workflow.plan_changes import plan_change_sentences
from ukur.workflow.plan_words import bare

SINCE_DRAFT, SINCE_SIGNED = "Sejak konsep", "Sejak disahkan"
NEVER_A_DRAFT = "Dokumen ini belum pernah menjadi konsep di cabang utama."
NOTHING_WEIGHTY = "Tidak ada angka, target, atau rencana aksi yang berubah."
_WEIGHTY = {ChangeKind.REALISASI, ChangeKind.TARGET, ChangeKind.RENCANA}
MAX_ROWS = 6
"""Sentences on the first screen (our choice); the rest is counted, and stands among the changes."""


def changes_since(before: Measurements, head: Measurements, periode: Periode) -> tuple[str, tuple[str, ...]]:
    """Return since when, and what changed in a document since; ``before`` is the office at that time."""
    document = before.catalogue.dokumen.get(periode)
    if document is None or document.tahap.stage_order < Tahap.KONSEP.stage_order:
        return SINCE_DRAFT, (NEVER_A_DRAFT,)
    changes = told_changes(changes_between(before.catalogue, head.catalogue))
    rows = _rows(before, head, periode, changes)
    moved = total_words(before, head, periode).startswith("semula ")
    if not moved and not any(_is_weighty(change, periode) for change in changes):
        rows.insert(0, NOTHING_WEIGHTY)
    title = SINCE_SIGNED if document.tahap.disahkan else SINCE_DRAFT
    return title, _shortened(rows)


def _is_weighty(change: LeafChange, periode: Periode) -> bool:
    return change.kind in _WEIGHTY and change.periode in {None, periode}


def _rows(
    before: Measurements, head: Measurements, periode: Periode, changes: tuple[LeafChange, ...]
) -> list[str]:
    own = [change for change in changes if change.periode == periode]
    known = set(before.catalogue.koreksi.koreksi)
    corrected = (row for row in head.catalogue.koreksi.koreksi if row.periode == periode and row not in known)
    return [
        *(
            f"Koreksi {c.indikator}: {bare(c.alasan)} ({bare(c.sumber)}, {c.diputuskan_oleh})."
            for c in corrected
        ),
        *(row for _, rows in figure_sentences(before, head, own) for row in rows),
        *target_sentences(before, head, changes),
        *plan_change_sentences(before.catalogue, head.catalogue, periode),
        *(row for _, rows, _ in formulir_sentences(before.catalogue, head.catalogue, own) for row in rows),
    ]


def _shortened(rows: list[str]) -> tuple[str, ...]:
    rest = len(rows) - MAX_ROWS
    return tuple(rows) if rest <= 0 else (*rows[:MAX_ROWS], f"dan {rest} perubahan lain.")
