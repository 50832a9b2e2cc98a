"""Evidence: every reported figure points to something a reader can open or ask for."""

from collections.abc import Iterator

from ukur.measure.measurements import Measurements
from ukur.measure.realisasi import full_realisasi
from ukur.model.bukti import Bukti
from ukur.model.catalogue import Catalogue, Reported
from ukur.model.findings import Finding, Location, Rule, Severity
from ukur.model.indikator import Indikator
from ukur.model.numbers import AbsentReason
from ukur.model.paths import dokumen_path
from ukur.model.pengukuran import IsianIndikator
from ukur.model.sop import Tahap

E101 = Rule(
    "E101",
    "realisasi tanpa bukti",
    "Angka tanpa bukti tidak dapat diperiksa. Sebelum tahap konsep hanya peringatan.",
)
E102 = Rule("E102", "bukti tanpa tautan atau lokasi arsip", "Pembaca harus tahu di mana bukti dapat dilihat.")
E103 = Rule("E103", "bukti kembar", "Satu bukti cukup disebut satu kali.", Severity.WARNING)
E104 = Rule(
    "E104",
    "sidik jari sama pada bukti yang berbeda nama",
    "Sidik jari yang sama berarti berkas yang sama; biasanya salah tempel.",
    Severity.WARNING,
)
RULES = (E101, E102, E103, E104)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about evidence."""
    catalogue = measurements.catalogue
    yield from _of_documents(catalogue)
    names: dict[tuple[str, str | None], str] = {}
    for report in catalogue.reported():
        yield from _bare(catalogue, report)
        yield from _each(catalogue, report)
        for index, bukti in enumerate(report.isian.bukti):
            key = report.path, bukti.sha256
            first = names.setdefault(key, bukti.nama) if bukti.sha256 else bukti.nama
            if first != bukti.nama:
                message = f"sha256 bukti '{bukti.nama}' sama dengan bukti '{first}'"
                hint = "hitung ulang sha256-nya, atau samakan namanya bila berkasnya sama"
                yield E104.at(catalogue.at(*report.where, "bukti", index, "sha256"), message, hint)


def _bare(catalogue: Catalogue, report: Reported) -> Iterator[Finding]:
    if report.isian.bukti or report.item is None or not _needs_evidence(report.item, report.isian):
        return
    if catalogue.left_out.lacks(*report.where, "bukti"):
        return
    dokumen = catalogue.dokumen.get(report.periode)
    late = dokumen is not None and dokumen.tahap.stage_order >= Tahap.KONSEP.stage_order
    severity = Severity.ERROR if late else Severity.WARNING
    message, hint = f"{report.kode} belum punya bukti", "tambahkan bukti: nama dan tautan"
    yield E101.at(catalogue.at(*report.where), message, hint, severity)


def _each(catalogue: Catalogue, report: Reported) -> Iterator[Finding]:
    seen: set[tuple[str, str | None, str | None]] = set()
    for index, bukti in enumerate(report.isian.bukti):
        at = catalogue.at(*report.where, "bukti", index)
        yield from _unplaced(bukti, at)
        key = bukti.nama, bukti.tautan, bukti.lokasi_arsip
        if key in seen:
            yield E103.at(at, f"bukti '{bukti.nama}' disebut dua kali", "hapus salah satu")
        seen.add(key)


def _of_documents(catalogue: Catalogue) -> Iterator[Finding]:
    """Minutes of meetings and evidence from outside of Ukur are to be found as well."""
    for _, dokumen in sorted(catalogue.dokumen.items()):
        path = dokumen_path(dokumen.periode)
        for index, meeting in enumerate(dokumen.rapat):
            if meeting.berita_acara is not None:
                at = catalogue.at(path, "rapat", index, "berita_acara")
                yield from _unplaced(meeting.berita_acara, at)
        for index, bukti in enumerate(dokumen.bukti_lke):
            yield from _unplaced(bukti, catalogue.at(path, "bukti_lke", index))


def _unplaced(bukti: Bukti, at: Location) -> Iterator[Finding]:
    if not bukti.has_place:
        message = f"bukti '{bukti.nama}' tanpa tautan dan tanpa lokasi arsip"
        yield E102.at(at, message, "isi tautan, atau lokasi_arsip untuk berkas cetak")


def _needs_evidence(item: Indikator, isian: IsianIndikator) -> bool:
    value = full_realisasi(item, isian)
    return value is not None and not isinstance(value, AbsentReason)
