"""Single changes in plain words: where in the office's data a value stands, from what to what."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from ukur.measure.figure_text import short_number
from ukur.model.catalogue import RECORDS
from ukur.model.meaning import ChangeKind, Content, place
from ukur.model.paths import INSTANSI, KOREKSI, LKE, PEJABAT, PERAN, POHON, SKALA, SOP, parse_data_path
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


def shorten_text(teks: str, panjang: int = _LONGEST) -> str:
    """Return a text on one line, cut where it is long; what cannot be shown or written becomes a blank."""
    shown = " ".join("".join(char if char.isprintable() else " " for char in teks).split())
    return shown if len(shown) <= panjang else f"{shown[:panjang].rstrip()}…"


def name_place(ubah: LeafChange) -> str:
    """Return where a value stands: ``pembilang IKU-01 TW IV 2024``."""
    owner, place = _owner(ubah), _place(ubah)
    return f"{place} {owner}".strip() if ubah.indikator or ubah.periode else f"{owner}, {place}".rstrip(", ")


def _owner(ubah: LeafChange) -> str:
    if ubah.periode:
        return (
            f"{ubah.indikator or ('formulir ' + ubah.unit if ubah.unit else 'dokumen')} "
            f"{quarter_name(ubah.periode)}"
        )
    if ubah.indikator:
        return ubah.indikator
    stem = ubah.file.removesuffix(".yml").replace("/", " ")
    return _FILE_WORDS.get(ubah.file, stem)


def _place(ubah: LeafChange) -> str:
    below = ubah.loc[2:] if ubah.unit and ubah.indikator else ubah.loc
    return ", ".join(_word(part) for part in below)


def _word(part: str) -> str:
    return f"ke-{int(part) + 1}" if part.isdecimal() and len(part) < 4 else part.replace("_", " ")


def content_words(ubah: LeafChange, teks: str) -> str:
    """Return the text of a leaf as readers know it: numbers with a comma, long texts cut."""
    if _number(ubah):
        try:
            return short_number(Decimal(teks))
        except InvalidOperation:
            pass
    return teks if _ADDRESS.fullmatch(teks) else shorten_text(teks)


def _number(ubah: LeafChange) -> bool:
    path = parse_data_path(ubah.file)
    at = place(RECORDS[path.kind], ubah.loc) if path else None
    return at is not None and at.content is Content.NUMBER


def difference_words(ubah: LeafChange) -> str:
    """Return from what to what: ``47 -> 48``; of a member that says nothing, that it is there or not."""
    if PRESENT in {ubah.old, ubah.new}:
        return _emptiness(ubah)
    if ubah.old is None:
        return f"ditambah {content_words(ubah, ubah.new or '')}"
    if ubah.new is None:
        return f"dihapus {content_words(ubah, ubah.old)}"
    return f"{content_words(ubah, ubah.old)} -> {content_words(ubah, ubah.new)}"


def _emptiness(ubah: LeafChange) -> str:
    if ubah.new == PRESENT:
        old = f"{content_words(ubah, ubah.old)} -> " if ubah.old else ""
        return f"{old}ada, tanpa isi"
    return f"yang tanpa isi {'dihapus' if ubah.new is None else f'-> {content_words(ubah, ubah.new)}'}"


def told_changes(ubah: Iterable[LeafChange]) -> tuple[LeafChange, ...]:
    """Return the changes that say something: not that an empty member was filled in, or emptied.

    What was written into it, or was deleted from it, stands among the changes by itself.
    """
    changes = tuple(ubah)
    above = {(change.file, change.loc[:depth]) for change in changes for depth in range(len(change.loc))}
    return tuple(
        change
        for change in changes
        if PRESENT not in {change.old, change.new} or (change.file, change.loc) not in above
    )


def change_sentence(ubah: LeafChange) -> str:
    """Return one change in words: ``pembilang IKU-01 TW IV 2024: 47 -> 48``."""
    return f"{name_place(ubah)}: {difference_words(ubah)}"


def short_sentence(ubah: LeafChange) -> str:
    """Return one change in words, for where its owner was named: ``satuan: persen -> rasio``."""
    return f"{_place(ubah)}: {difference_words(ubah)}"


def end_sentence(teks: str) -> str:
    """Return a sentence with one full stop at its end."""
    return teks if teks.endswith((".", "…", "?", "!")) else f"{teks}."


def name_all(ubah: Iterable[LeafChange], banyak: int = MAX_NAMED) -> tuple[str, ...]:
    """Return the first changes in words, those of figures before others, and how many more there are."""
    changes = sorted(
        told_changes(ubah), key=lambda change: _FIRST_FIELDS.get(change.kind, len(_FIRST_FIELDS))
    )
    shown = tuple(change_sentence(change) for change in changes[:banyak])
    rest = len(changes) - len(shown)
    return (*shown, f"dan {rest} perubahan lain") if rest else shown
