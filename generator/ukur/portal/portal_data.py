"""What a build of the portal reads: stored state and tables, as one value. A build verifies nothing."""

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from ukur.portal.portal_rows import (
    ApprovalRow,
    CheckRow,
    CorrectionRow,
    DeadlineRow,
    DocumentRow,
    FigureRow,
    OfficeRow,
    PlaceRow,
    PlanRow,
)


class Standing(StrEnum):
    """How an office's archive stands; the values are codes of the table ``kantor``.

    VERIFIED: everything that was fetched last verified. HELD: the source is broken now, and what verified
    last is shown. REFUSED: nothing of it ever verified. UNPINNED: nobody has confirmed its register yet, so
    nothing of it is counted. DAMAGED: what the portal keeps of it cannot be read, so that nothing of it is
    shown until it is fetched again; only a build says so, it is never kept.
    """

    VERIFIED = "terverifikasi"
    HELD = "bertahan"
    REFUSED = "ditolak"
    UNPINNED = "belum-ditegaskan"
    DAMAGED = "simpanan-rusak"


@dataclass(frozen=True)
class Parent:
    """A government or office above others, which need not publish itself."""

    kode: str
    nama: str
    induk: str | None


@dataclass(frozen=True)
class PortalTables:
    """Every table (``table_schema.TABLES``), rows in the order of the table.

    Demonstrations are in them too, marked; what counts and ranks takes ``counted_figures`` and its kin.
    """

    kantor: tuple[OfficeRow, ...] = ()
    tenggat: tuple[DeadlineRow, ...] = ()
    dokumen: tuple[DocumentRow, ...] = ()
    figur: tuple[FigureRow, ...] = ()
    wilayah: tuple[PlaceRow, ...] = ()
    rencana: tuple[PlanRow, ...] = ()
    persetujuan: tuple[ApprovalRow, ...] = ()
    koreksi: tuple[CorrectionRow, ...] = ()
    pemeriksaan: tuple[CheckRow, ...] = ()


@dataclass(frozen=True)
class PortalData:
    """The portal as stored; ``percontohan`` is the portal's own: demonstrations count in it.

    ``hari`` is the day on which it changed last, None before the first fetch: any office's state, or a
    deadline of the calendar or of an open plan that passed. Builds until the next change give the same bytes.
    """

    nama: str
    alamat: str | None
    percontohan: bool
    hari: datetime.date | None
    induk: tuple[Parent, ...] = ()
    tables: PortalTables = field(default_factory=PortalTables)

    @property
    def counted_documents(self) -> tuple[DocumentRow, ...]:
        """Documents that count: the last version of each, and no demonstration unless the portal is one."""
        return tuple(
            row for row in self.tables.dokumen if row.berlaku and (self.percontohan or not row.percontohan)
        )

    @property
    def counted_figures(self) -> tuple[FigureRow, ...]:
        """Headline figures of documents that count."""
        return tuple(
            row
            for row in self.tables.figur
            if row.berlaku and row.utama and (self.percontohan or not row.percontohan)
        )
