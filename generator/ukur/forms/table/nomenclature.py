"""The nomenclature: official codes and names of programs, kegiatan and sub kegiatan, as one list."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import Field

from ukur.model.pohon import JenisSimpul
from ukur.model.values import Kode, Record, ShortText, Text

ANY_URUSAN = "X.XX"
"""Stands in the codes of the supporting program for the urusan of the office."""

_LEVELS = {
    3: JenisSimpul.PROGRAM,  # 2.13.04: urusan, bidang urusan, program
    5: JenisSimpul.KEGIATAN,  # 2.13.04.2.01
    6: JenisSimpul.SUB_KEGIATAN,  # 2.13.04.2.01.0001
}
_CODE = re.compile(r"(?:\d|X)\.(?:\d\d|XX)(?:\.\d\d(?:\.\d\.\d\d(?:\.\d{1,4})?)?)?", re.ASCII)


_ORDINARY = re.compile(r"[\dX]\.[\dX]+\.\d+\.2\..*", re.ASCII)
"""Codes of any kabupaten or kota; 3 and 4 in that place are of Papua's special autonomy."""


class NomenclatureList(Record):
    """A file of codes and names; ``sumber`` and ``lisensi`` say whose words they are."""

    sumber: Text
    lisensi: Text
    kode: Mapping[Kode, ShortText] = Field(min_length=1)


@dataclass(frozen=True)
class Nomenclature:
    """A list as an office of one urusan uses it; ``urusan`` takes the place of ``X.XX``."""

    names: Mapping[str, str]
    urusan: str = ANY_URUSAN

    def name_of(self, kode: str) -> str | None:
        """Return the official name of a code, of any urusan for the supporting program."""
        return self.names.get(kode) or self.names.get(_supporting(kode))

    def code_of(self, name: str, level: JenisSimpul, below: str | None = None) -> str | None:
        """Return the code of a name, below a code if given; None where none has it, or several have."""
        found = {
            self._own(kode)
            for kode in self._by_name.get(plain_name(name), ())
            if level_of(kode) is level and (below is None or self._own(kode).startswith(f"{below}."))
        }
        ordinary = {kode for kode in found if _ORDINARY.fullmatch(kode)} or found
        return ordinary.pop() if len(ordinary) == 1 else None

    def _own(self, kode: str) -> str:
        return kode.replace(ANY_URUSAN, self.urusan, 1)

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for kode, name in self.names.items():
            found[plain_name(name)] = (*found.get(plain_name(name), ()), kode)
        return found


def level_of(kode: str) -> JenisSimpul | None:
    """Return the level that the form of an official code says; None for any other code."""
    return _LEVELS.get(kode.count(".") + 1) if _CODE.fullmatch(kode) else None


def codes_above(kode: str) -> tuple[str, ...]:
    """Return the codes of the nodes that an official code lies below, from the program down."""
    parts = kode.split(".")
    level = level_of(kode)
    return tuple(".".join(parts[:length]) for length in _LEVELS if level and length < len(parts))


def _supporting(kode: str) -> str:
    """Return a code with the sign for any urusan; 2.13.01 is the supporting program of urusan 2.13."""
    parts = kode.split(".")
    return ".".join((ANY_URUSAN, *parts[2:])) if level_of(kode) and parts[2] == "01" else kode


def plain_name(name: str) -> str:
    """Return a name without what tables differ in: letters' case, signs, blanks."""
    return " ".join(re.findall(r"\w+", name.casefold()))
