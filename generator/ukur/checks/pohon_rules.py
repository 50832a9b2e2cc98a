"""The performance tree: unique codes, levels in order, codes that fit their parent."""

from collections.abc import Iterator

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.paths import KAMUS, POHON
from ukur.model.pohon import JenisSimpul, Simpul

N101 = Rule("N101", "kode simpul kembar", "Kode dipakai untuk merujuk; kembarannya membuat rujukan rancu.")
N102 = Rule("N102", "tingkat simpul terbalik", "Simpul anak harus satu tingkat atau lebih di bawah induknya.")
N103 = Rule("N103", "kode tidak sesuai kode induk", "Kode kegiatan diawali kode programnya, dan seterusnya.")
N104 = Rule(
    "N104", "sasaran tanpa indikator", "Sasaran tanpa indikator tidak dapat diukur.", Severity.WARNING
)
RULES = (N101, N102, N103, N104)

_CODED = {JenisSimpul.PROGRAM, JenisSimpul.KEGIATAN, JenisSimpul.SUB_KEGIATAN}


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about the tree."""
    catalogue = measurements.catalogue
    seen: dict[str, int] = {}
    measured = {item.sasaran for item in catalogue.indikator.values()}
    unknown = measured - {node.kode for node in catalogue.pohon.walk_down()}
    unsure = unknown or any(path.startswith(f"{KAMUS}/") for path in catalogue.tak_terbaca)
    for loc, node, parent in catalogue.pohon.located_simpul():
        at = catalogue.at(POHON, *loc, "kode")
        if node.kode in seen:
            message = f"kode '{node.kode}' sudah dipakai simpul di baris {seen[node.kode]}"
            yield N101.at(at, message, "beri kode yang berbeda")
        seen.setdefault(node.kode, at.line)
        if parent and node.jenis.level_depth <= parent.jenis.level_depth:
            message = f"{node.jenis} '{node.kode}' berada di bawah {parent.jenis} '{parent.kode}'"
            at_kind = catalogue.at(POHON, *loc, "jenis")
            yield N102.at(at_kind, message, "susun tujuan, sasaran, program, kegiatan, sub-kegiatan")
        elif parent and {node.jenis, parent.jenis} <= _CODED and not node.kode.startswith(f"{parent.kode}."):
            message = f"kode {node.jenis} '{node.kode}' tidak diawali kode induknya '{parent.kode}'"
            yield N103.at(at, message, "periksa kode nomenklaturnya")
        if node.jenis is JenisSimpul.SASARAN and not unsure and not _measured(catalogue, node, measured):
            yield N104.at(at, f"sasaran '{node.kode}' belum punya indikator", "tambahkan indikator di kamus")


def _measured(catalogue: Catalogue, node: Simpul, measured: set[str]) -> bool:
    return not catalogue.indikator or any(below.kode in measured for below in node.walk_down())
