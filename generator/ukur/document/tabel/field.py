"""How the open data describes a column: what it holds, in the words of Table Schema."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from ukur.model.periode import PERIODE_PATTERN as POLA_PERIODE

PERIODE_PATTERN = f"^{POLA_PERIODE}$"
INDICATOR_UNIT = "satuan indikator"


class FieldKind(StrEnum):
    """What a column holds, by the names of Table Schema; ``FIGURE`` is a number or the words in its place."""

    TEXT = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    NUMBER = "number"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Field:
    """A column as open data describes it; without a ``title`` it is called as in print.

    ``constraints`` are in the words of Table Schema, which JSON Schema shares.
    """

    kind: FieldKind
    title: str
    description: str
    unit: str = ""
    required: bool = False
    constraints: tuple[tuple[str, Any], ...] = ()


class CsvField(NamedTuple):
    """A field of a CSV file; a figure takes two: its number, and the words where there is no number."""

    name: str
    title: str
    kind: FieldKind
    description: str
    unit: str
    required: bool
    constraints: Mapping[str, Any]


def csv_fields(name: str, field: Field) -> tuple[CsvField, ...]:
    """Return the CSV fields of a column."""
    kind = FieldKind.NUMBER if field.kind is FieldKind.FIGURE else field.kind
    constraints = dict(field.constraints)
    first = CsvField(name, field.title, kind, field.description, field.unit, field.required, constraints)
    if field.kind is not FieldKind.FIGURE:
        return (first,)
    words = f"Keterangan di tempat {name} bila isinya bukan angka: predikat, rentang, atau alasannya."
    return first, CsvField(f"{name}_kata", f"{field.title} (kata)", FieldKind.TEXT, words, "", False, {})


def text(description: str, title: str = "", *, required: bool = False, pattern: str = "") -> Field:
    """Return the description of a column of text."""
    constraints = (("pattern", pattern),) if pattern else ()
    return Field(FieldKind.TEXT, title, description, "", required, constraints)


def count(description: str, title: str = "", least: int = 0, *, required: bool = True) -> Field:
    """Return the description of a column of whole numbers, ``least`` or more."""
    return Field(FieldKind.INTEGER, title, description, "", required, (("minimum", least),))


def flag(description: str, title: str = "", *, required: bool = True) -> Field:
    """Return the description of a column of yes and no."""
    return Field(FieldKind.BOOLEAN, title, description, "", required)


def day(description: str, title: str = "") -> Field:
    """Return the description of a column of dates."""
    return Field(FieldKind.DATE, title, description)


def number(unit: str, description: str, title: str = "") -> Field:
    """Return the description of a column of figures that are numbers or absent."""
    return Field(FieldKind.NUMBER, title, description, unit)


def figure(unit: str, description: str, title: str = "") -> Field:
    """Return the description of a column of figures that may be words."""
    return Field(FieldKind.FIGURE, title, description, unit)
