"""The document hash: SHA-256 over every input of a document, in one spelling; and that of a whole proposal.

An approval binds to this hash, not to a commit: comments, layout and a rebase keep it, a figure does not.
Not in it: the program. The picture and the fonts that the office prints its documents with are, where it has
any; a proposal has them in ``lain``.
"""

import functools
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping

from ukur.measure.edition import CURRENT, Edition
from ukur.model.catalogue import Catalogue
from ukur.model.instansi import Instansi
from ukur.model.paths import (
    EMBLEM_FOLDER,
    INSTANSI,
    KOREKSI,
    PEJABAT,
    POHON,
    SKALA,
    SOP,
    anggaran_path,
    dokumen_path,
    font_name,
    kamus_path,
    measured_periode,
)
from ukur.model.pengukuran import DaftarKoreksi
from ukur.model.periode import Periode
from ukur.model.values import Record
from ukur.workflow.changes import LeafChange, changes_between
from ukur.workflow.records import catalogue_records, record_leaves

HASH_VERSION, WITH_EQUIPMENT = "ukur-sidik-1", "ukur-sidik-2"
"""The second only where the office has a picture or fonts of its own, so that no other hash ever changed."""
WITH_ROLES = "ukur-sidik-4"
"""The names of roles too, which documents print since edition 6; with picture and fonts, where there are any.

Approvals stay bound to the first: archives and signed statements hold it. That the names are the same is
compared beside it (``Binding.names`` in ``commands/gate/binding.py``). The third is in ``unit_scope.py``.
"""
_ALWAYS_IN = (INSTANSI, PEJABAT, SOP, SKALA, POHON)


def document_inputs(catalogue: Catalogue, periode: Periode) -> dict[str, Record]:
    """Return every record that a document is made from, by path.

    Earlier periods belong to it: years are compared, quarters added up, plans followed up. Later periods,
    other years' budgets, targets of later years and corrections of other periods do not.
    """
    records = catalogue_records(catalogue)
    paths = [*_ALWAYS_IN, anggaran_path(periode.tahun)]
    paths += [dokumen_path(other) for other in catalogue.dokumen if other <= periode]
    paths += [path for other, _, path, _ in catalogue.forms() if other <= periode]
    used = {path: records[path] for path in paths if path in records}
    used |= _corrections(catalogue, periode)
    return used | _dictionary(catalogue, periode)


def _corrections(catalogue: Catalogue, periode: Periode) -> dict[str, Record]:
    rows = tuple(row for row in catalogue.koreksi.koreksi if row.periode == periode)
    words = tuple(row for row in catalogue.koreksi.naskah if row.periode == periode)
    return {KOREKSI: DaftarKoreksi(koreksi=rows, naskah=words)} if rows or words else {}


def _dictionary(catalogue: Catalogue, periode: Periode) -> dict[str, Record]:
    """Return the indicators as the period knows them; one that only begins later is not in it."""
    reported = {row.kode for row in catalogue.reported() if row.periode <= periode} | {
        row.indikator for row in catalogue.koreksi.koreksi if row.periode == periode
    }
    used: dict[str, Record] = {}
    for kode, whole_item in catalogue.indikator.items():
        item = whole_item.known_in(periode)
        if not item.has_begun(periode) and kode not in reported:
            continue
        targets = {tahun: target for tahun, target in item.target.items() if tahun <= periode.tahun}
        if targets or kode in reported:
            whole = len(targets) == len(item.target)
            used[kamus_path(kode)] = item if whole else item.model_copy(update={"target": targets})
    return used


def document_hash(
    catalogue: Catalogue,
    periode: Periode,
    equipment: Mapping[str, str] = {},
    edition: Edition = CURRENT,
) -> str:
    """Return the hash of a document's inputs, 64 hexadecimal digits.

    ``equipment`` are the SHA-256 of the picture and the fonts it is printed with, by path (see
    ``equipment_paths``); documents filed before they counted are hashed without. ``edition`` is the one by
    whose rules it was made: before the sixth no name of a role counts.
    """
    lines = record_lines("masukan", str(periode), document_inputs(catalogue, periode))
    printed = (json.dumps(["perlengkapan", *item]) for item in sorted(equipment.items()))
    if edition >= Edition.SIXTH:
        return hash_lines((*lines, *role_lines(catalogue), *printed), WITH_ROLES)
    return hash_lines((*lines, *printed), WITH_EQUIPMENT if equipment else HASH_VERSION)


def role_lines(catalogue: Catalogue) -> Iterator[str]:
    """Yield what a document may call each role; who holds one is no part of it."""
    return (json.dumps(["peran", *item]) for item in sorted(catalogue.peran.names.items()))


def equipment_paths(instansi: Instansi, paths: Iterable[str]) -> frozenset[str]:
    """Return which of a repository's files the office's documents are printed with: its picture and fonts."""
    picture = f"{EMBLEM_FOLDER}/{instansi.kop.lambang}" if instansi.kop.lambang else None
    fonts = {path for path in paths if font_name(path)} if instansi.kertas.huruf else set[str]()
    return frozenset(fonts | ({picture} if picture else set()))


def proposal_hash(catalogue: Catalogue, files: Iterable[str], other: Mapping[str, str | None]) -> str:
    """Return the hash of what a proposal would publish, as it stands at one commit.

    ``files`` are the data files it touches at any of the commits compared, below the data folder; a
    document whose own files are among them counts with every input. ``other`` gives each other file it
    touches with the hash of its bytes, None where it is deleted. Both name the same paths at every commit.
    """
    touched = sorted({*files})
    records = catalogue_records(catalogue)
    return hash_lines(_proposal(catalogue, touched, records, other))


def _proposal(
    catalogue: Catalogue, touched: list[str], records: Mapping[str, Record], other: Mapping[str, str | None]
) -> Iterator[str]:
    for path in sorted(catalogue.left_out.cells):  # a cell that was left out is like none in another commit
        yield json.dumps(["sebagian", path])
    for path in touched:
        yield json.dumps(["data", path, path in records])
    yield from record_lines("data", "", {path: records[path] for path in touched if path in records})
    for periode in _documents(catalogue, touched):
        yield from record_lines("masukan", str(periode), document_inputs(catalogue, periode))
    for path, digest in sorted(other.items()):
        yield json.dumps(["berkas", path, digest])


def _documents(catalogue: Catalogue, touched: Iterable[str]) -> list[Periode]:
    measured = {measured_periode(path) for path in touched}
    return [periode for periode in sorted(catalogue.dokumen) if periode in measured]


def changes_since(former: Catalogue, head: Catalogue, files: Iterable[str]) -> tuple[LeafChange, ...]:
    """Return what differs between an approved commit and the head within what ``proposal_hash`` covers."""
    touched = {*files}
    covered = set(touched)
    for catalogue in (former, head):
        for periode in _documents(catalogue, touched):
            covered |= document_inputs(catalogue, periode).keys()
    return tuple(change for change in changes_between(former, head) if change.file in covered)


def record_lines(kind: str, name: str, records: Mapping[str, Record]) -> Iterator[str]:
    for path, record in sorted(records.items()):
        start = json.dumps([kind, name, path])
        yield start
        for leaf in _leaves(_Same(record)):
            yield f"{start[:-1]}, {leaf}]"


class _Same:
    """A record as a key that is equal to itself alone: comparing values takes as long as reading them."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def __hash__(self) -> int:
        return id(self.record)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.record is self.record


# Records are frozen, and the reviewed commits of a proposal have most of them in common.
@functools.lru_cache(maxsize=2_000)
def _leaves(one: _Same) -> tuple[str, ...]:
    return tuple(
        ", ".join(map(_quoted, (*loc, text))) for loc, text in sorted(record_leaves(one.record).items())
    )


# What json.dumps makes of a list of texts, without setting up an encoder for each of some thousand leaves.
_quoted = json.encoder.encode_basestring_ascii


def hash_lines(lines: Iterable[str], version: str = HASH_VERSION) -> str:
    return hashlib.sha256("\n".join((version, *lines, "")).encode()).hexdigest()
