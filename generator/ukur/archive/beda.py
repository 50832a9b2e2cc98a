"""What differs between a frozen document and the same document computed again, named by indicator."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal

from ukur.archive.beku import bekukan
from ukur.document.figur import Figur, Hitungan
from ukur.document.nilai import DokumenPengukuran
from ukur.model.angka import Rentang
from ukur.model.galat import quote

_ANGKA = (Figur, Hitungan, Rentang, Decimal, int)
_PENILAIAN = {"predikat", "singkatan", "status"}
"""Texts that a figure decides."""

_DAFTAR = {"kelompok", "baris", "kamus"}
"""Lists whose members have a code of their own, by which they are named."""


@dataclass(frozen=True)
class Beda:
    """One place with another value; ``angka`` where it is a figure or what a figure decides."""

    tempat: str
    tertulis: str
    hitungan: str
    angka: bool

    @property
    def kalimat(self) -> str:
        """The difference in one sentence."""
        return f"{self.tempat}: tertulis {self.tertulis}, hasil hitung ulang {self.hitungan}"


def beda(beku: DokumenPengukuran, ulang: DokumenPengukuran) -> tuple[Beda, ...]:
    """Return the differences, figures first; none where both freeze to the very same bytes.

    Rows are named by code, so a row twice, or in another place, only shows in the bytes.
    """
    written, computed = dict(_daun(beku, ())), dict(_daun(ulang, ()))
    found = [
        Beda(
            _tempat(path),
            _teks(written.get(path)),
            _teks(computed.get(path)),
            _berangka(path, written.get(path), computed.get(path)),
        )
        for path in dict.fromkeys((*written, *computed))
        if path not in written or path not in computed or written[path] != computed[path]
    ]
    if not found and bekukan(beku) != bekukan(ulang):
        found.append(Beda("susunan", "baris ganda, urutan lain, atau ejaan lain", "tidak demikian", True))
    return tuple(sorted(found, key=lambda item: not item.angka))


Jalur = tuple[str, ...]


def _daun(value: object, path: Jalur) -> Iterator[tuple[Jalur, object]]:
    """Yield every value of a document that is not made of others, by its path."""
    if isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            kode = getattr(item, "kode", None) if path[-1] in _DAFTAR else None
            yield from _daun(item, (*path, kode if isinstance(kode, str) and kode else str(number)))
    elif is_dataclass(value) and not isinstance(value, _ANGKA):
        for field in fields(value):
            yield from _daun(getattr(value, field.name), (*path, field.name))
    else:
        yield path, value


def _berangka(path: Jalur, *values: object) -> bool:
    return path[-1] in _PENILAIAN or any(isinstance(value, _ANGKA) for value in values)


def _tempat(path: Jalur) -> str:
    """Return how a place is called: by the innermost code on its path, and the field."""
    for index in range(len(path) - 1, 0, -1):
        if path[index - 1] in _DAFTAR:
            return f"{path[index]} {'.'.join(path[index + 1 :]) or path[index - 1]}"
    return ".".join(path)


def _teks(value: object) -> str:
    if value is None:
        return "(kosong)"
    return quote(value.teks if isinstance(value, Figur) else str(value))
