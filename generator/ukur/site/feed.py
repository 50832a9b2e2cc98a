"""The Atom feed of published documents and of what was filed in the archive."""

import datetime
import re
import uuid
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from ukur.document import wording
from ukur.document.document_value import DokumenPengukuran
from ukur.model.paths import archive_page, folder_name
from ukur.site.archive_view import ShownVersion
from ukur.site.datasets import Addresses, document_dataset
from ukur.site.material import SiteMaterial
from ukur.site.page import PageAddresses
from ukur.site.template_engine import TemplateEngine

FEED = "umpan.xml"
TAG_YEAR = "2026"
"""Year in ``tag:`` names (RFC 4151): sites made with Ukur owned their addresses from then on."""
FIRST_TIME = "1970-01-01T00:00:00Z"
_DOKUMEN = "dokumen/"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom_feed(material: SiteMaterial, engine: TemplateEngine) -> bytes:
    """Return the feed: approved documents and filed versions, newest first. Same input, same bytes."""
    place = Addresses(material.situs, engine.alamat, FEED)
    instansi = material.catalogue.instansi
    entries = [*_documents(material, place), *_versions(material, place)]
    entries.sort(key=lambda entry: entry["saat"], reverse=True)
    text = engine.render(
        "umpan.xml",
        FEED,
        id=feed_id(material, _DOKUMEN),
        judul=xml_text(f"Dokumen pengukuran kinerja {instansi.nama}"),
        penjelasan=xml_text(" · ".join((instansi.daerah, *material.marks))),
        penerbit=xml_text(instansi.nama),
        diperbarui=entries[0]["saat"] if entries else FIRST_TIME,
        beranda=place.page_address("index.md"),
        sendiri=place.file_address(FEED),
        entri=entries,
    )
    return f"{text}\n".encode()


def last_change(material: SiteMaterial, address: PageAddresses) -> datetime.date | None:
    """Return the day of the newest entry, in UTC as the feed tells it; None before the first."""
    place = Addresses(material.situs, address, FEED)
    moments = [entry["saat"] for entry in (*_documents(material, place), *_versions(material, place))]
    return datetime.date.fromisoformat(max(moments)[:10]) if moments else None


def _documents(material: SiteMaterial, place: Addresses) -> Iterator[dict[str, Any]]:
    for _, document in sorted(material.dokumen.items(), reverse=True):
        if document.konsep:
            continue
        about = document_dataset(material, document)
        yield {
            "id": feed_id(material, f"{_DOKUMEN}{document.periode}"),
            "judul": xml_text(document.judul),
            "tautan": place.page_address(about.halaman),
            "saat": f"{about.ubah}T00:00:00Z",
            "ringkasan": xml_text(sentences(_counts(document), document.tanda)),
            "berkas": [
                (place.file_address(file.path), file.jenis, file.ukuran, file.nama) for file in about.sebaran
            ],
        }


def _versions(material: SiteMaterial, where: Addresses) -> Iterator[dict[str, Any]]:
    for periode, versions in sorted(material.arsip.versi.items(), reverse=True):
        page = where.page_address(archive_page(periode))
        for place, version in reversed(list(enumerate(versions))):
            document = version.dokumen
            yield {
                "id": feed_id(material, f"arsip/{folder_name(periode, version.versi)}"),
                "judul": xml_text(("Koreksi: " if place else "Arsip: ") + _named(version)),
                "tautan": f"{page}#versi-{version.versi}",
                "saat": _moment(version),
                "ringkasan": xml_text(sentences(_news(versions, place), document.tanda)),
                "berkas": [
                    (where.file_address(file.path), file.jenis, file.ukuran, xml_text(file.nama))
                    for file in version.unduhan
                ],
            }


def _named(version: ShownVersion) -> str:
    return f"{version.dokumen.judul}, versi {version.versi}"


def _news(versions: Sequence[ShownVersion], place: int) -> str:
    version = versions[place]
    line = f"Tercatat pada register arsip baris {version.nomor_register}."
    if not place:
        return f"Versi {version.versi} diarsipkan. {line}"
    reason = "; ".join(version.alasan) or "tidak tercatat"
    return f"Koreksi: menggantikan versi {versions[place - 1].versi}. Alasan: {reason}. {line}"


def _counts(document: DokumenPengukuran) -> str:
    total = document.ringkasan
    return f"{total.jumlah} indikator: {wording.counts(total)}."


def sentences(text: str, marks: tuple[str, ...]) -> str:
    """Return a text with the marks of a document behind it, a sentence each."""
    return " ".join((text, *(f"{mark}." for mark in marks)))


def _moment(version: ShownVersion) -> str:
    """Return when a version was approved, in UTC so that moments sort as texts; else the document's day."""
    if version.diterima is None:
        return f"{version.dokumen.tanggal.isoformat()}T00:00:00Z"
    return version.diterima.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def feed_id(material: SiteMaterial, named: str) -> str:
    """Return a name that stays: from the site's address, else from the office and what it names."""
    address = urlsplit(material.situs or "")
    if address.hostname:
        place = f"{address.path.rstrip('/')}/{named}"
        return f"tag:{address.hostname},{TAG_YEAR}:{place}"
    instansi = material.catalogue.instansi
    name = "\n".join(("ukur", instansi.pemerintah, instansi.singkatan, named.removeprefix(_DOKUMEN)))
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def xml_text(text: str) -> str:
    """Return a text without the letters that XML cannot hold."""
    return _NOT_XML.sub("", text)
