"""schema.org data in pages, for search engines: a data block that cannot end its own element."""

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from ukur.document.nilai import DokumenPengukuran
from ukur.model.indikator import Indikator
from ukur.site.bahan import Bahan, TitikDeret
from ukur.site.halaman import Alamat
from ukur.site.himpunan import (
    Himpunan,
    Letak,
    Sebaran,
    himpunan_dokumen,
    himpunan_indikator,
    himpunan_semua,
)

_BERBAHAYA = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def blok(isi: dict[str, Any]) -> Markup:
    """Return a data block; whatever is in it stays text of one JSON value."""
    return Markup(f'<script type="application/ld+json">{_json(isi)}</script>')


def blok_data(id_: str, isi: dict[str, Any]) -> Markup:
    """Return a data block that a script of the page reads by its id."""
    return Markup(f'<script type="application/json" id="{id_}">{_json(isi)}</script>')


def _json(isi: dict[str, Any]) -> str:
    return json.dumps(isi, ensure_ascii=False).translate(_BERBAHAYA)


def jsonld_dokumen(bahan: Bahan, dokumen: DokumenPengukuran, alamat: Alamat | None = None) -> Markup:
    """Return the block for the page of a document, with the document's files."""
    return _blok(bahan, himpunan_dokumen(bahan, dokumen), alamat)


def jsonld_indikator(
    bahan: Bahan, item: Indikator, points: Sequence[TitikDeret], alamat: Alamat | None = None
) -> Markup:
    """Return the block for the page of an indicator, with its series."""
    return _blok(bahan, himpunan_indikator(bahan, item, points), alamat)


def jsonld_data(bahan: Bahan, files: Sequence[Sebaran], alamat: Alamat | None = None) -> Markup:
    """Return the block for the page about all data."""
    return _blok(bahan, himpunan_semua(bahan, files), alamat)


def _blok(bahan: Bahan, himpunan: Himpunan, alamat: Alamat | None) -> Markup:
    chosen = alamat or Alamat()
    return blok(dataset(bahan, himpunan, Letak(bahan.situs, chosen, chosen.url(himpunan.halaman))))


def dataset(bahan: Bahan, himpunan: Himpunan, letak: Letak) -> dict[str, Any]:
    """Return a ``Dataset``. Without a licence: the office has not chosen one, and none is made up."""
    instansi = bahan.katalog.instansi
    office = {
        "@type": "GovernmentOrganization",
        "name": instansi.nama,
        "parentOrganization": {"@type": "GovernmentOrganization", "name": instansi.pemerintah},
    }
    optional = {
        "dateModified": himpunan.ubah,
        "temporalCoverage": himpunan.awal and f"{himpunan.awal}/{himpunan.akhir}",
        "creativeWorkStatus": "Draft" if himpunan.konsep else "",
        "variableMeasured": [
            {"@type": "PropertyValue", "name": name, "unitText": unit} for name, unit in himpunan.peubah
        ],
        "distribution": [_download(file, letak) for file in himpunan.sebaran],
    }
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": himpunan.judul,
        "description": himpunan.uraian,
        "url": letak.halaman(himpunan.halaman),
        "identifier": himpunan.kode,
        "inLanguage": "id",
        "isAccessibleForFree": True,
        "creator": office,
        "publisher": office,
        "spatialCoverage": instansi.daerah,
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": f"Data terbuka {instansi.nama}",
            "url": letak.halaman("data.md"),
        },
        **{key: value for key, value in optional.items() if value},
    }


def _download(file: Sebaran, letak: Letak) -> dict[str, Any]:
    size = {} if file.ukuran is None else {"contentSize": f"{file.ukuran} B"}
    return {
        "@type": "DataDownload",
        "name": file.nama,
        "encodingFormat": file.jenis,
        "contentUrl": letak.berkas(file.path),
        **size,
    }
