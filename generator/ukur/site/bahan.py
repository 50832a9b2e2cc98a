"""What every page draws from: the published documents, composed once, and their rows by indicator."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ukur.document.bagian import KoreksiTampil, TindakLanjutTampil
from ukur.document.nilai import BarisIndikator, DokumenPengukuran
from ukur.document.susun import TANDA_PERCONTOHAN, susun
from ukur.measure.ukuran import Ukuran
from ukur.model.katalog import Katalog
from ukur.model.periode import Periode
from ukur.model.temuan import Rule
from ukur.site.arsip_tampil import ArsipTampil
from ukur.site.unduhan import Unduhan

TANDA_PRATINJAU = "PRATINJAU: memuat dokumen yang belum disahkan"


class TitikDeret(NamedTuple):
    """An indicator's row in one published period; ``konsep``: its document is not approved yet."""

    periode: Periode
    baris: BarisIndikator
    konsep: bool = False


@dataclass(frozen=True)
class Bahan:
    """Material of the site. ``lengkap``: with the files of open data, which a preview does without.

    ``sunting`` is the address under which the host edits files, if known.

    ``unduhan`` are the files of each document that lie beside its page; ``arsip`` is what has been filed.
    """

    ukuran: Ukuran
    aturan: tuple[tuple[str, tuple[Rule, ...]], ...]
    sunting: str | None = None
    konsep: bool = False
    dokumen: Mapping[Periode, DokumenPengukuran] = field(default_factory=dict)
    situs: str | None = None
    unduhan: Mapping[Periode, tuple[Unduhan, ...]] = field(default_factory=dict)
    lengkap: bool = True
    arsip: ArsipTampil = field(default_factory=ArsipTampil)

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
    def terbit(self) -> frozenset[str]:
        """The periods that have a document, as they are written in addresses."""
        return frozenset(str(periode) for periode in self.dokumen)

    @cached_property
    def deret(self) -> Mapping[str, tuple[TitikDeret, ...]]:
        """Rows of each indicator over the published periods, oldest first."""
        rows: dict[str, list[TitikDeret]] = {}
        for periode, dokumen in sorted(self.dokumen.items()):
            for baris in dokumen.baris:
                rows.setdefault(baris.kode, []).append(TitikDeret(periode, baris, dokumen.konsep))
        return {kode: tuple(points) for kode, points in rows.items()}

    @cached_property
    def lanjutan(self) -> Mapping[str, tuple[tuple[Periode, TindakLanjutTampil], ...]]:
        """Follow-up of each indicator's plans with the period that reports it, oldest first."""
        rows: dict[str, list[tuple[Periode, TindakLanjutTampil]]] = {}
        for periode, dokumen in sorted(self.dokumen.items()):
            for row in dokumen.tindak_lanjut:
                rows.setdefault(row.kode, []).append((periode, row))
        return {kode: tuple(reports) for kode, reports in rows.items()}

    @cached_property
    def koreksi(self) -> Mapping[str, tuple[KoreksiTampil, ...]]:
        """Corrections of each indicator's published figures, oldest period first."""
        rows: dict[str, list[KoreksiTampil]] = {}
        for _, dokumen in sorted(self.dokumen.items()):
            for row in dokumen.koreksi:
                rows.setdefault(row.kode, []).append(row)
        return {kode: tuple(corrections) for kode, corrections in rows.items()}

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
    arsip: ArsipTampil | None = None,
) -> Bahan:
    """Compose every published document; with ``konsep`` also those that are not approved yet.

    ``situs`` is the address of the published site, where it is known.
    ``lama`` is the material before an edit: rows that the edit did not touch are used again. What has been
    filed in ``arsip`` is shown as filed, whatever the data says today, unless a preview is to correct it.
    """
    katalog = ukuran.katalog
    filed = arsip or ArsipTampil()
    frozen = {periode: versions[-1].dokumen for periode, versions in filed.versi.items()}
    periods = sorted({*(katalog.dokumen if konsep else katalog.disahkan()), *frozen})
    known = lama.dokumen if lama and ukuran.berubah is not None else {}
    changed = ukuran.berubah or frozenset()

    def compose(periode: Periode) -> DokumenPengukuran:
        rows = known[periode].baris if periode in known and periode not in frozen else ()
        return susun(ukuran, periode, {row.kode: row for row in rows if row.kode not in changed}, situs)

    dokumen = {
        periode: compose(periode)
        if periode not in frozen or (konsep and _dikoreksi(katalog, frozen[periode]))
        else frozen[periode]
        for periode in periods
    }
    return Bahan(ukuran, aturan, sunting, konsep, dokumen, situs, arsip=filed)


def _dikoreksi(katalog: Katalog, beku: DokumenPengukuran) -> bool:
    """Return whether the data proposes another version of what was filed: a preview shows that one."""
    document = katalog.dokumen.get(beku.periode)
    rows = sum(row.periode == beku.periode for row in katalog.koreksi.koreksi)
    return document is not None and (not document.tahap.disahkan or rows != len(beku.koreksi))
