"""What a host may have forgotten of an old proposal: accounts renamed or deleted, addresses replaced.

It may be the whole reason why a proposal that was approved then is not approved now. It may also not be: only
a record of that time could tell, so nothing here approves anything.
"""

import re
from collections.abc import Iterator

from ukur.model.peran import DaftarPeran, account_key
from ukur.workflow.proposal import DELETED_ACCOUNT, Proposal, Stance

_GHOST = re.compile(r"ghost[0-9]*")
"""The account under which GitHub and GitLab keep what a deleted account left."""


def lost_accounts(proposal: Proposal) -> Iterator[str]:
    """Yield what of a proposal the host ties to nobody any more."""
    if _is_gone(proposal.author):
        yield "akun pengusulnya sudah dihapus"
    commits = [item.commits for item in proposal.contributions if None in item.accounts]
    if commits:
        where = f"commit {commits[0][0][:12]}" if commits[0] else "sebuah commit"
        more = f" dan {len(commits) - 1} commit lain" if len(commits) > 1 else ""
        yield (
            f"{where}{more} tidak terhubung dengan akun, sebab alamat pos-el pembuatnya sudah diganti atau "
            "akunnya sudah dihapus"
        )
    if any(map(_is_gone, _approvers(proposal))):
        yield "akun yang menyetujuinya sudah dihapus"


def unknown_approvers(proposal: Proposal, peran: DaftarPeran) -> tuple[str, ...]:
    """Return the accounts that approved and that no role knows, by name; ``peran`` is that of its time."""
    holders = {account_key(holder.akun) for role in peran.peran.values() for holder in role.pemegang}
    return tuple(
        akun for akun in _approvers(proposal) if account_key(akun) not in holders and not _is_gone(akun)
    )


def _approvers(proposal: Proposal) -> dict[str, None]:
    return dict.fromkeys(review.account for review in proposal.reviews if review.stance is Stance.SETUJU)


def _is_gone(akun: str) -> bool:
    return akun == DELETED_ACCOUNT or _GHOST.fullmatch(account_key(akun)) is not None
