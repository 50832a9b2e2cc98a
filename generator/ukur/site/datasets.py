"""Data sets of the site as values: what catalogues and search engines are told, whatever the vocabulary."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ukur.document.composition import DRAFT_MARK
from ukur.document.document_value import DokumenPengukuran
from ukur.document.open_data.spreadsheet_csv import spreadsheet_path
from ukur.model.indikator import Indikator
from ukur.model.periode import Periode, quarter_end
from ukur.site.downloads import Download
from ukur.site.material import SeriesPoint, SiteMaterial
from ukur.site.page import PageAddresses

CSV, JSON = "text/csv", "application/json"


class Distribution(NamedTuple):
    """A file of a data set; ``ukuran`` in bytes where it is known."""

    nama: str
    path: str
    jenis: str
    ukuran: int | None = None
    sha256: str = ""


@dataclass(frozen=True)
class Dataset:
    """A data set. ``halaman`` is the page about it; dates are ISO, empty where there is no data.

    ``pembuat`` is the office that made it, where that is not simply today's.
    """

    halaman: str
    kode: str
    judul: str
    uraian: str
    awal: str
    akhir: str
    ubah: str
    sebaran: tuple[Distribution, ...]
    peubah: tuple[tuple[str, str], ...] = ()
    konsep: bool = False
    pembuat: str = ""


@dataclass(frozen=True)
class Addresses:
    """Addresses for machines: whole where the site's own is known, else from the file or page ``dari``.

    The published site has pages as folders, whatever a copy of it does.
    """

    situs: str | None
    alamat: PageAddresses
    dari: str

    def file_address(self, path: str) -> str:
        """Return the address of a file."""
        return f"{self.situs.rstrip('/')}/{path}" if self.situs else self._way_up() + path

    def page_address(self, src: str) -> str:
        """Return the address of a page."""
        return self.file_address((PageAddresses() if self.situs else self.alamat).url(src)) or "./"

    def _way_up(self) -> str:
        return "../" * self.dari.count("/")


def series_path(kode: str, suffix: str) -> str:
    """Return where the series of an indicator lies, from the top of the site."""
    return f"data/indikator/{kode}.{suffix}"


def series_sheet(kode: str) -> str:
    """Return where the series of an indicator lies for spreadsheets."""
    return spreadsheet_path(series_path(kode, "csv"))


def distributions_of(downloads: Sequence[Download]) -> tuple[Distribution, ...]:
    """Return the files of a document as files of its data set."""
    return tuple(
        Distribution(file.nama, file.path, file.jenis, file.ukuran, file.sha256) for file in downloads
    )


def document_dataset(material: SiteMaterial, dokumen: DokumenPengukuran) -> Dataset:
    """Return the data set of a document."""
    marks = "".join(f" {mark}." for mark in dokumen.tanda)
    return Dataset(
        halaman=f"dokumen/{dokumen.periode}.md",
        kode=str(dokumen.periode),
        judul=f"{dokumen.judul} {dokumen.instansi}" + _draft(dokumen.konsep),
        uraian=f"Target, realisasi, capaian, dan predikat {dokumen.ringkasan.jumlah} indikator kinerja "
        f"{dokumen.instansi}, {dokumen.pemerintah}: {dokumen.judul}.{marks}",
        awal=_first(dokumen.periode),
        akhir=quarter_end(dokumen.periode).isoformat(),
        ubah=dokumen.tanggal.isoformat(),
        sebaran=distributions_of(material.unduhan.get(dokumen.periode, ())),
        konsep=dokumen.konsep,
        pembuat=dokumen.instansi,
    )


def indikator_dataset(
    material: SiteMaterial,
    item: Indikator,
    points: Sequence[SeriesPoint],
    measurements: tuple[int | None, int | None] = (None, None),
) -> Dataset:
    """Return the data set of an indicator; ``measurements`` are the sizes of its CSV and JSON."""
    periods = [point.periode for point in points]
    files = (("CSV", "csv", CSV, measurements[0]), ("JSON", "json", JSON, measurements[1]))
    marks = "".join(f" {mark}." for mark in material.marks)
    return Dataset(
        halaman=f"indikator/{item.kode}.md",
        kode=item.kode,
        judul=f"{item.kode} {item.nama}",
        uraian=f"{item.nama}: target, realisasi, dan capaian tiap triwulan, "
        f"{material.catalogue.instansi.nama}. "
        f"{item.definisi_operasional}{marks}",
        awal=_first(periods[0]) if periods else "",
        akhir=quarter_end(periods[-1]).isoformat() if periods else "",
        ubah=max((material.dokumen[p].tanggal.isoformat() for p in periods), default=""),
        sebaran=tuple(
            Distribution(f"Deret {item.kode} ({name})", series_path(item.kode, ending), kind, size)
            for name, ending, kind, size in files
        )
        if periods and material.lengkap
        else (),
        peubah=((item.nama, points[-1].baris.satuan if points else item.satuan),),
        konsep=bool(points) and all(point.konsep for point in points),
    )


def whole_dataset(material: SiteMaterial, files: Sequence[Distribution]) -> Dataset:
    """Return the data set of the whole site."""
    periods = sorted(material.dokumen)
    instansi = material.catalogue.instansi
    marks = "".join(f" {mark}." for mark in material.marks)
    return Dataset(
        halaman="data.md",
        kode="semua",
        judul=f"Data kinerja {instansi.nama}",
        uraian="Target, realisasi, dan capaian semua indikator kinerja dari semua dokumen pengukuran "
        f"kinerja {instansi.nama}, {instansi.pemerintah}.{marks}",
        awal=_first(periods[0]) if periods else "",
        akhir=quarter_end(periods[-1]).isoformat() if periods else "",
        ubah=max((document.tanggal.isoformat() for document in material.dokumen.values()), default=""),
        sebaran=tuple(files),
    )


def _first(periode: Periode) -> str:
    """A document also holds the figures to date, from the beginning of its year."""
    return f"{periode.tahun}-01-01"


def _draft(draft: bool) -> str:
    return f" ({DRAFT_MARK})" if draft else ""
