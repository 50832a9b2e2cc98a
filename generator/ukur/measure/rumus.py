"""The registry of capaian formulas: id, sentence, source, and the function itself.

All values are in the indicator's own unit; results are percent, unrounded. None means that the formula
says nothing for these inputs; the reason is one of :class:`Alasan`. Sources are graded as in the
methodology page: official texts that were read, or working applications of other local governments.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ukur.measure.pembulatan import PRESISI, SERATUS, persen
from ukur.model.angka import Besaran, Keadaan, Label, Rentang
from ukur.model.indikator import RumusId


class Alasan(StrEnum):
    """Why there is no capaian, in the words readers see."""

    BELUM_ADA_DATA = "belum ada data"
    BELUM_RILIS = "belum rilis"
    TIDAK_BERLAKU = "tidak berlaku (n/a)"
    BELUM_WAKTUNYA = "belum waktunya diukur"
    TANPA_TARGET = "target tidak ditetapkan"
    TARGET_NOL = "tidak dapat dihitung: target nol"
    NILAI_NEGATIF = "tidak dapat dihitung: nilai negatif"
    BEDA_JENIS = "tidak dapat dihitung: jenis nilai tidak cocok dengan rumus"
    LABEL_TAK_DIKENAL = "tidak dapat dihitung: label tidak ada di tabel"


Hasil = Decimal | Alasan
Nilai = Decimal | Rentang


@dataclass(frozen=True)
class Rumus:
    """One registered formula; ``kalimat`` and ``kasus_tepi`` are printed beside the figures."""

    id: RumusId
    nama: str
    rumus: str
    kalimat: str
    kasus_tepi: str
    sumber: str
    hitung: Callable[[Nilai, Decimal], Hasil]


def _naik(target: Nilai, realisasi: Decimal) -> Hasil:
    """R / T x 100."""
    if isinstance(target, Rentang):
        return Alasan.BEDA_JENIS
    if target < 0 or realisasi < 0:
        return Alasan.NILAI_NEGATIF
    ratio = persen(realisasi, target)
    return Alasan.TARGET_NOL if ratio is None else ratio


def _turun_selisih(target: Nilai, realisasi: Decimal) -> Hasil:
    """(2T - R) / T x 100: R = T gives 100, R = 0 gives 200, R > 2T is negative."""
    if isinstance(target, Rentang):
        return Alasan.BEDA_JENIS
    if target < 0 or realisasi < 0:
        return Alasan.NILAI_NEGATIF
    if target == 0:
        return SERATUS if realisasi == 0 else Alasan.TARGET_NOL
    distance = PRESISI.subtract(PRESISI.add(target, target), realisasi)
    return persen(distance, target) or Decimal(0)


def _turun_rasio(target: Nilai, realisasi: Decimal) -> Hasil:
    """T / R x 100; R = 0 counts as reached (100), for the ratio has no value there."""
    if isinstance(target, Rentang):
        return Alasan.BEDA_JENIS
    if target < 0 or realisasi < 0:
        return Alasan.NILAI_NEGATIF
    if realisasi == 0:
        return SERATUS
    return Alasan.TARGET_NOL if target == 0 else persen(target, realisasi) or Decimal(0)


def _stabil(target: Nilai, realisasi: Decimal) -> Hasil:
    """Deviation on either side lowers the result: R <= T as ``naik``, R > T as ``turun-selisih``."""
    if isinstance(target, Rentang):
        return Alasan.BEDA_JENIS
    return (
        _naik(target, realisasi) if realisasi <= target and target != 0 else _turun_selisih(target, realisasi)
    )


def _rentang(target: Nilai, realisasi: Decimal) -> Hasil:
    """Inside [L, U] 100; below, R / L x 100; above, R / U x 100."""
    if isinstance(target, Decimal):
        target = Rentang(target, target)
    if target.bawah <= realisasi <= target.atas:
        return Alasan.NILAI_NEGATIF if target.bawah < 0 else SERATUS
    return _naik(target.bawah if realisasi < target.bawah else target.atas, realisasi)


def _rentang_turun(target: Nilai, realisasi: Decimal) -> Hasil:
    """Inside [L, U] 100; outside, ``turun-selisih`` against the nearer bound: lower is better."""
    if isinstance(target, Decimal):
        target = Rentang(target, target)
    if target.bawah <= realisasi <= target.atas:
        return Alasan.NILAI_NEGATIF if target.bawah < 0 else SERATUS
    return _turun_selisih(target.bawah if realisasi < target.bawah else target.atas, realisasi)


_LKJ = "LKj Provinsi Lampung 2015/2016, LKjIP Kabupaten Maluku Tengah 2021, LKIP BPKP Papua 2016 (dibaca)"
_PAN8 = "PermenPANRB 8/2021, kondisi khusus IKI (dibaca; telah diganti PermenPANRB 6/2022)"
_TEPI = "Target 0, nilai negatif: tidak dihitung dan wajib dijelaskan."

RUMUS: Mapping[RumusId, Rumus] = {
    item.id: item
    for item in (
        Rumus(
            RumusId.NAIK,
            "Makin tinggi makin baik",
            "realisasi / target × 100",
            "Capaian adalah realisasi dibagi target, dikali 100.",
            _TEPI,
            _LKJ,
            _naik,
        ),
        Rumus(
            RumusId.TURUN_SELISIH,
            "Makin rendah makin baik, cara selisih",
            "(2 × target − realisasi) / target × 100",
            "Capaian adalah dua kali target dikurangi realisasi, dibagi target, dikali 100.",
            "Realisasi sama dengan target = 100; realisasi 0 = 200; lebih dari dua kali target = negatif. "
            "Target 0 dan realisasi 0 = 100. " + _TEPI,
            _LKJ + "; " + _PAN8,
            _turun_selisih,
        ),
        Rumus(
            RumusId.TURUN_RASIO,
            "Makin rendah makin baik, cara rasio",
            "target / realisasi × 100",
            "Capaian adalah target dibagi realisasi, dikali 100.",
            "Realisasi 0 = 100 (kesepakatan aplikasi daerah lain, bukan aturan nasional). " + _TEPI,
            "LKjIP Provinsi Bali 2020 (dibaca); aplikasi Kabupaten Pringsewu dan Kabupaten Madiun",
            _turun_rasio,
        ),
        Rumus(
            RumusId.STABIL,
            "Tepat sasaran",
            "realisasi ≤ target: realisasi / target × 100; "
            "realisasi > target: (2 × target − realisasi) / target × 100",
            "Penyimpangan ke atas dan ke bawah sama-sama menurunkan capaian.",
            "Target 0 dan realisasi 0 = 100. " + _TEPI,
            "LKIP BPKP Papua 2016 (dibaca): rumus dipilih menurut arah penyimpangan",
            _stabil,
        ),
        Rumus(
            RumusId.RENTANG,
            "Target berupa rentang, makin tinggi makin baik",
            "di dalam rentang: 100; di bawah: realisasi / batas bawah × 100; "
            "di atas: realisasi / batas atas × 100",
            "Capaian 100 di dalam rentang; di luarnya dibandingkan dengan batas terdekat.",
            "Nilai 100 di dalam rentang disimpulkan, tidak tertulis di sumber. " + _TEPI,
            _PAN8,
            _rentang,
        ),
        Rumus(
            RumusId.RENTANG_TURUN,
            "Target berupa rentang, makin rendah makin baik",
            "di dalam rentang: 100; di luar: (2 × batas terdekat − realisasi) / batas terdekat × 100",
            "Capaian 100 di dalam rentang; di luarnya cara selisih terhadap batas terdekat.",
            "Nilai 100 di dalam rentang disimpulkan, tidak tertulis di sumber. " + _TEPI,
            _PAN8,
            _rentang_turun,
        ),
        Rumus(
            RumusId.SKALA,
            "Predikat atau opini",
            "skor(realisasi) / skor(target) × 100",
            "Label diganti skornya menurut tabel label, lalu dihitung seperti makin tinggi makin baik.",
            "Label yang tidak ada di tabel tidak dihitung. Predikat tidak pernah dijumlahkan.",
            "Aplikasi Kabupaten Pringsewu (WTP = 4, WDP = 3, ...)",
            _naik,
        ),
        Rumus(
            RumusId.YA_TIDAK,
            "Ya atau tidak",
            "ya = 100, tidak = 0",
            "Capaian 100 bila jawabannya sama dengan target, 0 bila tidak.",
            "Hanya kata ya dan tidak yang diterima.",
            "Pengaturan Ukur; belum ditemukan aturan tertulisnya",
            _naik,
        ),
    )
}


def hitung(
    rumus: RumusId, target: Besaran, realisasi: Besaran, tabel: Mapping[str, Decimal] | None = None
) -> Hasil:
    """Return capaian in percent, unrounded, or the reason why there is none.

    ``tabel`` gives the scores of labels for ``skala@1``; ``ya-tidak@1`` needs none.
    """
    if realisasi is Keadaan.BELUM_RILIS:
        return Alasan.BELUM_RILIS
    if Keadaan.TIDAK_BERLAKU in (target, realisasi):
        return Alasan.TIDAK_BERLAKU
    if rumus is RumusId.YA_TIDAK:
        return _ya_tidak(target, realisasi)
    if rumus is RumusId.SKALA:
        return _skala(target, realisasi, tabel or {})
    if isinstance(realisasi, Decimal) and isinstance(target, (Decimal, Rentang)):
        return RUMUS[rumus].hitung(target, realisasi)
    return Alasan.BEDA_JENIS


def _ya_tidak(target: Besaran, realisasi: Besaran) -> Hasil:
    if not isinstance(target, Label) or not isinstance(realisasi, Label):
        return Alasan.BEDA_JENIS
    answers = target.teks.casefold(), realisasi.teks.casefold()
    if not set(answers) <= {"ya", "tidak"}:
        return Alasan.LABEL_TAK_DIKENAL
    return SERATUS if answers[0] == answers[1] else Decimal(0)


def _skala(target: Besaran, realisasi: Besaran, tabel: Mapping[str, Decimal]) -> Hasil:
    scores = [tabel.get(v.teks) if isinstance(v, Label) else v for v in (target, realisasi)]
    if None in scores:
        return Alasan.LABEL_TAK_DIKENAL
    first, second = scores
    if isinstance(first, Decimal) and isinstance(second, Decimal):
        return _naik(first, second)
    return Alasan.BEDA_JENIS
