"""What the document says about its scale: the office's rule, and what a reader of its predikat must know."""

from collections.abc import Iterator, Sequence

from ukur.document.scale_text import between_bounds, gap_notes, threshold_words
from ukur.measure.capaian import IndikatorResult
from ukur.measure.edition import Edition
from ukur.model.skala import Skala


def scale_notes(skala: Skala, measured: Sequence[IndikatorResult], edition: Edition) -> tuple[str, ...]:
    """Return the sentences below the scale.

    Form 1 printed the office's own remark about gaps. Since form 5 a document says what holds, not where a
    threshold comes from, and how gaps are closed only where a capaian lies in one: the rest is on the page
    of the methods.
    """
    notes = [f"{skala.nama}. {skala.sumber}"]
    if edition >= Edition.FIFTH:
        notes.append(f"Tercapai bila capaian {threshold_words(skala)}.")
        gaps = gap_notes(skala) if _lies_between(skala, measured) else ()
        return (*notes, *gaps, *_status_note(skala, measured, edition))
    if skala.sumber_ambang:
        notes.append(f"Tercapai: capaian {threshold_words(skala)} ({skala.sumber_ambang}).")
    if edition is not Edition.FIRST:
        notes += [*gap_notes(skala), *_status_note(skala, measured, edition)]
    elif skala.celah:
        notes.append(f"Celah pada tabel tercetak ditutup begini: {skala.celah}.")
    return tuple(notes)


def _lies_between(skala: Skala, measured: Sequence[IndikatorResult]) -> bool:
    printed = (item.main_ratio.tercetak for item in measured)
    return any(value is not None and between_bounds(skala, value) for value in printed)


def _status_note(skala: Skala, measured: Sequence[IndikatorResult], edition: Edition) -> Iterator[str]:
    """Yield why the highest predikat can stand beside a missed target, where it does."""
    figures = (item.main_ratio for item in measured)
    if any(figure.tercapai is False and figure.predikat == skala.predikat[0] for figure in figures):
        if edition >= Edition.NINTH:  # the sentence before says when a target is reached
            yield "Predikat menilai tinggi rendahnya capaian, bukan tercapai tidaknya target."
        else:
            reached = threshold_words(skala)
            yield f"Predikat menilai tinggi rendahnya capaian; tercapai berarti capaian {reached}."
