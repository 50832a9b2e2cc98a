"""Members of a list in an older form: evidence and plans are known by a number, which the data may move."""

from collections.abc import Iterable, Mapping

Values = Mapping[str, str | None]
"""What the open cells of a row say, by column, as the data file spells it."""


def is_another(name: str, exported: Values, filled: Values, today: Values) -> bool:
    """Return whether the member of a row is another one than when the form was made.

    Its name tells (the column ``name``): one that the planner left as it was, and that the data has otherwise
    by now. What was typed beside it would be told of another member.
    """
    return bool(exported[name]) and exported[name] == filled[name] != today[name]


def is_there_already(exported: Values, filled: Values, members: Iterable[Values]) -> bool:
    """Return whether a member that was added in the form is in the data: the form was imported before."""
    if any(exported.values()):
        return False
    said = {key: value for key, value in filled.items() if value}
    return any(said.items() <= member.items() for member in members)
