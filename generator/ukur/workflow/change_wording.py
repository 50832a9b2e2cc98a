"""Single changes in plain words: where in the office's data a value stands, from what to what."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from ukur.measure.figure_text import short_number
from ukur.model.catalogue import RECORDS
from ukur.model.meaning import ChangeKind, Content, place
from ukur.model.paths import (
    INSTANSI,
    KOREKSI,
    LKE,
    PEJABAT,
    PERAN,
    POHON,
    SKALA,
    SOP,
    TERJEMAHAN,
    parse_data_path,
)
from ukur.model.periode import Periode
from ukur.workflow.changes import LeafChange
from ukur.workflow.records import PRESENT

MAX_NAMED = 8
"""Our choice: how many cells are named before the rest is counted, so that a verdict is read to its end."""

_FILE_WORDS = {
    INSTANSI: "data instansi",
    PEJABAT: "pejabat",
    PERAN: "peran",
    SOP: "SOP",
    SKALA: "skala",
    POHON: "pohon kinerja",
    KOREKSI: "koreksi",
    LKE: "kriteria LKE",
    TERJEMAHAN: "terjemahan nama",
}
# Our choice: who stops reading early has seen figures, targets and stages.
_FIRST_FIELDS = {
    jenis: rank
    for rank, jenis in enumerate(
        (ChangeKind.REALISASI, ChangeKind.TARGET, ChangeKind.TAHAP, ChangeKind.MAKNA)
    )
}
_ADDRESS = re.compile(r"https?://\S{1,2000}")  # who is to open it needs all of it
_LONGEST = 120  # our choice: letters of one line in a comment


def quarter_name(periode: Periode) -> str:
    """Return a period in short: ``TW IV 2024``."""
    return f"TW {periode.roman} {periode.tahun}"


def shorten_text(text: str, length: int = _LONGEST) -> str:
    """Return a text on one line, cut where it is long; what cannot be shown or written becomes a blank."""
    shown = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return shown if len(shown) <= length else f"{shown[:length].rstrip()}…"


def name_place(changes: LeafChange) -> str:
    """Return where a value stands: ``pembilang IKU-01 TW IV 2024``."""
    owner, place = _owner(changes), _place(changes)
    return (
        f"{place} {owner}".strip()
        if changes.indikator or changes.periode
        else f"{owner}, {place}".rstrip(", ")
    )


def _owner(changes: LeafChange) -> str:
    if changes.periode:
        return (
            f"{changes.indikator or ('formulir ' + changes.unit if changes.unit else 'dokumen')} "
            f"{quarter_name(changes.periode)}"
        )
    if changes.indikator:
        return changes.indikator
    stem = changes.file.removesuffix(".yml").replace("/", " ")
    return _FILE_WORDS.get(changes.file, stem)


def _place(changes: LeafChange) -> str:
    below = changes.loc[2:] if changes.unit and changes.indikator else changes.loc
    return ", ".join(_word(part) for part in below)


def _word(part: str) -> str:
    return f"ke-{int(part) + 1}" if part.isdecimal() and len(part) < 4 else part.replace("_", " ")


def content_words(changes: LeafChange, text: str) -> str:
    """Return the text of a leaf as readers know it: numbers with a comma, long texts cut."""
    if _number(changes):
        try:
            return short_number(Decimal(text))
        except InvalidOperation:
            pass
    return text if _ADDRESS.fullmatch(text) else shorten_text(text)


def _number(changes: LeafChange) -> bool:
    path = parse_data_path(changes.file)
    at = place(RECORDS[path.kind], changes.loc) if path else None
    return at is not None and at.content is Content.NUMBER


def difference_words(changes: LeafChange) -> str:
    """Return from what to what: ``47 -> 48``; of a member that says nothing, that it is there or not."""
    if PRESENT in {changes.old, changes.new}:
        return _emptiness(changes)
    if changes.old is None:
        return f"ditambah {content_words(changes, changes.new or '')}"
    if changes.new is None:
        return f"dihapus {content_words(changes, changes.old)}"
    return f"{content_words(changes, changes.old)} -> {content_words(changes, changes.new)}"


def _emptiness(changes: LeafChange) -> str:
    if changes.new == PRESENT:
        old = f"{content_words(changes, changes.old)} -> " if changes.old else ""
        return f"{old}ada, tanpa isi"
    return (
        f"yang tanpa isi {'dihapus' if changes.new is None else f'-> {content_words(changes, changes.new)}'}"
    )


def told_changes(changed: Iterable[LeafChange]) -> tuple[LeafChange, ...]:
    """Return the changes that say something: not that an empty member was filled in, or emptied.

    What was written into it, or was deleted from it, stands among the changes by itself.
    """
    changes = tuple(changed)
    above = {(change.file, change.loc[:depth]) for change in changes for depth in range(len(change.loc))}
    return tuple(
        change
        for change in changes
        if PRESENT not in {change.old, change.new} or (change.file, change.loc) not in above
    )


def change_sentence(changes: LeafChange) -> str:
    """Return one change in words: ``pembilang IKU-01 TW IV 2024: 47 -> 48``."""
    return f"{name_place(changes)}: {difference_words(changes)}"


def short_sentence(changes: LeafChange) -> str:
    """Return one change in words, for where its owner was named: ``satuan: persen -> rasio``."""
    return f"{_place(changes)}: {difference_words(changes)}"


def end_sentence(text: str) -> str:
    """Return a sentence with one full stop at its end."""
    return text if text.endswith((".", "…", "?", "!")) else f"{text}."


def name_all(changed: Iterable[LeafChange], many: int = MAX_NAMED) -> tuple[str, ...]:
    """Return the first changes in words, those of figures before others, and how many more there are."""
    changes = sorted(
        told_changes(changed), key=lambda change: _FIRST_FIELDS.get(change.kind, len(_FIRST_FIELDS))
    )
    shown = tuple(change_sentence(change) for change in changes[:many])
    rest = len(changes) - len(shown)
    return (*shown, f"dan {rest} perubahan lain") if rest else shown
