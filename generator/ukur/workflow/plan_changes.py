"""Plans and follow-up that a proposal brings, changes or takes away, with their text."""

from collections.abc import Iterator, Sequence

from ukur.measure.figure_text import DASH
from ukur.model.catalogue import Catalogue
from ukur.model.pengukuran import IsianIndikator
from ukur.model.periode import Periode
from ukur.workflow.plan_words import follow_up_parts, plan_parts, told_parts

_Parts = dict[str, str]
_Said = tuple[str, str]


def plan_change_sentences(base: Catalogue, head: Catalogue, periode: Periode) -> Iterator[str]:
    """Yield a sentence for each plan and follow-up that differs; indicators with the same one together."""
    old, new = _reports(base, periode), _reports(head, periode)
    grouped: dict[_Said, list[str]] = {}
    for kode in sorted({*old, *new}):
        for said in _said(old.get(kode, ()), new.get(kode, ())):
            grouped.setdefault(said, []).append(kode)
    for (name, told), codes in grouped.items():
        yield f"{name} {', '.join(codes)}: {told}."


def _reports(catalogue: Catalogue, periode: Periode) -> dict[str, list[IsianIndikator]]:
    found: dict[str, list[IsianIndikator]] = {}
    for row in catalogue.reported(periode):
        found.setdefault(row.kode, []).append(row.isian)
    return found


def _said(old: Sequence[IsianIndikator], new: Sequence[IsianIndikator]) -> Iterator[_Said]:
    plans = [[plan_parts(row) for report in side for row in report.rencana_aksi] for side in (old, new)]
    yield from (("Rencana aksi", told) for told in _differences(*plans))
    reported = [[follow_up_parts(row) for one in side for row in one.tindak_lanjut] for side in (old, new)]
    yield from (("Tindak lanjut", told) for told in _differences(*reported))


def _differences(old: Sequence[_Parts], new: Sequence[_Parts]) -> Iterator[str]:
    """Yield what differs; what is gone and what came are paired in order, and told as changed."""
    came, gone = list(new), []
    for row in old:
        if row in came:
            came.remove(row)
        else:
            gone.append(row)
    paired = min(len(gone), len(came))
    for before, after in zip(gone[:paired], came[:paired], strict=True):
        names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
        moved = (f"{name}: {before.get(name, DASH)} -> {after.get(name, DASH)}" for name in names)
        yield f"diubah, {'; '.join(moved)}"
    yield from (f"ditambah, {told_parts(row)}" for row in came[paired:])
    yield from (f"dihapus, {told_parts(row)}" for row in gone[paired:])
