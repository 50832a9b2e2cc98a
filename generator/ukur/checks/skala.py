"""Scales: no gap, no overlap, no doubt about which step a capaian belongs to."""

from collections.abc import Iterator
from itertools import pairwise

from ukur.measure.capaian import akhir_triwulan
from ukur.measure.ukuran import Ukuran
from ukur.model.katalog import SKALA, Katalog, dokumen_path
from ukur.model.skala import Skala
from ukur.model.temuan import Rule, Severity, Temuan

Q101 = Rule(
    "Q101", "batas bawah tidak menurun", "Predikat ditulis dari yang tertinggi; batasnya tidak kembar."
)
Q102 = Rule(
    "Q102", "predikat terendah tidak mulai dari nol", "Capaian di bawahnya tidak akan punya predikat."
)
Q103 = Rule("Q103", "celah antarpredikat", "Capaian di antara dua batas tercetak tidak jelas predikatnya.")
Q104 = Rule("Q104", "predikat tumpang tindih", "Satu capaian tidak boleh punya dua predikat.")
Q105 = Rule("Q105", "label atau singkatan predikat kembar", "Pembaca tidak dapat membedakannya.")
Q106 = Rule("Q106", "dua skala mulai pada hari yang sama", "Hanya satu skala berlaku pada satu hari.")
Q107 = Rule(
    "Q107",
    "dokumen lebih tua dari skala",
    "Belum ada skala yang berlaku pada periode itu; skala paling awal dipakai.",
    Severity.WARNING,
)
RULES = (Q101, Q102, Q103, Q104, Q105, Q106, Q107)


def check(ukuran: Ukuran) -> Iterator[Temuan]:
    """Yield findings about scales."""
    katalog = ukuran.katalog
    starts = [skala.berlaku_mulai for skala in katalog.skala.skala]
    for index, skala in enumerate(katalog.skala.skala):
        yield from _scale(katalog, index, skala)
        if skala.berlaku_mulai in starts[:index]:
            at = katalog.at(SKALA, "skala", index, "berlaku_mulai")
            yield Q106.at(at, f"skala lain juga mulai {skala.berlaku_mulai}", "bedakan tanggal mulainya")
    for periode in sorted(katalog.dokumen):
        if akhir_triwulan(periode) < min(starts):
            message = f"{periode} berakhir sebelum skala pertama berlaku ({min(starts)})"
            yield Q107.at(
                katalog.at(dokumen_path(periode), "periode"), message, "periksa berlaku_mulai di skala.yml"
            )


def _scale(katalog: Katalog, index: int, skala: Skala) -> Iterator[Temuan]:
    where = ("skala", index, "predikat")
    for number, (upper, lower) in enumerate(pairwise(skala.predikat), 1):
        at = katalog.at(SKALA, *where, number)
        if lower.batas_bawah >= upper.batas_bawah:
            message = f"batas bawah {lower.label} ({lower.batas_bawah}) tidak di bawah {upper.label}"
            yield Q101.at(at, message, "urutkan dari predikat tertinggi ke terendah")
        elif lower.batas_atas is not None and lower.batas_atas >= upper.batas_bawah:
            message = (
                f"{lower.label} sampai {lower.batas_atas}, padahal {upper.label} mulai {upper.batas_bawah}"
            )
            yield Q104.at(at, message, "turunkan batas atasnya")
        elif lower.batas_atas is not None and lower.batas_atas < upper.batas_bawah and skala.celah is None:
            message = f"capaian antara {lower.batas_atas} dan {upper.batas_bawah} tidak jelas predikatnya"
            yield Q103.at(at, message, "tulis celah: cara menutupnya, atau hapus batas_atas")
    last = skala.predikat[-1]
    if last.batas_bawah > 0:
        at = katalog.at(SKALA, *where, len(skala.predikat) - 1)
        yield Q102.at(at, f"{last.label} mulai dari {last.batas_bawah}", "tulis batas_bawah: 0")
    for key in ("label", "singkatan"):
        names = [getattr(step, key).casefold() for step in skala.predikat]
        for number, name in enumerate(names):
            if name in names[:number]:
                at = katalog.at(SKALA, *where, number, key)
                yield Q105.at(
                    at, f"{key} '{getattr(skala.predikat[number], key)}' dipakai dua kali", "bedakan"
                )
