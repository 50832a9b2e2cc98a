"""The figures of a place: its value in each indicator, its place among the others, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ukur.document.date_text import DASH
from ukur.document.document_value import IndikatorRow, ShownRincian
from ukur.document.figure import NOTHING, Figure
from ukur.document.indicator_comparison import change_figure
from ukur.document.shown_comparison import DOWN, SAME, UP, ShownChange
from ukur.measure.direction import Direction
from ukur.measure.formula import Rumus
from ukur.measure.perubahan import NoTrend, judge
from ukur.measure.rounding import WIDE
from ukur.measure.rumus import RUMUS
from ukur.model.indikator import Agregasi, CaraHitung, Indikator
from ukur.model.periode import Periode
from ukur.site.material import SeriesPoint, SiteMaterial

MOST_PERIODS = 8  # our choice: two years of quarters, as wide as a page
_MOVES = {1: UP, -1: DOWN, 0: SAME, None: ""}
_SHARES = frozenset({"%", "persen"})


@dataclass(frozen=True)
class PlaceFigure:
    """An indicator at one place: the newest value that a document prints for it.

    ``seluruh`` is the office's own value of that quarter. ``peringkat`` is 1 for the best of ``banyak``
    places with a value, the same for equal values; None where better and worse cannot be told.
    ``pembentuk``: the office's value is a gap between the places, and theirs are what lies on its sides.
    """

    kode: str
    nama: str
    satuan: str
    periode: Periode
    nilai: Figure
    seluruh: Figure
    peringkat: int | None
    banyak: int
    perubahan: ShownChange | None
    deret: tuple[tuple[Periode, Figure], ...]
    konsep: bool = False
    pembentuk: bool = False

    @property
    def rank_text(self) -> str:
        """The rank as pages print it: ``3 dari 15``; a dash where there is none."""
        return DASH if self.peringkat is None else f"{self.peringkat} dari {self.banyak}"


Printed = tuple[tuple[SeriesPoint, ShownRincian], ...]
"""What documents print of an indicator at one place, oldest first."""


class PlaceBook:
    """What documents print of every place, put together once, with the ranks that every place asks for."""

    def __init__(self, material: SiteMaterial) -> None:
        self._material = material
        self._ranks: dict[tuple[str, Periode], dict[str, int]] = {}
        self._figures: dict[str, tuple[PlaceFigure, ...]] = {}
        self._printed: dict[str, dict[str, list[tuple[SeriesPoint, ShownRincian]]]] = {}
        for kode in material.broken_down:
            for point in material.series[kode]:
                for part in point.baris.rincian:
                    self._printed.setdefault(part.kode, {}).setdefault(kode, []).append((point, part))

    def printed(self, place: str) -> Mapping[str, Printed]:
        """Return what documents print of a place, by indicator."""
        return {kode: tuple(rows) for kode, rows in self._printed.get(place, {}).items()}

    def figures(self, place: str) -> tuple[PlaceFigure, ...]:
        """Return the figures of a place, in the order of the indicators' codes, kept for the list."""
        if place not in self._figures:
            rows = self._printed.get(place, {})
            self._figures[place] = tuple(self._figure(kode, mine) for kode, mine in rows.items())
        return self._figures[place]

    def _figure(self, kode: str, mine: Sequence[tuple[SeriesPoint, ShownRincian]]) -> PlaceFigure:
        (point, part), row = mine[-1], mine[-1][0].baris
        item, ranks = self._material.catalogue.indikator.get(kode), self._ranks_in(kode, point)
        of_parts = is_of_parts(item)
        return PlaceFigure(
            kode=kode,
            nama=row.nama,
            satuan=row.satuan,
            periode=point.periode,
            nilai=part.nilai,
            seluruh=NOTHING if of_parts else row.triwulan.realisasi,
            peringkat=ranks.get(part.kode),
            banyak=len(ranks),
            perubahan=_change(item, mine),
            deret=tuple((earlier.periode, own.nilai) for earlier, own in mine[-MOST_PERIODS:]),
            konsep=point.konsep,
            pembentuk=of_parts,
        )

    def _ranks_in(self, kode: str, point: SeriesPoint) -> dict[str, int]:
        key = kode, point.periode
        if key not in self._ranks:
            self._ranks[key] = ranking(point.baris, formula_of(self._material, point.baris))
        return self._ranks[key]


def is_of_parts(item: Indikator | None) -> bool:
    """Return whether places have values of another kind than the office: what lies on the sides of a gap."""
    return item is not None and item.perhitungan.cara is CaraHitung.SELISIH_RINCIAN


def formula_of(material: SiteMaterial, row: IndikatorRow) -> Rumus | None:
    """Return the formula that a row was judged by: the printed one, else that of today's dictionary.

    None where it judges the office's value alone: no place has a gap of its own.
    """
    item = material.catalogue.indikator.get(row.kode)
    if is_of_parts(item):
        return None
    calculation = row.setahun.hitungan or row.sampai.hitungan
    name = row.rumus or (calculation.rumus if calculation else "") or (item.rumus if item else "")
    return next((formula for key, formula in RUMUS.items() if key == name), None)


def ranking(row: IndikatorRow, formula: Rumus | None) -> dict[str, int]:
    """Return the rank of each place with a value, best first, equal ones alike; empty without a direction."""
    if formula is None or formula.words is not None or formula.arah is Direction.TEPAT:
        return {}
    values = {part.kode: part.nilai.nilai for part in row.rincian if part.nilai.nilai is not None}
    ordered = sorted(values.values(), reverse=formula.arah is Direction.NAIK)
    first = {value: at for at, value in reversed(list(enumerate(ordered, 1)))}
    return {place: first[value] for place, value in values.items()}


def _change(item: Indikator | None, mine: Sequence[tuple[SeriesPoint, ShownRincian]]) -> ShownChange | None:
    """Return the newest value against the same quarter a year before, else the last one of the same year."""
    (point, part), before = mine[-1], _earlier(item, mine)
    if item is None or before is None or part.nilai.nilai is None:
        return None
    earlier, own = before
    told, periode = f"TW {earlier.periode.roman} {earlier.periode.tahun}", str(earlier.periode)
    if item.breaks(earlier.periode, point.periode):
        return ShownChange(told, periode, NOTHING, alasan=str(NoTrend.PUTUS))
    if _kind(earlier.baris) != _kind(point.baris) or own.nilai.nilai is None:
        return ShownChange(told, periode, NOTHING, alasan=str(NoTrend.BEDA_CARA))
    amount = WIDE.subtract(part.nilai.nilai, own.nilai.nilai)
    row = point.baris
    figure = change_figure(amount, row.desimal, row.satuan, row.satuan.casefold() in _SHARES)
    formula = None if is_of_parts(item) or RUMUS[item.rumus].words else RUMUS[item.rumus]
    least = item.kriteria_perubahan
    moved = judge(formula, own.nilai.nilai, part.nilai.nilai, None, criterion=least) if formula else None
    if moved is None:
        return ShownChange(told, periode, figure)
    return ShownChange(told, periode, figure, _MOVES[moved.gerak], str(moved.arah))


def _kind(row: IndikatorRow) -> tuple[str, str]:
    return row.satuan, row.cara_pengukuran


def _earlier(
    item: Indikator | None, mine: Sequence[tuple[SeriesPoint, ShownRincian]]
) -> tuple[SeriesPoint, ShownRincian] | None:
    """A value that only adds up within its year is held against the year before alone."""
    now, same_year = mine[-1][0].periode, None
    for one in reversed(mine[:-1]):
        then = one[0].periode
        if then.tahun < now.tahun - 1:
            break
        if one[1].nilai.nilai is None:
            continue
        if then.tahun == now.tahun - 1 and then.triwulan == now.triwulan:
            return one
        if then.tahun == now.tahun and same_year is None:
            same_year = one
    return None if item is not None and item.agregasi is Agregasi.KUMULATIF else same_year
