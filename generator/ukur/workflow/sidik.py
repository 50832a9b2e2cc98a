"""The document hash: SHA-256 over every input of a document, in one spelling; and that of a whole proposal.

An approval binds to this hash, not to a commit: comments, layout and a rebase keep it, a figure does not.
Not in it: the program, and the bytes of pictures and fonts; a proposal that touches those has them in
``lain``.
"""

import functools
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping

from ukur.model.katalog import Katalog
from ukur.model.nilai import Nilai
from ukur.model.paths import (
    INSTANSI,
    KOREKSI,
    PEJABAT,
    POHON,
    SKALA,
    SOP,
    anggaran_path,
    dokumen_path,
    kamus_path,
    measured_periode,
)
from ukur.model.pengukuran import DaftarKoreksi
from ukur.model.periode import Periode
from ukur.workflow.perubahan import Ubah, perubahan
from ukur.workflow.rekaman import daun, rekaman

VERSI = "ukur-sidik-1"
_TETAP = (INSTANSI, PEJABAT, SOP, SKALA, POHON)


def masukan(katalog: Katalog, periode: Periode) -> dict[str, Nilai]:
    """Return every record that a document is made from, by path.

    Earlier periods belong to it: years are compared, quarters added up, plans followed up. Later periods,
    other years' budgets, targets of later years and corrections of other periods do not.
    """
    records = rekaman(katalog)
    paths = [*_TETAP, anggaran_path(periode.tahun)]
    paths += [dokumen_path(other) for other in katalog.dokumen if other <= periode]
    paths += [path for other, _, path, _ in katalog.forms() if other <= periode]
    used = {path: records[path] for path in paths if path in records}
    used |= _corrections(katalog, periode)
    return used | _dictionary(katalog, periode)


def _corrections(katalog: Katalog, periode: Periode) -> dict[str, Nilai]:
    rows = tuple(row for row in katalog.koreksi.koreksi if row.periode == periode)
    return {KOREKSI: DaftarKoreksi(koreksi=rows)} if rows else {}


def _dictionary(katalog: Katalog, periode: Periode) -> dict[str, Nilai]:
    """Return the indicators as the period knows them; one that only begins later is not in it."""
    reported = {row.kode for row in katalog.reported() if row.periode <= periode} | {
        row.indikator for row in katalog.koreksi.koreksi if row.periode == periode
    }
    used: dict[str, Nilai] = {}
    for kode, item in katalog.indikator.items():
        targets = {tahun: target for tahun, target in item.target.items() if tahun <= periode.tahun}
        if targets or kode in reported:
            whole = len(targets) == len(item.target)
            used[kamus_path(kode)] = item if whole else item.model_copy(update={"target": targets})
    return used


def sidik_dokumen(katalog: Katalog, periode: Periode) -> str:
    """Return the hash of a document's inputs, 64 hexadecimal digits."""
    return _hash(_lines("masukan", str(periode), masukan(katalog, periode)))


def sidik_usulan(katalog: Katalog, berkas: Iterable[str], lain: Mapping[str, str | None]) -> str:
    """Return the hash of what a proposal would publish, as it stands at one commit.

    ``berkas`` are the data files it touches at any of the commits compared, below the data folder; a
    document whose own files are among them counts with every input. ``lain`` gives each other file it
    touches with the hash of its bytes, None where it is deleted. Both name the same paths at every commit.
    """
    touched = sorted({*berkas})
    records = rekaman(katalog)
    return _hash(_proposal(katalog, touched, records, lain))


def _proposal(
    katalog: Katalog, touched: list[str], records: Mapping[str, Nilai], lain: Mapping[str, str | None]
) -> Iterator[str]:
    for path in touched:
        yield json.dumps(["data", path, path in records])
    yield from _lines("data", "", {path: records[path] for path in touched if path in records})
    for periode in _documents(katalog, touched):
        yield from _lines("masukan", str(periode), masukan(katalog, periode))
    for path, digest in sorted(lain.items()):
        yield json.dumps(["berkas", path, digest])


def _documents(katalog: Katalog, touched: Iterable[str]) -> list[Periode]:
    measured = {measured_periode(path) for path in touched}
    return [periode for periode in sorted(katalog.dokumen) if periode in measured]


def perubahan_sejak(lama: Katalog, kepala: Katalog, berkas: Iterable[str]) -> tuple[Ubah, ...]:
    """Return what differs between an approved commit and the head within what ``sidik_usulan`` covers."""
    touched = {*berkas}
    covered = set(touched)
    for katalog in (lama, kepala):
        for periode in _documents(katalog, touched):
            covered |= masukan(katalog, periode).keys()
    return tuple(change for change in perubahan(lama, kepala) if change.berkas in covered)


def _lines(kind: str, name: str, records: Mapping[str, Nilai]) -> Iterator[str]:
    for path, record in sorted(records.items()):
        start = json.dumps([kind, name, path])
        yield start
        for leaf in _leaves(_Same(record)):
            yield f"{start[:-1]}, {leaf}]"


class _Same:
    """A record as a key that is equal to itself alone: comparing values takes as long as reading them."""

    def __init__(self, record: Nilai) -> None:
        self.record = record

    def __hash__(self) -> int:
        return id(self.record)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.record is self.record


# Records are frozen, and the reviewed commits of a proposal have most of them in common.
@functools.lru_cache(maxsize=2_000)
def _leaves(one: _Same) -> tuple[str, ...]:
    return tuple(", ".join(map(_quoted, (*loc, text))) for loc, text in sorted(daun(one.record).items()))


# What json.dumps makes of a list of texts, without setting up an encoder for each of some thousand leaves.
_quoted = json.encoder.encode_basestring_ascii


def _hash(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join((VERSI, *lines, "")).encode()).hexdigest()
