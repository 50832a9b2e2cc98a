"""Budget: realisasi within pagu, never falling, parents that equal their children."""

from collections.abc import Iterator
from itertools import pairwise

from ukur.measure.ukuran import Ukuran
from ukur.model.katalog import Katalog, anggaran_path
from ukur.model.pengukuran import Anggaran
from ukur.model.temuan import Rule, Severity, Temuan

G101 = Rule(
    "G101", "realisasi anggaran melebihi pagu", "Periksa pagu perubahan atau salah ketik.", Severity.WARNING
)
G102 = Rule("G102", "realisasi anggaran menurun", "Realisasi anggaran ditulis sampai dengan triwulan.")
G103 = Rule(
    "G103", "pagu induk berbeda dari jumlah anaknya", "Pagu program sama dengan jumlah pagu di bawahnya."
)
RULES = (G101, G102, G103)


def check(ukuran: Ukuran) -> Iterator[Temuan]:
    """Yield findings about budgets."""
    katalog = ukuran.katalog
    for tahun, anggaran in sorted(katalog.anggaran.items()):
        yield from _nodes(katalog, tahun, anggaran)
        for node in katalog.pohon.jelajah():
            children = [
                anggaran.simpul[child.kode].pagu for child in node.anak if child.kode in anggaran.simpul
            ]
            own = anggaran.simpul.get(node.kode)
            if own and children and len(children) == len(node.anak) and sum(children) != own.pagu:
                at = katalog.at(anggaran_path(tahun), "simpul", node.kode, "pagu")
                message = f"pagu {node.kode} Rp{own.pagu:f}, sedangkan jumlah di bawahnya Rp{sum(children):f}"
                yield G103.at(at, message, "samakan pagu induk dengan jumlah pagu anaknya")


def _nodes(katalog: Katalog, tahun: int, anggaran: Anggaran) -> Iterator[Temuan]:
    for kode, node in anggaran.simpul.items():
        at = katalog.at(anggaran_path(tahun), "simpul", kode)
        quarters = sorted(node.realisasi.items())
        if any(value > node.pagu for _, value in quarters):
            yield G101.at(at, f"realisasi anggaran {kode} melebihi pagunya", "periksa pagu dan realisasi")
        for (_, before), (quarter, now) in pairwise(quarters):
            if now < before:
                message = f"realisasi {kode} turun pada TW{quarter}"
                yield G102.at(
                    at, message, "tulis nilai sampai dengan triwulan, bukan nilai triwulan itu saja"
                )
