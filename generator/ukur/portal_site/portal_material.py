"""What the portal's pages draw from: stored tables by office and quarter. Nothing is counted anew here."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from ukur.document.composition import PERCONTOHAN_MARK
from ukur.model.area_map import AreaMap
from ukur.portal.document_rows import numbered_quarter
from ukur.portal.portal_data import PortalData
from ukur.portal.portal_rows import (
    ApprovalRow,
    CheckRow,
    CorrectionRow,
    DocumentRow,
    FigureRow,
    OfficeRow,
    PlaceRow,
    PlanRow,
)
from ukur.site.area_shapes import DrawnMap, draw_map

SHOWN_QUARTERS = 8
"""Quarters in a table of offices: two years, and a line of it fits a laptop's screen."""
_MOST_LETTERS = 60
"""Letters of a page's name: longer ones are cut, and told apart by their hash."""
Row = TypeVar("Row", FigureRow, PlaceRow, PlanRow, CorrectionRow, CheckRow, ApprovalRow)


def short_quarter(ke: int) -> str:
    """Return a quarter as the head of a narrow column: ``TW IV 2025``."""
    periode = numbered_quarter(ke)
    return f"TW {periode.roman} {periode.tahun}"


def page_name(code: str) -> str:
    """Return a code as the name of a page: no way out of its folder, and no other code has the same."""
    plain = re.sub(r"[^A-Za-z0-9.-]+", "-", code).strip(".-")[:_MOST_LETTERS]
    if plain and plain == code and plain.lower() != "index":
        return plain
    return f"{plain or 'kode'}-{hashlib.sha256(code.encode()).hexdigest()[:8]}"


def office_page(code: str) -> str:
    """Return the source of an office's page."""
    return f"kantor/{page_name(code)}.md"


@dataclass(frozen=True)
class PortalMaterial:
    """Material of the portal's site; ``sql`` are the roll-up's queries, ``maps`` the portal's own, by name.

    In a real portal demonstrations are listed apart: they are in no count, no comparison and no open list.
    """

    data: PortalData
    sql: Mapping[str, str] = field(default_factory=dict)
    maps: Mapping[str, AreaMap] = field(default_factory=dict)

    @property
    def marks(self) -> tuple[str, ...]:
        """Marks that stand on every page."""
        return (PERCONTOHAN_MARK,) * self.data.percontohan

    @cached_property
    def every_office(self) -> tuple[OfficeRow, ...]:
        """All offices, by name."""
        return tuple(sorted(self.data.tables.kantor, key=lambda row: (row.nama.casefold(), row.kantor)))

    @cached_property
    def offices(self) -> tuple[OfficeRow, ...]:
        """The offices that count, by name."""
        return tuple(row for row in self.every_office if self.data.percontohan or not row.percontohan)

    @cached_property
    def demonstrations(self) -> tuple[OfficeRow, ...]:
        """The offices whose documents are a demonstration, in a portal that is none."""
        return tuple(row for row in self.every_office if row.percontohan and not self.data.percontohan)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of offices and of what stands above them, by code."""
        above = {parent.kode: parent.nama for parent in self.data.induk}
        return above | {row.kantor: row.nama for row in self.every_office}

    @cached_property
    def drawn_maps(self) -> Mapping[str, DrawnMap]:
        """The portal's maps as shapes, all of their areas."""
        drawn = {
            name: draw_map(areas, {area.kode: area.nama for area in areas.areas})
            for name, areas in self.maps.items()
        }
        return {name: shapes for name, shapes in drawn.items() if shapes is not None}

    @cached_property
    def counted_codes(self) -> frozenset[str]:
        """Codes of the offices that count."""
        return frozenset(row.kantor for row in self.offices)

    @cached_property
    def documents(self) -> Mapping[str, Mapping[int, tuple[DocumentRow, ...]]]:
        """Documents of each office by quarter, versions from the first on."""
        found: dict[str, dict[int, list[DocumentRow]]] = {}
        for row in sorted(self.data.tables.dokumen, key=lambda row: (row.kantor, row.ke, row.versi)):
            found.setdefault(row.kantor, {}).setdefault(row.ke, []).append(row)
        return {
            office: {ke: tuple(versions) for ke, versions in rows.items()} for office, rows in found.items()
        }

    def newest(self, code: str) -> DocumentRow | None:
        """Return the last version of an office's last quarter."""
        quarters = self.documents.get(code, {})
        return quarters[max(quarters)][-1] if quarters else None

    @cached_property
    def deadlines(self) -> Mapping[int, tuple[Any, str]]:
        """The portal's own deadlines by quarter, each with its legal basis."""
        return {row.ke: (row.tanggal, row.dasar) for row in self.data.tables.tenggat}

    @cached_property
    def quarters(self) -> tuple[int, ...]:
        """The quarters that tables show, oldest first: up to the last one published or due."""
        known = {row.ke for row in self.data.tables.dokumen if row.kantor in self.counted_codes}
        if self.data.hari is not None:
            known |= {ke for ke, (day, _) in self.deadlines.items() if day <= self.data.hari}
        if not known:
            return ()
        last = max(known)
        return tuple(range(max(min(known), last - SHOWN_QUARTERS + 1), last + 1))

    @cached_property
    def figures(self) -> Mapping[str, tuple[FigureRow, ...]]:
        """Headline figures of each office's newest document, in the order of their codes."""
        rows = (row for row in self.data.tables.figur if row.utama and row.berlaku and self._is_newest(row))
        return _by_office(rows, lambda row: row.indikator)

    @cached_property
    def places(self) -> Mapping[str, tuple[PlaceRow, ...]]:
        """Values by area of each office's newest document, in the order of indicators and areas."""
        rows = (row for row in self.data.tables.wilayah if row.berlaku and self._is_newest(row))
        return _by_office(rows, lambda row: (row.indikator, row.wilayah))

    @cached_property
    def plans(self) -> Mapping[str, tuple[PlanRow, ...]]:
        """Plans that each office's newest document tells of, the earliest deadline first."""
        rows = (row for row in self.data.tables.rencana if row.berlaku and row.terakhir)
        return _by_office(rows, lambda row: (row.tenggat is None, row.tenggat, row.indikator, row.nomor))

    @cached_property
    def corrections(self) -> Mapping[str, tuple[CorrectionRow, ...]]:
        """Corrections of each office, the newest quarter first."""
        return _by_office(self.data.tables.koreksi, lambda row: (-row.ke, row.indikator, row.versi))

    @cached_property
    def checks(self) -> Mapping[str, tuple[CheckRow, ...]]:
        """What was checked of each office's archive."""
        return _by_office(self.data.tables.pemeriksaan, lambda row: (row.folder or "", row.nama))

    @cached_property
    def approvals(self) -> Mapping[str, tuple[ApprovalRow, ...]]:
        """Approvals that counted, by office."""
        return _by_office(self.data.tables.persetujuan, lambda row: (row.ke, row.versi, row.waktu))

    def _is_newest(self, row: FigureRow | PlaceRow) -> bool:
        newest = self._newest_quarters.get(row.kantor)
        return newest == row.ke

    @cached_property
    def _newest_quarters(self) -> Mapping[str, int]:
        return {office: max(quarters) for office, quarters in self.documents.items()}


def _by_office(rows: Iterable[Row], order: Callable[[Row], Any]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.kantor, []).append(row)
    return {office: tuple(sorted(own, key=order)) for office, own in found.items()}
