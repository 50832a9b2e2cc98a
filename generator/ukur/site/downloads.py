"""A file that readers may take from the site."""

from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from ukur.document.date_text import number_text


class Download(NamedTuple):
    """A file of a document for readers to take: ``path`` from the top of the site, ``ukuran`` in bytes.

    ``asal`` is where it lies before it is published.
    """

    nama: str
    path: str
    jenis: str
    ukuran: int
    sha256: str
    asal: Path = Path()

    @property
    def size_text(self) -> str:
        """The size as readers know it: ``128 kB``, ``2,4 MB``; never nothing."""
        kilobytes = max(1, (self.ukuran + 500) // 1000)
        return (
            f"{kilobytes} kB"
            if kilobytes < 1000
            else f"{number_text(Decimal(self.ukuran) / 1_000_000, 1)} MB"
        )
