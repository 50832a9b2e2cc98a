"""Data sets of the site as values: what catalogues and search engines are told, whatever the vocabulary."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ukur.document.nilai import DokumenPengukuran
from ukur.document.susun import TANDA_KONSEP
from ukur.measure.capaian import akhir_triwulan
from ukur.model.indikator import Indikator
from ukur.model.periode import Periode
from ukur.site.bahan import Bahan, TitikDeret
from ukur.site.halaman import Alamat
from ukur.site.unduhan import Unduhan

CSV, JSON = "text/csv", "application/json"


class Sebaran(NamedTuple):
    """A file of a data set; ``ukuran`` in bytes where it is known."""

    nama: str
    path: str
    jenis: str
    ukuran: int | None = None
    sha256: str = ""


@dataclass(frozen=True)
class Himpunan:
    """A data set. ``halaman`` is the page about it; dates are ISO, empty where there is no data."""

    halaman: str
    kode: str
    judul: str
    uraian: str
    awal: str
    akhir: str
    ubah: str
    sebaran: tuple[Sebaran, ...]
    peubah: tuple[tuple[str, str], ...] = ()
    konsep: bool = False


@dataclass(frozen=True)
class Letak:
    """Addresses for machines: whole where the site's own is known, else from the file or page ``dari``.

    The published site has pages as folders, whatever a copy of it does.
    """

    situs: str | None
    alamat: Alamat
    dari: str

    def berkas(self, path: str) -> str:
        """Return the address of a file."""
        return f"{self.situs.rstrip('/')}/{path}" if self.situs else self._naik() + path

    def halaman(self, src: str) -> str:
        """Return the address of a page."""
        return self.berkas((Alamat() if self.situs else self.alamat).url(src)) or "./"

    def _naik(self) -> str:
        return "../" * self.dari.count("/")


def path_deret(kode: str, akhiran: str) -> str:
    """Return where the series of an indicator lies, from the top of the site."""
    return f"data/indikator/{kode}.{akhiran}"


def sebaran(unduhan: Sequence[Unduhan]) -> tuple[Sebaran, ...]:
    """Return the files of a document as files of its data set."""
    return tuple(Sebaran(file.nama, file.path, file.jenis, file.ukuran, file.sha256) for file in unduhan)


def himpunan_dokumen(bahan: Bahan, dokumen: DokumenPengukuran) -> Himpunan:
    """Return the data set of a document."""
    marks = "".join(f" {mark}." for mark in dokumen.tanda)
    return Himpunan(
        halaman=f"dokumen/{dokumen.periode}.md",
        kode=str(dokumen.periode),
        judul=f"{dokumen.judul} {dokumen.instansi}" + _konsep(dokumen.konsep),
        uraian=f"Target, realisasi, capaian, dan predikat {dokumen.ringkasan.jumlah} indikator kinerja "
        f"{dokumen.instansi}, {dokumen.pemerintah}: {dokumen.judul}.{marks}",
        awal=_awal(dokumen.periode),
        akhir=akhir_triwulan(dokumen.periode).isoformat(),
        ubah=dokumen.tanggal.isoformat(),
        sebaran=sebaran(bahan.unduhan.get(dokumen.periode, ())),
        konsep=dokumen.konsep,
    )


def himpunan_indikator(
    bahan: Bahan,
    item: Indikator,
    points: Sequence[TitikDeret],
    ukuran: tuple[int | None, int | None] = (None, None),
) -> Himpunan:
    """Return the data set of an indicator; ``ukuran`` are the sizes of its CSV and JSON."""
    periods = [point.periode for point in points]
    files = (("CSV", "csv", CSV, ukuran[0]), ("JSON", "json", JSON, ukuran[1]))
    marks = "".join(f" {mark}." for mark in bahan.tanda)
    return Himpunan(
        halaman=f"indikator/{item.kode}.md",
        kode=item.kode,
        judul=f"{item.kode} {item.nama}",
        uraian=f"{item.nama}: target, realisasi, dan capaian tiap triwulan, {bahan.katalog.instansi.nama}. "
        f"{item.definisi_operasional}{marks}",
        awal=_awal(periods[0]) if periods else "",
        akhir=akhir_triwulan(periods[-1]).isoformat() if periods else "",
        ubah=max((bahan.dokumen[p].tanggal.isoformat() for p in periods), default=""),
        sebaran=tuple(
            Sebaran(f"Deret {item.kode} ({name})", path_deret(item.kode, ending), kind, size)
            for name, ending, kind, size in files
        )
        if periods and bahan.lengkap
        else (),
        peubah=((item.nama, points[-1].baris.satuan if points else item.satuan),),
        konsep=bool(points) and all(point.konsep for point in points),
    )


def himpunan_semua(bahan: Bahan, files: Sequence[Sebaran]) -> Himpunan:
    """Return the data set of the whole site."""
    periods = sorted(bahan.dokumen)
    instansi = bahan.katalog.instansi
    marks = "".join(f" {mark}." for mark in bahan.tanda)
    return Himpunan(
        halaman="data.md",
        kode="semua",
        judul=f"Data kinerja {instansi.nama}",
        uraian="Target, realisasi, dan capaian semua indikator kinerja dari semua dokumen pengukuran "
        f"kinerja {instansi.nama}, {instansi.pemerintah}.{marks}",
        awal=_awal(periods[0]) if periods else "",
        akhir=akhir_triwulan(periods[-1]).isoformat() if periods else "",
        ubah=max((document.tanggal.isoformat() for document in bahan.dokumen.values()), default=""),
        sebaran=tuple(files),
    )


def _awal(periode: Periode) -> str:
    """A document also holds the figures to date, from the beginning of its year."""
    return f"{periode.tahun}-01-01"


def _konsep(konsep: bool) -> str:
    return f" ({TANDA_KONSEP})" if konsep else ""
