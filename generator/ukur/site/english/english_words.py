"""The words of the pages in English: figures, periods, states and directions as documents have them.

A document says everything in Indonesian, and it is what was approved. Here its words are told in English one
by one, and its figures in English notation digit by digit; nothing is computed, and what is not known here
stays as it is, marked as Indonesian.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape

from ukur.document.composition import DRAFT_MARK, PERCONTOHAN_MARK
from ukur.document.date_text import DASH
from ukur.document.direction_text import MOST_NAMED, change_of
from ukur.document.document_value import DokumenPengukuran, IndikatorRow, ShownSummary
from ukur.document.figure import Figure
from ukur.document.shown_comparison import DOWN, UP, ShownChange
from ukur.document.tabel.declaration import Mark
from ukur.measure.perubahan import Trend
from ukur.measure.reason import Reason
from ukur.model.numbers import AbsentReason
from ukur.model.periode import Periode
from ukur.model.scope import Scope
from ukur.site.material import PREVIEW_MARK
from ukur.site.table_html import verdict

MARKS: Mapping[str, str] = {
    PERCONTOHAN_MARK: "DEMONSTRATION: not an official document",
    DRAFT_MARK: "DRAFT: not approved yet",
    PREVIEW_MARK: "PREVIEW: contains documents that are not approved yet",
}
REASONS: Mapping[str, str] = {
    Reason.BELUM_ADA_DATA: "no data yet",
    Reason.TAK_TERBACA: "not readable",
    Reason.BELUM_RILIS: "not released yet",
    Reason.TIDAK_BERLAKU: "not applicable",
    Reason.BELUM_WAKTUNYA: "not due yet",
    Reason.BELUM_LENGKAP: "not every quarter has data yet",
    Reason.AKHIR_TAHUN: "assessed at the end of the year",
    Reason.TANPA_TARGET: "no target was set",
    Reason.TARGET_SETAHUN: "the target is for the whole year only",
    Reason.TARGET_NOL: "cannot be computed: the target is zero",
    Reason.NILAI_NEGATIF: "cannot be computed: a value is negative",
    Reason.BEDA_JENIS: "cannot be computed: the value does not fit the formula",
    Reason.LABEL_TAK_DIKENAL: "cannot be computed: the word has no score",
    Reason.DERET_PUTUS: "not compared: the series has a break",
    AbsentReason.TIDAK_BERLAKU: "not applicable",
    AbsentReason.BELUM_RILIS: "not released yet",
}
TRENDS: Mapping[str, str] = {
    Trend.MEMBAIK: "improved",
    Trend.TETAP: "unchanged",
    Trend.MEMBURUK: "worsened",
}
_SAID: Mapping[str, str] = {**REASONS, "ya": "yes", "tidak": "no"}
"""What may stand in place of a figure; values of a formula that asks yes or no are words of the program."""
_MOVED: Mapping[str, str] = {UP: "value rose,", DOWN: "value fell,"}
_SIGNS = {True: (Mark.REACHED, "Met"), False: (Mark.MISSED, "Not met")}

_NUMBER = r"-?\d{1,3}(?:\.\d{3})*(?:,\d+)?…?"
_FIGURE = re.compile(
    rf"(?P<figure>{_NUMBER}(?:–{_NUMBER})?(?: %)?)"
    rf"(?: \((?:(?P<uncapped>tanpa batas )?(?P<other>{_NUMBER}(?: %)?)"
    r"|s\.d\. TW (?P<quarter>IV|I{1,3}))\))?"
)
_SWAPPED = str.maketrans(",.", ".,")
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
SCOPES = {Scope.TRIWULAN: "quarter", Scope.SAMPAI: "year to date", Scope.SETAHUN: "whole year"}
"""What a figure covers, beside the quarter it stands in."""


def english_figure(text: str) -> str | None:
    """Return a printed figure in English notation: ``1.234,50 %`` is ``1,234.50%``; None for other words."""
    found = _FIGURE.fullmatch(text)
    if found is None:
        return None
    figure = _swapped(found["figure"])
    if found["quarter"]:
        return f"{figure} (year to Q{_QUARTERS[found['quarter']]})"
    if found["other"]:
        return f"{figure} ({'uncapped ' if found['uncapped'] else ''}{_swapped(found['other'])})"
    return figure


def _swapped(figure: str) -> str:
    return figure.translate(_SWAPPED).replace(" %", "%")


def figure_html(figure: Figure) -> str:
    """Return a figure, or why there is none, as HTML."""
    told = DASH if figure.teks == DASH else english_figure(figure.teks) or _SAID.get(figure.teks)
    return escape(told) if told else indonesian(figure.teks)


def indonesian(text: str) -> str:
    """Return words that have no translation, marked as what they are; escaped."""
    return f'<span lang="id">{escape(text)}</span>'


def period_name(periode: Periode) -> str:
    """Return a quarter: ``Q4 2024``."""
    return f"Q{periode.triwulan} {periode.tahun}"


def document_title(document: DokumenPengukuran) -> str:
    """Return what a document is."""
    return f"Performance measurement, {period_name(document.periode)}"


def status_html(row: IndikatorRow) -> str:
    """Return whether the target was met, or why that is not assessed, as a sign and a word."""
    if row.tercapai is not None:
        return verdict(*_SIGNS[row.tercapai])
    told = DASH if row.status == DASH else REASONS.get(row.status)
    if told is None:
        return f'<span lang="id">{verdict(Mark.OPEN, row.status)}</span>'
    return verdict(Mark.OPEN, told)


def direction_html(change: ShownChange | None) -> str:
    """Return whether an indicator improved, with the sign of what its value did; a dash where nobody says."""
    if change is None or not change.arah:
        return DASH
    heard = _MOVED.get(change.gerak, "")
    hidden = f'<span class="ukur-tersembunyi">{heard}</span> ' if heard else ""
    sign = f'<span aria-hidden="true">{change.sign}</span> ' if change.sign else ""
    return f'<span class="ukur-arah {escape(change.arah)}">{sign}{hidden}{TRENDS[change.arah]}</span>'


def count_parts(total: ShownSummary) -> tuple[tuple[str, int], ...]:
    """Return the counts that add up to all indicators, each with what it counts."""
    judged = (("Met", total.tercapai), ("Not met", total.tidak_tercapai))
    if total.belum_dinilai is None or total.belum_waktunya is None:
        return (*judged, ("Not assessed", total.tanpa_capaian))
    return (*judged, ("Cannot be assessed yet", total.belum_dinilai), ("Not due yet", total.belum_waktunya))


def headline(document: DokumenPengukuran) -> str:
    """Return how the office does, in one sentence or two, by the rule of the Indonesian page."""
    total = document.ringkasan
    judged = total.tercapai + total.tidak_tercapai
    met = f"{total.tercapai} of {judged} targets met." if judged and not document.target_contoh else ""
    told = " ".join(filter(None, (met, _directions(document))))
    without = "with sample targets" if judged else "none of which can be assessed yet"
    return told or f"{total.jumlah} indicators, {without}."


def _directions(document: DokumenPengukuran) -> str:
    changes = [(row.kode, change) for row in document.baris if (change := change_of(row, document.periode))]
    judged = [(kode, change) for kode, change in changes if change.arah]
    counts = [(TRENDS[trend], sum(change.arah == trend for _, change in judged)) for trend in Trend]
    said = [f"{count} {word}" for word, count in counts if count]
    if not said:
        return ""
    number, _, word = said[0].partition(" ")
    said[0] = f"{number} {'indicator' if number == '1' else 'indicators'} {word}"
    against = {change.periode for _, change in judged}
    than = f"compared with {_named(*against)}" if len(against) == 1 else "compared with the figure before"
    worse = [kode for kode, change in judged if change.arah == Trend.MEMBURUK]
    named = f": {', '.join(worse)}" if 0 < len(worse) <= MOST_NAMED else ""
    return f"{', '.join(said)} {than}{named}."


def _named(periode: str) -> str:
    """Return the period of a comparison, by its word for programs: a year, or ``2024-TW3``."""
    tahun, _, quarter = periode.partition("-TW")
    return f"Q{quarter} {tahun}" if quarter else tahun


def english_marks(own: Sequence[str]) -> tuple[str, ...]:
    """Return the marks that every page of a site carries."""
    return tuple(MARKS[mark] for mark in own)
