"""What changed within the year up to a period, in sentences: agreement, indicators, units, former targets."""

from collections.abc import Iterator

from ukur.document.date_text import date_text, quantity_text
from ukur.measure.edition import by_code
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Indikator, Target
from ukur.model.instansi import Unit
from ukur.model.periode import Periode, quarter_end, roman


def year_notes(measurements: Measurements, periode: Periode) -> tuple[str, ...]:
    """Return the sentences of a document, in order; none where nothing is dated."""
    catalogue = measurements.catalogue
    return (
        *_agreement(catalogue, periode),
        *_begun(measurements, periode),
        *_ended(measurements, periode),
        *_units(catalogue, periode),
    )


def _agreement(catalogue: Catalogue, periode: Periode) -> Iterator[str]:
    """Name the agreement that held at the end of the quarter, and why it differs from the first."""
    made = [
        row
        for row in catalogue.instansi.pk
        if row.tahun == periode.tahun and row.tanggal <= quarter_end(periode)
    ]
    if made:
        last = max(made, key=lambda row: row.perubahan_ke)
        why = f", diubah karena {last.alasan.words}" if last.alasan else ""
        more = f" ({last.keterangan})" if last.keterangan else ""
        yield f"{last.title} Nomor {last.nomor} tanggal {date_text(last.tanggal)}{why}{more}."


def _this_year(at: Periode | None, periode: Periode) -> bool:
    return at is not None and at.tahun == periode.tahun and at <= periode


def _by_code(measurements: Measurements) -> Iterator[Indikator]:
    items = measurements.catalogue.indikator
    return (items[kode] for kode in sorted(items, key=by_code(measurements.edition)))


def _begun(measurements: Measurements, periode: Periode) -> Iterator[str]:
    catalogue = measurements.catalogue
    for item in (one.known_in(periode) for one in _by_code(measurements) if one.covers(periode)):
        start = item.berlaku.mulai if item.berlaku else None
        if start is not None and _this_year(start, periode):
            ended = (one for one in catalogue.predecessors(item.kode) if one.has_ended(periode))
            before = ", ".join(f"{one.kode} {one.nama}" for one in ended)
            follows = f", menggantikan {before}" if before else ""
            yield f"{item.kode} {item.nama} diukur sejak {start.title}{follows}."


def _ended(measurements: Measurements, periode: Periode) -> Iterator[str]:
    catalogue = measurements.catalogue
    for item in _by_code(measurements):
        last = item.berlaku.sampai if item.berlaku else None
        if last is None or not item.has_ended(periode) or not _this_year(last, periode):
            continue
        follower = catalogue.indikator.get(item.pengganti or "")
        follows = f"; digantikan {follower.kode} {follower.nama}" if follower else ""
        reached = _reached(measurements, item, last)
        yield f"{item.kode} {item.nama} diukur sampai {last.title}{reached}{follows}."


def _reached(measurements: Measurements, item: Indikator, last: Periode) -> str:
    value = measurements.result_of(item.kode, last).sampai.realisasi
    return "" if value is None else f", terakhir {quantity_text(value, item.desimal)} {item.satuan}"


def _units(catalogue: Catalogue, periode: Periode) -> Iterator[str]:
    known = catalogue.instansi.unit
    for _, unit in sorted(known.items()):
        if unit.mulai is not None and _this_year(unit.mulai, periode):
            before = " dan ".join(_name(known.get(key), key) for key in unit.pendahulu)
            yield f"{unit.nama} ada sejak {unit.mulai.title}{f', dari {before}' if before else ''}."
        if unit.sampai is not None and unit.has_ended(periode) and _this_year(unit.sampai, periode):
            yield f"{unit.nama} ada sampai {unit.sampai.title}."


def _name(unit: Unit | None, key: str) -> str:
    return unit.nama if unit else key


def former_target(item: Indikator, target: Target) -> str:
    """Return what a target was before it was changed within the year; empty if it never was."""
    if not target.semula:
        return ""
    parts = []
    for row in target.semula:
        quarters = ", ".join(
            f"TW {roman(quarter)} {quantity_text(value, item.desimal)}"
            for quarter, value in sorted(row.triwulan.items())
            if value is not None and value != target.triwulan.get(quarter)
        )
        source = f"; {row.pk}" if row.pk else ""
        year = f"{quantity_text(row.tahun, item.desimal)} setahun"
        part = f"semula {year}{f' ({quarters})' if quarters else ''} sampai {row.sampai.title}{source}"
        parts.append(part)
    return f"{'; '.join(parts)}; kini {quantity_text(target.tahun, item.desimal)} setahun. "
