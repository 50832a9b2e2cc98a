"""A table held against the map it is read with: whether its columns still are where the map has them."""

from collections.abc import Iterator

from ukur.forms.table.heading_words import normal_heading
from ukur.forms.table.table_map import TableMap, column_number
from ukur.forms.table.table_reading import TableIndikator, TableNode, TableReading, TableRemark
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
        elif normal_heading(here[letter]) != normal_heading(meant):
            message = f"kolom {letter} berjudul {quote(here[letter])}, peta mengharap {quote(meant)}"
            yield TableRemark(f"{letter}{row}", message, _REMEDY)
    for letter, heading in here.items():
        if letter not in peta.kolom:
            message = f"kolom {letter} berjudul {quote(heading)} tidak ada di peta"
            hint = "tambahkan kolom itu ke peta, dengan peran: abaikan bila tidak dipakai"
            yield TableRemark(f"{letter}{row}", message, hint)


def unknown_cells(reading: TableReading, peta: TableMap) -> Iterator[TableRemark]:
    """Yield each cell that the map names and that is nothing of the kind in this table."""
    names = {item.address for item in reading.indikator}
    items: tuple[TableIndikator | TableNode, ...] = (*reading.indikator, *reading.nodes)
    figures = {cell.address for item in items for cell in item.figures.values()}
    for key, known, what in (
        ("kecuali", names, "nama indikator"),
        ("nilai", figures, "angka yang dimasukkan"),
    ):
        for address in getattr(peta, key):
            if address not in known:
                message = f"{key} menyebut sel {address}, yang bukan {what} di tabel ini"
                yield TableRemark(address, message, "betulkan alamatnya di peta, atau hapus barisnya")
