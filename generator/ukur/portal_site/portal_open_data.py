"""The portal's tables as open data: CSV, data package, CSVW and a DCAT catalogue, by the one schema."""

import datetime
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from ukur.document.date_text import date_text
from ukur.document.figure import Dated, Figure
from ukur.document.open_data.descriptors import PackageDescription
from ukur.document.open_data.package import pack_tables
from ukur.document.open_data.table_text import csv_file, csv_lines, table_content
from ukur.document.tabel import declaration
from ukur.document.tabel.field import Field, FieldKind
from ukur.document.tabel.record import Record
from ukur.portal.portal_rows import FigureRow, PlaceRow, Row
from ukur.portal.table_schema import TABLES, Column, Table
from ukur.portal_site.portal_material import PortalMaterial
from ukur.site.datasets import CSV, Addresses, Dataset, Distribution
from ukur.site.dcat import CatalogueAbout, dcat_catalogue
from ukur.site.downloads import Download
from ukur.site.page import PageAddresses, SiteFile

FOLDER, PACKAGE_FORM = "data", 1
DCAT_PATH = "data/katalog.jsonld"
_LEFT_OUT: Mapping[Any, str] = {
    FigureRow: "hanya lingkup utama dari versi yang berlaku; semua lingkup dan versi ada di Parquet",
    PlaceRow: "hanya dari versi yang berlaku; semua versi ada di Parquet",
}
"""What the CSV file of a table does not hold."""
_KINDS: Mapping[Any, FieldKind] = {
    str: FieldKind.TEXT,
    int: FieldKind.INTEGER,
    bool: FieldKind.BOOLEAN,
    Decimal: FieldKind.NUMBER,
    datetime.date: FieldKind.DATE,
    tuple[str, ...]: FieldKind.TEXT,
}


def _number(value: Decimal | None) -> Figure | None:
    return None if value is None else Figure(str(value), value)


def _day(value: datetime.date | None) -> Dated | None:
    return None if value is None else Dated(date_text(value), value)


_TAKEN: Mapping[Any, Callable[[Any], Any]] = {
    str: lambda value: value,
    int: lambda value: "" if value is None else value,
    bool: lambda value: value,
    Decimal: _number,
    datetime.date: _day,
    tuple[str, ...]: " ".join,
}
"""How the value of a column becomes a cell of the open data; several codes are apart by a space."""


def _column(column: Column) -> declaration.Column:
    take = _TAKEN[column.kind]
    described = Field(_KINDS[column.kind], column.name, f"{column.meaning[:1].upper()}{column.meaning[1:]}.")

    def value(row: Record) -> Any:
        return take(getattr(row.item, column.name))

    return declaration.only_data(column.name, described, value)


@cache
def declared_tables() -> Mapping[str, declaration.Table]:
    """Return the tables as open data describes them, by name."""
    return {table.name: _declared(table) for table in TABLES}


def _declared(table: Table) -> declaration.Table:
    more = f"; {_LEFT_OUT[table.row]}" if table.row in _LEFT_OUT else ""
    return declaration.Table(
        table.name,
        lambda _: (),
        tuple(map(_column, table.columns)),
        title=table.name.capitalize(),
        description=f"Tiap baris: {table.meaning}{more}.",
        key=table.order,
    )


def published_rows(material: PortalMaterial, name: str) -> Sequence[Row]:
    """Return the rows of a table that its CSV holds."""
    rows: Sequence[Row] = getattr(material.data.tables, name)
    if name == "figur":
        return [row for row in rows if isinstance(row, FigureRow) and row.utama and row.berlaku]
    if name == "wilayah":
        return [row for row in rows if isinstance(row, PlaceRow) and row.berlaku]
    return rows


def csv_of(table: declaration.Table, rows: Iterable[Row]) -> bytes:
    """Return a table's CSV file, by the same rules as an office's open data."""
    records = [Record("", None, None, row) for row in rows]  # type: ignore[arg-type] # of no document
    return csv_file(table, csv_lines(table_content(table, records)))


def package_of(material: PortalMaterial) -> PackageDescription:
    """Return what the portal's package says of itself; its version is its form and the day of its content."""
    name = material.data.nama
    day = material.data.hari
    return PackageDescription(
        nama="portal-kinerja",
        judul=f"Data {name}",
        uraian=f"Tabel {name} dari arsip kantor yang terverifikasi.",
        penerbit=name,
        tanggal=day.isoformat() if day else "",
        tanda=material.marks,
        beranda=material.data.alamat,
        versi=f"{PACKAGE_FORM}.{day:%Y%m%d}.0" if day else f"{PACKAGE_FORM}.0.0",
    )


def open_data_files(material: PortalMaterial, address: PageAddresses) -> tuple[SiteFile, ...]:
    """Return every file of open data but Parquet, which the roll-up writes."""
    declared = declared_tables()
    tables = {name: csv_of(declared[name], published_rows(material, name)) for name in declared}
    packed = pack_tables(package_of(material), tables, {}, declared)
    files = [SiteFile(f"{FOLDER}/{name}", content) for name, content in packed.items()]
    place = Addresses(material.data.alamat, address, DCAT_PATH)
    about = CatalogueAbout(
        f"Data terbuka {material.data.nama}", package_of(material).uraian, material.data.nama
    )
    catalogue = dcat_catalogue(about, [_dataset(material, tables)], place)
    return (*files, SiteFile(DCAT_PATH, catalogue))


def downloads(files: Iterable[SiteFile]) -> Iterator[Download]:
    """Yield the open data's files as pages list them."""
    titles = {f"{FOLDER}/{name}.csv": table.title for name, table in declared_tables().items()}
    for file in files:
        if file.path in titles and isinstance(file.isi, bytes):
            digest = hashlib.sha256(file.isi).hexdigest()
            yield Download(titles[file.path], file.path, CSV, len(file.isi), digest)


def _dataset(material: PortalMaterial, tables: Mapping[str, bytes]) -> Dataset:
    declared = declared_tables()
    quarters = material.quarters
    return Dataset(
        halaman="data.md",
        kode="portal",
        judul=f"Data {material.data.nama}",
        uraian=package_of(material).uraian,
        awal=f"{min(quarters) // 4}-01-01" if quarters else "",
        akhir=f"{max(quarters) // 4}-12-31" if quarters else "",
        ubah=package_of(material).tanggal,
        sebaran=tuple(
            Distribution(
                declared[name].title,
                f"{FOLDER}/{name}.csv",
                CSV,
                len(content),
                hashlib.sha256(content).hexdigest(),
            )
            for name, content in tables.items()
        ),
    )
