"""Which formula makes the printed percentages of which two columns: tried, not believed.

Every percentage comes from ``measure`` and is held against the digits that were printed. A row with 0 percent
proves nothing, nor does one whose realisasi is its target: every formula gives 100 there.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import lru_cache

from ukur.forms.table.cell_figures import Figure
from ukur.forms.table.table_checks import Fit, ProofResult, Rounding, RowProof, Verdict
from ukur.forms.table.table_kinds import ColumnRole
from ukur.forms.table.table_reading import TableColumn
from ukur.measure.rounding import HUNDRED, WIDE, round_half_up
from ukur.measure.rumus import compute_capaian
from ukur.measure.rumus_id import RumusId
from ukur.spreadsheet.grid import address

TRIED = (RumusId.NAIK, RumusId.TURUN_SELISIH, RumusId.TURUN_RASIO)
CAPS = (Decimal(100), Decimal(110), Decimal(120), Decimal(150), Decimal(200))
"""Percentages at which offices were seen to cut rows off."""
SHOWN_PLACES = 6  # a number cell without format holds 15 digits, the last of them binary dust
FIRST_ROWS = 8  # rows on which a pair is tried before the rest: a wrong one fits none of them
SAMPLE = 60  # rows that decide which columns belong together; all rows are held against what they decide
UNWORDED = 2  # different percentages that prove columns whose headings say nothing
SHARE = Decimal("0.6")  # of the rows that say something: a table with some wrong rows is proved all the same
MOST_COLUMNS = 30  # number columns that are paired: more are months, which have their own way
_PERCENTS = {ColumnRole.CAPAIAN, ColumnRole.SERAPAN}
_TARGETS = {ColumnRole.TARGET, ColumnRole.PAGU, ColumnRole.UNKNOWN}
_RESULTS = {ColumnRole.REALISASI, ColumnRole.SPENT, ColumnRole.UNKNOWN, ColumnRole.CAPAIAN}
_NO_PART = {
    ColumnRole.ROW_NUMBER, ColumnRole.YEAR, ColumnRole.KODE, ColumnRole.IGNORED, ColumnRole.BASELINE,
    ColumnRole.REMARK,
}  # fmt: skip
Figures = Mapping[int, Mapping[int, Figure]]
"""The figures of data rows, read by their columns' conventions: by column, then by row."""


@dataclass(frozen=True)
class _Trio:
    """A target, a realisasi and a percentage: the columns that are tried together."""

    target: TableColumn
    realisasi: TableColumn
    percent: TableColumn

    @property
    def worded(self) -> bool:
        """Whether the words above the columns say the same."""
        money = self.target.role is ColumnRole.PAGU and self.realisasi.role is ColumnRole.SPENT
        work = self.target.role is ColumnRole.TARGET and self.realisasi.role is ColumnRole.REALISASI
        return money or work

    @property
    def distance(self) -> int:
        """How far the realisasi stands from its percentage."""
        return abs(self.realisasi.number - self.percent.number)


def prove(columns: Sequence[TableColumn], figures: Figures) -> Iterator[ProofResult]:
    """Yield each column of percentages with the two that make it, or that words say should.

    ``figures`` have been read by their columns' conventions.
    """
    numbered = [column for column in columns if _is_tried(column, figures)]
    for percent in numbered:
        if percent.role not in _PERCENTS and not _says_percent(percent):
            continue
        cap = _cap_of(figures[percent.number])
        trios = [trio for trio in _trios(percent, numbered) if _is_likely(trio, figures, cap)]
        sampled = [result for trio in trios if (result := _proved(trio, figures, cap, SAMPLE))]
        if sampled:
            yield _result(max(sampled, key=lambda item: item[0])[1], figures, cap)
        elif (worded := _worded_trio(percent, numbered)) is not None:
            yield replace(_result(worded, figures, cap), rumus=None)


def _is_tried(column: TableColumn, figures: Figures) -> bool:
    if column.role in _NO_PART or (column.part is not None and column.part.months):
        return False
    return sum(figure.number is not None for figure in figures.get(column.number, {}).values()) > 0


def _says_percent(column: TableColumn) -> bool:
    words = column.heading.casefold()
    return any(word in words for word in ("%", "persen", "prosen", "rasio", "capaian")) or not words


def _trios(percent: TableColumn, numbered: Sequence[TableColumn]) -> Iterator[_Trio]:
    """Yield the pairs that may make a percentage: of its own quarter, or the target of the whole year."""
    others = [column for column in numbered if column is not percent][:MOST_COLUMNS]
    for target in others:
        for realisasi in others:
            if target is not realisasi and _belong(target, realisasi, percent):
                yield _Trio(target, realisasi, percent)


def _belong(target: TableColumn, realisasi: TableColumn, percent: TableColumn) -> bool:
    if target.role not in _TARGETS or realisasi.role not in _RESULTS:
        return False
    if {target.role, realisasi.role} & {ColumnRole.PAGU, ColumnRole.SPENT} and ColumnRole.TARGET in {
        target.role,
        realisasi.role,
    }:
        return False
    return target.part in {None, percent.part} and realisasi.part == percent.part


def _worded_trio(percent: TableColumn, numbered: Sequence[TableColumn]) -> _Trio | None:
    """Return the columns that words put together; None unless exactly these are there."""
    money = percent.role is ColumnRole.SERAPAN
    pair = (ColumnRole.PAGU, ColumnRole.SPENT) if money else (ColumnRole.TARGET, ColumnRole.REALISASI)
    found = [
        trio
        for trio in _trios(percent, numbered)
        if (trio.target.role, trio.realisasi.role) == pair and percent.role in _PERCENTS
    ]
    own = [trio for trio in found if trio.target.part == percent.part] or found
    return own[0] if len(own) == 1 else None


def _is_likely(trio: _Trio, figures: Figures, cap: Decimal | None) -> bool:
    """Return whether any of the first rows that say something fits."""
    tried = 0
    for proof in _row_proofs(trio, figures, cap):
        if proof.verdict in {Verdict.PROVED, Verdict.UNDECIDED}:
            return True
        tried += proof.verdict is Verdict.MISMATCH
        if tried == FIRST_ROWS:
            return False
    return False


_Weight = tuple[int, int, bool, int]


def _proved(trio: _Trio, figures: Figures, cap: Decimal | None, rows: int) -> tuple[_Weight, _Trio] | None:
    """Return how strongly a trio is proved; None where it is not."""
    tested: list[RowProof] = []
    for proof in _row_proofs(trio, figures, cap):
        if proof.verdict is not Verdict.SILENT:
            tested.append(proof)
        if len(tested) == rows:
            break
    fits = [proof for proof in tested if proof.fits]
    proved = [proof for proof in tested if proof.verdict is Verdict.PROVED]
    if not trio.worded:  # against a column of 100 everything is its own percentage
        proved = [proof for proof in proved if HUNDRED not in _numbers(trio, figures, proof.row)[:2]]
    different = len({proof.printed for proof in proved})
    if different < (1 if trio.worded else UNWORDED) or len(fits) < SHARE * len(tested):
        return None
    rising = sum(any(fit.rumus is RumusId.NAIK for fit in proof.fits) for proof in fits)
    return (rising, len(fits), trio.worded, -trio.distance), trio


def _result(trio: _Trio, figures: Figures, cap: Decimal | None) -> ProofResult:
    proofs = tuple(_row_proofs(trio, figures, cap))
    chosen = Counter(proof.fits[0].rumus for proof in proofs if proof.verdict is Verdict.PROVED)
    rumus = chosen.most_common(1)[0][0] if chosen else RumusId.NAIK
    capped = any(fit.rounding is Rounding.CAPPED for proof in proofs for fit in proof.fits)
    told = (_against(proof, trio, figures, rumus) for proof in proofs)
    return ProofResult(
        trio.target.number,
        trio.realisasi.number,
        trio.percent.number,
        rumus,
        tuple(told),
        cap if capped else None,
    )


def _against(proof: RowProof, trio: _Trio, figures: Figures, rumus: RumusId) -> RowProof:
    """Return a row's proof with what the column's formula gives, and how far a wrong one is off."""
    if proof.verdict is Verdict.SILENT:
        return proof
    target, realisasi, percent = _numbers(trio, figures, proof.row)
    places = min(figures[trio.percent.number][proof.row].decimals, SHOWN_PLACES)
    assert target is not None
    assert realisasi is not None
    assert percent is not None
    result = computed(rumus, target, realisasi)
    if result is None:
        return proof
    shown = round_half_up(result, places)
    off = percent - shown if proof.verdict is Verdict.MISMATCH else None
    return replace(proof, computed=shown, difference=off)


def _row_proofs(trio: _Trio, figures: Figures, cap: Decimal | None) -> Iterator[RowProof]:
    """Yield what each row with a percentage says."""
    for row, percent in figures[trio.percent.number].items():
        numbers = _numbers(trio, figures, row)
        fits = fits_of(*numbers, min(percent.decimals, SHOWN_PLACES), cap)
        at = address(row, trio.percent.number)
        if fits is None:
            yield RowProof(row, at, Verdict.SILENT, percent.text)
        else:
            verdict = _VERDICTS[min(len({fit.rumus for fit in fits}), 2)]
            yield RowProof(row, at, verdict, percent.text, fits)


_VERDICTS = (Verdict.MISMATCH, Verdict.PROVED, Verdict.UNDECIDED)
"""By how many formulas fit: none, one, more."""


def _numbers(
    trio: _Trio, figures: Figures, row: int
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Return target, realisasi and percentage of a row."""
    found = (figures[column.number].get(row) for column in (trio.target, trio.realisasi, trio.percent))
    target, realisasi, percent = (figure.number if figure else None for figure in found)
    return target, realisasi, percent


def fits_of(
    target: Decimal | None,
    realisasi: Decimal | None,
    percent: Decimal | None,
    places: int,
    cap: Decimal | None,
) -> tuple[Fit, ...] | None:
    """Return the formulas that give a printed percentage; None where the row can prove nothing.

    ``percent`` is as printed, with ``places`` decimals; ``cap`` where the column cuts rows off.
    """
    if target is None or realisasi is None or percent is None or not target or not percent:
        return None
    found, results = [], []
    for rumus in TRIED:
        if not realisasi and rumus is RumusId.TURUN_RASIO:
            continue  # 100 there is an agreement, no arithmetic
        results.append(result := computed(rumus, target, realisasi))
        rounding = None if result is None else _rounding(result, percent, places, cap)
        if rounding is not None:
            found.append(Fit(rumus, rounding))
    return tuple(found) if any(result is not None for result in results) else None


@lru_cache(50_000)  # pairs of figures come back for each percentage they are tried with
def computed(rumus: RumusId, target: Decimal, realisasi: Decimal) -> Decimal | None:
    """Return the unrounded capaian by a formula of the project; None where there is none."""
    result = compute_capaian(rumus, target, realisasi)
    return result if isinstance(result, Decimal) else None


def _rounding(result: Decimal, percent: Decimal, places: int, cap: Decimal | None) -> Rounding | None:
    quantum = Decimal(1).scaleb(-places)
    if round_half_up(result, places) == percent.quantize(quantum, ROUND_HALF_UP, WIDE):
        return Rounding.HALF_UP
    if result.quantize(quantum, ROUND_DOWN, WIDE) == percent:
        return Rounding.TRUNCATED
    return Rounding.CAPPED if cap is not None and percent == cap < result else None


def _cap_of(percents: Mapping[int, Figure]) -> Decimal | None:
    """Return where a column may be cut off: at its highest percentage, if a known one and not alone."""
    printed = Counter(figure.number for figure in percents.values() if figure.number is not None)
    highest = max(printed, default=None)
    return highest if highest in CAPS and printed[highest] > 1 else None
