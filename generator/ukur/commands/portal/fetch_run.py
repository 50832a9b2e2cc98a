"""Every office fetched beside the others; a broken one stops nobody, and a run is safe to repeat."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from ukur.commands.portal.office_fetch import FetchSettings, fetch_office
from ukur.commands.portal.office_slice import WHOLE, OfficeSlice
from ukur.commands.portal.portal_repository import read_states, rows_content, write_office
from ukur.model.findings import UkurError
from ukur.model.portal_sources import PortalOffice, PortalSources
from ukur.portal.office_state import STATE_FOLDER, OfficeState, VerifiedEntry
from ukur.portal.portal_data import Standing

_FAILED = {Standing.HELD, Standing.REFUSED}
_UNWRITTEN = f"keadaannya tidak dapat disimpan di {STATE_FOLDER}/"
FETCHERS = 8
"""Offices asked at the same time; our choice: enough that slow ones do not add up."""


@dataclass(frozen=True)
class OfficeOutcome:
    """How an office stands after a run, and whether its state was changed by it."""

    kode: str
    nama: str
    state: OfficeState
    changed: bool


def fetch_all(
    sources: PortalSources,
    settings: FetchSettings,
    chosen: Iterable[str] = (),
    advance: Callable[[], None] = lambda: None,
    part: OfficeSlice = WHOLE,
) -> tuple[OfficeOutcome, ...]:
    """Fetch the chosen offices of a slice, else all of it; return how each stands, in the order given."""
    only = frozenset(chosen)
    unknown = sorted(only - sources.kantor.keys())
    if unknown:
        raise UkurError(f"kantor {', '.join(unknown)} tidak ada di sumber.yml")
    states = read_states(settings.repo, sources)
    wanted = {
        kode: office
        for kode, office in sources.kantor.items()
        if (not only or kode in only) and part.holds(kode)
    }

    def run(item: tuple[str, PortalOffice]) -> OfficeOutcome:
        outcome = _one(*item, states, sources, settings)
        advance()
        return outcome

    with ThreadPoolExecutor(FETCHERS) as pool:
        return tuple(pool.map(run, wanted.items()))


def _one(
    kode: str,
    office: PortalOffice,
    states: Mapping[str, OfficeState],
    sources: PortalSources,
    settings: FetchSettings,
) -> OfficeOutcome:
    kept = before = states.get(kode)
    moved: dict[str, bytes] = {}
    if before is None and office.pinned:
        before, moved = _renamed(kode, office, states, sources, settings)
    elif before is not None:
        before = _whole(kode, before, settings)
    found = fetch_office(kode, office, before, settings)
    state, today = found.state, settings.now.date()
    if kept is not None and state.keadaan in _FAILED:  # its damaged entries too: a version must not come back
        state = kept.failed(state.sebab, today)
    try:
        changed = write_office(settings.repo, kode, state, moved | dict(found.rows))
    except (UkurError, OSError) as error:
        last = kept or OfficeState(kantor=kode, keadaan=Standing.UNPINNED, sejak=today)
        return OfficeOutcome(kode, office.nama, last.failed(f"{_UNWRITTEN}: {error}", today), False)
    return OfficeOutcome(kode, office.nama, state, changed)


def _whole(kode: str, state: OfficeState, settings: FetchSettings) -> OfficeState:
    """Return a state without entries whose kept rows are damaged: these are verified again."""
    sound = tuple(row for row in state.entri if _is_kept(settings, kode, row))
    return state if sound == state.entri else state.model_copy(update={"entri": sound, "etag": ""})


def _is_kept(settings: FetchSettings, kode: str, row: VerifiedEntry) -> bool:
    try:
        rows_content(settings.repo, kode, row)
    except UkurError:
        return False
    return True


def _renamed(
    kode: str,
    office: PortalOffice,
    states: Mapping[str, OfficeState],
    sources: PortalSources,
    settings: FetchSettings,
) -> tuple[OfficeState | None, dict[str, bytes]]:
    """Return the state of an office that was followed by another code: it has the same register."""
    for former, state in states.items():
        if former not in sources.kantor and state.awal == office.awal:
            sound = _whole(former, state, settings)
            rows = {row.folder: rows_content(settings.repo, former, row) for row in sound.entri}
            return sound.model_copy(update={"kantor": kode}), rows
    return None, {}


def summary(outcomes: Iterable[OfficeOutcome]) -> tuple[str, ...]:
    """Return a sentence for each office that does not stand as it should, and how many do."""
    told, good = [], 0
    for item in outcomes:
        if item.state.keadaan is Standing.VERIFIED:
            good += 1
            continue
        held = (
            f"; yang dipakai: {len(item.state.entri)} entri yang terverifikasi {item.state.lulus}"
            if item.state.keadaan is Standing.HELD
            else ""
        )
        told.append(f"{item.kode} {item.nama}: {item.state.sebab}{held}")
    return (*told, f"{good} kantor terverifikasi, {len(told)} tidak.")


def settled(now: datetime.datetime) -> datetime.datetime:
    """Return a time without fractions of a second, as states and jobs carry it."""
    return now.astimezone(datetime.UTC).replace(microsecond=0)
