"""Follow-up: each report names an open plan of an earlier period, once; open plans are not forgotten.

That an open plan is not reported is a warning and only before approval: the SOP asks for the plan, not for
the report; the document then prints that nothing was reported, and approved documents stay as they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ukur.measure.tindak_lanjut import RencanaLama
from ukur.measure.ukuran import Ukuran
from ukur.model.katalog import Katalog, Reported
from ukur.model.paths import PENGUKURAN, formulir_path
from ukur.model.pengukuran import StatusAksi, TindakLanjut
from ukur.model.periode import Periode
from ukur.model.sop import Tahap
from ukur.model.temuan import Location, Rule, Severity, Temuan

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

_Terbuka = Mapping[tuple[str, Periode, int], RencanaLama]
_URUTAN = list(StatusAksi)


@dataclass(frozen=True)
class _Laporan:
    """One report of a form, with its place."""

    katalog: Katalog
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


def check(ukuran: Ukuran) -> Iterator[Temuan]:
    """Yield findings about what became of earlier plans."""
    katalog = ukuran.katalog
    still = {
        periode: {(plan.kode, plan.asal, plan.nomor): plan for plan in plans}
        for periode, plans in ukuran.rencana_terbuka.items()
    }
    for row in katalog.reported():
        seen: set[tuple[Periode, int]] = set()
        for index, report in enumerate(row.isian.tindak_lanjut):
            entry = _Laporan(katalog, row, index, report)
            key = report.periode, report.rencana
            yield from _twice(entry) if key in seen else _one(entry, still[row.periode])
            seen.add(key)
    for periode in sorted(katalog.formulir):
        yield from _silent(katalog, periode, ukuran.rencana_terbuka[periode])


def _twice(entry: _Laporan) -> Iterator[Temuan]:
    yield A105.at(entry.at(), f"{entry.rencana} dilaporkan dua kali", "gabungkan menjadi satu laporan")


def _one(entry: _Laporan, still: _Terbuka) -> Iterator[Temuan]:
    report, katalog = entry.isi, entry.katalog
    plan = still.get((entry.kode, report.periode, report.rencana))
    if report.periode >= entry.periode:
        message = f"tindak lanjut {entry.kode} menunjuk {report.periode}, tidak sebelum {entry.periode}"
        yield A104.at(entry.at("periode"), message, "tulis periode saat rencana aksinya dibuat")
    elif plan is None and not katalog.unread(report.periode):
        yield from _not_open(entry)
    if plan and _URUTAN.index(report.status) < _URUTAN.index(plan.status_lalu):
        message = f"status {entry.rencana} mundur dari '{plan.status_lalu}' menjadi '{report.status}'"
        hint = "periksa statusnya; bila memang mundur, jelaskan di uraian"
        yield A108.at(entry.at("status"), message, hint)
    if report.status is StatusAksi.SELESAI and report.bukti is None:
        hint = "isi bukti dengan tautannya, atau ubah status"
        yield A109.at(entry.at("status"), f"{entry.rencana} dilaporkan selesai tanpa bukti", hint)


def _not_open(entry: _Laporan) -> Iterator[Temuan]:
    """The plan is not among the open ones: it never was, or it is finished; P101 has its own finding."""
    katalog, report = entry.katalog, entry.isi
    made = katalog.isian(entry.kode, report.periode)
    count = len(made[1].rencana_aksi) if made else 0
    if report.rencana > count:
        hint = f"periode itu memuat {count} rencana aksi {entry.kode}; periksa periode dan rencana"
        yield A104.at(entry.at(), f"{entry.rencana} tidak ada", hint)
    elif report.periode in katalog.dokumen:
        hint = "hapus laporan ini, atau buat rencana aksi baru"
        yield A107.at(entry.at("status"), f"{entry.rencana} sudah selesai sebelum {entry.periode}", hint)


def _silent(katalog: Katalog, periode: Periode, plans: Sequence[RencanaLama]) -> Iterator[Temuan]:
    dokumen = katalog.dokumen.get(periode)
    unread = any(path.startswith(f"{PENGUKURAN}/") for path in katalog.tak_terbaca)
    if dokumen is None or unread or not Tahap.DRAF.urutan <= dokumen.tahap.urutan <= Tahap.DOKUMEN.urutan:
        return
    for plan in plans:
        item = katalog.indikator.get(plan.kode)
        if plan.laporan is None and item and item.unit in katalog.formulir[periode]:
            at = katalog.at(formulir_path(periode, item.unit), "indikator", plan.kode, "tindak_lanjut")
            message = f"rencana aksi ke-{plan.nomor} {plan.kode} dari {plan.asal} belum dilaporkan"
            hint = f"tambahkan tindak_lanjut: periode {plan.asal}, rencana {plan.nomor}, status, dan uraian"
            yield A106.at(at, message, hint)
