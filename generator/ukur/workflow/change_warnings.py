"""Warnings of the change report: changes that are allowed, and that a careful reader wants to see first."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from ukur.measure.figure_text import percent_text, quantity_text
from ukur.measure.jump import comparable, is_jump
from ukur.measure.measurements import Measurements
from ukur.measure.year_result import easier_target
from ukur.model.bukti import Bukti
from ukur.model.catalogue import Catalogue
from ukur.model.meaning import ChangeKind
from ukur.model.periode import Periode
from ukur.workflow.change_wording import quarter_name
from ukur.workflow.changes import LeafChange
from ukur.workflow.figure_changes import changed_capaian, measured_of, previous_figure, reported_pairs
from ukur.workflow.formulir_changes import count_differences
from ukur.workflow.target_sentences import is_easier

_SAME_FIGURE = {"unit", "berlaku", "pengganti"}
"""What may change of an indicator while its figures mean what they meant."""
MAX_NAMED = 8
"""Our choice: how many indicators one warning names; all stand in the report."""

WarningSentences = Callable[[Measurements, Measurements, tuple[LeafChange, ...]], Iterator[str]]


def warn_of_changes(base: Measurements, head: Measurements, changes: tuple[LeafChange, ...]) -> Iterator[str]:
    """Yield every warning, in the order of ``WARNING_FAMILIES``."""
    for family in WARNING_FAMILIES:
        yield from family(base, head, changes)


def _published(base: Measurements, head: Measurements, changes: tuple[LeafChange, ...]) -> Iterator[str]:
    """Approved documents keep their archive; their page would show other figures."""
    approved = set(base.catalogue.disahkan())
    moved = {(p, after.indikator.kode) for p, _, after in changed_capaian(base, head, changes)}
    moved |= set(reported_pairs(changes))
    for periode in sorted(approved & {periode for periode, _ in moved}):
        codes = sorted(kode for other, kode in moved if other == periode)
        yield f"Angka dokumen {quarter_name(periode)} yang sudah disahkan ikut berubah: {_named(codes)}."


def _easier_targets(base: Measurements, head: Measurements, changes: tuple[LeafChange, ...]) -> Iterator[str]:
    years = {(c.indikator, int(c.loc[1])) for c in changes if c.kind is ChangeKind.TARGET and c.indikator}
    for kode, tahun in sorted((kode, tahun) for kode, tahun in years if kode):
        before, after = base.catalogue.indikator.get(kode), head.catalogue.indikator.get(kode)
        if after and (easier := easier_target(head, after, tahun)):
            yield f"{kode}: {easier.sentence}"
        if before is None or after is None:
            continue
        old, new = before.target.get(tahun), after.target.get(tahun)
        if old and new and is_easier(after, old.tahun, new.tahun):
            values = f"{quantity_text(old.tahun, after.desimal)} -> {quantity_text(new.tahun, after.desimal)}"
            yield f"Target {kode} tahun {tahun} dibuat lebih mudah dicapai: {values}."


def _unkept_targets(base: Measurements, head: Measurements, changes: tuple[LeafChange, ...]) -> Iterator[str]:
    """A target changed within its year, after a quarter was signed with the old one: nothing records it."""
    years = {(c.indikator, int(c.loc[1])) for c in changes if c.kind is ChangeKind.TARGET and c.indikator}
    for kode, tahun in sorted((kode, tahun) for kode, tahun in years if kode):
        before, after = base.catalogue.indikator.get(kode), head.catalogue.indikator.get(kode)
        old, new = (item.target.get(tahun) if item else None for item in (before, after))
        signed = [periode for periode in base.catalogue.disahkan() if periode.tahun == tahun]
        if old and new and signed and (old.tahun, old.triwulan) != (new.tahun, new.triwulan):
            then = new.known_in(signed[-1])
            if (then.tahun, then.triwulan) == (new.tahun, new.triwulan):
                said = f"Target {kode} tahun {tahun} berubah sesudah {quarter_name(signed[-1])} disahkan"
                yield f"{said}; target lama tidak tercatat di semula."


def _formulas(base: Measurements, head: Measurements, changes: tuple[LeafChange, ...]) -> Iterator[str]:
    meant = (c for c in changes if c.kind is ChangeKind.MAKNA and c.loc[0] not in _SAME_FIGURE)
    for kode in sorted({c.indikator for c in meant if c.indikator}):
        if kode in base.catalogue.indikator and kode in head.catalogue.indikator:
            yield f"Arti atau cara hitung {kode} berubah; deretnya tidak lagi dapat dibandingkan begitu saja."


def _emptied(base: Measurements, head: Measurements, changes: tuple[LeafChange, ...]) -> Iterator[str]:
    gone: dict[Periode, list[str]] = {}
    for periode, kode in reported_pairs(changes):
        before, after = measured_of(base, kode, periode), measured_of(head, kode, periode)
        if before and before.realisasi_penuh is not None and (not after or after.realisasi_penuh is None):
            gone.setdefault(periode, []).append(kode)
    for periode, codes in gone.items():
        yield f"{quarter_name(periode)}: realisasi dikosongkan: {_named(codes)}."


def _evidence(base: Measurements, head: Measurements, changes: tuple[LeafChange, ...]) -> Iterator[str]:
    touched = {(c.periode, c.indikator) for c in changes if c.kind is ChangeKind.BUKTI}
    told: dict[tuple[Periode, str], list[str]] = {}
    for periode, kode in sorted((p, k) for p, k in touched if p and k):
        old, new = (_evidence_of(measurements.catalogue, kode, periode) for measurements in (base, head))
        _, changed, gone = count_differences(old, new)
        for word, count in (("dihapus", gone), ("diganti", changed)):
            if count:
                told.setdefault((periode, word), []).append(f"{kode} ({count})")
    for (periode, word), codes in told.items():
        yield f"{quarter_name(periode)}: bukti {word}: {_named(codes)}."


def _evidence_of(catalogue: Catalogue, kode: str, periode: Periode) -> tuple[Bukti, ...]:
    reported = catalogue.isian(kode, periode)
    return reported[1].bukti if reported else ()


def _jumps(base: Measurements, head: Measurements, changes: tuple[LeafChange, ...]) -> Iterator[str]:
    for periode, kode in reported_pairs(changes):
        last, now = previous_figure(head, kode, periode), _value(head, kode, periode)
        item = head.catalogue.indikator.get(kode)
        if item is None or now is None or last is None or not comparable(item, periode, last[0]):
            continue
        if is_jump(now, last[1]):
            values = (
                f"{quantity_text(last[1], item.desimal)} ({quarter_name(last[0])}) menjadi "
                f"{quantity_text(now, item.desimal)}"
            )
            yield f"Realisasi {kode} {quarter_name(periode)} melonjak dari {values}; periksa satuannya."


def _copies(base: Measurements, head: Measurements, changes: tuple[LeafChange, ...]) -> Iterator[str]:
    same: dict[Periode, list[str]] = {}
    for periode, kode in reported_pairs(changes):
        last, now = previous_figure(head, kode, periode), _value(head, kode, periode)
        if last and now is not None and now == last[1]:
            same.setdefault(periode, []).append(f"{kode} ({quarter_name(last[0])})")
    for periode, codes in same.items():
        yield f"{quarter_name(periode)}: realisasi sama persis dengan periode sebelumnya: {_named(codes)}."


def _missed(base: Measurements, head: Measurements, changes: tuple[LeafChange, ...]) -> Iterator[str]:
    """Missing a target does not block a document; the reader sees it before the figures."""
    for periode in sorted({periode for periode, _ in reported_pairs(changes)}):
        measured = head.measured_in(periode)
        missed = [
            f"{result.indikator.kode} ({percent_text(result.main_ratio.tercetak)})"
            for result in measured
            if result.main_ratio.tercetak is not None and result.main_ratio.tercapai is False
        ]
        if missed:
            count = f"{len(missed)} dari {len(measured)} indikator"
            yield f"{quarter_name(periode)}: {count} belum mencapai target: {_named(missed)}."


def _authority(base: Measurements, head: Measurements, changes: tuple[LeafChange, ...]) -> Iterator[str]:
    if any(change.kind in {ChangeKind.PERAN, ChangeKind.SOP} for change in changes):
        yield "Peran atau SOP berubah: siapa yang boleh menyetujui ikut berubah sesudah usulan ini digabung."


# Published documents first, then easier targets and formulas, then what looks like a slip; authority last.
WARNING_FAMILIES: tuple[WarningSentences, ...] = (
    _published,
    _easier_targets,
    _unkept_targets,
    _formulas,
    _emptied,
    _evidence,
    _jumps,
    _copies,
    _missed,
    _authority,
)


def _named(names: list[str]) -> str:
    rest = len(names) - MAX_NAMED
    return ", ".join(names[:MAX_NAMED]) + (f", dan {rest} lagi" if rest > 0 else "")


def _value(measurements: Measurements, kode: str, periode: Periode) -> Decimal | None:
    result = measured_of(measurements, kode, periode)
    return result.realisasi_penuh if result and isinstance(result.realisasi_penuh, Decimal) else None
