"""What a file is to say, value by value, as edits of what it says now."""

from collections.abc import Mapping
from typing import Any

from ukur.model.catalogue import Loc
from ukur.source.splice import Edit

Wanted = Mapping[Loc, str | None]
"""Single values by their place; None is blank."""


def edits_for(data: Any, wanted: Wanted) -> list[Edit]:
    """Return the edits that bring the data of a file to what is wanted.

    Keys, list members and records that are not there yet are put in whole, one edit for each; a value that is
    to be blank where nothing stands needs none. Members of a list follow those that it has.
    """
    edits: list[Edit] = []
    fresh: dict[Loc, Any] = {}
    for loc, value in wanted.items():
        depth = _standing(data, loc)
        if depth >= len(loc) - 1:
            edits.append(Edit(loc, value))
        elif value is not None:
            root = loc[: depth + 1]
            rest = loc[depth + 1 :]
            fresh[root] = _grown(fresh.get(root), rest, value)
    return [edit for edit in edits if edit.value is not None or _there(data, edit.loc)] + [
        Edit(root, value) for root, value in fresh.items()
    ]


def _standing(data: Any, loc: Loc) -> int:
    """Return how many parts of a place lead to something that holds others, from the top."""
    for depth, part in enumerate(loc):
        data = _below(data, part)
        if not data or not isinstance(data, (dict, list)):
            return depth
    return len(loc)


def _there(data: Any, loc: Loc) -> bool:
    for part in loc[:-1]:
        data = _below(data, part)
    return _below(data, loc[-1], absent=data) is not data


def _below(data: Any, part: str | int, absent: Any = None) -> Any:
    """Return what stands at one part of a place, ``absent`` where nothing does."""
    if isinstance(data, dict):
        return data.get(part, absent)
    inside = isinstance(data, list) and isinstance(part, int) and part < len(data)
    return data[part] if inside else absent


def _grown(value: Any, rest: Loc, text: str) -> Any:
    """Return a value with a text at a place below it, with what must stand around that."""
    if not rest:
        return text
    part = rest[0]
    if isinstance(part, int):
        members = list(value or [])
        if part >= len(members):
            return [*members, _grown(None, rest[1:], text)]
        return [*members[:part], _grown(members[part], rest[1:], text), *members[part + 1 :]]
    pairs = dict(value or {})
    pairs[part] = _grown(pairs.get(part), rest[1:], text)
    return pairs
