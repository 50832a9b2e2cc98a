"""The places that have pages: members, by official code, of the breakdowns that documents print."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ukur.document.document_value import IndikatorRow
from ukur.model.area_map import is_area_code
from ukur.model.catalogue import Catalogue
from ukur.model.instansi import Klasifikasi


@dataclass(frozen=True)
class PlaceName:
    """A place: its code and name, and of which breakdown it is a member."""

    kode: str
    nama: str
    klasifikasi: str
    jenis: str

    @property
    def title(self) -> str:
        """The place as a heading names it: ``Kecamatan Kasui``."""
        return f"{self.jenis} {self.nama}"


def is_of_places(kind: Klasifikasi) -> bool:
    """Return whether the members of a breakdown are areas of government, told by their codes."""
    return all(map(is_area_code, kind.anggota))


def place_names(catalogue: Catalogue, rows: Mapping[str, Iterable[IndikatorRow]]) -> Mapping[str, PlaceName]:
    """Return every place by its code: members of today's breakdowns, and those only documents still have.

    ``rows`` are the rows of each indicator, oldest first. A breakdown that no document prints has no pages.
    """
    found: dict[str, PlaceName] = {}
    for kode, own in rows.items():
        key = place_key(catalogue, kode)
        printed = {part.kode: part.nama for row in own for part in row.rincian} if key else {}
        if not printed:
            continue
        kind = catalogue.instansi.klasifikasi[key]
        for code, name in {**printed, **kind.anggota}.items():
            if is_area_code(code):
                found.setdefault(code, PlaceName(code, name, key, kind.nama))
    return dict(sorted(found.items()))


def place_key(catalogue: Catalogue, kode: str) -> str:
    """Return the breakdown of places that an indicator is broken down by; empty for none."""
    item = catalogue.indikator.get(kode)
    kind = catalogue.instansi.klasifikasi.get((item.klasifikasi if item else None) or "")
    return item.klasifikasi or "" if item and kind and is_of_places(kind) else ""


def members_below(catalogue: Catalogue, kode: str) -> dict[str, dict[str, str]]:
    """Return the members of other breakdowns whose codes stand below a place's, by what they are called."""
    found: dict[str, dict[str, str]] = {}
    for kind in catalogue.instansi.klasifikasi.values():
        inside = {code: name for code, name in kind.anggota.items() if code.startswith(f"{kode}.")}
        if inside:
            found.setdefault(kind.nama, {}).update(inside)
    return found
