"""Direction in words: which indicators got better or worse, against what."""

from collections.abc import Iterator, Sequence

from ukur.document.date_text import DASH
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.figure import Figure
from ukur.document.first_form import frozen_comparison
from ukur.document.shown_comparison import ComparisonLine, ShownAgainst, ShownChange, ShownComparison
from ukur.measure.perubahan import Trend
from ukur.model.periode import Periode

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
    changes = [(row.kode, change) for row in document.baris if (change := change_of(row, document.periode))]
    judged = [(kode, change) for kode, change in changes if change.arah]
    names = sorted({change.terhadap for _, change in judged}, key=lambda name: _weight(judged, name))
    return tuple(
        f"{trends([(kode, change.arah) for kode, change in judged if change.terhadap == name], 'indikator')} "
        f"dibanding {name}{_codes([kode for kode, c in judged if c.terhadap == name and _worse(c.arah)])}."
        for name in names
    )


def has_directions(document: DokumenPengukuran) -> bool:
    """Return whether any indicator of a document is held against an earlier figure."""
    changes = (change_of(row, document.periode) for row in document.baris)
    return any(change.arah for change in changes if change)


def _weight(judged: Sequence[tuple[str, ShownChange]], name: str) -> tuple[int, str]:
    return -sum(change.terhadap == name for _, change in judged), name


def _worse(arah: str) -> bool:
    return arah == Trend.MEMBURUK


def _codes(codes: Sequence[str]) -> str:
    return f": {', '.join(codes)}" if codes else ""


def trends(judged: Sequence[tuple[str, str]], noun: str = "") -> str:
    """Return how many got better, stayed and got worse: ``7 indikator membaik, 1 memburuk``."""
    counts = [(trend, sum(arah == trend for _, arah in judged)) for trend in Trend]
    said = [f"{count} {trend}" for trend, count in counts if count]
    if noun and said:
        number, _, word = said[0].partition(" ")
        said[0] = f"{number} {noun} {word}"
    return ", ".join(said)


def worsened(judged: Sequence[tuple[str, str]]) -> str:
    """Return the codes of those that got worse, after a colon: ``: IKU-08``."""
    return _codes([kode for kode, arah in judged if _worse(arah)])


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
