"""Who may approve what: roles, their dates and units, and double roles, as the target branch has them.

An account is who its number says where peran.yml records the number for the host; elsewhere its login
decides, which its owner may change and somebody else may take.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ukur.model.host_kind import HostKind
from ukur.model.instansi import ZonaWaktu
from ukur.model.peran import DaftarPeran, PemegangPeran, account_key, is_service_account
from ukur.workflow.proposal import DELETED_ACCOUNT, HostAccount

Holding = tuple[str, PemegangPeran]
"""A role and one who holds it."""


@dataclass(frozen=True)
class Authority:
    """Roles of the target branch, the makers of a proposal by ``account_key``, the office's time zone.

    ``host`` is where accounts have their numbers, None without a host; ``maker_numbers`` are the makers' own
    there, ``gate`` the account of the gate itself.
    """

    peran: DaftarPeran
    makers: frozenset[str]
    zone: ZonaWaktu
    host: HostKind | None = None
    maker_numbers: frozenset[int] = frozenset()
    gate: str | None = None

    def is_maker(self, account: HostAccount) -> bool:
        """Return whether the account wrote or committed part of the proposal."""
        return account_key(account.login) in self.makers or account.number in self.maker_numbers

    def role_name(self, peran: str) -> str:
        """Return a role as the office calls it."""
        role = self.peran.peran.get(peran)
        return role.nama if role else peran

    def roles_at(self, account: HostAccount, waktu: datetime.datetime) -> tuple[str, ...]:
        """Return the roles that an account holds at a moment."""
        return tuple(dict.fromkeys(role for role, _ in self._holdings(account, waktu)))

    def meets_requirement(
        self,
        account: HostAccount,
        peran: str,
        unit: str | None,
        waktu: datetime.datetime,
        signed: str | None = None,
    ) -> bool:
        """Return whether an approval by the account at that moment counts for a role, for a unit's data.

        A holder limited to some units approves their data only. A second role that peran.yml does not
        declare makes the account count for neither. ``signed`` is the role that was signed for: no other.
        """
        covers = any(
            role == peran and (not holder.unit or unit in holder.unit)
            for role, holder in self._holdings(account, waktu)
        )
        return covers and signed in {None, peran} and not self._double_roles(account, peran, waktu)

    def candidates_for(self, peran: str, unit: str | None, waktu: datetime.datetime) -> tuple[str, ...]:
        """Return the accounts that could approve now, as peran.yml names them, sorted."""
        able = self._able(peran, unit, waktu)
        return tuple(sorted({account.login for account in able if not self.is_maker(account)}))

    def writers_holding(self, peran: str, unit: str | None, waktu: datetime.datetime) -> tuple[str, ...]:
        """Return the accounts that could approve now, had they not written it, sorted."""
        able = self._able(peran, unit, waktu)
        return tuple(sorted({account.login for account in able if self.is_maker(account)}))

    def _able(self, peran: str, unit: str | None, waktu: datetime.datetime) -> list[HostAccount]:
        role = self.peran.peran.get(peran)
        known = (HostAccount(holder.akun, self._number(holder)) for holder in (role.pemegang if role else ()))
        return [account for account in known if self.meets_requirement(account, peran, unit, waktu)]

    def unmet_cause(self, account: HostAccount, waktu: datetime.datetime, signed: str | None = None) -> str:
        """Return why an approval by the account meets no requirement."""
        if account.login == DELETED_ACCOUNT:
            return "akunnya sudah dihapus dari situs Git; minta pemegang peran yang sekarang menyetujui"
        if reason := self._no_person(account) or self._other_number(account):
            return reason
        roles = self.roles_at(account, waktu)
        if any(self._double_roles(account, role, waktu) for role in roles):
            names = " dan ".join(self.role_name(role) for role in roles)
            return f"memegang peran {names} tanpa pengecualian di peran.yml"
        if signed is not None and signed in roles and len(roles) > 1:
            return f"ditandatangani sebagai {self.role_name(signed)}, yang tidak diminta untuk perubahan ini"
        if roles:
            names = ", ".join(self.role_name(role) for role in roles)
            return f"persetujuan {names} ini tidak diminta untuk perubahan ini atau di luar unitnya"
        if self._rows(account):
            return f"tidak memegang peran pada {self.zone.office_day(waktu):%d-%m-%Y} menurut peran.yml"
        return "bukan pemegang peran menurut peran.yml di cabang utama"

    def is_numbered(self, account: HostAccount) -> bool:
        """Return whether peran.yml knows the account by its number."""
        return account.number is not None and account.number in self._by_number

    def recorded_logins(self, account: HostAccount) -> tuple[str, ...]:
        """Return the logins that peran.yml has for an account."""
        return tuple(dict.fromkeys(holder.akun for _, holder in self._rows(account)))

    def renamed_from(self, account: HostAccount) -> str | None:
        """Return the login that peran.yml has for an account known by its number, where it is another now."""
        names = [holder.akun for _, holder in self._by_number.get(account.number or 0, ())]
        known = {account_key(name) for name in names}
        return names[-1] if names and account_key(account.login) not in known else None

    def unnumbered(self, waktu: datetime.datetime) -> tuple[str, ...]:
        """Return the holders of that day whose number on the host is not recorded, by login, sorted."""
        if self.host is None:
            return ()
        day = self.zone.office_day(waktu)
        rows = (holder for role in self.peran.peran.values() for holder in role.pemegang)
        return tuple(
            sorted({holder.akun for holder in rows if holder.in_force(day) and self._number(holder) is None})
        )

    def _no_person(self, account: HostAccount) -> str | None:
        if is_service_account(account.login):
            return "akun layanan situs Git, bukan orang; ganti di peran.yml dengan akun pemegang perannya"
        if self.gate is not None and account_key(account.login) == account_key(self.gate):
            return "akun gerbang sendiri; gerbang tidak dapat menyetujui sebagai pemegang peran"
        return None

    def _other_number(self, account: HostAccount) -> str | None:
        """Return why a login that peran.yml has is not the holder; None where nothing speaks against it."""
        numbers = self._login_numbers.get(account_key(account.login))
        if not numbers or self._rows(account):
            return None
        there = " atau ".join(map(str, numbers))
        here = "tidak disebut situs Git" if account.number is None else f"{account.number}"
        return (
            f"nama akun {account.login} di peran.yml bernomor {there}, sedangkan nomor penyetuju ini {here}: "
            "nama itu kini dipakai akun lain; minta akun yang tercatat menyetujui, atau bila pemegangnya "
            "memang berganti akun, catat nomor barunya di peran.yml"
        )

    def _holdings(self, account: HostAccount, waktu: datetime.datetime) -> list[Holding]:
        if self._no_person(account):
            return []
        day = self.zone.office_day(waktu)
        return [item for item in self._rows(account) if item[1].in_force(day)]

    def _rows(self, account: HostAccount) -> Sequence[Holding]:
        """Return what an account ever held; asked many times for one verdict."""
        numbered = self._by_number.get(account.number, []) if account.number is not None else []
        key = account_key(account.login)
        named = self._by_login.get(key, []) if key not in self._login_numbers else []
        return [*numbered, *named]

    @cached_property
    def _by_login(self) -> Mapping[str, Sequence[Holding]]:
        held: dict[str, list[Holding]] = {}
        for item in self._all():
            held.setdefault(account_key(item[1].akun), []).append(item)
        return held

    @cached_property
    def _by_number(self) -> Mapping[int, Sequence[Holding]]:
        held: dict[int, list[Holding]] = {}
        for item in self._all():
            number = self._number(item[1])
            if number is not None:
                held.setdefault(number, []).append(item)
        return held

    @cached_property
    def _login_numbers(self) -> Mapping[str, Sequence[int]]:
        """The numbers that peran.yml records for each login; one of a predecessor may be among them."""
        found: dict[str, list[int]] = {}
        for _, holder in self._all():
            own = self._own_number(holder)
            if own is not None:
                known = found.setdefault(account_key(holder.akun), [])
                known += [own] if own not in known else []
        return found

    def _all(self) -> Iterator[Holding]:
        """Yield every role with each who ever held it, in the order of peran.yml."""
        for name, role in self.peran.peran.items():
            yield from ((name, holder) for holder in role.pemegang)

    def _own_number(self, holder: PemegangPeran) -> int | None:
        return holder.nomor_akun.on(self.host) if holder.nomor_akun and self.host else None

    def _number(self, holder: PemegangPeran) -> int | None:
        """Return the number that a row of peran.yml is known by.

        A row without one has that of its login's other rows, so that who takes a freed login cannot come in
        there; where those differ it is nobody's until its own is recorded.
        """
        own = self._own_number(holder)
        others = self._login_numbers.get(account_key(holder.akun), ())
        return own if own is not None else (others[0] if len(others) == 1 else None)

    def _double_roles(self, account: HostAccount, peran: str, waktu: datetime.datetime) -> bool:
        logins = {account_key(name) for name in self.recorded_logins(account)}
        declared = [set(item.peran) for item in self.peran.pengecualian if account_key(item.akun) in logins]
        others = set(self.roles_at(account, waktu)) - {peran}
        return any(not any({peran, other} <= roles for roles in declared) for other in others)
