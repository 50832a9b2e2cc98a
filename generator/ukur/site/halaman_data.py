"""The page "Data terbuka": every file with its size, how to read it, and the dictionary of columns."""

from collections.abc import Iterator
from typing import Any

from ukur.document.data.daftar import TABEL
from ukur.document.data.kemasan import PETIK
from ukur.document.data.kolom import Bidang, Jenis
from ukur.document.data.paket import LISENSI
from ukur.site.bahan import Bahan
from ukur.site.data_terbuka import DataSitus
from ukur.site.halaman import Bagian, EntriCari, Halaman
from ukur.site.mesin import Mesin
from ukur.site.tautan import Tautan
from ukur.site.terstruktur import jsonld_data

SRC = "data.md"
_JENIS = {
    Jenis.TEKS: "teks",
    Jenis.BULAT: "bilangan bulat",
    Jenis.ANGKA: "angka",
    Jenis.LOGIS: "true atau false",
    Jenis.TANGGAL: "tanggal",
}
_BAGIAN = (
    Bagian("semua", "Semua data"),
    Bagian("dokumen", "Data tiap dokumen"),
    Bagian("indikator", "Data tiap indikator"),
    Bagian("membaca", "Cara membaca"),
    Bagian("kolom", "Kamus kolom"),
    Bagian("catatan", "Catatan"),
    Bagian("mesin", "Untuk mesin"),
)


def halaman(bahan: Bahan, mesin: Mesin, data: DataSitus) -> Halaman:
    """Return the page."""
    documents = [bahan.dokumen[periode] for periode in sorted(bahan.dokumen, reverse=True)]
    names = {kode: bahan.deret[kode][-1].baris.nama for kode in data.deret}
    files = (data.semua, data.tabel, data.deret, data.mesin, bahan.unduhan)
    samples = any(document.target_contoh for document in documents)

    def render() -> str:
        return mesin.render(
            "data.html",
            SRC,
            data=data,
            nama=names,
            tautan=Tautan(bahan, mesin.alamat, SRC),
            dokumen=[(document, bahan.unduhan.get(document.periode, ())) for document in documents],
            tabel=[_table(name) for name in TABEL],
            ada_contoh=samples,
            ada_berkas=bool(bahan.unduhan),
            petik=PETIK,
            lisensi=LISENSI,
            terstruktur=jsonld_data(bahan, data.sebaran, mesin.alamat),
        )

    return Halaman(
        SRC,
        "Data terbuka",
        f"Data kinerja {bahan.katalog.instansi.nama} untuk diunduh: CSV, JSON, dan keterangannya",
        render,
        (files, names, [(d.judul, d.konsep) for d in documents], samples, bahan.tanda, bahan.situs),
        _BAGIAN,
        cari=lambda: tuple(_search()),
    )


def _table(nama: str) -> dict[str, Any]:
    table = TABEL[nama]
    return {
        "nama": nama,
        "judul": table.judul,
        "uraian": table.uraian,
        "kolom": [
            (field.nama, field.judul, _jenis(field), field.satuan, field.uraian) for field in table.bidang
        ],
    }


def _jenis(bidang: Bidang) -> str:
    return _JENIS[bidang.jenis] + (", selalu ada" if bidang.wajib else "")


def _search() -> Iterator[EntriCari]:
    yield EntriCari("Data terbuka", "Unduh data CSV, JSON, dan XLSX; kamus kolom; katalog; umpan Atom")
    for table in TABEL.values():
        words = " ".join(f"{field.nama} {field.judul}" for field in table.bidang)
        yield EntriCari(f"Tabel {table.judul}", f"{table.uraian} {words}", f"kolom-{table.nama}")
