"""A filed document made again from data, by the rules and in the form in which it was filed."""

from collections.abc import Sequence

from ukur.archive.frozen import as_filed
from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.pelaksanaan_composition import with_steps
from ukur.measure.edition import Edition
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode
from ukur.model.step_done import StepDone


def compose_again(
    catalogue: Catalogue,
    periode: Periode,
    edition: Edition,
    site: str | None,
    happened: Sequence[StepDone] = (),
) -> DokumenPengukuran:
    """Return the document of a period as a program of that edition would have filed it.

    ``happened`` are the steps that its approvals tell of, which documents carry since form 4.
    """
    made = compose_document(Measurements(catalogue, edition=edition), periode, site=site)
    return as_filed(with_steps(made, catalogue, happened, edition), edition)
