"""JSON Schema of the JSON files, from the same column tables as the files."""

from collections.abc import Collection
from typing import Any

from ukur.document.tabel.declaration import Table
from ukur.document.tabel.field import PERIODE_PATTERN, Field, FieldKind
from ukur.document.tabel.table_registry import TABLES

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT, _BOOLEAN = {"type": "string"}, {"type": "boolean"}
_FIGURE = {
    "type": "object",
    "description": "Angka sebagaimana tercetak (teks) dan nilainya; teks tanpa nilai adalah kata.",
    "properties": {"teks": {"type": ["string", "null"]}, "nilai": {"type": ["number", "null"]}},
    "required": ["teks", "nilai"],
    "additionalProperties": False,
}
_BASE_SCHEMAS: dict[FieldKind, dict[str, Any]] = {
    FieldKind.TEXT: {"type": "string"},
    FieldKind.INTEGER: {"type": "integer"},
    FieldKind.BOOLEAN: {"type": "boolean"},
    FieldKind.DATE: {"type": "string", "format": "date"},
}


def _object(field: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": field,
        "required": list(field),
        "additionalProperties": False,
    }


_AFFAIRS = {"type": "array", "items": _object({"kode": _TEXT, "nama": _TEXT})}
_LICENCE = {**_object({"nama": _TEXT, "kode": _TEXT, "tautan": _TEXT}), "type": ["object", "null"]}
_OFFICE = {
    **_object({"kode": _TEXT, "urusan": _AFFAIRS, "induk": _TEXT, "kode_induk": _TEXT, "lisensi": _LICENCE}),
    "type": ["object", "null"],
    "description": "Kode, urusan, induk, dan lisensi kantor; null pada dokumen bentuk 1.",
}
_DOKUMEN: dict[str, dict[str, Any]] = {
    "periode": {"type": "string", "pattern": PERIODE_PATTERN},
    "judul": _TEXT,
    "nomor": {"type": ["string", "null"]},
    "pemerintah": _TEXT,
    "instansi": _TEXT,
    "tanggal": {"type": "string", "format": "date"},
    "tahap": _TEXT,
    "konsep": _BOOLEAN,
    "percontohan": _BOOLEAN,
    "target_contoh": _BOOLEAN,
    "tanda": {"type": "array", "items": _TEXT},
    "kantor": _OFFICE,
    "alamat_arsip": {"type": ["string", "null"]},
}


def _column(field: Field) -> dict[str, Any]:
    notes = {"title": field.title, "description": field.description}
    if field.kind in {FieldKind.NUMBER, FieldKind.FIGURE}:
        return {**notes, "$ref": "#/$defs/figur", **({"unit": field.unit} if field.unit else {})}
    shape = {**_BASE_SCHEMAS[field.kind], **dict(field.constraints)}
    return {**notes, **(shape if field.required else {**shape, "type": [shape["type"], "null"]})}


def _row(tabel: Table) -> dict[str, Any]:
    return {
        "title": tabel.title,
        "description": tabel.description,
        "type": "array",
        "items": _object({column.name: _column(field) for column, field in tabel.fields}),
    }


def dokumen_schema(names: Collection[str] = TABLES.keys()) -> dict[str, Any]:
    """Return the schema of a document's JSON; tables without rows are absent there.

    Of the tables that came later, those of ``names`` are described: what was filed before stays as it was.
    """
    tables = {name: _row(table) for name, table in TABLES.items() if name in names or not table.later}
    return {
        "$schema": _DIALECT,
        "title": "Dokumen pengukuran kinerja",
        **_object({"dokumen": _object(_DOKUMEN), "tabel": _object(tables) | {"required": ["indikator"]}}),
        "$defs": {"figur": _FIGURE},
    }


def series_schema() -> dict[str, Any]:
    """Return the schema of an indicator's JSON."""
    return {
        "$schema": _DIALECT,
        "title": "Deret indikator kinerja",
        **_object({"instansi": _TEXT, "kode": _TEXT, "nama": _TEXT, "deret": _row(TABLES["indikator"])}),
        "$defs": {"figur": _FIGURE},
    }
