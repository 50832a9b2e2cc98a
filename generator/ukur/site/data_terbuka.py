"""The site's open data as files: tables over all documents, series, descriptors, catalogue, feed."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from ukur.document.data.kemasan import Keterangan, teks_json
from ukur.document.data.paket import CONTOH, DataGabungan, gabungkan, kemas
from ukur.document.data.skema import skema_deret, skema_dokumen
from ukur.document.tabel.declaration import Table
from ukur.document.tabel.registry import TABLES
from ukur.document.zip_tetap import zip_tetap
from ukur.site.bahan import Bahan
from ukur.site.halaman import BerkasSitus
from ukur.site.himpunan import (
    CSV,
    Himpunan,
    Letak,
    Sebaran,
    himpunan_dokumen,
    himpunan_indikator,
    himpunan_semua,
    path_deret,
    sebaran,
)
from ukur.site.katalog_dcat import katalog
from ukur.site.mesin import Mesin
from ukur.site.umpan import UMPAN, umpan
from ukur.site.unduhan import Unduhan

ZIP = "data/data-kinerja.zip"
KATALOG = "data/katalog.jsonld"
SKEMA_DERET, SKEMA_DOKUMEN = "data/skema-indikator.json", "data/skema-dokumen.json"
_UNTUK_MESIN = (
    ("datapackage.json", "Frictionless Data Package: keterangan setiap tabel dan kolom", "application/json"),
    ("csv-metadata.json", "CSV on the Web (W3C): keterangan yang sama", "application/csvm+json"),
)


@dataclass(frozen=True)
class DataSitus:
    """The files, and what pages say about them; ``deret`` are CSV and JSON of each indicator with figures.

    Empty in a preview that must follow edits at once: pages then say that the files are made on publishing.
    """

    berkas: tuple[BerkasSitus, ...] = ()
    semua: Unduhan | None = None
    tabel: tuple[tuple[Table, Unduhan], ...] = ()
    deret: Mapping[str, tuple[Unduhan, Unduhan]] = field(default_factory=dict)
    mesin: tuple[Unduhan, ...] = ()

    @property
    def sebaran(self) -> tuple[Sebaran, ...]:
        """The files of the data set that holds everything."""
        return sebaran((*((self.semua,) if self.semua else ()), *(file for _, file in self.tabel)))


def susun_data(bahan: Bahan, mesin: Mesin) -> DataSitus:
    """Return every file of open data that is not a document's own."""
    data = gabungkan([document for _, document in sorted(bahan.dokumen.items())])
    packed = kemas(keterangan(bahan), data.tabel, {})
    archive = zip_tetap(packed)
    tables = tuple(
        (table, _unduhan(table.title, f"data/{name}.csv", CSV, data.tabel[name]))
        for name, table in TABLES.items()
        if name in data.tabel
    )
    whole = _unduhan("Semua tabel dalam satu berkas", ZIP, "application/zip", archive)
    series = dict(_series(data))
    site = DataSitus(semua=whole, tabel=tables, deret=series)
    machine = {
        **{f"data/{name}": (title, kind, packed[name]) for name, title, kind in _UNTUK_MESIN},
        KATALOG: (
            "DCAT 3: katalog semua himpunan data",
            "application/ld+json",
            katalog(bahan, _himpunan(bahan, site), Letak(bahan.situs, mesin.alamat, KATALOG)),
        ),
        SKEMA_DERET: ("JSON Schema deret indikator", "application/schema+json", _skema_deret()),
        SKEMA_DOKUMEN: ("JSON Schema data dokumen", "application/schema+json", _skema_dokumen()),
        UMPAN: ("Atom: kabar dokumen yang baru disahkan", "application/atom+xml", umpan(bahan, mesin)),
    }
    files = {
        ZIP: archive,
        **{f"data/{name}.csv": content for name, content in data.tabel.items()},
        **{path_deret(kode, "csv"): pair[0] for kode, pair in data.deret.items()},
        **{path_deret(kode, "json"): pair[1] for kode, pair in data.deret.items()},
        **{path: content for path, (_, _, content) in machine.items()},
    }
    about = tuple(_unduhan(title, path, kind, content) for path, (title, kind, content) in machine.items())
    return DataSitus(
        tuple(BerkasSitus(path, content) for path, content in files.items()), whole, tables, series, about
    )


def keterangan(bahan: Bahan) -> Keterangan:
    """Return what the package of all documents says about itself."""
    instansi, about = bahan.katalog.instansi, himpunan_semua(bahan, ())
    samples = any(document.target_contoh for document in bahan.dokumen.values())
    return Keterangan(
        nama=f"data-kinerja-{instansi.singkatan}",
        judul=about.judul,
        uraian=f"Data semua dokumen pengukuran kinerja {instansi.nama}, {instansi.pemerintah}.",
        penerbit=instansi.nama,
        tanggal=about.ubah,
        tanda=(*bahan.tanda, *((CONTOH,) if samples else ())),
        beranda=bahan.situs,
    )


def _series(data: DataGabungan) -> Iterator[tuple[str, tuple[Unduhan, Unduhan]]]:
    for kode, (table, text) in data.deret.items():
        yield (
            kode,
            (
                Unduhan(f"Deret {kode} (CSV)", path_deret(kode, "csv"), CSV, len(table), ""),
                Unduhan(f"Deret {kode} (JSON)", path_deret(kode, "json"), "application/json", len(text), ""),
            ),
        )


def _himpunan(bahan: Bahan, site: DataSitus) -> Iterator[Himpunan]:
    yield himpunan_semua(bahan, site.sebaran)
    for _, document in sorted(bahan.dokumen.items(), reverse=True):
        yield himpunan_dokumen(bahan, document)
    for kode, (table, text) in site.deret.items():
        item = bahan.katalog.indikator.get(kode)
        if item is not None:  # one that left the dictionary has no page any more
            yield himpunan_indikator(bahan, item, bahan.deret[kode], (table.ukuran, text.ukuran))


def _unduhan(nama: str, path: str, jenis: str, isi: bytes) -> Unduhan:
    return Unduhan(nama, path, jenis, len(isi), hashlib.sha256(isi).hexdigest())


@cache
def _skema_deret() -> bytes:
    return teks_json(skema_deret())


@cache
def _skema_dokumen() -> bytes:
    return teks_json(skema_dokumen())
