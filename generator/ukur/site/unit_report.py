"""What published documents say of each unit: its indicators reported and waited for, and its plans."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ukur.document.date_text import DASH
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.measure.reason import Reason
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Indikator
from ukur.model.periode import Periode
from ukur.site.material import SiteMaterial
from ukur.site.tracked_plans import TrackedRencana, all_rencana

_NOT_THERE = frozenset({Reason.BELUM_ADA_DATA, Reason.TAK_TERBACA, Reason.BELUM_RILIS})


def unit_page(key: str) -> str:
    """Return the page of a unit; no key has an underscore, so none takes the list's place."""
    return "unit/_index.md" if key == "index" else f"unit/{key}.md"


@dataclass(frozen=True)
class UnitPeriod:
    """One unit in one published document.

    ``waiting`` are the codes of indicators that were due and had no figure, ``not_due`` how many were not;
    ``late`` how many of the unit's plans were late then.
    """

    periode: Periode
    konsep: bool
    reported: int
    waiting: tuple[str, ...]
    not_due: int
    late: int

    @property
    def asked(self) -> int:
        """How many indicators were due."""
        return self.reported + len(self.waiting)


class UnitFacts:
    """All that documents say of units, each part put together when it is first asked for."""

    def __init__(self, material: SiteMaterial) -> None:
        self._material = material

    @cached_property
    def indicators(self) -> Mapping[str, Sequence[Indikator]]:
        """The indicators that each unit answers for today."""
        return indicators_by_unit(self._material)

    @cached_property
    def plans(self) -> Mapping[str, Sequence[TrackedRencana]]:
        """The plans of each unit."""
        return plans_by_unit(self._material.catalogue, self._material.dokumen)

    @cached_property
    def periods(self) -> Mapping[str, Sequence[UnitPeriod]]:
        """What each unit reported, newest document first."""
        return unit_periods(self._material)


def unit_of_row(catalogue: Catalogue, periode: Periode, row: IndikatorRow) -> str:
    """Return the unit that answered for a row; a document of an early form does not say, the data does."""
    item = catalogue.indikator.get(row.kode)
    return row.unit or (item.unit.in_period(periode) if item else "")


def unit_today(material: SiteMaterial, item: Indikator) -> str:
    """Return the unit that answers for an indicator in the newest document, or would."""
    newest = material.newest
    if newest is None:
        return item.unit.rows[-1].unit
    return item.unit.in_period(newest.periode)


def indicators_by_unit(material: SiteMaterial) -> Mapping[str, Sequence[Indikator]]:
    """Return the indicators that each unit answers for today, by code."""
    found: dict[str, list[Indikator]] = {}
    for item in material.catalogue.by_code:
        found.setdefault(unit_today(material, item), []).append(item)
    return found


def plans_by_unit(
    catalogue: Catalogue, dokumen: Mapping[Periode, DokumenPengukuran]
) -> Mapping[str, Sequence[TrackedRencana]]:
    """Return the plans for indicators of each unit: of the unit that answered when the plan was made."""
    found: dict[str, list[TrackedRencana]] = {}
    for plan in all_rencana(dokumen):
        found.setdefault(unit_of_row(catalogue, plan.periode, plan.row), []).append(plan)
    return found


def unit_periods(material: SiteMaterial) -> Mapping[str, Sequence[UnitPeriod]]:
    """Return what each unit reported, newest document first; only documents that the site shows."""
    found: dict[str, list[UnitPeriod]] = {}
    plans = plans_by_unit(material.catalogue, material.dokumen)
    for periode, document in sorted(material.dokumen.items()):
        rows: dict[str, list[IndikatorRow]] = {}
        for row in document.baris:
            rows.setdefault(unit_of_row(material.catalogue, periode, row), []).append(row)
        for unit, own in rows.items():
            late = sum(plan.was_late(periode) for plan in plans.get(unit, ()))
            found.setdefault(unit, []).insert(0, _period(document, own, late))
    return found


def _period(document: DokumenPengukuran, rows: Iterable[IndikatorRow], late: int) -> UnitPeriod:
    reported, not_due, waiting = 0, 0, []
    for row in rows:
        if _has_figure(row):
            reported += 1
        elif Reason.BELUM_WAKTUNYA in (row.status, row.triwulan.status):
            not_due += 1
        else:
            waiting.append(row.kode)
    return UnitPeriod(document.periode, document.konsep, reported, tuple(waiting), not_due, late)


def _has_figure(row: IndikatorRow) -> bool:
    """Return whether the quarter itself has a figure, or a reason of its own such as n/a."""
    return row.triwulan.realisasi.teks != DASH and row.triwulan.status not in _NOT_THERE
