"""One office fetched and verified: whatever it does, the outcome is its own state, and nothing else's."""

import datetime
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from pydantic import ValidationError

from ukur.archive.canonical import sha256_of
from ukur.commands.portal.archive_job import ArchiveJob, ArchiveResult, rows_hash
from ukur.commands.portal.collected_archive import CollectedArchive, collect
from ukur.commands.portal.content_store import ContentStore
from ukur.hosts.site_client import SiteClient, SiteLimits
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.portal_sources import PortalOffice
from ukur.portal.office_state import KeptCheck, OfficeState, VerifiedEntry, keys_text
from ukur.portal.portal_data import Standing
from ukur.portal.register_pin import RegisterPin
from ukur.programs.process import run_bounded

CHECKERS = 2
"""Archives verified at the same time: as many as the smallest machine of a host has processors."""

_CHECKER = "ukur.commands.portal.archive_checker"
_UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError, MemoryError)
_OUR_FAULT = "isinya tidak dapat dibaca program ini; laporkan kepada pengelola Ukur"
_DOUBTED = {Standing.HELD, Standing.REFUSED}
"""After a run that brought nothing good the next one asks the site for every file, not the store."""
_UNPINNED = "register belum ditegaskan; jalankan ukur portal adopt"


@dataclass(frozen=True)
class FetchSettings:
    """How offices are fetched: where the portal lies, the time, bounds, and whether all is verified anew."""

    repo: Path
    now: datetime.datetime
    store: ContentStore
    limits: SiteLimits = field(default_factory=SiteLimits)
    check_seconds: float = 600  # twice the checker's own bound of processor time
    everything: bool = False
    prints: bool = False
    checkers: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(CHECKERS))

    @property
    def program(self) -> str:
        """The version of the program that verifies."""
        return version("ukur")


@dataclass(frozen=True)
class FetchedOffice:
    """What became of an office: its state, and the rows of entries that verified now, by folder."""

    state: OfficeState
    rows: Mapping[str, bytes] = field(default_factory=dict)


def fetch_office(
    kode: str, office: PortalOffice, before: OfficeState | None, settings: FetchSettings
) -> FetchedOffice:
    """Return an office's state after this run; what verified last is kept where its source is broken."""
    today = settings.now.date()
    state = before or OfficeState(kantor=kode, keadaan=Standing.UNPINNED, sejak=today)
    if not office.pinned:
        fresh = OfficeState(kantor=kode, keadaan=state.keadaan, sebab=state.sebab, sejak=state.sejak)
        return FetchedOffice(fresh.moved(Standing.UNPINNED, _UNPINNED, today))
    try:
        return _fetched(kode, office, state, settings)
    except UkurError as error:
        return FetchedOffice(state.failed(str(error), today))
    except _UNREADABLE as error:  # a fault of ours, met by what this office publishes: the others go on
        return FetchedOffice(state.failed(f"{_OUR_FAULT} ({type(error).__name__})", today))


def _fetched(kode: str, office: PortalOffice, state: OfficeState, settings: FetchSettings) -> FetchedOffice:
    today, trust = settings.now.date(), trust_hash(office)
    kept = () if settings.everything else state.current(settings.program, trust)
    whole = kept == state.entri and bool(kept)
    job = ArchiveJob(
        known={row.folder: row.manifest for row in kept},
        kunci=office.kunci,
        awal=office.awal,
        ditegaskan=office.ujung,
        terverifikasi=state.ujung,
        waktu=settings.now,
        program=settings.program,
        cetak=settings.prints,
    )
    etag = ""
    if "://" in office.alamat:
        found = _collected(office, state, settings, whole)
        if found is None:
            _refuse_other_code(kode, state.kode_dokumen)
            return FetchedOffice(state.moved(Standing.VERIFIED, "", today))
        etag = found.etag
        if whole and found.end == state.ujung:  # a site without marks, where nothing changed
            _refuse_other_code(kode, state.kode_dokumen)
            return FetchedOffice(state.moved(Standing.VERIFIED, "", today).model_copy(update={"etag": etag}))
        places = {path: str(settings.store.place(digest).resolve()) for path, digest in found.files.items()}
        job = job.model_copy(update={"berkas": places})
    else:
        job = job.model_copy(update={"tempat": str(local_place(settings.repo, office.alamat))})
    result = verified(job, settings)
    _refuse_other_code(kode, result.kode)
    return _kept(state, result, etag, settings, trust)


def _collected(
    office: PortalOffice, state: OfficeState, settings: FetchSettings, whole: bool
) -> CollectedArchive | None:
    """Return what the site holds; None where it says that nothing changed since all of it was verified."""
    anew = settings.everything or state.keadaan in _DOUBTED
    client = SiteClient(office.alamat, settings.limits)
    try:
        pin = RegisterPin(office.awal, office.ujung, state.ujung)
        return collect(client, settings.store, pin, state.etag if whole and not anew else "", anew=anew)
    finally:
        client.close()


def local_place(repo: Path, address: str) -> Path:
    """Return the folder or zip that an address means; UkurError where there is none."""
    try:
        place = (repo / address).resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:  # links that go round, a name that is too long
        raise UkurError(f"{quote(address)} tidak ada; periksa alamatnya di sumber.yml") from error
    return place


def trust_hash(office: PortalOffice) -> str:
    """Return the hash of all that a person confirmed of an office: by another its entries verify again."""
    return sha256_of(keys_text((office.awal or "", office.ujung or "", *office.kunci)))


def verified(job: ArchiveJob, settings: FetchSettings) -> ArchiveResult:
    """Run a job in a process of its own; UkurError with the reason where the archive does not verify."""
    with settings.checkers:
        done = run_bounded(
            (sys.executable, "-m", _CHECKER), job.model_dump_json().encode(), settings.check_seconds
        )
    if done is None:
        raise UkurError(f"pemeriksaan arsipnya tidak selesai dalam {settings.check_seconds:g} detik")
    try:
        result = ArchiveResult.model_validate_json(done.output)
    except ValidationError as error:
        raise UkurError("pemeriksaan arsipnya terhenti: melebihi batas ingatan atau waktu") from error
    if result.sebab:
        raise UkurError(result.sebab)
    return result


def _refuse_other_code(kode: str, own: str) -> None:
    """An office that changed its code, or whose code another one claims, is not guessed at."""
    if own and own != kode:
        raise UkurError(
            f"dokumen terakhirnya menyebut kode {quote(own)}, sumber.yml menyebut {kode}; "
            "bila kantor berganti kode, ganti kodenya di sumber.yml"
        )


def _kept(
    state: OfficeState, result: ArchiveResult, etag: str, settings: FetchSettings, trust: str
) -> FetchedOffice:
    today = settings.now.date()
    checked = {row.folder: row for row in result.entri}
    before = {row.folder: row for row in state.entri}
    entries = tuple(
        VerifiedEntry(
            folder=folder,
            jenis=checked[folder].jenis,
            manifest=manifest,
            baris=rows_hash(checked[folder]),
            hari=today,
            program=settings.program,
            kunci=trust,
        )
        if folder in checked
        else before[folder]
        for folder, manifest in result.daftar
    )
    told = tuple(KeptCheck(nama=name, hasil=how, kalimat=text) for name, how, text in result.periksa)
    fresh = state.moved(Standing.VERIFIED, "", today).model_copy(
        update={
            "lulus": today if checked else state.lulus,
            "awal": result.awal,
            "ujung": result.ujung,
            "etag": etag,
            "kode_dokumen": result.kode,
            "entri": entries,
            "periksa": told if checked else state.periksa,
        }
    )
    return FetchedOffice(fresh, {folder: row.baris.encode() for folder, row in checked.items()})
