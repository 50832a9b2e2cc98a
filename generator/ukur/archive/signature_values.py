"""Values of a check of signatures: who signed, when, and the verdict."""

import datetime
from dataclasses import dataclass
from enum import StrEnum


class TimeSource(StrEnum):
    """Who says when a signature was made."""

    TSA = "stempel waktu"
    PENANDA = "menurut penanda tangan"
    TIDAK_ADA = "tidak disebutkan"


@dataclass(frozen=True)
class SoundSignature:
    """One signature that holds; ``pencabutan``: the file itself proves that nothing was revoked (B-LT)."""

    penanda: str
    waktu: datetime.datetime | None
    sumber_waktu: TimeSource
    pencabutan: bool


@dataclass(frozen=True)
class SignatureResult:
    """The verdict; ``tanda`` is empty unless every check holds: no unproven name is shown as a signer."""

    alasan: str | None
    tanda: tuple[SoundSignature, ...] = ()

    @property
    def signer(self) -> tuple[str, ...]:
        return tuple(item.penanda for item in self.tanda)

    @property
    def signed_at(self) -> tuple[datetime.datetime | None, ...]:
        return tuple(item.waktu for item in self.tanda)
