"""A portal's repository: what people wrote, and what is kept of each office between runs."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ukur.archive.canonical import sha256_of
from ukur.commands.data.data_layout import tidy_file
from ukur.model.findings import Finding, UkurError
from ukur.model.portal_sources import CALENDAR, SOURCES, PortalCalendar, PortalSources
from ukur.portal.gathered_tables import gather
from ukur.portal.office_state import (
    STATE_FILE,
    STATE_FOLDER,
    OfficeState,
    VerifiedEntry,
    read_state,
    rows_name,
)
from ukur.portal.portal_data import PortalData
from ukur.portal.portal_rows import Row
from ukur.portal.row_text import read_rows
from ukur.source.portal_kinds import PORTAL_KINDS
from ukur.source.portal_source_reader import read_calendar, read_sources
from ukur.source.writer import write_all

# Bytes: an office takes some 500 letters without its keys; our choice.
MAX_SOURCES = 50_000_000


@dataclass(frozen=True)
class PortalFiles:
    """What people wrote; findings where it cannot be used."""

    sources: PortalSources | None
    calendar: PortalCalendar | None
    findings: tuple[Finding, ...]


def read_portal(repo: Path) -> PortalFiles:
    """Read ``sumber.yml`` and ``kalender.yml``; without the latter no quarter has a deadline."""
    sources, wrong = read_sources(_text(repo / SOURCES))
    place = repo / CALENDAR
    calendar, faults = read_calendar(_text(place)) if place.exists() else (PortalCalendar(), ())
    return PortalFiles(sources, calendar, (*wrong, *faults))


def tidy_portal(repo: Path, check: bool) -> tuple[list[str], list[Finding]]:
    """Format both files; return what changed and what could not be done, as for the data of an office."""
    changed: list[str] = []
    findings: list[Finding] = []
    for kind in PORTAL_KINDS:
        if kind.required or (repo / kind.glob).exists():
            _text(repo / kind.glob)  # tells of one that is not there, and of one that is too large
            moved, fault = tidy_file(repo / kind.glob, kind.glob, kind, check, "ukur portal fmt")
            changed += [kind.glob] if moved else []
            findings += [fault] if fault else []
    return changed, findings


def _text(place: Path) -> bytes:
    try:
        size = place.stat().st_size
        if size <= MAX_SOURCES:
            return place.read_bytes()
    except OSError as error:
        raise UkurError(f"{place.name} tidak ada di sini; buat dengan ukur init --portal FOLDER") from error
    raise UkurError(f"{place.name} {size:,} bita; batasnya {MAX_SOURCES:,}")


def read_states(repo: Path, sources: PortalSources) -> dict[str, OfficeState]:
    """Return what is kept of every office, by its code; also of offices that are followed no more.

    Left out is what was kept of another register than the one confirmed by now, and what is damaged: such an
    office stands as one never fetched, until it is fetched again.
    """
    states = {}
    for place in sorted((repo / STATE_FOLDER).glob(f"*/{STATE_FILE}")):
        kode = place.parent.name
        try:
            state = read_state(place.read_bytes(), f"{kode}/{STATE_FILE}")
        except (UkurError, OSError):
            continue
        office = sources.kantor.get(kode)
        if office is None or state.awal in {None, office.awal}:
            states[kode] = state
    return states


def write_office(repo: Path, kode: str, state: OfficeState, rows: Mapping[str, bytes]) -> bool:
    """Write an office's state with the rows of newly verified entries; return whether anything changed."""
    folder = repo / STATE_FOLDER / kode
    files = {folder / rows_name(name): content for name, content in rows.items()}
    return bool(write_all(files | {folder / STATE_FILE: state.to_bytes()}))


def entry_rows(repo: Path, kode: str, entry: VerifiedEntry) -> tuple[Row, ...]:
    """Return the kept rows of an entry; UkurError where they are not those that verified."""
    return read_rows(rows_content(repo, kode, entry))


def rows_content(repo: Path, kode: str, entry: VerifiedEntry) -> bytes:
    """Return the kept rows of an entry as bytes."""
    place = repo / STATE_FOLDER / kode / rows_name(entry.folder)
    try:
        content = place.read_bytes()
    except OSError:
        content = b""
    if sha256_of(content) != entry.baris:
        raise UkurError(f"simpanan kantor {kode} rusak ({place.name}); jalankan ukur portal fetch --all")
    return content


def stored_portal(repo: Path, files: PortalFiles, today: datetime.date) -> PortalData:
    """Return the portal as stored, from what is kept alone: nothing is fetched and nothing verified.

    An office whose kept rows are damaged, or are those of another program, says so in place of its figures.
    """
    if files.sources is None or files.calendar is None:
        raise UkurError(f"{SOURCES} atau {CALENDAR} belum benar; perbaiki temuannya lebih dahulu")
    states = {
        kode: state
        for kode, state in read_states(repo, files.sources).items()
        if kode in files.sources.kantor
    }
    rows: dict[str, list[Row]] = {}
    for kode, state in states.items():
        try:
            rows[kode] = [row for entry in state.entri for row in entry_rows(repo, kode, entry)]
        except UkurError as error:
            states[kode] = state.unreadable(str(error))
    return gather(files.sources, files.calendar, states, rows, today)
