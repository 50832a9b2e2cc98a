"""What a year reached, and targets that ask for less than that."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ukur.measure.agregasi import is_complete
from ukur.measure.figure_text import quantity_text
from ukur.measure.measurements import Measurements
from ukur.measure.realisasi import official_figure
from ukur.measure.rumus import RUMUS
from ukur.model.indikator import DasarTarget, Indikator, Target
from ukur.model.numbers import Quantity, TargetRange
from ukur.model.periode import Periode


@dataclass(frozen=True)
class EasierTarget:
    """The target of ``tahun`` that is easier to reach than ``hasil``, the result of the year before it."""

    tahun: int
    target: Target
    hasil: Quantity
    desimal: int

    @property
    def reason(self) -> str | None:
        """Why, in the office's words: what it wrote for this, or for changing the target."""
        return self.target.alasan_lebih_mudah or self.target.alasan_perubahan

    @property
    def comparison(self) -> str:
        """Both figures in words: ``target 2025 (20,00) lebih mudah dicapai daripada hasil 2024 (21,27)``."""
        now, before = (quantity_text(value, self.desimal) for value in (self.target.tahun, self.hasil))
        return f"target {self.tahun} ({now}) lebih mudah dicapai daripada hasil {self.tahun - 1} ({before})"

    @cached_property
    def sentence(self) -> str:
        """The comparison and its reason, for documents and pages."""
        why = f"Alasan: {self.reason.rstrip('.')}." if self.reason else "Alasannya belum ditulis."
        return f"{self.comparison[0].upper()}{self.comparison[1:]}. {why}"


def year_result(measurements: Measurements, item: Indikator, tahun: int) -> Quantity | None:
    """Return what an indicator reached in a year: by its approved document, else by its baseline.

    None where neither is there, and where quarters that belong to the year's figure were not reported.
    """
    due = item.due_quarters(tahun)
    last = Periode(tahun, max(due, default=4))
    if due and measurements.latest_disahkan(tahun, last.triwulan) == last:
        quarters = (Periode(tahun, quarter) for quarter in due)
        results = [measurements.result_of(item.kode, periode) for periode in quarters]
        reported = {
            result.periode.triwulan: result.realisasi_penuh
            for result in results
            if result.realisasi_penuh is not None
        }
        if is_complete(item, reported, tahun):
            return results[-1].tahun.realisasi
    past = item.baseline.get(tahun)
    value: Quantity | None = past.nilai if past else None
    return official_figure(item, value, measurements.catalogue.instansi.aritmetika.dasar_capaian)


def easier_target(measurements: Measurements, item: Indikator, tahun: int) -> EasierTarget | None:
    """Return the year's target where it is easier to reach than what was reached the year before.

    It is asked for by checks, by each quarter's document and by pages, and found once.
    """
    known = measurements.easier_targets.get((item.kode, tahun))
    if known is None or known[0] is not item:  # as another quarter knows it
        known = measurements.easier_targets[item.kode, tahun] = item, _easier(measurements, item, tahun)
    found: EasierTarget | None = known[1]
    return found


def found_easier(measurements: Measurements) -> tuple[tuple[str, int, EasierTarget | None], ...]:
    """Return what ``easier_target`` has found of the dictionary so far: code, year and answer."""
    known, items = measurements.easier_targets, measurements.catalogue.indikator
    return tuple((*key, found) for key, (item, found) in known.items() if items.get(key[0]) is item)


def know_easier(measurements: Measurements, found: Iterable[tuple[str, int, EasierTarget | None]]) -> None:
    """Take answers that were found in the same catalogue before."""
    items = measurements.catalogue.indikator
    measurements.easier_targets |= {(kode, tahun): (items[kode], easier) for kode, tahun, easier in found}


def _easier(measurements: Measurements, item: Indikator, tahun: int) -> EasierTarget | None:
    """Return it, or None.

    A sample promises nothing, and is named as a sample wherever it stands; over a break of the series
    nothing is compared. A range that the result lies in asks for staying there, which is not less.
    """
    target = item.target.get(tahun)
    broken = item.breaks(Periode(tahun - 1, 4), Periode(tahun, 4))
    if target is None or target.dasar is DasarTarget.CONTOH or broken:
        return None
    before = year_result(measurements, item, tahun - 1)
    if _is_within(before, target.tahun) or not RUMUS[item.rumus].arah.easier(before, target.tahun):
        return None
    assert before is not None
    return EasierTarget(tahun, target, before, item.desimal)


def _is_within(value: Quantity | None, target: Quantity | None) -> bool:
    if not isinstance(value, Decimal) or not isinstance(target, TargetRange):
        return False
    return target.bawah <= value <= target.atas
