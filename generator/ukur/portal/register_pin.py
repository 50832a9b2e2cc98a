"""An office's register held against what a person confirmed and what was verified before."""

from collections.abc import Sequence
from dataclasses import dataclass

from ukur.archive.manifest import RegisterLine

_SHOWN = 12  # digits of a hash that tell two apart for a person


@dataclass(frozen=True)
class RegisterPin:
    """What is trusted of a register: hashes of its first line, a later one, and the last verified one."""

    first: str | None
    pinned: str | None
    verified: str | None = None


def pin_fault(register: Sequence[RegisterLine], pin: RegisterPin) -> str | None:
    """Return why a register is not the one that is trusted; None where it continues it."""
    if not register:
        return "registernya kosong"
    hashes = {row.line_hash for row in register}
    first = register[0].line_hash
    if pin.first is not None and first != pin.first:
        return (
            f"register lain: baris pertamanya {first[:_SHOWN]}, yang ditegaskan {pin.first[:_SHOWN]}; "
            "tanyakan ke kantor, jangan tegaskan ulang tanpa jawaban"
        )
    if pin.pinned is not None and pin.pinned not in hashes:
        return (
            f"register ditulis ulang: ujung yang ditegaskan {pin.pinned[:_SHOWN]} tidak ada lagi di "
            "rantainya; tanyakan ke kantor apa yang terjadi"
        )
    if pin.verified is not None and pin.verified not in hashes:
        return (
            f"register bercabang: ujung yang terakhir terverifikasi {pin.verified[:_SHOWN]} tidak ada lagi "
            "di rantainya; tanyakan ke kantor apa yang terjadi"
        )
    return None
