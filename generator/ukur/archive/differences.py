"""What differs between a frozen document and the same document computed again, named by indicator."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal

from ukur.archive.frozen import freeze
from ukur.document.document_value import DokumenPengukuran
from ukur.document.figure import Calculation, Figure
from ukur.model.faults import quote
from ukur.model.numbers import TargetRange

_FIGURE_TYPES = (Figure, Calculation, TargetRange, Decimal, int)
_GRADED_FIELDS = {"predikat", "singkatan", "status", "lingkup"}
"""Texts that a figure decides, and which of the figures decides them."""

_WHOLE_FIGURES = {"triwulan", "sampai", "setahun"}
"""Figures with their target, capaian, scope and status: everything in them is of a figure."""

_LISTS = {"kelompok", "baris", "kamus"}
"""Lists whose members have a code of their own, by which they are named."""


@dataclass(frozen=True)
class Difference:
    """One place with another value; ``angka`` where it is a figure or what a figure decides."""

    tempat: str
    tertulis: str
    hitungan: str
    angka: bool

    @property
    def sentence(self) -> str:
        """The difference in one sentence."""
        return f"{self.tempat}: tertulis {self.tertulis}, hasil hitung ulang {self.hitungan}"


def find_differences(frozen: DokumenPengukuran, again: DokumenPengukuran) -> tuple[Difference, ...]:
    """Return the differences, figures first; none where both freeze to the very same bytes.

    Rows are named by code, so a row twice, or in another place, only shows in the bytes.
    """
    written, computed = dict(_leaves(frozen, ())), dict(_leaves(again, ()))
    found = [
        Difference(
            _place_of(path),
            _text(written.get(path)),
            _text(computed.get(path)),
            _has_figure(path, written.get(path), computed.get(path)),
        )
        for path in dict.fromkeys((*written, *computed))
        if path not in written or path not in computed or written[path] != computed[path]
    ]
    if not found and freeze(frozen) != freeze(again):
        found.append(
            Difference("susunan", "baris ganda, urutan lain, atau ejaan lain", "tidak demikian", True)
        )
    return tuple(sorted(found, key=lambda item: not item.angka))


def differing_indicators(former: DokumenPengukuran, baru: DokumenPengukuran) -> set[str]:
    """Return the indicators with another figure, or another word that a figure decides."""
    known = {row.kode for document in (baru, former) for row in document.baris}
    return known & {item.tempat.split(" ")[0] for item in find_differences(former, baru) if item.angka}


ValuePath = tuple[str, ...]


def _leaves(value: object, path: ValuePath) -> Iterator[tuple[ValuePath, object]]:
    """Yield every value of a document that is not made of others, by its path."""
    if isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            kode = getattr(item, "kode", None) if path[-1] in _LISTS else None
            yield from _leaves(item, (*path, kode if isinstance(kode, str) and kode else str(number)))
    elif is_dataclass(value) and not isinstance(value, _FIGURE_TYPES):
        for field in fields(value):
            yield from _leaves(getattr(value, field.name), (*path, field.name))
    else:
        yield path, value


def _has_figure(path: ValuePath, *values: object) -> bool:
    graded = path[-1] in _GRADED_FIELDS or not _WHOLE_FIGURES.isdisjoint(path[:-1])
    return graded or any(isinstance(value, _FIGURE_TYPES) for value in values)


def _place_of(path: ValuePath) -> str:
    """Return how a place is called: by the innermost code on its path, and the field."""
    for index in range(len(path) - 1, 0, -1):
        if path[index - 1] in _LISTS:
            return f"{path[index]} {'.'.join(path[index + 1 :]) or path[index - 1]}"
    return ".".join(path)


def _text(value: object) -> str:
    if value is None:
        return "(kosong)"
    return quote(value.teks if isinstance(value, Figure) else str(value))
