"""Targets of a table as the dictionary holds them, and how a value is spelt there."""

from collections.abc import Mapping
from decimal import Decimal

from ukur.forms.table.decided_figures import YearFigures
from ukur.forms.table.settled_row import SettledRow
from ukur.measure.rounding import precise_sum
from ukur.model.indikator import Agregasi, Frekuensi
from ukur.model.numbers import Quantity, quantity_spelling
from ukur.model.spellings import plain_spelling
from ukur.source.yaml_spelling import Value


def target_entry(
    figures: YearFigures, agregasi: Agregasi, frekuensi: Frekuensi, settled: SettledRow
) -> dict[str, Value]:
    """Return the target of one year as the dictionary holds it; quarters only where all of them are told."""
    quarters = {q: value for q, value in sorted(figures.quarters.items()) if q in frekuensi.triwulan}
    whole = figures.whole if figures.whole is not None else _whole(quarters, agregasi)
    entry: dict[str, Value] = {"tahun": spelt(whole)}
    if len(quarters) == len(frekuensi.triwulan) > 1:
        entry["triwulan"] = {f"TW{quarter}": spelt(value) for quarter, value in quarters.items()}
    basis = settled.peta.bawaan.dasar
    return {**entry, "dasar": basis.value if basis else None, "sumber": settled.peta.sumber}


def _whole(quarters: Mapping[int, Quantity], agregasi: Agregasi) -> Quantity | None:
    if agregasi is Agregasi.JUMLAH:
        return precise_sum(value for value in quarters.values() if isinstance(value, Decimal))
    return quarters.get(4)


def spelt(value: Quantity | None) -> str | None:
    """Return a value in the spelling that is read with one meaning."""
    if isinstance(value, Decimal):
        return plain_spelling(value)
    return None if value is None else quantity_spelling(value)


def shown(value: Quantity | None) -> str:
    """Return a value as a sentence names it."""
    return spelt(value) or "kosong"
