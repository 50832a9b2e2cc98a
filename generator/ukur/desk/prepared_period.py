"""A new period: its document, a form for every unit that is asked, and the SOP's next step."""

from ukur.forms.formulir import dokumen_yaml, formulir_yaml, introduction
from ukur.forms.unit_forms import unit_forms
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.document_number import proposed_number
from ukur.model.paths import dokumen_path, formulir_path
from ukur.model.periode import Periode
from ukur.model.sop import Tahap


def prepare_period(
    measurements: Measurements, periode: Periode, tahap: Tahap = Tahap.PERINTAH
) -> dict[str, str]:
    """Return the text of every file of a new period at a stage, by its path below the data folder."""
    catalogue = measurements.catalogue
    intro = introduction(catalogue, periode)
    files = {dokumen_path(periode): dokumen_yaml(periode, intro, _number(catalogue, periode), tahap)}
    for unit, form in unit_forms(measurements, periode).items():
        if any(row.ditagih or row.rencana for row in form.baris):
            files[formulir_path(periode, unit)] = formulir_yaml(form)
    return files


def _number(catalogue: Catalogue, periode: Periode) -> str | None:
    """Return the number to propose; none for a demonstration, whose documents are no letters (X102)."""
    return None if catalogue.instansi.percontohan else proposed_number(catalogue, periode)


def next_langkah(catalogue: Catalogue, periode: Periode) -> str:
    """Return the SOP step that follows the stage of the document, in one sentence."""
    dokumen = catalogue.dokumen.get(periode)
    stage = dokumen.tahap if dokumen else Tahap.PERINTAH
    step = next((step for step in catalogue.sop.langkah if step.tahap.stage_order > stage.stage_order), None)
    if step is None:
        return f"Dokumen {periode} sudah menjadi arsip; SOP selesai."
    titles = {column.peran: column.judul for column in catalogue.sop.kolom}
    doers = ", ".join(titles.get(role, role) for role in step.pelaksana)
    return f"Langkah SOP berikutnya: {step.nomor}. {step.kegiatan} ({doers}, {step.waktu})."
