"""All checks, as one explicit list; adding a family shows up in a diff."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ukur.checks import (
    anggaran_rules,
    bukti_rules,
    comment_rules,
    identity_rules,
    isian_rules,
    kewenangan_rules,
    koreksi_rules,
    lke_rules,
    pelaksanaan_rules,
    peran_rules,
    percontohan_rules,
    periode_rules,
    pk_rules,
    placeholder_rules,
    plausibility_rules,
    pohon_rules,
    precision_rules,
    privacy_rules,
    reference_rules,
    rencana_aksi_rules,
    rincian_rules,
    satuan_rules,
    series_rules,
    skala_rules,
    sop_rules,
    target_rules,
    tata_usaha_rules,
    term_rules,
    tindak_lanjut_rules,
    translation_rules,
)
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import FIRST_FORM, Finding, Rule, Severity
from ukur.model.periode import Periode

Check = Callable[[Measurements], Iterator[Finding]]

# The order of the rule page and its table of contents; findings are sorted by place, whoever found them.
FAMILIES: tuple[tuple[str, Check, tuple[Rule, ...]], ...] = (
    ("Identitas", identity_rules.check, identity_rules.RULES),
    ("Rujukan antarberkas", reference_rules.check, reference_rules.RULES),
    ("Periode dan tahap", periode_rules.check, periode_rules.RULES),
    ("Target", target_rules.check, target_rules.RULES),
    ("Masa berlaku", term_rules.check, term_rules.RULES),
    ("Perjanjian kinerja", pk_rules.check, pk_rules.RULES),
    ("Deret antartahun", series_rules.check, series_rules.RULES),
    ("Satuan dan rumus", satuan_rules.check, satuan_rules.RULES),
    ("Isian formulir", isian_rules.check, isian_rules.RULES),
    ("Ketelitian angka", precision_rules.check, precision_rules.RULES),
    ("Tulisan yang terpotong", comment_rules.check, comment_rules.RULES),
    ("Rincian", rincian_rules.check, rincian_rules.RULES),
    ("Bukti", bukti_rules.check, bukti_rules.RULES),
    ("Skala predikat", skala_rules.check, skala_rules.RULES),
    ("Pohon kinerja", pohon_rules.check, pohon_rules.RULES),
    ("SOP", sop_rules.check, sop_rules.RULES),
    ("Kewajaran angka", plausibility_rules.check, plausibility_rules.RULES),
    ("Rencana aksi", rencana_aksi_rules.check, rencana_aksi_rules.RULES),
    ("Tindak lanjut rencana aksi", tindak_lanjut_rules.check, tindak_lanjut_rules.RULES),
    ("Catatan pelaksanaan SOP", pelaksanaan_rules.check, pelaksanaan_rules.RULES),
    ("Perintah, rapat, dan bukti dari luar", tata_usaha_rules.check, tata_usaha_rules.RULES),
    ("Kriteria evaluasi (LKE)", lke_rules.check, lke_rules.RULES),
    ("Jabatan dan peran", peran_rules.check, peran_rules.RULES),
    ("Kewenangan dan penanda tangan", kewenangan_rules.check, kewenangan_rules.RULES),
    ("Anggaran", anggaran_rules.check, anggaran_rules.RULES),
    ("Koreksi", koreksi_rules.check, koreksi_rules.RULES),
    ("Percontohan", percontohan_rules.check, percontohan_rules.RULES),
    ("Isian kerangka", placeholder_rules.check, placeholder_rules.RULES),
    ("Data pribadi", privacy_rules.check, privacy_rules.RULES),
    ("Terjemahan nama", translation_rules.check, translation_rules.RULES),
)


_APPROVED_HINT = "angka ini sudah disahkan; bila keliru, catat koreksinya di koreksi.yml"
_OF_THE_OFFICE = frozenset({placeholder_rules.X107.code, *(rule.code for rule in privacy_rules.RULES)})
"""Rules that are about no figure: their own remedy stays."""


def run(measurements: Measurements, approved: frozenset[Periode] | None = None) -> tuple[Finding, ...]:
    """Return the findings of every check, sorted by place; of warnings those that nobody explained.

    ``approved`` are the periods that were approved before: those of the catalogue itself unless given.
    """
    return unexplained(find_all(measurements), measurements.catalogue, approved)


def find_all(measurements: Measurements) -> frozenset[Finding]:
    """Return what every check finds: also the warnings that the office explained."""
    return frozenset(item for _, check, _ in FAMILIES for item in check(measurements))


def unexplained(
    found: Iterable[Finding], catalogue: Catalogue, approved: frozenset[Periode] | None = None
) -> tuple[Finding, ...]:
    """Return of all findings those that nobody explained, as they count; sorted by place."""
    open_ones = (item for item in found if item.dijelaskan is None)
    return tuple(sorted(only_remarks_on_approved(open_ones, catalogue, approved)))


def explained(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return of all findings the explained warnings, as remarks with the explanation, sorted by place."""
    return tuple(
        sorted(
            replace(item, severity=Severity.REMARK, hint=f"dijelaskan: {item.dijelaskan}")
            for item in found
            if item.dijelaskan is not None
        )
    )


def only_remarks_on_approved(
    findings: Iterable[Finding], catalogue: Catalogue, approved: frozenset[Periode] | None = None
) -> Iterator[Finding]:
    """Yield findings as they count: what a newer rule says of an approved period is a remark.

    The figure was signed under the rules of its time; it is mended by a correction and never in its place.
    ``approved`` narrows this to periods approved before: what a proposal has yet to sign must be right.
    """
    signed = frozenset(catalogue.disahkan())
    approved = signed if approved is None else signed & approved
    for item in findings:
        newer = item.sejak > FIRST_FORM and item.severity is not Severity.REMARK
        if newer and not approved.isdisjoint(item.periode):
            hint = item.hint if item.code in _OF_THE_OFFICE else _APPROVED_HINT
            yield replace(item, severity=Severity.REMARK, hint=hint)
        else:
            yield item
