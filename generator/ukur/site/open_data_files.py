"""The site's open data as files: tables over all documents, series, descriptors, catalogue, feed."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from ukur.document.document_value import DokumenPengukuran
from ukur.document.open_data.descriptors import PackageDescription, json_text
from ukur.document.open_data.json_schema import dokumen_schema, series_schema
from ukur.document.open_data.package import SAMPLE, JoinedData, join_documents, pack_tables
from ukur.document.open_data.spreadsheet_csv import spreadsheet_csv, spreadsheet_path
from ukur.document.stable_zip import stable_zip
from ukur.document.tabel.declaration import Table
from ukur.document.tabel.form import FORM
from ukur.document.tabel.joined import JOINED
from ukur.site.datasets import (
    CSV,
    Addresses,
    Dataset,
    Distribution,
    distributions_of,
    document_dataset,
    indikator_dataset,
    series_path,
    whole_dataset,
)
from ukur.site.dcat import catalogue_of
from ukur.site.downloads import Download
from ukur.site.feed import FEED, atom_feed
from ukur.site.kept import packed_files, unpacked_files
from ukur.site.material import SiteMaterial
from ukur.site.office_file import OFFICE_FILE, office_facts, office_file, package_version
from ukur.site.page import PageAddresses, SiteFile
from ukur.site.template_engine import TemplateEngine

ZIP, PACKAGE = "data/data-kinerja.zip", "data/datapackage.json"
DCAT_PATH = "data/katalog.jsonld"
SERIES_SCHEMA, DOKUMEN_SCHEMA = "data/skema-indikator.json", "data/skema-dokumen.json"
_FOR_MACHINES = (
    ("datapackage.json", "Frictionless Data Package: keterangan setiap tabel dan kolom", "application/json"),
    ("csv-metadata.json", "CSV on the Web (W3C): keterangan yang sama", "application/csvm+json"),
)


@dataclass(frozen=True)
class SiteData:
    """The files, and what pages say about them; ``deret`` are CSV and JSON of each indicator with figures.

    ``lembar_kerja`` are the tables and series again, by the path of their CSV, for Indonesian spreadsheets.

    Empty in a preview that must follow edits at once: pages then say that the files are made on publishing.
    """

    berkas: tuple[SiteFile, ...] = ()
    semua: Download | None = None
    tabel: tuple[tuple[Table, Download], ...] = ()
    deret: Mapping[str, tuple[Download, Download]] = field(default_factory=dict)
    lembar_kerja: Mapping[str, Download] = field(default_factory=dict)
    mesin: tuple[Download, ...] = ()

    @property
    def distributions(self) -> tuple[Distribution, ...]:
        """The files of the data set that holds everything."""
        return distributions_of((*((self.semua,) if self.semua else ()), *(file for _, file in self.tabel)))


def compose_open_data(material: SiteMaterial, engine: TemplateEngine) -> SiteData:
    """Return every file of open data that is not a document's own."""
    documents = [document for _, document in sorted(material.dokumen.items())]
    data = _joined(material, documents)
    about_all = data_description(material, engine.alamat)
    packed = pack_tables(about_all, data.tabel, {})
    archive = _kept(material, "paket", (*documents, about_all), lambda: stable_zip(packed))
    tables = tuple(
        (table, _download(table.title, f"data/{name}.csv", CSV, data.tabel[name]))
        for name, table in JOINED.items()
        if name in data.tabel
    )
    whole = _download("Semua tabel dalam satu berkas", ZIP, "application/zip", archive)
    series = dict(_series(data))
    sheets = _spreadsheets(material, data, documents)
    site = SiteData(semua=whole, tabel=tables, deret=series)
    machine = _machine_files(material, engine, packed, site)
    files = {
        ZIP: archive,
        **_data_files(data),
        **{path: content for path, (_, _, content) in machine.items()},
        **{file.path: content for file, content in sheets.values()},
    }
    about = tuple(_download(title, path, kind, content) for path, (title, kind, content) in machine.items())
    made = tuple(SiteFile(path, content) for path, content in files.items())
    beside = {path: file for path, (file, _) in sheets.items()}
    return replace(site, berkas=made, lembar_kerja=beside, mesin=about)


def _machine_files(
    material: SiteMaterial, engine: TemplateEngine, packed: Mapping[str, bytes], site: SiteData
) -> dict[str, tuple[str, str, bytes]]:
    """Return the files for programs by their path: title, media type and content."""
    return {
        **{f"data/{name}": (title, kind, packed[name]) for name, title, kind in _FOR_MACHINES},
        OFFICE_FILE: (
            "Siapa kantor ini dan isi arsipnya: kode, urusan, induk, ujung register, tiap entri",
            "application/json",
            office_file(material, Addresses(material.situs, engine.alamat, OFFICE_FILE)),
        ),
        DCAT_PATH: (
            "DCAT 3: katalog semua himpunan data",
            "application/ld+json",
            catalogue_of(
                material, _datasets(material, site), Addresses(material.situs, engine.alamat, DCAT_PATH)
            ),
        ),
        SERIES_SCHEMA: ("JSON Schema deret indikator", "application/schema+json", _series_schema()),
        DOKUMEN_SCHEMA: ("JSON Schema data dokumen", "application/schema+json", _dokumen_schema()),
        FEED: ("Atom: kabar dokumen yang baru disahkan", "application/atom+xml", atom_feed(material, engine)),
    }


def _joined(material: SiteMaterial, documents: Sequence[DokumenPengukuran]) -> JoinedData:
    """Return the data of all documents; it rests on them alone, and is kept while none of them changes."""
    made: list[JoinedData] = []

    def join() -> JoinedData:
        made[:] = made or [join_documents(documents)]
        return made[0]

    def part(kind: str, take: Callable[[JoinedData], Mapping[str, bytes]]) -> dict[str, bytes]:
        return _kept_files(material, kind, documents, lambda: take(join()))

    tables = part("tabel", lambda data: data.tabel)
    texts = part("deret-csv", lambda data: {kode: pair[0] for kode, pair in data.deret.items()})
    objects = part("deret-json", lambda data: {kode: pair[1] for kode, pair in data.deret.items()})
    return JoinedData(tables, {kode: (text, objects[kode]) for kode, text in texts.items()})


def _kept_files(
    material: SiteMaterial,
    kind: str,
    values: Sequence[object],
    make: Callable[[], Mapping[str, bytes]],
) -> dict[str, bytes]:
    if material.keeper is None:
        return dict(make())
    return unpacked_files(_kept(material, kind, values, lambda: packed_files(make())))


def _kept(material: SiteMaterial, kind: str, values: Sequence[object], make: Callable[[], bytes]) -> bytes:
    if material.keeper is None:
        return make()
    return material.keeper.kept(kind, material.digests.of_all(values), make)


def _data_files(data: JoinedData) -> dict[str, bytes]:
    return {
        **{f"data/{name}.csv": content for name, content in data.tabel.items()},
        **{series_path(kode, "csv"): pair[0] for kode, pair in data.deret.items()},
        **{series_path(kode, "json"): pair[1] for kode, pair in data.deret.items()},
    }


def data_description(material: SiteMaterial, address: PageAddresses) -> PackageDescription:
    """Return what the package of all documents says about itself."""
    instansi, about = material.catalogue.instansi, whole_dataset(material, ())
    samples = any(document.target_contoh for document in material.dokumen.values())
    return PackageDescription(
        nama=f"data-kinerja-{instansi.singkatan}",
        judul=about.judul,
        uraian=f"Data semua dokumen pengukuran kinerja {instansi.nama}, {instansi.pemerintah}.",
        penerbit=instansi.nama,
        tanggal=about.ubah,
        tanda=(*material.marks, *((SAMPLE,) if samples else ())),
        beranda=material.situs,
        lisensi=material.licence,
        versi=package_version(material),
        kantor=office_facts(material, Addresses(material.situs, address, PACKAGE)),
    )


def _series(data: JoinedData) -> Iterator[tuple[str, tuple[Download, Download]]]:
    for kode, (table, text) in data.deret.items():
        yield (
            kode,
            (
                Download(f"Deret {kode} (CSV)", series_path(kode, "csv"), CSV, len(table), ""),
                Download(
                    f"Deret {kode} (JSON)", series_path(kode, "json"), "application/json", len(text), ""
                ),
            ),
        )


def _spreadsheets(
    material: SiteMaterial, data: JoinedData, documents: Sequence[DokumenPengukuran]
) -> dict[str, tuple[Download, bytes]]:
    """Return by the path of each CSV the file for spreadsheets that lies beside it, and its content."""
    plain = [(JOINED[name], f"data/{name}.csv", content) for name, content in data.tabel.items()]
    plain += [(FORM, series_path(kode, "csv"), pair[0]) for kode, pair in data.deret.items()]

    def make() -> dict[str, bytes]:
        return {path: spreadsheet_csv(table, content) for table, path, content in plain}

    sheets = _kept_files(material, "lembar", documents, make)
    return {
        path: (Download("CSV lembar kerja", spreadsheet_path(path), CSV, len(made), ""), made)
        for path, made in sheets.items()
    }


def _datasets(material: SiteMaterial, site: SiteData) -> Iterator[Dataset]:
    yield whole_dataset(material, site.distributions)
    for _, document in sorted(material.dokumen.items(), reverse=True):
        yield document_dataset(material, document)
    for kode, (table, text) in site.deret.items():
        item = material.catalogue.indikator.get(kode)
        if item is not None:  # one that left the dictionary has no page any more
            yield indikator_dataset(material, item, material.series[kode], (table.ukuran, text.ukuran))


def _download(name: str, path: str, jenis: str, content: bytes) -> Download:
    return Download(name, path, jenis, len(content), hashlib.sha256(content).hexdigest())


@cache
def _series_schema() -> bytes:
    return json_text(series_schema())


@cache
def _dokumen_schema() -> bytes:
    return json_text(dokumen_schema())
