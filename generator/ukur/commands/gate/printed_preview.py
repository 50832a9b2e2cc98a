"""Documents of a proposal as PDF, printed by the program of the target branch, for who decides on them."""

from collections.abc import Iterable
from dataclasses import replace

from ukur.commands.data.archive_source import fonts_at, picture_at
from ukur.commands.gate.weighing import WeighedProposal
from ukur.document.composition import DRAFT_MARK, compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.pdf.pdf_printer import Equipment
from ukur.document.picture import check_picture
from ukur.document.published_files import FILE_FORMS
from ukur.model.paths import EMBLEM_FOLDER
from ukur.model.periode import Periode

ENDING = "pdf"


def preview_name(periode: Periode) -> str:
    """Return the name of a document's preview."""
    return f"pratinjau-{periode}.{ENDING}"


def printed_previews(weighed: WeighedProposal, periods: Iterable[Periode]) -> dict[str, bytes]:
    """Return the documents as the merge would have them, by name; none where the data has an error.

    They bear the mark of a concept, also where the proposal brings the signature: nobody has approved it yet.
    """
    checked = weighed.head_check
    if checked.measurements is None or not checked.is_clean:
        return {}
    catalogue = checked.measurements.catalogue
    picture = picture_at(weighed.repo, weighed.tree, catalogue)
    if picture is not None:
        picture = check_picture(f"{EMBLEM_FOLDER}/{catalogue.instansi.kop.lambang}", picture)
    extras = Equipment(picture, fonts_at(weighed.repo, weighed.tree, catalogue))
    made = FILE_FORMS[ENDING].buat
    documents = {periode: compose_document(checked.measurements, periode) for periode in periods}
    return {preview_name(periode): made(_as_concept(item), extras) for periode, item in documents.items()}


def _as_concept(document: DokumenPengukuran) -> DokumenPengukuran:
    marks = tuple(mark for mark in document.tanda if mark != DRAFT_MARK)
    return replace(document, konsep=True, tanda=(*marks, DRAFT_MARK))
