"""Scales: predikat by lower bound, the threshold of ``tercapai``, and scores of word values."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from ukur.model.meaning import ChangeKind
from ukur.model.numbers import Number
from ukur.model.values import Date, Key, Record, ShortText, Text


class Predikat(Record):
    """One step of a scale: capaian in percent at or above ``batas_bawah``; ``batas_atas`` as printed."""

    label: ShortText
    singkatan: ShortText
    batas_bawah: Number
    batas_atas: Number | None = None


class Skala(Record):
    """A predikat scale valid from a day; steps stand from the highest to the lowest."""

    nama: ShortText
    sumber: Text
    berlaku_mulai: Date
    ambang_tercapai: Number = Decimal(100)
    sumber_ambang: ShortText | None = None
    celah: ShortText | None = None
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
