"""Who signs documents is not taken away without being asked: the block, account and key behind it, dates."""

from collections.abc import Iterable, Iterator

from ukur.model.catalogue import Catalogue
from ukur.model.host_kind import HostKind
from ukur.model.peran import DaftarPeran, Pejabat, PemegangPeran, account_key
from ukur.model.sop import SopSignatory
from ukur.workflow.comparison import Comparison


def removed_signatories(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """Yield the role of each signatory that a proposal removes, replaces, or ends earlier, and why.

    It is about those whom ``penanda_tangan`` names: others sign as the steps of the SOP say.
    """
    if not comparison.signatories_asked:
        return
    for row in comparison.base.sop.penanda_tangan:
        accounts = {account_key(item.akun) for item in _holders(comparison.base, row.approving_role)}
        keys = tuple(_keys_of(text, accounts) for text in comparison.keys or ())
        for what in (*_lost(comparison.base, comparison.head, row), *(["kunci"] if len({*keys}) > 1 else ())):
            yield row.approving_role, f"{what} penanda tangan {row.jabatan} dihapus, diganti, atau diakhiri"


def _lost(base: Catalogue, head: Catalogue, row: SopSignatory) -> Iterator[str]:
    if row not in head.sop.penanda_tangan:
        yield "baris"
    role = row.approving_role
    before, after = (_holders(catalogue, role) for catalogue in (base, head))
    rolls = base.peran, head.peran
    if not all(any(_same_account(old, new, *rolls) for new in after) for old in before):
        yield "akun"
    terms = [item for item in base.pejabat.pemegang if item.jabatan == row.jabatan]
    if not all(any(_same_term(old, new) for new in head.pejabat.pemegang) for old in terms):
        yield "masa jabatan"


def _holders(catalogue: Catalogue, role: str) -> Iterable[PemegangPeran]:
    held = catalogue.peran.peran.get(role)
    return held.pemegang if held else ()


def _keys_of(signers: str, accounts: Iterable[str]) -> frozenset[str]:
    """Return the lines of allowed_signers for some accounts; without a host a key is who the account is."""
    lines = (line.split() for line in signers.splitlines())
    return frozenset(
        " ".join(words) for words in lines if words and {*map(account_key, words[0].split(","))} & {*accounts}
    )


def _same_account(old: PemegangPeran, new: PemegangPeran, before: DaftarPeran, after: DaftarPeran) -> bool:
    """Return whether a row stays whose it was, for at least as long: a number that comes may be another's."""
    numbers = _numbers(old, before) == _numbers(new, after)
    units = new.unit == old.unit
    return old.akun == new.akun and numbers and units and _as_long(old, new)


def _numbers(holder: PemegangPeran, peran: DaftarPeran) -> tuple[frozenset[int], ...]:
    """Return the numbers that a row is known by on each host: its own, else those of its login's rows."""
    same = [
        row
        for role in peran.peran.values()
        for row in role.pemegang
        if account_key(row.akun) == account_key(holder.akun)
    ]
    return tuple(_on(host, [holder]) or _on(host, same) for host in HostKind)


def _on(host: HostKind, rows: Iterable[PemegangPeran]) -> frozenset[int]:
    told = (row.nomor_akun.on(host) for row in rows if row.nomor_akun)
    return frozenset(number for number in told if number is not None)


def _same_term(old: Pejabat, new: Pejabat) -> bool:
    return (old.jabatan, old.nama) == (new.jabatan, new.nama) and _as_long(old, new)


def _as_long(old: PemegangPeran | Pejabat, new: PemegangPeran | Pejabat) -> bool:
    later = new.sampai is None or (old.sampai is not None and new.sampai >= old.sampai)
    return new.mulai <= old.mulai and later
