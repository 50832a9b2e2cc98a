"""Criteria of the AKIP evaluation (LKE): those that Ukur ships, with their source, and those in force."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ukur.model.lke_list import DaftarLke, Lke

SOURCE = (
    "Evaluasi AKIP menurut PermenPANRB 88/2021, komponen Pengukuran Kinerja (bobot 30). Bunyi kriteria "
    "diambil dari LKE pada aplikasi evaluasi tiga pemerintah daerah, bukan dari naskah peraturannya."
)
LOCAL_DIFFERENCES = (
    "LKE yang dipakai inspektorat setempat dapat berbeda nomor, bunyi, dan jumlah kriterianya; misalnya ada "
    "yang menilai kesesuaian pengukuran dengan SOP sebagai kriteria tersendiri."
)


class CriteriaPart(NamedTuple):
    """A part of the component: its code, what it asks, and its weight."""

    kode: str
    nama: str
    uraian: str
    bobot: Decimal


class Criterion(NamedTuple):
    """One criterion; ``padanan`` is its code in the other list, if it has it.

    For a shipped one that is the LKE of one regency (B1.1 ...); for one of the office's own list, which has
    ``own_part``, it is the shipped criterion.
    """

    kode: str
    uraian: str
    padanan: str = ""
    own_part: str = ""

    @property
    def bagian(self) -> str:
        """The code of the part it belongs to: ``2.a`` of ``2.a.1``."""
        return self.own_part or self.kode.rpartition(".")[0]

    @property
    def shipped(self) -> str:
        """The shipped criterion whose evidence it shares; empty where there is none."""
        return self.padanan if self.own_part else self.kode


class CriteriaList(NamedTuple):
    """The criteria that a document's evidence is sorted by, and what readers are told of them."""

    nama: str
    sumber: tuple[str, ...]
    parts: tuple[CriteriaPart, ...]
    criteria: tuple[Criterion, ...]


PARTS = (
    CriteriaPart("2.a", "Keberadaan", "Pengukuran kinerja telah dilakukan", Decimal(6)),
    CriteriaPart(
        "2.b",
        "Kualitas",
        "Pengukuran kinerja telah menjadi kebutuhan dalam mewujudkan kinerja secara efektif dan efisien, dan "
        "telah dilakukan secara berjenjang dan berkelanjutan",
        Decimal(9),
    ),
    CriteriaPart(
        "2.c",
        "Pemanfaatan",
        "Pengukuran kinerja telah dijadikan dasar pemberian penghargaan dan sanksi, serta penyesuaian "
        "strategi dalam mencapai kinerja yang efektif dan efisien",
        Decimal(15),
    ),
)

CRITERIA = (
    Criterion(
        "2.a.1", "Terdapat pedoman teknis pengukuran kinerja dan pengumpulan data kinerja", padanan="B1.1"
    ),
    Criterion(
        "2.a.2",
        "Terdapat definisi operasional yang jelas atas kinerja dan cara mengukur indikator kinerja",
        padanan="B1.2",
    ),
    Criterion(
        "2.a.3",
        "Terdapat mekanisme yang jelas terhadap pengumpulan data kinerja yang dapat diandalkan",
        padanan="B1.3",
    ),
    Criterion(
        "2.b.1",
        "Pimpinan selalu terlibat sebagai pengambil keputusan (decision maker) dalam mengukur capaian "
        "kinerja",
        padanan="B2.2",
    ),
    Criterion(
        "2.b.2",
        "Data kinerja yang dikumpulkan telah relevan untuk mengukur capaian kinerja yang diharapkan",
        padanan="B2.3",
    ),
    Criterion(
        "2.b.3",
        "Data kinerja yang dikumpulkan telah mendukung capaian kinerja yang diharapkan",
        padanan="B2.4",
    ),
    Criterion("2.b.4", "Pengukuran kinerja telah dilakukan secara berkala", padanan="B2.5"),
    Criterion(
        "2.b.5",
        "Setiap level organisasi melakukan pemantauan atas pengukuran capaian kinerja unit di bawahnya "
        "secara berjenjang",
        padanan="B2.7",
    ),
    Criterion(
        "2.b.6",
        "Pengumpulan data kinerja telah memanfaatkan teknologi informasi (aplikasi)",
        padanan="B2.8",
    ),
    Criterion(
        "2.b.7",
        "Pengukuran capaian kinerja telah memanfaatkan teknologi informasi (aplikasi)",
        padanan="B2.9",
    ),
    Criterion(
        "2.c.1",
        "Pengukuran kinerja telah menjadi dasar dalam penyesuaian (pemberian/pengurangan) tunjangan "
        "kinerja/penghasilan",
        padanan="B3.2",
    ),
    Criterion("2.c.2", "Pengukuran kinerja telah menjadi dasar dalam penempatan/penghapusan jabatan"),
    Criterion("2.c.3", "Pengukuran kinerja telah memengaruhi penyesuaian (refocusing) organisasi"),
    Criterion(
        "2.c.4",
        "Pengukuran kinerja telah memengaruhi penyesuaian strategi dalam mencapai kinerja",
        padanan="B3.3",
    ),
    Criterion(
        "2.c.5",
        "Pengukuran kinerja telah memengaruhi penyesuaian kebijakan dalam mencapai kinerja",
        padanan="B3.4",
    ),
    Criterion(
        "2.c.6",
        "Pengukuran kinerja telah memengaruhi penyesuaian aktivitas dalam mencapai kinerja",
        padanan="B3.5",
    ),
    Criterion(
        "2.c.7",
        "Pengukuran kinerja telah memengaruhi penyesuaian anggaran dalam mencapai kinerja",
        padanan="B3.6",
    ),
    Criterion("2.c.8", "Terdapat efisiensi atas penggunaan anggaran dalam mencapai kinerja", padanan="B3.7"),
    Criterion(
        "2.c.9",
        "Setiap unit/satuan kerja memahami dan peduli atas hasil pengukuran kinerja",
        padanan="B3.8",
    ),
    Criterion("2.c.10", "Setiap pegawai memahami dan peduli atas hasil pengukuran kinerja", padanan="B3.9"),
)

SHIPPED = CriteriaList("komponen Pengukuran Kinerja", (SOURCE, LOCAL_DIFFERENCES), PARTS, CRITERIA)


def criteria_in_force(daftar: DaftarLke, day: datetime.date) -> CriteriaList:
    """Return the criteria for a document of a quarter that ends on ``day``."""
    begun = [item for item in daftar.lke if item.berlaku_mulai <= day]
    return _own(max(begun, key=lambda item: item.berlaku_mulai)) if begun else SHIPPED


def _own(lke: Lke) -> CriteriaList:
    parts = (CriteriaPart(item.kode, item.nama, item.uraian or "", item.bobot) for item in lke.bagian)
    notes = (lke.catatan,) if lke.catatan else ()
    return CriteriaList(lke.nama, (lke.sumber, *notes), tuple(parts), tuple(_own_criteria(lke)))


def _own_criteria(lke: Lke) -> Iterator[Criterion]:
    for part in lke.bagian:
        for item in part.kriteria:
            yield Criterion(item.kode, item.uraian, item.padanan or "", part.kode)
