"""A slice of a portal's offices: what one of several jobs beside each other fetches."""

import re
from dataclasses import dataclass

from ukur.archive.canonical import sha256_of
from ukur.model.faults import quote
from ukur.model.findings import UkurError

MOST_SLICES = 256
"""Jobs of one run that GitHub takes (its documentation of matrices)."""


@dataclass(frozen=True)
class OfficeSlice:
    """Slice ``number`` of ``count``; an office is in the slice that the hash of its code says."""

    number: int
    count: int

    def holds(self, kode: str) -> bool:
        """Return whether an office is in it: it stays there whoever else is followed."""
        return int(sha256_of(kode.encode()), 16) % self.count == self.number - 1


WHOLE = OfficeSlice(1, 1)
"""All offices."""


def read_slice(text: str) -> OfficeSlice:
    """Return the slice that ``2/4`` names, the second of four; UkurError where it is none."""
    found = re.fullmatch(r"([1-9][0-9]{0,2})/([1-9][0-9]{0,2})", text)
    if found is None or not int(found[1]) <= int(found[2]) <= MOST_SLICES:
        raise UkurError(f"bagian {quote(text)} tidak dikenal; tulis misalnya 2/4, yang kedua dari empat")
    return OfficeSlice(int(found[1]), int(found[2]))
