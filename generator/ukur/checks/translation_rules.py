"""Names in English: each belongs to something that is there, and an indicator without one is told."""

import difflib
from collections.abc import Collection, Iterator

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.faults import quote
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.paths import TERJEMAHAN, kamus_path

N201 = Rule(
    "N201",
    "terjemahan untuk kode yang tidak ada",
    "Nama itu tidak tampil di mana pun, dan yang dimaksud tetap tampil tanpa terjemahan.",
)
N202 = Rule(
    "N202",
    "indikator belum diterjemahkan",
    "Ringkasan berbahasa Inggris menampilkannya dengan nama Indonesia, tanpa halaman sendiri.",
    Severity.REMARK,
)
RULES = (N201, N202)
_NAMED = 8  # our choice: codes that one sentence names


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about ``terjemahan.yml``; without names in English there are none."""
    catalogue, names = measurements.catalogue, measurements.catalogue.terjemahan.inggris
    if names is None:
        return
    nodes = {node.kode for node in catalogue.pohon.walk_down()}
    yield from _unknown(catalogue, "sasaran", names.sasaran, nodes)
    unread = {kode for kode in names.indikator if kamus_path(kode) in catalogue.tak_terbaca}
    yield from _unknown(catalogue, "indikator", names.indikator, catalogue.indikator.keys() | unread)
    newest = max(catalogue.dokumen, default=None)
    current = catalogue.in_force(newest) if newest else catalogue.indikator.values()
    missing = sorted({item.kode for item in current} - names.indikator.keys())
    if missing:
        more = f", dan {len(missing) - _NAMED} lagi" if len(missing) > _NAMED else ""
        message = f"{len(missing)} indikator belum diterjemahkan: {', '.join(missing[:_NAMED])}{more}"
        at = catalogue.at(TERJEMAHAN, "inggris", "indikator")
        yield N202.at(at, message, "tulis namanya dalam bahasa Inggris bila perlu")


def _unknown(
    catalogue: Catalogue, part: str, named: Collection[str], known: Collection[str]
) -> Iterator[Finding]:
    for kode in named:
        if kode not in known:
            close = difflib.get_close_matches(kode, known, n=1)
            hint = f"mungkin maksudnya {quote(close[0])}" if close else "hapus, atau perbaiki kodenya"
            at = catalogue.at(TERJEMAHAN, "inggris", part, kode)
            yield N201.at(at, f"{part} {quote(kode)} tidak ada", hint)
