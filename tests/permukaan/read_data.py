"""What the files of open data say: CSV, for programs and for spreadsheets, and JSON."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from tests.permukaan.rendered import Rendered
from tests.permukaan.shown import QUARTER, TO_DATE, YEAR, ShownRow

from ukur.document.open_data.package import zip_data
from ukur.document.open_data.table_text import main_csv
from ukur.document.tabel.field import FieldKind
from ukur.document.tabel.form import FORM

_SPANS = ((QUARTER, "triwulan", "triwulan"), (TO_DATE, "sampai", "sampai"), (YEAR, "tahun", "sampai"))


def _csv_rows(surface: str, content: bytes) -> Iterator[ShownRow]:
    for row in csv.DictReader(io.StringIO(content.decode(), newline="")):
        yield from _data_rows(surface, row["kode"], row["periode"], row["lingkup"], _of_csv(row))


def _of_csv(row: Mapping[str, str]) -> dict[str, str]:
    return {name: text or row.get(f"{name}_kata", "").removeprefix("'") for name, text in row.items()}


def _data_rows(
    surface: str, kode: str, periode: str, scope: str, row: Mapping[str, str], machine: bool = True
) -> Iterator[ShownRow]:
    headline = row["realisasi"], row["target"], row["capaian"]
    more = (row["realisasi_penuh"], row["capaian_tanpa_batas"]) if machine else (None, None)
    yield ShownRow(surface, kode, periode, scope, *headline, machine, *more)
    for scope, span, real in _SPANS:
        texts = row[f"realisasi_{real}"], row[f"target_{span}"], row[f"capaian_{span}"]
        if machine:
            more = row[f"realisasi_{real}_penuh"], row[f"capaian_{span}_tanpa_batas"]
        yield ShownRow(surface, kode, periode, scope, *texts, machine, *more)


def document_csv(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the main table of each document."""
    for document in rendered.documents.values():
        yield from _csv_rows("CSV", main_csv(document))


def series_csv(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the series of each indicator."""
    for file in rendered.site.berkas:
        if file.path.startswith("data/indikator/") and file.path.endswith(".csv"):
            assert isinstance(file.isi, bytes)
            if not file.path.endswith("_lembar-kerja.csv"):
                yield from _csv_rows("deret CSV", file.isi)


def series_sheets(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the series once more as Indonesian spreadsheets do: headings in words, decimal commas."""
    for file in rendered.site.berkas:
        if file.path.startswith("data/indikator/") and file.path.endswith("_lembar-kerja.csv"):
            assert isinstance(file.isi, bytes)
            heads, *rows = csv.reader(io.StringIO(file.isi.decode("utf-8-sig"), newline=""), delimiter=";")
            assert heads == [field.title for field in FORM.csv_fields]
            for row in rows:
                cells = {
                    field.name: cell.replace(",", ".") if field.kind is FieldKind.NUMBER else cell
                    for field, cell in zip(FORM.csv_fields, row, strict=True)
                }
                about = cells["kode"], cells["periode"], cells["lingkup"]
                yield from _data_rows("deret lembar kerja", *about, _of_csv(cells))


def _json_rows(surface: str, kode: str, row: Mapping[str, Any]) -> Iterator[ShownRow]:
    """Yield what the texts of an object say, and what its numbers do."""
    figures = {name: value for name, value in row.items() if isinstance(value, dict) and "teks" in value}
    texts = {name: value["teks"] or "" for name, value in figures.items()}
    numbers = {
        name: texts[name] if value["nilai"] is None else value["nilai"] for name, value in figures.items()
    }
    about = kode, row["periode"], row["lingkup"]
    yield from _data_rows(f"{surface} (teks)", *about, texts, machine=False)
    yield from _data_rows(f"{surface} (nilai)", *about, numbers)


def _exact(content: bytes) -> Any:
    """Read JSON with its numbers as they are written."""
    return json.loads(content, parse_float=str, parse_int=str)


def document_json(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the main table of the JSON in each document's package."""
    for document in rendered.documents.values():
        with zipfile.ZipFile(io.BytesIO(zip_data(document))) as archive:
            data = _exact(archive.read("dokumen.json"))
        for row in data["tabel"]["indikator"]:
            yield from _json_rows("JSON", row["kode"], row)


def series_json(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the JSON series of each indicator."""
    for file in rendered.site.berkas:
        if file.path.startswith("data/indikator/") and file.path.endswith(".json"):
            assert isinstance(file.isi, bytes)
            data = _exact(file.isi)
            for row in data["deret"]:
                yield from _json_rows("deret JSON", data["kode"], row)
