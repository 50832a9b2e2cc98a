"""A proposal that was given back: by whom, in which role, and the words that came with it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ukur.workflow.authority import Authority
from ukur.workflow.change_wording import shorten_text
from ukur.workflow.proposal import Review, Stance

LONGEST = 600
"""Our choice: what a head writes on a phone, several times over; the rest is read where it was written."""


@dataclass(frozen=True)
class Returned:
    """One return; ``reason`` is on one line, empty where nothing was said. ``tanggal`` is as data has it."""

    account: str
    roles: tuple[str, ...]
    tanggal: str
    reason: str

    @property
    def sentence(self) -> str:
        """Who gave it back and why."""
        why = f", dengan alasan: {self.reason}" if self.reason else ""
        return f"dikembalikan oleh {self.account} ({', '.join(self.roles)}){why}"

    @property
    def proposed(self) -> str:
        """The words as ``rekomendasi`` of a plan, to be put into the form; empty where nothing was said."""
        if not self.reason:
            return ""
        text = json.dumps(self.reason, ensure_ascii=False)
        return f"rekomendasi: {{oleh: {self.roles[0]}, tanggal: {self.tanggal}, uraian: {text}}}"


def return_reason(review: Review) -> str:
    """Return the words of a return on one line; empty for any other review."""
    return shorten_text(review.content, LONGEST) if review.stance is Stance.KEMBALIKAN else ""


def returned_by(authority: Authority, reviews: Iterable[Review]) -> Iterator[Returned]:
    """Yield the returns among some reviews, of those who held a role when they gave it back."""
    for review in reviews:
        held = authority.roles_at(review.by, review.time)
        roles = tuple(role for role in held if review.peran in {None, role})
        if review.stance is Stance.KEMBALIKAN and roles:
            yield Returned(
                review.account,
                tuple(authority.role_name(role) for role in roles),
                str(authority.zone.office_day(review.time)),
                return_reason(review),
            )
