"""What a document itself says, apart from what is recorded after it was signed; to tell a correction."""

import json
from collections.abc import Iterator, Mapping

from ukur.archive.kanon import sidik_bita
from ukur.model.katalog import Katalog
from ukur.model.nilai import Nilai
from ukur.model.paths import KOREKSI, dokumen_path, formulir_path
from ukur.model.pengukuran import DaftarKoreksi
from ukur.model.periode import Periode
from ukur.model.sop import Tahap
from ukur.workflow.rekaman import daun


def sidik_isi(katalog: Katalog, periode: Periode) -> str | None:
    """Return a hash of the document's own files and corrections; None while it is not signed.

    Left out is what comes after the signature: the stage of filing, the record of steps, and where the
    printed copy is kept.
    """
    dokumen = katalog.dokumen.get(periode)
    if dokumen is None or not dokumen.tahap.disahkan:
        return None
    lines = [json.dumps([path, *loc, text]) for path, loc, text in sorted(_leaves(katalog, periode))]
    return sidik_bita("\n".join(lines).encode())


def _leaves(katalog: Katalog, periode: Periode) -> Iterator[tuple[str, tuple[str, ...], str]]:
    for path, record in _records(katalog, periode).items():
        for loc, text in daun(record).items():
            yield path, tuple(str(part) for part in loc), text


def _records(katalog: Katalog, periode: Periode) -> Mapping[str, Nilai]:
    after = {"tahap": Tahap.DITANDATANGANI, "pelaksanaan": (), "lokasi_arsip": None}
    rows = tuple(row for row in katalog.koreksi.koreksi if row.periode == periode)
    forms = katalog.formulir.get(periode, {})
    return {
        dokumen_path(periode): katalog.dokumen[periode].model_copy(update=after),
        KOREKSI: DaftarKoreksi(koreksi=rows),
        **{formulir_path(periode, unit): form for unit, form in forms.items()},
    }
