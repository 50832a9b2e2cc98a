"""The performance agreement (perjanjian kinerja, PK) of a year, and its changes within the year."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ukur.model.numbers import WholeNumber
from ukur.model.periode import Year
from ukur.model.values import Date, Record, ShortText


class PKCause(StrEnum):
    """The three causes for which a PK may change (PermenPANRB 53/2014, as ministries repeat it)."""

    PEJABAT = "pejabat"
    STRATEGI = "strategi"
    PRIORITAS = "prioritas"

    @property
    def words(self) -> str:
        """The cause in the words of the rule, shortened."""
        return {
            "pejabat": "pergantian atau mutasi pejabat",
            "strategi": "perubahan strategi yang memengaruhi tujuan",
            "prioritas": "perubahan prioritas atau asumsi",
        }[self.value]


class PerjanjianKinerja(Record):
    """One PK: the first of its year is ``perubahan_ke`` 0, each later one says why.

    ``tanggal_anggaran`` is the day on which the year's budget document was approved.
    """

    tahun: Year
    nomor: ShortText
    tanggal: Date
    perubahan_ke: Annotated[WholeNumber, Field(ge=0)] = 0
    alasan: PKCause | None = None
    keterangan: ShortText | None = None
    tanggal_anggaran: Date | None = None

    @property
    def title(self) -> str:
        """How it is named: ``Perjanjian Kinerja 2025`` or ``Perjanjian Kinerja Perubahan ke-1 2025``."""
        changed = f" Perubahan ke-{self.perubahan_ke}" if self.perubahan_ke else ""
        return f"Perjanjian Kinerja{changed} {self.tahun}"
