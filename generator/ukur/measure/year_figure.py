"""What a past year had at the same quarter: of the indicator itself, else of the one that it follows."""

from dataclasses import dataclass, replace

from ukur.measure.capaian import IndikatorResult
from ukur.measure.measurements import Measurements
from ukur.measure.realisasi import printed
from ukur.model.indikator import Indikator, PutusDeret
from ukur.model.numbers import AbsentReason, Quantity
from ukur.model.periode import Periode, next_quarter


@dataclass(frozen=True)
class YearFigure:
    """What a past year had at the same quarter; ``setahun``: the baseline of that year as a whole.

    ``triwulan`` are the quarters that were answered for it. ``dari`` is the indicator that this one follows,
    where the figure is that one's; ``putus`` is the break between them.
    """

    periode: Periode
    nilai: Quantity
    setahun: bool
    sumber: str | None
    triwulan: tuple[int, ...]
    dari: Indikator | None = None
    putus: tuple[PutusDeret, ...] = ()


def value_of_period(result: IndikatorResult) -> Quantity | None:
    """Return the printed value to date; the reason that the quarter gives instead, None where it is blank."""
    own = result.realisasi_penuh
    if own is None or isinstance(own, AbsentReason):
        return own
    return printed(result.sampai.realisasi, result.indikator.desimal)


def figure_of_year(measurements: Measurements, result: IndikatorResult, tahun: int) -> YearFigure | None:
    """Return what a year had up to the same quarter, by its approved document; else its baseline.

    A year that this indicator knows nothing of may have a figure of the one that it follows.
    """
    item, periode = result.indikator, Periode(tahun, result.periode.triwulan)
    own = _figure(measurements, item, periode)
    if own is not None:
        return own
    return _of_predecessor(measurements, result, periode)


def _figure(measurements: Measurements, item: Indikator, periode: Periode) -> YearFigure | None:
    """Return an indicator's own figure; it is asked for again by each later year and quarter."""
    known = measurements.past_figures.setdefault(periode, {})
    kept = known.get(item.kode)
    if kept is None or kept[0] is not item:  # as another quarter knows it
        kept = known[item.kode] = item, _own_figure(measurements, item, periode)
    return kept[1]


def _own_figure(measurements: Measurements, item: Indikator, periode: Periode) -> YearFigure | None:
    document = measurements.catalogue.dokumen.get(periode)
    if document is not None and document.tahap.disahkan:
        measured = measurements.result_of(item.kode, periode)
        if (value := value_of_period(measured)) is not None:
            return YearFigure(periode, value, False, None, answered_quarters(measurements, measured))
    baseline = item.baseline.get(periode.tahun)
    value = printed(baseline.nilai, item.desimal) if baseline else None
    if baseline is None or value is None:
        return None
    return YearFigure(Periode(periode.tahun, 4), value, True, baseline.sumber, item.frekuensi.triwulan)


def _of_predecessor(
    measurements: Measurements, result: IndikatorResult, periode: Periode
) -> YearFigure | None:
    """One that follows several has no single figure before it; and another series is told as a break."""
    item = result.indikator
    before = measurements.catalogue.predecessors(item.kode)
    found = _figure(measurements, before[0], periode) if len(before) == 1 else None
    breaks = succession_breaks(item, before[0]) if before else ()
    if found is None or not breaks or not before[0].has_ended(result.periode):
        return None
    return replace(found, dari=before[0], putus=breaks)


def succession_breaks(item: Indikator, before: Indikator) -> tuple[PutusDeret, ...]:
    """Return the break between an indicator and the one that it follows: where this one begins."""
    begun = item.berlaku.mulai if item.berlaku else None
    last = before.berlaku.sampai if before.berlaku else None
    start = begun or (next_quarter(last) if last else None)
    if start is None:
        return ()
    return (PutusDeret(mulai=start, uraian=f"{item.kode} menggantikan {before.kode} {before.nama}"[:400]),)


def answered_quarters(measurements: Measurements, result: IndikatorResult) -> tuple[int, ...]:
    """Return the quarters up to this one that were answered: by a figure, or by n/a, which adds nothing."""
    kode, periode = result.indikator.kode, result.periode
    return tuple(
        quarter
        for quarter in range(1, periode.triwulan + 1)
        if measurements.result_of(kode, Periode(periode.tahun, quarter)).realisasi_penuh
        not in {None, AbsentReason.BELUM_RILIS}
    )
