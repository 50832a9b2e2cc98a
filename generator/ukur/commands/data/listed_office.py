"""The data of an office that a sheet lists: the skeleton with its units, roles and accounts filled in."""

import datetime
import functools
from collections.abc import Iterator, Mapping
from pathlib import Path

from ukur.commands.data.book_file import book_bytes
from ukur.commands.data.new_office import skeleton_files
from ukur.forms.book_fault import BookFault
from ukur.forms.office_list import WHOLE, ListedHolder, ListedOffice, OfficeList, Roles, read_offices
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.model.paths import DATA, INSTANSI, PERAN
from ukur.model.peran import account_key
from ukur.model.sop import Tahap
from ukur.source.data_files import MemoryTree
from ukur.source.yaml_spelling import Value, yaml_lines
from ukur.spreadsheet.reader import read_workbook
from ukur.spreadsheet.unreadable import UnreadableWorkbook
from ukur.verify.inputs import check_data, read_data

_SHORT = "singkatan: dinas\n"
AREA_NEEDED = "sebut daerahnya sekali untuk semua kantor: --daerah 'Kabupaten Contoh'"


def office_list(path: Path) -> OfficeList:
    """Return what a sheet on disk lists, or what is wrong with it."""
    try:
        book = read_workbook(book_bytes(path))
    except UnreadableWorkbook as fault:
        return OfficeList(path.name, (), (BookFault(path.name, fault.place, fault.problem, fault.hint),))
    return read_offices(path.name, book, skeleton_roles())


@functools.cache
def skeleton_roles() -> Roles:
    """Return the roles that every new office has; a unit limits those who approve its draft."""
    catalogue = _read(skeleton_files("Kantor", "Daerah"))
    drafts = [step for step in catalogue.sop.langkah if step.tahap is Tahap.DRAF]
    names = {key: role.nama for key, role in catalogue.peran.peran.items()}
    roles = {item.peran for step in drafts for item in catalogue.sop.approvals_of(step)}
    return Roles(names, frozenset(roles & set(names)))


def listed_files(office: ListedOffice, area: str, today: datetime.date) -> dict[Path, bytes]:
    """Return what the office fills in itself, by path; its roles are held from ``today`` where not told."""
    files = skeleton_files(office.name, area)
    instansi, peran = Path(DATA) / INSTANSI, Path(DATA) / PERAN
    files[instansi] = _instansi(files[instansi].decode(), office).encode()
    files[peran] = _peran(files[peran].decode(), office, today).encode()
    return files


def data_faults(file: str, office: ListedOffice, files: Mapping[Path, bytes]) -> Iterator[BookFault]:
    """Yield what the rules say of the data to be made, warnings too: a skeleton has none."""
    for finding in check_data(_tree(files)).findings:
        yield BookFault(file, office.cell, f"{finding.code} {finding.message}", finding.hint)


def left_out(office: ListedOffice, catalogue: Catalogue) -> Iterator[str]:
    """Yield what the rows say and the office's own data does not: a proposal changes that."""
    for holder in office.holders:
        role = catalogue.peran.peran.get(holder.role)
        known = {account_key(item.akun) for item in (role.pemegang if role else ())}
        if account_key(holder.account) not in known:
            yield (
                f"{holder.cell}: akun {holder.account} belum memegang {holder.role} di peran.yml kantor ini; "
                "ajukan sebagai usulan"
            )


def _instansi(text: str, office: ListedOffice) -> str:
    start = text.index("\nunit:\n") + 1
    end = text.index("\n\n", start) + 1
    units: dict[str, Value] = {
        key: {"nama": name, "induk": WHOLE} for key, name in office.units.items() if key != WHOLE
    }
    lines = [line for key, value in units.items() for line in yaml_lines(key, value, 2)]
    more = "".join(f"{line}\n" for line in lines)
    return (text[:end] + more + text[end:]).replace(_SHORT, f"singkatan: {office.key}\n", 1)


def _peran(text: str, office: ListedOffice, today: datetime.date) -> str:
    head = text[: text.index("peran:\n")].splitlines()[0]
    told: dict[str, Value] = {
        key: {"nama": name, "pemegang": [_holder(item, today) for item in office.holders if item.role == key]}
        for key, name in skeleton_roles().names.items()
    }
    lines = [head, "# Peran SOP dan akun di situs Git.", *yaml_lines("peran", told, 0)]
    reasons: list[Value] = [
        {"akun": _spelt(office, account), "peran": office.roles_of(account), "alasan": reason}
        for account, reason in office.reasons.items()
        if len(office.roles_of(account)) > 1
    ]
    lines += yaml_lines("pengecualian", reasons, 0) if reasons else []
    return "".join(f"{line}\n" for line in lines)


def _holder(holder: ListedHolder, today: datetime.date) -> Value:
    told: dict[str, Value] = {"akun": holder.account, "mulai": holder.since or today.isoformat()}
    return told | ({"unit": list(holder.units)} if holder.units else {})


def _spelt(office: ListedOffice, account: str) -> str:
    return next(item.account for item in office.holders if account_key(item.account) == account)


def _tree(files: Mapping[Path, bytes]) -> MemoryTree:
    data = Path(DATA)
    return MemoryTree({p.relative_to(data).as_posix(): raw for p, raw in files.items() if p.parts[0] == DATA})


def _read(files: Mapping[Path, bytes]) -> Catalogue:
    measured = read_data(_tree(files)).measurements
    if measured is None:
        raise UkurError("kerangka kantor di program ini rusak; pasang ulang Ukur")
    return measured.catalogue
