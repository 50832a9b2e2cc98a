"""The catalogue: everything ``indicators/`` says, as one value, with the place of every key."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple, TypeVar

from ukur.model.code_order import code_order
from ukur.model.findings import Location
from ukur.model.indikator import Indikator
from ukur.model.instansi import Instansi, Unit
from ukur.model.lke_list import DaftarLke
from ukur.model.numbers import Unreadable
from ukur.model.paths import DATA, DataKind, formulir_path, measured_periode
from ukur.model.pengukuran import Anggaran, DaftarKoreksi, Dokumen, Formulir, IsianIndikator
from ukur.model.peran import DaftarPejabat, DaftarPeran
from ukur.model.periode import Periode
from ukur.model.pohon import PohonKinerja
from ukur.model.reading import Loc as Loc
from ukur.model.reading import Unread
from ukur.model.shared_figure import UnitPart, combined
from ukur.model.skala import DaftarSkala
from ukur.model.sop import Sop
from ukur.model.terjemahan import DaftarTerjemahan
from ukur.model.values import Record

T = TypeVar("T")
Positions = Mapping[Loc, tuple[int, int]]

RECORDS: Mapping[DataKind, type[Record]] = {
    DataKind.INSTANSI: Instansi,
    DataKind.PEJABAT: DaftarPejabat,
    DataKind.PERAN: DaftarPeran,
    DataKind.SOP: Sop,
    DataKind.SKALA: DaftarSkala,
    DataKind.POHON: PohonKinerja,
    DataKind.KOREKSI: DaftarKoreksi,
    DataKind.LKE: DaftarLke,
    DataKind.TERJEMAHAN: DaftarTerjemahan,
    DataKind.INDIKATOR: Indikator,
    DataKind.ANGGARAN: Anggaran,
    DataKind.DOKUMEN: Dokumen,
    DataKind.FORMULIR: Formulir,
}
"""What each kind of data file holds."""


class DecimalSign(NamedTuple):
    """A number in a file, as it was typed, and the decimal sign that it has: titik or koma."""

    loc: Loc
    teks: str
    tanda: str


class Reported(NamedTuple):
    """What one unit reports of one indicator in one quarter; ``item`` is None where no dictionary has it.

    It is the indicator as that quarter knows it.
    """

    periode: Periode
    unit: str
    path: str
    kode: str
    isian: IsianIndikator
    item: Indikator | None

    @property
    def owner(self) -> str | None:
        """The unit that answers for the indicator in that quarter."""
        return self.item.unit.in_period(self.periode) if self.item else None

    @property
    def where(self) -> tuple[str, str, str]:
        """Its place, for :meth:`Catalogue.at`."""
        return self.path, "indikator", self.kode


@dataclass(frozen=True)
class Catalogue:
    """All records of one office; ``root`` is the folder they were read from, for messages.

    ``tanda_campur`` has the first number of each decimal sign, of the files that use both. ``as_typed`` has
    the forms, by path, in which a spreadsheet's error stands for a figure, as they were before it was told:
    hashes and comparisons take it for the comment that it is in YAML, as they did when it was no error yet.
    """

    instansi: Instansi
    pejabat: DaftarPejabat
    peran: DaftarPeran
    sop: Sop
    skala: DaftarSkala
    pohon: PohonKinerja
    indikator: Mapping[str, Indikator] = field(default_factory=dict)
    anggaran: Mapping[int, Anggaran] = field(default_factory=dict)
    dokumen: Mapping[Periode, Dokumen] = field(default_factory=dict)
    formulir: Mapping[Periode, Mapping[str, Formulir]] = field(default_factory=dict)
    koreksi: DaftarKoreksi = field(default_factory=DaftarKoreksi)
    lke: DaftarLke = field(default_factory=DaftarLke)
    terjemahan: DaftarTerjemahan = field(default_factory=DaftarTerjemahan)
    posisi: Mapping[str, Positions] = field(default_factory=dict)
    tanda_campur: Mapping[str, Sequence[DecimalSign]] = field(default_factory=dict)
    tak_terbaca: frozenset[str] = frozenset()
    left_out: Unread = field(default_factory=Unread)
    as_typed: Mapping[str, Formulir] = field(default_factory=dict)
    root: str = DATA

    def at(self, path: str, *loc: str | int) -> Location:
        """Return where ``loc`` stands in ``path``: its own place, else that of the nearest parent."""
        positions = self.posisi.get(path, {})
        while loc and loc not in positions:
            loc = loc[:-1]
        line, column = positions.get(loc, (1, 1))
        return Location(f"{self.root}/{path}", line, column)

    def periode(self) -> tuple[Periode, ...]:
        """Return every period that has a document or a form, oldest first."""
        return tuple(sorted(set(self.dokumen) | set(self.formulir)))

    def disahkan(self) -> tuple[Periode, ...]:
        """Return the approved periods, oldest first: the only ones that are published."""
        return tuple(sorted(p for p, dokumen in self.dokumen.items() if dokumen.tahap.disahkan))

    def is_disahkan(self, periode: Periode) -> bool:
        """Return whether a period's document is approved."""
        dokumen = self.dokumen.get(periode)
        return dokumen is not None and dokumen.tahap.disahkan

    def until(self, periode: Periode) -> "Catalogue":
        """Return the catalogue without the folders of later periods, as if they had not been written."""

        def known(files: Mapping[str, T]) -> dict[str, T]:
            own = ((path, measured_periode(path), value) for path, value in files.items())
            return {path: value for path, of, value in own if of is None or of <= periode}

        return replace(
            self,
            dokumen={own: item for own, item in self.dokumen.items() if own <= periode},
            formulir={own: forms for own, forms in self.formulir.items() if own <= periode},
            posisi=known(self.posisi),
            tanda_campur=known(self.tanda_campur),
            as_typed=known(self.as_typed),
        )

    def unread(self, *periode: Periode) -> bool:
        """Return whether a file in the folder of one of these periods could not be read."""
        return any(measured_periode(path) in periode for path in self.tak_terbaca)

    @property
    def unread_paths(self) -> frozenset[str]:
        """Every file that could not be read, or of which something was left out."""
        return self.tak_terbaca | self.left_out.cells.keys()

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of the dictionary."""
        return frozenset(self.indikator)

    @cached_property
    def by_code(self) -> tuple[Indikator, ...]:
        """The indicators as people count their codes: IKU-2 before IKU-10."""
        return tuple(self.indikator[kode] for kode in sorted(self.indikator, key=code_order))

    def known(self, kode: str, periode: Periode) -> Indikator:
        """Return an indicator as a quarter knows it; KeyError where the dictionary does not have it."""
        return self.indikator[kode].known_in(periode)

    def in_force(self, periode: Periode) -> Iterator[Indikator]:
        """Yield the indicators that are measured in a quarter, as it knows them, by code."""
        for item in self.by_code:
            if item.covers(periode):
                yield item.known_in(periode)

    def units_in(self, periode: Periode) -> dict[str, Unit]:
        """Return the units that the office has in a quarter, by key."""
        return {key: unit for key, unit in sorted(self.instansi.unit.items()) if unit.covers(periode)}

    def part_units(self, item: Indikator, periode: Periode) -> tuple[str, ...]:
        """Return the units that report a part of a shared figure in a quarter; empty for any other."""
        known = self.instansi.unit
        return tuple(key for key in item.unit_bagian if key not in known or known[key].covers(periode))

    def reporters(self, item: Indikator, periode: Periode) -> tuple[str, ...]:
        """Return the units that report a figure: those of its parts, or the one that answers for it."""
        return self.part_units(item, periode) if item.himpunan else (item.unit.in_period(periode),)

    def reporting_units(self, item: Indikator, periode: Periode) -> tuple[str, ...]:
        """Return the units whose forms may hold an indicator: its reporters, then who answers for it."""
        return tuple(dict.fromkeys((*self.reporters(item, periode), item.unit.in_period(periode))))

    def predecessors(self, kode: str) -> tuple[Indikator, ...]:
        """Return the indicators that this one follows, by code."""
        return self._followed.get(kode, ())

    @cached_property
    def _followed(self) -> Mapping[str, tuple[Indikator, ...]]:
        found: dict[str, tuple[Indikator, ...]] = {}
        for _, item in sorted(self.indikator.items()):
            if item.pengganti is not None and item.pengganti != item.kode:
                found[item.pengganti] = (*found.get(item.pengganti, ()), item)
        return found

    def unread_figure(self, item: Indikator, periode: Periode) -> Unreadable | None:
        """Return the figure that stands in a form of which nothing could be read; None where it could."""
        found = (self._unread_form(unit, periode) for unit in self.reporting_units(item, periode))
        return next((figure for figure in found if figure), None)

    def _unread_form(self, unit: str, periode: Periode) -> Unreadable | None:
        at = self.left_out.files.get(formulir_path(periode, unit))
        return Unreadable(f"{at.path}:{at.line}") if at else None

    def forms(self) -> Iterator[tuple[Periode, str, str, Formulir]]:
        """Yield every form by period and unit: its period, unit and path, and what it holds."""
        for periode, forms in sorted(self.formulir.items()):
            for unit, form in sorted(forms.items()):
                yield periode, unit, formulir_path(periode, unit), form

    def reported(self, periode: Periode | None = None) -> Iterator[Reported]:
        """Yield what the forms report, of one period or of all: by period and unit, then in its order."""
        for own in (periode,) if periode else self._reported:
            yield from self._reported.get(own, ())

    @cached_property
    def _reported(self) -> Mapping[Periode, Sequence[Reported]]:
        rows: dict[Periode, list[Reported]] = {}
        for periode, unit, path, form in self.forms():
            own = rows.setdefault(periode, [])
            for kode, isian in form.indikator.items():
                item = self.indikator.get(kode)
                known = item.known_in(periode) if item else None
                own.append(Reported(periode, unit, path, kode, isian, known))
        return rows

    @cached_property
    def _isian(self) -> Mapping[Periode, Mapping[str, tuple[str, IsianIndikator]]]:
        return {
            periode: {row.kode: (row.unit, row.isian) for row in rows} | dict(self._wholes(periode, rows))
            for periode, rows in self._reported.items()
        }

    def _wholes(
        self, periode: Periode, rows: Sequence[Reported]
    ) -> Iterator[tuple[str, tuple[str, IsianIndikator]]]:
        """Yield figures that several units add up to, under the unit that answers for them if it wrote."""
        units: dict[str, list[str]] = {}
        for row in rows:
            if row.item and row.item.himpunan:
                units.setdefault(row.kode, []).append(row.unit)
        for kode, writers in units.items():
            item, parts = self.known(kode, periode), self.parts(kode, periode)
            reporters = {part.unit for part in parts}
            others = [self._part(kode, periode, unit) for unit in writers if unit not in reporters]
            owner = item.unit.in_period(periode)
            yield kode, (owner if owner in writers else writers[0], combined(parts, others))

    def isian(self, kode: str, periode: Periode) -> tuple[str, IsianIndikator] | None:
        """Return the unit and what it reported for an indicator in a quarter, if it did.

        Of a figure that several units add up to it is the whole, blank until every one of them reported.
        """
        return self._isian.get(periode, {}).get(kode)

    def parts(self, kode: str, periode: Periode) -> tuple[UnitPart, ...]:
        """Return what each unit reports of a figure that they add up to; empty for any other."""
        units = self.part_units(self.indikator[kode], periode)
        return tuple(self._part(kode, periode, unit) for unit in units)

    def shared_by(self, item: Indikator) -> tuple[str, ...]:
        """Return the names of all units that ever add up to a figure; empty for any other."""
        known = self.instansi.unit
        return tuple(known[unit].nama if unit in known else unit for unit in item.unit_bagian)

    def _part(self, kode: str, periode: Periode, unit: str) -> UnitPart:
        form, known = self.formulir.get(periode, {}).get(unit), self.instansi.unit.get(unit)
        isian, unread = form.indikator.get(kode) if form else None, self._unread_form(unit, periode)
        if form is None and unread:
            isian = IsianIndikator(realisasi=unread)
        return UnitPart(unit, known.nama if known else unit, isian)
