"""Corrections: what was decided is what the data says now."""

from collections.abc import Iterator, Mapping

from ukur.measure.measurements import Measurements
from ukur.measure.realisasi import full_realisasi, printed
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding, Rule
from ukur.model.numbers import Quantity, Unreadable, quantity_spelling
from ukur.model.paths import KOREKSI
from ukur.model.pengukuran import Koreksi, WordCorrection
from ukur.model.values import Record

C101 = Rule(
    "C101",
    "koreksi berbeda dari angka sekarang",
    "Angka di formulir dan angka baru pada koreksi terakhirnya harus sama, sampai desimal yang tercetak.",
)
C102 = Rule(
    "C102",
    "koreksi naskah yang tidak terlihat pada naskahnya",
    "Kata-kata yang dikoreksi harus ada pada naskah sekarang, dan lain dari semula.",
    sejak=4,
)
RULES = (C101, C102)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about the last correction of each figure; one without a figure is R111."""
    catalogue = measurements.catalogue
    dated = sorted(enumerate(catalogue.koreksi.koreksi), key=lambda pair: (pair[1].tanggal, pair[0]))
    last = {(koreksi.periode, koreksi.indikator): (index, koreksi) for index, koreksi in dated}
    for index, koreksi in last.values():
        yield from _applied(catalogue, index, koreksi)
    yield from _words(catalogue)


def _words(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield the corrections of words that changed nothing; of a text corrected twice only the last shows."""
    rows = catalogue.koreksi.naskah
    for index, row in enumerate(rows):
        texts = _texts(catalogue, row)
        if texts is None:
            continue
        later = any(row.menjadi in other.semula or other.semula in row.menjadi for other in rows[index + 1 :])
        if row.semula == row.menjadi or not (later or any(row.menjadi in text for text in texts)):
            what = row.indikator or "naskah"
            message = f"koreksi {what} pada {row.periode} tidak sesuai dengan naskahnya sekarang"
            hint = (
                "tulis semula persis seperti yang terbit dan menjadi persis seperti yang sekarang tertulis; "
                "tanpa indikator bila naskah dokumennya sendiri"
            )
            yield C102.at(catalogue.at(KOREKSI, "naskah", index, "menjadi"), message, hint)


def _texts(catalogue: Catalogue, row: WordCorrection) -> list[str] | None:
    """Return every text that a correction may be about; None where it cannot be read."""
    if catalogue.unread(row.periode):
        return None
    record: Record | None = catalogue.dokumen.get(row.periode)
    if row.indikator is not None:
        reported = catalogue.isian(row.indikator, row.periode)
        record = reported[1] if reported else None
    return [] if record is None else [*_strings(record.model_dump(mode="json"))]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


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
