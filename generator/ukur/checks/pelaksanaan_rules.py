"""SOP record of a document: known steps, in their order, before approval, and complete once approved."""

import datetime
from collections.abc import Iterator, Mapping
from itertools import combinations

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding, Location, Rule, Severity
from ukur.model.paths import dokumen_path
from ukur.model.pengukuran import Dokumen, PelaksanaanLangkah
from ukur.model.sop import Langkah, Tahap

L101 = Rule(
    "L101",
    "langkah yang dicatat tidak ada di SOP",
    "Catatan itu hilang dari dokumen. Pada dokumen yang sudah disahkan hanya peringatan, karena SOP dapat "
    "berganti sesudahnya.",
)
L102 = Rule(
    "L102",
    "langkah dicatat mulai sebelum langkah yang mendahuluinya",
    "Langkah SOP dikerjakan berurutan; langkah yang diulang dihitung dari kali pertama.",
    Severity.WARNING,
)
L103 = Rule(
    "L103",
    "langkah yang sama dicatat bertumpuk",
    "Langkah yang diulang dimulai sesudah yang pertama selesai.",
    Severity.WARNING,
)
L104 = Rule(
    "L104",
    "langkah sampai penandatanganan dicatat sesudah pengesahan",
    "Hanya pengarsipan yang dikerjakan sesudah dokumen disahkan.",
    Severity.WARNING,
)
L105 = Rule(
    "L105",
    "catatan langkah SOP belum lengkap",
    "Langkah yang disetujui tercatat dari usulannya; yang tidak, misalnya perintah, hanya dari catatan ini. "
    "Dokumen tanpa catatan sama sekali tidak ditandai.",
    Severity.WARNING,
)
RULES = (L101, L102, L103, L104, L105)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about the record of the SOP's steps."""
    catalogue = measurements.catalogue
    steps = {step.nomor: step for step in catalogue.sop.langkah}
    for _, dokumen in sorted(catalogue.dokumen.items()):
        if dokumen.pelaksanaan and not catalogue.left_out.lacks(dokumen_path(dokumen.periode), "pelaksanaan"):
            yield from _known(catalogue, dokumen, steps)
            yield from _order(catalogue, dokumen, steps)
            yield from _overlap(catalogue, dokumen)
            yield from _late(catalogue, dokumen, steps)
            yield from _complete(catalogue, dokumen)


def _at(catalogue: Catalogue, dokumen: Dokumen, index: int, key: str) -> Location:
    return catalogue.at(dokumen_path(dokumen.periode), "pelaksanaan", index, key)


def _known(catalogue: Catalogue, dokumen: Dokumen, steps: Mapping[int, Langkah]) -> Iterator[Finding]:
    severity = Severity.WARNING if dokumen.tahap.disahkan else Severity.ERROR
    for index, row in enumerate(dokumen.pelaksanaan):
        if row.langkah not in steps:
            at = _at(catalogue, dokumen, index, "langkah")
            hint = f"pilih nomor {min(steps)}-{max(steps)}"
            yield L101.at(at, f"langkah {row.langkah} tidak ada di sop.yml", hint, severity)


def _order(catalogue: Catalogue, dokumen: Dokumen, steps: Mapping[int, Langkah]) -> Iterator[Finding]:
    begun: dict[int, tuple[datetime.date, int]] = {}
    for index, row in enumerate(dokumen.pelaksanaan):
        if row.langkah in steps:
            begun[row.langkah] = min(begun.get(row.langkah, (row.mulai, index)), (row.mulai, index))
    before, latest = 0, datetime.date.min
    for number, (date, index) in sorted(begun.items()):
        if date < latest:
            message = f"langkah {number} mulai {date}, sebelum langkah {before} mulai ({latest})"
            yield L102.at(_at(catalogue, dokumen, index, "mulai"), message, "periksa kedua tanggal itu")
        else:
            before, latest = number, date


def _overlap(catalogue: Catalogue, dokumen: Dokumen) -> Iterator[Finding]:
    for (_, first), (index, second) in combinations(enumerate(dokumen.pelaksanaan), 2):
        same = first.langkah == second.langkah and first.oleh.casefold() == second.oleh.casefold()
        if same and _together(first, second):
            message = f"langkah {second.langkah} oleh {second.oleh} dicatat dua kali pada waktu yang sama"
            hint = "gabungkan, atau perbaiki mulai dan selesainya"
            yield L103.at(_at(catalogue, dokumen, index, "mulai"), message, hint)


def _together(first: PelaksanaanLangkah, second: PelaksanaanLangkah) -> bool:
    """Return whether two spans share more than the day on which one ends and the other begins."""
    one, two = sorted((row.mulai, row.selesai or datetime.date.max) for row in (first, second))
    return two[0] < one[1] or one == two


def _late(catalogue: Catalogue, dokumen: Dokumen, steps: Mapping[int, Langkah]) -> Iterator[Finding]:
    approved = dokumen.tanggal_pengesahan
    for index, row in enumerate(dokumen.pelaksanaan):
        step = steps.get(row.langkah)
        if approved is None or step is None or step.tahap.stage_order > Tahap.DITANDATANGANI.stage_order:
            continue
        key, date = ("selesai", row.selesai) if row.selesai else ("mulai", row.mulai)
        if date > approved:
            message = f"langkah {row.langkah} {key} {date}, sesudah tanggal pengesahan {approved}"
            hint = "periksa tanggal langkah itu dan tanggal_pengesahan"
            yield L104.at(_at(catalogue, dokumen, index, key), message, hint)


def _complete(catalogue: Catalogue, dokumen: Dokumen) -> Iterator[Finding]:
    if not dokumen.tahap.disahkan:
        return
    recorded = {row.langkah for row in dokumen.pelaksanaan}
    due = (
        step.nomor
        for step in catalogue.sop.langkah
        if not catalogue.sop.approvals_of(step) and step.tahap.stage_order <= dokumen.tahap.stage_order
    )
    absent = [str(number) for number in due if number not in recorded]
    if absent:
        at = catalogue.at(dokumen_path(dokumen.periode), "pelaksanaan")
        message = f"dokumen bertahap {dokumen.tahap}, langkah {', '.join(absent)} belum dicatat"
        yield L105.at(at, message, "tambahkan langkah itu di pelaksanaan: oleh, mulai, selesai")
