"""What the search index says of an indicator: how it does, as the results show it, then what it measures."""

from collections.abc import Sequence

from ukur.document import wording
from ukur.document.composition import DRAFT_MARK
from ukur.model.indikator import Indikator
from ukur.site.material import SeriesPoint
from ukur.site.page import SearchEntry

_DEFINITION = 120
"""Letters of the definition that are kept: there may be thousands of indicators."""


def indikator_entry(item: Indikator, latest: Sequence[SeriesPoint]) -> SearchEntry:
    """Return the record; ``latest`` is the newest published figure, if there is any."""
    told = ""
    for periode, row, draft in latest:
        status = f"{row.status}, terhadap target contoh" if row.target_contoh else row.status
        told = f"{periode.tahun} TW {periode.roman}: {wording.figure(row.headline)}. {status}. "
        told += f"{DRAFT_MARK}. " if draft else ""
    parts = (item.satuan, item.sasaran, item.sumber_data.penyedia, item.definisi_operasional[:_DEFINITION])
    return SearchEntry(f"{item.kode} {item.nama}", told + ", ".join(part for part in parts if part))
