"""Measurements that pair a figure with the target of another scope, as a careless surface would."""

from collections.abc import Mapping
from dataclasses import replace

from tests.permukaan.shown import QUARTER, TO_DATE, YEAR

from ukur.measure.capaian import IndikatorResult
from ukur.measure.measurements import Measurements
from ukur.measure.reason import Reason
from ukur.measure.rumus import compute_capaian
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode

FIELDS: Mapping[str, str] = {QUARTER: "triwulan", TO_DATE: "sampai", YEAR: "tahun"}
INSTEAD: Mapping[str, str] = {QUARTER: YEAR, TO_DATE: QUARTER, YEAR: QUARTER}
"""Whose target stands in the place of a scope's own."""


class WrongTarget(Measurements):
    """Every capaian of one scope is left as it was and shown with the target of another."""

    def __init__(self, catalogue: Catalogue, scope: str) -> None:
        super().__init__(catalogue)
        self.scope = scope

    def result_of(self, kode: str, periode: Periode) -> IndikatorResult:
        """Return the measurement with the wrong target in it."""
        right = super().result_of(kode, periode)
        own, other = (getattr(right, FIELDS[scope]) for scope in (self.scope, INSTEAD[self.scope]))
        if own.persen is None or other.target is None:
            return right
        if isinstance(
            compute_capaian(right.indikator.rumus, other.target, own.realisasi, right.tabel), Reason
        ):
            return right  # nothing would be computed from it, so nothing could be shown
        return replace(right, **{FIELDS[self.scope]: replace(own, target=other.target)})
