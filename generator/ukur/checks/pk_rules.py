"""The performance agreement (PK): its changes in order and with their cause, and targets before a change."""

import datetime
from collections.abc import Iterator, Sequence

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.indikator import Indikator, Target
from ukur.model.numbers import quantity_spelling
from ukur.model.paths import INSTANSI, kamus_path
from ukur.model.peran import StatusJabatan
from ukur.model.pk import PerjanjianKinerja

Z201 = Rule(
    "Z201",
    "urutan perjanjian kinerja keliru",
    "Perjanjian kinerja setahun dimulai dari yang awal (perubahan_ke 0), lalu setiap perubahannya berurutan.",
    sejak=4,
)
Z202 = Rule(
    "Z202",
    "alasan perubahan perjanjian kinerja",
    "Perjanjian kinerja berubah karena pergantian pejabat, perubahan strategi, atau perubahan prioritas.",
    sejak=4,
)
Z203 = Rule(
    "Z203",
    "target semula keliru",
    "Target semula berlaku untuk triwulan yang sudah lewat pada tahun yang sama, dan menyebut PK yang ada.",
    sejak=4,
)
Z204 = Rule(
    "Z204",
    "target triwulan yang sudah lewat ikut berubah",
    "Triwulan yang sudah lewat tetap dinilai dengan target semula; targetnya dalam gabungan sebaiknya sama.",
    Severity.WARNING,
    sejak=4,
)
Z205 = Rule(
    "Z205",
    "perjanjian kinerja lewat satu bulan sesudah anggaran",
    "Perjanjian kinerja disusun paling lambat satu bulan sesudah dokumen anggaran disahkan.",
    Severity.REMARK,
    sejak=4,
)
Z206 = Rule(
    "Z206",
    "kepala baru tanpa perjanjian kinerja",
    "Pejabat baru menandatangani perjanjian kinerja perubahan, juga bila targetnya tetap.",
    Severity.WARNING,
    sejak=4,
)
RULES = (Z201, Z202, Z203, Z204, Z205, Z206)
_HEAD = "kepala"


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about performance agreements and about targets that were changed by one."""
    catalogue = measurements.catalogue
    rows = catalogue.instansi.pk
    for tahun in sorted({row.tahun for row in rows}):
        of_year = [(index, row) for index, row in enumerate(rows) if row.tahun == tahun]
        yield from _in_order(catalogue, of_year)
        yield from _new_head(catalogue, tahun, of_year)
    for index, row in enumerate(rows):
        yield from _cause(catalogue, index, row)
        yield from _in_time(catalogue, index, row)
    for _, item in sorted(catalogue.indikator.items()):
        for tahun, target in sorted(item.target.items()):
            yield from _former(catalogue, item, tahun, target)


def _in_order(catalogue: Catalogue, rows: Sequence[tuple[int, PerjanjianKinerja]]) -> Iterator[Finding]:
    before: PerjanjianKinerja | None = None
    for expected, (index, row) in enumerate(rows):
        if row.perubahan_ke != expected:
            at = catalogue.at(INSTANSI, "pk", index, "perubahan_ke")
            message = f"{row.title} tertulis di urutan ke-{expected + 1}"
            yield Z201.at(at, message, f"tulis perubahan_ke: {expected}, atau urutkan daftarnya")
        if before is not None and row.tanggal < before.tanggal:
            at = catalogue.at(INSTANSI, "pk", index, "tanggal")
            message = f"{row.title} bertanggal {row.tanggal}, mendahului yang diubahnya ({before.tanggal})"
            yield Z201.at(at, message, "periksa kedua tanggal itu")
        before = row


def _cause(catalogue: Catalogue, index: int, row: PerjanjianKinerja) -> Iterator[Finding]:
    if (row.perubahan_ke > 0) == (row.alasan is not None):
        return
    if row.alasan is None:
        message, hint = f"{row.title} tanpa alasan", "tulis alasan: pejabat, strategi, atau prioritas"
    else:
        message = f"{row.title} adalah yang awal, tetapi beralasan perubahan"
        hint = "hapus alasan, atau tulis perubahan_ke"
    yield Z202.at(catalogue.at(INSTANSI, "pk", index, "alasan"), message, hint)


def _in_time(catalogue: Catalogue, index: int, row: PerjanjianKinerja) -> Iterator[Finding]:
    budget = row.tanggal_anggaran
    if budget is not None and row.tanggal > _month_after(budget):
        message = f"{row.title} bertanggal {row.tanggal}, lebih dari sebulan sesudah anggaran ({budget})"
        hint = "periksa kedua tanggal; bila benar, tidak ada yang perlu diubah"
        yield Z205.at(catalogue.at(INSTANSI, "pk", index, "tanggal"), message, hint)


def _month_after(day: datetime.date) -> datetime.date:
    """Return the same day of the next month, or the last one where that month is shorter."""
    first = (day.replace(day=1) + datetime.timedelta(days=31)).replace(day=1)
    last = (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
    return min(first.replace(day=1) + datetime.timedelta(days=day.day - 1), last)


def _new_head(
    catalogue: Catalogue, tahun: int, rows: Sequence[tuple[int, PerjanjianKinerja]]
) -> Iterator[Finding]:
    """A head who takes office after the year's last PK has none of his own; an acting one needs none."""
    index, last = max(rows, key=lambda row: row[1].tanggal)
    for person in catalogue.pejabat.pemegang:
        new = person.jabatan == _HEAD and person.status is StatusJabatan.DEFINITIF
        if new and person.mulai.year == tahun and person.mulai > last.tanggal:
            message = f"{person.nama} menjabat sejak {person.mulai}, sesudah {last.title} ({last.tanggal})"
            hint = "catat PK perubahan dengan alasan: pejabat setelah ditandatangani"
            yield Z206.at(catalogue.at(INSTANSI, "pk", index), message, hint)


def _former(catalogue: Catalogue, item: Indikator, tahun: int, target: Target) -> Iterator[Finding]:
    numbers = {row.nomor for row in catalogue.instansi.pk if row.tahun == tahun}
    seen: list[str] = []
    for index, row in enumerate(target.semula):
        at = catalogue.at(kamus_path(item.kode), "target", str(tahun), "semula", index)
        if row.sampai.tahun != tahun or row.sampai.triwulan == 4 or not item.covers(row.sampai):
            message = f"target semula {item.kode} tahun {tahun} berlaku sampai {row.sampai}"
            yield Z203.at(at, message, f"tulis sampai: {tahun}-TW1 sampai {tahun}-TW3, triwulan yang diukur")
        if str(row.sampai) in seen:
            message = f"dua target semula {item.kode} tahun {tahun} berlaku sampai {row.sampai}"
            yield Z203.at(at, message, "gabungkan keduanya, atau perbaiki triwulannya")
        seen.append(str(row.sampai))
        if row.pk is not None and numbers and row.pk not in numbers:
            message = f"target semula {item.kode} menyebut PK '{row.pk}', yang tidak ada untuk {tahun}"
            yield Z203.at(at, message, f"tulis salah satu: {', '.join(sorted(numbers))}")
        for quarter in range(1, row.sampai.triwulan + 1):
            old, new = row.triwulan.get(quarter), target.triwulan.get(quarter)
            if old is not None and new is not None and old != new:
                message = (
                    f"target TW{quarter} {tahun} {item.kode} semula {quantity_spelling(old)}, kini "
                    f"{quantity_spelling(new)}, padahal triwulan itu dinilai dengan yang semula"
                )
                yield Z204.at(at, message, "samakan target triwulan yang sudah lewat dengan semula")
