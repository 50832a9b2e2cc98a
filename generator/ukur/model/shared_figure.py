"""Figures that several units add up to: what each unit reported, and the whole that its parts make."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import reduce
from typing import NamedTuple

from ukur.model.numbers import AbsentReason, Quantity, Unreadable
from ukur.model.pengukuran import IsianIndikator, NilaiRincian

_EXACT = Context(prec=60)
"""Room for the sum of any number of figures of 30 digits."""


@dataclass(frozen=True)
class UnitPart:
    """What one unit reports of a figure; ``isian`` is None where its form does not have the indicator."""

    unit: str
    nama: str
    isian: IsianIndikator | None

    @property
    def is_blank(self) -> bool:
        """Whether the unit has not reported its part yet; ``n/a`` is an answer, it has nothing to add."""
        return self.isian is None or (self.isian.realisasi is None and self.isian.pembilang is None)

    @property
    def absent(self) -> AbsentReason | None:
        """What was written in the figure's place, if anything was."""
        value = self.isian.realisasi if self.isian else None
        return value if isinstance(value, AbsentReason) else None


def combined(parts: Sequence[UnitPart], others: Iterable[UnitPart] = ()) -> IsianIndikator:
    """Return the whole as one entry of a form: the sum of its parts, blank until every unit has reported.

    Sums are of realisasi, or of pembilang and of penyebut; ``others`` are those who write about the figure
    without a part of it. Texts name the unit they come from; evidence and plans follow each other by unit.
    """
    writers = sorted((part for part in (*parts, *others) if part.isian), key=lambda part: part.unit)
    entries = [part.isian for part in writers if part.isian]
    whole = _sum_of_parts(parts)
    return IsianIndikator.model_construct(
        realisasi=whole.realisasi,
        pembilang=whole.pembilang,
        penyebut=whole.penyebut,
        rincian=_breakdown([part.isian for part in parts if part.isian]) if whole.is_figure else {},
        keterangan=_joined(writers, lambda isian: isian.keterangan),
        faktor_pendukung=_joined(writers, lambda isian: isian.faktor_pendukung),
        faktor_penghambat=_joined(writers, lambda isian: isian.faktor_penghambat),
        bukti=tuple(item for isian in entries for item in isian.bukti),
        rencana_aksi=tuple(item for isian in entries for item in isian.rencana_aksi),
        tindak_lanjut=tuple(item for isian in entries for item in isian.tindak_lanjut),
    )


class _Whole(NamedTuple):
    realisasi: Quantity | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None

    @property
    def is_figure(self) -> bool:
        return isinstance(self.realisasi, Decimal) or self.pembilang is not None


def _sum_of_parts(parts: Sequence[UnitPart]) -> _Whole:
    reported = (part.isian.realisasi for part in parts if part.isian)
    if blots := [value for value in reported if isinstance(value, Unreadable)]:
        return _Whole(blots[0])
    if any(part.is_blank for part in parts):
        return _Whole()
    if any(part.absent is AbsentReason.BELUM_RILIS for part in parts):
        return _Whole(AbsentReason.BELUM_RILIS)
    counted = [part.isian for part in parts if part.isian and part.absent is None]
    if not counted:
        return _Whole(AbsentReason.TIDAK_BERLAKU)
    direct = [isian.realisasi for isian in counted if isian.realisasi is not None]
    if direct:
        same_kind = len(direct) == len(counted) and all(isinstance(value, Decimal) for value in direct)
        return _Whole(_sum(direct) if same_kind else None)
    return _Whole(
        pembilang=_sum(isian.pembilang for isian in counted if isian.pembilang is not None),
        penyebut=_sum(isian.penyebut for isian in counted if isian.penyebut is not None),
    )


def _sum(values: Iterable[Decimal]) -> Decimal:
    return reduce(_EXACT.add, values, Decimal(0))


def _breakdown(entries: Sequence[IsianIndikator]) -> dict[str, NilaiRincian]:
    """Return the members of all parts together; one that a unit left blank is blank."""
    members: dict[str, list[NilaiRincian]] = {}
    for isian in entries:
        for kode, member in isian.rincian.items():
            members.setdefault(kode, []).append(member)
    return {kode: _member(rows) for kode, rows in members.items()}


def _member(rows: Sequence[NilaiRincian]) -> NilaiRincian:
    def total(key: str) -> Decimal | None:
        values = [getattr(row, key) for row in rows]
        return None if None in values else _sum(values)

    return NilaiRincian.model_construct(
        realisasi=total("realisasi"), pembilang=total("pembilang"), penyebut=total("penyebut")
    )


def _joined(writers: Sequence[UnitPart], text: Callable[[IsianIndikator], str | None]) -> str | None:
    told = [(part.nama, said) for part in writers if part.isian and (said := text(part.isian))]
    return " ".join(f"{name}: {said}" for name, said in told) or None


def missing_units(parts: Iterable[UnitPart]) -> tuple[str, ...]:
    """Return the names of the units that have not reported their part."""
    return tuple(part.nama for part in parts if part.is_blank)
