"""Any data file changed key by key: a document's texts and record, an indicator, a correction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ukur.desk.form_edit import TypedValue, written_values
from ukur.desk.form_shape import FormPlace
from ukur.desk.form_view import closed_reason, file_data
from ukur.desk.record_view import Group, groups_of
from ukur.desk.work import Work, checked_work, with_changes
from ukur.forms.typed_values import CellFault, date_of, typed_text
from ukur.measure.realisasi import full_realisasi, printed
from ukur.model.catalogue import Loc
from ukur.model.findings import Finding, UkurError
from ukur.model.numbers import Quantity, quantity_spelling
from ukur.model.paths import DATA, KOREKSI, DataKind, parse_data_path
from ukur.source.file_kinds import kind_of
from ukur.source.format import with_header
from ukur.source.splice import spliced
from ukur.source.wanted_values import edits_for
from ukur.source.yaml_text import YamlFault
from ukur.spreadsheet.grid import Cell, CellKind

_MAY_BEGIN = frozenset({DataKind.INDIKATOR, DataKind.KOREKSI, DataKind.ANGGARAN})
"""Kinds of files that are begun here; forms and documents come with their period."""


@dataclass(frozen=True)
class FileView:
    """A data file key by key; ``there`` whether it is there already.

    ``findings`` are about none of its keys.
    """

    path: str
    kind: str
    there: bool
    editable: bool
    why_not: str
    groups: tuple[Group, ...]
    findings: tuple[Finding, ...]


def file_view(work: Work, path: str) -> FileView:
    """Return a data file, or the blank of one that may be begun; UkurError for any other path."""
    known = kind_of(path)
    if known is None:
        raise UkurError(f"{DATA}/{path} bukan berkas data yang dikenal")
    raw = work.raw(path)
    if raw is None and known[0].kind not in _MAY_BEGIN:
        raise UkurError(f"{DATA}/{path} belum ada")
    found, data = work.found.get(path, ()), file_data(path, raw)
    groups = groups_of(known[0].model, data, found, _names(work, path))
    told = {
        id(item)
        for group in groups
        for item in (*group.findings, *(f for field in group.fields for f in field.findings))
    }
    rest = tuple(item.finding for item in found if id(item.finding) not in told)
    reason = _closed(work, path)
    return FileView(f"{DATA}/{path}", known[0].name, raw is not None, not reason, reason, groups, rest)


def file_edited(work: Work, path: str, values: Sequence[TypedValue]) -> Work:
    """Return the work with values typed into a file, all or none, checked whole."""
    if reason := _closed(work, path):
        raise UkurError(reason)
    return checked_work(with_changes(work, {path: _edited(work, path, values)}))[0]


@dataclass(frozen=True)
class Correction:
    """What was decided about a published figure: who, when, why and on what ground."""

    alasan: str
    sumber: str
    diputuskan_oleh: str
    tanggal: str


def corrected(work: Work, at: FormPlace, values: Sequence[TypedValue], said: Correction) -> Work:
    """Return the work with a published figure changed in its form, and that recorded in the corrections."""
    if not closed_reason(work, at.periode):
        raise UkurError(f"dokumen {at.periode} belum disahkan; ubah angkanya langsung di formulir")
    before = _figure(work, at)
    changed = with_changes(work, {at.path: written_values(work, at, values)})
    after = _figure(changed, at)
    if before is None or after is None or before == after:
        raise UkurError("angka lama dan angka baru harus ada dan berbeda; periksa yang diketik")
    data = file_data(KOREKSI, work.raw(KOREKSI))
    rows = data.get("koreksi") if isinstance(data, Mapping) else None
    number = len(rows) if isinstance(rows, list) else 0
    record = {
        "periode": str(at.periode),
        "indikator": at.kode,
        "lama": before,
        "baru": after,
        "alasan": said.alasan,
        "sumber": said.sumber,
        "diputuskan_oleh": said.diputuskan_oleh,
        "tanggal": said.tanggal,
    }
    typed = [TypedValue(("koreksi", number, key), text) for key, text in record.items()]
    return checked_work(with_changes(changed, {KOREKSI: _edited(changed, KOREKSI, typed)}))[0]


def _figure(work: Work, at: FormPlace) -> str | None:
    """Return the whole figure of a quarter as documents print it, which is what corrections name."""
    item, reported = work.catalogue.known(at.kode, at.periode), work.catalogue.isian(at.kode, at.periode)
    value: Quantity | None = printed(full_realisasi(item, reported[1] if reported else None), item.desimal)
    return None if value is None else quantity_spelling(value)


def _closed(work: Work, path: str) -> str:
    """Return why a file is not changed here: what was signed is corrected and never rewritten."""
    place = parse_data_path(path)
    if place is None or place.periode is None:
        return ""
    return closed_reason(work, place.periode)


def _edited(work: Work, path: str, values: Sequence[TypedValue]) -> bytes:
    known = kind_of(path)
    raw = work.raw(path)
    if known is None or (raw is None and known[0].kind not in _MAY_BEGIN):
        raise UkurError(f"{DATA}/{path} tidak dapat ditulis di sini")
    shown, wanted = f"{DATA}/{path}", {value.loc: _text(value) for value in values}
    if raw is None:
        key, name = known[0].key, known[1]
        raw = with_header(f"{key}: {name}\n" if key else "{}\n", shown, known[0]).encode()
    data = file_data(path, raw)
    if not isinstance(data, dict):
        raise UkurError(f"{shown} tidak dapat dibaca; perbaiki berkas itu lebih dahulu")
    try:
        return spliced(shown, raw, edits_for(data, wanted))
    except YamlFault as fault:
        raise UkurError(f"{shown}: {fault.finding.message}; {fault.finding.hint}") from fault


def _text(value: TypedValue) -> str | None:
    """Return a text as a data file spells it; a day in words is written as one in numbers."""
    read = typed_text(Cell(1, 1, value.text or "", CellKind.TEXT))
    text = (value.text or "").strip() if isinstance(read, CellFault) else read
    day = date_of(text) if text and _is_day(value.loc) else None
    return day if isinstance(day, str) else text or None


_DAYS = frozenset({"tanggal", "mulai", "selesai", "batas_waktu", "tanggal_pengesahan"})


def _is_day(loc: Loc) -> bool:
    return loc[-1] in _DAYS


def _names(work: Work, path: str) -> dict[str, list[tuple[str, str]]]:
    """Return what the pairs of a file may be about: a document's nodes, an indicator's years."""
    place = parse_data_path(path)
    if place is None or not work.is_readable:
        return {}
    if place.kind is DataKind.INDIKATOR:
        last = max((periode.tahun for periode in work.catalogue.dokumen), default=int(work.today[:4]))
        return {"target": [(str(tahun), f"Target {tahun}") for tahun in (last, last + 1)]}
    if place.kind is not DataKind.DOKUMEN or place.periode is None:
        return {}
    used = {result.indikator.sasaran for result in work.measured.measured_in(place.periode)}
    nodes = (node for node in work.catalogue.pohon.walk_down() if node.kode in used)
    return {"analisis": [(node.kode, f"Analisis {node.kode} {node.uraian}") for node in nodes]}
