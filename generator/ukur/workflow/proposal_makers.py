"""Who wrote a proposal, and where: whoever did cannot approve it, and is told by which commits."""

from ukur.model.peran import account_key
from ukur.workflow.proposal import Proposal


def makers_of(proposal: Proposal) -> frozenset[str]:
    """Return who wrote or committed part of a proposal, by ``account_key``."""
    return frozenset(account_key(akun) for akun in (proposal.author, *proposal.commit_makers) if akun)


def writing_place(proposal: Proposal, akun: str) -> str:
    """Return where an account wrote a proposal, to be put after its name; empty where no commit is known."""
    commits = [
        commit
        for item in proposal.contributions
        if any(account_key(maker) == account_key(akun) for maker in item.accounts if maker)
        for commit in item.commits
    ]
    whole = sorted({*commits}, key=commits.index)
    named = [name[:12] for name in whole if not any(_begins(name, other) for other in whole)]
    if not named:
        return ""
    more = f" dan {len(named) - 1} commit lain" if len(named) > 1 else ""
    return f" (commit {named[0]}{more})"


def writing_words(proposal: Proposal, akun: str) -> str:
    """Return that an account wrote a proposal, its own or somebody else's, in words."""
    place = writing_place(proposal, akun)
    if account_key(akun) == account_key(proposal.author):
        return f"{akun}{place} sendiri yang menulis usulan ini"
    return f"{akun}{place} ikut menulisnya"


def _begins(name: str, other: str) -> bool:
    """Whether a name is the beginning of another, and so the same commit in short."""
    return name != other and other.startswith(name)
