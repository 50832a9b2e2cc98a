"""A table held against the map it is read with: whether its columns still are where the map has them."""

from collections.abc import Iterator

from ukur.forms.table.table_map import TableMap, column_number
from ukur.forms.table.table_reading import TableReading, TableRemark
from ukur.model.faults import quote

_REMEDY = (
    "bila kolom disisipkan atau dipindah, betulkan huruf kolom di peta; bila judulnya ganti, betulkan judul"
)


def changed_columns(reading: TableReading, peta: TableMap) -> Iterator[TableRemark]:
    """Yield each column that is not what the map says of it: another heading, gone, or put in."""
    row = reading.header[0]
    if reading.header != peta.judul_kolom:
        (first, last), (low, high) = reading.header, peta.judul_kolom
        message = f"judul kolom di baris {first}..{last}, peta mengharap {low}..{high}"
        yield TableRemark(f"A{first}", message, "betulkan judul_kolom di peta bila tabel bergeser")
        return
    here = {column.letter: " ".join(column.heading.split()) for column in reading.columns}
    for letter, entry in sorted(peta.kolom.items(), key=lambda pair: column_number(pair[0])):
        meant = " ".join((entry.judul or "").split())
        if letter not in here:
            message = f"kolom {letter} tidak ada, peta mengharap {quote(meant)}"
            yield TableRemark(f"{letter}{row}", message, _REMEDY)
        elif here[letter].casefold() != meant.casefold():
            message = f"kolom {letter} berjudul {quote(here[letter])}, peta mengharap {quote(meant)}"
            yield TableRemark(f"{letter}{row}", message, _REMEDY)
    for letter, heading in here.items():
        if letter not in peta.kolom:
            message = f"kolom {letter} berjudul {quote(heading)} tidak ada di peta"
            hint = "tambahkan kolom itu ke peta, dengan peran: abaikan bila tidak dipakai"
            yield TableRemark(f"{letter}{row}", message, hint)
