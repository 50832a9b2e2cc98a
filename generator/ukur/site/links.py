"""Addresses of other pages as seen from one page."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from ukur.document.document_value import DokumenPengukuran
from ukur.measure.edition import Edition
from ukur.model.periode import Periode
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

    def place(self, kode: str) -> str:
        """Return the way to the page of a place, such as a kecamatan."""
        return self.way_to(place_src(kode)) if self.has_place(kode) else ""

    @abstractmethod
    def document_of(self, periode: object) -> DokumenPengukuran:
        """Return the document of a period, as tables of rows of several documents ask it for their layout."""

    @abstractmethod
    def has_indikator(self, kode: str) -> bool:
        """Return whether there is a page of that indicator."""

    @abstractmethod
    def has_document(self, periode: str) -> bool:
        """Return whether there is a page of that document."""

    @abstractmethod
    def has_place(self, kode: str) -> bool:
        """Return whether there is a page of that place."""


@dataclass(frozen=True)
class DocumentLayout:
    """All that tables of rows of several documents know of a document; asking it for more is an error."""

    periode: Periode
    edisi_cetak: int

    @property
    def since_fifth(self) -> bool:
        """Whether it is laid out by the rules of edition 5."""
        return self.edisi_cetak >= Edition.FIFTH


@dataclass(frozen=True)
class KnownWays(Ways):
    """Ways in a site of which nothing is known but what has a page."""

    alamat: PageAddresses
    src: str
    indikator_pages: frozenset[str]
    document_pages: frozenset[str]
    place_pages: frozenset[str] = frozenset()
    layouts: tuple[tuple[str, DocumentLayout], ...] = ()

    def document_of(self, periode: object) -> DokumenPengukuran:
        """Return the layout of the document of a period."""
        return cast(DokumenPengukuran, dict(self.layouts)[str(periode)])

    def has_place(self, kode: str) -> bool:
        """Return whether there is a page of that place."""
        return kode in self.place_pages

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

    def known(self, layouts: Iterable[str] = (), places: Iterable[str] = ()) -> KnownWays:
        """Return the same ways without the material behind them; of documents and places those named."""
        documents = [(name, self.bahan.document_by_name[name]) for name in sorted(set(layouts))]
        return KnownWays(
            self.alamat,
            self.src,
            self.bahan.catalogue.codes,
            self.bahan.published_periods,
            frozenset(kode for kode in places if kode in self.bahan.places),
            tuple((name, DocumentLayout(item.periode, item.edisi_cetak)) for name, item in documents),
        )

    def document_of(self, periode: object) -> DokumenPengukuran:
        """Return the document of a period."""
        return self.bahan.document_by_name[str(periode)]

    def has_place(self, kode: str) -> bool:
        """Return whether the data has that place."""
        return kode in self.bahan.places

    def has_indikator(self, kode: str) -> bool:
        """Return whether the dictionary has that indicator."""
        return kode in self.bahan.catalogue.indikator

    def has_document(self, periode: str) -> bool:
        """Return whether a document of that period is published."""
        return periode in self.bahan.published_periods


def place_src(kode: str) -> str:
    """Return the source of the page of a place."""
    return f"wilayah/{kode}.md"
