"""Who has reported, in words: for the gate's comment, the terminal, and the preview of the site."""

import datetime
from collections.abc import Callable, Iterator, Sequence

from ukur.measure.collection import Collection, StepDeadline, UnitCollection

DayText = Callable[[datetime.date], str]
"""Writes a day as readers know it."""


def unit_words(unit: UnitCollection) -> str:
    """Return how far a unit is: ``2 dari 6 baris``."""
    if not unit.terbaca:
        return "formulirnya belum dapat dibaca"
    if not unit.terisi:
        return f"belum mengisi, {unit.diminta} baris"
    return f"{unit.diminta} baris" if unit.is_done else f"{unit.terisi} dari {unit.diminta} baris"


def collection_sentences(collection: Collection, day_text: DayText) -> Iterator[str]:
    """Yield who has reported, who is waited for, and until when; nothing where no form was handed out."""
    done = [unit for unit in collection.units if unit.is_done]
    if done:
        yield f"Sudah melapor: {_named(done)}."
    if collection.waiting:
        yield f"Menunggu: {_named(collection.waiting)}."
    if collection.units and collection.deadline:
        yield f"Batas waktu menghimpun: {deadline_words(collection.deadline, day_text)}."


def _named(units: Sequence[UnitCollection]) -> str:
    return "; ".join(f"{unit.nama} ({unit_words(unit)})" for unit in units)


def deadline_words(item: StepDeadline, day_text: DayText) -> str:
    """Return by when a step is to be done, and what that rests on."""
    if item.hari is None:
        return f"belum dapat dihitung, {item.dasar}"
    return f"{day_text(item.hari)} ({item.dasar})"


def rows_total(units: Sequence[UnitCollection]) -> str:
    """Return what was handed out and how much of it came back, where nothing is judged yet."""
    if not units:
        return "belum ada formulir"
    rows, said = sum(unit.diminta for unit in units), sum(unit.terisi for unit in units)
    handed = f"formulir {len(units)} unit, {rows} baris"
    return f"{handed}, {f'{said} sudah diisi' if said else 'belum ada yang diisi'}"
