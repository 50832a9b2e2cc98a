"""``.ukur/pemulihan.jsonl``: commits that came without approval, and that Kepala and Sekretaris answer for.

The file only grows: whoever reads the office's archive page sees every such decision.
"""

import datetime
from typing import Annotated

from pydantic import Field

from ukur.archive.canonical import canonical_line, parse_model
from ukur.model.findings import UkurError
from ukur.model.paths import RECOVERY_FILE
from ukur.model.values import Record, Sha

MAX_DECISIONS = 1_000
"""Our choice: an office that needs more of them has another trouble."""

Reason = Annotated[str, Field(min_length=1, max_length=1_000, pattern=r"^[^\x00-\x1f\x7f]+$")]


class Decision(Record):
    """What came after ``sesudah`` up to ``sampai`` stands, by decision and not by approval."""

    tanggal: datetime.date
    sesudah: Sha
    sampai: Sha
    alasan: Reason

    def to_bytes(self) -> bytes:
        """Return the line without its end."""
        return canonical_line(self.model_dump(mode="json"))

    @property
    def sentence(self) -> str:
        """The decision in one sentence."""
        return (
            f"Isi cabang utama sesudah commit {self.sesudah[:12]} sampai {self.sampai[:12]} masuk tanpa "
            f"persetujuan; diputuskan tetap berlaku pada {self.tanggal}: {self.alasan}"
        )


def read_decisions(content: bytes) -> tuple[Decision, ...]:
    """Return the decisions, oldest first; UkurError where a byte is not as Ukur writes it."""
    *lines, rest = content.split(b"\n", MAX_DECISIONS + 1)
    if rest:
        raise UkurError(f"{RECOVERY_FILE} terpotong atau terlalu panjang; kembalikan isinya")
    rows = []
    for number, line in enumerate(lines, 1):
        name = f"{RECOVERY_FILE} baris {number}"
        row = parse_model(Decision, line, name)
        if row.to_bytes() != line:
            raise UkurError(f"{name} tidak ditulis oleh Ukur; tulis dengan 'ukur publish recover'")
        rows.append(row)
    return tuple(rows)
