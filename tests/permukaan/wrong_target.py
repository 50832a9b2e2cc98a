"""An office whose figures stand beside the target of another scope, as a careless surface would put them."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from tests.permukaan.rendered import Rendered
from tests.permukaan.shown import QUARTER, TO_DATE, YEAR

from ukur.commands.pages.site_build import gather_material
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.e81 import E81Line, FormE81
from ukur.measure.capaian import IndikatorResult
from ukur.measure.measurements import Measurements
from ukur.measure.reason import Reason
from ukur.measure.rumus import compute_capaian
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode
from ukur.site.material import SiteMaterial

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


class WrongPlan(Rendered):
    """The year's target stands where the target of the Renstra's end should."""

    @cached_property
    def material(self) -> SiteMaterial:
        right = gather_material(self.measurements, True, {})
        return replace(
            right,
            dokumen={periode: _document(document) for periode, document in right.dokumen.items()},
            e81={periode: _form(form) for periode, form in right.e81.items()},
        )


def _document(right: DokumenPengukuran) -> DokumenPengukuran:
    groups = (replace(group, baris=tuple(_row(row) for row in group.baris)) for group in right.kelompok)
    return replace(right, kelompok=tuple(groups))


def _row(right: IndikatorRow) -> IndikatorRow:
    compared = right.perbandingan
    if compared is None or compared.renstra is None:
        return right
    plan = replace(compared.renstra, nilai=right.setahun.target)
    return replace(right, perbandingan=replace(compared, renstra=plan))


def _form(right: FormE81) -> FormE81:
    groups = (replace(group, baris=tuple(_line(line) for line in group.baris)) for group in right.kelompok)
    return replace(right, kelompok=tuple(groups))


def _line(right: E81Line) -> E81Line:
    return replace(right, kinerja=replace(right.kinerja, renstra=right.kinerja.target))
