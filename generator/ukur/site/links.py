"""Addresses of other pages as seen from one page."""

from dataclasses import dataclass

from ukur.site.material import SiteMaterial
from ukur.site.page import PageAddresses


@dataclass(frozen=True)
class Links:
    """Ways from the page at ``src`` to others; empty where the site has no such page."""

    bahan: SiteMaterial
    alamat: PageAddresses
    src: str

    def way_to(self, src: str) -> str:
        """Return the way to a page that is surely there."""
        return self.alamat.way_to_top(self.src) + self.alamat.url(src)

    def indikator(self, kode: str) -> str:
        """Return the way to the page of an indicator."""
        return self.way_to(f"indikator/{kode}.md") if kode in self.bahan.catalogue.indikator else ""

    def dokumen(self, periode: object, part: str = "") -> str:
        """Return the way to the page of a document, or to a section of it."""
        known = str(periode) in self.bahan.published_periods
        return self.way_to(f"dokumen/{periode}.md") + (f"#{part}" if part else "") if known else ""

    def place(self, kode: str) -> str:
        """Return the way to the page of a place, such as a kecamatan."""
        return self.way_to(place_src(kode)) if kode in self.bahan.places else ""


def place_src(kode: str) -> str:
    """Return the source of the page of a place."""
    return f"wilayah/{kode}.md"
