"""What a build may keep for the next one: results of functions of values, by the digest of those values."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, Protocol

from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.figure import Figure
from ukur.model.periode import Periode

_TOLD_WHOLE = (Periode, Figure)
"""Small values of which a page has a hundred, with nothing in them that other pages have."""


class Keeper(Protocol):
    """Keeps what was made; ``key`` says what it was made of, ``kind`` by which function."""

    def kept(self, kind: str, key: bytes, make: Callable[[], bytes]) -> bytes:
        """Return what ``make`` gives, from an earlier build where that is kept whole."""


class ValueDigests:
    """Digests of values, each told once: a document of 500 rows takes its time to be told."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}

    def of(self, value: object) -> bytes:
        """Return the digest of a value that never changes; equal values have the same."""
        known = self._known.get(id(value))
        if known is None:  # the value is held, so that no other comes to have its place
            known = self._known[id(value)] = value, self._told(value)
        return known[1]

    def know(self, value: object, digest: bytes) -> None:
        """Take the digest of a value as it was told before, where both were kept."""
        self._known[id(value)] = value, digest

    def _told(self, value: object) -> bytes:
        """Return the digest of a value; of a document by its rows, which other pages are made of too."""
        if isinstance(value, frozenset):  # in an order of its own, not that of this process
            return hashlib.sha256(repr(sorted(value)).encode()).digest()
        if not isinstance(value, DokumenPengukuran):
            return hashlib.sha256(repr(value).encode()).digest()
        groups = tuple(replace(group, baris=()) for group in value.kelompok)
        parts = [hashlib.sha256(repr(replace(value, kelompok=groups)).encode()).digest()]
        for group in value.kelompok:
            parts += [len(group.baris).to_bytes(8, "big"), *map(self.of, group.baris)]
        return hashlib.sha256(b"".join(parts)).digest()

    def of_fields(self, value: Any) -> bytes:
        """Return the digest of a view: each of its fields counts, whatever fields it comes to have."""
        assert is_dataclass(value)
        told = [f"{field.name} ".encode() + self._part(getattr(value, field.name)) for field in fields(value)]
        return hashlib.sha256(type(value).__qualname__.encode() + b"".join(told)).digest()

    def of_all(self, values: Sequence[object]) -> bytes:
        """Return the digest of values in their order."""
        return hashlib.sha256(b"".join(map(self.of, values))).digest()

    def _part(self, value: Any) -> bytes:
        if isinstance(value, DokumenPengukuran | IndikatorRow | frozenset):
            return self.of(value)  # one of many pages
        if isinstance(value, tuple | list):
            told = type(value).__qualname__.encode()
            return hashlib.sha256(told + b"".join(map(self._part, value))).digest()
        if is_dataclass(value) and not isinstance(value, _TOLD_WHOLE):
            return self.of_fields(value)
        return hashlib.sha256(repr(value).encode()).digest()


def packed_files(files: Mapping[str, bytes]) -> bytes:
    """Return files as one: their names and lengths in a line, then their contents."""
    head = json.dumps([(name, len(content)) for name, content in files.items()], ensure_ascii=False)
    return b"".join((f"{head}\n".encode(), *files.values()))


def unpacked_files(packed: bytes) -> dict[str, bytes]:
    """Return the files that were packed, in their order."""
    place = packed.index(b"\n") + 1
    files = {}
    for name, length in json.loads(packed[:place]):
        files[name] = packed[place : place + length]
        place += length
    return files
