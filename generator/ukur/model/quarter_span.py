"""What holds from one quarter to another: indicators, units, and which unit answers for an indicator."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from pydantic import model_validator

from ukur.model.faults import F011, refuse
from ukur.model.periode import Periode, PeriodeValue
from ukur.model.values import Record


class QuarterSpan(Record):
    """A record with its first and its last quarter, both included; without them it holds always."""

    mulai: PeriodeValue | None = None
    sampai: PeriodeValue | None = None

    @model_validator(mode="after")
    def _ordered(self) -> "QuarterSpan":
        if self.mulai is not None and self.sampai is not None and self.sampai < self.mulai:
            message = f"berakhir {self.sampai} sebelum mulai {self.mulai}"
            refuse(F011, message, "periksa triwulan mulai dan sampai; keduanya ikut dihitung")
        return self

    def covers(self, periode: Periode) -> bool:
        """Return whether it holds in that quarter."""
        return self.has_begun(periode) and not self.has_ended(periode)

    def has_begun(self, periode: Periode) -> bool:
        """Return whether it holds in that quarter or held before."""
        return self.mulai is None or self.mulai <= periode

    def has_ended(self, periode: Periode) -> bool:
        """Return whether its last quarter lies before that one."""
        return self.sampai is not None and self.sampai < periode

    @property
    def words(self) -> str:
        """The span as people read it: ``mulai 2025-TW3 sampai 2026-TW4``; empty where it holds always."""
        begin = f"mulai {self.mulai}" if self.mulai else ""
        end = f"sampai {self.sampai}" if self.sampai else ""
        return " ".join(part for part in (begin, end) if part)

    @property
    def title(self) -> str:
        """The same for readers of pages: ``sejak Triwulan III Tahun 2025 sampai Triwulan IV Tahun 2026``."""
        begin = f"sejak {self.mulai.title}" if self.mulai else ""
        end = f"sampai {self.sampai.title}" if self.sampai else ""
        return " ".join(part for part in (begin, end) if part)


def overlaps(spans: Iterable[QuarterSpan]) -> Iterator[tuple[QuarterSpan, QuarterSpan]]:
    """Yield every two that hold in one quarter."""
    for first, second in combinations(spans, 2):
        apart = (
            first.sampai is not None and second.mulai is not None and first.sampai < second.mulai,
            second.sampai is not None and first.mulai is not None and second.sampai < first.mulai,
        )
        if not any(apart):
            yield first, second
