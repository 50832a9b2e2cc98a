"""The list of archives, and the files of the archive that are published."""

from collections.abc import Iterator

from ukur.document.teks import tanggal
from ukur.site.bahan import Bahan
from ukur.site.daftar_arsip import DAFTAR_CSV, KOLOM, BerkasDaftar, csv_daftar, daftar_arsip
from ukur.site.halaman import Bagian, BerkasSitus, Halaman
from ukur.site.halaman_arsip_periode import DAFTAR, fakta, halaman_periode, susun_versi
from ukur.site.halaman_periksa import PERIKSA
from ukur.site.mesin import Mesin
from ukur.site.tautan import Tautan
from ukur.site.umpan import UMPAN


def halaman(bahan: Bahan, mesin: Mesin) -> Iterator[Halaman]:
    """Yield the list and the page of each document, newest first."""
    yield _list(bahan, mesin)
    for periode in sorted({*bahan.dokumen, *bahan.arsip.versi}, reverse=True):
        yield halaman_periode(bahan, mesin, periode)


def berkas(bahan: Bahan) -> Iterator[BerkasSitus]:
    """Yield the archive's own files, each once, and the list as CSV where anything has been filed."""
    for path, file in {file.path: file for file in bahan.arsip.semua_berkas}.items():
        yield BerkasSitus(path, file.asal)
    if bahan.arsip.versi:
        yield BerkasSitus(DAFTAR_CSV, csv_daftar(_inventory(bahan)))


def _inventory(bahan: Bahan) -> tuple[BerkasDaftar, ...]:
    return daftar_arsip(bahan.arsip, bahan.katalog.instansi.penomoran.klasifikasi)


def _list(bahan: Bahan, mesin: Mesin) -> Halaman:
    filed = bahan.arsip.versi
    documents = [bahan.dokumen[periode] for periode in sorted(bahan.dokumen, reverse=True)]
    waiting = [(d, tanggal(d.tanggal)) for d in documents if d.periode not in filed or d.konsep]
    versions = [version for periode in sorted(filed, reverse=True) for version in susun_versi(filed[periode])]
    return Halaman(
        DAFTAR,
        "Arsip",
        f"Arsip dokumen pengukuran kinerja {bahan.katalog.instansi.nama}",
        lambda: mesin.render(
            "daftar_arsip.html",
            DAFTAR,
            kolom=KOLOM,
            daftar=_inventory(bahan),
            versi=versions,
            belum=waiting,
            arsip=bahan.arsip,
            csv=DAFTAR_CSV,
            umpan=UMPAN if bahan.lengkap else "",
            periksa=PERIKSA,
            tautan=Tautan(bahan, mesin.alamat, DAFTAR),
        ),
        (*map(fakta, documents), bahan.arsip, bahan.katalog.instansi.penomoran, bahan.lengkap),
        (
            *((Bagian("daftar", "Daftar arsip"), Bagian("versi", "Versi dan sidiknya")) if filed else ()),
            *((Bagian("belum", "Belum diarsipkan"),) if waiting else ()),
            *((Bagian("keutuhan", "Keutuhan arsip"),) if filed else ()),
        ),
    )
