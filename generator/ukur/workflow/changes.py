"""The semantic change between two catalogues: every leaf that differs, and what it means."""

from collections.abc import Iterator
from dataclasses import dataclass

from ukur.model.catalogue import Catalogue
from ukur.model.meaning import ChangeKind
from ukur.model.paths import DataPath, parse_data_path
from ukur.model.periode import Periode
from ukur.workflow.change_kinds import leaf_kind
from ukur.workflow.records import Loc, catalogue_records, record_leaves


@dataclass(frozen=True, order=True)
class LeafChange:
    """One leaf that differs; ``old`` is None where it is new, ``new`` where it is gone."""

    file: str
    loc: Loc
    old: str | None
    new: str | None
    kind: ChangeKind

    @property
    def _path(self) -> DataPath | None:
        return parse_data_path(self.file)

    @property
    def periode(self) -> Periode | None:
        """The period whose document or form changed."""
        return self._path.periode if self._path else None

    @property
    def unit(self) -> str | None:
        """The unit whose form changed."""
        return self._path.unit if self._path else None

    @property
    def year(self) -> int | None:
        """The year whose budget changed."""
        return self._path.tahun if self._path else None

    @property
    def indikator(self) -> str | None:
        """The indicator whose dictionary entry or report changed."""
        if self._path and self._path.kode:
            return self._path.kode
        return self.loc[1] if self.unit and self.loc[0] == "indikator" else None


def changes_between(base: Catalogue, head: Catalogue) -> tuple[LeafChange, ...]:
    """Return what differs in meaning between the target branch and a proposal, by file and place.

    A file of the proposal that cannot be read is not taken for a deleted one: its errors are told elsewhere.
    """
    return tuple(sorted(_changes_between(base, head)))


def _changes_between(base: Catalogue, head: Catalogue) -> Iterator[LeafChange]:
    before, after = catalogue_records(base), catalogue_records(head)
    for path in (before.keys() | after.keys()) - head.tak_terbaca:
        first, second = before.get(path), after.get(path)
        if first == second:
            continue
        old = record_leaves(first) if first else {}
        new = record_leaves(second) if second else {}
        for loc in old.keys() | new.keys():
            lost = loc not in new and head.left_out.lacks(path, *loc)  # left out: its error is told elsewhere
            if old.get(loc) != new.get(loc) and not lost:
                yield LeafChange(path, loc, old.get(loc), new.get(loc), leaf_kind(path, loc))
