"""Office holders (pejabat) and who holds which SOP role on the Git host (peran), with dates."""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from ukur.model.galat import F011, refuse
from ukur.model.meaning import Jenis
from ukur.model.nilai import Akun, Kunci, Nilai, Tanggal, TeksPendek


class StatusJabatan(StrEnum):
    """How the office is held; Plt. and Plh. are printed before the title."""

    DEFINITIF = "Definitif"
    PJ = "Pj."
    PLT = "Plt."
    PLH = "Plh."


class _Berlaku(Nilai):
    mulai: Tanggal
    sampai: Tanggal | None = None

    @model_validator(mode="after")
    def _ordered(self) -> "_Berlaku":
        if self.sampai is not None and self.sampai < self.mulai:
            refuse(
                F011, f"berakhir {self.sampai} sebelum mulai {self.mulai}", "periksa tanggal mulai dan sampai"
            )
        return self

    def berlaku(self, tanggal: datetime.date) -> bool:
        """Return whether it holds on that day, both ends included."""
        return self.mulai <= tanggal and (self.sampai is None or tanggal <= self.sampai)


class Pejabat(_Berlaku):
    """A holder of an office; the signature block is chosen by date."""

    jabatan: Kunci
    nama: TeksPendek
    nip: TeksPendek | None = Field(default=None, pattern=r"^[0-9]{8} ?[0-9]{6} ?[0-9] ?[0-9]{3}$")
    pangkat: TeksPendek | None = None
    status: StatusJabatan = StatusJabatan.DEFINITIF
    sumber: TeksPendek


class DaftarPejabat(Nilai):
    """``pejabat.yml``: titles by key, and their holders."""

    jabatan: Annotated[Mapping[Kunci, TeksPendek], Jenis.PEJABAT] = Field(min_length=1)
    pemegang: Annotated[tuple[Pejabat, ...], Jenis.PEJABAT] = ()

    def pada(self, jabatan: str, tanggal: datetime.date) -> tuple[Pejabat, ...]:
        """Return every holder of ``jabatan`` on that day; more than one is a finding."""
        return tuple(p for p in self.pemegang if p.jabatan == jabatan and p.berlaku(tanggal))


def kunci(akun: str) -> str:
    """Return an account in the spelling by which it is compared.

    Hosts take accounts for the same whatever their case, so do we; letters beyond ASCII that fold into it
    (the Kelvin sign into k) are another account.
    """
    return akun.lower() if akun.isascii() else akun


class PemegangPeran(_Berlaku):
    """One account that holds a role; ``unit`` limits it to the data of some units."""

    akun: Akun
    unit: tuple[Kunci, ...] = ()


class Peran(Nilai):
    """One SOP role and its accounts."""

    nama: TeksPendek
    pemegang: tuple[PemegangPeran, ...] = ()


class PengecualianPeran(Nilai):
    """A small office lets one account hold two roles: declared here, never silent."""

    akun: Akun
    peran: tuple[Kunci, ...] = Field(min_length=2)
    alasan: TeksPendek


class DaftarPeran(Nilai):
    """``peran.yml``.

    ``program`` says who judges a change of the program itself: Kepala and Sekretaris where it is absent;
    the maintainers of the repository where the program is made, which only a demonstration may declare.
    """

    peran: Annotated[Mapping[Kunci, Peran], Jenis.PERAN] = Field(min_length=1)
    pengecualian: Annotated[tuple[PengecualianPeran, ...], Jenis.PERAN] = ()
    program: Annotated[Literal["pengelola"] | None, Jenis.PERAN] = None
