"""A signed document until the archive holds it: what it is made from changes only with its own approvals."""

from collections.abc import Iterator, Mapping
from typing import Any

from ukur.model.catalogue import Catalogue
from ukur.model.paths import KOREKSI, measured_periode
from ukur.model.pengukuran import Dokumen
from ukur.model.periode import Periode
from ukur.model.sop import Guard, Langkah, Tahap
from ukur.model.values import Record
from ukur.workflow.comparison import Comparison
from ukur.workflow.document_hash import document_inputs, equipment_paths
from ukur.workflow.guard_names import guard_names
from ukur.workflow.stage_moves import stage_moves

RECORDED_LATER: Mapping[str, Any] = {
    "tahap": Tahap.DITANDATANGANI,
    "pelaksanaan": (),
    "lokasi_arsip": None,
    "perintah": None,
    "rapat": (),
    "berkas": None,
    "bukti_lke": (),
}
"""What is recorded in ``dokumen.yml`` after the signature, as it reads then: it changes no document."""


def signed_steps(comparison: Comparison) -> Iterator[tuple[Langkah, str]]:
    """Yield the steps of the SOP that a change needs again for a document that was signed, and why.

    Until a document is filed, a changed input needs all that the document itself needed. So does a document
    that is closed as filed although the archive does not hold it: nothing keeps it as signed from then on.
    """
    if comparison.filed is None:
        return
    sop = comparison.base.sop
    for periode in _awaiting(comparison):
        if _inputs_differ(comparison, periode):
            why = (
                f"masukan dokumen {periode} berubah sesudah ditandatangani "
                "(tidak diminta lagi setelah dokumen itu diarsipkan)"
            )
            yield from ((step, why) for step in _up_to(sop.langkah, Tahap.DITANDATANGANI))
    for move in stage_moves(comparison.base, comparison.head):
        if move.ke is Tahap.ARSIP and move.periode not in comparison.filed.after:
            who = guard_names(comparison.base, Guard.ARSIP)
            enough = f"cukup {who} bila arsipnya ikut diusulkan"
            why = f"dokumen {move.periode} ditutup tanpa diarsipkan ({enough})"
            yield from ((step, why) for step in _up_to(sop.langkah, Tahap.ARSIP))


def _awaiting(comparison: Comparison) -> Iterator[Periode]:
    """Yield the documents that are signed in the target branch, and that its archive does not hold yet."""
    assert comparison.filed is not None
    for periode, document in sorted(comparison.base.dokumen.items()):
        if document.tahap is Tahap.DITANDATANGANI and periode not in comparison.filed.before:
            yield periode


def _up_to(steps: tuple[Langkah, ...], last: Tahap) -> Iterator[Langkah]:
    return (step for step in steps if step.tahap.stage_order <= last.stage_order)


def _inputs_differ(comparison: Comparison, periode: Periode) -> bool:
    """Return whether an input other than the document's own files differs: those have rules of their own."""
    before, after = _inputs_of(comparison.base, periode), _inputs_of(comparison.head, periode)
    renamed = comparison.roles_named and comparison.base.peran.names != comparison.head.peran.names
    return before != after or renamed or _printed_otherwise(comparison)


def _printed_otherwise(comparison: Comparison) -> bool:
    """Return whether the picture or a font that documents are printed with differs."""
    changed = comparison.merge.changed
    sides = (comparison.base.instansi, comparison.head.instansi)
    return any(not changed.isdisjoint(equipment_paths(instansi, changed)) for instansi in sides)


def _inputs_of(catalogue: Catalogue, periode: Periode) -> dict[str, Record]:
    return {
        path: _as_signed(record)
        for path, record in document_inputs(catalogue, periode).items()
        if path != KOREKSI and measured_periode(path) != periode
    }


def _as_signed(record: Record) -> Record:
    if isinstance(record, Dokumen) and record.tahap.disahkan:
        return record.model_copy(update=dict(RECORDED_LATER))
    return record
