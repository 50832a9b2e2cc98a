"""The forms of a period to be written as workbooks: of all units that are asked, or of one."""

from collections.abc import Mapping

from ukur.forms.unit_form import UnitForm
from ukur.forms.unit_forms import unit_forms
from ukur.measure.measurements import Measurements
from ukur.model.findings import UkurError
from ukur.model.paths import formulir_path
from ukur.model.periode import Periode


def asked_forms(measurements: Measurements, periode: Periode, unit: str | None) -> Mapping[str, UnitForm]:
    """Return the forms of a period that was opened, of all units or of one, by unit."""
    if periode not in measurements.catalogue.dokumen:
        raise UkurError(f"periode {periode} belum dibuka; jalankan dahulu: ukur new {periode}")
    forms = unit_forms(measurements, periode)
    if unit is not None:
        forms = {unit: _form_of(measurements, forms, periode, unit)}
    for name in forms:
        _refuse_unread(measurements, periode, name)
    if not forms:
        raise UkurError(f"tidak ada unit yang ditagih pada {periode}; tidak ada formulir yang ditulis")
    return forms


def workbook_name(form: UnitForm) -> str:
    """Return the name of a form's file."""
    return f"formulir-{form.periode}-{form.unit}.xlsx"


def _form_of(
    measurements: Measurements, forms: Mapping[str, UnitForm], periode: Periode, unit: str
) -> UnitForm:
    if unit in forms:
        return forms[unit]
    known = measurements.catalogue.units_in(periode)
    if unit in known:
        raise UkurError(f"unit '{unit}' tidak ditagih pada {periode}; yang ditagih: {_names(forms)}")
    raise UkurError(f"unit '{unit}' tidak ada pada {periode}; yang ada: {_names(known)}")


def _names(units: Mapping[str, object]) -> str:
    return ", ".join(units) or "tidak ada"


def _refuse_unread(measurements: Measurements, periode: Periode, unit: str) -> None:
    """Refuse a form of which a part could not be read: its workbook would show that as blank."""
    path = formulir_path(periode, unit)
    if path in measurements.catalogue.unread_paths:
        raise UkurError(
            f"{path} memuat galat, jadi isinya tidak dapat disalin; perbaiki menurut 'ukur check'"
        )
