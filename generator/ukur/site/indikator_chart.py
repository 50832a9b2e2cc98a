"""The chart of an indicator: its value to date over the path of its targets, cut where the series breaks."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ukur.document import wording
from ukur.document.direction_text import comparison_of
from ukur.document.document_value import IndikatorRow
from ukur.document.figure import NOTHING, ScopedFigure
from ukur.measure.direction import Direction
from ukur.measure.rumus import RUMUS
from ukur.model.indikator import Indikator
from ukur.site.line_chart import LineChart, ReferenceLine
from ukur.site.material import SeriesPoint

_ARROWS = {Direction.NAIK: "↑", Direction.TURUN: "↓", Direction.TEPAT: "↔"}
_TOLD = 8  # periods in the description, our choice: it is read aloud; the table has them all


def indikator_chart(item: Indikator, points: Sequence[SeriesPoint]) -> LineChart:
    """Return the value to date over the path of the targets to date; the year's where a quarter has none."""
    path = [_on_path(point.baris) for point in points]
    words = [
        f"{point.periode.tahun} TW {point.periode.roman}: {wording.figure(scoped)}"
        for point, scoped in zip(points, path, strict=True)
    ]
    breaks = _breaks(item, points)
    toward = RUMUS[item.rumus].arah
    sample = any(point.baris.target_contoh for point in points)
    return LineChart(
        f"Target dan realisasi {item.nama}",
        "; ".join([*words[-_TOLD:], *(sentence for _, sentence in breaks)]),
        [(f"TW {point.periode.roman}", str(point.periode.tahun)) for point in points],
        words,
        [scoped.realisasi for scoped in path],
        [scoped.target for scoped in path],
        "Target contoh" if sample else "Target",
        tuple(_references(points)),
        breaks,
        points[-1].baris.satuan if points else item.satuan,
        f"{_ARROWS[toward]} {toward}",
    )


def _references(points: Sequence[SeriesPoint]) -> Iterator[ReferenceLine]:
    """Yield what the newest figure is held against; not what a sum over years is: it is no level."""
    if not points:
        return
    against = comparison_of(points[-1].baris, points[-1].periode)
    if against.renstra and not against.renstra.dijumlah:
        yield ReferenceLine(
            f"Renstra {against.renstra.tahun or ''}".strip(), "renstra", against.renstra.nilai
        )
    if against.nasional:
        yield ReferenceLine("Nasional", "nasional", against.nasional.nilai)


def far_sentence(chart: LineChart) -> str:
    """Return the reference lines that lie outside the picture, in a sentence; empty where there are none."""
    far = [f"{line.nama} {line.nilai.teks}" for line in chart.far] if chart.known else []
    return f"Di luar gambar: {', '.join(far)}." if far else ""


def _breaks(item: Indikator, points: Sequence[SeriesPoint]) -> list[tuple[int, str]]:
    """Return the point with which each new series begins, with the sentence of the break."""
    return [
        (at, "; ".join(row.sentence for row in broken))
        for at, (before, after) in enumerate(pairwise(points), 1)
        if (broken := item.breaks(before.periode, after.periode))
    ]


def _on_path(row: IndikatorRow) -> ScopedFigure:
    return row.sampai if row.sampai.target != NOTHING else row.setahun
