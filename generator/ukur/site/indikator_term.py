"""In which quarters an indicator is measured, by which units, and who follows it, as its page says."""

from collections.abc import Iterator
from dataclasses import dataclass

from ukur.model.indikator import Indikator
from ukur.site.material import SiteMaterial


@dataclass(frozen=True)
class ShownTerm:
    """What stands under the name of an indicator: a sentence, and the indicators that it leads to."""

    kalimat: str
    pengganti: tuple[str, str] | None
    pendahulu: tuple[tuple[str, str], ...]


def shown_term(material: SiteMaterial, item: Indikator) -> ShownTerm | None:
    """Return the term of an indicator; None where it has none and follows nothing."""
    catalogue = material.catalogue
    before = tuple((one.kode, one.nama) for one in catalogue.predecessors(item.kode))
    title = item.berlaku.title if item.berlaku else ""
    if not title and not before:
        return None
    follower = catalogue.indikator.get(item.pengganti or "")
    word = "Tidak diukur lagi: diukur" if has_ended(material, item) else "Diukur"
    said = f"{word} {title}" if title else ""
    return ShownTerm(said, (follower.kode, follower.nama) if follower else None, before)


def has_ended(material: SiteMaterial, item: Indikator) -> bool:
    """Return whether an indicator ended before the newest document that the site shows."""
    return material.newest is not None and item.has_ended(material.newest.periode)


def owners(material: SiteMaterial, item: Indikator) -> Iterator[str]:
    """Yield the units that answer for it, one after the other, each with its quarters."""
    known = material.catalogue.instansi.unit
    for row in item.unit.rows:
        name = known[row.unit].nama if row.unit in known else row.unit
        yield f"{name} ({row.title})" if row.title else name
