"""How a table is described, and the columns that many tables share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ukur.document.data.kolom import Bidang, Jenis, Kolom, bidang
from ukur.document.data.rekam import Rekam
from ukur.document.nilai import DokumenPengukuran
from ukur.model.periode import POLA_PERIODE

PERIODE_POLA = f"^{POLA_PERIODE}$"
SATUAN_INDIKATOR = "satuan indikator"
_NOL = (("minimum", 0),)


@dataclass(frozen=True)
class Tabel:
    """A table. ``kunci`` are the columns that name a row; ``rujuk``: its indicator is in ``indikator``.

    ``berubah_saja``: in tables of many periods a row stands only where it differs from the period before.
    """

    nama: str
    judul: str
    uraian: str
    ambil: Callable[[DokumenPengukuran], Iterable[Rekam]]
    kolom: tuple[Kolom, ...]
    kunci: tuple[str, ...]
    rujuk: bool = False
    berubah_saja: bool = False

    @property
    def bidang(self) -> tuple[Bidang, ...]:
        """The fields of its CSV file, in order."""
        return tuple(field for column in self.kolom for field in bidang(column))


def teks(nama: str, judul: str, uraian: str, dari: str = "", *, wajib: bool = False) -> Kolom:
    """Return a column of text."""
    return Kolom(nama, judul, Jenis.TEKS, dari or f"isi.{nama}", uraian, wajib=wajib)


def jumlah(nama: str, judul: str, uraian: str, dari: str = "") -> Kolom:
    """Return a column of counts."""
    return Kolom(nama, judul, Jenis.BULAT, dari or f"isi.{nama}", uraian, wajib=True, batasan=_NOL)


def logis(nama: str, judul: str, uraian: str, dari: str = "", *, wajib: bool = True) -> Kolom:
    """Return a column of yes and no."""
    return Kolom(nama, judul, Jenis.LOGIS, dari or f"isi.{nama}", uraian, wajib=wajib)


def hari(nama: str, judul: str, uraian: str) -> Kolom:
    """Return a column of dates."""
    return Kolom(nama, judul, Jenis.TANGGAL, f"isi.{nama}", uraian)


def angka(nama: str, judul: str, satuan: str, uraian: str, dari: str = "") -> Kolom:
    """Return a column of figures that are numbers or absent."""
    return Kolom(nama, judul, Jenis.ANGKA, dari or f"isi.{nama}", uraian, satuan)


def figur(nama: str, judul: str, satuan: str, uraian: str, dari: str = "") -> Kolom:
    """Return a column of figures that may be words."""
    return Kolom(nama, judul, Jenis.FIGUR, dari or f"isi.{nama}", uraian, satuan)


PERIODE = Kolom(
    "periode",
    "Periode",
    Jenis.TEKS,
    "periode",
    "Triwulan dokumen, ditulis tahun-TWn.",
    wajib=True,
    batasan=(("pattern", PERIODE_POLA),),
)
KODE = teks("kode", "Kode indikator", "Kode tetap indikator dalam kamus.", wajib=True)
KODE_INDUK = teks("kode", "Kode indikator", KODE.uraian, "induk.kode", wajib=True)
NOMOR = Kolom(
    "nomor", "Nomor urut", Jenis.BULAT, "nomor", "Urutan baris.", wajib=True, batasan=(("minimum", 1),)
)
