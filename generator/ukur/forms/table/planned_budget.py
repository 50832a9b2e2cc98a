"""Budget that a table names: pagu and realisasi of nodes, held against what the data has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ukur.forms.table.decided_figures import DecidedFigures, YearFigures
from ukur.forms.table.printed_units import MONEY, RUPIAH
from ukur.forms.table.table_checks import SeriesNature
from ukur.forms.table.table_kinds import ColumnRole
from ukur.forms.table.table_reading import TableNode, TableRemark
from ukur.measure.rounding import precise_sum
from ukur.model.numbers import Quantity
from ukur.model.paths import anggaran_path
from ukur.model.pengukuran import Anggaran, AnggaranSimpul
from ukur.model.spellings import plain_spelling
from ukur.source.splice import Edit
from ukur.source.yaml_spelling import Value

LAST_QUARTER = 4  # what a table says of a whole year is known at its end
_KEEP = "angka yang sudah ada tidak diganti; ubah sendiri di {path} bila tabel ini yang benar"


@dataclass
class PlannedBudget:
    """What is to be put into one year's budget, by code; ``count`` tells figures that are new."""

    nodes: dict[str, dict[str, Value]] = field(default_factory=dict)
    edits: list[Edit] = field(default_factory=list)
    count: int = 0


def plan_budget(
    nodes: Mapping[int, tuple[str, TableNode]],
    figures: DecidedFigures,
    budgets: Mapping[int, Anggaran],
    faults: list[TableRemark],
) -> Mapping[int, PlannedBudget]:
    """Return the budget to write by year; ``nodes`` are code and node by place in the table."""
    found: dict[int, PlannedBudget] = {}
    for kode, node in nodes.values():
        pagu = figures.of(node.figures, ColumnRole.PAGU)
        spent = figures.of(node.figures, ColumnRole.SPENT)
        faults += figures.odd_units(node.figures, MONEY, RUPIAH)
        for year in dict.fromkeys((*pagu, *spent)):
            if year is None:
                faults.append(
                    TableRemark(node.address, "tahun anggaran tidak diketahui", "tulis tahun di peta")
                )
                continue
            amounts = _Amounts(kode, node, pagu.get(year), spent.get(year))
            plan = found.setdefault(year, PlannedBudget())
            known = budgets[year].simpul.get(kode) if year in budgets else None
            faults += amounts.plan(plan, known, anggaran_path(year))
    return found


@dataclass(frozen=True)
class _Amounts:
    kode: str
    node: TableNode
    pagu: YearFigures | None
    spent: YearFigures | None

    def plan(self, plan: PlannedBudget, known: AnggaranSimpul | None, path: str) -> Iterator[TableRemark]:
        """Put what is new into the plan; yield what says something else than the data."""
        pagu = self.pagu.whole if self.pagu else None
        if not isinstance(pagu, Decimal) and known is None:
            hint = "isi pagu di tabel, atau keluarkan baris ini dengan kecuali: lewati di peta"
            yield TableRemark(self.node.address, f"realisasi anggaran {self.kode} tanpa pagu", hint)
            return
        if known is None:
            assert isinstance(pagu, Decimal)
            yield from self._new(plan, pagu)
            return
        if isinstance(pagu, Decimal) and pagu != known.pagu:
            yield self._differs("pagu", known.pagu, pagu, path)
        fresh: dict[str, Value] = {}
        for quarter, amount in self._to_date().items():
            before = known.realisasi.get(quarter)
            if before is None:
                fresh[f"TW{quarter}"] = plain_spelling(amount)
            elif before != amount:
                yield self._differs(f"realisasi TW{quarter}", before, amount, path)
        where = ("simpul", self.kode, "realisasi")
        if fresh and not known.realisasi:
            plan.edits.append(Edit(where, fresh))
        elif fresh:
            plan.edits += [Edit((*where, quarter), value) for quarter, value in fresh.items()]
        plan.count += len(fresh)

    def _new(self, plan: PlannedBudget, pagu: Decimal) -> Iterator[TableRemark]:
        reached = {f"TW{quarter}": plain_spelling(amount) for quarter, amount in self._to_date().items()}
        entry: dict[str, Value] = {"pagu": plain_spelling(pagu)}
        if reached:
            entry["realisasi"] = dict(reached)
        if self.kode in plan.nodes and plan.nodes[self.kode] != entry:
            hint = "satukan kedua baris itu di tabel, atau beri kode yang berbeda"
            yield TableRemark(self.node.address, f"anggaran {self.kode} tertulis dua kali, berbeda", hint)
            return
        if self.kode not in plan.nodes:
            plan.count += 1 + len(reached)
        plan.nodes[self.kode] = entry

    def _to_date(self) -> Mapping[int, Decimal]:
        """Return what was spent up to each quarter, in rupiah; that of the year stands at its last."""
        if self.spent is None:
            return {}
        told = sorted(self.spent.quarters.items())
        parts = {quarter: amount for quarter, amount in told if isinstance(amount, Decimal)}
        if self.spent.nature is SeriesNature.INCREMENTS:
            parts = {q: precise_sum(value for at, value in parts.items() if at <= q) for q in parts}
        whole: Quantity | None = self.spent.whole
        if isinstance(whole, Decimal) and LAST_QUARTER not in parts:
            parts[LAST_QUARTER] = whole
        return parts

    def _differs(self, what: str, before: Decimal, now: Decimal, path: str) -> TableRemark:
        said = f"{what} {self.kode} di data {plain_spelling(before)}, di tabel {plain_spelling(now)}"
        return TableRemark(self.node.address, said, _KEEP.format(path=path))
