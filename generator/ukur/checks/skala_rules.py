"""Scales: no gap, no overlap, no doubt about which step a capaian belongs to."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from ukur.measure.conventions import row_cap
from ukur.measure.figure_text import short_number
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.paths import INSTANSI, SKALA, dokumen_path
from ukur.model.periode import quarter_end
from ukur.model.skala import GapRule, Skala

Q101 = Rule(
    "Q101", "batas bawah tidak menurun", "Predikat ditulis dari yang tertinggi; batasnya tidak kembar."
)
Q102 = Rule(
    "Q102", "predikat terendah tidak mulai dari nol", "Predikat terendah mencakup capaian serendah apa pun."
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
Q108 = Rule("Q108", "batas atas di bawah batas bawah", "Rentang predikat yang terbalik tidak memuat capaian.")
Q109 = Rule(
    "Q109",
    "aturan celah atas tanpa batas atas",
    "Bila batas atas menentukan, setiap predikat di bawah yang tertinggi perlu batas atas.",
    sejak=2,
)
Q110 = Rule(
    "Q110",
    "aturan celah bulat dengan batas berpecahan",
    "Capaian yang sudah dibulatkan ke bilangan bulat tidak pernah sama dengan batas berpecahan.",
    sejak=2,
)
Q111 = Rule(
    "Q111",
    "batas capaian di bawah ambang tercapai",
    "Capaian tercetak tidak pernah melampaui batasnya, sehingga tidak satu pun indikator dapat tercapai.",
    sejak=2,
)
RULES = (Q101, Q102, Q103, Q104, Q105, Q106, Q107, Q108, Q109, Q110, Q111)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about scales."""
    catalogue = measurements.catalogue
    starts = [skala.berlaku_mulai for skala in catalogue.skala.skala]
    for index, skala in enumerate(catalogue.skala.skala):
        yield from _scale(catalogue, index, skala)
        yield from _cap(catalogue, skala)
        if skala.berlaku_mulai in starts[:index]:
            at = catalogue.at(SKALA, "skala", index, "berlaku_mulai")
            yield Q106.at(at, f"skala lain juga mulai {skala.berlaku_mulai}", "bedakan tanggal mulainya")
    for periode in sorted(catalogue.dokumen):
        if quarter_end(periode) < min(starts):
            message = f"{periode} berakhir sebelum skala pertama berlaku ({min(starts)})"
            yield Q107.at(
                catalogue.at(dokumen_path(periode), "periode"), message, "periksa berlaku_mulai di skala.yml"
            )


def _cap(catalogue: Catalogue, skala: Skala) -> Iterator[Finding]:
    cap = row_cap(catalogue.instansi.aritmetika)
    if cap is not None and cap < skala.ambang_tercapai:
        threshold = short_number(skala.ambang_tercapai)
        message = f"batas_capaian {short_number(cap)} di bawah ambang tercapai {threshold} pada {skala.nama}"
        at = catalogue.at(INSTANSI, "aritmetika", "batas_capaian")
        yield Q111.at(at, message, "naikkan batas_capaian, atau turunkan ambang_tercapai")


def _scale(catalogue: Catalogue, index: int, skala: Skala) -> Iterator[Finding]:
    where = (SKALA, "skala", index, "predikat")
    for number, step in enumerate(skala.predikat):
        if step.batas_atas is not None and step.batas_atas < step.batas_bawah:
            message = f"{step.label} mulai {step.batas_bawah:f}, tetapi berakhir {step.batas_atas:f}"
            yield Q108.at(catalogue.at(*where, number, "batas_atas"), message, "periksa kedua batasnya")
    yield from _rule(catalogue, index, skala)
    by_upper = skala.aturan_celah is GapRule.ATAS
    for number, (upper, lower) in enumerate(pairwise(skala.predikat), 1):
        above = upper.batas_bawah
        if lower.batas_bawah >= above:
            message = (
                f"batas bawah {lower.label} ({lower.batas_bawah:f}) tidak di bawah {upper.label} ({above:f})"
            )
            hint = "urutkan dari predikat tertinggi ke terendah"
            yield Q101.at(catalogue.at(*where, number, "batas_bawah"), message, hint)
        elif lower.batas_atas is not None and (
            lower.batas_atas > above if by_upper else lower.batas_atas >= above
        ):
            message = f"{lower.label} sampai {lower.batas_atas:f}, padahal {upper.label} mulai {above:f}"
            yield Q104.at(catalogue.at(*where, number, "batas_atas"), message, "turunkan batas atasnya")
        elif lower.batas_atas is not None and _unclosed(lower.batas_atas, above, skala):
            message = f"capaian antara {lower.batas_atas:f} dan {above:f} tidak jelas predikatnya"
            hint = "tulis aturan_celah: bawah, atas, atau bulat, atau hapus batas_atas"
            yield Q103.at(catalogue.at(*where, number, "batas_atas"), message, hint)
    last = skala.predikat[-1]
    if last.batas_bawah > 0:
        at = catalogue.at(*where, len(skala.predikat) - 1, "batas_bawah")
        yield Q102.at(at, f"{last.label} mulai dari {last.batas_bawah:f}", "tulis batas_bawah: 0")
    yield from _twins(catalogue, index, skala)


def _unclosed(upper: Decimal, above: Decimal, skala: Skala) -> bool:
    return upper < above and skala.celah is None and skala.aturan_celah is None


def _rule(catalogue: Catalogue, index: int, skala: Skala) -> Iterator[Finding]:
    where = (SKALA, "skala", index)
    if skala.aturan_celah is GapRule.ATAS:
        for number, step in enumerate(skala.predikat[1:], 1):
            if step.batas_atas is None:
                message = f"batas atas {step.label} tidak ada, padahal aturan_celah: atas"
                at = catalogue.at(*where, "predikat", number)
                yield Q109.at(at, message, "tulis batas_atas predikat ini, atau pakai aturan_celah: bawah")
    if skala.aturan_celah is GapRule.BULAT:
        for number, step in enumerate(skala.predikat):
            if step.batas_bawah != step.batas_bawah.to_integral_value():
                message = f"batas bawah {step.label} {short_number(step.batas_bawah)}, bukan bilangan bulat"
                at = catalogue.at(*where, "predikat", number, "batas_bawah")
                yield Q110.at(at, message, "pakai aturan_celah: bawah atau atas, atau batas bilangan bulat")


def _twins(catalogue: Catalogue, index: int, skala: Skala) -> Iterator[Finding]:
    for key in ("label", "singkatan"):
        names = [getattr(step, key).casefold() for step in skala.predikat]
        for number, name in enumerate(names):
            if name in names[:number]:
                at = catalogue.at(SKALA, "skala", index, "predikat", number, key)
                message = f"{key} '{getattr(skala.predikat[number], key)}' dipakai dua kali"
                yield Q105.at(at, message, f"beri {key} yang berbeda")
