"""What every page draws from: the published documents, composed once, and their rows by indicator."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ukur.document.nilai import BarisIndikator, DokumenPengukuran
from ukur.document.susun import TANDA_PERCONTOHAN, susun
from ukur.measure.ukuran import Ukuran
from ukur.model.katalog import Katalog
from ukur.model.periode import Periode
from ukur.model.temuan import Rule

TANDA_PRATINJAU = "PRATINJAU: memuat dokumen yang belum disahkan"


class TitikDeret(NamedTuple):
    """An indicator's row in one published period; ``konsep``: its document is not approved yet."""

    periode: Periode
    baris: BarisIndikator
    konsep: bool = False


@dataclass(frozen=True)
class Bahan:
    """Material of the site. ``sunting`` is the address under which the host edits files, if known."""

    ukuran: Ukuran
    aturan: tuple[tuple[str, tuple[Rule, ...]], ...]
    sunting: str | None = None
    konsep: bool = False
    dokumen: Mapping[Periode, DokumenPengukuran] = field(default_factory=dict)
    situs: str | None = None

    @property
    def katalog(self) -> Katalog:
        """The catalogue behind the measurements."""
        return self.ukuran.katalog

    @property
    def terbaru(self) -> DokumenPengukuran | None:
        """The latest published document."""
        return self.dokumen[max(self.dokumen)] if self.dokumen else None

    @property
    def tanda(self) -> tuple[str, ...]:
        """Marks that stand on every page."""
        preview = any(dokumen.konsep for dokumen in self.dokumen.values())
        return (TANDA_PERCONTOHAN,) * self.katalog.instansi.percontohan + (TANDA_PRATINJAU,) * preview

    @cached_property
    def deret(self) -> Mapping[str, tuple[TitikDeret, ...]]:
        """Rows of each indicator over the published periods, oldest first."""
        rows: dict[str, list[TitikDeret]] = {}
        for periode, dokumen in sorted(self.dokumen.items()):
            for baris in dokumen.baris:
                rows.setdefault(baris.kode, []).append(TitikDeret(periode, baris, dokumen.konsep))
        return {kode: tuple(points) for kode, points in rows.items()}

    def asal(self, berkas: str) -> tuple[str, str | None]:
        """Return the path of a data file as readers know it, and where it is edited."""
        return f"{self.katalog.root}/{berkas}", self.alamat_sunting(berkas)

    def alamat_sunting(self, berkas: str) -> str | None:
        """Return where a data file is edited on the host."""
        return f"{self.sunting.rstrip('/')}/{self.katalog.root}/{berkas}" if self.sunting else None


def kumpulkan(
    ukuran: Ukuran,
    aturan: tuple[tuple[str, tuple[Rule, ...]], ...],
    sunting: str | None = None,
    konsep: bool = False,
    lama: Bahan | None = None,
    situs: str | None = None,
) -> Bahan:
    """Compose every published document; with ``konsep`` also those that are not approved yet.

    ``situs`` is the address of the published site, where it is known.
    ``lama`` is the material before an edit: rows that the edit did not touch are used again.
    """
    katalog = ukuran.katalog
    periods = tuple(sorted(katalog.dokumen)) if konsep else katalog.disahkan()
    known = lama.dokumen if lama and ukuran.berubah is not None else {}
    changed = ukuran.berubah or frozenset()
    dokumen = {
        periode: susun(
            ukuran,
            periode,
            {row.kode: row for row in known[periode].baris if row.kode not in changed}
            if periode in known
            else None,
            situs,
        )
        for periode in periods
    }
    return Bahan(ukuran, aturan, sunting, konsep, dokumen, situs)
