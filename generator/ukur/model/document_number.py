"""The number of a document by the pattern that an office declares: whether one follows it, and the next one.

Only a pattern that the office wrote itself counts; the model's own is what most offices begin with.
"""

import re
from collections.abc import Iterator

from ukur.model.catalogue import Catalogue
from ukur.model.instansi import Penomoran
from ukur.model.periode import Periode, quarter_end

UNKNOWN = "..."
"""Stands in a proposed number for what only the office's register of letters knows."""

_PLACE = re.compile(r"\{(\w+)\}")
_ANYTHING = r"[^/]{1,60}"
_COUNT = "(?P<urut>[0-9]{1,6})"


def declared_pattern(penomoran: Penomoran) -> str | None:
    """Return the pattern that the office wrote; None where it wrote none."""
    return penomoran.pola if "pola" in penomoran.model_fields_set else None


def follows_pattern(number: str, penomoran: Penomoran, years: frozenset[int]) -> bool:
    """Return whether a number follows the declared pattern; true where none was declared.

    ``years`` are those that may stand for ``{tahun}``: the document's own, and that of its signature. A place
    that the office alone knows, such as ``{bulan}``, takes anything but a slash.
    """
    return _match(number, penomoran, years) is not None


def _match(number: str, penomoran: Penomoran, years: frozenset[int]) -> str | None:
    """Return what stands for ``{urut}``, empty where the pattern has none; None where it does not follow."""
    pattern = declared_pattern(penomoran)
    if pattern is None:
        return ""
    known = {
        "klasifikasi": re.escape(penomoran.klasifikasi),
        "unit": re.escape(penomoran.kode_unit) if penomoran.kode_unit else _ANYTHING,
        "tahun": f"(?:{'|'.join(map(str, sorted(years)))})",
    }
    text, count = "", False
    for odd, part in enumerate(_PLACE.split(pattern)):
        if not odd % 2:
            text += re.escape(part)
        elif part == "urut" and not count:
            text, count = text + _COUNT, True
        else:
            text += known.get(part, _ANYTHING)
    match = re.fullmatch(text, number)
    return None if match is None else (match["urut"] if count else "")


def proposed_number(catalogue: Catalogue, periode: Periode) -> str | None:
    """Return the number that a new document would have by the pattern; None where none was declared.

    ``{urut}`` goes on from the highest known of that year's, and keeps leading zeros; the year is that of the
    first day after the quarter, when the document is signed.
    """
    penomoran = catalogue.instansi.penomoran
    pattern = declared_pattern(penomoran)
    if pattern is None:
        return None
    year = _signed_year(periode)
    values = {
        "klasifikasi": penomoran.klasifikasi,
        "unit": penomoran.kode_unit or UNKNOWN,
        "tahun": str(year),
        "urut": _next(_counts(catalogue, year)),
    }
    return _PLACE.sub(lambda place: values.get(place[1], UNKNOWN), pattern)


def _signed_year(periode: Periode) -> int:
    last = quarter_end(periode)
    return last.year + 1 if last.month == 12 else last.year


def _counts(catalogue: Catalogue, year: int) -> Iterator[str]:
    for _, document in sorted(catalogue.dokumen.items()):
        if document.nomor:
            found = _match(document.nomor, catalogue.instansi.penomoran, frozenset({year}))
            if found:
                yield found


def _next(counts: Iterator[str]) -> str:
    last = max(counts, key=int, default="")
    return str(int(last) + 1).zfill(len(last)) if last else UNKNOWN


def number_years(periode: Periode, signed: int | None) -> frozenset[int]:
    """Return the years that may stand in a document's number."""
    return frozenset({periode.tahun, _signed_year(periode), signed or periode.tahun})
