"""The open data of documents: one zip for a document; tables and series over all of them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ukur.document.data.kemasan import PETIK, Keterangan, csvw, datapackage, teks_json
from ukur.document.data.kolom import kutip
from ukur.document.data.skema import skema_dokumen
from ukur.document.data.tabel import baris_csv, baris_json, berkas_csv, daftar_json, isi
from ukur.document.nilai import DokumenPengukuran
from ukur.document.tabel.declaration import Table
from ukur.document.tabel.form import FORM
from ukur.document.tabel.record import Record
from ukur.document.tabel.registry import TABLES
from ukur.document.zip_tetap import zip_tetap

LISENSI = "Lisensi belum ditetapkan oleh kantor penerbit."
CONTOH = "Sebagian target hanya contoh, bukan target resmi; barisnya bertanda target_contoh = true."
_BACA_SAYA = """{judul}
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
class DataGabungan:
    """Data of many documents: CSV of each table with rows; CSV and JSON of each indicator's series."""

    tabel: Mapping[str, bytes]
    deret: Mapping[str, tuple[bytes, bytes]]


def zip_data(dokumen: DokumenPengukuran) -> bytes:
    """Return all of a document's data in one zip, with its descriptors."""
    contents = [isi(table, list(table.rows(dokumen))) for table in TABLES.values()]
    kept = [content for content in contents if content.jumlah or content.tabel is FORM]
    files = {content.tabel.name: berkas_csv(content.tabel, baris_csv(content)) for content in kept}
    rows = {content.tabel.name: baris_json(content) for content in kept}
    described = keterangan_dokumen(dokumen)
    extra = {
        "dokumen.json": json_dokumen(dokumen, rows),
        "dokumen.schema.json": _skema(),
    }
    return zip_tetap(kemas(described, files, extra))


def kemas(
    keterangan: Keterangan, tabel: Mapping[str, bytes], tambahan: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return every file of a package by name: tables, descriptors, a page to read first, and ``tambahan``."""
    tables = [table for name, table in TABLES.items() if name in tabel]
    return {
        **{f"{name}.csv": content for name, content in tabel.items()},
        "datapackage.json": datapackage(keterangan, tabel, tables),
        "csv-metadata.json": csvw(keterangan, tables),
        "BACA-SAYA.txt": _baca_saya(keterangan, tables, tambahan),
        **tambahan,
    }


def keterangan_dokumen(dokumen: DokumenPengukuran) -> Keterangan:
    """Return what the package of a document says about itself."""
    return Keterangan(
        nama=dokumen.nama_berkas,
        judul=dokumen.judul,
        uraian=f"Data dokumen {dokumen.judul}, {dokumen.instansi}, {dokumen.pemerintah}.",
        penerbit=dokumen.instansi,
        tanggal=dokumen.tanggal.isoformat(),
        tanda=(*dokumen.tanda, *((CONTOH,) if dokumen.target_contoh else ())),
        beranda=dokumen.alamat_arsip,
    )


def json_dokumen(dokumen: DokumenPengukuran, baris: Mapping[str, Sequence[str]]) -> bytes:
    """Return a document's JSON; ``baris`` are the records of each table as JSON objects."""
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
    }
    tables = ",\n".join(f'"{name}":{daftar_json(rows)}' for name, rows in baris.items())
    head = json.dumps(about, ensure_ascii=False, indent=1)
    return f'{{"dokumen":{head},\n"tabel":{{{tables}}}}}\n'.encode()


@cache
def _skema() -> bytes:
    return teks_json(skema_dokumen())


def _baca_saya(keterangan: Keterangan, tabel: Sequence[Table], tambahan: Iterable[str]) -> bytes:
    rows = [f"- {table.name}.csv: {table.description}" for table in tabel]
    if "dokumen.json" in tambahan:
        rows.append("- dokumen.json: seluruh tabel, setiap angka dengan teks tercetak dan nilainya.")
        rows.append("- dokumen.schema.json: keterangan isi dokumen.json (JSON Schema).")
    text = _BACA_SAYA.format(
        judul=keterangan.judul,
        penerbit=keterangan.penerbit,
        uraian=keterangan.uraian,
        tanda="".join(f"\n{mark}\n" for mark in keterangan.tanda),
        isi="\n".join(rows) + "\n",
        petik=PETIK,
        lisensi=LISENSI,
    )
    return text.replace("\n", "\r\n").encode()


def gabungkan(dokumen: Sequence[DokumenPengukuran]) -> DataGabungan:
    """Return the data of many documents, which come oldest first."""
    main, series = _utama(dokumen)
    tables = {FORM.name: main}
    for name, table in TABLES.items():  # one at a time: the rows of many years need not be in memory at once
        if table is not FORM and (rows := _rekam(table, dokumen)):
            tables[name] = berkas_csv(table, baris_csv(isi(table, rows)))
    return DataGabungan(tables, series)


def _utama(dokumen: Sequence[DokumenPengukuran]) -> tuple[bytes, dict[str, tuple[bytes, bytes]]]:
    """Return the main table and every indicator's series, from the same rows."""
    records = _rekam(FORM, dokumen)
    content = isi(FORM, records)
    lines = baris_csv(content)
    return berkas_csv(FORM, lines), _deret(records, lines, baris_json(content))


def _rekam(tabel: Table, dokumen: Sequence[DokumenPengukuran]) -> list[Record]:
    rows = (record for document in dokumen for record in tabel.rows(document))
    return _berubah(rows) if tabel.changes_only else list(rows)


def _berubah(rekam: Iterable[Record]) -> list[Record]:
    known: dict[str, object] = {}
    kept = []
    for record in rekam:
        if known.get(record.item.kode) != record.item:
            known[record.item.kode] = record.item
            kept.append(record)
    return kept


def _deret(
    rekam: Sequence[Record], baris: Sequence[str], objek: Sequence[str]
) -> dict[str, tuple[bytes, bytes]]:
    """Return the series of each indicator: the same CSV rows as in the table, and its JSON."""
    places: dict[str, list[int]] = {}
    for place, record in enumerate(rekam):
        places.setdefault(record.item.kode, []).append(place)
    series = {}
    for kode, own in sorted(places.items()):
        last = rekam[own[-1]]
        head = f'{{"instansi":{kutip(last.document.instansi)},"kode":{kutip(kode)}'
        rows = daftar_json(objek[place] for place in own)
        text = f'{head},"nama":{kutip(last.item.nama)},"deret":{rows}}}\n'
        series[kode] = berkas_csv(FORM, (baris[place] for place in own)), text.encode()
    return series
