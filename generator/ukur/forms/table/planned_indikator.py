"""Indicators that a table names: new entries of the dictionary, and what known ones get besides."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ukur.forms.table.decided_figures import DecidedFigures, YearFigures
from ukur.forms.table.known_indikator import KEEP, added_targets, disagreements, unfit_reports
from ukur.forms.table.settled_row import SettledRow, decimals
from ukur.forms.table.table_kinds import ColumnRole
from ukur.forms.table.table_reading import TableIndikator, TableReading, TableRemark
from ukur.forms.table.target_entries import spelt, target_entry
from ukur.model.indikator import Agregasi, Frekuensi, Indikator
from ukur.model.numbers import AbsentReason, Quantity
from ukur.model.periode import Periode
from ukur.source.splice import Edit
from ukur.source.yaml_spelling import Value

_MEASURED = frozenset({ColumnRole.TARGET, ColumnRole.REALISASI, ColumnRole.BASELINE})
MAX_NAME = 400
"""Letters of a name, as the model of data files has it."""


@dataclass(frozen=True)
class PlannedIndikator:
    """One indicator: ``entry`` is its new file, None where the dictionary has it; ``edits`` what is put in.

    ``reported`` are figures by period, ``remarks`` the words beside them.
    """

    kode: str
    unit: str
    entry: Mapping[str, Value] | None
    edits: tuple[Edit, ...]
    reported: Mapping[Periode, Quantity]
    remarks: Mapping[Periode, str]
    address: str

    @property
    def periods(self) -> frozenset[Periode]:
        """The periods that it says something of."""
        return frozenset({*self.reported, *self.remarks})


class IndikatorPlanner:
    """Makes a plan of each row; ``faults`` grows by what cannot be written."""

    def __init__(self, reading: TableReading, figures: DecidedFigures) -> None:
        self._reading, self._figures = reading, figures
        self.faults: list[TableRemark] = []

    def plan(
        self, settled: SettledRow, kode: str, sasaran: str, known: Indikator | None
    ) -> PlannedIndikator | None:
        """Return the plan of one row; None, with a fault, where it cannot be written."""
        row = settled.row
        if settled.satuan is not None:
            self.faults += self._figures.odd_units(row.figures, _MEASURED, settled.satuan)
        targets = self._by_year(row, ColumnRole.TARGET)
        reached = self._by_year(row, ColumnRole.REALISASI)
        if known is not None:
            return self._extended(settled, known, targets, reached)
        entry = self._entry(settled, kode, sasaran, targets, reached)
        if entry is None or settled.unit is None:
            return None
        frekuensi = Frekuensi(str(entry["frekuensi"]))
        reports = dict(_reports(reached, frekuensi))
        remarks = self._remarks(row, reached)
        return PlannedIndikator(kode, settled.unit, entry, (), reports, remarks, row.address)

    def _by_year(self, row: TableIndikator, role: ColumnRole) -> dict[int, YearFigures]:
        found: dict[int, YearFigures] = {}
        for year, figures in self._figures.of(row.figures, role).items():
            if year is None:
                self._fault(row, f"tahun {role} tidak diketahui", "tulis tahun di peta")
            else:
                found[year] = figures
        return found

    def _fault(self, row: TableIndikator, message: str, hint: str) -> None:
        self.faults.append(TableRemark(row.address, message, hint))

    def _entry(
        self,
        settled: SettledRow,
        kode: str,
        sasaran: str,
        targets: Mapping[int, YearFigures],
        reached: Mapping[int, YearFigures],
    ) -> dict[str, Value] | None:
        satuan, unit, rumus, row = settled.satuan, settled.unit, settled.rumus, settled.row
        if len(settled.name) > MAX_NAME:
            hint = f"tulis nama pendek di peta, kecuali: {{{row.address}: {{nama: ...}}}}"
            self._fault(row, f"nama indikator {len(settled.name)} huruf, paling banyak {MAX_NAME}", hint)
            return None
        newest = next((figures for _, figures in sorted(targets.items(), reverse=True)), None)
        last = next((figures for _, figures in sorted(reached.items(), reverse=True)), None)
        shape = newest if newest and newest.quarters else last
        agregasi = settled.agregasi(shape, satuan.jenis) if satuan else None
        if satuan is None or unit is None or rumus is None or agregasi is None:
            self._fault(
                row, "satuan, unit, rumus, atau agregasi indikator ini belum diputuskan", "isi di peta"
            )
            return None
        frekuensi = settled.frekuensi(newest, last.quarters if last else {})
        before = self._figures.of(row.figures, ColumnRole.BASELINE)
        told = (*targets.values(), *reached.values(), *before.values())
        values = tuple(value for figures in told for value in figures.values)
        known = settled.peta.bawaan
        method = self._method(row) or settled.text(known.cara_pengukuran)
        return {
            "kode": kode,
            "nama": settled.name,
            "sasaran": sasaran,
            "tingkat": settled.tingkat,
            "definisi_operasional": settled.text(known.definisi_operasional),
            "cara_pengukuran": method,
            "satuan": satuan.name,
            "jenis_satuan": satuan.jenis.value,
            "desimal": str(decimals(values, satuan.jenis)),
            "rumus": rumus.value,
            "agregasi": agregasi.value,
            "frekuensi": frekuensi.value,
            "unit": unit,
            "sumber_data": {"nama": known.sumber_data, "catatan": self._place(settled)},
            **self._baseline(settled),
            **self._targets(settled, targets, agregasi, frekuensi),
        }

    def _place(self, settled: SettledRow) -> str:
        sheet = self._reading.sheet
        return f"Diambil dari {settled.peta.sumber}, lembar {sheet}, sel {settled.row.address}."

    def _baseline(self, settled: SettledRow) -> dict[str, Value]:
        rows: dict[str, Value] = {}
        for year, figures in self._figures.of(settled.row.figures, ColumnRole.BASELINE).items():
            when = year or settled.peta.bawaan.tahun_awal
            if figures.whole is None or isinstance(figures.whole, AbsentReason):
                continue
            if when is None:
                self._fault(settled.row, "tahun kondisi awal tidak diketahui", "isi tahun_awal di peta")
            else:
                rows[str(when)] = {"nilai": spelt(figures.whole), "sumber": settled.peta.sumber}
        return {"baseline": rows} if rows else {}

    def _targets(
        self,
        settled: SettledRow,
        targets: Mapping[int, YearFigures],
        agregasi: Agregasi,
        frekuensi: Frekuensi,
    ) -> dict[str, Value]:
        rows = {
            str(year): target_entry(figures, agregasi, frekuensi, settled)
            for year, figures in sorted(targets.items())
        }
        return {"target": rows} if rows else {}

    def _method(self, row: TableIndikator) -> str | None:
        return next(self._texts(row, ColumnRole.METHOD, None), None)

    def _texts(self, row: TableIndikator, role: ColumnRole, quarter: int | None) -> Iterator[str]:
        cells = next(line.cells for line in self._reading.rows if line.number == row.row)
        for column in self._reading.columns:
            part = column.part.number if column.part and not column.part.months else None
            cell = cells.get(column.number)
            if column.role is role and part == quarter and cell and cell.text.strip(" -"):
                yield " ".join(cell.text.split())

    def _remarks(self, row: TableIndikator, reached: Mapping[int, YearFigures]) -> dict[Periode, str]:
        """Return the words beside figures: those of a quarter, and of the year at its end."""
        year = self._reading.year or next(iter(reached), None)
        if year is None or not any(column.role is ColumnRole.REALISASI for column in self._reading.columns):
            return {}
        found: dict[Periode, str] = {}
        for quarter in range(1, 5):
            of_year = quarter == 4 and bool(reached)
            words = [*self._texts(row, ColumnRole.REMARK, quarter)]
            words += self._texts(row, ColumnRole.REMARK, None) if of_year and not _early(reached) else ()
            if words:
                found[Periode(year, quarter)] = " ".join(words)
        return found

    def _extended(
        self,
        settled: SettledRow,
        known: Indikator,
        targets: Mapping[int, YearFigures],
        reached: Mapping[int, YearFigures],
    ) -> PlannedIndikator:
        """Return what a known indicator gets; what it says otherwise than the table is a fault."""
        row = settled.row
        for message in (*disagreements(settled, known, targets), *unfit_reports(settled, known, reached)):
            self._fault(row, message, KEEP)
        edits = added_targets(settled, known, targets)
        unit = known.unit.in_period(max((Periode(year, 4) for year in reached), default=Periode(2000, 1)))
        reports = dict(_reports(reached, known.frekuensi))
        return PlannedIndikator(
            known.kode, unit, None, edits, reports, self._remarks(row, reached), row.address
        )


def _reports(reached: Mapping[int, YearFigures], frekuensi: Frekuensi) -> Iterator[tuple[Periode, Quantity]]:
    """Yield figures by period; what a table says of the year alone stands at its end."""
    for year, figures in sorted(reached.items()):
        for quarter, value in sorted(figures.quarters.items()):
            if quarter in frekuensi.triwulan:
                yield Periode(year, quarter), value
        if figures.whole is not None and not figures.quarters:
            yield Periode(year, 4), figures.whole


def _early(reached: Mapping[int, YearFigures]) -> bool:
    return any(figures.quarters for figures in reached.values())
