"""A map of areas, such as kecamatan: the outline of each, by its official code."""

import re
from dataclasses import dataclass, field

from ukur.model.findings import Location

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""

_AREA_CODE = re.compile(r"[0-9]{2}(?:\.[0-9]{2}){1,2}(?:\.[0-9]{4})?|[0-9]{7}|[0-9]{10}")
"""Kabupaten, kecamatan and desa by Kemendagri (18.08.01.2006), or the seven and ten digits of BPS."""


@dataclass(frozen=True)
class Area:
    """The outline of one area: rings whose first point is their last; one within another is a hole.

    ``nama`` is what the map calls it, empty where it says nothing: pages take the office's name.
    """

    kode: str
    nama: str
    rings: tuple[tuple[Point, ...], ...]
    at: Location = field(default=Location(""), compare=False)


@dataclass(frozen=True)
class AreaMap:
    """The areas of a map in the order of the file, and where their outlines come from."""

    areas: tuple[Area, ...]
    sumber: str = ""
    lisensi: str = ""


def is_area_code(kode: str) -> bool:
    """Return whether a code is that of an area of government, in a spelling of Kemendagri or of BPS."""
    return _AREA_CODE.fullmatch(kode) is not None
