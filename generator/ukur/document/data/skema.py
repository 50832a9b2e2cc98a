"""JSON Schema of the JSON files, from the same column tables as the files."""

from typing import Any

from ukur.document.data.daftar import TABEL
from ukur.document.data.kolom import Jenis, Kolom
from ukur.document.data.susunan import PERIODE_POLA, Tabel

_DIALEK = "https://json-schema.org/draft/2020-12/schema"
_TEKS, _LOGIS = {"type": "string"}, {"type": "boolean"}
_FIGUR = {
    "type": "object",
    "description": "Angka sebagaimana tercetak (teks) dan nilainya; teks tanpa nilai adalah kata.",
    "properties": {"teks": {"type": ["string", "null"]}, "nilai": {"type": ["number", "null"]}},
    "required": ["teks", "nilai"],
    "additionalProperties": False,
}
_DASAR: dict[Jenis, dict[str, Any]] = {
    Jenis.TEKS: {"type": "string"},
    Jenis.BULAT: {"type": "integer"},
    Jenis.LOGIS: {"type": "boolean"},
    Jenis.TANGGAL: {"type": "string", "format": "date"},
}
_DOKUMEN: dict[str, dict[str, Any]] = {
    "periode": {"type": "string", "pattern": PERIODE_POLA},
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


def _kolom(kolom: Kolom) -> dict[str, Any]:
    notes = {"title": kolom.judul, "description": kolom.uraian}
    if kolom.jenis in {Jenis.ANGKA, Jenis.FIGUR}:
        return {**notes, "$ref": "#/$defs/figur", **({"unit": kolom.satuan} if kolom.satuan else {})}
    shape = {**_DASAR[kolom.jenis], **dict(kolom.batasan)}
    return {**notes, **(shape if kolom.wajib else {**shape, "type": [shape["type"], "null"]})}


def _baris(tabel: Tabel) -> dict[str, Any]:
    return {
        "title": tabel.judul,
        "description": tabel.uraian,
        "type": "array",
        "items": _objek({column.nama: _kolom(column) for column in tabel.kolom}),
    }


def skema_dokumen() -> dict[str, Any]:
    """Return the schema of a document's JSON; tables without rows are absent there."""
    tables = {name: _baris(table) for name, table in TABEL.items()}
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
        **_objek({"instansi": _TEKS, "kode": _TEKS, "nama": _TEKS, "deret": _baris(TABEL["indikator"])}),
        "$defs": {"figur": _FIGUR},
    }
