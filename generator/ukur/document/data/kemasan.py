"""Descriptors of a set of CSV files, from their column tables: Frictionless Data Package and CSVW."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ukur.document.data.daftar_kinerja import INDIKATOR
from ukur.document.data.kolom import Bidang, Jenis
from ukur.document.data.susunan import Tabel

PETIK = (
    "Sel teks yang diawali = + - @ tanda petik tunggal, tab, atau ganti baris diberi satu petik tunggal di "
    "depannya supaya tidak dijalankan sebagai rumus; buang satu petik itu untuk mendapat teks aslinya."
)
_TIPE_CSVW = {Jenis.ANGKA: "decimal", Jenis.BULAT: "integer"}
_BATAS_CSVW = {"pattern": "format", "minimum": "minimum"}


@dataclass(frozen=True)
class Keterangan:
    """What a package is called, whom it is from, and the marks it carries; ``tanggal`` is ISO."""

    nama: str
    judul: str
    uraian: str
    penerbit: str
    tanggal: str = ""
    tanda: tuple[str, ...] = ()
    beranda: str | None = None


def teks_json(isi: Mapping[str, Any]) -> bytes:
    """Return a JSON file, indented for readers."""
    return (json.dumps(isi, ensure_ascii=False, indent=1) + "\n").encode()


def datapackage(keterangan: Keterangan, tabel: Mapping[str, bytes], daftar: Sequence[Tabel]) -> bytes:
    """Return ``datapackage.json`` for CSV files ``<tabel>.csv`` beside it.

    Without a licence: the office has not chosen one, and none is made up.
    """
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": re.sub(r"[^a-z0-9._-]", "-", keterangan.nama.lower()),
        "title": keterangan.judul,
        "description": " ".join((keterangan.uraian, PETIK, *keterangan.tanda)),
    }
    if keterangan.beranda:
        package["homepage"] = keterangan.beranda
    if keterangan.tanggal:
        package["created"] = f"{keterangan.tanggal}T00:00:00Z"
    package["contributors"] = [{"title": keterangan.penerbit, "role": "publisher"}]
    package["resources"] = [_resource(table, tabel[table.nama]) for table in daftar]
    return teks_json(package)


def _resource(tabel: Tabel, isi: bytes) -> dict[str, Any]:
    return {
        "name": tabel.nama,
        "profile": "tabular-data-resource",
        "path": f"{tabel.nama}.csv",
        "title": tabel.judul,
        "description": tabel.uraian,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "bytes": len(isi),
        "hash": f"sha256:{hashlib.sha256(isi).hexdigest()}",
        "schema": skema_tabel(tabel),
    }


def skema_tabel(tabel: Tabel) -> dict[str, Any]:
    """Return the Table Schema of a table."""
    schema: dict[str, Any] = {
        "fields": [_field(field) for field in tabel.bidang],
        "missingValues": [""],
        "primaryKey": list(tabel.kunci),
    }
    if tabel.rujuk:
        key = list(INDIKATOR.kunci)
        schema["foreignKeys"] = [
            {"fields": key, "reference": {"resource": INDIKATOR.nama, "fields": key}},
        ]
    return schema


def _field(bidang: Bidang) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": bidang.nama,
        "title": bidang.judul,
        "type": str(bidang.jenis),
        "description": bidang.uraian,
    }
    if bidang.satuan:
        field["unit"] = bidang.satuan
    if bidang.wajib or bidang.batasan:
        field["constraints"] = {**({"required": True} if bidang.wajib else {}), **bidang.batasan}
    return field


def csvw(keterangan: Keterangan, daftar: Sequence[Tabel]) -> bytes:
    """Return ``csv-metadata.json`` (W3C Tabular Metadata) for the same files."""
    return teks_json(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "id"}],
            "dc:title": keterangan.judul,
            "dc:description": " ".join((keterangan.uraian, PETIK, *keterangan.tanda)),
            "dc:publisher": keterangan.penerbit,
            **({"dc:issued": keterangan.tanggal} if keterangan.tanggal else {}),
            "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True},
            "tables": [_table(table) for table in daftar],
        }
    )


def _table(tabel: Tabel) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "columns": [_column(field) for field in tabel.bidang],
        "primaryKey": list(tabel.kunci),
    }
    if tabel.rujuk:
        key = list(INDIKATOR.kunci)
        reference = {"resource": f"{INDIKATOR.nama}.csv", "columnReference": key}
        schema["foreignKeys"] = [{"columnReference": key, "reference": reference}]
    return {
        "url": f"{tabel.nama}.csv",
        "dc:title": tabel.judul,
        "dc:description": tabel.uraian,
        "tableSchema": schema,
    }


def _column(bidang: Bidang) -> dict[str, Any]:
    """``titles`` begins with the name, which is what the file's header says."""
    datatype: dict[str, Any] = {"base": _TIPE_CSVW.get(bidang.jenis, str(bidang.jenis))}
    datatype |= {_BATAS_CSVW[name]: value for name, value in bidang.batasan.items()}
    unit = {"schema:unitText": bidang.satuan} if bidang.satuan else {}
    return {
        "name": bidang.nama,
        "titles": [bidang.nama, bidang.judul],
        "datatype": datatype if len(datatype) > 1 else datatype["base"],
        "required": bidang.wajib,
        "dc:description": bidang.uraian,
        **unit,
    }
