"""The document as one immutable value: every figure, label and sentence, formatted; renderings only read."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from ukur.document.figure import NOTHING, Figure, ScopedFigure
from ukur.document.office_records import ShownLhe, ShownOrder, ShownRapat
from ukur.document.sections import (
    ShownAnggaran,
    ShownKoreksi,
    ShownLangkah,
    ShownOffice,
    ShownTindakLanjut,
    Signature,
)
from ukur.document.shown_comparison import ShownChange, ShownComparison
from ukur.measure.edition import Edition
from ukur.model.instansi import Kertas
from ukur.model.periode import Periode
from ukur.model.scope import Scope


@dataclass(frozen=True, slots=True)
class ShownBukti:
    """Evidence behind a figure."""

    nama: str
    tautan: str | None
    lokasi_arsip: str | None
    sha256: str | None
    tanggal: str = ""
    hari: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """The receipt of a figure: each line of the calculation as label and text, its source and evidence."""

    baris: tuple[tuple[str, str], ...]
    sumber: str
    bukti: tuple[ShownBukti, ...]


@dataclass(frozen=True, slots=True)
class ShownAksi:
    """One rencana aksi, formatted."""

    kode: str
    kendala: str
    penyebab: str
    solusi: str
    tindak_lanjut: str
    target_perbaikan: str
    penanggung_jawab: str
    batas_waktu: str
    anggaran: Figure
    tingkat: str
    status: str
    bukti: str | None
    rekomendasi: str
    hari_batas_waktu: datetime.date | None = None
    kode_status: str = ""


@dataclass(frozen=True, slots=True)
class ShownPembanding:
    """One comparison of an indicator: with what, the figure, the percentage reached, the source."""

    dengan: str
    nilai: Figure
    capaian: Figure
    sumber: str


@dataclass(frozen=True, slots=True)
class ShownRincian:
    """One member of a breakdown, e.g. a kecamatan."""

    kode: str
    nama: str
    pembilang: Figure
    penyebut: Figure
    nilai: Figure


@dataclass(frozen=True, slots=True)
class IndikatorRow:
    """One row of the measurement form, with everything a rendering may print about it.

    ``lingkup`` says which figure is the headline. For programs are ``rumus``, the formula's id,
    ``arah_rumus`` (naik, turun, tepat), and ``unit``, the key of who reports; ``bobot`` is None for none.
    """

    kode: str
    nama: str
    satuan: str
    cara_pengukuran: str
    triwulan: ScopedFigure
    sampai: ScopedFigure
    setahun: ScopedFigure
    lingkup: Scope
    target_contoh: bool
    dasar_target: str
    keterangan: str
    faktor_pendukung: str
    faktor_penghambat: str
    struk: Receipt
    desimal: int = 2
    alasan_perubahan: str = ""
    target_lebih_mudah: str = ""
    himpunan: str = ""
    pembanding: tuple[ShownPembanding, ...] = ()
    rencana_aksi: tuple[ShownAksi, ...] = ()
    rincian: tuple[ShownRincian, ...] = ()
    rumus: str = ""
    arah_rumus: str = ""
    kode_referensi: str = ""
    unit: str = ""
    bobot: Figure | None = None
    arah: ShownChange | None = None
    perbandingan: ShownComparison | None = None

    @property
    def figures(self) -> tuple[ScopedFigure, ScopedFigure, ScopedFigure]:
        """The figures of the quarter, to date and of the year."""
        return self.triwulan, self.sampai, self.setahun

    @property
    def headline(self) -> ScopedFigure:
        """The figure of the headline: its status is the indicator's."""
        return next(figure for figure in self.figures if figure.lingkup is self.lingkup)

    @property
    def other(self) -> ScopedFigure | None:
        """The figure to show beside the headline: the year's beside one to date, and the other way round.

        None where it would say the same again, or nothing.
        """
        beside = self.sampai if self.lingkup is Scope.SETAHUN else self.setahun
        same = (beside.target, beside.realisasi) == (self.headline.target, self.headline.realisasi)
        return None if same or beside.target == NOTHING else beside

    @property
    def predikat(self) -> str:
        """The predikat of the headline's capaian, a dash where there is none."""
        return self.headline.predikat

    @property
    def singkatan(self) -> str:
        """The predikat in its short form."""
        return self.headline.singkatan

    @property
    def tercapai(self) -> bool | None:
        """Whether the target of the headline was reached; None where that is not judged."""
        return self.headline.tercapai

    @property
    def status(self) -> str:
        """Reached or not, or why that is not judged, in words."""
        return self.headline.status


@dataclass(frozen=True, slots=True)
class ShownSummary:
    """A roll-up, formatted; ``dihitung`` says how many indicators are in the mean.

    ``berbatas`` is the mean with a cap of ``batas`` on each indicator; only a cap that the office declared
    (``batas_kantor``) makes it a headline. ``belum_dinilai`` and ``belum_waktunya`` are the parts of
    ``tanpa_capaian`` that are due and not; form 1 did not tell them apart. ``bobot``: the weights, if any.
    """

    jumlah: int
    dihitung: int
    tercapai: int
    tidak_tercapai: int
    tanpa_capaian: int
    rata_rata: Figure
    berbatas: Figure | None
    batas: str
    predikat: tuple[tuple[str, str, int], ...]
    belum_dinilai: int | None = None
    belum_waktunya: int | None = None
    batas_kantor: bool = True
    bobot: str = ""

    @property
    def mean_title(self) -> str:
        """What the mean without cap is called; form 1 showed it alone."""
        return "Rata-rata capaian" if self.belum_waktunya is None else "Rata-rata tanpa batas"


@dataclass(frozen=True, slots=True)
class ShownAnalisis:
    """Analysis of a sasaran: heading and text of each part that was written."""

    bagian: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SasaranGroup:
    """A sasaran with its indicators, roll-up and analysis."""

    kode: str
    jenis: str
    uraian: str
    contoh: bool
    baris: tuple[IndikatorRow, ...]
    ringkasan: ShownSummary
    analisis: ShownAnalisis | None
    program: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KamusRow:
    """One entry of the dictionary annex."""

    kode: str
    nama: str
    definisi: str
    cara_pengukuran: str
    rumus: str
    agregasi: str
    sumber: str
    penanggung_jawab: str
    nilai_setahun: str = ""


@dataclass(frozen=True)
class DokumenPengukuran:
    """The measurement document of one period.

    ``nama_berkas`` is the name of its files without ending; ``tanggal`` the day all of them are dated: of
    approval, else the end of the quarter. ``alamat_arsip`` is where the QR leads; None when the site has no
    known address. ``lambang`` names a picture in ``content/lambang/``. ``kantor`` is None in form 1.
    ``perubahan``: what changed within the year up to the quarter; not in forms before 4. ``edisi_cetak`` is
    the edition by whose rules the renderings lay it out; those before 5 share one.
    """

    periode: Periode
    judul: str
    nomor: str | None
    pemerintah: str
    instansi: str
    nama_singkat: str
    kop: tuple[str, ...]
    percontohan: bool
    konsep: bool
    tanda: tuple[str, ...]
    tahap: str
    pendahuluan: str
    dasar_hukum: tuple[str, ...]
    kelompok: tuple[SasaranGroup, ...]
    ringkasan: ShownSummary
    skala: tuple[tuple[str, str], ...]
    catatan_skala: tuple[str, ...]
    catatan: str | None
    tanda_tangan: Signature
    kamus: tuple[KamusRow, ...]
    nama_berkas: str
    tanggal: datetime.date
    kertas: Kertas
    lambang: str | None = None
    alamat_arsip: str | None = None
    lokasi_arsip: str | None = None
    target_contoh: bool = False
    perhatian: tuple[str, ...] = ()
    anggaran: ShownAnggaran | None = None
    tindak_lanjut: tuple[ShownTindakLanjut, ...] = ()
    catatan_sop: tuple[ShownLangkah, ...] = ()
    koreksi: tuple[ShownKoreksi, ...] = ()
    kantor: ShownOffice | None = None
    perintah: ShownOrder | None = None
    rapat: tuple[ShownRapat, ...] = ()
    tindak_lanjut_lhe: tuple[ShownLhe, ...] = ()
    perubahan: tuple[str, ...] = ()
    penanda_tangan_lain: tuple[Signature, ...] = ()
    edisi_cetak: int = int(Edition.FOURTH)

    @property
    def since_fifth(self) -> bool:
        """Whether it is laid out by the rules of edition 5, and not as documents filed before."""
        return self.edisi_cetak >= Edition.FIFTH

    @property
    def signatories(self) -> tuple[Signature, ...]:
        """Every block: those who sign beside, then the one who made it."""
        return (*self.penanda_tangan_lain, self.tanda_tangan)

    @cached_property
    def baris(self) -> tuple[IndikatorRow, ...]:
        """Every row of the form, in the order of the document."""
        return tuple(row for group in self.kelompok for row in group.baris)

    @property
    def rencana_aksi(self) -> tuple[ShownAksi, ...]:
        """Every rencana aksi made in this document."""
        return tuple(plan for row in self.baris for plan in row.rencana_aksi)
