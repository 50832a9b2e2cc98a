"""The state of a signed quarter stays: what is dated may change for quarters that nobody signed yet.

A dictionary without dates is judged as before dates existed, so that no merged proposal of the past is
refused by a rule that is newer than it.
"""

from collections.abc import Iterator

from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Target
from ukur.model.periode import Periode
from ukur.workflow.comparison import Comparison

_Figures = tuple[object, object]
_HINT = "tulis mulai dan sampai untuk triwulan yang belum disahkan"


def settled_states(comparison: Comparison) -> Iterator[str]:
    """Yield what a proposal would change in the state of a quarter whose document is signed."""
    base, head = comparison.base, comparison.head
    for periode in base.disahkan():
        for key in sorted({*base.instansi.unit, *head.instansi.unit}):
            if _dated_unit(base, head, key) and _has(base, key, periode) != _has(head, key, periode):
                yield f"masa unit {key} mengubah susunan {periode}, yang sudah disahkan; {_HINT}"
        yield from _members(base, head, periode)
        for kode in sorted({*base.indikator, *head.indikator}):
            before, after = base.indikator.get(kode), head.indikator.get(kode)
            if before is not after:
                yield from _of_indikator(comparison, kode, periode)


def _members(base: Catalogue, head: Catalogue, periode: Periode) -> Iterator[str]:
    kinds = base.instansi.klasifikasi, head.instansi.klasifikasi
    for key in sorted(kinds[0].keys() & kinds[1].keys()):
        old, new = (side[key] for side in kinds)
        for kode in sorted({*old.berlaku, *new.berlaku}):
            if old.has_member(kode, periode) != new.has_member(kode, periode):
                yield f"masa {kode} ({key}) mengubah rincian {periode}, yang sudah disahkan; {_HINT}"


def _of_indikator(comparison: Comparison, kode: str, periode: Periode) -> Iterator[str]:
    before, after = comparison.base.indikator.get(kode), comparison.head.indikator.get(kode)
    if after is None:  # a code that vanishes is told where it was reported
        return
    old = before is not None and before.covers(periode)
    dated = after.berlaku is not None or (before is not None and before.berlaku is not None)
    if dated and old != after.covers(periode):
        yield f"masa berlaku {kode} mengubah isi dokumen {periode}, yang sudah disahkan; {_HINT}"
    if before is None or not (old and after.covers(periode)):
        return
    units = before.unit.in_period(periode), after.unit.in_period(periode)
    rows = (*before.unit.rows, *after.unit.rows)
    if units[0] != units[1] and any(row.words for row in rows):
        moved = f"berubah dari {units[0]} ke {units[1]}"
        yield f"unit {kode} pada {periode}, yang sudah disahkan, {moved}; {_HINT}"
    yield from _targets(comparison, kode, periode)


def _targets(comparison: Comparison, kode: str, periode: Periode) -> Iterator[str]:
    """A target that is said to have been another one then must be the one that the document was made with."""
    old, new = comparison.target(kode, periode.tahun)
    if old is None or new is None or not (old.semula or new.semula):
        return
    if _figures(new.known_in(periode)) not in _figures_then(comparison, kode, periode):
        yield (
            f"target {kode} yang dipakai dokumen {periode}, yang sudah disahkan, berubah; "
            f"tulis target itu apa adanya di semula, dengan sampai paling awal {periode}"
        )


def only_records(comparison: Comparison, kode: str, tahun: int) -> bool:
    """Whether a target stays and its ``semula`` says what each quarter was measured with already."""
    old, new = comparison.target(kode, tahun)
    if old is None or new is None or old.model_copy(update={"semula": new.semula}) != new:
        return False
    quarters = (Periode(tahun, number) for number in (1, 2, 3, 4))
    return all(
        _figures(new.known_in(quarter)) in _figures_then(comparison, kode, quarter) for quarter in quarters
    )


def _figures_then(comparison: Comparison, kode: str, periode: Periode) -> list[_Figures]:
    """Return what a quarter was measured with: as the target branch says, and as its filed document does.

    A revision may have left out to record it; then the document alone knows.
    """
    found = [comparison.base.indikator.get(kode)]
    if comparison.filed is not None and periode in comparison.base.disahkan():
        found.append(comparison.filed.indikator(periode, kode))
    targets = (item.target.get(periode.tahun) for item in found if item)
    return [_figures(target.known_in(periode)) for target in targets if target]


def _figures(target: Target) -> _Figures:
    return target.tahun, target.triwulan


def _dated_unit(base: Catalogue, head: Catalogue, key: str) -> bool:
    units = (side.instansi.unit.get(key) for side in (base, head))
    return any(unit is not None and bool(unit.words) for unit in units)


def _has(catalogue: Catalogue, key: str, periode: Periode) -> bool:
    unit = catalogue.instansi.unit.get(key)
    return unit is not None and unit.covers(periode)
