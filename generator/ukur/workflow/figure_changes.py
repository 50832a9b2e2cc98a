"""Sentences about figures: realisasi, capaian and predikat before and after, targets, summaries."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ukur.measure.capaian import Capaian, IndikatorResult
from ukur.measure.change_words import change_sentence
from ukur.measure.conventions import mean_cap
from ukur.measure.figure_text import DASH, percent_text, quantity_text, short_number
from ukur.measure.figure_words import capaian_text, figure_sentence, whole_words
from ukur.measure.measurements import Measurements
from ukur.measure.perubahan import against_last_period, against_last_year, headline_change
from ukur.measure.rollup import roll_up
from ukur.measure.year_result import easier_target
from ukur.model.meaning import ChangeKind
from ukur.model.numbers import Unreadable
from ukur.model.paths import measured_periode
from ukur.model.periode import Periode
from ukur.model.scope import Scope
from ukur.workflow.change_wording import difference_words, quarter_name
from ukur.workflow.changes import LeafChange
from ukur.workflow.target_sentences import isian_value, target_sentence

_OWN_FIELD = 3  # indikator, its code, realisasi or pembilang or penyebut: below that are rows of a breakdown


def reported_pairs(changes: Iterable[LeafChange]) -> list[tuple[Periode, str]]:
    """Return period and indicator of every report whose figures changed, in order."""
    figures = (change for change in changes if change.kind is ChangeKind.REALISASI)
    return sorted({(c.periode, c.indikator) for c in figures if c.periode and c.indikator})


def measured_of(measurements: Measurements, kode: str, periode: Periode) -> IndikatorResult | None:
    """Return the measurement of an indicator, if the dictionary has it."""
    return measurements.result_of(kode, periode) if kode in measurements.catalogue.indikator else None


def previous_figure(
    measurements: Measurements, kode: str, periode: Periode
) -> tuple[Periode, Decimal] | None:
    """Return the latest earlier figure of the indicator, with its period."""
    for earlier in reversed(measurements.catalogue.periode()):
        result = measured_of(measurements, kode, earlier) if earlier < periode else None
        if result and isinstance(result.realisasi_penuh, Decimal):
            return earlier, result.realisasi_penuh
    return None


def figure_sentences(
    base: Measurements, head: Measurements, changes: Iterable[LeafChange]
) -> Iterator[tuple[Periode, list[str]]]:
    """Yield, for each period, a sentence on every figure that changed; missed targets first."""
    leaves = tuple(changes)
    reports = reported_pairs(leaves)
    for periode in sorted({periode for periode, _ in reports}):
        rows: list[tuple[bool, str]] = []
        for kode in (kode for other, kode in reports if other == periode):
            after = measured_of(head, kode, periode)
            if after is None:
                rows.append((True, f"{kode}: indikatornya tidak ada di kamus."))
            else:
                before = measured_of(base, kode, periode) if periode in base.catalogue.dokumen else None
                said = f"{_trend(head, after)}{_parts(head, after, leaves)}"
                sentence = _figure(before, after, previous_figure(head, kode, periode), said)
                rows.append((after.main_ratio.tercapai is not False, sentence))
        yield periode, [sentence for _, sentence in sorted(rows, key=lambda row: row[0])]


def _figure(
    before: IndikatorResult | None,
    after: IndikatorResult,
    last: tuple[Periode, Decimal] | None,
    trend: str,
) -> str:
    """Return the quarter's own figure, then the headline and the year, each with its own target."""
    item = after.indikator
    old, new = isian_value(before), isian_value(after)
    if isinstance(after.realisasi_penuh, Unreadable):
        return f"{item.kode} {item.nama}: {old} -> tidak terbaca."
    unit = f" {item.satuan}" if isinstance(after.realisasi_penuh, Decimal) else ""
    if old == DASH:
        past = f" ({quarter_name(last[0])}: {quantity_text(last[1], item.desimal)})" if last else ""
        values = f"{new}{unit}{past}"
    else:
        values = f"tetap {new}{unit}, rinciannya berubah" if old == new else f"{old} -> {new}{unit}"
    return f"{item.kode} {item.nama}: {values}; {_outcome(before, after)}{_beside(after)}{trend}."


def _parts(measurements: Measurements, after: IndikatorResult, changes: Iterable[LeafChange]) -> str:
    """Return what each unit reported of a figure that several make up: the sum alone does not show it."""
    if not after.indikator.unit_bagian:
        return ""
    units = measurements.catalogue.instansi.unit
    own: dict[str, list[str]] = {}
    for change in changes:
        here = (change.periode, change.indikator) == (after.periode, after.indikator.kode)
        if here and change.kind is ChangeKind.REALISASI and change.unit and len(change.loc) == _OWN_FIELD:
            told = f"{change.loc[-1]} {difference_words(change)}"
            own.setdefault(change.unit, []).append(told)
    names = {key: units[key].nama if key in units else key for key in own}
    return "".join(f"; bagian {names[key]}: {', '.join(own[key])}" for key in sorted(own))


def _trend(measurements: Measurements, after: IndikatorResult) -> str:
    """Return the figure against a year before, else against the last period; empty where not judged."""
    change = headline_change(against_last_year(measurements, after), against_last_period(measurements, after))
    said = change_sentence(change, after.indikator)
    return f"; {said}" if said else ""


def _outcome(before: IndikatorResult | None, after: IndikatorResult) -> str:
    """Return the headline whole, and what it was before, whole as well, where there was a capaian."""
    last = _predikat(after.main_ratio)
    missed = ", belum mencapai target" if after.main_ratio.tercapai is False else ""
    now = figure_sentence(after, after.main_ratio)
    if before is None or before.main_ratio.tercetak is None:
        return f"{now}{f', {last}' if last else ''}{missed}"
    first = _predikat(before.main_ratio)
    step = f"{last} (tetap)" if first == last else f"{first or DASH} -> {last or DASH}"
    whole = whole_words if before.lingkup is after.lingkup else figure_sentence
    was = whole(before, before.main_ratio)
    told = "tetap" if was == whole(after, after.main_ratio) else f"semula {was}"
    return f"{now} ({told}), {step}{missed}"


def _beside(after: IndikatorResult) -> str:
    """Return the year's figure where the headline is another one."""
    year = after.tahun
    if after.lingkup is Scope.SETAHUN or year.target is None or year.tercetak is None:
        return ""
    return f"; {figure_sentence(after, year)}"


def _predikat(main: Capaian) -> str:
    return main.predikat.label if main.predikat else ""


def target_sentences(base: Measurements, head: Measurements, changes: Iterable[LeafChange]) -> Iterator[str]:
    """Yield a sentence on each target that changed; those of a new indicator are told with it."""
    years = {(c.indikator, int(c.loc[1])) for c in changes if c.kind is ChangeKind.TARGET and c.indikator}
    for kode, tahun in sorted((kode, tahun) for kode, tahun in years if kode):
        before, after = base.catalogue.indikator.get(kode), head.catalogue.indikator.get(kode)
        item = after or before
        if item is not None:
            old, new = (entry.target.get(tahun) if entry else None for entry in (before, after))
            easier = easier_target(head, item, tahun) if new else None
            yield target_sentence(item, tahun, old, new, easier)


def knock_on_sentences(
    base: Measurements, head: Measurements, changes: Iterable[LeafChange]
) -> Iterator[str]:
    """Yield capaian that differ though their own report did not change: through target, formula, scale."""
    for periode, before, after in changed_capaian(base, head, changes):
        if unread_in(head, periode):  # nothing followed from a fault but that it cannot be read
            continue
        approved = " (sudah disahkan)" if head.catalogue.dokumen[periode].tahap.disahkan else ""
        item = after.indikator
        yield f"{quarter_name(periode)}{approved} {item.kode} {item.nama}: {_outcome(before, after)}."


def unread_in(measurements: Measurements, periode: Periode) -> bool:
    """Return whether something of a period's files cannot be read: then nothing is said of its totals."""
    return any(measured_periode(path) == periode for path in measurements.catalogue.unread_paths)


def changed_capaian(
    base: Measurements, head: Measurements, changes: Iterable[LeafChange]
) -> Iterator[tuple[Periode, IndikatorResult, IndikatorResult]]:
    """Yield measurements whose printed capaian or predikat differ while their report is the same."""
    told = set(reported_pairs(changes))
    for periode in sorted(set(base.catalogue.dokumen) & set(head.catalogue.dokumen)):
        old = {item.indikator.kode: item for item in base.measured_in(periode)}
        for after in head.measured_in(periode):
            before = old.get(after.indikator.kode)
            if before is None or (periode, after.indikator.kode) in told:
                continue
            if _shown(before.main_ratio) != _shown(after.main_ratio):
                yield periode, before, after


def _shown(main: Capaian) -> tuple[str, str]:
    return capaian_text(main), _predikat(main)


def total_words(base: Measurements, head: Measurements, periode: Periode) -> str:
    """Return a document's totals, and what they were where they differ; no full stop."""
    after = _total(head, periode)
    before = _total(base, periode) if periode in base.catalogue.dokumen else after
    return after if before == after else f"semula {before}; menjadi {after}"


def changed_totals(base: Measurements, head: Measurements) -> Iterator[Periode]:
    """Yield every document of both sides whose totals differ."""
    for periode in sorted(set(base.catalogue.dokumen) & set(head.catalogue.dokumen)):
        if _total(base, periode) != _total(head, periode):
            yield periode


def outcome_words(result: IndikatorResult) -> str:
    """Return a measured figure as it stands: the headline whole, its predikat, and the year beside it."""
    return f"{_outcome(None, result)}{_beside(result)}"


def _total(measurements: Measurements, periode: Periode) -> str:
    """Return counts that add up; the mean follows only as a pair, where the office declared a cap."""
    aritmetika = measurements.catalogue.instansi.aritmetika
    total, cap = roll_up(measurements.measured_in(periode), aritmetika), mean_cap(aritmetika)
    counts = (
        f"{total.tercapai} dari {total.jumlah} indikator tercapai, {total.tidak_tercapai} tidak tercapai, "
        f"{total.unjudged} belum dapat dinilai, {total.belum_waktunya} belum waktunya"
    )
    if cap is None or total.rata_rata is None or total.berbatas is None:
        return counts
    capped = f"{percent_text(total.berbatas)} dengan batas {short_number(cap)} % tiap indikator"
    return f"{counts}; rata-rata capaian {capped}, {percent_text(total.rata_rata)} tanpa batas"
