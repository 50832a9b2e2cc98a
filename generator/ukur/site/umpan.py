"""The Atom feed of published documents and of what was filed in the archive."""

import datetime
import re
import uuid
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from ukur.document.nilai import DokumenPengukuran
from ukur.model.paths import archive_page, nama_folder
from ukur.site.arsip_tampil import VersiTampil
from ukur.site.bahan import Bahan
from ukur.site.himpunan import Letak, himpunan_dokumen
from ukur.site.mesin import Mesin

UMPAN = "umpan.xml"
TAHUN_TAG = "2026"
"""Year in ``tag:`` names (RFC 4151): sites made with Ukur owned their addresses from then on."""
_AWAL = "1970-01-01T00:00:00Z"
_DOKUMEN = "dokumen/"
_BUKAN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def umpan(bahan: Bahan, mesin: Mesin) -> bytes:
    """Return the feed: approved documents and filed versions, newest first. Same input, same bytes."""
    letak = Letak(bahan.situs, mesin.alamat, UMPAN)
    instansi = bahan.katalog.instansi
    entries = [*_documents(bahan, letak), *_versions(bahan, letak)]
    entries.sort(key=lambda entry: entry["saat"], reverse=True)
    text = mesin.render(
        "umpan.xml",
        UMPAN,
        id=_id(bahan, _DOKUMEN),
        judul=_bersih(f"Dokumen pengukuran kinerja {instansi.nama}"),
        penjelasan=_bersih(" · ".join((instansi.daerah, *bahan.tanda))),
        penerbit=_bersih(instansi.nama),
        diperbarui=entries[0]["saat"] if entries else _AWAL,
        beranda=letak.halaman("index.md"),
        sendiri=letak.berkas(UMPAN),
        entri=entries,
    )
    return f"{text}\n".encode()


def _documents(bahan: Bahan, letak: Letak) -> Iterator[dict[str, Any]]:
    for _, document in sorted(bahan.dokumen.items(), reverse=True):
        if document.konsep:
            continue
        about = himpunan_dokumen(bahan, document)
        yield {
            "id": _id(bahan, f"{_DOKUMEN}{document.periode}"),
            "judul": _bersih(document.judul),
            "tautan": letak.halaman(about.halaman),
            "saat": f"{about.ubah}T00:00:00Z",
            "ringkasan": _bersih(_sentences(_counts(document), document.tanda)),
            "berkas": [
                (letak.berkas(file.path), file.jenis, file.ukuran, file.nama) for file in about.sebaran
            ],
        }


def _versions(bahan: Bahan, letak: Letak) -> Iterator[dict[str, Any]]:
    for periode, versions in sorted(bahan.arsip.versi.items(), reverse=True):
        page = letak.halaman(archive_page(periode))
        for place, version in reversed(list(enumerate(versions))):
            document = version.dokumen
            yield {
                "id": _id(bahan, f"arsip/{nama_folder(periode, version.versi)}"),
                "judul": _bersih(("Koreksi: " if place else "Arsip: ") + _named(version)),
                "tautan": f"{page}#versi-{version.versi}",
                "saat": _moment(version),
                "ringkasan": _bersih(_sentences(_news(versions, place), document.tanda)),
                "berkas": [
                    (letak.berkas(file.path), file.jenis, file.ukuran, _bersih(file.nama))
                    for file in version.unduhan
                ],
            }


def _named(version: VersiTampil) -> str:
    return f"{version.dokumen.judul}, versi {version.versi}"


def _news(versions: Sequence[VersiTampil], place: int) -> str:
    version = versions[place]
    line = f"Tercatat pada register arsip baris {version.nomor_register}."
    if not place:
        return f"Versi {version.versi} diarsipkan. {line}"
    reason = "; ".join(version.alasan) or "tidak tercatat"
    return f"Koreksi: menggantikan versi {versions[place - 1].versi}. Alasan: {reason}. {line}"


def _counts(document: DokumenPengukuran) -> str:
    total = document.ringkasan
    counts = f"{total.jumlah} indikator: {total.tercapai} tercapai, "
    return counts + f"{total.tidak_tercapai} tidak tercapai, {total.tanpa_capaian} tanpa capaian."


def _sentences(text: str, tanda: tuple[str, ...]) -> str:
    return " ".join((text, *(f"{mark}." for mark in tanda)))


def _moment(version: VersiTampil) -> str:
    """Return when a version was approved, in UTC so that moments sort as texts; else the document's day."""
    if version.diterima is None:
        return f"{version.dokumen.tanggal.isoformat()}T00:00:00Z"
    return version.diterima.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _id(bahan: Bahan, nama: str) -> str:
    """Return a name that stays: from the site's address, else from the office and what it names."""
    address = urlsplit(bahan.situs or "")
    if address.hostname:
        place = f"{address.path.rstrip('/')}/{nama}"
        return f"tag:{address.hostname},{TAHUN_TAG}:{place}"
    instansi = bahan.katalog.instansi
    name = "\n".join(("ukur", instansi.pemerintah, instansi.singkatan, nama.removeprefix(_DOKUMEN)))
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def _bersih(text: str) -> str:
    return _BUKAN_XML.sub("", text)
