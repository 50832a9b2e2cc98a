"""Addresses of other pages as seen from one page."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from ukur.site.material import SiteMaterial
from ukur.site.page import PageAddresses


class Ways(ABC):
    """Ways from the page at ``src`` to others; empty where the site has no such page."""

    alamat: PageAddresses
    src: str

    def way_to(self, src: str) -> str:
        """Return the way to a page that is surely there."""
        return self.alamat.way_to_top(self.src) + self.alamat.url(src)

    def indikator(self, kode: str) -> str:
        """Return the way to the page of an indicator."""
        return self.way_to(f"indikator/{kode}.md") if self.has_indikator(kode) else ""

    def dokumen(self, periode: object, part: str = "") -> str:
        """Return the way to the page of a document, or to a section of it."""
        known = self.has_document(str(periode))
        return self.way_to(f"dokumen/{periode}.md") + (f"#{part}" if part else "") if known else ""

    @abstractmethod
    def has_indikator(self, kode: str) -> bool:
        """Return whether there is a page of that indicator."""

    @abstractmethod
    def has_document(self, periode: str) -> bool:
        """Return whether there is a page of that document."""


@dataclass(frozen=True)
class KnownWays(Ways):
    """Ways in a site of which nothing is known but what has a page."""

    alamat: PageAddresses
    src: str
    indikator_pages: frozenset[str]
    document_pages: frozenset[str]

    def has_indikator(self, kode: str) -> bool:
        """Return whether there is a page of that indicator."""
        return kode in self.indikator_pages

    def has_document(self, periode: str) -> bool:
        """Return whether there is a page of that document."""
        return periode in self.document_pages


@dataclass(frozen=True)
class Links(Ways):
    """Ways in a whole site, with the material that it is made of."""

    bahan: SiteMaterial
    alamat: PageAddresses
    src: str

    @property
    def known(self) -> KnownWays:
        """The same ways, without the material behind them."""
        codes = frozenset(self.bahan.catalogue.indikator)
        return KnownWays(self.alamat, self.src, codes, self.bahan.published_periods)

    def has_indikator(self, kode: str) -> bool:
        """Return whether the dictionary has that indicator."""
        return kode in self.bahan.catalogue.indikator

    def has_document(self, periode: str) -> bool:
        """Return whether a document of that period is published."""
        return periode in self.bahan.published_periods

    def place(self, kode: str) -> str:
        """Return the way to the page of a place, such as a kecamatan."""
        return self.way_to(place_src(kode)) if kode in self.bahan.places else ""


def place_src(kode: str) -> str:
    """Return the source of the page of a place."""
    return f"wilayah/{kode}.md"
