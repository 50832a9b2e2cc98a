"""schema.org data in pages, for search engines: a data block that cannot end its own element."""

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from ukur.document.document_value import DokumenPengukuran
from ukur.model.indikator import Indikator
from ukur.site.datasets import (
    Addresses,
    Dataset,
    Distribution,
    document_dataset,
    indikator_dataset,
    whole_dataset,
)
from ukur.site.material import SeriesPoint, SiteMaterial
from ukur.site.page import PageAddresses

_DANGEROUS = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def structured_block(contents: dict[str, Any]) -> Markup:
    """Return a data block; whatever is in it stays text of one JSON value."""
    return Markup(f'<script type="application/ld+json">{_json(contents)}</script>')


def script_data(id_: str, contents: dict[str, Any]) -> Markup:
    """Return a data block that a script of the page reads by its id."""
    return Markup(f'<script type="application/json" id="{id_}">{_json(contents)}</script>')


def _json(contents: dict[str, Any]) -> str:
    return json.dumps(contents, ensure_ascii=False).translate(_DANGEROUS)


def jsonld_dokumen(
    material: SiteMaterial, dokumen: DokumenPengukuran, address: PageAddresses | None = None
) -> Markup:
    """Return the block for the page of a document, with the document's files."""
    return _block(material, document_dataset(material, dokumen), address)


def jsonld_indikator(
    material: SiteMaterial,
    item: Indikator,
    points: Sequence[SeriesPoint],
    address: PageAddresses | None = None,
) -> Markup:
    """Return the block for the page of an indicator, with its series."""
    return _block(material, indikator_dataset(material, item, points), address)


def jsonld_data(
    material: SiteMaterial, files: Sequence[Distribution], address: PageAddresses | None = None
) -> Markup:
    """Return the block for the page about all data."""
    return _block(material, whole_dataset(material, files), address)


def _block(material: SiteMaterial, group: Dataset, address: PageAddresses | None) -> Markup:
    chosen = address or PageAddresses()
    return structured_block(
        dataset(material, group, Addresses(material.situs, chosen, chosen.url(group.halaman)))
    )


def dataset(material: SiteMaterial, dataset: Dataset, place: Addresses) -> dict[str, Any]:
    """Return a ``Dataset``. Without a licence where the office has not chosen one: none is made up."""
    instansi = material.catalogue.instansi
    office = {
        "@type": "GovernmentOrganization",
        "name": instansi.nama,
        "parentOrganization": {"@type": "GovernmentOrganization", "name": instansi.pemerintah},
    }
    creator = {**office, "name": dataset.pembuat} if dataset.pembuat else office
    licence = material.licence
    optional = {
        "license": (licence.tautan or licence.nama) if licence else "",
        "dateModified": dataset.ubah,
        "temporalCoverage": dataset.awal and f"{dataset.awal}/{dataset.akhir}",
        "creativeWorkStatus": "Draft" if dataset.konsep else "",
        "variableMeasured": [
            {"@type": "PropertyValue", "name": name, "unitText": unit} for name, unit in dataset.peubah
        ],
        "distribution": [_download(file, place) for file in dataset.sebaran],
    }
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": dataset.judul,
        "description": dataset.uraian,
        "url": place.page_address(dataset.halaman),
        "identifier": dataset.kode,
        "inLanguage": "id",
        "isAccessibleForFree": True,
        "creator": creator,
        "publisher": office,
        "spatialCoverage": instansi.daerah,
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": f"Data terbuka {instansi.nama}",
            "url": place.page_address("data.md"),
        },
        **{key: value for key, value in optional.items() if value},
    }


def _download(file: Distribution, place: Addresses) -> dict[str, Any]:
    size = {} if file.ukuran is None else {"contentSize": f"{file.ukuran} B"}
    return {
        "@type": "DataDownload",
        "name": file.nama,
        "encodingFormat": file.jenis,
        "contentUrl": place.file_address(file.path),
        **size,
    }
