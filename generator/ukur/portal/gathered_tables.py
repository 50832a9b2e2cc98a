"""Kept states and rows joined into the tables of a portal: what only the whole can say is set here."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from ukur.model.portal_sources import PortalCalendar, PortalOffice, PortalSources
from ukur.portal.document_rows import numbered_quarter, quarter_number
from ukur.portal.office_state import OfficeState
from ukur.portal.portal_data import Parent, PortalData, PortalTables, Standing
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
    Row,
)
from ukur.portal.table_schema import TABLES, Table

R = TypeVar("R", bound=Row)
NOT_FETCHED = "belum pernah diambil; jalankan ukur portal fetch"


def gather(
    sources: PortalSources,
    calendar: PortalCalendar,
    states: Mapping[str, OfficeState],
    rows: Mapping[str, Sequence[Row]],
    today: datetime.date,
) -> PortalData:
    """Return the portal as stored; ``rows`` are those of each office's verified entries.

    Of ``today`` nothing is said but which deadlines have passed.
    """
    told = [
        row for kode in sources.kantor for row in _office_rows(kode, calendar, states, rows.get(kode, ()))
    ]
    offices = [_office(kode, office, states.get(kode), told) for kode, office in sources.kantor.items()]
    deadlines = [
        DeadlineRow(quarter_number(periode), str(periode), entry.tanggal, entry.dasar)
        for periode, entry in calendar.tenggat.items()
    ]
    everything: list[Row] = [*offices, *deadlines, *told]
    followed = [states[kode] for kode in sources.kantor if kode in states]
    return PortalData(
        nama=sources.nama,
        alamat=sources.situs,
        percontohan=sources.percontohan,
        hari=_last_change(followed, everything, today),
        induk=tuple(
            Parent(kode, parent.nama, parent.induk) for kode, parent in sorted(sources.induk.items())
        ),
        tables=PortalTables(
            kantor=_of(OfficeRow, everything),
            tenggat=_of(DeadlineRow, everything),
            dokumen=_of(DocumentRow, everything),
            figur=_of(FigureRow, everything),
            wilayah=_of(PlaceRow, everything),
            rencana=_of(PlanRow, everything),
            persetujuan=_of(ApprovalRow, everything),
            koreksi=_first_told(_of(CorrectionRow, everything)),
            pemeriksaan=_of(CheckRow, everything),
        ),
    )


def _last_change(
    states: Iterable[OfficeState], rows: Sequence[Row], today: datetime.date
) -> datetime.date | None:
    """Return the last day on which anything changed: a state, or the day after a deadline that has passed."""
    told = [day for state in states for day in (state.sejak, state.lulus) if day]
    if not told:
        return None
    due = {row.tanggal for row in rows if isinstance(row, DeadlineRow)}
    plans = (row for row in rows if isinstance(row, PlanRow) and row.terakhir and row.is_open)
    due |= {row.tenggat for row in plans if row.tenggat}
    passed = [day + datetime.timedelta(days=1) for day in due if day < today]
    return max(told + passed)


def _of(kind: type[R], rows: Iterable[Row]) -> tuple[R, ...]:
    """Return the rows of a table in its order; an empty value stands first."""
    table = next(table for table in TABLES if table.row is kind)
    found = [row for row in rows if isinstance(row, kind)]
    return tuple(sorted(found, key=lambda row: _order(table, row)))


def _order(table: Table, row: Row) -> tuple[tuple[bool, object], ...]:
    values = (getattr(row, name) for name in table.order)
    return tuple((value is not None, "" if value is None else value) for value in values)


def _office_rows(
    kode: str, calendar: PortalCalendar, states: Mapping[str, OfficeState], rows: Sequence[Row]
) -> Iterator[Row]:
    """Yield an office's rows with its code, which version is in force, and the deadline of the quarter."""
    documents = [row for row in rows if isinstance(row, DocumentRow)]
    newest: dict[int, int] = {}
    for document in documents:
        newest[document.ke] = max(document.versi, newest.get(document.ke, 0))
    last = max(newest, default=None)
    for row in rows:
        if isinstance(row, (CheckRow, ApprovalRow, CorrectionRow)):
            yield replace(row, kantor=kode)
        elif isinstance(row, (FigureRow, PlaceRow)):
            yield replace(row, kantor=kode, berlaku=newest.get(row.ke) == row.versi)
        elif isinstance(row, (DocumentRow, PlanRow)):
            current = newest.get(row.ke) == row.versi
            placed = replace(row, kantor=kode, berlaku=current, terakhir=current and row.ke == last)
            yield _with_deadline(placed, calendar) if isinstance(placed, DocumentRow) else placed
    state = states.get(kode)
    if state and state.lulus:
        program = state.entri[-1].program if state.entri else ""
        for item in state.periksa:
            yield CheckRow(kode, None, item.nama, item.hasil, item.kalimat, state.lulus, program)


def _with_deadline(row: DocumentRow, calendar: PortalCalendar) -> DocumentRow:
    entry = calendar.tenggat.get(numbered_quarter(row.ke))
    return row if entry is None else replace(row, tenggat=entry.tanggal, tenggat_menurut=entry.dasar)


def _office(kode: str, office: PortalOffice, state: OfficeState | None, rows: Iterable[Row]) -> OfficeRow:
    own = [row for row in rows if isinstance(row, DocumentRow) and row.kantor == kode and row.berlaku]
    last = max(own, key=lambda row: row.ke, default=None)
    standing = state.keadaan if state else Standing.UNPINNED if not office.pinned else Standing.REFUSED
    return OfficeRow(
        kantor=kode,
        nama=office.nama,
        induk=office.induk,
        urusan=office.urusan,
        alamat=office.alamat,
        mulai_ke=quarter_number(office.mulai) if office.mulai else None,
        sampai_ke=quarter_number(office.sampai) if office.sampai else None,
        percontohan=last is not None and last.percontohan,
        keadaan=str(standing),
        sebab=state.sebab if state else NOT_FETCHED,
        sejak=state.sejak if state else None,
        lulus_terakhir=state.lulus if state else None,
        awal=office.awal,
        ujung=state.ujung if state else None,
        entri=len(state.entri) if state else 0,
        program=state.entri[-1].program if state and state.entri else None,
        terakhir_ke=last.ke if last else None,
        wilayah=office.wilayah,
    )


def _first_told(rows: Sequence[CorrectionRow]) -> tuple[CorrectionRow, ...]:
    """Return each correction once: later versions tell it again."""
    first: dict[tuple[object, ...], CorrectionRow] = {}
    for row in rows:
        key = (row.kantor, row.ke, row.indikator, row.lama_teks, row.baru_teks, row.tanggal)
        if key not in first or row.versi < first[key].versi:
            first[key] = row
    return tuple(first.values())
