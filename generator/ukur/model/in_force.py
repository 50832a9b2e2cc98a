"""What holds from one day to another: holders of offices and roles, tasks and parents of an office."""

import datetime

from pydantic import model_validator

from ukur.model.faults import F011, refuse
from ukur.model.values import Date, Record


class InForce(Record):
    """A record with its first and, where it has ended, its last day."""

    mulai: Date
    sampai: Date | None = None

    @model_validator(mode="after")
    def _ordered(self) -> "InForce":
        if self.sampai is not None and self.sampai < self.mulai:
            refuse(
                F011, f"berakhir {self.sampai} sebelum mulai {self.mulai}", "periksa tanggal mulai dan sampai"
            )
        return self

    def in_force(self, day: datetime.date) -> bool:
        """Return whether it holds on that day, both ends included."""
        return self.mulai <= day and (self.sampai is None or day <= self.sampai)
