"""Scales: predikat by their bounds, the threshold of ``tercapai``, and scores of word values."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ukur.model.meaning import ChangeKind
from ukur.model.numbers import Number
from ukur.model.values import Date, Key, Record, ShortText, Text


class GapRule(StrEnum):
    """How a capaian between two printed bounds (90 and 91) gets its predikat; practice knows all three.

    ``bawah``: lower bounds decide, 90,5 stays below 91. ``atas``: upper bounds decide, above 90 is the next
    step. ``bulat``: rounded to a whole number first, half up, then by lower bounds.
    """

    BAWAH = "bawah"
    ATAS = "atas"
    BULAT = "bulat"


class Predikat(Record):
    """One step of a scale, in percent: from ``batas_bawah``, to ``batas_atas`` as printed."""

    label: ShortText
    singkatan: ShortText
    batas_bawah: Number
    batas_atas: Number | None = None


class Skala(Record):
    """A predikat scale valid from a day; steps stand from the highest to the lowest.

    Without ``aturan_celah`` lower bounds decide. ``celah`` is the office's remark on it, which decides
    nothing.
    """

    nama: ShortText
    sumber: Text
    berlaku_mulai: Date
    ambang_tercapai: Number = Decimal(100)
    sumber_ambang: ShortText | None = None
    celah: ShortText | None = None
    aturan_celah: GapRule | None = None
    predikat: tuple[Predikat, ...] = Field(min_length=1)


class TabelLabel(Record):
    """Scores of word values (WTP, BB), used by the formula ``skala@1``."""

    nama: ShortText
    sumber: Text
    nilai: Mapping[ShortText, Number] = Field(min_length=1)


class DaftarSkala(Record):
    """``skala.yml``."""

    skala: Annotated[tuple[Skala, ...], ChangeKind.SKALA] = Field(min_length=1)
    tabel_label: Annotated[Mapping[Key, TabelLabel], ChangeKind.SKALA] = Field(default_factory=dict)
