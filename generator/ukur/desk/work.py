"""The work on a repository as a value: what was opened, what was changed, and what both say when read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ukur.checks import registry
from ukur.desk.repository import Repository
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue, Loc
from ukur.model.findings import Finding, UkurError
from ukur.model.paths import DATA
from ukur.source.catalogue_reader import CatalogueReading, ReadCache, read_catalogue
from ukur.source.data_files import MemoryTree
from ukur.verify.inputs import CheckedData, check_data


@dataclass(frozen=True)
class Placed:
    """A finding with the place in the data that it is about: keys, and numbers of list members."""

    loc: Loc
    finding: Finding


Findings = Mapping[str, tuple[Placed, ...]]
"""What was found, by path below the data folder."""


@dataclass(frozen=True)
class Work:
    """``changed`` has the new bytes by path below the data folder, None for a file that is taken out.

    ``base`` is the office as opened, ``now`` as changed; ``good`` is the last that could be read, and
    ``found`` what is known to be wrong: of a row that was typed in just now, by the rules of that row.
    """

    repository: Repository
    today: str
    cache: ReadCache
    base: Measurements | None
    reading: CatalogueReading
    good: Measurements | None
    found: Findings
    changed: Mapping[str, bytes | None] = field(default_factory=dict)

    @property
    def files(self) -> dict[str, bytes]:
        """Every data file as it is now, by path below the data folder."""
        return changed_files(self.repository.data, self.changed)

    @property
    def measured(self) -> Measurements:
        """The office as it is now, or as it last could be read; UkurError where it never could."""
        if self.good is None:
            raise UkurError("data belum dapat dibaca; perbaiki lebih dahulu yang disebut temuannya")
        return self.good

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of ``measured``."""
        return self.measured.catalogue

    def raw(self, path: str) -> bytes | None:
        """Return a data file as it is now; None for one that is not there."""
        return self.changed[path] if path in self.changed else self.repository.data.get(path)


def changed_files(data: Mapping[str, bytes], changed: Mapping[str, bytes | None]) -> dict[str, bytes]:
    """Return files with some of them changed, added or taken out."""
    return {path: raw for path, raw in {**data, **changed}.items() if raw is not None}


def begin_work(repository: Repository, today: str) -> Work:
    """Return the work on a repository just opened: read, measured and checked whole."""
    cache = ReadCache()
    reading = read_catalogue(MemoryTree(repository.data), cache)
    base = Measurements(reading.catalogue) if reading.catalogue else None
    return checked_work(Work(repository, today, cache, base, reading, base, {}))[0]


def with_changes(work: Work, changes: Mapping[str, bytes | None]) -> Work:
    """Return the work with new bytes of files, read and measured; what is as it was opened is no change."""
    known = work.repository.data
    changed = {path: raw for path, raw in {**work.changed, **changes}.items() if raw != known.get(path)}
    reading = read_catalogue(MemoryTree(changed_files(known, changed)), work.cache)
    good = Measurements(reading.catalogue, work.good) if reading.catalogue else work.good
    return replace(work, changed=changed, reading=reading, good=good)


def checked_work(work: Work) -> tuple[Work, CheckedData]:
    """Check everything, as ``ukur check`` does of the data; return the work that knows what was found."""
    checked = check_data(MemoryTree(work.files), work.cache, work.good)
    catalogue = checked.measurements.catalogue if checked.measurements else None
    found = placed(catalogue, checked.findings)
    return replace(work, good=checked.measurements or work.good, found=found), checked


def with_row_checked(work: Work, path: str, kode: str) -> Work:
    """Return the work with what the rules say of one row of a form, and of reading its file.

    The rules are asked of a catalogue of that indicator alone: enough for what was typed just now, and fast.
    Those that compare indicators are asked when everything is checked.
    """
    catalogue = work.reading.catalogue
    if catalogue is None:
        return replace(work, found={**work.found, path: placed(None, work.reading.findings).get(path, ())})
    one = row_catalogue(catalogue, kode)
    told = registry.unexplained(registry.find_all(Measurements(one)), one)
    here = f"{DATA}/{path}"
    fresh = {item for item in (*work.reading.findings, *told) if item.location.path == here}
    of_row = [item for item in placed(catalogue, sorted(fresh)).get(path, ()) if _row_of(item.loc) == kode]
    others = [item for item in work.found.get(path, ()) if _row_of(item.loc) != kode]
    return replace(work, found={**work.found, path: tuple((*others, *of_row))})


def row_catalogue(catalogue: Catalogue, kode: str) -> Catalogue:
    """Return the catalogue of one indicator in every period."""
    forms = {
        periode: {
            unit: form.model_copy(
                update={"indikator": {k: v for k, v in form.indikator.items() if k == kode}}
            )
            for unit, form in by_unit.items()
        }
        for periode, by_unit in catalogue.formulir.items()
    }
    items = {key: item for key, item in catalogue.indikator.items() if key == kode}
    return replace(catalogue, indikator=items, formulir=forms)


def placed(catalogue: Catalogue | None, findings: Iterable[Finding]) -> dict[str, tuple[Placed, ...]]:
    """Return findings by their file, each with its place in the data where that is known."""
    found: dict[str, tuple[Placed, ...]] = {}
    places: dict[str, dict[tuple[int, int], Loc]] = {}
    for item in findings:
        path = item.location.path.removeprefix(f"{DATA}/")
        if path not in places:
            positions = catalogue.posisi.get(path, {}) if catalogue else {}
            places[path] = {place: loc for loc, place in positions.items()}
        loc = places[path].get((item.location.line, item.location.column), ())
        found[path] = (*found.get(path, ()), Placed(loc, item))
    return found


def _row_of(loc: Loc) -> str | None:
    return str(loc[1]) if len(loc) > 1 and loc[0] == "indikator" else None
