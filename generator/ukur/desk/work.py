"""The work on a repository as a value: what was opened, what was changed, and what both say when read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ukur.checks import registry
from ukur.desk.repository import Repository
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue, Loc
from ukur.model.findings import Finding, UkurError
from ukur.model.paths import DATA
from ukur.model.pengukuran import Formulir
from ukur.source.catalogue_reader import CatalogueReading, ReadCache, read_catalogue
from ukur.source.data_files import MemoryTree
from ukur.source.parsed_files import ParsedFiles
from ukur.verify.inputs import check_data


@dataclass(frozen=True)
class Placed:
    """A finding with the place in the data that it is about: keys, and numbers of list members."""

    loc: Loc
    finding: Finding


Findings = Mapping[str, tuple[Placed, ...]]
"""What was found, by path below the data folder."""


@dataclass(frozen=True)
class State:
    """What the data says at one moment: as read at once, measured when somebody asks.

    ``former`` is an earlier moment, whose figures are carried over where nothing changed, and which stands in
    for a moment that cannot be read.
    """

    reading: CatalogueReading
    former: Measurements | None = None
    checked: Measurements | None = None

    @cached_property
    def good(self) -> Measurements | None:
        """The measured office, or the last that could be read."""
        if self.checked is not None or self.reading.catalogue is None:
            return self.checked or self.former
        return Measurements(self.reading.catalogue, self.former)

    @property
    def latest(self) -> Measurements | None:
        """The latest moment that was measured already."""
        return self.__dict__.get("good") or self.checked or self.former

    @cached_property
    def _rows(self) -> dict[str, Measurements]:
        return {}

    def row(self, kode: str) -> Measurements | None:
        """Return the office of one indicator, measured: enough for its row, and fast. None: not readable."""
        if self.reading.catalogue is None:
            return None
        if kode not in self._rows:
            self._rows[kode] = Measurements(row_catalogue(self.reading.catalogue, kode))
        return self._rows[kode]


@dataclass(frozen=True)
class Work:
    """``changed`` has the new bytes by path below the data folder, None for a file that is taken out.

    ``base`` is the office as opened, ``state`` as changed. ``found`` is what is known to be wrong: of a row
    that was typed in just now, by the rules of that row. ``checked`` is what the whole check says of it as it
    is, None where it was not asked since the last change.
    """

    repository: Repository
    today: str
    cache: ReadCache
    base: Measurements | None
    state: State
    found: Findings
    changed: Mapping[str, bytes | None] = field(default_factory=dict)
    checked: tuple[Finding, ...] | None = None

    @property
    def files(self) -> dict[str, bytes]:
        """Every data file as it is now, by path below the data folder."""
        return changed_files(self.repository.data, self.changed)

    @property
    def measured(self) -> Measurements:
        """The office as it is now, or as it last could be read; UkurError where it never could."""
        if (good := self.state.good) is None:
            raise unreadable()
        return good

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue as it is now, or as it last could be read; UkurError where it never could."""
        if self.state.reading.catalogue is not None:
            return self.state.reading.catalogue
        return self.measured.catalogue

    @property
    def is_readable(self) -> bool:
        """Whether there is a catalogue, of now or of before."""
        return self.state.reading.catalogue is not None or self.state.former is not None

    def raw(self, path: str) -> bytes | None:
        """Return a data file as it is now; None for one that is not there."""
        return self.changed[path] if path in self.changed else self.repository.data.get(path)


def unreadable() -> UkurError:
    """Return the refusal of what needs data that can be read."""
    return UkurError("data belum dapat dibaca; perbaiki lebih dahulu yang disebut temuannya")


def changed_files(data: Mapping[str, bytes], changed: Mapping[str, bytes | None]) -> dict[str, bytes]:
    """Return files with some of them changed, added or taken out."""
    return {path: raw for path, raw in {**data, **changed}.items() if raw is not None}


def begin_work(
    repository: Repository,
    today: str,
    parsed: ParsedFiles | None = None,
    known: tuple[Finding, ...] | None = None,
) -> Work:
    """Return the work on a repository just opened: read, and checked unless its findings are ``known``."""
    cache = ReadCache(parsed=parsed)
    reading = read_catalogue(MemoryTree(repository.data), cache)
    base = Measurements(reading.catalogue) if reading.catalogue else None
    work = Work(repository, today, cache, base, State(reading, base, base), {})
    if base is None or known is None:
        return checked_work(work)[0]
    return replace(work, found=placed(base.catalogue, known), checked=known)


def with_changes(work: Work, changes: Mapping[str, bytes | None]) -> Work:
    """Return the work with new bytes of files, read and measured; what is as it was opened is no change."""
    known = work.repository.data
    changed = {path: raw for path, raw in {**work.changed, **changes}.items() if raw != known.get(path)}
    reading = read_catalogue(MemoryTree(changed_files(known, changed)), work.cache)
    return replace(work, changed=changed, state=State(reading, work.state.latest), checked=None)


def checked_work(work: Work) -> tuple[Work, tuple[Finding, ...]]:
    """Check everything, as ``ukur check`` does of the data; return the work that knows it, and the findings.

    What was checked as it is now is not checked again.
    """
    if work.checked is not None:
        return work, work.checked
    checked = check_data(MemoryTree(work.files), work.cache, work.state.latest)
    catalogue = checked.measurements.catalogue if checked.measurements else None
    found = placed(catalogue, checked.findings)
    state = replace(work.state, former=work.state.latest, checked=checked.measurements)
    return replace(work, state=state, found=found, checked=checked.findings), checked.findings


def with_row_checked(work: Work, path: str, kode: str) -> Work:
    """Return the work with what the rules say of one row of a form, and of reading its file.

    The rules are asked of a catalogue of that indicator alone: enough for what was typed just now, and fast.
    Those that compare indicators are asked when everything is checked.
    """
    reading, one = work.state.reading, work.state.row(kode)
    if reading.catalogue is None or one is None:
        return replace(work, found={**work.found, path: placed(None, reading.findings).get(path, ())})
    read = registry.only_remarks_on_approved(reading.findings, reading.catalogue)
    told = registry.unexplained(registry.find_all(one), one.catalogue)
    here = f"{DATA}/{path}"
    fresh = {item for item in (*read, *told) if item.location.path == here}
    of_row = [
        item for item in placed(reading.catalogue, sorted(fresh)).get(path, ()) if _row_of(item.loc) == kode
    ]
    others = [item for item in work.found.get(path, ()) if _row_of(item.loc) != kode]
    return replace(work, found={**work.found, path: tuple((*others, *of_row))})


def row_catalogue(catalogue: Catalogue, kode: str) -> Catalogue:
    """Return the catalogue of one indicator, with those that it follows, in every period."""
    codes = {kode, *(item.kode for item in catalogue.predecessors(kode))}
    forms = {
        periode: {unit: _form_of(form, codes) for unit, form in by_unit.items()}
        for periode, by_unit in catalogue.formulir.items()
    }
    items = {key: item for key, item in catalogue.indikator.items() if key in codes}
    return replace(catalogue, indikator=items, formulir=forms)


def _form_of(form: Formulir, codes: set[str]) -> Formulir:
    rows = {kode: form.indikator[kode] for kode in codes if kode in form.indikator}
    return form.model_copy(update={"indikator": rows})


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
