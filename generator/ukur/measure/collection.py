"""Who has reported while units collect: forms by their rows, and deadlines of the SOP's steps."""

import datetime
from dataclasses import dataclass

from ukur.model.catalogue import Catalogue
from ukur.model.paths import formulir_path
from ukur.model.pengukuran import IsianIndikator
from ukur.model.periode import Periode
from ukur.model.sop import Tahap

COLLECTING = frozenset({Tahap.FORMAT, Tahap.DRAF})
"""The stages in which units fill their forms in; what comes later is evaluated as a whole."""


@dataclass(frozen=True)
class UnitCollection:
    """One unit's form: how many of its rows say something, and whether it can be read at all."""

    unit: str
    nama: str
    terisi: int
    diminta: int
    terbaca: bool = True

    @property
    def is_done(self) -> bool:
        """Whether every row says something: a figure, or why there is none."""
        return self.terbaca and self.terisi == self.diminta


@dataclass(frozen=True)
class StepDeadline:
    """By when a step of the SOP is to be done for one document, and what that rests on.

    ``hari`` is None where it cannot be said; ``dasar`` then says why.
    """

    periode: Periode
    nomor: int
    kegiatan: str
    tahap: Tahap
    hari: datetime.date | None
    dasar: str


@dataclass(frozen=True)
class Collection:
    """The collecting of one period: its units by name, and by when it is to be done, where that is known."""

    periode: Periode
    tahap: Tahap
    units: tuple[UnitCollection, ...]
    deadline: StepDeadline | None = None

    @property
    def waiting(self) -> tuple[UnitCollection, ...]:
        """The units of which something is still missing."""
        return tuple(unit for unit in self.units if not unit.is_done)


def units_collecting(catalogue: Catalogue, periode: Periode) -> tuple[UnitCollection, ...]:
    """Return the units that were handed a form of the period, by the name of the unit."""
    forms, known = catalogue.formulir.get(periode, {}), catalogue.instansi.unit
    rows = (
        UnitCollection(
            unit,
            known[unit].nama if unit in known else unit,
            sum(says_something(isian) for isian in form.indikator.values()),
            len(form.indikator),
            formulir_path(periode, unit) not in catalogue.unread_paths,
        )
        for unit, form in forms.items()
    )
    return tuple(sorted(rows, key=lambda row: (row.nama, row.unit)))


def says_something(isian: IsianIndikator) -> bool:
    """Return whether a row was filled in: with a figure, a reason, evidence, a plan, or news of one.

    A breakdown whose members are all blank says nothing; that is how forms are handed out.
    """
    figures = (isian.realisasi, isian.pembilang, isian.penyebut)
    members = (
        value for row in isian.rincian.values() for value in (row.realisasi, row.pembilang, row.penyebut)
    )
    beside = (isian.keterangan, isian.faktor_pendukung, isian.faktor_penghambat)
    lists = (isian.bukti, isian.rencana_aksi, isian.tindak_lanjut)
    return any(value is not None for value in (*figures, *members, *beside)) or any(lists)
