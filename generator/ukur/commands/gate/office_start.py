"""Use case ``init --daftar``: every office of a sheet, as a repository and on the regency's own host.

Each step does what is missing, so that a second run changes nothing; what stops one office stops no other.
"""

import datetime
import functools
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.data.listed_office import data_faults, left_out, listed_files
from ukur.commands.data.new_office import program_part, start_with
from ukur.commands.gate.account_numbers import account_gaps
from ukur.commands.gate.first_commit import commit_all, is_committed, push_first
from ukur.commands.gate.host_rules import EXPORTERS, rule_gaps
from ukur.forms.book_fault import BookFault
from ukur.forms.office_list import ListedOffice, OfficeList
from ukur.hosts.branch_rules import BRANCH, GateIdentity
from ukur.hosts.gitea_rules import protection_body
from ukur.hosts.gitea_site import GiteaSite, SiteRepository
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.model.host_kind import HostKind
from ukur.model.paths import DATA, PERAN
from ukur.model.peran import account_key
from ukur.source.account_entries import with_numbers
from ukur.source.writer import system_cause, write_bytes

IN_A_ROW = 3
"""Our choice: so many offices stopped by the same sentence are no longer those offices' fault."""
OWNERS = "CODEOWNERS"
GATE_TOKEN, GATE_SECRET, GATE_NAME, START = "UKUR_TOKEN_GERBANG", "UKUR_TOKEN", "UKUR_AKUN", "UKUR_AWAL"
FILING_TOKEN, FILING_NAME = "UKUR_TOKEN_ARSIP", "UKUR_AKUN_ARSIP"


@dataclass(frozen=True)
class Surroundings:
    """What is the same for all offices; ``site`` is None where repositories stay on this machine.

    ``secrets`` and ``accounts`` are what workflows get by the name that they know it by.
    """

    folder: Path
    area: str
    now: datetime.datetime
    site: GiteaSite | None = None
    gate: str = ""
    secrets: Mapping[str, str] = field(default_factory=dict)
    accounts: Mapping[str, str] = field(default_factory=dict)


@dataclass
class StartedOffice:
    """What became of an office: what was done, what is still open, what stopped it; seconds it took."""

    key: str
    name: str
    done: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    stopped: list[str] = field(default_factory=list)
    rules_checked: bool = False
    seconds: float = 0


def start_offices(found: OfficeList, around: Surroundings) -> Iterator[StartedOffice]:
    """Yield each office of a sheet once it is made, in the sheet's order; end where none can be made."""
    causes: list[str] = []
    for listed in found.offices:
        begun, made = time.monotonic(), StartedOffice(listed.key, listed.name)
        if listed.faults:
            made.stopped += map(str, listed.faults)
        else:
            try:
                _start(found.file, listed, around, made)
                causes.clear()
            except UkurError as error:
                causes.append(str(error))
                made.stopped.append(
                    str(BookFault(found.file, listed.cell, str(error), "sesudah itu ulangi perintah ini"))
                )
            except OSError as error:
                made.stopped.append(f"{found.file}: {listed.cell}: {system_cause(error)}")
        made.seconds = time.monotonic() - begun
        yield made
        if len(causes) >= IN_A_ROW and len(set(causes[-IN_A_ROW:])) == 1:
            return


@functools.cache
def _program() -> Mapping[str, bytes]:
    """Return what the program gives an office, packed once: it is the same for all."""
    return program_part()


def secrets_from(environment: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return secrets and accounts for workflows, by the name that these know them by."""
    secrets = {
        name: environment[variable]
        for name, variable in ((GATE_SECRET, GATE_TOKEN), (FILING_TOKEN, FILING_TOKEN))
        if environment.get(variable)
    }
    filing = environment.get(FILING_NAME)
    return secrets, {FILING_NAME: filing} if filing else {}


def _start(file: str, listed: ListedOffice, around: Surroundings, made: StartedOffice) -> None:
    folder = around.folder / listed.key
    if folder.is_symlink():
        raise UkurError(f"folder {listed.key} sebuah tautan simbolik; hapus tautannya")
    numbers = _numbers(file, listed, around.site, made) if around.site else {}
    if made.stopped:
        return
    if not folder.exists() or not any(folder.iterdir()):
        files = listed_files(listed, around.area, around.now.date())
        made.stopped += map(str, data_faults(file, listed, files))
        if made.stopped:
            return
        start_with(folder, files, _program())
        made.done.append("repositori")
    catalogue = measured_data(data_tree(folder))[0].catalogue
    if catalogue.instansi.nama != listed.name:
        raise UkurError(f"folder {listed.key} milik {catalogue.instansi.nama}; isi kolom Repositori")
    made.gaps += left_out(listed, catalogue)
    if around.site is None:
        if not is_committed(folder):
            commit_all(folder)
            made.done.append("commit")
        return
    _on_site(folder, catalogue, around, numbers, made)


def _numbers(file: str, listed: ListedOffice, site: GiteaSite | None, made: StartedOffice) -> dict[str, int]:
    """Return the accounts' numbers on the host by ``account_key``; one that nobody has stops the office."""
    numbers: dict[str, int] = {}
    for holder in listed.holders:
        account = site.account(holder.account) if site else None
        if account is None or account.number is None:
            message = f"akun {holder.account} tidak ada di situs Git"
            made.stopped.append(
                str(BookFault(file, holder.cell, message, "buat akunnya, atau perbaiki namanya"))
            )
        else:
            numbers[account_key(holder.account)] = account.number
    return numbers


def _on_site(
    folder: Path, catalogue: Catalogue, around: Surroundings, numbers: Mapping[str, int], made: StartedOffice
) -> None:
    """Bring the office onto the host: what must be there before the first push, the push, then the rules."""
    assert around.site is not None
    repository, gate = around.site.repository(made.key), GateIdentity(around.gate)
    today = catalogue.instansi.zona_waktu.office_day(around.now)
    body = protection_body(gate, catalogue.peran, catalogue.sop, today)
    if repository.make(made.name):
        made.done.append("repositori di situs Git")
    if repository.is_empty():
        path = folder / DATA / PERAN
        numbered = with_numbers(f"{DATA}/{PERAN}", path.read_bytes(), HostKind.GITEA, numbers)
        if write_bytes(path, numbered):
            catalogue = measured_data(data_tree(folder))[0].catalogue
        owners = EXPORTERS[HostKind.GITEA][OWNERS](catalogue, today, gate)
        write_bytes(folder / OWNERS, owners.encode())
        start = commit_all(folder)
    elif repository.variable(START) is None:
        raise UkurError(f"repositori {made.key} di situs Git sudah berisi dan tidak dibuat dari daftar ini")
    else:
        start = None
    _set_up(repository, catalogue, around, made)
    if start is not None:
        repository.tell(START, start, anew=True)
        push_first(folder, repository.address, BRANCH)
        made.done.append("kiriman pertama")
    if repository.protect(body):
        made.done.append("aturan cabang")
    host = repository.as_host()
    made.gaps += rule_gaps(catalogue, HostKind.GITEA, today, gate, host.rules(BRANCH))
    made.gaps += account_gaps(host, HostKind.GITEA, catalogue, today)
    made.rules_checked = True


def _set_up(
    repository: SiteRepository, catalogue: Catalogue, around: Surroundings, made: StartedOffice
) -> None:
    """Settings, members, secrets and variables; a secret that nobody gave is told."""
    if repository.settle():
        made.done.append("setelan")
    holders = {item.akun for role in catalogue.peran.peran.values() for item in role.pemegang}
    members = sorted({*holders, around.gate, *around.accounts.values()}, key=str.casefold)
    if count := sum(repository.let_write(login) for login in members):
        made.done.append(f"{count} anggota")
    told = {GATE_NAME: around.gate, **around.accounts}
    if count := sum(repository.tell(name, value) for name, value in told.items()):
        made.done.append(f"{count} variabel")
    if count := sum(repository.keep_secret(name, value) for name, value in around.secrets.items()):
        made.done.append(f"{count} rahasia")
    if GATE_SECRET not in repository.secrets():
        made.gaps.append(f"rahasia {GATE_SECRET} belum ada; isi {GATE_TOKEN}, lalu ulangi perintah ini")
