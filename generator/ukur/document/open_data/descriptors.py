"""Descriptors of a set of CSV files, from their column tables: Frictionless Data Package and CSVW."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ukur.document.indented_json import indented_json
from ukur.document.sections import ShownLicence
from ukur.document.tabel.declaration import Table
from ukur.document.tabel.field import CsvField, FieldKind
from ukur.document.tabel.form import FORM

QUOTE_NOTE = (
    "Sel teks yang diawali = + - @ tanda petik tunggal, tab, atau ganti baris diberi satu petik tunggal di "
    "depannya supaya tidak dijalankan sebagai rumus; buang satu petik itu untuk mendapat teks aslinya."
)
_CSVW_TYPES = {FieldKind.NUMBER: "decimal", FieldKind.INTEGER: "integer"}
_CSVW_LIMITS = {"pattern": "format", "minimum": "minimum"}


@dataclass(frozen=True)
class PackageDescription:
    """What a package is called, whom it is from, and the marks it carries; ``tanggal`` is ISO.

    ``versi`` and ``kantor``, who the office is and what its archive is at, are said by the package of all
    documents alone: that of one document is filed and does not change when the archive grows.
    """

    nama: str
    judul: str
    uraian: str
    penerbit: str
    tanggal: str = ""
    tanda: tuple[str, ...] = ()
    beranda: str | None = None
    lisensi: ShownLicence | None = None
    versi: str = ""
    kantor: Mapping[str, Any] | None = None


def json_text(contents: Mapping[str, Any]) -> bytes:
    """Return a JSON file, indented for readers."""
    return f"{indented_json(contents)}\n".encode()


def datapackage(remark: PackageDescription, tabel: Mapping[str, bytes], daftar: Sequence[Table]) -> bytes:
    """Return ``datapackage.json`` for CSV files ``<tabel>.csv`` beside it.

    Without a licence where the office has not chosen one: none is made up.
    """
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": re.sub(r"[^a-z0-9._-]", "-", remark.nama.lower()),
        "title": remark.judul,
        "description": " ".join((remark.uraian, QUOTE_NOTE, *remark.tanda)),
    }
    if remark.versi:
        package["version"] = remark.versi
    if remark.kantor is not None:
        package["ukur"] = remark.kantor
    if remark.beranda:
        package["homepage"] = remark.beranda
    if remark.tanggal:
        package["created"] = f"{remark.tanggal}T00:00:00Z"
    if remark.lisensi:
        package["licenses"] = [_licence(remark.lisensi)]
    package["contributors"] = [{"title": remark.penerbit, "role": "publisher"}]
    package["resources"] = [_resource(table, tabel[table.name]) for table in daftar]
    return json_text(package)


def _licence(shown_license: ShownLicence) -> dict[str, str]:
    parts = {"name": shown_license.kode, "title": shown_license.nama, "path": shown_license.tautan}
    return {key: text for key, text in parts.items() if text}


def _resource(tabel: Table, content: bytes) -> dict[str, Any]:
    return {
        "name": tabel.name,
        "profile": "tabular-data-resource",
        "path": f"{tabel.name}.csv",
        "title": tabel.title,
        "description": tabel.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": table_schema(tabel),
    }


def table_schema(tabel: Table) -> dict[str, Any]:
    """Return the Table Schema of a table."""
    schema: dict[str, Any] = {
        "fields": [_field(field) for field in tabel.csv_fields],
        "missingValues": [""],
        "primaryKey": list(tabel.key),
    }
    if tabel.refers:
        key = list(FORM.key)
        schema["foreignKeys"] = [
            {"fields": key, "reference": {"resource": FORM.name, "fields": key}},
        ]
    return schema


def _field(division: CsvField) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": division.name,
        "title": division.title,
        "type": str(division.kind),
        "description": division.description,
    }
    if division.unit:
        field["unit"] = division.unit
    if division.required or division.constraints:
        field["constraints"] = {**({"required": True} if division.required else {}), **division.constraints}
    return field


def csvw(remark: PackageDescription, daftar: Sequence[Table]) -> bytes:
    """Return ``csv-metadata.json`` (W3C Tabular Metadata) for the same files."""
    return json_text(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "id"}],
            "dc:title": remark.judul,
            "dc:description": " ".join((remark.uraian, QUOTE_NOTE, *remark.tanda)),
            "dc:publisher": remark.penerbit,
            **({"dc:license": licence.tautan or licence.nama} if (licence := remark.lisensi) else {}),
            **({"dc:issued": remark.tanggal} if remark.tanggal else {}),
            "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True},
            "tables": [_table(table) for table in daftar],
        }
    )


def _table(tabel: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "columns": [_column(field) for field in tabel.csv_fields],
        "primaryKey": list(tabel.key),
    }
    if tabel.refers:
        key = list(FORM.key)
        reference = {"resource": f"{FORM.name}.csv", "columnReference": key}
        schema["foreignKeys"] = [{"columnReference": key, "reference": reference}]
    return {
        "url": f"{tabel.name}.csv",
        "dc:title": tabel.title,
        "dc:description": tabel.description,
        "tableSchema": schema,
    }


def _column(field: CsvField) -> dict[str, Any]:
    """``titles`` begins with the name, which is what the file's header says."""
    datatype: dict[str, Any] = {"base": _CSVW_TYPES.get(field.kind, str(field.kind))}
    datatype |= {_CSVW_LIMITS[name]: value for name, value in field.constraints.items()}
    unit = {"schema:unitText": field.unit} if field.unit else {}
    return {
        "name": field.name,
        "titles": [field.name, field.title],
        "datatype": datatype if len(datatype) > 1 else datatype["base"],
        "required": field.required,
        "dc:description": field.description,
        **unit,
    }
