"""What a document itself says, apart from what is recorded after it was signed; to tell a correction."""

import json
from collections.abc import Iterator, Mapping

from ukur.archive.canonical import sha256_of
from ukur.model.catalogue import Catalogue
from ukur.model.paths import KOREKSI, dokumen_path, formulir_path
from ukur.model.pengukuran import DaftarKoreksi
from ukur.model.periode import Periode
from ukur.model.values import Record
from ukur.workflow.records import record_leaves
from ukur.workflow.signed_documents import RECORDED_LATER


def content_hash(catalogue: Catalogue, periode: Periode) -> str | None:
    """Return a hash of the document's own files and corrections; None while it is not signed.

    Left out is what is recorded beside it or after the signature: the stage of filing, the record of steps,
    order and meetings, where the printed copy is kept, and evidence for the evaluation.
    """
    dokumen = catalogue.dokumen.get(periode)
    if dokumen is None or not dokumen.tahap.disahkan:
        return None
    lines = [json.dumps([path, *loc, text]) for path, loc, text in sorted(_leaves(catalogue, periode))]
    return sha256_of("\n".join(lines).encode())


def _leaves(catalogue: Catalogue, periode: Periode) -> Iterator[tuple[str, tuple[str, ...], str]]:
    for path, record in _records(catalogue, periode).items():
        for loc, text in record_leaves(record).items():
            yield path, tuple(str(part) for part in loc), text


def _records(catalogue: Catalogue, periode: Periode) -> Mapping[str, Record]:
    rows = tuple(row for row in catalogue.koreksi.koreksi if row.periode == periode)
    words = tuple(row for row in catalogue.koreksi.naskah if row.periode == periode)
    forms = catalogue.formulir.get(periode, {})
    return {
        dokumen_path(periode): catalogue.dokumen[periode].model_copy(update=dict(RECORDED_LATER)),
        KOREKSI: DaftarKoreksi(koreksi=rows, naskah=words),
        **{formulir_path(periode, unit): form for unit, form in forms.items()},
    }
