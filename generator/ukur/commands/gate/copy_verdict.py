"""What the gate says of a signed copy that a proposal brings: whose it is, or why it is not taken."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ukur.commands.gate.weighing import WeighedProposal


@dataclass(frozen=True)
class CopyVerdict:
    """What was found of one uploaded file, in one sentence."""

    path: str
    sentence: str
    refused: bool


CopyCheck = Callable[[WeighedProposal], Iterable[CopyVerdict]]
"""What is said of the copies that a proposal brings."""


def refuse_copies(weighed: WeighedProposal) -> tuple[CopyVerdict, ...]:
    """Refuse every copy, where nothing is given that could judge it."""
    told = "salinan naskah tidak dapat diperiksa di sini; jalankan 'ukur gate'"
    return tuple(CopyVerdict(path, told, True) for path in weighed.copies)
