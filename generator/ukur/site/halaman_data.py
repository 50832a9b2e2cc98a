"""The page "Data terbuka": every file with its size, how to read it, and the dictionary of columns."""

from collections.abc import Iterator
from typing import Any

from ukur.document.data.kemasan import PETIK
from ukur.document.data.paket import LISENSI
from ukur.document.tabel.field import CsvField, FieldKind
from ukur.document.tabel.registry import TABLES
from ukur.site.bahan import Bahan
from ukur.site.data_terbuka import DataSitus
from ukur.site.halaman import Bagian, EntriCari, Halaman
from ukur.site.mesin import Mesin
from ukur.site.tautan import Tautan
from ukur.site.terstruktur import jsonld_data

SRC = "data.md"
_JENIS = {
    FieldKind.TEXT: "teks",
    FieldKind.INTEGER: "bilangan bulat",
    FieldKind.NUMBER: "angka",
    FieldKind.BOOLEAN: "true atau false",
    FieldKind.DATE: "tanggal",
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
            tabel=[_table(name) for name in TABLES],
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
    table = TABLES[nama]
    return {
        "nama": nama,
        "judul": table.title,
        "uraian": table.description,
        "kolom": [
            (field.name, field.title, _jenis(field), field.unit, field.description)
            for field in table.csv_fields
        ],
    }


def _jenis(bidang: CsvField) -> str:
    return _JENIS[bidang.kind] + (", selalu ada" if bidang.required else "")


def _search() -> Iterator[EntriCari]:
    yield EntriCari("Data terbuka", "Unduh data CSV, JSON, dan XLSX; kamus kolom; katalog; umpan Atom")
    for table in TABLES.values():
        words = " ".join(f"{field.name} {field.title}" for field in table.csv_fields)
        yield EntriCari(f"Tabel {table.title}", f"{table.description} {words}", f"kolom-{table.name}")
