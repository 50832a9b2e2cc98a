"""Figures that a table reports, by period and unit, held against the forms that the data has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ukur.forms.table.planned_indikator import PlannedIndikator
from ukur.forms.table.table_reading import TableRemark
from ukur.forms.table.target_entries import spelt
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import CaraHitung
from ukur.model.pengukuran import IsianIndikator
from ukur.model.periode import Periode
from ukur.model.sop import Tahap
from ukur.source.splice import Edit
from ukur.source.yaml_spelling import Value


@dataclass(frozen=True)
class PlannedForm:
    """One unit's form: ``new`` is the whole of a file that is not there yet, ``edits`` what is put in."""

    new: Mapping[str, Value] | None
    edits: tuple[Edit, ...]


def plan_forms(
    planned: tuple[PlannedIndikator, ...], catalogue: Catalogue, faults: list[TableRemark]
) -> Mapping[Periode, Mapping[str, PlannedForm]]:
    """Return the forms to write; a document that was handed in takes no figures from a table."""
    found: dict[Periode, dict[str, PlannedForm]] = {}
    for periode in sorted({when for item in planned for when in item.periods}):
        due = [item for item in planned if periode in item.periods]
        units = dict.fromkeys(item.unit for item in due)
        for unit in units:
            rows = [item for item in due if item.unit == unit]
            form = _form(periode, unit, rows, catalogue, faults)
            if form.new is not None or form.edits:
                found.setdefault(periode, {})[unit] = form
        if periode in found and not _open(catalogue, periode):
            stage = catalogue.dokumen[periode].tahap
            hint = "masukkan angkanya lewat usulan koreksi, atau keluarkan kolom periode ini dari peta"
            faults.append(TableRemark(due[0].address, f"dokumen {periode} sudah bertahap {stage}", hint))
    return found


def _open(catalogue: Catalogue, periode: Periode) -> bool:
    dokumen = catalogue.dokumen.get(periode)
    return dokumen is None or dokumen.tahap.stage_order < Tahap.KONSEP.stage_order


def _form(
    periode: Periode,
    unit: str,
    rows: list[PlannedIndikator],
    catalogue: Catalogue,
    faults: list[TableRemark],
) -> PlannedForm:
    known = catalogue.formulir.get(periode, {}).get(unit)
    if known is None:
        entries: dict[str, Value] = {item.kode: _entry(item, periode) for item in rows}
        return PlannedForm({"unit": unit, "indikator": entries}, ())
    edits: list[Edit] = []
    fresh: dict[str, Value] = {}
    for item in rows:
        isian = known.indikator.get(item.kode)
        if isian is None:
            fresh[item.kode] = _entry(item, periode)
        elif fault := _clash(item, periode, isian, catalogue):
            faults.append(fault)
        else:
            edits += _additions(item, periode, isian)
    if known.indikator:
        edits += [Edit(("indikator", kode), entry) for kode, entry in fresh.items()]
    elif fresh:
        edits.append(Edit(("indikator",), fresh))
    return PlannedForm(None, tuple(edits))


def _entry(item: PlannedIndikator, periode: Periode) -> dict[str, Value]:
    entry: dict[str, Value] = {"realisasi": spelt(item.reported.get(periode))}
    if words := item.remarks.get(periode):
        entry["keterangan"] = words
    return entry


def _clash(
    item: PlannedIndikator, periode: Periode, isian: IsianIndikator, catalogue: Catalogue
) -> TableRemark | None:
    """Return what bars a figure: another one that stands there, or one made of parts."""
    value = item.reported.get(periode)
    if value is None or isian.realisasi == value:
        return None
    if catalogue.indikator[item.kode].perhitungan.cara is not CaraHitung.LANGSUNG:
        message = f"realisasi {item.kode} dihitung dari pembilang dan penyebut"
        return TableRemark(item.address, message, "isi keduanya di formulir, atau lewati baris ini di peta")
    if isian.realisasi is None:
        return None
    said = f"realisasi {item.kode} {periode} di data {spelt(isian.realisasi)}, di tabel {spelt(value)}"
    return TableRemark(item.address, said, "ubah sendiri di formulir bila tabel ini yang benar")


def _additions(item: PlannedIndikator, periode: Periode, isian: IsianIndikator) -> Iterator[Edit]:
    value, words = item.reported.get(periode), item.remarks.get(periode)
    where = ("indikator", item.kode)
    if value is not None and isian.realisasi is None:
        yield Edit((*where, "realisasi"), spelt(value))
    if words and isian.keterangan is None:
        yield Edit((*where, "keterangan"), words)
