"""Who signs documents is not taken away without being asked: the block, the account behind it, its dates."""

from collections.abc import Iterable, Iterator

from ukur.model.catalogue import Catalogue
from ukur.model.peran import Pejabat, PemegangPeran
from ukur.model.sop import SopSignatory
from ukur.workflow.comparison import Comparison


def removed_signatories(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """Yield the role of each signatory that a proposal removes, replaces, or ends earlier, and why.

    It is about those whom ``penanda_tangan`` names: others sign as the steps of the SOP say.
    """
    if not comparison.signatories_asked:
        return
    for row in comparison.base.sop.penanda_tangan:
        for what in _lost(comparison.base, comparison.head, row):
            yield row.approving_role, f"{what} penanda tangan {row.jabatan} dihapus, diganti, atau diakhiri"


def _lost(base: Catalogue, head: Catalogue, row: SopSignatory) -> Iterator[str]:
    if row not in head.sop.penanda_tangan:
        yield "baris"
    role = row.approving_role
    before, after = (_holders(catalogue, role) for catalogue in (base, head))
    if not all(any(_same_account(old, new) for new in after) for old in before):
        yield "akun"
    terms = [item for item in base.pejabat.pemegang if item.jabatan == row.jabatan]
    if not all(any(_same_term(old, new) for new in head.pejabat.pemegang) for old in terms):
        yield "masa jabatan"


def _holders(catalogue: Catalogue, role: str) -> Iterable[PemegangPeran]:
    held = catalogue.peran.peran.get(role)
    return held.pemegang if held else ()


def _same_account(old: PemegangPeran, new: PemegangPeran) -> bool:
    """Return whether a row stays whose it was, for at least as long; a number may come where none was."""
    numbers = old.nomor_akun in {None, new.nomor_akun}
    units = new.unit == old.unit
    return old.akun == new.akun and numbers and units and _as_long(old, new)


def _same_term(old: Pejabat, new: Pejabat) -> bool:
    return (old.jabatan, old.nama) == (new.jabatan, new.nama) and _as_long(old, new)


def _as_long(old: PemegangPeran | Pejabat, new: PemegangPeran | Pejabat) -> bool:
    later = new.sampai is None or (old.sampai is not None and new.sampai >= old.sampai)
    return new.mulai <= old.mulai and later
