"""Follow-up: each report names an open plan of an earlier period, once; open plans are not forgotten.

That an open plan is not reported is a warning and only before approval: the SOP asks for the plan, not for
the report; the document then prints that nothing was reported, and approved documents stay as they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ukur.measure.measurements import Measurements
from ukur.measure.tindak_lanjut import EarlierRencana
from ukur.model.catalogue import Catalogue, Reported
from ukur.model.findings import Finding, Location, Rule, Severity
from ukur.model.paths import PENGUKURAN, formulir_path
from ukur.model.pengukuran import StatusAksi, TindakLanjut
from ukur.model.periode import Periode
from ukur.model.sop import Tahap

A104 = Rule(
    "A104",
    "tindak lanjut untuk rencana aksi yang tidak ada",
    "Laporan tindak lanjut menunjuk rencana aksi pada periode sebelumnya; tanpa rujukan yang benar "
    "laporan itu hilang dari dokumen.",
)
A105 = Rule(
    "A105",
    "tindak lanjut dilaporkan dua kali",
    "Satu rencana aksi punya satu status pada tiap periode.",
)
A106 = Rule(
    "A106",
    "rencana aksi yang belum selesai tidak dilaporkan",
    "Rencana aksi dipantau tiap periode sampai selesai. Pelaporan tidak ditahan: dokumen mencetak 'belum "
    "dilaporkan', dan dokumen yang sudah disahkan tidak ditandai.",
    Severity.WARNING,
)
A107 = Rule(
    "A107",
    "tindak lanjut atas rencana yang sudah selesai",
    "Rencana yang sudah dilaporkan selesai tidak tercetak lagi, sehingga laporan ini hilang dari dokumen.",
)
A108 = Rule(
    "A108",
    "status rencana aksi mundur",
    "Status yang lebih rendah dari periode lalu biasanya salah pilih.",
    Severity.WARNING,
)
A109 = Rule(
    "A109",
    "tindak lanjut selesai tanpa bukti",
    "Tindak lanjut ditutup dengan buktinya, agar evaluator dapat memeriksanya.",
    Severity.WARNING,
)
RULES = (A104, A105, A106, A107, A108, A109)

_OpenPlans = Mapping[tuple[str, Periode, int], EarlierRencana]
_STATUS_ORDER = list(StatusAksi)


@dataclass(frozen=True)
class _Report:
    """One report of a form, with its place."""

    katalog: Catalogue
    laporan: Reported
    index: int
    isi: TindakLanjut

    @property
    def periode(self) -> Periode:
        return self.laporan.periode

    @property
    def kode(self) -> str:
        return self.laporan.kode

    @property
    def rencana(self) -> str:
        return f"rencana aksi ke-{self.isi.rencana} {self.kode} pada {self.isi.periode}"

    def at(self, *loc: str) -> Location:
        return self.katalog.at(*self.laporan.where, "tindak_lanjut", self.index, *loc)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about what became of earlier plans."""
    catalogue = measurements.catalogue
    still = {
        periode: {(plan.kode, plan.asal, plan.nomor): plan for plan in plans}
        for periode, plans in measurements.open_rencana.items()
    }
    for row in catalogue.reported():
        seen: set[tuple[Periode, int]] = set()
        for index, report in enumerate(row.isian.tindak_lanjut):
            entry = _Report(catalogue, row, index, report)
            key = report.periode, report.rencana
            yield from _twice(entry) if key in seen else _one(entry, still[row.periode])
            seen.add(key)
    for periode in sorted(catalogue.formulir):
        yield from _silent(catalogue, periode, measurements.open_rencana[periode])


def _twice(entry: _Report) -> Iterator[Finding]:
    yield A105.at(entry.at(), f"{entry.rencana} dilaporkan dua kali", "gabungkan menjadi satu laporan")


def _one(entry: _Report, still: _OpenPlans) -> Iterator[Finding]:
    report, catalogue = entry.isi, entry.katalog
    plan = still.get((entry.kode, report.periode, report.rencana))
    if report.periode >= entry.periode:
        message = f"tindak lanjut {entry.kode} menunjuk {report.periode}, tidak sebelum {entry.periode}"
        yield A104.at(entry.at("periode"), message, "tulis periode saat rencana aksinya dibuat")
    elif plan is None and not catalogue.unread(report.periode):
        yield from _not_open(entry)
    if plan and _STATUS_ORDER.index(report.status) < _STATUS_ORDER.index(plan.status_lalu):
        message = f"status {entry.rencana} mundur dari '{plan.status_lalu}' menjadi '{report.status}'"
        hint = "periksa statusnya; bila memang mundur, jelaskan di uraian"
        yield A108.at(entry.at("status"), message, hint)
    if report.status is StatusAksi.SELESAI and report.bukti is None:
        hint = "isi bukti dengan tautannya, atau ubah status"
        yield A109.at(entry.at("status"), f"{entry.rencana} dilaporkan selesai tanpa bukti", hint)


def _not_open(entry: _Report) -> Iterator[Finding]:
    """The plan is not among the open ones: it never was, or it is finished; P101 has its own finding."""
    catalogue, report = entry.katalog, entry.isi
    made = catalogue.isian(entry.kode, report.periode)
    count = len(made[1].rencana_aksi) if made else 0
    if report.rencana > count:
        hint = f"periode itu memuat {count} rencana aksi {entry.kode}; periksa periode dan rencana"
        yield A104.at(entry.at(), f"{entry.rencana} tidak ada", hint)
    elif report.periode in catalogue.dokumen:
        hint = "hapus laporan ini, atau buat rencana aksi baru"
        yield A107.at(entry.at("status"), f"{entry.rencana} sudah selesai sebelum {entry.periode}", hint)


def _silent(catalogue: Catalogue, periode: Periode, plans: Sequence[EarlierRencana]) -> Iterator[Finding]:
    dokumen = catalogue.dokumen.get(periode)
    unread = any(path.startswith(f"{PENGUKURAN}/") for path in catalogue.tak_terbaca)
    if (
        dokumen is None
        or unread
        or not Tahap.DRAF.stage_order <= dokumen.tahap.stage_order <= Tahap.DOKUMEN.stage_order
    ):
        return
    for plan in plans:
        item = catalogue.indikator.get(plan.kode)
        owner = item.unit.in_period(periode) if item else None
        if plan.laporan is None and owner is not None and owner in catalogue.formulir[periode]:
            where = formulir_path(periode, owner), "indikator", plan.kode, "tindak_lanjut"
            if catalogue.left_out.lacks(*where):
                continue
            at = catalogue.at(*where)
            message = f"rencana aksi ke-{plan.nomor} {plan.kode} dari {plan.asal} belum dilaporkan"
            hint = f"tambahkan tindak_lanjut: periode {plan.asal}, rencana {plan.nomor}, status, dan uraian"
            yield A106.at(at, message, hint)
