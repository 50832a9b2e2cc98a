"""Office holders (pejabat) and who holds which SOP role on the Git host (peran), with dates."""

import datetime
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from ukur.model.host_kind import HostKind
from ukur.model.in_force import InForce
from ukur.model.meaning import ChangeKind
from ukur.model.numbers import WholeNumber
from ukur.model.values import Account, Date, Key, Record, ShortText


class StatusJabatan(StrEnum):
    """How the office is held, or in whose name it is signed for; all but the first are printed.

    Plt. and Plh. stand before the title; a.n. and u.b. before the office in whose name somebody signs, whose
    own office stands below (``Pejabat.selaku``).
    """

    DEFINITIF = "Definitif"
    PJ = "Pj."
    PLT = "Plt."
    PLH = "Plh."
    AN = "a.n."
    UB = "u.b."

    @property
    def stands_in(self) -> bool:
        """Whether the office has its own holder meanwhile, for whom this one signs."""
        return self in {StatusJabatan.PLH, StatusJabatan.AN, StatusJabatan.UB}

    @property
    def mandated(self) -> bool:
        """Whether somebody signs in the office's name, from an office of their own."""
        return self in {StatusJabatan.AN, StatusJabatan.UB}


class Pejabat(InForce):
    """A holder of an office; the signature block is chosen by date.

    ``selaku`` are the offices of those who sign a.n. (one) or u.b. (one, or the one mandated first and then
    the one who signs). ``sk`` is the number of the decision that the status rests on.
    """

    jabatan: Key
    nama: ShortText
    nip: ShortText | None = Field(default=None, pattern=r"^[0-9]{8} ?[0-9]{6} ?[0-9] ?[0-9]{3}$")
    pangkat: ShortText | None = None
    status: StatusJabatan = StatusJabatan.DEFINITIF
    sumber: ShortText
    selaku: tuple[Key, ...] = Field(default=(), max_length=2)
    sk: ShortText | None = None


class DaftarPejabat(Record):
    """``pejabat.yml``: titles by key, and their holders."""

    jabatan: Annotated[Mapping[Key, ShortText], ChangeKind.PEJABAT] = Field(min_length=1)
    pemegang: Annotated[tuple[Pejabat, ...], ChangeKind.PEJABAT] = ()

    def holders_on(self, jabatan: str, day: datetime.date) -> tuple[Pejabat, ...]:
        """Return every holder of ``jabatan`` on that day; more than one is a finding."""
        return tuple(p for p in self.pemegang if p.jabatan == jabatan and p.in_force(day))


def account_key(akun: str) -> str:
    """Return an account in the spelling by which it is compared.

    Hosts take accounts for the same whatever their case, so do we; letters beyond ASCII that fold into it
    (the Kelvin sign into k) are another account.
    """
    return akun.lower() if akun.isascii() else akun


_SERVICE_ACCOUNTS = re.compile(
    r"(project|group)_[0-9]+_bot(_[a-z0-9]+)?"  # tokens of GitLab
    r"|service_account(_[a-z0-9_]+)?|security_policy_bot_[a-z0-9]+"
    r"|(alert|support|visual-review|migration|security|automation|suggested-reviewers|admin)-bot"
    r"|gitlab-security-bot|gitlab-?duo|duo-developer|duo_chat_bot|llm-bot"
    r"|(gitea|forgejo)-actions|ghost[0-9]*"
    r"|github-actions|actions-user|web-flow|dependabot|copilot(-swe-agent|-pull-request-reviewer)?|github-merge-queue|.+\[bot\]"
)
"""Accounts that hosts keep for programs and for deleted people (docs of GitHub, GitLab, Gitea, Forgejo)."""


def is_service_account(akun: str) -> bool:
    """Return whether a host keeps the account for a program or for deleted people: nobody who can approve."""
    return _SERVICE_ACCOUNTS.fullmatch(account_key(akun).replace(" ", "-")) is not None


AccountNumber = Annotated[WholeNumber, Field(ge=1, le=2**53)]
"""A host's own number for an account; the bound is what every reader of JSON still tells apart."""


class AccountNumbers(Record):
    """What each host numbers an account: it stays when the account is renamed and is given only once."""

    github: AccountNumber | None = None
    gitlab: AccountNumber | None = None
    gitea: AccountNumber | None = None

    def on(self, host: HostKind) -> int | None:
        """Return the number on a host; None where it is not recorded."""
        number: int | None = getattr(self, host.value)
        return number


class PemegangPeran(InForce):
    """One account that holds a role; ``unit`` limits it to the data of some units.

    Where ``nomor_akun`` is recorded for a host, it alone says there who the holder is.
    """

    akun: Account
    nomor_akun: AccountNumbers | None = None
    unit: tuple[Key, ...] = ()


class Peran(Record):
    """One SOP role and its accounts."""

    nama: ShortText
    pemegang: tuple[PemegangPeran, ...] = ()


class PengecualianPeran(Record):
    """A small office lets one account hold two roles: declared here, never silent."""

    akun: Account
    peran: tuple[Key, ...] = Field(min_length=2)
    alasan: ShortText


class HostApprovals(Record):
    """From when on approvals count as a Git host tells them, in an office whose own carried signatures."""

    sejak: Date
    alasan: ShortText


class Succession(InForce):
    """Who decides while nobody holds a role: one holder of each role in ``pengganti``, all of them.

    ``sk`` is the decree that says so. It is declared while the role is held, by whoever may change roles.
    """

    peran: Key
    pengganti: tuple[Key, ...] = Field(min_length=2, max_length=5)
    sk: ShortText


class DaftarPeran(Record):
    """``peran.yml``.

    ``persetujuan_situs`` is absent unless an office that signed its approvals gave that up; its own approval
    is the last that is signed.
    ``program`` says who judges a change of the program itself: Kepala and Sekretaris where it is absent;
    the maintainers of the repository where the program is made, which only a demonstration may declare.
    ``bila_kosong`` says who decides while nobody holds a role; without it nobody does.
    """

    peran: Annotated[Mapping[Key, Peran], ChangeKind.PERAN] = Field(min_length=1)
    pengecualian: Annotated[tuple[PengecualianPeran, ...], ChangeKind.PERAN] = ()
    persetujuan_situs: Annotated[HostApprovals | None, ChangeKind.PERAN] = None
    program: Annotated[Literal["pengelola"] | None, ChangeKind.PERAN] = None
    bila_kosong: Annotated[tuple[Succession, ...], ChangeKind.PERAN] = ()

    @property
    def names(self) -> dict[str, str]:
        """What the office calls each role, by its key."""
        return {key: role.nama for key, role in self.peran.items()}
