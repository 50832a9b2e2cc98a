"""What is settled for one indicator of a table: its own exception, then the table, then what all have."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ukur.forms.table.decided_figures import YearFigures
from ukur.forms.table.table_checks import SeriesNature
from ukur.forms.table.table_kinds import ColumnRole
from ukur.forms.table.table_map import NAME_SIGN, RowException, TableMap
from ukur.forms.table.table_reading import Satuan, TableIndikator, TableReading
from ukur.forms.table.unit_words import known_unit
from ukur.measure.rumus_id import RumusId
from ukur.model.indikator import Agregasi, Frekuensi, JenisSatuan
from ukur.model.numbers import Quantity

MAX_DECIMALS = 6
"""As many as an indicator may print."""

_UNIT_WORDS = {
    "persentase": "persen",
    "prosentase": "persen",
    "indeks": "indeks",
    "nilai": "nilai",
    "rasio": "rasio",
    "predikat": "predikat",
}

SUMMED = {JenisSatuan.CACAH, JenisSatuan.UANG, JenisSatuan.WAKTU}
"""Kinds of units that may be summed (rule U101)."""

_LEAST_DECIMALS = {
    JenisSatuan.PERSEN: 2,
    JenisSatuan.INDEKS: 2,
    JenisSatuan.RASIO: 2,
}  # as offices print them


@dataclass(frozen=True)
class SettledRow:
    """One indicator with the map it is read by; ``kind`` is None where nobody said what its unit is."""

    row: TableIndikator
    reading: TableReading
    peta: TableMap

    @property
    def own(self) -> RowException:
        """What the map says of this indicator alone."""
        return self.peta.kecuali.get(self.row.address, RowException())

    @property
    def name(self) -> str:
        """Its name, in one line."""
        return " ".join((self.own.nama or self.row.name).split())

    @property
    def unit(self) -> str | None:
        """The unit that answers for it."""
        return self.own.unit or self.peta.bawaan.unit

    @property
    def tingkat(self) -> str | None:
        """Its level."""
        return self.own.tingkat or self.peta.bawaan.tingkat

    @property
    def rumus(self) -> RumusId | None:
        """Its formula: what the row proves comes before what all have."""
        return self.own.rumus or self.row.rumus or self.peta.bawaan.rumus

    @property
    def satuan_name(self) -> str | None:
        """How its unit of measure is spelt, in the map or in the table; None where neither has one."""
        return self.own.satuan or self.row.satuan or self._by_name() or self.peta.bawaan.satuan

    def _by_name(self) -> str | None:
        """Return the unit that the first word of the name says: a "Persentase ..." is in persen."""
        return _UNIT_WORDS.get(self.name.split(" ", 1)[0].casefold())

    @property
    def satuan(self) -> Satuan | None:
        """Its unit of measure; None while that is open."""
        spelt = self.satuan_name
        if spelt is None:
            return None
        entry = self.peta.satuan.get(spelt)
        if self.own.jenis_satuan:
            return Satuan(spelt, self.own.jenis_satuan)
        if entry and entry.satuan and entry.jenis:
            return Satuan(entry.satuan, entry.jenis)
        kind = self.peta.bawaan.jenis_satuan
        known = self.reading.units.get(spelt) or known_unit(spelt)
        return known or (Satuan(spelt, kind) if kind else None)

    def agregasi(self, figures: YearFigures | None, kind: JenisSatuan) -> Agregasi | None:
        """Return how its quarters make the year: by the table's own sums, where they say."""
        if self.own.agregasi:
            return self.own.agregasi
        by_nature = _nature(figures.nature if figures else None, kind)
        yearly = None if figures and figures.quarters else Agregasi.POSISI_AKHIR
        chosen = by_nature or self.peta.bawaan.agregasi or yearly
        unfit = chosen is Agregasi.JUMLAH and kind not in SUMMED
        return Agregasi.POSISI_AKHIR if unfit else chosen

    def frekuensi(self, figures: YearFigures | None, reported: Mapping[int, Quantity]) -> Frekuensi:
        """Return how often it is measured: once a year where only the last quarter is aimed at."""
        if self.own.frekuensi:
            return self.own.frekuensi
        quarters = figures.quarters if figures else {}
        if set(reported) - {4}:
            return Frekuensi.TRIWULANAN
        if quarters:
            early = [value for quarter, value in quarters.items() if quarter < 4]
            at_the_end = figures is not None and figures.nature is not SeriesNature.INCREMENTS
            nothing = at_the_end and all(value == 0 for value in early)
            return Frekuensi.TAHUNAN if nothing else Frekuensi.TRIWULANAN
        if any(column.part and column.role is ColumnRole.REALISASI for column in self.reading.columns):
            return Frekuensi.TRIWULANAN
        return self.peta.bawaan.frekuensi or Frekuensi.TAHUNAN

    def text(self, default: str | None) -> str | None:
        """Return a default text with the indicator's name in its place."""
        return default.replace(NAME_SIGN, self.name) if default else None


def decimals(values: tuple[Quantity, ...], kind: JenisSatuan) -> int:
    """Return how many decimals an indicator prints: as many as its figures have."""
    digits = [-int(value.normalize().as_tuple().exponent) for value in values if isinstance(value, Decimal)]
    return min(max((*digits, _LEAST_DECIMALS.get(kind, 0), 0)), MAX_DECIMALS)


def _nature(nature: SeriesNature | None, kind: JenisSatuan) -> Agregasi | None:
    if nature is SeriesNature.INCREMENTS:
        return Agregasi.JUMLAH if kind in SUMMED else None
    if nature is SeriesNature.RUNNING and kind in SUMMED:
        return Agregasi.KUMULATIF
    return Agregasi.POSISI_AKHIR if nature in {SeriesNature.RUNNING, SeriesNature.POSITION} else None
