"""The chart of an indicator: its value to date along the path of its targets, cut where the series breaks."""

from collections.abc import Sequence
from itertools import pairwise

from ukur.document import wording
from ukur.document.document_value import IndikatorRow
from ukur.document.figure import NOTHING, ScopedFigure
from ukur.model.indikator import Indikator
from ukur.site.charts import ChartSeries, line_chart
from ukur.site.material import SeriesPoint


def indikator_chart(item: Indikator, points: Sequence[SeriesPoint]) -> str:
    """Draw the value to date along the path of the targets to date; the year's where a quarter has none."""
    label = [f"{point.periode.tahun} TW {point.periode.roman}" for point in points]
    axis = [f"TW {point.periode.roman}\n{point.periode.tahun}" for point in points]
    path = [_on_path(point.baris) for point in points]
    words = [f"{name}: {wording.figure(scoped)}" for name, scoped in zip(label, path, strict=True)]
    series = (
        ChartSeries("Target", "target", tuple(scoped.target.nilai for scoped in path)),
        ChartSeries("Realisasi", "realisasi", tuple(scoped.realisasi.nilai for scoped in path)),
    )
    title, breaks = f"Target dan realisasi {item.nama}", _breaks(item, points)
    said = "; ".join([*words[-8:], *(sentence for _, sentence in breaks)])
    return line_chart("grafik", title, said, axis, series, words, breaks)


def _breaks(item: Indikator, points: Sequence[SeriesPoint]) -> list[tuple[int, str]]:
    """Return the point with which each new series begins, with the sentence of the break."""
    return [
        (at, "; ".join(row.sentence for row in broken))
        for at, (before, after) in enumerate(pairwise(points), 1)
        if (broken := item.breaks(before.periode, after.periode))
    ]


def _on_path(row: IndikatorRow) -> ScopedFigure:
    return row.sampai if row.sampai.target != NOTHING else row.setahun
