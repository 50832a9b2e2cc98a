"""Values as bytes and back, for what a build keeps: records of ours and plain values, and nothing that runs.

Python's own form is read in a small part of the time that composing takes, which JSON is not. It can call
whatever it names; so it may name nothing but classes that only hold values.
"""

import io
import pickle
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from importlib import import_module
from typing import Any

from ukur.model.values import Record

_FORM = 5  # of Python's: the newest that every Python we run on reads
_READ = ("ukur.source.file_kinds", "ukur.source.partial_reading")
_ROOMS = ("ukur.model.", "ukur.measure.", "ukur.document.", *_READ)
"""Where our records are; what acts is elsewhere."""
_PLAIN = {(kind.__module__, kind.__qualname__): kind for kind in (date, Decimal, Fraction, frozenset)}


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str, /) -> type:
        """Return a class that only holds values; raise UnpicklingError for whatever else is named."""
        plain = _PLAIN.get((module, name))
        if plain is not None:
            return plain
        kind = getattr(import_module(module), name, None) if module.startswith(_ROOMS) else None
        if not isinstance(kind, type) or not _only_holds(kind) or kind.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return kind


def _only_holds(kind: type) -> bool:
    return is_dataclass(kind) or issubclass(kind, Record | Enum | tuple)


def value_bytes(value: object) -> bytes:
    """Return a value as bytes; what stands in it once is written once, so give it as :class:`Shared` does."""
    return pickle.dumps(value, _FORM)


def value_of(content: bytes) -> object:
    """Return the value; raise ValueError where the bytes are none of :func:`value_bytes`."""
    try:
        return _Reader(io.BytesIO(content)).load()
    except Exception as error:  # whatever is wrong with the bytes, they are not used
        raise ValueError("bukan nilai yang disimpan") from error


class Shared:
    """Values whose equal parts are one: a document of 500 rows has the same figure in many places.

    Equal is what prints the same: 1,0 and 1,00 are two.
    """

    def __init__(self) -> None:
        self._known: dict[object, Any] = {}
        self._fields: dict[type, tuple[str, ...]] = {}

    def of(self, value: Any) -> Any:
        """Return the value with every part that was there before; records and tuples are taken apart."""
        kind = type(value)
        if kind is str:
            return self._known.setdefault((kind, value), value)
        if kind is Decimal:
            return self._known.setdefault((kind, str(value)), value)
        if kind is tuple:
            parts = tuple(map(self.of, value))
            return self._known.setdefault((kind, *map(id, parts)), parts)
        names = self._names(kind)
        if not names:
            return self._known.setdefault((kind, id(value)), value)  # held, so that its id stays its own
        parts = tuple(self.of(getattr(value, name)) for name in names)
        known = self._known.get((kind, *map(id, parts)))
        return known if known is not None else self._record(kind, names, parts)

    def _names(self, kind: type) -> tuple[str, ...]:
        names = self._fields.get(kind)
        if names is None:
            names = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
            self._fields[kind] = names
        return names

    def _record(self, kind: type, names: tuple[str, ...], parts: tuple[Any, ...]) -> Any:
        made: Any = object.__new__(kind)
        for name, part in zip(names, parts, strict=True):
            object.__setattr__(made, name, part)  # our records are frozen
        self._known[kind, *map(id, parts)] = made
        return made
