"""Codes of the indicators of a table: that of the dictionary, that of the table, or the next free one."""

from collections.abc import Mapping, Sequence
from itertools import count

from ukur.forms.table.nomenclature import level_of, plain_name
from ukur.forms.table.planned_tree import clean_code
from ukur.forms.table.settled_row import SettledRow
from ukur.model.indikator import Indikator

WIDTH = 2  # digits of a new code's number, so that files of an office sort as they are counted


def assign_codes(
    rows: Sequence[tuple[SettledRow, str]], known: Mapping[str, Indikator], prefix: str
) -> tuple[str, ...]:
    """Return the code of each row, given with its sasaran; the same table gives the same codes again.

    An indicator is known by its name below its sasaran, so that a row put in between moves no code.
    """
    taken = {kode.casefold() for kode in known}
    codes: list[str | None] = []
    for settled, sasaran in rows:
        kode = settled.own.kode or _known(settled, sasaran, known)
        if kode is None and (own := clean_code(settled.row.kode)) and level_of(own) is None:
            kode = own if own.casefold() not in taken else None
        codes.append(kode)
        taken |= {kode.casefold()} if kode else set()
    numbers = (f"{prefix}-{number:0{WIDTH}d}" for number in count(1))
    free = (kode for kode in numbers if kode.casefold() not in taken)
    return tuple(kode or next(free) for kode in codes)


def _known(settled: SettledRow, sasaran: str, known: Mapping[str, Indikator]) -> str | None:
    name = plain_name(settled.name)
    same = [item for item in known.values() if plain_name(item.nama) == name]
    here = [item for item in same if item.sasaran == sasaran]
    return next((item.kode for item in here or (same if len(same) == 1 else ())), None)
