"""Corrections: what was decided is what the data says now."""

from collections.abc import Iterator

from ukur.measure.realisasi import printed, realisasi_penuh
from ukur.measure.ukuran import Ukuran
from ukur.model.angka import Besaran, besaran_text
from ukur.model.katalog import Katalog
from ukur.model.paths import KOREKSI
from ukur.model.pengukuran import Koreksi
from ukur.model.temuan import Rule, Temuan

C101 = Rule(
    "C101",
    "koreksi berbeda dari angka sekarang",
    "Angka di formulir dan angka baru pada koreksi terakhirnya harus sama, sampai desimal yang tercetak.",
)
RULES = (C101,)


def check(ukuran: Ukuran) -> Iterator[Temuan]:
    """Yield findings about the last correction of each figure; one without a figure is R111."""
    katalog = ukuran.katalog
    dated = sorted(enumerate(katalog.koreksi.koreksi), key=lambda pair: (pair[1].tanggal, pair[0]))
    last = {(koreksi.periode, koreksi.indikator): (index, koreksi) for index, koreksi in dated}
    for index, koreksi in last.values():
        yield from _applied(katalog, index, koreksi)


def _applied(katalog: Katalog, index: int, koreksi: Koreksi) -> Iterator[Temuan]:
    item = katalog.indikator.get(koreksi.indikator)
    reported = katalog.isian(koreksi.indikator, koreksi.periode)
    if item is None or reported is None:
        return
    now = printed(realisasi_penuh(item, reported[1]), item.desimal)
    decided: Besaran | None = koreksi.baru
    if now != printed(decided, item.desimal):
        message = (
            f"koreksi {koreksi.indikator} pada {koreksi.periode} menjadi {_text(decided)}, "
            f"tetapi formulirnya {_text(now)}"
        )
        hint = "samakan angka di formulir dengan koreksi terakhir, atau catat koreksi berikutnya"
        yield C101.at(katalog.at(KOREKSI, "koreksi", index, "baru"), message, hint)


def _text(value: Besaran | None) -> str:
    return "kosong" if value is None else besaran_text(value)
