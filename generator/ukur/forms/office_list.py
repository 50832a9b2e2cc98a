"""A sheet that lists offices, one person a row: read whole, judged office by office, named by cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ukur.forms.book_fault import BookFault, cell_place
from ukur.forms.office_rows import ACCOUNT, GATE, GATE_TOKEN, OFFICE, OfficeRow, SheetFault, listed_rows, slug
from ukur.model.faults import quote
from ukur.model.peran import account_key
from ukur.spreadsheet.grid import Workbook

MAX_OFFICES = 300
"""Our choice: five regencies at once. Each office is a folder of some 7 MB, the program's wheel with it."""
WHOLE = "dinas"
"""The key of the unit that is the office itself, as the skeleton has it."""


@dataclass(frozen=True)
class Roles:
    """The roles of a new office: names by key; ``of_units`` are those that a unit may limit to its data."""

    names: Mapping[str, str]
    of_units: frozenset[str]


@dataclass
class ListedHolder:
    """An account that holds a role, from when on (None: from today), for which units; ``cell`` names it."""

    account: str
    role: str
    since: str | None
    cell: str
    units: list[str] = field(default_factory=list)


@dataclass
class ListedOffice:
    """An office of the sheet: its repository's name, its own name, and all that its rows say.

    ``reasons`` are those for which an account holds more than one role. With a fault nothing of it is made.
    ``gate`` is the gate's account of this office alone, ``gate_token`` the variable that holds its token.
    """

    key: str
    name: str
    cell: str
    units: dict[str, str] = field(default_factory=dict)
    holders: list[ListedHolder] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    gate: str | None = None
    gate_token: str | None = None
    faults: list[BookFault] = field(default_factory=list)

    def roles_of(self, account: str) -> list[str]:
        """Return the roles that an account holds here."""
        return [item.role for item in self.holders if account_key(item.account) == account_key(account)]


@dataclass(frozen=True)
class OfficeList:
    """What a sheet says; with ``faults`` it is no such sheet, and nothing of it is used."""

    file: str
    offices: tuple[ListedOffice, ...] = ()
    faults: tuple[BookFault, ...] = ()


def read_offices(file: str, book: Workbook, roles: Roles) -> OfficeList:
    """Return the offices of a workbook's first sheet, in its order."""
    try:
        sheet, rows = listed_rows(book)
        reading = _Reading(file, sheet, roles)
        for row in rows:
            reading.take(row)
    except SheetFault as fault:
        return OfficeList(file, (), (BookFault(file, fault.place, fault.message, fault.hint),))
    for office in reading.offices.values():
        reading.judge(office)
    return OfficeList(file, tuple(reading.offices.values()))


class _Reading:
    """Rows gathered by office; what is wrong in a row stops the office it belongs to."""

    def __init__(self, file: str, sheet: str, roles: Roles) -> None:
        self._file, self._sheet, self._roles = file, sheet, roles
        self._by_word = {word.casefold(): key for key, name in roles.names.items() for word in (key, name)}
        self._people: dict[str, tuple[str, str]] = {}  # by account: whose it is, and where that stands
        self._accounts: dict[tuple[str, str], tuple[str, str]] = {}  # by office and person
        self._last: ListedOffice | None = None
        self.offices: dict[str, ListedOffice] = {}

    def take(self, row: OfficeRow) -> None:
        """Add a row to its office; one that names none belongs to the office above it."""
        office = self._office(row)
        self._own_gate(office, row)
        for fault in row.faults:
            self._refuse(office, fault.place, fault.message, fault.hint)
        if row.faults or row.account is None or row.person is None:
            return
        unit = self._unit(office, row) if row.unit else None
        role = self._by_word.get((row.role or "").casefold())
        if role is None:
            known = ", ".join(f"{key} ({name})" for key, name in self._roles.names.items())
            message = f"peran {quote(row.role)} tidak dikenal"
            self._refuse(office, row.at("Peran"), message, f"pilih salah satu: {known}")
        elif self._is_one_person(office, row):
            self._hold(office, row, role, unit if role in self._roles.of_units else None)

    def judge(self, office: ListedOffice) -> None:
        """Refuse what only the whole office shows: a role held by units alone, two roles without a reason."""
        for role in sorted(self._roles.of_units):
            held = [item for item in office.holders if item.role == role]
            if held and all(item.units for item in held):
                message = (
                    f"setiap {self._roles.names[role]} terbatas pada unitnya, jadi tidak ada yang dapat "
                )
                hint = "kosongkan Unit pada sedikitnya satu barisnya"
                self._refuse(office, held[0].cell, f"{message}menyetujui dokumen kantor", hint)
        if (office.gate is None) != (office.gate_token is None):
            message = f"hanya salah satu dari {GATE} dan {GATE_TOKEN} diisi"
            hint = "isi keduanya: token milik satu akun, dan akun lain memerlukan tokennya sendiri"
            self._refuse(office, office.cell, message, hint)
        told: set[str] = set()
        for holder in office.holders:
            mine, account = office.roles_of(holder.account), account_key(holder.account)
            if len(mine) > 1 and account not in office.reasons and account not in told:
                told.add(account)
                last = [item for item in office.holders if account_key(item.account) == account][-1]
                message = f"akun {quote(holder.account)} memegang {len(mine)} peran: {', '.join(mine)}"
                hint = "beri peran itu kepada akun lain, atau tulis sebabnya di kolom Alasan"
                self._refuse(office, last.cell, message, hint)

    def _own_gate(self, office: ListedOffice, row: OfficeRow) -> None:
        """Take the office's own gate from whichever of its rows names it; two that differ stop the office."""
        for heading, said, known in (
            (GATE, row.gate, office.gate),
            (GATE_TOKEN, row.gate_token, office.gate_token),
        ):
            if said is not None and known not in {None, said}:
                hint = "tulis satu saja untuk setiap kantor"
                self._refuse(
                    office, row.at(heading), f"{heading} {quote(said)}, di atas {quote(known)}", hint
                )
        office.gate, office.gate_token = office.gate or row.gate, office.gate_token or row.gate_token

    def _office(self, row: OfficeRow) -> ListedOffice:
        key = row.repository or (slug(row.office) if row.office else "")
        if not row.office or not key:
            if self._last is None:
                raise SheetFault(row.at(OFFICE), "baris ini tidak menyebut kantor", "tulis nama kantornya")
            return self._last
        office = self.offices.get(key)
        if office is None:
            if len(self.offices) == MAX_OFFICES:
                message = f"lebih dari {MAX_OFFICES} kantor dalam satu daftar"
                raise SheetFault(row.at(OFFICE), message, "bagi menjadi beberapa berkas, satu tiap daerah")
            office = self.offices[key] = ListedOffice(key, row.office, row.at(OFFICE))
        elif office.name != row.office:
            both = f"{quote(row.office)} dan {quote(office.name)} di {office.cell}"
            message = f"{both} sama-sama menjadi repositori {key}"
            hint = "samakan nama kantornya, atau isi kolom Repositori dengan nama yang berlainan"
            self._refuse(office, row.at(OFFICE), message, hint)
        self._last = office
        return office

    def _unit(self, office: ListedOffice, row: OfficeRow) -> str | None:
        name, key = row.unit or "", slug(row.unit or "")
        known = office.units.setdefault(key, name)
        if not key or key == WHOLE or known != name:
            other = f"; {quote(known)} memakai kunci yang sama" if known != name else ""
            message = f"unit {quote(name)} tidak dapat dibedakan{other}"
            self._refuse(office, row.at("Unit"), message, "tulis nama unit yang lain, dengan huruf dan angka")
        return key

    def _is_one_person(self, office: ListedOffice, row: OfficeRow) -> bool:
        """Hold both against each other: an account is one person, and in an office a person one account."""
        account, person, cell = row.account or "", row.person or "", row.at(ACCOUNT)
        whose, where = self._people.setdefault(account_key(account), (person, cell))
        if whose.casefold() != person.casefold():
            message = f"akun {quote(account)} sudah milik {quote(whose)} di {where}"
            self._refuse(office, cell, message, "tulis akun milik orang ini sendiri, atau samakan namanya")
            return False
        other, there = self._accounts.setdefault((office.key, person.casefold()), (account, cell))
        if account_key(other) != account_key(account):
            message = f"{quote(person)} memakai akun {quote(account)}, sedangkan di {there} {quote(other)}"
            hint = "tulis akun yang sama; bila memang dua orang, bedakan dengan gelar atau NIP"
            self._refuse(office, cell, message, hint)
            return False
        return True

    def _hold(self, office: ListedOffice, row: OfficeRow, role: str, unit: str | None) -> None:
        account = row.account or ""
        if row.reason:
            office.reasons.setdefault(account_key(account), row.reason)
        same = [
            i for i in office.holders if i.role == role and account_key(i.account) == account_key(account)
        ]
        if not same:
            made = ListedHolder(account, role, row.since, row.at(ACCOUNT), [unit] if unit else [])
            office.holders.append(made)
        elif unit and same[0].units and unit not in same[0].units:
            same[0].units.append(unit)
        else:
            message = (
                f"akun {quote(account)} sudah tercatat sebagai {self._roles.names[role]} di {same[0].cell}"
            )
            self._refuse(office, row.at(ACCOUNT), message, "hapus salah satu barisnya")

    def _refuse(self, office: ListedOffice, cell: str, message: str, hint: str) -> None:
        place = cell if "!" in cell else cell_place(self._sheet, cell)
        office.faults.append(BookFault(self._file, place, message, hint))


def all_faults(found: OfficeList) -> Iterator[BookFault]:
    """Yield what is wrong with a sheet, then what is wrong with each office."""
    yield from found.faults
    for office in found.offices:
        yield from office.faults
