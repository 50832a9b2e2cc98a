"""The result of a document before its tables: a sentence, a bar, and the indicators that need attention."""

from collections.abc import Iterator

from ukur.document.direction_text import all_directions, change_of, directions
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.measure.perubahan import Trend
from ukur.measure.reason import Reason
from ukur.site.charts import share_bar

_BAD = 2  # ranks below are misses and what got worse


def headline(document: DokumenPengukuran) -> str:
    """Return how the office does, in one sentence or two.

    Counts of reached targets lead, but for targets that are samples: then only directions are told.
    """
    total = document.ringkasan
    judged = total.tercapai + total.tidak_tercapai
    reached = (
        f"{total.tercapai} dari {judged} target tercapai." if judged and not document.target_contoh else ""
    )
    told = " ".join(filter(None, (reached, all_directions(document))))
    without = "dengan target contoh" if judged else "belum ada yang dapat dinilai"
    return told or f"{total.jumlah} indikator, {without}."


def detailed_directions(document: DokumenPengukuran) -> tuple[str, ...]:
    """Return the directions by what they are held against, where that differs: the headline adds them up."""
    told = directions(document)
    return told if len(told) > 1 else ()


def status_bar(document: DokumenPengukuran) -> str:
    """Return the counts of the document as one bar: status alone, direction never mixed into it."""
    total = document.ringkasan
    return share_bar(
        (("ya", total.tercapai), ("tidak", total.tidak_tercapai), ("kosong", total.tanpa_capaian))
    )


def rank(row: IndikatorRow, document: DokumenPengukuran) -> int:
    """Return 0 for a miss, 1 for what got worse, then what cannot be judged, then the rest, then not due."""
    change = change_of(row, document.periode)
    if row.tercapai is False:
        return 0
    if change and change.arah == Trend.MEMBURUK:
        return 1
    if row.tercapai is None:
        return 4 if row.status == Reason.BELUM_WAKTUNYA else 2
    return 3


def needs_attention(row: IndikatorRow, document: DokumenPengukuran) -> bool:
    """Return whether an indicator was missed or got worse."""
    return rank(row, document) < _BAD


def attention_rows(document: DokumenPengukuran) -> tuple[IndikatorRow, ...]:
    """Return the indicators of a document that need attention, misses first."""
    rows = (row for row in document.baris if needs_attention(row, document))
    return tuple(sorted(rows, key=lambda row: rank(row, document)))


def attention_notes(row: IndikatorRow, document: DokumenPengukuran) -> Iterator[str]:
    """Yield what is wrong with a row, each in a word or two."""
    if row.tercapai is False:
        yield row.status.lower()
    change = change_of(row, document.periode)
    if change and change.arah == Trend.MEMBURUK:
        yield f"{change.arah} dibanding {change.terhadap}"
