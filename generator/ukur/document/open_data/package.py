"""The open data of documents: one zip for a document; tables and series over all of them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache

from ukur.document import wording
from ukur.document.document_value import DokumenPengukuran
from ukur.document.open_data.columns import quoted_json
from ukur.document.open_data.descriptors import QUOTE_NOTE, PackageDescription, csvw, datapackage, json_text
from ukur.document.open_data.json_schema import dokumen_schema
from ukur.document.open_data.table_text import csv_file, csv_lines, json_array, json_rows, table_content
from ukur.document.stable_zip import stable_zip
from ukur.document.tabel.declaration import Table
from ukur.document.tabel.form import FORM
from ukur.document.tabel.joined import JOINED
from ukur.document.tabel.record import Record
from ukur.document.tabel.table_registry import TABLES

SAMPLE = "Sebagian target hanya contoh, bukan target resmi; barisnya bertanda target_contoh = true."
_README = """{judul}
{penerbit}

{uraian}
{tanda}
ISI
{isi}
CARA MEMBACA
- CSV: UTF-8, pemisah koma, baris kepala, angka dengan titik desimal, tanggal tahun-bulan-hari.
- Sel kosong berarti tidak ada data; bukan nol.
- Angka yang tidak ada diganti kata (predikat, rentang, atau alasan) pada kolom berakhiran _kata.
- {petik}
- datapackage.json (Frictionless) dan csv-metadata.json (CSVW) menerangkan setiap kolom.
- {lisensi}
"""


@dataclass(frozen=True)
class JoinedData:
    """Data of many documents: CSV of each table with rows; CSV and JSON of each indicator's series."""

    tabel: Mapping[str, bytes]
    deret: Mapping[str, tuple[bytes, bytes]]


def zip_data(dokumen: DokumenPengukuran) -> bytes:
    """Return all of a document's data in one zip, with its descriptors."""
    contents = [table_content(table, list(table.rows(dokumen))) for table in TABLES.values()]
    kept = [content for content in contents if content.row_count or content.tabel is FORM]
    files = {content.tabel.name: csv_file(content.tabel, csv_lines(content)) for content in kept}
    rows = {content.tabel.name: json_rows(content) for content in kept}
    described = document_description(dokumen)
    extra = {
        "dokumen.json": json_dokumen(dokumen, rows),
        "dokumen.schema.json": _schema(frozenset(rows)),
    }
    return stable_zip(pack_tables(described, files, extra, TABLES))


def pack_tables(
    remark: PackageDescription,
    tabel: Mapping[str, bytes],
    extras: Mapping[str, bytes],
    declared: Mapping[str, Table] = JOINED,
) -> dict[str, bytes]:
    """Return every file of a package by name: tables, descriptors, a page to read first, and ``extras``."""
    tables = [table for name, table in declared.items() if name in tabel]
    return {
        **{f"{name}.csv": content for name, content in tabel.items()},
        "datapackage.json": datapackage(remark, tabel, tables),
        "csv-metadata.json": csvw(remark, tables),
        "BACA-SAYA.txt": _readme(remark, tables, extras),
        **extras,
    }


def document_description(dokumen: DokumenPengukuran) -> PackageDescription:
    """Return what the package of a document says about itself."""
    return PackageDescription(
        nama=dokumen.nama_berkas,
        judul=dokumen.judul,
        uraian=f"Data dokumen {dokumen.judul}, {dokumen.instansi}, {dokumen.pemerintah}.",
        penerbit=dokumen.instansi,
        tanggal=dokumen.tanggal.isoformat(),
        tanda=(*dokumen.tanda, *((SAMPLE,) if dokumen.target_contoh else ())),
        beranda=dokumen.alamat_arsip,
        lisensi=dokumen.kantor.lisensi if dokumen.kantor else None,
    )


def json_dokumen(dokumen: DokumenPengukuran, line: Mapping[str, Sequence[str]]) -> bytes:
    """Return a document's JSON; ``line`` are the records of each table as JSON objects."""
    about = {
        "periode": str(dokumen.periode),
        "judul": dokumen.judul,
        "nomor": dokumen.nomor,
        "pemerintah": dokumen.pemerintah,
        "instansi": dokumen.instansi,
        "tanggal": dokumen.tanggal.isoformat(),
        "tahap": dokumen.tahap,
        "konsep": dokumen.konsep,
        "percontohan": dokumen.percontohan,
        "target_contoh": dokumen.target_contoh,
        "tanda": dokumen.tanda,
        "kantor": asdict(dokumen.kantor) if dokumen.kantor else None,
        "alamat_arsip": dokumen.alamat_arsip,
    }
    tables = ",\n".join(f'"{name}":{json_array(rows)}' for name, rows in line.items())
    head = json.dumps(about, ensure_ascii=False, indent=1)
    return f'{{"dokumen":{head},\n"tabel":{{{tables}}}}}\n'.encode()


@cache
def _schema(names: frozenset[str]) -> bytes:
    return json_text(dokumen_schema(names))


def _readme(remark: PackageDescription, tabel: Sequence[Table], extras: Iterable[str]) -> bytes:
    rows = [f"- {table.name}.csv: {table.description}" for table in tabel]
    if "dokumen.json" in extras:
        rows.append("- dokumen.json: seluruh tabel, setiap angka dengan teks tercetak dan nilainya.")
        rows.append("- dokumen.schema.json: keterangan isi dokumen.json (JSON Schema).")
    text = _README.format(
        judul=remark.judul,
        penerbit=remark.penerbit,
        uraian=remark.uraian,
        tanda="".join(f"\n{mark}\n" for mark in remark.tanda),
        isi="\n".join(rows) + "\n",
        petik=QUOTE_NOTE,
        lisensi=wording.licence(remark.lisensi),
    )
    return text.replace("\n", "\r\n").encode()


def join_documents(dokumen: Sequence[DokumenPengukuran]) -> JoinedData:
    """Return the data of many documents, which come oldest first."""
    main, series = _main_and_series(dokumen)
    tables = {FORM.name: main}
    for name, table in JOINED.items():  # one at a time: the rows of many years need not be in memory at once
        if table is not FORM and (rows := _records(table, dokumen)):
            tables[name] = csv_file(table, csv_lines(table_content(table, rows)))
    return JoinedData(tables, series)


def _main_and_series(dokumen: Sequence[DokumenPengukuran]) -> tuple[bytes, dict[str, tuple[bytes, bytes]]]:
    """Return the main table and every indicator's series, from the same rows."""
    records = _records(FORM, dokumen)
    content = table_content(FORM, records)
    lines = csv_lines(content)
    return csv_file(FORM, lines), _series(records, lines, json_rows(content))


def _records(tabel: Table, dokumen: Sequence[DokumenPengukuran]) -> list[Record]:
    rows = (record for document in dokumen for record in tabel.rows(document))
    return _changed(rows) if tabel.changes_only else list(rows)


def _changed(records: Iterable[Record]) -> list[Record]:
    known: dict[str, object] = {}
    kept = []
    for record in records:
        if known.get(record.item.kode) != record.item:
            known[record.item.kode] = record.item
            kept.append(record)
    return kept


def _series(
    records: Sequence[Record], line: Sequence[str], objects: Sequence[str]
) -> dict[str, tuple[bytes, bytes]]:
    """Return the series of each indicator: the same CSV rows as in the table, and its JSON."""
    places: dict[str, list[int]] = {}
    for place, record in enumerate(records):
        places.setdefault(record.item.kode, []).append(place)
    series = {}
    for kode, own in sorted(places.items()):
        last = records[own[-1]]
        head = f'{{"instansi":{quoted_json(last.document.instansi)},"kode":{quoted_json(kode)}'
        rows = json_array(objects[place] for place in own)
        text = f'{head},"nama":{quoted_json(last.item.nama)},"deret":{rows}}}\n'
        series[kode] = csv_file(FORM, (line[place] for place in own)), text.encode()
    return series
