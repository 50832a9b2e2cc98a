"""Use case ``rules accounts``: the numbers of the accounts in peran.yml, and who is who on the host."""

import datetime
import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ukur.hosts.protocol import Host
from ukur.model.catalogue import Catalogue
from ukur.model.host_kind import HostKind
from ukur.model.paths import PERAN
from ukur.model.peran import PemegangPeran, account_key, is_service_account
from ukur.source.account_entries import with_numbers
from ukur.workflow.proposal import HostAccount


@dataclass(frozen=True)
class KnownAccount:
    """A login of peran.yml: the number recorded for it on the host, and who has the login there now."""

    login: str
    recorded: int | None
    found: HostAccount | None

    @property
    def is_new(self) -> bool:
        """Whether a number is to be recorded."""
        return self.recorded is None and self.found is not None and self.found.number is not None

    def gap(self, host: str) -> str | None:
        """Return what is wrong with it, None where nothing is."""
        if is_service_account(self.login):
            return f"akun {self.login} milik program di {host}; ganti dengan akun orang di peran.yml"
        if self.found is None or self.found.number is None:
            return f"akun {self.login} tidak ada di {host}; perbaiki nama akunnya di peran.yml"
        if self.recorded not in {None, self.found.number}:
            return (
                f"akun {self.login} tercatat bernomor {self.recorded}, tetapi nama itu kini milik akun nomor "
                f"{self.found.number} di {host}; tanyakan kepada pemegang perannya, lalu perbaiki nama akun "
                "(bila ia berganti nama) atau nomornya (bila ia berganti akun) di peran.yml"
            )
        return None


@dataclass(frozen=True)
class NumbersFound:
    """What was asked of the host; ``before`` and ``after`` are peran.yml without and with the new numbers."""

    accounts: tuple[KnownAccount, ...]
    before: bytes
    after: bytes

    def lines(self, host: str) -> Iterator[str]:
        """Yield every account with its number there, and what is wrong with it."""
        for item in self.accounts:
            number = item.found.number if item.found else None
            yield f"{item.login}: {'-' if number is None else number}"
        yield from (gap for item in self.accounts if (gap := item.gap(host)))

    def diff(self, path: str) -> str:
        """Return what would be written, as a difference of lines."""
        before, after = (raw.decode().splitlines(keepends=True) for raw in (self.before, self.after))
        return "".join(difflib.unified_diff(before, after, path, path, n=1))


def find_numbers(
    host: Host, kind: HostKind, catalogue: Catalogue, today: datetime.date, raw: bytes
) -> NumbersFound:
    """Ask the host for every account that holds a role now or later; ``raw`` is peran.yml."""
    accounts = tuple(_asked(host, kind, catalogue, today))
    numbers = {
        account_key(item.login): item.found.number
        for item in accounts
        if item.is_new and item.found and item.found.number is not None and not item.gap("")
    }
    path = f"{catalogue.root}/{PERAN}"
    return NumbersFound(accounts, raw, with_numbers(path, raw, kind, numbers) if numbers else raw)


def account_gaps(host: Host, kind: HostKind, catalogue: Catalogue, today: datetime.date) -> Iterator[str]:
    """Yield what is wrong with the accounts that hold a role today, one sentence each."""
    accounts = tuple(_asked(host, kind, catalogue, today))
    yield from (gap for item in accounts if (gap := item.gap(host.name)))
    unnumbered = sorted(item.login for item in accounts if item.is_new and not item.gap(host.name))
    if unnumbered:
        yield (
            f"nomor akun belum tercatat di peran.yml: {', '.join(unnumbered)}; jalankan "
            "'ukur rules accounts --write'"
        )
    there = [item.login for item in accounts if item.found is not None]
    yield from _access_gaps(there, host.write_access(there), host.name)


def _access_gaps(names: list[str], told: Mapping[str, bool | None], host: str) -> Iterator[str]:
    refused = sorted(name for name in names if told.get(account_key(name)) is False)
    unknown = sorted(name for name in names if told.get(account_key(name), True) is None)
    if refused:
        yield (
            f"belum berhak menulis di repositori, jadi persetujuannya tidak dihitung: {', '.join(refused)}; "
            "beri hak menulis"
        )
    if unknown:
        yield (
            f"hak menulis tidak dapat ditanyakan kepada {host} dengan token ini: {', '.join(unknown)}; "
            "pakai token pengelola, atau periksa anggota repositori dengan tangan"
        )


def _asked(host: Host, kind: HostKind, catalogue: Catalogue, today: datetime.date) -> Iterator[KnownAccount]:
    rows: dict[str, list[PemegangPeran]] = {}
    for role in catalogue.peran.peran.values():
        for holder in role.pemegang:
            rows.setdefault(account_key(holder.akun), []).append(holder)
    for _, held in sorted(rows.items()):
        if all(item.sampai is not None and item.sampai < today for item in held):
            continue  # whoever has the login of a former holder today may be anybody
        numbers = [number for item in held if item.nomor_akun and (number := item.nomor_akun.on(kind))]
        login = held[-1].akun
        found = None if is_service_account(login) else host.find_account(login)
        yield KnownAccount(login, numbers[-1] if numbers else None, found)
