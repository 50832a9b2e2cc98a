"""A unit's form as the page shows it: what is asked, what the file says, and what the document will say."""

from collections.abc import Mapping, Sequence
from typing import Any

from ukur.checks.rencana_aksi_rules import is_missed, lacking_fields
from ukur.desk.form_fields import RowFields
from ukur.desk.form_shape import Counts, FormPlace, FormRow, FormView, ShownFigure
from ukur.desk.work import Placed, Work
from ukur.document.document_value import IndikatorRow
from ukur.document.figure import ScopedFigure
from ukur.document.indikator_row import measured_row
from ukur.forms.unit_form import IsianRow, UnitForm
from ukur.forms.unit_forms import unit_forms
from ukur.forms.workbook.layout import RENCANA_AKSI
from ukur.forms.workbook.workbook_rows import form_rows
from ukur.measure.collection import UnitCollection, units_collecting
from ukur.measure.measurements import Measurements
from ukur.measure.year_need import year_need
from ukur.model.findings import Finding, Severity, UkurError
from ukur.model.paths import DATA, formulir_path
from ukur.model.periode import Periode
from ukur.source.yaml_text import YamlFault, kept_parse


def form_view(work: Work, periode: Periode, unit: str) -> FormView:
    """Return the form of a unit in a period; UkurError for one that there is not."""
    form, path = asked_form(work.measured, periode, unit), formulir_path(periode, unit)
    reason = closed_reason(work, periode)
    return FormView(
        periode=str(periode),
        title=periode.title,
        unit=unit,
        nama=form.nama,
        path=f"{DATA}/{path}",
        editable=not reason,
        why_not=reason,
        batas_waktu=form.batas_waktu,
        rows=tuple(_rows(work, work.measured, form, form.baris)),
        counts=form_counts(work, periode, unit),
        findings=_beside(work, path),
    )


def row_view(work: Work, at: FormPlace) -> tuple[FormRow, Counts, tuple[Finding, ...]]:
    """Return one row of a form, with the form's counts and what was found in it outside of rows."""
    measurements = work.state.row(at.kode) or work.measured
    form, item = asked_row(measurements, at)
    row = _rows(work, measurements, form, [item])[0]
    return row, form_counts(work, at.periode, at.unit), _beside(work, at.path)


def asked_row(measurements: Measurements, at: FormPlace) -> tuple[UnitForm, IsianRow]:
    """Return the form of a place with its row; UkurError where there is none."""
    form = asked_form(measurements, at.periode, at.unit)
    found = next((item for item in form.baris if item.kode == at.kode), None)
    if found is None:
        raise UkurError(f"indikator {at.kode} tidak ada di formulir {at.unit} {at.periode}")
    return form, found


def asked_form(measurements: Measurements, periode: Periode, unit: str) -> UnitForm:
    """Return what a period that was opened asks of a unit."""
    if periode not in measurements.catalogue.dokumen:
        known = ", ".join(str(p) for p in sorted(measurements.catalogue.dokumen)) or "belum ada"
        raise UkurError(f"periode {periode} belum dibuka; yang ada: {known}")
    forms = unit_forms(measurements, periode)
    if unit not in forms:
        raise UkurError(
            f"unit '{unit}' tidak ditagih pada {periode}; yang ditagih: {', '.join(forms) or '-'}"
        )
    return forms[unit]


def closed_reason(work: Work, periode: Periode) -> str:
    """Return why a period is not typed over any more; empty while it is not signed in what was opened."""
    opened = work.base.catalogue if work.base else work.catalogue
    dokumen = opened.dokumen.get(periode)
    if dokumen is not None and dokumen.tahap.disahkan:
        return f"Dokumen {periode} sudah disahkan; angka yang keliru dicatat sebagai koreksi."
    return ""


def form_counts(work: Work, periode: Periode, unit: str) -> Counts:
    """Return how far a form is, and what is known to be wrong in it."""
    units = {item.unit: item for item in units_collecting(work.catalogue, periode)}
    return counted(units.get(unit), work.found.get(formulir_path(periode, unit), ()))


def counted(collection: UnitCollection | None, found: Sequence[Placed]) -> Counts:
    """Return the counts of a form; one that was not handed out has no rows."""
    severities = [item.finding.severity for item in found]
    rows, filled = (collection.diminta, collection.terisi) if collection else (0, 0)
    errors, warnings = (severities.count(s) for s in (Severity.ERROR, Severity.WARNING))
    return Counts(rows, filled, rows - filled, errors, warnings)


def _beside(work: Work, path: str) -> tuple[Finding, ...]:
    """Return what was found in a form's file outside of its rows."""
    found = work.found.get(path, ())
    return tuple(item.finding for item in found if item.loc[:1] != ("indikator",) or len(item.loc) < 2)


def file_data(path: str, raw: bytes | None) -> Any:
    """Return what a data file says, every value as text; nothing for one that cannot be parsed."""
    try:
        return kept_parse(f"{DATA}/{path}", raw).data if raw is not None else None
    except YamlFault:
        return None


def _rows(work: Work, measurements: Measurements, form: UnitForm, items: Sequence[IsianRow]) -> list[FormRow]:
    path = formulir_path(form.periode, form.unit)
    data, sheets = file_data(path, work.raw(path)), form_rows(form)
    written = data.get("indikator") if isinstance(data, dict) else None
    catalogue = work.state.reading.catalogue
    stale = path in catalogue.left_out.files if catalogue else True
    found = work.found.get(path, ())
    rows = []
    for item in items:
        own = [one for one in found if one.loc[:2] == ("indikator", item.kode)]
        isian = written.get(item.kode) if isinstance(written, Mapping) else None
        rows.append(_row(measurements, form.periode, item, RowFields(item, isian, own, sheets), stale))
    return rows


def _row(
    measurements: Measurements, periode: Periode, item: IsianRow, fields: RowFields, stale: bool
) -> FormRow:
    result = measurements.result_of(item.kode, periode)
    printed = result in measurements.measured_in(periode)
    row = measured_row(measurements, result) if printed else None
    missed = printed and is_missed(result)
    return FormRow(
        kode=item.kode,
        nama=item.nama,
        satuan=item.satuan,
        due=item.ditagih,
        target=item.target.sentence,
        target_quarter=item.target.triwulan,
        target_year=item.target.tahun,
        last=item.terakhir,
        asked=fields.asked,
        fields=fields.own(),
        rincian=fields.rincian(),
        bukti=fields.bukti(),
        rencana_aksi=fields.rencana_aksi(),
        tindak_lanjut=fields.tindak_lanjut(),
        figures=tuple(_figure(figure, row) for figure in row.figures) if row else (),
        direction=row.arah.words if row and row.arah else "",
        needed=year_need(measurements, item.kode, periode) if item.ditagih else "",
        missed=missed,
        plan_lacks=tuple(RENCANA_AKSI.column(key).heading for key in lacking_fields(result))
        if missed
        else (),
        stale=stale,
        findings=fields.unplaced(),
    )


def _figure(figure: ScopedFigure, row: IndikatorRow) -> ShownFigure:
    return ShownFigure(
        scope=figure.judul,
        headline=figure is row.headline,
        target=figure.target.teks,
        realisasi=figure.realisasi.teks,
        capaian=figure.capaian.teks,
        predikat=figure.predikat,
        tercapai=figure.tercapai,
        status=figure.status,
    )
