"""Comparisons of documents that were filed in the first form, read from what they froze.

Such a document lists, below each indicator, past years with their own capaian. The years, the plan's end and
the national standard are shown as newer documents show theirs; the capaian of another year is not, because
beside this year's figure it says something else than it means.
"""

import re

from ukur.document.date_text import DASH
from ukur.document.document_value import IndikatorRow, ShownPembanding
from ukur.document.figure import Figure
from ukur.document.indicator_comparison import change_figure
from ukur.document.shown_comparison import (
    DOWN,
    SAME,
    UP,
    ShownAgainst,
    ShownChange,
    ShownComparison,
    YearValue,
)
from ukur.measure.perubahan import judge
from ukur.measure.rounding import WIDE
from ukur.measure.rumus import RUMUS
from ukur.model.periode import Periode

_YEAR = re.compile(r"Tahun (\d{4})")
_PLAN = re.compile(r"Target akhir Renstra \((\d{4})\)")
_NATIONAL = "Standar nasional"
_DOCUMENT = "Dokumen pengukuran tahun itu"
_SHARES = {"%", "persen"}
_MOVES = {1: UP, -1: DOWN, 0: SAME, None: ""}


def past_year(row: ShownPembanding) -> int | None:
    """Return the year of a line about a past year; None for the others."""
    found = _YEAR.fullmatch(row.dengan)
    return int(found[1]) if found else None


def frozen_comparison(row: IndikatorRow, periode: Periode) -> ShownComparison:
    """Return the comparisons of a row of the first form."""
    years = [(tahun, line) for line in row.pembanding if (tahun := past_year(line)) is not None]
    plan = [(found[1], line) for line in row.pembanding if (found := _PLAN.fullmatch(line.dengan))]
    national = [line for line in row.pembanding if line.dengan == _NATIONAL]
    return ShownComparison(
        tahun=tuple(YearValue(tahun, line.nilai, _source(line)) for tahun, line in years),
        perubahan=next(
            (_change(row, tahun, line.nilai) for tahun, line in years if tahun == periode.tahun - 1), None
        ),
        renstra=_against(row, plan[0][1], int(plan[0][0])) if plan else None,
        nasional=_against(row, national[0]) if national else None,
    )


def _source(line: ShownPembanding) -> str:
    return "" if line.sumber == _DOCUMENT else line.sumber


def _against(row: IndikatorRow, line: ShownPembanding, tahun: int | None = None) -> ShownAgainst:
    return ShownAgainst(line.nilai, row.sampai.realisasi, line.capaian, line.sumber, tahun)


def _change(row: IndikatorRow, tahun: int, before: Figure) -> ShownChange:
    """Judge the frozen figures by the formula on record; without one there is no judgement."""
    calculation, current = row.setahun.hitungan or row.sampai.hitungan, row.sampai.realisasi.nilai
    name, code = f"tahun {tahun}", str(tahun)
    if calculation is None or current is None or before.nilai is None:
        return ShownChange(name, code, Figure(DASH))
    moved = judge(RUMUS[calculation.rumus], before.nilai, current, calculation.target)
    share = row.satuan.casefold() in _SHARES
    figure = change_figure(WIDE.subtract(current, before.nilai), row.desimal, row.satuan, share)
    if moved is None:
        return ShownChange(name, code, figure)
    return ShownChange(name, code, figure, _MOVES[moved.gerak], str(moved.arah))
