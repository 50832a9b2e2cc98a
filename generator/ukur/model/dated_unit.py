"""The unit that answers for an indicator: one for ever, or one after the other by quarter."""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    TypeAdapter,
)

from ukur.model.faults import F011, F012, K001, refuse
from ukur.model.periode import Periode
from ukur.model.quarter_span import QuarterSpan, overlaps
from ukur.model.values import Key, as_key


class UnitPada(QuarterSpan):
    """One row of a dated unit: the unit that answers from ``mulai`` to ``sampai``, both included."""

    unit: Key


@dataclass(frozen=True)
class DatedUnit:
    """The units that answer for an indicator, in order of time; nearly always one, without dates."""

    rows: tuple[UnitPada, ...]
    member: ClassVar[type[UnitPada]] = UnitPada

    def __str__(self) -> str:
        """Return one spelling: the key itself of a unit for ever, else each unit with its quarters."""
        return ", ".join(f"{row.unit} {row.words}".strip() for row in self.rows)

    @property
    def keys(self) -> tuple[str, ...]:
        """Every unit that answers at some time, each once."""
        return tuple(dict.fromkeys(row.unit for row in self.rows))

    def in_period(self, periode: Periode) -> str:
        """Return the unit that answers in a quarter; in a gap the one before it, else the first."""
        begun = [row for row in self.rows if row.has_begun(periode)]
        return (begun[-1] if begun else self.rows[0]).unit

    def covers(self, periode: Periode) -> bool:
        """Return whether a unit answers in that quarter."""
        return any(row.covers(periode) for row in self.rows)

    def known_in(self, periode: Periode) -> "DatedUnit":
        """Return it as that quarter knows it: without units that follow, and without an end to come."""
        if len(self.rows) == 1 and not self.rows[0].words:  # nearly every one
            return self
        begun = tuple(row for row in self.rows if row.has_begun(periode)) or self.rows[:1]
        if begun[-1].sampai is not None and not begun[-1].has_ended(periode):
            begun = (*begun[:-1], begun[-1].model_copy(update={"sampai": None}))
        if len(begun) == 1 and begun[0].mulai is not None:
            begun = (begun[0].model_copy(update={"mulai": None}),)
        return self if begun == self.rows else DatedUnit(begun)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> Any:
        """Read a key, or a list of units with their quarters; faults keep their place in the list."""
        return handler.generate_schema(_READ)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> Any:
        """Say both spellings."""
        listed = handler(schema)
        return {"anyOf": [TypeAdapter(Key).json_schema(), listed]}


def _rows(value: Any) -> Any:
    if isinstance(value, DatedUnit):
        return value.rows
    if isinstance(value, list | tuple):
        return tuple(value)
    if isinstance(value, dict):
        refuse(F012, "satu unit tanpa daftar", "awali setiap unit dengan tanda - dan spasi")
    if value is None:
        refuse(K001, "wajib diisi", "isi nilai sesudah 'unit:'")
    return (UnitPada.model_construct(unit=as_key(value)),)


def _dated(rows: tuple[UnitPada, ...]) -> DatedUnit:
    if not rows:
        refuse(K001, "belum ada isinya", "isi paling sedikit 1 butir")
    bare = next((row for row in rows if row.mulai is None and row.sampai is None), None)
    if bare is not None and len(rows) > 1:
        hint = "isi mulai atau sampai pada setiap unit, misalnya 2025-TW3"
        refuse(F012, f"unit '{bare.unit}' tanpa triwulan mulai dan sampai", hint)
    for first, second in overlaps(rows):
        assert isinstance(first, UnitPada)
        assert isinstance(second, UnitPada)
        message = f"masa unit '{first.unit}' bertumpang tindih dengan unit '{second.unit}'"
        refuse(F011, message, "akhiri yang lebih dahulu satu triwulan sebelum yang berikutnya mulai")
    return DatedUnit(tuple(sorted(rows, key=_order)))


def _order(row: UnitPada) -> tuple[int, int]:
    return (row.mulai.tahun, row.mulai.triwulan) if row.mulai else (0, 0)


def _plain(value: DatedUnit) -> str | list[dict[str, str]]:
    """Return it as a file may have it."""
    if len(value.rows) == 1 and not value.rows[0].words:
        return value.rows[0].unit
    return [
        {name: str(part) for name in ("unit", "mulai", "sampai") if (part := getattr(row, name)) is not None}
        for row in value.rows
    ]


_READ = Annotated[
    tuple[UnitPada, ...], BeforeValidator(_rows), AfterValidator(_dated), PlainSerializer(_plain)
]
