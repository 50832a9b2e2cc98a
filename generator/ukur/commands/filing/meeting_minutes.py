"""Use case ``minutes``: the minutes of a meeting about a period, as DOCX and PDF, from its document."""

from pathlib import Path

from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.data.equipment import read_equipment
from ukur.document.composition import compose_document
from ukur.document.docx import minutes_writer
from ukur.document.minutes import compose_minutes
from ukur.document.pdf.minutes_printer import print_minutes
from ukur.model.findings import UkurError
from ukur.model.periode import Periode
from ukur.source.writer import write_bytes


def write_minutes(repo: Path, periode: Periode, folder: Path) -> tuple[Path, Path]:
    """Write the minutes of the period's latest meeting; return both files."""
    measurements, _ = measured_data(data_tree(repo))
    catalogue = measurements.catalogue
    if periode not in catalogue.dokumen:
        raise UkurError(f"periode {periode} belum punya dokumen.yml; buka dengan 'ukur new {periode}'")
    document = compose_document(measurements, periode)
    made = compose_minutes(document, document.rapat[-1] if document.rapat else None)
    extras = read_equipment(repo, catalogue.instansi)
    stem = folder / made.sheet.nama_berkas
    text, printed = stem.with_suffix(".docx"), stem.with_suffix(".pdf")
    write_bytes(text, minutes_writer.write_minutes(made, extras.lambang))
    write_bytes(printed, print_minutes(made, extras))
    return text, printed
