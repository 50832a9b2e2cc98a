"""Form E.81 as one immutable value: every figure, label and sentence, formatted; renderings only read."""

import datetime
from dataclasses import dataclass

from ukur.document.figure import Figure
from ukur.model.instansi import Kertas
from ukur.model.periode import Periode


@dataclass(frozen=True, slots=True)
class E81Side:
    """Columns (5) to (14) of one side of a row, K or Rp; ``triwulan`` are the four quarters."""

    renstra: Figure
    lalu: Figure
    target: Figure
    triwulan: tuple[Figure, Figure, Figure, Figure]
    realisasi: Figure
    sampai: Figure
    tingkat: Figure


@dataclass(frozen=True, slots=True)
class E81Line:
    """One indicator of a program or activity, without code where the node has only a budget.

    ``menjumlah``: column (13) K adds (6) and (12), else it is (12).
    """

    kode: str
    indikator: str
    kinerja: E81Side
    unit: str
    menjumlah: bool


@dataclass(frozen=True, slots=True)
class E81Group:
    """A program or activity: what stands once for it, and a line for each of its indicators.

    ``tingkat`` 0: it counts in the means.
    """

    nomor: str
    sasaran: str
    simpul: str
    tingkat: int
    anggaran: E81Side
    baris: tuple[E81Line, ...]


@dataclass(frozen=True, slots=True)
class E81Average:
    """The mean of column (14) on one side, and its predikat."""

    rata_rata: Figure
    predikat: str


@dataclass(frozen=True, slots=True)
class E81Signature:
    """A block for a signature: who does what, and what stands where the name does and below it."""

    peran: str
    tempat_tanggal: str
    jabatan: str
    nama: str
    di_bawah: tuple[str, ...] = ()


@dataclass(frozen=True)
class FormE81:
    """The form of one period; ``judul`` are its title lines, ``kaki`` the four texts at its foot.

    ``akhir_renstra`` is when the Renstra ends, as the head of column (5) says it.
    """

    periode: Periode
    judul: tuple[str, ...]
    pengantar: str
    akhir_renstra: str
    kelompok: tuple[E81Group, ...]
    kinerja: E81Average
    anggaran: E81Average
    kaki: tuple[tuple[str, str], ...]
    catatan: tuple[str, ...]
    tanda_tangan: tuple[E81Signature, ...]
    nama_berkas: str
    instansi: str
    nama_singkat: str
    pemerintah: str
    tanda: tuple[str, ...]
    konsep: bool
    tanggal: datetime.date
    kertas: Kertas

    @property
    def title(self) -> str:
        """What the form is called in headings and lists."""
        return f"{self.judul[0]} {self.periode.title}"
