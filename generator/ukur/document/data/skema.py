"""JSON Schema of the JSON files, from the same column tables as the files."""

from typing import Any

from ukur.document.tabel.declaration import Table
from ukur.document.tabel.field import PERIODE_PATTERN, Field, FieldKind
from ukur.document.tabel.registry import TABLES

_DIALEK = "https://json-schema.org/draft/2020-12/schema"
_TEKS, _LOGIS = {"type": "string"}, {"type": "boolean"}
_FIGUR = {
    "type": "object",
    "description": "Angka sebagaimana tercetak (teks) dan nilainya; teks tanpa nilai adalah kata.",
    "properties": {"teks": {"type": ["string", "null"]}, "nilai": {"type": ["number", "null"]}},
    "required": ["teks", "nilai"],
    "additionalProperties": False,
}
_DASAR: dict[FieldKind, dict[str, Any]] = {
    FieldKind.TEXT: {"type": "string"},
    FieldKind.INTEGER: {"type": "integer"},
    FieldKind.BOOLEAN: {"type": "boolean"},
    FieldKind.DATE: {"type": "string", "format": "date"},
}
_DOKUMEN: dict[str, dict[str, Any]] = {
    "periode": {"type": "string", "pattern": PERIODE_PATTERN},
    "judul": _TEKS,
    "nomor": {"type": ["string", "null"]},
    "pemerintah": _TEKS,
    "instansi": _TEKS,
    "tanggal": {"type": "string", "format": "date"},
    "tahap": _TEKS,
    "konsep": _LOGIS,
    "percontohan": _LOGIS,
    "target_contoh": _LOGIS,
    "tanda": {"type": "array", "items": _TEKS},
}


def _objek(bidang: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": bidang,
        "required": list(bidang),
        "additionalProperties": False,
    }


def _kolom(field: Field) -> dict[str, Any]:
    notes = {"title": field.title, "description": field.description}
    if field.kind in {FieldKind.NUMBER, FieldKind.FIGURE}:
        return {**notes, "$ref": "#/$defs/figur", **({"unit": field.unit} if field.unit else {})}
    shape = {**_DASAR[field.kind], **dict(field.constraints)}
    return {**notes, **(shape if field.required else {**shape, "type": [shape["type"], "null"]})}


def _baris(tabel: Table) -> dict[str, Any]:
    return {
        "title": tabel.title,
        "description": tabel.description,
        "type": "array",
        "items": _objek({column.name: _kolom(field) for column, field in tabel.fields}),
    }


def skema_dokumen() -> dict[str, Any]:
    """Return the schema of a document's JSON; tables without rows are absent there."""
    tables = {name: _baris(table) for name, table in TABLES.items()}
    return {
        "$schema": _DIALEK,
        "title": "Dokumen pengukuran kinerja",
        **_objek({"dokumen": _objek(_DOKUMEN), "tabel": _objek(tables) | {"required": ["indikator"]}}),
        "$defs": {"figur": _FIGUR},
    }


def skema_deret() -> dict[str, Any]:
    """Return the schema of an indicator's JSON."""
    return {
        "$schema": _DIALEK,
        "title": "Deret indikator kinerja",
        **_objek({"instansi": _TEKS, "kode": _TEKS, "nama": _TEKS, "deret": _baris(TABLES["indikator"])}),
        "$defs": {"figur": _FIGUR},
    }
