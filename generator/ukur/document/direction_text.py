"""Direction in words: which indicators got better or worse, against what."""

from collections.abc import Iterator

from ukur.document.date_text import DASH
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.figure import Figure
from ukur.document.first_form import frozen_comparison
from ukur.document.shown_comparison import ComparisonLine, ShownAgainst, ShownChange, ShownComparison
from ukur.measure.perubahan import Trend
from ukur.measure.trend_words import JudgedTrend, trend_sentences, trends, worsened
from ukur.model.periode import Periode

MOST_NAMED = 3
"""Our choice: codes that a page's first sentence names; more of them are in the list below it."""

SIGN_NOTE = (
    "▲ nilainya naik, ▼ nilainya turun, = tidak berubah berarti. Membaik atau memburuk dinilai menurut rumus "
    "indikatornya: nilai yang naik dapat berarti memburuk."
)


def comparison_of(row: IndikatorRow, periode: Periode) -> ShownComparison:
    """Return the comparisons of a row, of whichever form its document is."""
    return row.perbandingan or frozen_comparison(row, periode)


def change_of(row: IndikatorRow, periode: Periode) -> ShownChange | None:
    """Return the change that stands beside the status of a row."""
    return row.arah or comparison_of(row, periode).perubahan


def directions(document: DokumenPengukuran) -> tuple[str, ...]:
    """Return a sentence for each period that indicators are held against, the first of most of them."""
    return trend_sentences(_judged(document))


def all_directions(document: DokumenPengukuran) -> str:
    """Return one sentence over all directions, with the codes of what got worse where they are few."""
    judged = _judged(document)
    pairs, against = [(row.kode, row.arah) for row in judged], {row.terhadap for row in judged}
    if not pairs:
        return ""
    name = against.pop() if len(against) == 1 else "angka sebelumnya"
    few = sum(direction == Trend.MEMBURUK for _, direction in pairs) <= MOST_NAMED
    return f"{trends(pairs, 'indikator')} dibanding {name}{worsened(pairs) if few else ''}."


def _judged(document: DokumenPengukuran) -> list[JudgedTrend]:
    changes = [(row.kode, change) for row in document.baris if (change := change_of(row, document.periode))]
    return [JudgedTrend(kode, c.arah, c.terhadap) for kode, c in changes if c.arah]


def has_directions(document: DokumenPengukuran) -> bool:
    """Return whether any indicator of a document is held against an earlier figure."""
    changes = (change_of(row, document.periode) for row in document.baris)
    return any(change.arah for change in changes if change)


def comparison_notes(comparison: ShownComparison) -> Iterator[str]:
    """Yield what a reader of a row's comparisons must know: breaks, sums, sources."""
    yield from (f"{sentence}." if not sentence.endswith(".") else sentence for sentence in comparison.putus)
    plan = comparison.renstra
    if plan and plan.dijumlah:
        years = f"tahun {', '.join(map(str, plan.dijumlah))}"
        known = f"yang tercatat sampai dengan {plan.tercatat} dan {years}" if plan.tercatat else years
        yield f"Realisasi terhadap target akhir Renstra adalah jumlah {known}."
    quarter = comparison.triwulan
    if quarter and quarter.arah and not (comparison.perubahan and comparison.perubahan.arah):
        amount = "" if quarter.perubahan.teks == DASH else f"{quarter.perubahan.teks}, "
        yield f"Terhadap {quarter.terhadap}: {amount}{quarter.arah}."
    sources = [(str(year.tahun), year.sumber) for year in comparison.tahun if year.sumber]
    if plan:
        sources.append((f"target akhir Renstra {plan.tahun or ''}".strip(), plan.sumber))
    if comparison.nasional:
        sources.append(("standar nasional", comparison.nasional.sumber))
    if sources:
        yield f"Sumber {'; '.join(f'{name}: {source}' for name, source in sources)}."


def comparison_lines(comparison: ShownComparison, row: IndikatorRow) -> Iterator[ComparisonLine]:
    """Yield what the row is compared with, a line each."""
    for year in comparison.tahun:
        source = year.sumber or "Dokumen pengukuran tahun itu"
        name = f"Tahun {year.tahun}{' (setahun)' if year.setahun else ''}"
        yield ComparisonLine(name, year.nilai, row.sampai.realisasi, Figure(DASH), source)
    if comparison.renstra:
        yield _line(f"Target akhir Renstra ({comparison.renstra.tahun})", comparison.renstra, row)
    if comparison.nasional:
        yield _line("Standar nasional", comparison.nasional, row)


def _line(name: str, other: ShownAgainst, row: IndikatorRow) -> ComparisonLine:
    """Years are added up as they are printed; the value to date counts as in the row."""
    full = None if other.dijumlah else row.sampai.penuh
    return ComparisonLine(name, other.nilai, other.realisasi, other.capaian, other.sumber, full)
