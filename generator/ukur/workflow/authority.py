"""Who may approve what: roles, their dates and units, and double roles, as the target branch has them."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ukur.model.instansi import ZonaWaktu
from ukur.model.peran import DaftarPeran, PemegangPeran, account_key


@dataclass(frozen=True)
class Authority:
    """Roles of the target branch, the makers of a proposal by ``account_key``, the office's time zone."""

    peran: DaftarPeran
    makers: frozenset[str]
    zone: ZonaWaktu

    def is_maker(self, akun: str) -> bool:
        """Return whether the account wrote or committed part of the proposal."""
        return account_key(akun) in self.makers

    def role_name(self, peran: str) -> str:
        """Return a role as the office calls it."""
        role = self.peran.peran.get(peran)
        return role.nama if role else peran

    def roles_at(self, akun: str, waktu: datetime.datetime) -> tuple[str, ...]:
        """Return the roles that an account holds at a moment."""
        return tuple(dict.fromkeys(role for role, _ in self._holdings(akun, waktu)))

    def meets_requirement(self, akun: str, peran: str, unit: str | None, waktu: datetime.datetime) -> bool:
        """Return whether an approval by the account at that moment counts for a role, for a unit's data.

        A holder limited to some units approves their data only. A second role that peran.yml does not
        declare makes the account count for neither.
        """
        covers = any(
            role == peran and (not holder.unit or unit in holder.unit)
            for role, holder in self._holdings(akun, waktu)
        )
        return covers and not self._double_roles(akun, peran, waktu)

    def candidates_for(self, peran: str, unit: str | None, waktu: datetime.datetime) -> tuple[str, ...]:
        """Return the accounts that could approve now, sorted."""
        return tuple(akun for akun in self._holding(peran, unit, waktu) if not self.is_maker(akun))

    def writers_holding(self, peran: str, unit: str | None, waktu: datetime.datetime) -> tuple[str, ...]:
        """Return the accounts that could approve now, had they not written it, sorted."""
        return tuple(akun for akun in self._holding(peran, unit, waktu) if self.is_maker(akun))

    def _holding(self, peran: str, unit: str | None, waktu: datetime.datetime) -> list[str]:
        role = self.peran.peran.get(peran)
        accounts = {holder.akun for holder in role.pemegang} if role else set()
        return sorted(akun for akun in accounts if self.meets_requirement(akun, peran, unit, waktu))

    def unmet_cause(self, akun: str, waktu: datetime.datetime) -> str:
        """Return why an approval by the account meets no requirement."""
        roles = self.roles_at(akun, waktu)
        if any(self._double_roles(akun, role, waktu) for role in roles):
            names = " dan ".join(self.role_name(role) for role in roles)
            return f"memegang peran {names} tanpa pengecualian di peran.yml"
        if roles:
            names = ", ".join(self.role_name(role) for role in roles)
            return f"persetujuan {names} ini tidak diminta untuk perubahan ini atau di luar unitnya"
        if account_key(akun) in self._holders:
            return f"tidak memegang peran pada {self.zone.office_day(waktu):%d-%m-%Y} menurut peran.yml"
        return "bukan pemegang peran menurut peran.yml di cabang utama"

    @cached_property
    def _holders(self) -> Mapping[str, Sequence[tuple[str, PemegangPeran]]]:
        """What each account ever held, in the order of peran.yml; asked many times for one verdict."""
        held: dict[str, list[tuple[str, PemegangPeran]]] = {}
        for name, role in self.peran.peran.items():
            for holder in role.pemegang:
                held.setdefault(account_key(holder.akun), []).append((name, holder))
        return held

    def _holdings(self, akun: str, waktu: datetime.datetime) -> list[tuple[str, PemegangPeran]]:
        day = self.zone.office_day(waktu)
        return [item for item in self._holders.get(account_key(akun), ()) if item[1].in_force(day)]

    def _double_roles(self, akun: str, peran: str, waktu: datetime.datetime) -> bool:
        declared = [
            set(item.peran) for item in self.peran.pengecualian if account_key(item.akun) == account_key(akun)
        ]
        others = set(self.roles_at(akun, waktu)) - {peran}
        return any(not any({peran, other} <= roles for roles in declared) for other in others)
