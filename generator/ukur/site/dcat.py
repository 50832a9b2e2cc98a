"""The catalogue of the site's data sets, in DCAT 3 as JSON-LD."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from ukur.site.datasets import Addresses, Dataset, Distribution
from ukur.site.material import SiteMaterial

JSONLD_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "adms": "http://www.w3.org/ns/adms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LANGUAGE = {"@id": "http://id.loc.gov/vocabulary/iso639-1/id"}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_QUARTERLY = {"@id": "http://purl.org/cld/freq/quarterly"}


class CatalogueAbout(NamedTuple):
    """What a catalogue says of itself; ``licence`` is an address, or empty."""

    title: str
    description: str
    publisher: str
    licence: str = ""


def catalogue_of(material: SiteMaterial, datasets: Iterable[Dataset], place: Addresses) -> bytes:
    """Return the catalogue of an office's site.

    A licence is named where the office has chosen one that has an address.
    """
    instansi, chosen = material.catalogue.instansi, material.licence
    told = " ".join((f"Data kinerja {instansi.nama}, {instansi.pemerintah}.", *material.marks))
    licence = (chosen.tautan if chosen else "") or ""
    about = CatalogueAbout(f"Data terbuka {instansi.nama}", told, instansi.nama, licence)
    return dcat_catalogue(about, datasets, place)


def dcat_catalogue(about: CatalogueAbout, datasets: Iterable[Dataset], place: Addresses) -> bytes:
    """Return a catalogue; one data set on each line.

    Addresses are relative to the catalogue's own where the site's address is not known.
    """
    agent = {"@type": "foaf:Organization", "foaf:name": about.publisher}
    head = {
        "@context": JSONLD_CONTEXT,
        "@id": place.file_address(place.dari) + "#katalog" if place.situs else "#katalog",
        "@type": "dcat:Catalog",
        "dct:title": _text(about.title),
        "dct:description": _text(about.description),
        "dct:publisher": agent,
        "dct:language": _LANGUAGE,
        "foaf:homepage": {"@id": place.page_address("index.md")},
    }
    licence = {"dct:license": {"@id": about.licence}} if about.licence else {}
    sets = ",\n".join(
        json.dumps(_dataset(one, place, agent) | licence, ensure_ascii=False) for one in datasets
    )
    opening = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{opening},\n "dcat:dataset": [\n{sets}\n]}}\n'.encode()


def _text(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "id"}


def _day(date: str) -> dict[str, str]:
    return {"@value": date, "@type": "xsd:date"}


def _dataset(dataset: Dataset, place: Addresses, issuer: dict[str, str]) -> dict[str, Any]:
    page = place.page_address(dataset.halaman)
    span = {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": _day(dataset.awal),
        "dcat:endDate": _day(dataset.akhir),
    }
    status = {"@id": "http://purl.org/adms/status/UnderDevelopment"}
    return {
        "@id": f"{page}#data",
        "@type": "dcat:Dataset",
        "dct:identifier": dataset.kode,
        "dct:title": _text(dataset.judul),
        "dct:description": _text(dataset.uraian),
        "dct:publisher": issuer,
        "dct:language": _LANGUAGE,
        "dct:accrualPeriodicity": _QUARTERLY,
        "dcat:landingPage": {"@id": page},
        **({"dct:modified": _day(dataset.ubah)} if dataset.ubah else {}),
        **({"dct:temporal": span} if dataset.awal else {}),
        **({"adms:status": status} if dataset.konsep else {}),
        "dcat:distribution": [_distribution(file, page, place) for file in dataset.sebaran],
    }


def _distribution(file: Distribution, page: str, place: Addresses) -> dict[str, Any]:
    size = {"dcat:byteSize": {"@value": str(file.ukuran), "@type": "xsd:nonNegativeInteger"}}
    checksum = {
        "@type": "spdx:Checksum",
        "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
        "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
    }
    return {
        "@type": "dcat:Distribution",
        "dct:title": _text(file.nama),
        "dcat:accessURL": {"@id": page},
        "dcat:downloadURL": {"@id": place.file_address(file.path)},
        "dcat:mediaType": {"@id": f"{_MEDIA}{file.jenis}"},
        **(size if file.ukuran is not None else {}),
        **({"spdx:checksum": checksum} if file.sha256 else {}),
    }
