"""Sentences about what changes within a year: who answers for indicators, units, performance agreements."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from ukur.measure.figure_text import DASH
from ukur.model.catalogue import Catalogue
from ukur.model.in_force import InForce
from ukur.model.indikator import Indikator
from ukur.model.instansi import Unit
from ukur.model.pk import PerjanjianKinerja
from ukur.workflow.change_wording import change_sentence, end_sentence, shorten_text
from ukur.workflow.changes import LeafChange

TERM = ("berlaku", "pengganti")
_MOVED = ("unit",)
Row = TypeVar("Row", bound=InForce)


def moved_together(leaves: Iterable[LeafChange]) -> tuple[dict[tuple[str, str], list[str]], set[str]]:
    """Return the indicators that go from one unit to another and change nothing else, by that way.

    The second is the codes of all that are told so: two or more that go the same way.
    """
    by_code: dict[str, list[LeafChange]] = {}
    for change in leaves:
        if change.indikator:
            by_code.setdefault(change.indikator, []).append(change)
    ways: dict[tuple[str, str], list[str]] = {}
    for kode, own in sorted(by_code.items()):
        if [change.loc for change in own] == [_MOVED]:
            ways.setdefault((own[0].old or DASH, own[0].new or DASH), []).append(kode)
    shared = {way: codes for way, codes in ways.items() if len(codes) > 1}
    return shared, {kode for codes in shared.values() for kode in codes}


def moves(ways: dict[tuple[str, str], list[str]]) -> Iterator[str]:
    """Yield one sentence for all indicators that go from one unit to another."""
    for (old, new), codes in sorted(ways.items()):
        yield f"Unit penanggung jawab {len(codes)} indikator ({', '.join(codes)}): {old} -> {new}."


def term_words(before: Indikator, after: Indikator) -> str | None:
    """Return what became of an indicator's life, in words; None where it did not change."""
    if (before.berlaku, before.pengganti) == (after.berlaku, after.pengganti):
        return None
    words = after.berlaku.words if after.berlaku else "tanpa batas triwulan"
    return f"berlaku {words}" + (f", digantikan {after.pengganti}" if after.pengganti else "")


def ends(gone: Iterable[Row], come: Iterable[Row]) -> list[tuple[Row, Row]]:
    """Return the rows of holders of which only the last day changed, as they were and as they are."""
    rows = list(come)
    found = []
    for row in sorted(gone, key=lambda item: item.mulai):
        now = next((item for item in rows if item == row.model_copy(update={"sampai": item.sampai})), None)
        if now is not None:
            rows.remove(now)
            found.append((row, now))
    return found


def end_words(before: InForce, after: InForce) -> str:
    """Return what became of a holder's last day, in words."""
    was = f" (semula {before.sampai:%d-%m-%Y})" if before.sampai else ""
    return f"berakhir {after.sampai:%d-%m-%Y}{was}" if after.sampai else f"tidak lagi berakhir{was}"


def structure(base: Catalogue, head: Catalogue, leaves: list[LeafChange]) -> Iterator[str]:
    """Yield what became of the office's units, then whatever else changed in its rules."""
    before, after = base.instansi.unit, head.instansi.unit
    for key in sorted({*before, *after}):
        old, new = before.get(key), after.get(key)
        if old is None and new is not None:
            yield end_sentence(f"Unit {key} baru: {_unit(new)}")
        elif new is None:
            yield f"Unit {key} dihapus."
        elif old is not None and old != new:
            yield end_sentence(f"Unit {key}: {_unit(old)} -> {_unit(new)}")
    for change in leaves:
        if not (change.file == "instansi.yml" and change.loc[:1] == ("unit",)):
            yield end_sentence(change_sentence(change))


def _unit(unit: Unit) -> str:
    parts = [shorten_text(unit.nama)]
    parts += [f"di bawah {unit.induk}"] if unit.induk else []
    parts += [unit.words] if unit.words else []
    parts += [f"dari {' dan '.join(unit.pendahulu)}"] if unit.pendahulu else []
    return ", ".join(parts)


def agreements(base: Catalogue, head: Catalogue, leaves: list[LeafChange]) -> Iterator[str]:
    """Yield the performance agreements that are recorded, changed or taken away."""
    old, new = base.instansi.pk, head.instansi.pk
    for word, rows in (
        ("dihapus", [row for row in old if row not in new]),
        ("dicatat", [row for row in new if row not in old]),
    ):
        for row in rows:
            yield end_sentence(f"{row.title} {word}: {_agreement(row)}")


def _agreement(row: PerjanjianKinerja) -> str:
    why = f", karena {row.alasan.words}" if row.alasan else ""
    more = f" ({shorten_text(row.keterangan)})" if row.keterangan else ""
    return f"nomor {row.nomor}, tanggal {row.tanggal:%d-%m-%Y}{why}{more}"
