"""Targets: quarters agree with the year, kinds agree with the formula, zero is explained."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ukur.checks.satuan_rules import is_meaningless
from ukur.measure.agregasi import COMBINERS, target_triwulan
from ukur.measure.capaian import label_scores
from ukur.measure.measurements import Measurements
from ukur.measure.realisasi import full_realisasi
from ukur.measure.rounding import round_half_up
from ukur.measure.rumus import RUMUS
from ukur.measure.year_result import EasierTarget, easier_target
from ukur.model.catalogue import Catalogue, Loc
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.indikator import Agregasi, Indikator, Target
from ukur.model.numbers import AbsentReason, Label, Quantity, TargetRange, Unreadable, quantity_spelling
from ukur.model.paths import dokumen_path, kamus_path
from ukur.model.periode import Periode, quarters_of
from ukur.model.spellings import word_hint

T101 = Rule(
    "T101",
    "indikator yang dilaporkan tidak punya target tahun itu",
    "Tanpa target, capaian tidak dapat dihitung.",
    Severity.WARNING,
)
T102 = Rule(
    "T102", "target triwulan tidak cocok dengan target tahun", "Keduanya harus mengatakan hal yang sama."
)
T103 = Rule("T103", "target kumulatif menurun", "Nilai sampai dengan triwulan tidak mungkin berkurang.")
T104 = Rule(
    "T104", "jenis target tidak cocok dengan rumus", "Rumus hanya dapat menghitung jenis nilai tertentu."
)
T105 = Rule("T105", "target pada triwulan yang tidak diukur", "Target itu tidak akan pernah dipakai.")
T106 = Rule(
    "T106",
    "target nol atau negatif",
    "Capaian terhadap target nol atau negatif tidak selalu dapat dihitung dan wajib dijelaskan di "
    "interpretasi.",
    Severity.WARNING,
)
T107 = Rule("T107", "target triwulan tidak lengkap", "Sebagian triwulan bertarget dan sebagian tidak.")
T108 = Rule("T108", "label target tidak ada di tabel", "Label tanpa skor tidak dapat dihitung.")
T110 = Rule(
    "T110",
    "target lebih mudah daripada hasil tahun sebelumnya",
    "Target yang lebih mudah dicapai daripada hasil tahun lalu boleh ada, tetapi pembaca berhak tahu "
    "sebabnya: tulis alasan_lebih_mudah pada target itu. Target contoh tidak ditandai.",
    Severity.WARNING,
    sejak=2,
)
RULES = (T101, T102, T103, T104, T105, T106, T107, T108, T110)

_NO_FIGURE = (AbsentReason, Unreadable)
_REACHED = ("baseline", "realisasi_renstra")
"""Keys that hold what was reached, not what is aimed at."""
_PLAIN = frozenset(item.id for item in RUMUS.values() if Decimal in item.jenis)


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield findings about targets."""
    catalogue = measurements.catalogue
    for _, item in sorted(catalogue.indikator.items()):
        for loc, value in _values(item):
            yield from _kind(catalogue, item, loc, value)
        for tahun, target in sorted(item.target.items()):
            if target.triwulan:
                yield from _quarters(catalogue, item, tahun, target)
            if easier := easier_target(measurements, item, tahun):
                yield _easier(catalogue, item, easier)
        yield from _absent(catalogue, item)


def known_labels(catalogue: Catalogue, item: Indikator) -> tuple[str, ...]:
    """Return the labels the indicator may use; none when its table is missing (another finding)."""
    words = RUMUS[item.rumus].words
    return words.choices(label_scores(item, catalogue.skala)) if words else ()


def labels_instead(catalogue: Catalogue, item: Indikator, label: Label) -> tuple[str, ...]:
    """Return the labels to choose from when ``label`` is none of them; empty when it is."""
    words = RUMUS[item.rumus].words
    known = words is None or words.known(label.teks, label_scores(item, catalogue.skala))
    return () if known else known_labels(catalogue, item)


def advise_value(catalogue: Catalogue, item: Indikator, jenis: tuple[type[object], ...]) -> str:
    """Return what to write for a value of these kinds."""
    if Label in jenis:
        return f"pilih: {', '.join(known_labels(catalogue, item) or ('label dari tabelnya',))}"
    return "tulis satu angka, atau rentang seperti 7..8" if TargetRange in jenis else "tulis satu angka"


def _values(item: Indikator) -> Iterator[tuple[Loc, Quantity | None]]:
    for tahun, target in sorted(item.target.items()):
        yield ("target", str(tahun), "tahun"), target.tahun
        for quarter, value in sorted(target.triwulan.items()):
            yield ("target", str(tahun), "triwulan", f"TW{quarter}"), value
    if item.target_renstra:
        yield ("target_renstra", "nilai"), item.target_renstra.nilai
    if item.standar_nasional:
        yield ("standar_nasional", "nilai"), item.standar_nasional.nilai
    for tahun, past in sorted(item.baseline.items()):
        yield ("baseline", str(tahun), "nilai"), past.nilai
    for tahun, reached in sorted(item.realisasi_renstra.items()):
        yield ("realisasi_renstra", str(tahun), "nilai"), reached.nilai


def _kind(catalogue: Catalogue, item: Indikator, loc: Loc, value: Quantity | None) -> Iterator[Finding]:
    if value is None or isinstance(value, _NO_FIGURE):
        return
    if item.rumus in _PLAIN and isinstance(value, Decimal) and value > 0:  # nearly every target
        return
    at, text = catalogue.at(kamus_path(item.kode), *loc), quantity_spelling(value)
    formula = RUMUS[item.rumus]
    kinds = formula.realisasi_kind if loc[0] in _REACHED else formula.jenis
    if not isinstance(value, kinds):
        message = f"nilai '{text}' tidak cocok dengan rumus {item.rumus}"
        meant = word_hint(value.teks) if isinstance(value, Label) else None
        yield T104.at(at, message, meant or f"{advise_value(catalogue, item, kinds)}; atau ganti rumusnya")
    elif isinstance(value, Label):
        if known := labels_instead(catalogue, item, value):
            message = f"label '{text}' tidak dikenal untuk {item.kode}"
            yield T108.at(at, message, f"pilih: {', '.join(known)}")
    elif loc[0] == "target" and item.interpretasi is None and (why := _uncomputable(item, value)):
        hint = "jelaskan di interpretasi; bila memang tanpa target, tulis n/a"
        yield T106.at(at, f"target {text}: {why}", hint)


def _uncomputable(item: Indikator, value: Decimal | TargetRange) -> str | None:
    lowest = value.bawah if isinstance(value, TargetRange) else value
    if lowest < 0:
        return "capaian terhadap nilai negatif tidak dapat dihitung"
    if value != 0:
        return None
    if RUMUS[item.rumus].counts_zero:
        return "capaian hanya dapat dihitung bila realisasinya juga 0"
    return "capaian tidak dapat dihitung"


def _easier(catalogue: Catalogue, item: Indikator, easier: EasierTarget) -> Finding:
    return T110.at(
        catalogue.at(kamus_path(item.kode), "target", str(easier.tahun), "tahun"),
        f"{easier.comparison} untuk {item.kode}",
        "periksa targetnya; bila memang demikian, tulis alasan_lebih_mudah",
        periode=quarters_of(easier.tahun),
        dijelaskan=easier.reason,
    )


def _quarters(catalogue: Catalogue, item: Indikator, tahun: int, target: Target) -> Iterator[Finding]:
    where = (kamus_path(item.kode), "target", str(tahun), "triwulan")
    for quarter, value in sorted(target.triwulan.items()):
        if quarter not in item.frekuensi.triwulan and not (value is None or isinstance(value, _NO_FIGURE)):
            message = f"TW{quarter} bertarget, padahal indikator diukur {item.frekuensi}"
            hint = "hapus target triwulan itu, atau ubah frekuensi"
            yield T105.at(catalogue.at(*where, f"TW{quarter}"), message, hint)
    begun = [q for q in item.frekuensi.triwulan if item.has_begun(Periode(tahun, q))]
    values = [(q, target_triwulan(item, target, q)) for q in begun]
    blank = [q for q, value in values if value is None and item.covers(Periode(tahun, q))]
    given = [(q, value) for q, value in values if value is not None and not isinstance(value, _NO_FIGURE)]
    if blank:
        message = f"target {tahun} belum ada untuk {', '.join(f'TW{q}' for q in blank)}"
        yield T107.at(catalogue.at(*where), message, _missing_hint(values, blank))
        return
    if any(value is None for _, value in values):  # it ended early: nothing is agreed for what came after
        return
    if item.agregasi is Agregasi.KUMULATIF:
        for (_, before), (quarter, now) in pairwise(given):
            if isinstance(before, Decimal) and isinstance(now, Decimal) and now < before:
                message = f"target {tahun} turun dari {before:f} menjadi {now:f} pada TW{quarter}"
                hint = "tulis nilai sampai dengan triwulan, bukan nilai triwulan itu saja"
                yield T103.at(catalogue.at(*where, f"TW{quarter}"), message, hint)
    if any(isinstance(value, Unreadable) for value in (target.tahun, *target.triwulan.values())):
        return
    joined = COMBINERS[item.agregasi](given) if given and not is_meaningless(item) else None
    if joined is not None and target.tahun is not None and _differ(item, joined, target.tahun):
        message = (
            f"target {tahun} adalah {quantity_spelling(target.tahun)}, "
            f"tetapi gabungan triwulan ({item.agregasi}) {quantity_spelling(joined)}"
        )
        yield T102.at(
            catalogue.at(*where), message, "samakan target tahun dengan gabungan target triwulannya"
        )


def _missing_hint(values: Sequence[tuple[int, Quantity | None]], blank: Sequence[int]) -> str:
    hint = "lengkapi semua triwulan, atau hapus semuanya"
    late = blank == [q for q, _ in values][: len(blank)]
    return (
        f"{hint}; bila indikator mulai di tengah tahun, tulis berlaku: {{mulai: triwulan itu}}" * late or hint
    )


def _differ(item: Indikator, joined: Quantity, year: Quantity) -> bool:
    if not (isinstance(joined, Decimal) and isinstance(year, Decimal)):
        return type(joined) is type(year) and joined != year
    if item.agregasi is Agregasi.RATA_RATA:
        return round_half_up(joined, item.desimal) != round_half_up(year, item.desimal)
    return joined != year


def _figure(catalogue: Catalogue, item: Indikator, periode: Periode) -> bool:
    """Return whether a figure was reported; an entry may hold a follow-up only."""
    reported = catalogue.isian(item.kode, periode)
    return reported is not None and full_realisasi(item, reported[1]) is not None


def _absent(catalogue: Catalogue, item: Indikator) -> Iterator[Finding]:
    reported = {p.tahun: p for p in sorted(catalogue.dokumen) if _figure(catalogue, item, p)}
    for tahun, periode in sorted(reported.items()):
        target = item.target.get(tahun)
        if target is None or target.tahun is None:
            at = catalogue.at(kamus_path(item.kode), "target", str(tahun), "tahun")
            message = f"{item.kode} dilaporkan dalam {dokumen_path(periode)}, tetapi target {tahun} belum ada"
            yield T101.at(at, message, f"tambahkan target {tahun}")
