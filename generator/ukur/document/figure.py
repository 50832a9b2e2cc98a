"""A figure and a date as every rendering prints them, what a capaian was computed from, and both together."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from ukur.measure.rumus_id import RumusId
from ukur.model.numbers import TargetRange
from ukur.model.scope import Scope


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: the text every rendering prints, and the printed number for those that need one."""

    teks: str
    nilai: Decimal | None = None


NOTHING = Figure("–")
"""Nothing there: a dash, never a zero."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date: the text every rendering prints, and the day for those that need one; nothing has neither."""

    teks: str
    nilai: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Calculation:
    """What a capaian was computed from, for renderings that compute it again (formulas of a spreadsheet).

    Labels are replaced by their scores: ``rumus`` is then ``naik@1``. Values are those that entered the
    formula, at the precision with which they did.
    """

    rumus: RumusId
    target: Decimal | TargetRange
    realisasi: Decimal


@dataclass(frozen=True, slots=True)
class ScopedFigure:
    """What was reached, the target it is held against, and the capaian: one value, never taken apart.

    ``judul`` says what it covers: ``TW II``, ``s.d. TW II``, ``setahun``. A realisasi that is older than the
    document says up to when in its text, and carries no number. ``predikat`` is a dash and ``tercapai`` None
    where nothing is judged; ``status`` then says why, ``kode_status`` in a word for programs. Where the
    office's cap cuts a capaian off, its text says both and ``tanpa_batas`` is the one without cap; ``penuh``
    is the unrounded realisasi where the capaian comes from it, and the text of ``realisasi`` says it too.
    """

    lingkup: Scope
    judul: str
    target: Figure
    realisasi: Figure
    capaian: Figure
    predikat: str
    singkatan: str
    tercapai: bool | None
    status: str
    kode_status: str
    hitungan: Calculation | None = None
    tanpa_batas: Figure | None = None
    penuh: Figure | None = None
