"""Personal data in texts that are published: what looks like a NIK, an e-mail address, a mobile number.

Not looked at: letterhead and public services of the office, which are its own contacts; declared links; the
files of offices and roles, whose names and accounts have rules of their own.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding, Rule, Severity
from ukur.model.paths import INSTANSI, KOREKSI, POHON, TERJEMAHAN, dokumen_path, kamus_path
from ukur.model.periode import Periode
from ukur.model.values import Record

D101 = Rule(
    "D101",
    "angka seperti NIK",
    "Nomor induk kependudukan adalah data pribadi (UU Nomor 27 Tahun 2022) dan ikut terbit bersama teksnya.",
    Severity.WARNING,
    sejak=5,
)
D102 = Rule(
    "D102",
    "alamat pos-el di dalam teks",
    "Alamat pos-el orang adalah data pribadi; milik kantor ditulis pada kop atau layanan di instansi.yml.",
    Severity.WARNING,
    sejak=5,
)
D103 = Rule(
    "D103",
    "nomor ponsel di dalam teks",
    "Nomor ponsel orang adalah data pribadi; milik kantor ditulis pada kop atau layanan di instansi.yml.",
    Severity.WARNING,
    sejak=5,
)
RULES = (D101, D102, D103)

_CONTACTS = frozenset({"kop", "layanan"})
_LINK = re.compile(r"https?://\S+")
_HINT = "hapus dari teks; bila sudah terbit, tulis juga ulang berkas lain yang memuatnya"


class _Pattern(NamedTuple):
    rule: Rule
    shape: re.Pattern[str]
    what: str


_PATTERNS = (
    _Pattern(D101, re.compile(r"(?<!\d)\d{16}(?!\d)", re.ASCII), "16 angka berurutan seperti NIK"),
    _Pattern(D102, re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,190}", re.ASCII), "alamat pos-el"),
    _Pattern(
        D103,
        re.compile(r"(?<![\d.,])(?:\+62[ -]?|0)8\d{2}(?:[ -]?\d){6,9}(?![\d.,]*\d)", re.ASCII),
        "nomor ponsel",
    ),
)
_TELLING = re.compile(r"@|\d{6}|8\d", re.ASCII)  # most texts have none of these and are passed at once

Loc = tuple[str | int, ...]


def check(measurements: Measurements) -> Iterator[Finding]:
    """Yield texts that look as if they named a person; logs are public, so it is not repeated."""
    catalogue = measurements.catalogue
    for path, loc, text, periods in _published(catalogue):
        if not _TELLING.search(text):
            continue
        bare = _LINK.sub(" ", text)
        for rule, shape, what in _PATTERNS:
            if shape.search(bare):
                yield rule.at(catalogue.at(path, *loc), f"teks ini memuat {what}", _HINT, None, periods)


def _published(catalogue: Catalogue) -> Iterator[tuple[str, Loc, str, tuple[Periode, ...]]]:
    """Yield path, place, text and period of each text that reaches a page or a file."""
    yield from ((INSTANSI, *found, ()) for found in _texts(catalogue.instansi, skip=_CONTACTS))
    yield from ((POHON, *found, ()) for found in _texts(catalogue.pohon))
    yield from ((KOREKSI, *found, ()) for found in _texts(catalogue.koreksi))
    yield from ((TERJEMAHAN, *found, ()) for found in _texts(catalogue.terjemahan))
    for kode, item in sorted(catalogue.indikator.items()):
        yield from ((kamus_path(kode), *found, ()) for found in _texts(item))
    for periode, dokumen in sorted(catalogue.dokumen.items()):
        yield from ((dokumen_path(periode), *found, (periode,)) for found in _texts(dokumen))
    for report in catalogue.reported():
        _, *below = report.where
        for loc, text in _texts(report.isian):
            yield report.path, (*below, *loc), text, (report.periode,)


def _texts(value: object, loc: Loc = (), skip: frozenset[str] = frozenset()) -> Iterator[tuple[Loc, str]]:
    """Yield every text of a record, with its place; ``skip`` names keys of the record itself."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, Record):
        for key, item in value.__dict__.items():
            if isinstance(item, str) and key not in skip:  # nearly all: not by way of another generator
                yield (*loc, key), item
            elif item is not None and key not in skip:
                yield from _texts(item, (*loc, key))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(item, (*loc, str(key)))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*loc, index))
