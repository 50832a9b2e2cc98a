"""Stages of documents: which steps of the SOP a change crosses, and moves that the SOP does not have."""

from collections.abc import Iterator
from dataclasses import dataclass

from ukur.model.catalogue import Catalogue
from ukur.model.paths import dokumen_path
from ukur.model.periode import Periode
from ukur.model.sop import Langkah, Sop, Tahap


@dataclass(frozen=True)
class StageMove:
    """The move of one document; ``dari`` is None for a document that is new, ``ke`` for one deleted."""

    periode: Periode
    dari: Tahap | None
    ke: Tahap | None

    @property
    def is_backward(self) -> bool:
        """Whether the document goes back, or disappears."""
        return self.ke is None or (self.dari is not None and self.ke.stage_order < self.dari.stage_order)

    def crossed_langkah(self, sop: Sop) -> tuple[Langkah, ...]:
        """Return the steps that the move closes, in order; a new document closes those up to its stage."""
        if self.ke is None:
            return ()
        start = -1 if self.dari is None else self.dari.stage_order
        return tuple(step for step in sop.langkah if start < step.tahap.stage_order <= self.ke.stage_order)


def stage_moves(base: Catalogue, head: Catalogue) -> Iterator[StageMove]:
    """Yield every document whose stage differs, in order; one that cannot be read has not moved."""
    for periode in sorted({*base.dokumen, *head.dokumen}):
        before, after = base.dokumen.get(periode), head.dokumen.get(periode)
        first, last = before.tahap if before else None, after.tahap if after else None
        if first is not last and dokumen_path(periode) not in head.tak_terbaca:
            yield StageMove(periode, first, last)


def repeated_langkah(sop: Sop, tahap: Tahap) -> tuple[Langkah, ...]:
    """Return the steps to be approved anew when figures change in a document that stands at ``tahap``.

    From the collecting of data (``draf``) up to the stage; before it, the collecting itself.
    """
    last = max(tahap.stage_order, Tahap.DRAF.stage_order)
    return tuple(step for step in sop.langkah if Tahap.DRAF.stage_order <= step.tahap.stage_order <= last)


def last_langkah(sop: Sop, tahap: Tahap) -> tuple[Langkah, ...]:
    """Return the step that answers for words of a document at ``tahap``: the last one closed with approvals.

    Before any such step, the first there is.
    """
    steps = tuple(step for step in sop.langkah if sop.approvals_of(step))
    closed = tuple(step for step in steps if step.tahap.stage_order <= tahap.stage_order)
    return closed[-1:] or steps[:1]
