"""What is written into a unit's form while units collect: data of the unit, not words of the document."""

from ukur.model.catalogue import Catalogue
from ukur.model.meaning import ChangeKind
from ukur.model.sop import Tahap
from ukur.workflow.changes import LeafChange
from ukur.workflow.comparison import Comparison

_ROW = 2
"""Parts of the place of a row in a form: ``indikator``, and the indicator's code."""


def filled_row(comparison: Comparison, change: LeafChange) -> bool:
    """Return whether a change says only that a blank row was filled in, or emptied; its cells say what.

    A row that is new, or gone, is a change of the blank form, which the office hands out.
    """
    return comparison.units_apart and _of_row(comparison, change) and len(change.loc) == _ROW


def said_in_form(comparison: Comparison, change: LeafChange, tahap: Tahap) -> bool:
    """Return whether a change is what a unit says beside its figures, while these are collected.

    That is why a figure is missing, what helped or hindered, and members of a breakdown: whoever holds the
    figures against their evidence reads these too. Once the collecting is closed they are words again.
    """
    beside = change.kind in {ChangeKind.NARASI, ChangeKind.FORMULIR}
    collecting = comparison.units_apart and tahap.stage_order <= Tahap.DRAF.stage_order
    return beside and collecting and _of_row(comparison, change)


def _of_row(comparison: Comparison, change: LeafChange) -> bool:
    """Return whether a change stands in a row that a form has on both sides."""
    return change.indikator is not None and all(
        _has_row(side, change) for side in (comparison.base, comparison.head)
    )


def _has_row(side: Catalogue, change: LeafChange) -> bool:
    assert change.periode is not None, "only a form has rows"
    form = side.formulir.get(change.periode, {}).get(change.unit or "")
    return form is not None and change.indikator in form.indikator
