"""Values of a check of signatures: who signed, when, and the verdict."""

import datetime
from dataclasses import dataclass
from enum import StrEnum


class SumberWaktu(StrEnum):
    """Who says when a signature was made."""

    TSA = "stempel waktu"
    PENANDA = "menurut penanda tangan"
    TIDAK_ADA = "tidak disebutkan"


@dataclass(frozen=True)
class Tanda:
    """One signature that holds; ``pencabutan``: the file itself proves that nothing was revoked (B-LT)."""

    penanda: str
    waktu: datetime.datetime | None
    sumber_waktu: SumberWaktu
    pencabutan: bool


@dataclass(frozen=True)
class HasilTanda:
    """The verdict; ``tanda`` is empty unless every check holds: no unproven name is shown as a signer."""

    alasan: str | None
    tanda: tuple[Tanda, ...] = ()

    @property
    def penanda(self) -> tuple[str, ...]:
        return tuple(item.penanda for item in self.tanda)

    @property
    def waktu(self) -> tuple[datetime.datetime | None, ...]:
        return tuple(item.waktu for item in self.tanda)
