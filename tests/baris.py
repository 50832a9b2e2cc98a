"""A row of a document with one of its figures changed: the figures stand inside it, each whole."""

from dataclasses import replace
from typing import Any

from ukur.document.document_value import IndikatorRow
from ukur.model.scope import Scope

_PLACES = {"triwulan": "triwulan", "sampai": "sampai", "tahun": "setahun"}
_PARTS = ("target", "realisasi", "capaian", "hitungan")
_JUDGED = ("capaian", "predikat", "singkatan", "tercapai", "status", "kode_status")
_HEADLINE = {Scope.TRIWULAN: "triwulan", Scope.SAMPAI: "sampai", Scope.SETAHUN: "setahun"}


def ganti_baris(row: IndikatorRow, **ubah: Any) -> IndikatorRow:
    """Return the row changed: ``target_tahun`` is the year's target, ``predikat`` that of the headline."""
    whole: dict[str, dict[str, Any]] = {}
    rest: dict[str, Any] = {}
    for name, value in ubah.items():
        part, _, scope = name.partition("_")
        if part in _PARTS and scope in _PLACES:
            whole.setdefault(_PLACES[scope], {})[part] = value
        elif name in _JUDGED:
            whole.setdefault(_HEADLINE[row.lingkup], {})[name] = value
        else:
            rest[name] = value
    figures = {name: replace(getattr(row, name), **parts) for name, parts in whole.items()}
    return replace(row, **figures, **rest)
