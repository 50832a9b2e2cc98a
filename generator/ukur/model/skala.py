"""Scales: predikat by lower bound, the threshold of ``tercapai``, and scores of word values."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from ukur.model.angka import Angka
from ukur.model.meaning import Jenis
from ukur.model.nilai import Kunci, Nilai, Tanggal, Teks, TeksPendek


class Predikat(Nilai):
    """One step of a scale: capaian in percent at or above ``batas_bawah``; ``batas_atas`` as printed."""

    label: TeksPendek
    singkatan: TeksPendek
    batas_bawah: Angka
    batas_atas: Angka | None = None


class Skala(Nilai):
    """A predikat scale valid from a day; steps stand from the highest to the lowest."""

    nama: TeksPendek
    sumber: Teks
    berlaku_mulai: Tanggal
    ambang_tercapai: Angka = Decimal(100)
    sumber_ambang: TeksPendek | None = None
    celah: TeksPendek | None = None
    predikat: tuple[Predikat, ...] = Field(min_length=1)


class TabelLabel(Nilai):
    """Scores of word values (WTP, BB), used by the formula ``skala@1``."""

    nama: TeksPendek
    sumber: Teks
    nilai: Mapping[TeksPendek, Angka] = Field(min_length=1)


class DaftarSkala(Nilai):
    """``skala.yml``."""

    skala: Annotated[tuple[Skala, ...], Jenis.SKALA] = Field(min_length=1)
    tabel_label: Annotated[Mapping[Kunci, TabelLabel], Jenis.SKALA] = Field(default_factory=dict)
