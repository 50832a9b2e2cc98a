"""Adopting an office: what its register says is shown to a person, and written down once that one agrees."""

from dataclasses import dataclass
from pathlib import Path

from ukur.commands.portal.archive_job import ArchiveJob, ArchiveResult
from ukur.commands.portal.collected_archive import collect
from ukur.commands.portal.office_fetch import FetchSettings, local_place, verified
from ukur.commands.portal.portal_repository import read_states, write_office
from ukur.hosts.site_client import SiteClient
from ukur.model.findings import UkurError
from ukur.model.portal_sources import SOURCES, PortalOffice, PortalSources
from ukur.portal.office_state import OfficeState
from ukur.portal.portal_data import Standing
from ukur.portal.register_pin import RegisterPin
from ukur.source.portal_source_reader import read_sources
from ukur.source.splice import Edit, spliced
from ukur.source.writer import write_bytes


@dataclass(frozen=True)
class Adoption:
    """What is to be confirmed of an office; without ``keys`` its approvals are a host's word.

    ``filed`` is every entry with the hash of its manifest.
    """

    kode: str
    name: str
    own_code: str
    first: str
    end: str
    filed: tuple[tuple[str, str], ...]
    keys: tuple[str, ...]

    def sentences(self) -> tuple[str, ...]:
        """Return what a person compares with what the office says, by another way than its site."""
        own = f" (kode di dokumen: {self.own_code})" if self.own_code else ""
        keys = [f"  {line}" for line in self.keys]
        told = (
            ("Kunci penanda tangan persetujuan:", *keys)
            if keys
            else ("Persetujuannya disalin dari situs Git, tanpa tanda tangan sendiri: tidak ada kunci.",)
        )
        return (
            f"Kantor {self.kode}: {self.name}{own}",
            f"Baris pertama register: {self.first}",
            f"Baris terakhir register: {self.end} ({len(self.filed)} entri, semuanya lulus verifikasi)",
            *told,
            "Arsip yang lulus verifikasi itu konsisten, belum tentu asli: cocokkan baris pertama dan "
            "kuncinya dengan kantor itu lewat telepon atau surat, bukan lewat situsnya.",
        )


def inspect(sources: PortalSources, kode: str, settings: FetchSettings) -> Adoption:
    """Fetch and verify an office's archive without trusting anything; UkurError where it does not verify."""
    office = sources.kantor.get(kode)
    if office is None:
        raise UkurError(f"kantor {kode} tidak ada di {SOURCES}; tulis nama dan alamatnya lebih dahulu")
    result = verified(_job(office, settings), settings)
    return Adoption(
        kode=kode,
        name=result.nama,
        own_code=result.kode,
        first=result.awal,
        end=result.ujung,
        filed=result.daftar,
        keys=_own_keys(result),
    )


def _own_keys(result: ArchiveResult) -> tuple[str, ...]:
    """Return the keys to hold on to; none where some approvals are a host's, which no key proves."""
    return result.kunci if result.bertanda else ()


def _job(office: PortalOffice, settings: FetchSettings) -> ArchiveJob:
    job = ArchiveJob(waktu=settings.now, program=settings.program, cetak=settings.prints)
    if "://" not in office.alamat:
        return job.model_copy(update={"tempat": str(local_place(settings.repo, office.alamat))})
    client = SiteClient(office.alamat, settings.limits)
    try:
        found = collect(client, settings.store, RegisterPin(None, None), "")
    finally:
        client.close()
    assert found is not None  # without a mark the site cannot say that nothing changed
    places = {path: str(settings.store.place(digest).resolve()) for path, digest in found.files.items()}
    return job.model_copy(update={"berkas": places})


def adopt(repo: Path, sources: PortalSources, adoption: Adoption) -> None:
    """Write what a person confirmed into ``sumber.yml``, where only that office's lines change.

    Keys that were confirmed before stay: earlier documents were signed with them. UkurError, and nothing is
    written, where the file could not be read any more.
    """
    kode, place = adoption.kode, repo / SOURCES
    before = sources.kantor[kode].kunci
    added = [line for line in adoption.keys if line not in before]
    edits = [Edit(("kantor", kode, "awal"), adoption.first), Edit(("kantor", kode, "ujung"), adoption.end)]
    if before:
        edits += [Edit(("kantor", kode, "kunci", len(before) + n), line) for n, line in enumerate(added)]
    elif added:
        edits.append(Edit(("kantor", kode, "kunci"), added))
    content = spliced(SOURCES, place.read_bytes(), edits)
    _, wrong = read_sources(content)
    if wrong:  # an archive names keys as it likes, and may be another office's
        raise UkurError(f"kantor {kode} tidak dapat ditegaskan: {wrong[0].message}; {wrong[0].hint}")
    write_bytes(place, content)
    _forget_other(repo, sources, adoption)


def _forget_other(repo: Path, sources: PortalSources, adoption: Adoption) -> None:
    """Let go of what verified before and is not in the register that was confirmed now.

    Else its end would still be asked for, and a register that an office rewrote for a reason would never be
    taken again.
    """
    state = read_states(repo, sources).get(adoption.kode)
    if state and not {(row.folder, row.manifest) for row in state.entri} <= set(adoption.filed):
        anew = OfficeState(kantor=adoption.kode, keadaan=Standing.UNPINNED, sejak=state.sejak)
        write_office(repo, adoption.kode, anew, {})
