"""Addresses of other pages as seen from one page."""

from dataclasses import dataclass

from ukur.site.bahan import Bahan
from ukur.site.halaman import Alamat


@dataclass(frozen=True)
class Tautan:
    """Ways from the page at ``src`` to others; empty where the site has no such page."""

    bahan: Bahan
    alamat: Alamat
    src: str

    def ke(self, src: str) -> str:
        """Return the way to a page that is surely there."""
        return self.alamat.akar(self.src) + self.alamat.url(src)

    def indikator(self, kode: str) -> str:
        """Return the way to the page of an indicator."""
        return self.ke(f"indikator/{kode}.md") if kode in self.bahan.katalog.indikator else ""

    def dokumen(self, periode: object, bagian: str = "") -> str:
        """Return the way to the page of a document, or to a section of it."""
        known = str(periode) in self.bahan.terbit
        return self.ke(f"dokumen/{periode}.md") + (f"#{bagian}" if bagian else "") if known else ""
