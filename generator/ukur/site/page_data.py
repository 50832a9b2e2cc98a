"""The page "Data terbuka": every file with its size, how to read it, and the dictionary of columns."""

from collections.abc import Iterator
from typing import Any

from ukur.document import wording
from ukur.document.open_data.descriptors import QUOTE_NOTE
from ukur.document.tabel.field import CsvField, FieldKind
from ukur.document.tabel.joined import JOINED
from ukur.site.links import Links
from ukur.site.material import SiteMaterial
from ukur.site.open_data_files import SiteData
from ukur.site.page import PageSection, SearchEntry, SitePage
from ukur.site.search_index import each_word_once
from ukur.site.structured_data import jsonld_data
from ukur.site.template_engine import TemplateEngine

SRC = "data.md"
_KIND_WORDS = {
    FieldKind.TEXT: "teks",
    FieldKind.INTEGER: "bilangan bulat",
    FieldKind.NUMBER: "angka",
    FieldKind.BOOLEAN: "true atau false",
    FieldKind.DATE: "tanggal",
}
_SECTIONS = (
    PageSection("semua", "Semua data"),
    PageSection("dokumen", "Data tiap dokumen"),
    PageSection("indikator", "Data tiap indikator"),
    PageSection("membaca", "Cara membaca"),
    PageSection("kolom", "Kamus kolom"),
    PageSection("catatan", "Catatan"),
    PageSection("mesin", "Untuk mesin"),
)


def build_pages(material: SiteMaterial, engine: TemplateEngine, data: SiteData) -> SitePage:
    """Return the page."""
    documents = [material.dokumen[periode] for periode in sorted(material.dokumen, reverse=True)]
    names = {kode: material.series[kode][-1].baris.nama for kode in data.deret}
    files = (data.semua, data.tabel, data.deret, data.mesin, material.unduhan)
    samples = any(document.target_contoh for document in documents)

    def render() -> str:
        return engine.render(
            "data.html",
            SRC,
            data=data,
            nama=names,
            tautan=Links(material, engine.alamat, SRC),
            dokumen=[(document, material.unduhan.get(document.periode, ())) for document in documents],
            tabel=[_table(name) for name in JOINED],
            ada_contoh=samples,
            ada_berkas=bool(material.unduhan),
            petik=QUOTE_NOTE,
            lisensi=wording.licence(material.licence),
            terstruktur=jsonld_data(material, data.distributions, engine.alamat),
        )

    return SitePage(
        SRC,
        "Data terbuka",
        f"Data kinerja {material.catalogue.instansi.nama} untuk diunduh: CSV, JSON, dan keterangannya",
        render,
        (files, names, [(d.judul, d.konsep) for d in documents], samples, material.marks, material.situs),
        _SECTIONS,
        cari=lambda: tuple(_search()),
    )


def _table(named: str) -> dict[str, Any]:
    table = JOINED[named]
    return {
        "nama": named,
        "judul": table.title,
        "uraian": table.description,
        "kolom": [
            (field.name, field.title, _kind_word(field), field.unit, field.description)
            for field in table.csv_fields
        ],
    }


def _kind_word(field: CsvField) -> str:
    return _KIND_WORDS[field.kind] + (", selalu ada" if field.required else "")


def _search() -> Iterator[SearchEntry]:
    yield SearchEntry("Data terbuka", "Unduh data CSV, JSON, dan XLSX; kamus kolom; katalog; umpan Atom")
    for table in JOINED.values():
        columns = (f"{field.name} {field.title}" for field in table.csv_fields)
        words = each_word_once((*columns, table.description), table.title)
        yield SearchEntry(f"Tabel {table.title}", words, f"kolom-{table.name}")
