"""Several units collect at once: a proposal that only fills in forms is approved on those forms alone.

Its approvals bind to the forms it touches and to what gives their figures meaning, not to the whole document:
merging another unit's form then voids nothing. Everything else binds to the whole, as before.
"""

import json
from collections.abc import Iterable, Iterator

from ukur.measure.collection import COLLECTING
from ukur.model.catalogue import Catalogue
from ukur.model.paths import INSTANSI, SKALA, DataKind, DataPath, kamus_path, parse_data_path
from ukur.model.values import Record
from ukur.workflow.changes import LeafChange, changes_between
from ukur.workflow.document_hash import hash_lines, record_lines
from ukur.workflow.records import catalogue_records

UNIT_HASH = "ukur-sidik-3"
"""The form of this hash; it stands beside the whole proposal's, never in its place."""


def forms_alone(
    base: Catalogue, head: Catalogue, data: Iterable[str], other: Iterable[str]
) -> tuple[str, ...]:
    """Return the forms that a proposal touches where it touches nothing else; empty for every other one.

    ``data`` are all data files that it touches at any commit that counts, below the data folder, ``other``
    all other files. Their documents must be collecting on both sides: in the target branch, whose word
    counts, and after the merge.
    """
    paths = tuple(sorted({*data}))
    if any(True for _ in other) or not all(_collects(base, head, parse_data_path(path)) for path in paths):
        return ()
    return paths


def _collects(base: Catalogue, head: Catalogue, path: DataPath | None) -> bool:
    if path is None or path.kind is not DataKind.FORMULIR or path.periode is None:
        return False
    found = (catalogue.dokumen.get(path.periode) for catalogue in (base, head))
    return all(document is not None and document.tahap in COLLECTING for document in found)


def unit_inputs(catalogue: Catalogue, path: str) -> dict[str, Record]:
    """Return what a form holds and what gives it meaning, by path.

    These are the office and its scale, the dictionary of the indicators in it as the period knows them, with
    targets up to its year, and the forms of earlier periods that report one of them: figures are added up
    and compared with those.
    """
    known, records = parse_data_path(path), catalogue_records(catalogue)
    assert known is not None
    assert known.periode is not None, "only a form has a unit's figures"
    form = catalogue.formulir.get(known.periode, {}).get(known.unit or "")
    codes = form.indikator.keys() if form else frozenset[str]()
    used = {name: records[name] for name in (INSTANSI, SKALA, path) if name in records}
    used |= {
        earlier: records[earlier]
        for periode, _, earlier, other in catalogue.forms()
        if periode < known.periode and codes & other.indikator.keys()
    }
    for kode in codes & catalogue.indikator.keys():
        item = catalogue.indikator[kode].known_in(known.periode)
        targets = {tahun: target for tahun, target in item.target.items() if tahun <= known.periode.tahun}
        whole = len(targets) == len(item.target)
        used[kamus_path(kode)] = item if whole else item.model_copy(update={"target": targets})
    return used


def unit_hash(catalogue: Catalogue, forms: Iterable[str]) -> str:
    """Return the hash of what these forms say, 64 hexadecimal digits; a form that is not there counts."""
    return hash_lines(_lines(catalogue, sorted({*forms})), UNIT_HASH)


def _lines(catalogue: Catalogue, forms: list[str]) -> Iterator[str]:
    records = catalogue_records(catalogue)
    for path in forms:
        inputs = unit_inputs(catalogue, path)
        yield json.dumps(["formulir", path, path in records])
        for name in sorted(inputs.keys() & catalogue.left_out.cells.keys()):
            yield json.dumps(["sebagian", name])  # a cell that was left out is like none in another commit
        yield from record_lines("masukan", path, inputs)


def unit_changes(former: Catalogue, head: Catalogue, forms: Iterable[str]) -> tuple[LeafChange, ...]:
    """Return what differs between an approved commit and the head within what ``unit_hash`` covers."""
    covered = {name for path in forms for side in (former, head) for name in (path, *unit_inputs(side, path))}
    return tuple(change for change in changes_between(former, head) if change.file in covered)
