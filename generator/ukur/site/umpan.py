"""The Atom feed of published documents."""

import re
import uuid
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from ukur.document.nilai import DokumenPengukuran
from ukur.site.bahan import Bahan
from ukur.site.himpunan import Letak, himpunan_dokumen
from ukur.site.mesin import Mesin

UMPAN = "umpan.xml"
TAHUN_TAG = "2026"
"""Year in ``tag:`` names (RFC 4151): sites made with Ukur owned their addresses from then on."""
_AWAL = "1970-01-01"
_BUKAN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def umpan(bahan: Bahan, mesin: Mesin) -> bytes:
    """Return the feed: approved documents, newest first. Same documents, same bytes."""
    approved = [document for document in bahan.dokumen.values() if not document.konsep]
    newest = sorted(approved, key=lambda document: (document.tanggal, document.periode), reverse=True)
    letak = Letak(bahan.situs, mesin.alamat, UMPAN)
    instansi = bahan.katalog.instansi
    text = mesin.render(
        "umpan.xml",
        UMPAN,
        id=_id(bahan, ""),
        judul=_bersih(f"Dokumen pengukuran kinerja {instansi.nama}"),
        penjelasan=_bersih(" · ".join((instansi.daerah, *bahan.tanda))),
        penerbit=_bersih(instansi.nama),
        diperbarui=newest[0].tanggal.isoformat() if newest else _AWAL,
        beranda=letak.halaman("index.md"),
        sendiri=letak.berkas(UMPAN),
        entri=list(_entries(bahan, newest, letak)),
    )
    return f"{text}\n".encode()


def _entries(bahan: Bahan, dokumen: Iterable[DokumenPengukuran], letak: Letak) -> Iterator[dict[str, Any]]:
    for document in dokumen:
        about, total = himpunan_dokumen(bahan, document), document.ringkasan
        counts = f"{total.jumlah} indikator: {total.tercapai} tercapai, "
        counts += f"{total.tidak_tercapai} tidak tercapai, {total.tanpa_capaian} tanpa capaian."
        yield {
            "id": _id(bahan, str(document.periode)),
            "judul": _bersih(document.judul),
            "tautan": letak.halaman(about.halaman),
            "tanggal": about.ubah,
            "ringkasan": _bersih(" ".join((counts, *(f"{mark}." for mark in document.tanda)))),
            "berkas": [
                (letak.berkas(file.path), file.jenis, file.ukuran, file.nama) for file in about.sebaran
            ],
        }


def _id(bahan: Bahan, periode: str) -> str:
    """Return a name that stays: from the site's address, else from the office and the period."""
    address = urlsplit(bahan.situs or "")
    if address.hostname:
        place = f"{address.path.rstrip('/')}/dokumen/{periode}"
        return f"tag:{address.hostname},{TAHUN_TAG}:{place}"
    instansi = bahan.katalog.instansi
    name = "\n".join(("ukur", instansi.pemerintah, instansi.singkatan, periode))
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def _bersih(text: str) -> str:
    return _BUKAN_XML.sub("", text)
