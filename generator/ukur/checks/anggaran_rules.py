"""Budget: realisasi within pagu, never falling, parents that equal their children."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from ukur.measure.figure_text import number_text
from ukur.measure.measurements import Measurements
from ukur.measure.rounding import precise_sum
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.paths import anggaran_path
from ukur.model.pengukuran import Anggaran
from ukur.model.periode import Periode
from ukur.model.pohon import Simpul
from ukur.model.sop import Tahap

G101 = Rule(
    "G101", "realisasi anggaran melebihi pagu", "Periksa pagu perubahan atau salah ketik.", Severity.WARNING
)
G102 = Rule("G102", "realisasi anggaran menurun", "Realisasi anggaran ditulis sampai dengan triwulan.")
G103 = Rule(
    "G103", "pagu induk berbeda dari jumlah anaknya", "Pagu program sama dengan jumlah pagu di bawahnya."
)
G104 = Rule(
    "G104",
    "realisasi induk berbeda dari jumlah anaknya",
    "Realisasi program sama dengan jumlah realisasi di bawahnya pada triwulan yang sama.",
)
G105 = Rule(
    "G105",
    "realisasi anggaran belum diisi",
    "Konsep dokumen memuat serapan sampai dengan triwulannya; yang belum diisi tercetak kosong, bukan nol.",
    Severity.WARNING,
)
G106 = Rule(
    "G106",
    "sasaran tanpa anggaran",
    "Efisiensi sasaran tidak dapat dihitung tanpa pagu program di bawahnya.",
    Severity.WARNING,
)
G107 = Rule(
    "G107",
    "rencana anggaran kas menurun",
    "Rencana anggaran kas ditulis sampai dengan triwulan, seperti realisasi.",
    sejak=2,
)
G108 = Rule(
    "G108",
    "rencana anggaran kas melebihi pagu",
    "Yang direncanakan dibelanjakan tidak melebihi pagu setahun.",
    sejak=2,
)
RULES = (G101, G102, G103, G104, G105, G106, G107, G108)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about budgets."""
    catalogue = measurements.catalogue
    for tahun, anggaran in sorted(catalogue.anggaran.items()):
        yield from _nodes(catalogue, tahun, anggaran)
        yield from _planned(catalogue, tahun, anggaran)
        yield from _blank(catalogue, tahun, anggaran)
        yield from _unfunded(measurements, tahun, anggaran)
        for node in catalogue.pohon.walk_down():
            yield from _sums(catalogue, tahun, anggaran, node)


def _nodes(catalogue: Catalogue, tahun: int, anggaran: Anggaran) -> Iterator[Finding]:
    for kode, node in anggaran.simpul.items():
        where = (anggaran_path(tahun), "simpul", kode, "realisasi")
        quarters = sorted(node.realisasi.items())
        over = next(((q, value) for q, value in quarters if value > node.pagu), None)
        if over:
            message = f"realisasi anggaran {kode} {_rupiah(over[1])} melebihi pagu {_rupiah(node.pagu)}"
            yield G101.at(catalogue.at(*where, f"TW{over[0]}"), message, "periksa pagu dan realisasi")
        for (_, before), (quarter, now) in pairwise(quarters):
            if now < before:
                message = f"realisasi anggaran {kode} turun dari {_rupiah(before)} menjadi {_rupiah(now)}"
                hint = "tulis nilai sampai dengan triwulan, bukan nilai triwulan itu saja"
                yield G102.at(catalogue.at(*where, f"TW{quarter}"), message, hint)


def _planned(catalogue: Catalogue, tahun: int, anggaran: Anggaran) -> Iterator[Finding]:
    """The cash plan of the last quarter may stay below pagu, for reserves; it is never above it."""
    for kode, node in anggaran.simpul.items():
        where = (anggaran_path(tahun), "simpul", kode, "rencana")
        quarters = sorted(node.rencana.items())
        for (_, before), (quarter, now) in pairwise(quarters):
            if now < before:
                message = f"rencana kas {kode} turun dari {_rupiah(before)} menjadi {_rupiah(now)}"
                hint = "tulis rencana sampai dengan triwulan, bukan rencana triwulan itu saja"
                yield G107.at(
                    catalogue.at(*where, f"TW{quarter}"), message, hint, periode=[Periode(tahun, quarter)]
                )
        over = next(((quarter, value) for quarter, value in quarters if value > node.pagu), None)
        if over:
            message = f"rencana kas {kode} {_rupiah(over[1])} melebihi pagu {_rupiah(node.pagu)}"
            at = catalogue.at(*where, f"TW{over[0]}")
            yield G108.at(at, message, "periksa rencana dan pagu", periode=[Periode(tahun, over[0])])


def _blank(catalogue: Catalogue, tahun: int, anggaran: Anggaran) -> Iterator[Finding]:
    due = [
        periode.triwulan
        for periode, dokumen in sorted(catalogue.dokumen.items())
        if periode.tahun == tahun and dokumen.tahap.stage_order >= Tahap.KONSEP.stage_order
    ]
    for kode, node in anggaran.simpul.items():
        where = anggaran_path(tahun), "simpul", kode, "realisasi"
        blank = [f"TW{quarter}" for quarter in due if quarter not in node.realisasi]
        absent = [quarter for quarter in blank if not catalogue.left_out.lacks(*where, quarter)]
        if absent:
            at = catalogue.at(*where)
            message = f"realisasi anggaran {kode} belum diisi untuk {', '.join(absent)}"
            hint = "isi nilai sampai dengan triwulan itu; bila belum ada belanja, tulis 0"
            yield G105.at(at, message, hint)


def _unfunded(measurements: Measurements, tahun: int, anggaran: Anggaran) -> Iterator[Finding]:
    catalogue = measurements.catalogue
    if set(anggaran.simpul) - {node.kode for node in catalogue.pohon.walk_down()}:
        return  # R110: the missing budget may stand under the wrong code
    measured = {
        result.indikator.sasaran
        for periode in catalogue.dokumen
        if periode.tahun == tahun
        for result in measurements.measured_in(periode)
    }
    for node in catalogue.pohon.sasaran():
        below = {item.kode for item in node.walk_down()}
        unread = any(catalogue.left_out.lacks(anggaran_path(tahun), "simpul", kode) for kode in below)
        if measured & below and not below & set(anggaran.simpul) and not unread:
            at = catalogue.at(anggaran_path(tahun), "simpul")
            message = f"sasaran {node.kode} diukur pada {tahun}, tetapi tidak satu pun programnya beranggaran"
            yield G106.at(at, message, f"tulis pagu dan realisasi program di bawah {node.kode}")


def _sums(catalogue: Catalogue, tahun: int, anggaran: Anggaran, node: Simpul) -> Iterator[Finding]:
    own = anggaran.simpul.get(node.kode)
    codes = {child.kode for child in node.anak}
    children = [anggaran.simpul[kode] for kode in sorted(codes & set(anggaran.simpul))]
    if own is None or not children or len(children) < len(node.anak):
        return
    where = (anggaran_path(tahun), "simpul", node.kode)
    total = precise_sum(child.pagu for child in children)
    if total != own.pagu:
        message = f"pagu {node.kode} {_rupiah(own.pagu)}, sedangkan jumlah di bawahnya {_rupiah(total)}"
        yield G103.at(catalogue.at(*where, "pagu"), message, "samakan pagu induk dengan jumlah pagu anaknya")
    for quarter, value in sorted(own.realisasi.items()):
        parts = [child.realisasi[quarter] for child in children if quarter in child.realisasi]
        if len(parts) == len(children) and precise_sum(parts) != value:
            message = (
                f"realisasi {node.kode} TW{quarter} {_rupiah(value)}, "
                f"sedangkan jumlah di bawahnya {_rupiah(precise_sum(parts))}"
            )
            at = catalogue.at(*where, "realisasi", f"TW{quarter}")
            yield G104.at(at, message, "samakan realisasi induk dengan jumlah realisasi anaknya")


def _rupiah(value: Decimal) -> str:
    """Return an amount with every digit it has: rounding could hide the very difference that is told."""
    return f"Rp{number_text(value)}"
