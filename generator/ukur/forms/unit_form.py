"""What a period asks of a unit, as one value: the YAML form and the workbook are both made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ukur.model.indikator import CaraHitung
from ukur.model.pengukuran import IsianIndikator, TindakLanjut
from ukur.model.periode import Periode


@dataclass(frozen=True)
class OpenRencana:
    """An open rencana aksi to be reported on: the ``nomor``-th of its indicator in ``periode``.

    ``status`` is the last one known before this period; ``laporan`` what the form says of it by now.
    """

    periode: Periode
    nomor: int
    tindak_lanjut: str
    batas_waktu: str
    status: str
    laporan: TindakLanjut | None = None


@dataclass(frozen=True)
class AskedTarget:
    """Targets of an indicator as printed; blank where there is none.

    ``semula`` is the year's target before its last change. ``bersama`` counts the units that a shared target
    is for, 0 for any other. ``berakhir``: the indicator is measured no more, only its plans are open.
    """

    triwulan: str = ""
    tahun: str = ""
    semula: str = ""
    bersama: int = 0
    berakhir: bool = False

    @property
    def sentence(self) -> str:
        """All of it in a few words, for a comment."""
        if self.berakhir:
            return "tidak ada; indikator ini sudah berakhir"
        quarter = f"{self.triwulan} triwulan ini, " if self.triwulan else ""
        former = f", semula {self.semula}" if self.semula else ""
        year = f"{self.tahun} setahun{former}" if self.tahun else "tidak ditetapkan"
        shared = f" untuk {self.bersama} unit bersama; {OWN_PART}" if self.bersama else ""
        return quarter + year + shared


OWN_PART = "isi bagian unit ini saja"


@dataclass(frozen=True)
class IsianRow:
    """One indicator of a form; ``terakhir`` is a printed text, ``anggota`` the breakdown by code and name.

    One that is not ``ditagih`` (not due this quarter) is there for its open plans, or because the form has
    something about it. ``label`` are the words that its figure may be; ``isian`` is what the form says.
    """

    kode: str
    nama: str
    satuan: str
    cara: CaraHitung
    pembilang: str
    penyebut: str
    target: AskedTarget
    terakhir: str
    anggota: tuple[tuple[str, str], ...] = ()
    rencana: tuple[OpenRencana, ...] = ()
    ditagih: bool = True
    label: tuple[str, ...] = ()
    isian: IsianIndikator = field(default_factory=IsianIndikator)

    @property
    def figures(self) -> tuple[str, ...]:
        """The keys that hold its figure; none where the breakdown alone makes it."""
        return _FIGURES[self.cara]

    @property
    def member_figures(self) -> tuple[str, ...]:
        """The keys that hold a member's figure."""
        return _FIGURES[self.cara] or _FIGURES[CaraHitung.RASIO]


_FIGURES: Mapping[CaraHitung, tuple[str, ...]] = {
    CaraHitung.LANGSUNG: ("realisasi",),
    CaraHitung.RASIO: ("pembilang", "penyebut"),
    CaraHitung.SELISIH_RINCIAN: (),
}


@dataclass(frozen=True)
class UnitForm:
    """The form of one unit in one period. ``batas_waktu`` is the order's, as printed; blank without one."""

    unit: str
    nama: str
    periode: Periode
    instansi: str
    tempat: str
    percontohan: bool
    batas_waktu: str
    baris: tuple[IsianRow, ...]
