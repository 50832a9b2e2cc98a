"""Use case ``init --daftar``: every office of a sheet, as a repository and on the regency's own host.

Each step does what is missing, so that a second run changes nothing; what stops one office stops no other.
"""

import datetime
import functools
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.data.listed_office import data_faults, left_out, listed_files
from ukur.commands.data.new_office import program_part, start_with
from ukur.commands.gate.account_numbers import account_gaps
from ukur.commands.gate.first_commit import commit_all, is_committed, push_first
from ukur.commands.gate.host_rules import owners_file, rule_gaps, wanted_rules
from ukur.forms.book_fault import BookFault
from ukur.forms.office_list import ListedOffice, OfficeList
from ukur.hosts.branch_rules import BRANCH, GateIdentity, accounts_of, gate_account
from ukur.hosts.regency_site import OfficeRepository, RegencySite
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.model.paths import DATA, PERAN
from ukur.model.peran import account_key
from ukur.source.account_entries import with_numbers
from ukur.source.writer import system_cause, write_bytes
from ukur.workflow.approval_policy import OFFICE_RULES

IN_A_ROW = 3
"""Our choice: so many offices stopped by the same sentence are no longer those offices' fault."""
GATE_TOKEN, GATE_SECRET, GATE_NAME, START = "UKUR_TOKEN_GERBANG", "UKUR_TOKEN", "UKUR_AKUN", "UKUR_AWAL"
FILING_TOKEN, FILING_NAME, EMAIL = "UKUR_TOKEN_ARSIP", "UKUR_AKUN_ARSIP", "UKUR_POS_EL"


@dataclass(frozen=True)
class Surroundings:
    """What is the same for all offices; ``site`` is None where repositories stay on this machine.

    ``gate_variable`` names the variable that has the gate's token, ``gate_tokens`` are single offices'.
    ``secrets`` and ``accounts`` are what workflows get by the name that they know it by; ``email`` is the
    filing account's, where the host ties commits to accounts by no address of its own.
    """

    folder: Path
    area: str
    now: datetime.datetime
    site: RegencySite | None = None
    gate: str = ""
    secrets: Mapping[str, str] = field(default_factory=dict)
    accounts: Mapping[str, str] = field(default_factory=dict)
    email: str = ""
    gate_variable: str = GATE_TOKEN
    gate_tokens: Mapping[str, str] = field(default_factory=dict)

    def of_office(self, listed: ListedOffice) -> "Surroundings":
        """Return the same with the gate that an office has for itself; it never gets another's token."""
        if listed.gate is None or listed.gate_token is None:
            return self
        others = {name: value for name, value in self.secrets.items() if name != GATE_SECRET}
        own = self.gate_tokens.get(listed.gate_token)
        secrets = others | ({GATE_SECRET: own} if own else {})
        return replace(self, gate=listed.gate, gate_variable=listed.gate_token, secrets=secrets)


@dataclass
class StartedOffice:
    """What became of an office: what was done, what is still open, what stopped it; seconds it took.

    ``limits`` are gaps that the host itself leaves, the same for all of its offices.
    """

    key: str
    name: str
    done: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    stopped: list[str] = field(default_factory=list)
    limits: list[str] = field(default_factory=list)
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
    around = around.of_office(listed)
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


def _numbers(
    file: str, listed: ListedOffice, site: RegencySite | None, made: StartedOffice
) -> dict[str, int]:
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
    site, gate = around.site, GateIdentity(around.gate)
    repository = site.repository(made.key)
    today = catalogue.instansi.zona_waktu.office_day(around.now)
    gate_account(gate, catalogue.peran)  # one that holds a role would approve for itself
    body = wanted_rules(catalogue, site.kind, today, gate)
    if repository.make(made.name):
        made.done.append("repositori di situs Git")
    if repository.is_empty():
        path = folder / DATA / PERAN
        numbered = with_numbers(f"{DATA}/{PERAN}", path.read_bytes(), site.kind, numbers)
        if write_bytes(path, numbered):
            catalogue = measured_data(data_tree(folder))[0].catalogue
        owners, text = owners_file(catalogue, site.kind, today)
        write_bytes(folder / owners, text.encode())
        start = commit_all(folder)
    elif repository.variable(START) is None:
        raise UkurError(f"repositori {made.key} di situs Git sudah berisi dan tidak dibuat dari daftar ini")
    else:
        start = None
    _set_up(repository, catalogue, around, made, today)
    if start is not None:
        repository.tell(START, start, anew=True)
        push_first(folder, repository.address, BRANCH)
        made.done.append("kiriman pertama")
    if repository.protect(body):
        made.done.append("aturan cabang")
    if repository.call_gate():
        made.done.append("pemicu gerbang")
    host = repository.as_host()
    found = rule_gaps(catalogue, site.kind, today, gate, host.rules(BRANCH))
    made.limits += [gap for gap in found if gap in site.limits]
    made.gaps += [gap for gap in found if gap not in site.limits]
    made.gaps += account_gaps(host, site.kind, catalogue, today)
    made.rules_checked = True


def _set_up(
    repository: OfficeRepository,
    catalogue: Catalogue,
    around: Surroundings,
    made: StartedOffice,
    today: datetime.date,
) -> None:
    """Settings, members, secrets and variables; a secret that nobody gave is told."""
    if repository.settle():
        made.done.append("setelan")
    holders = {item.akun for role in catalogue.peran.peran.values() for item in role.pemegang}
    members = sorted({*holders, around.gate, *around.accounts.values()}, key=str.casefold)
    mergers = accounts_of(catalogue.peran, catalogue.sop.guards(*OFFICE_RULES), today)
    if count := sum(repository.let_write(login, merges=login in mergers) for login in members):
        made.done.append(f"{count} anggota")
    told = {GATE_NAME: around.gate, **around.accounts} | ({EMAIL: around.email} if around.email else {})
    if count := sum(repository.tell(name, value) for name, value in told.items()):
        made.done.append(f"{count} variabel")
    if count := sum(repository.keep_secret(name, value) for name, value in around.secrets.items()):
        made.done.append(f"{count} rahasia")
    if GATE_SECRET not in repository.secrets():
        made.gaps.append(
            f"rahasia {GATE_SECRET} belum ada; isi {around.gate_variable}, lalu ulangi perintah ini"
        )
