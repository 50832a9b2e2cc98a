"""A place that two people changed at once."""

from dataclasses import dataclass

from ukur.model.catalogue import Loc


@dataclass(frozen=True)
class Conflict:
    """One place that was changed on both sides; without ``loc`` it is the file as a whole.

    ``base`` is what stood there before, ``mine`` what this work has, ``theirs`` what the new base has.
    """

    path: str
    loc: Loc
    base: str | None
    mine: str | None
    theirs: str | None
