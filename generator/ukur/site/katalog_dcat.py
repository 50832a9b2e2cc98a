"""The catalogue of the site's data sets, in DCAT 3 as JSON-LD."""

import json
from collections.abc import Iterable
from typing import Any

from ukur.site.bahan import Bahan
from ukur.site.himpunan import Himpunan, Letak, Sebaran

KONTEKS = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "adms": "http://www.w3.org/ns/adms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_BAHASA = {"@id": "http://id.loc.gov/vocabulary/iso639-1/id"}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_TRIWULANAN = {"@id": "http://purl.org/cld/freq/quarterly"}


def katalog(bahan: Bahan, himpunan: Iterable[Himpunan], letak: Letak) -> bytes:
    """Return the catalogue; one data set on each line.

    Addresses are relative to the catalogue's own where the site's address is not known. No licence is
    named: the office has not chosen one.
    """
    instansi = bahan.katalog.instansi
    agent = {"@type": "foaf:Organization", "foaf:name": instansi.nama}
    head = {
        "@context": KONTEKS,
        "@id": letak.berkas(letak.dari) + "#katalog" if letak.situs else "#katalog",
        "@type": "dcat:Catalog",
        "dct:title": _teks(f"Data terbuka {instansi.nama}"),
        "dct:description": _teks(
            " ".join((f"Data kinerja {instansi.nama}, {instansi.pemerintah}.", *bahan.tanda))
        ),
        "dct:publisher": agent,
        "dct:language": _BAHASA,
        "foaf:homepage": {"@id": letak.halaman("index.md")},
    }
    sets = ",\n".join(json.dumps(_dataset(one, letak, agent), ensure_ascii=False) for one in himpunan)
    opening = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{opening},\n "dcat:dataset": [\n{sets}\n]}}\n'.encode()


def _teks(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "id"}


def _hari(date: str) -> dict[str, str]:
    return {"@value": date, "@type": "xsd:date"}


def _dataset(himpunan: Himpunan, letak: Letak, penerbit: dict[str, str]) -> dict[str, Any]:
    page = letak.halaman(himpunan.halaman)
    span = {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": _hari(himpunan.awal),
        "dcat:endDate": _hari(himpunan.akhir),
    }
    status = {"@id": "http://purl.org/adms/status/UnderDevelopment"}
    return {
        "@id": f"{page}#data",
        "@type": "dcat:Dataset",
        "dct:identifier": himpunan.kode,
        "dct:title": _teks(himpunan.judul),
        "dct:description": _teks(himpunan.uraian),
        "dct:publisher": penerbit,
        "dct:language": _BAHASA,
        "dct:accrualPeriodicity": _TRIWULANAN,
        "dcat:landingPage": {"@id": page},
        **({"dct:modified": _hari(himpunan.ubah)} if himpunan.ubah else {}),
        **({"dct:temporal": span} if himpunan.awal else {}),
        **({"adms:status": status} if himpunan.konsep else {}),
        "dcat:distribution": [_distribution(file, page, letak) for file in himpunan.sebaran],
    }


def _distribution(file: Sebaran, page: str, letak: Letak) -> dict[str, Any]:
    size = {"dcat:byteSize": {"@value": str(file.ukuran), "@type": "xsd:nonNegativeInteger"}}
    checksum = {
        "@type": "spdx:Checksum",
        "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
        "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
    }
    return {
        "@type": "dcat:Distribution",
        "dct:title": _teks(file.nama),
        "dcat:accessURL": {"@id": page},
        "dcat:downloadURL": {"@id": letak.berkas(file.path)},
        "dcat:mediaType": {"@id": f"{_MEDIA}{file.jenis}"},
        **(size if file.ukuran is not None else {}),
        **({"spdx:checksum": checksum} if file.sha256 else {}),
    }
