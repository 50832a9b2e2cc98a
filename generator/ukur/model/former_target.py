"""Targets before a change within the year (PK Perubahan): earlier quarters keep what they had."""

from collections.abc import Mapping, Sequence

from pydantic import Field

from ukur.model.numbers import QuantityValue
from ukur.model.periode import Periode, PeriodeValue, Triwulan
from ukur.model.values import Record, ShortText


class TargetSemula(Record):
    """What a target was up to the quarter ``sampai``, which is included; ``pk`` is the number of its PK."""

    sampai: PeriodeValue
    tahun: QuantityValue
    triwulan: Mapping[Triwulan, QuantityValue] = Field(default_factory=dict)
    pk: ShortText | None = None
    sumber: ShortText | None = None


def target_of(semula: Sequence[TargetSemula], periode: Periode) -> TargetSemula | None:
    """Return the former target that a quarter is measured with; None where it is today's."""
    reaching = [row for row in semula if periode <= row.sampai]
    return min(reaching, key=lambda row: (row.sampai.tahun, row.sampai.triwulan), default=None)
