"""Addresses that an empty form only begins: they go where evidence is filled in."""

from typing import Any

from ukur.model.catalogue import Loc
from ukur.model.pengukuran import BEGUN_LINK
from ukur.source.wanted_values import Wanted


def begun_leftovers(data: Any, wanted: Wanted) -> dict[Loc, None]:
    """Return what an empty form has in evidence that is filled in now: its address that was only begun."""
    found: dict[Loc, None] = {}
    for loc in wanted:
        member = data
        for part in loc[:-1] if "bukti" in loc[:-1] else ():
            inside = isinstance(member, dict) and part in member
            inside = inside or (isinstance(member, list) and isinstance(part, int) and part < len(member))
            member = member[part] if inside else None
        if isinstance(member, dict) and member is not data:
            begun = (key for key, text in member.items() if text == BEGUN_LINK)
            found |= {(*loc[:-1], key): None for key in begun if (*loc[:-1], key) not in wanted}
    return found
