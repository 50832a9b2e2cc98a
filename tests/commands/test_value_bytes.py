"""Values as bytes: what was written comes back, and what is not a value never does."""

import datetime
import os
import pickle
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from tests.lengkap import TW4, lengkap

from ukur.commands.pages.kept_pages import KeptPages
from ukur.commands.pages.value_bytes import Shared, value_bytes, value_of
from ukur.document.composition import compose_document
from ukur.document.figure import Figure
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode
from ukur.model.scope import Scope
from ukur.source.file_tree import Folder


def test_document_comes_back(katalog: Catalogue) -> None:
    document = compose_document(Measurements(lengkap(katalog, 60)), TW4)
    again = value_of(value_bytes(Shared().of(document)))
    assert again == document
    assert repr(again) == repr(document)  # 1,0 and 1,00 are equal, and print otherwise


@pytest.mark.parametrize(
    "value",
    [
        None,
        ("teks", 1, True, 1.5, b"bita"),
        frozenset({"a"}),  # of more members the order is told anew each time
        {"a": (Decimal("1.00"), Fraction(1, 3))},
        datetime.date(2024, 12, 31),
        (Periode(2024, 4), Scope.SETAHUN, Figure("1,00", Decimal("1.00"))),
    ],
)
def test_values_come_back(value: object) -> None:
    again = value_of(value_bytes(Shared().of(value)))
    assert repr(again) == repr(value)


class _Runs:
    def __init__(self, function: object, *arguments: object) -> None:
        self.function, self.arguments = function, arguments

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return self.function, self.arguments


@dataclass(frozen=True)
class _Foreign:
    teks: str


@pytest.mark.parametrize(
    "hostile",
    [
        _Runs(os.system, "exit 1"),
        _Runs(eval, "1"),
        _Runs(getattr, "a", "upper"),
        _Runs(Path, "/"),
        _Runs(KeptPages, Path()),  # a class of ours that does more than hold values
        _Runs(compose_document, None, None),
        _Runs(Folder, Path(), "indicators"),  # a record of ours that reads files
        _Foreign("kelas di luar program"),
    ],
    ids=lambda value: getattr(getattr(value, "function", None), "__name__", type(value).__name__),
)
def test_nothing_runs(hostile: object) -> None:
    """Only classes that hold values are named; a function, or a class that acts, is refused."""
    with pytest.raises(ValueError, match="bukan nilai"):
        value_of(pickle.dumps(("nilai", hostile)))


def test_name_within_a_class_is_refused() -> None:
    """The dot would reach what a class has: its methods."""
    named = b"\x80\x05\x8c\x18ukur.document.compositionX\x00\x00\x00\x00"
    hostile = pickle.dumps(Figure.__init__)  # written as getattr of the class, or by its dotted name
    for content in (named, hostile, b"cukur.model.periode\nPeriode.__init__\n."):
        with pytest.raises(ValueError, match="bukan nilai"):
            value_of(content)


@pytest.mark.parametrize("content", [b"", b"bukan", b"\x80\x05", value_bytes(("a",))[:-3]])
def test_broken_bytes(content: bytes) -> None:
    with pytest.raises(ValueError, match="bukan nilai"):
        value_of(content)


def test_equal_parts_are_one() -> None:
    one, other = Figure("1,0", Decimal("1.0")), Figure("1,0", Decimal("1.0"))
    longer = Figure("1,0", Decimal("1.00"))  # equal as a number, another as it prints
    first, second, third = Shared().of((one, other, longer))
    assert first is second
    assert third is not first
    assert (repr(first), repr(third)) == (repr(one), repr(longer))
    yes, number = Shared().of((Figure("x", None), (True, 1, 1.0)))[1][:2]
    assert (yes is True, number is True) == (True, False)
