"""The catalogue as files again: each record by its path, and every meaning in it as one leaf of text."""

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from ukur.model.bounds import Bounds
from ukur.model.catalogue import Catalogue
from ukur.model.dated_unit import DatedUnit
from ukur.model.meaning import by_quarter
from ukur.model.numbers import AbsentReason, Label, TargetRange, Unreadable, quantity_spelling
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
    anggaran_path,
    dokumen_path,
    kamus_path,
)
from ukur.model.periode import Periode
from ukur.model.values import Record

Loc = tuple[str, ...]
PRESENT = "(ada)"
"""The leaf of a member that says nothing."""


def catalogue_records(catalogue: Catalogue) -> dict[str, Record]:
    """Return every record by the path of its file below the data folder."""
    records: dict[str, Record] = {
        INSTANSI: catalogue.instansi,
        PEJABAT: catalogue.pejabat,
        PERAN: catalogue.peran,
        SOP: catalogue.sop,
        SKALA: catalogue.skala,
        POHON: catalogue.pohon,
    }
    if catalogue.koreksi.koreksi or catalogue.koreksi.naskah:
        records[KOREKSI] = catalogue.koreksi
    if catalogue.lke.lke:
        records[LKE] = catalogue.lke
    if catalogue.terjemahan.inggris:
        records[TERJEMAHAN] = catalogue.terjemahan
    records |= {kamus_path(kode): item for kode, item in catalogue.indikator.items()}
    records |= {anggaran_path(tahun): budget for tahun, budget in catalogue.anggaran.items()}
    records |= {dokumen_path(periode): dokumen for periode, dokumen in catalogue.dokumen.items()}
    records |= {path: form for _, _, path, form in catalogue.forms()}
    records |= catalogue.as_typed
    return records


def record_leaves(nilai: Record) -> dict[Loc, str]:
    """Return every value of a record by its place, in one spelling: 20, 20.0 and 20,00 are the same leaf.

    What a record leaves out and what it states as the default are the same too; comments and layout are
    not in it. A member of a list or mapping that says nothing is a leaf of its own: it is there.
    """
    leaves: dict[Loc, str] = {}
    _collect(leaves, nilai, ())
    return leaves


def _collect(leaves: dict[Loc, str], value: Any, loc: Loc, quarters: bool = False) -> None:
    """Add the leaves below a place: one mapping for all is faster than yielding up through each level."""
    spell = _SPELLING.get(type(value))
    if spell is not None:
        leaves[loc] = spell(value)
    elif value is None:
        return
    elif isinstance(value, Record):
        for name, keyed in _fields(type(value)):
            item = getattr(value, name)
            if item is not None:  # as most fields of most records are
                _collect(leaves, item, (*loc, name), keyed)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _collect_member(leaves, item, (*loc, str(index)))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            # Quarters as the YAML spells them: TW1 to TW4.
            _collect_member(leaves, item, (*loc, f"TW{key}" if quarters else str(key)))
    else:
        leaves[loc] = _leaf_text(value)


@cache
def _fields(model: type[Record]) -> tuple[tuple[str, bool], ...]:
    """Return the fields of a record, each with whether it is keyed by quarter."""
    keyed = by_quarter(model)
    return tuple((name, name in keyed) for name in model.model_fields)


def _collect_member(leaves: dict[Loc, str], item: Any, loc: Loc) -> None:
    """Add a member; an indicator reported as blank is a row of the document all the same."""
    before = len(leaves)
    _collect(leaves, item, loc)
    if len(leaves) == before and isinstance(item, Record):
        leaves[loc] = PRESENT


def _number(value: Decimal) -> str:
    text = f"{value:f}" if value else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text


# By the exact type, the fast way for nearly every leaf; ``_leaf_text`` spells the others.
_SPELLING: Mapping[type, Callable[[Any], str]] = {
    str: str,
    int: str,
    bool: lambda value: "ya" if value else "tidak",
    Decimal: _number,
    datetime.date: str,
}


def _leaf_text(value: Any) -> str:
    match value:
        case TargetRange(bawah, atas):
            return f"{_number(bawah)}..{_number(atas)}"
        case AbsentReason() | Label() | Unreadable():
            return quantity_spelling(value)
        case Enum():
            return str(value.value)
        case Bounds(bawah, atas):
            return str(Bounds(*(None if side is None else Decimal(_number(side)) for side in (bawah, atas))))
        case datetime.date() | Periode() | DatedUnit() | int() | str():
            return str(value)
    raise TypeError(f"nilai jenis {type(value).__name__} belum punya ejaan baku")
