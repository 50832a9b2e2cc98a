"""A document shown as a draft although its data says that it is signed: nothing in it says so then."""

from dataclasses import replace

from ukur.document.composition import DRAFT_MARK
from ukur.document.document_value import DokumenPengukuran
from ukur.document.signatories import signature_blocks
from ukur.model.catalogue import Catalogue
from ukur.model.periode import quarter_end
from ukur.model.sop import Tahap


def as_draft(dokumen: DokumenPengukuran, catalogue: Catalogue, reason: str) -> DokumenPengukuran:
    """Return the document without its signature, marked as a draft and why; its figures stay."""
    unsigned = catalogue.dokumen[dokumen.periode].model_copy(update={"tanggal_pengesahan": None})
    return replace(
        dokumen,
        konsep=True,
        tanda=(*dokumen.tanda, DRAFT_MARK, f"Ditampilkan sebagai konsep: {reason}"),
        tahap=str(Tahap.DOKUMEN),
        **signature_blocks(catalogue, unsigned),
        tanggal=quarter_end(dokumen.periode),
    )
