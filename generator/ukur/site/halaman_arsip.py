"""Where the QR code on paper leads: one page for each document, with its files and their SHA-256."""

from collections.abc import Iterator

from ukur.document.nilai import DokumenPengukuran
from ukur.document.teks import tanggal
from ukur.site.bahan import Bahan
from ukur.site.halaman import Bagian, EntriCari, Halaman
from ukur.site.mesin import Mesin
from ukur.site.tautan import Tautan

DAFTAR = "arsip/index.md"
_BAGIAN = (
    Bagian("dokumen", "Dokumen"),
    Bagian("berkas", "Berkas"),
    Bagian("mencocokkan", "Mencocokkan berkas"),
    Bagian("batas", "Yang tidak dijamin halaman ini"),
)


def halaman(bahan: Bahan, mesin: Mesin) -> Iterator[Halaman]:
    """Yield the list and the page of each document, newest first."""
    documents = [bahan.dokumen[periode] for periode in sorted(bahan.dokumen, reverse=True)]
    rows = [(document, tanggal(document.tanggal)) for document in documents]
    yield Halaman(
        DAFTAR,
        "Arsip",
        f"Arsip dokumen pengukuran kinerja {bahan.katalog.instansi.nama}",
        lambda: mesin.render(
            "daftar_arsip.html", DAFTAR, dokumen=rows, tautan=Tautan(bahan, mesin.alamat, DAFTAR)
        ),
        tuple(_facts(document) for document in documents),
    )
    for document in documents:
        yield _page(bahan, mesin, document)


def _page(bahan: Bahan, mesin: Mesin, dokumen: DokumenPengukuran) -> Halaman:
    src, title = f"arsip/{dokumen.periode}.md", f"Arsip {dokumen.judul}"
    files = bahan.unduhan.get(dokumen.periode, ())
    return Halaman(
        src,
        title,
        f"{title}: berkas resmi dan cara mencocokkannya",
        lambda: mesin.render(
            "arsip.html",
            src,
            d=dokumen,
            tanggal=tanggal(dokumen.tanggal),
            unduhan=files,
            contoh=f"{dokumen.nama_berkas}.pdf",
            tautan=Tautan(bahan, mesin.alamat, src),
        ),
        (*_facts(dokumen), files),
        _BAGIAN,
        induk=DAFTAR,
        cari=lambda: (EntriCari(title, f"{dokumen.instansi} {dokumen.periode} {dokumen.nomor or ''}"),),
    )


def _facts(dokumen: DokumenPengukuran) -> tuple[object, ...]:
    """What an archive page says of a document."""
    names = (dokumen.periode, dokumen.judul, dokumen.instansi, dokumen.nomor, dokumen.nama_berkas)
    return (*names, dokumen.tanggal, dokumen.tahap, dokumen.tanda, dokumen.konsep, dokumen.lokasi_arsip)
