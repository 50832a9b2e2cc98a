"""The unit that a table prints: behind a figure, where 2,5 juta is not 2,5, and in headings of money."""

from collections.abc import Iterable, Iterator

from ukur.forms.table.cell_figures import tidy
from ukur.forms.table.money_multiples import stated_multiple
from ukur.forms.table.table_kinds import CellState, ColumnRole
from ukur.forms.table.table_map import TableMap
from ukur.forms.table.table_reading import Satuan, TableCell, TableReading, TableRemark
from ukur.forms.table.unit_words import known_unit
from ukur.model.faults import quote
from ukur.model.indikator import JenisSatuan

MONEY = frozenset({ColumnRole.PAGU, ColumnRole.SPENT})
RUPIAH = Satuan("rupiah", JenisSatuan.UANG)


def unsaid_multiples(reading: TableReading, peta: TableMap) -> Iterator[TableRemark]:
    """Yield each column of money that is headed as thousands or more, and of which the map says nothing."""
    for column in reading.columns:
        entry = peta.kolom.get(column.letter)
        stated = stated_multiple(column.heading) or stated_multiple(" ".join(reading.titles))
        if column.role in MONEY and stated and (entry is None or entry.kelipatan is None):
            message = f"angka kolom {column.letter} tampaknya dalam kelipatan {stated} rupiah"
            hint = f"tulis di peta, kolom {column.letter}, kelipatan: {stated}, atau 1 bila rupiah penuh"
            yield TableRemark(f"{column.letter}{reading.header[0]}", message, hint)


def odd_units(cells: Iterable[TableCell], satuan: Satuan, peta: TableMap) -> Iterator[TableRemark]:
    """Yield each figure that is printed in another unit than ``satuan``, and that nobody has decided on."""
    for cell in cells:
        if cell.state is not CellState.NUMBER or cell.satuan is None:
            continue
        decided = cell.address in peta.nilai or peta.accepts(cell.address)
        if not decided and unit_name(cell.satuan, peta) != satuan.name.casefold():
            message = f"{quote(cell.text)} bersatuan {quote(cell.satuan)}, barisnya {satuan.name}"
            hint = f"tulis di peta, nilai: {{{cell.address}: angkanya}}, atau artinya di satuan"
            yield TableRemark(cell.address, message, hint)


def unit_name(spelling: str, peta: TableMap) -> str:
    """Return what a spelling of a unit is called in the dictionary."""
    entry = peta.satuan.get(spelling)
    known = known_unit(spelling)
    named = (entry and entry.satuan) or (known and known.name) or tidy(spelling)
    return named.casefold()
