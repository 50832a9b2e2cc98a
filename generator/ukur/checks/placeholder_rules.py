"""What ``ukur init`` leaves for an office to fill in, and is still there when its documents are official."""

import datetime
import re
from collections.abc import Iterator, Mapping

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.paths import INSTANSI, LKE, PEJABAT, PERAN, POHON, SKALA, SOP
from ukur.model.values import Record

X107 = Rule(
    "X107",
    "isian kerangka belum diganti",
    "Tulisan seperti (isi nomor SOP) dan tanggal contoh tercetak pada dokumen resmi. Sebelum dokumen pertama "
    "ditandatangani ini galat; bagi kantor yang sudah berjalan, peringatan sampai dokumen berikutnya.",
    sejak=4,
)
RULES = (X107,)

MARKS = (
    "(isi)",
    "(isi nomor SOP)",
    "(isi tempat dokumen ditandatangani)",
    "(isi dasar hukum yang tercantum di SOP)",
    "(isi dari Renstra)",
    "(jalan, nomor, kota, kode pos)",
    "(nomor telepon)",
    "(alamat pos-el)",
    "(laman dinas)",
    "(alamat situs kinerja)",
    "(nama huruf)",
    "(nama dan gelar)",
    "(18 angka)",
    "(pangkat dan golongan)",
    "(surat keputusan)",
)
"""Every place to fill in of the skeleton, word for word: "(isi ulang)" in a name is none."""
NOT_COPIED = "belum disalin"
SAMPLE_DATE = datetime.date(2025, 1, 1)
"""The skeleton's dates of the SOP; nobody signs one on a public holiday."""
_MARK = re.compile("|".join(map(re.escape, MARKS)), re.IGNORECASE)

Loc = tuple[str | int, ...]


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield what is still to be filled in, of an office that has gone live."""
    catalogue = measurements.catalogue
    if catalogue.instansi.percontohan:
        return
    for path, loc, what in placeholders(catalogue):
        newest = max(catalogue.dokumen, default=None)
        signed = catalogue.disahkan()
        mild = signed and newest not in signed  # a draft of an office that is at work: it is told in time
        yield X107.at(
            catalogue.at(path, *loc),
            f"{what} dari kerangka belum diganti",
            "tulis isi yang sebenarnya sebelum dokumen berikutnya ditandatangani",
            Severity.WARNING if mild else None,
            (newest,) if newest in signed else (),
        )


def placeholders(catalogue: Catalogue) -> Iterator[tuple[str, Loc, str]]:
    """Yield path, place and description of each text or date that the skeleton left to be filled in."""
    whole: Mapping[str, Record] = {
        INSTANSI: catalogue.instansi,
        PEJABAT: catalogue.pejabat,
        PERAN: catalogue.peran,
        SOP: catalogue.sop,
        POHON: catalogue.pohon,
        SKALA: catalogue.skala,
        LKE: catalogue.lke,
    }
    for path, record in whole.items():
        for loc, text in _texts(record.model_dump(mode="json")):
            found = _MARK.search(text)
            if found:
                yield path, loc, f"isian '{found[0]}'"
    identity = catalogue.sop.identitas
    for name in ("tanggal_pembuatan", "tanggal_pengesahan"):
        if getattr(identity, name) == SAMPLE_DATE:
            yield SOP, ("identitas", name), f"tanggal contoh {SAMPLE_DATE}"
    for key, text in catalogue.sop.catatan.items():
        if NOT_COPIED in text:
            yield SOP, ("catatan", key), f"catatan '{NOT_COPIED}'"


def _texts(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(item, (*loc, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*loc, index))
