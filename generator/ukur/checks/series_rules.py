"""The series over years: breaks in order, a criterion of change that is used, sums of what may be summed."""

from collections.abc import Iterator
from itertools import pairwise

from ukur.measure.measurements import Measurements
from ukur.measure.rumus import RUMUS
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.indikator import Agregasi, Indikator
from ukur.model.paths import kamus_path

J101 = Rule(
    "J101",
    "putus deret tidak berurutan",
    "Putus deret dibaca dari yang paling awal; tiap waktu hanya sekali.",
    sejak=2,
)
J102 = Rule(
    "J102",
    "target Renstra dijumlah, padahal nilainya tidak dapat dijumlah",
    "Hanya keluaran yang setiap tahun dimulai dari nol dapat dijumlah selama masa Renstra.",
    sejak=2,
)
J103 = Rule(
    "J103",
    "kriteria perubahan tidak dipakai",
    "Predikat, opini, ya, dan tidak dibandingkan menurut skornya; setiap perubahannya dihitung.",
    Severity.WARNING,
    sejak=2,
)
RULES = (J101, J102, J103)

_SUMMABLE = (Agregasi.JUMLAH, Agregasi.KUMULATIF)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about how figures of several years are held against each other."""
    catalogue = measurements.catalogue
    for _, item in sorted(catalogue.indikator.items()):
        yield from _breaks(catalogue, item)
        yield from _plan(catalogue, item)
        yield from _criterion(catalogue, item)


def _breaks(catalogue: Catalogue, item: Indikator) -> Iterator[Finding]:
    for at, (before, after) in enumerate(pairwise(item.putus_deret), 1):
        if after.mulai <= before.mulai:
            place = catalogue.at(kamus_path(item.kode), "putus_deret", at, "mulai")
            same = after.mulai == before.mulai
            message = (
                f"putus deret {after.mulai} ditulis dua kali"
                if same
                else f"putus deret {after.mulai} ditulis sesudah {before.mulai}"
            )
            yield J101.at(place, message, "gabungkan keduanya" if same else "urutkan dari yang paling awal")


def _plan(catalogue: Catalogue, item: Indikator) -> Iterator[Finding]:
    if item.target_renstra and item.target_renstra.akumulasi and item.agregasi not in _SUMMABLE:
        place = catalogue.at(kamus_path(item.kode), "target_renstra", "akumulasi")
        message = f"{item.kode} digabung dengan cara {item.agregasi}, sehingga tahunnya tidak dapat dijumlah"
        yield J102.at(place, message, "hapus baris akumulasi, atau pakai agregasi jumlah atau kumulatif")


def _criterion(catalogue: Catalogue, item: Indikator) -> Iterator[Finding]:
    if item.kriteria_perubahan is not None and RUMUS[item.rumus].words is not None:
        place = catalogue.at(kamus_path(item.kode), "kriteria_perubahan")
        message = f"kriteria perubahan {item.kode} tidak dipakai pada rumus {item.rumus}"
        yield J103.at(place, message, "hapus baris kriteria_perubahan")
