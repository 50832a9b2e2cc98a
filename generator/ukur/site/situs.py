"""The whole site as values: pages in order, and the files beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ukur.site import (
    halaman_aksi,
    halaman_arsip,
    halaman_bukti,
    halaman_data,
    halaman_dokumen,
    halaman_indikator,
    halaman_metodologi,
    halaman_periksa,
    halaman_sop,
)
from ukur.site.bahan import Bahan
from ukur.site.data_terbuka import DataSitus, susun_data
from ukur.site.halaman import Alamat, BerkasSitus, Halaman
from ukur.site.mesin import Mesin

ASET = Path(__file__).parent / "aset"
CSS = "aset/ukur.css"
LURING = "aset/luring.js"
"""Search in a copy that is opened from disk; a site on a server does without."""

PEMBANGUN = (
    halaman_dokumen.halaman,
    halaman_indikator.halaman,
    halaman_aksi.halaman,
    halaman_arsip.halaman,
    halaman_periksa.halaman,
    halaman_bukti.halaman,
    halaman_sop.halaman,
    halaman_metodologi.halaman,
)


@dataclass(frozen=True)
class Situs:
    """Everything to publish; ``tanda`` are the marks that each page carries."""

    halaman: tuple[Halaman, ...]
    berkas: tuple[BerkasSitus, ...]
    tanda: tuple[str, ...]
    nama: str


def susun_situs(bahan: Bahan, alamat: Alamat) -> Situs:
    """Return the site made of ``bahan``; bodies of pages are rendered when asked for."""
    mesin = Mesin(alamat)
    instansi = bahan.katalog.instansi
    data = susun_data(bahan, mesin) if bahan.lengkap else DataSitus()
    return Situs(
        (
            *(page for build in PEMBANGUN for page in build(bahan, mesin)),
            halaman_data.halaman(bahan, mesin, data),
        ),
        (
            BerkasSitus(CSS, (ASET / "ukur.css").read_bytes()),
            BerkasSitus(halaman_periksa.SKRIP, (ASET / "periksa.js").read_bytes()),
            *(() if alamat.folder else (BerkasSitus(LURING, (ASET / "luring.js").read_bytes()),)),
            *halaman_metodologi.berkas(),
            *data.berkas,
            *_downloads(bahan),
        ),
        bahan.tanda,
        f"Kinerja {instansi.nama_singkat} {instansi.daerah}",
    )


def _downloads(bahan: Bahan) -> Iterator[BerkasSitus]:
    """Files of documents and of the archive; a document that has been filed shares its files with it."""
    filed = tuple(halaman_arsip.berkas(bahan))
    yield from filed
    known = {file.path for file in filed}
    for files in bahan.unduhan.values():
        yield from (BerkasSitus(file.path, file.asal) for file in files if file.path not in known)


def tanda_html(tanda: tuple[str, ...]) -> str:
    """Return the marks as the first element of a page's body; empty when there is none."""
    if not tanda:
        return ""
    return f'<p class="ukur-tanda" data-search-exclude="true">{" · ".join(tanda)}</p>\n'
