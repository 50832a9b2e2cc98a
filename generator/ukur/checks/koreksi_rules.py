"""Corrections: what was decided is what the data says now."""

from collections.abc import Iterator

from ukur.measure.measurements import Measurements
from ukur.measure.realisasi import full_realisasi, printed
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding, Rule
from ukur.model.numbers import Quantity, Unreadable, quantity_spelling
from ukur.model.paths import KOREKSI
from ukur.model.pengukuran import Koreksi

C101 = Rule(
    "C101",
    "koreksi berbeda dari angka sekarang",
    "Angka di formulir dan angka baru pada koreksi terakhirnya harus sama, sampai desimal yang tercetak.",
)
RULES = (C101,)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about the last correction of each figure; one without a figure is R111."""
    catalogue = measurements.catalogue
    dated = sorted(enumerate(catalogue.koreksi.koreksi), key=lambda pair: (pair[1].tanggal, pair[0]))
    last = {(koreksi.periode, koreksi.indikator): (index, koreksi) for index, koreksi in dated}
    for index, koreksi in last.values():
        yield from _applied(catalogue, index, koreksi)


def _applied(catalogue: Catalogue, index: int, koreksi: Koreksi) -> Iterator[Finding]:
    item = catalogue.indikator.get(koreksi.indikator)
    reported = catalogue.isian(koreksi.indikator, koreksi.periode)
    if item is None or reported is None:
        return
    now = printed(full_realisasi(item, reported[1]), item.desimal)
    decided: Quantity | None = koreksi.baru
    if isinstance(now, Unreadable):
        return
    if now != printed(decided, item.desimal):
        message = (
            f"koreksi {koreksi.indikator} pada {koreksi.periode} menjadi {_text(decided)}, "
            f"tetapi formulirnya {_text(now)}"
        )
        hint = "samakan angka di formulir dengan koreksi terakhir, atau catat koreksi berikutnya"
        yield C101.at(catalogue.at(KOREKSI, "koreksi", index, "baru"), message, hint)


def _text(value: Quantity | None) -> str:
    return "kosong" if value is None else quantity_spelling(value)
