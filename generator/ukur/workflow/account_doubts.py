"""What a host says against an approval's account, and what the verdict tells about accounts."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from ukur.model.catalogue import Catalogue
from ukur.model.host_kind import HOST_NAMES, HostKind
from ukur.model.peran import account_key
from ukur.workflow.authority import Authority
from ukur.workflow.proposal import Proposal, Review

NO_WRITE_ACCESS = (
    "tidak berhak menulis di repositori ini menurut situs Git; minta operator memberinya hak menulis, lalu "
    "jalankan gerbang lagi"
)
NOT_OFFICIAL = (
    "situs Git tidak menghitung tinjauannya (bukan penyetuju resmi menurut aturan cabang), dan nomor akunnya "
    "belum tercatat di peran.yml; minta operator menyamakan daftar penyetuju di situs Git dengan peran.yml, "
    "lalu minta ditinjau lagi"
)


class Asked(Protocol):
    """A requirement's outcome: who may still approve."""

    @property
    def missing(self) -> int:
        """How many approvals are missing."""

    @property
    def candidates(self) -> tuple[str, ...]:
        """The accounts that could give them."""


def host_objection(proposal: Proposal, review: Review, authority: Authority) -> str | None:
    """Return why the host's own word keeps a role holder's approval from counting; None where it does not.

    A host's whitelist may name the gate alone, so it says nothing of an account that peran.yml has by number.
    """
    if not authority.roles_at(review.by, review.time):
        return None
    if proposal.write_access.get(account_key(review.account)) is False:
        return NO_WRITE_ACCESS
    return NOT_OFFICIAL if review.official is False and not authority.is_numbered(review.by) else None


def account_warnings(
    proposal: Proposal, authority: Authority, approvals: Sequence[Review], asked: Sequence[Asked]
) -> tuple[str, ...]:
    """Return what readers must know of the accounts; ``approvals`` are those that met a requirement."""
    if proposal.host is None:
        return ()
    wanted = {name for item in asked if item.missing for name in item.candidates}
    return (
        *_renamed(authority, approvals),
        *_unnumbered(proposal.time, authority, approvals, wanted, HOST_NAMES[proposal.host]),
        *_access(proposal.write_access, approvals, wanted, HOST_NAMES[proposal.host]),
    )


def going_live_gaps(
    base: Catalogue, head: Catalogue, host: HostKind | None, now: datetime.datetime
) -> tuple[str, ...]:
    """Return why a demonstration may not become an office yet: whose approvals count must be certain then."""
    if host is None or head.instansi.percontohan or not base.instansi.percontohan:
        return ()
    authority = Authority(head.peran, frozenset(), head.instansi.zona_waktu, host)
    names = authority.unnumbered(now)
    if not names:
        return ()
    return (
        f"percontohan berakhir sebelum nomor akun di {HOST_NAMES[host]} tercatat untuk {', '.join(names)}; "
        "catat dahulu dengan 'ukur rules accounts --write' dalam usulan ini juga",
    )


def _renamed(authority: Authority, approvals: Sequence[Review]) -> Iterator[str]:
    for review in approvals:
        former = authority.renamed_from(review.by)
        if former is not None:
            yield (
                f"Akun {former} (nomor {review.number}) kini bernama {review.account}. Orangnya sama, jadi "
                "persetujuannya dihitung; perbarui nama akun itu di peran.yml"
            )


def _unnumbered(
    time: datetime.datetime, authority: Authority, approvals: Sequence[Review], wanted: set[str], host: str
) -> Iterator[str]:
    unknown = {account_key(name) for name in authority.unnumbered(time)}
    here = {review.account for review in approvals if not authority.is_numbered(review.by)}
    names = sorted({*here, *(name for name in wanted if account_key(name) in unknown)})
    if names:
        yield (
            f"Nomor akun di {host} belum tercatat di peran.yml: {', '.join(names)}. "
            "Persetujuannya dikenali dari nama akun, yang dapat diganti pemiliknya lalu dipakai orang lain; "
            "catat nomornya dengan 'ukur rules accounts'"
        )


def _access(
    told: Mapping[str, bool | None], approvals: Sequence[Review], wanted: set[str], host: str
) -> Iterator[str]:
    without = sorted(name for name in wanted if told.get(account_key(name)) is False)
    if without:
        yield (
            f"Belum berhak menulis di repositori ini, jadi persetujuannya belum akan dihitung: "
            f"{', '.join(without)}. Minta operator memberi hak menulis"
        )
    people = {*wanted, *(review.account for review in approvals)}
    asked_in_vain = {name for name, answer in told.items() if answer is None}
    unknown = sorted(name for name in people if account_key(name) in asked_in_vain)
    if unknown:
        yield (
            f"Hak menulis di {host} tidak dapat ditanyakan dengan token gerbang: "
            f"{', '.join(unknown)}. Periksa anggota repositori di situs Git, atau jalankan "
            "'ukur rules check' dengan token pengelola"
        )
