"""How many rupiah one is in a column or cell of money, as its words say: ribuan, juta, miliar."""

import re

_MULTIPLES = {
    1_000: re.compile(r"\bribu(?:an)?\b|\brp[ .]*000\b", re.IGNORECASE),
    1_000_000: re.compile(r"\b(?:juta(?:an)?|jt)\b", re.IGNORECASE),
    1_000_000_000: re.compile(r"\bmil[iy]ar(?:an)?\b", re.IGNORECASE),
}


def stated_multiple(text: str) -> int | None:
    """Return how many rupiah one of a column is by its heading, 1000 in ribuan; None if unsaid."""
    return next((size for size, words in _MULTIPLES.items() if words.search(text)), None)
