"""What the approvals of one proposal bind to: the whole that it would publish, or forms alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from ukur.model.catalogue import Catalogue
from ukur.model.paths import PERAN, measured_periode
from ukur.workflow.changes import LeafChange, changes_between
from ukur.workflow.document_hash import changes_since, hash_lines, role_lines
from ukur.workflow.touched_paths import TouchedPaths
from ukur.workflow.unit_scope import forms_alone, unit_changes, unit_hash


@dataclass(frozen=True)
class Binding:
    """The paths that count for a proposal; ``forms`` are there only where there is nothing else.

    ``names``: it touches a document, which prints names of roles; they must be the same as when it was
    approved, wherever they were changed.
    """

    cover: TouchedPaths
    forms: tuple[str, ...] = ()
    names: bool = False

    @classmethod
    def of(
        cls,
        cover: TouchedPaths,
        base: Catalogue | None,
        head: Catalogue,
        merged: Iterable[str],
        names: bool = True,
    ) -> "Binding":
        """Return what binds; ``merged`` are the paths that Git changes in the target branch.

        ``names`` is False for a proposal of the past, whose documents printed no name of a role.

        Git carries an edit over to where the target branch has moved a file meanwhile: then more is changed
        than the proposal's own forms, and the whole counts. Without ``base`` it always does.
        """
        moved = TouchedPaths.sort_paths(merged)
        names = names and any(measured_periode(path) for path in cover.data)
        if base is None or moved.lain or not moved.data <= cover.data:
            return cls(cover, names=names)
        return cls(cover, forms_alone(base, head, cover.data, cover.lain), names)

    def whole_hash(self, catalogue: Catalogue, contents: dict[str, str]) -> str:
        """Return the hash of what the proposal would publish."""
        return self.cover.content_hash(catalogue, contents)

    def bound_hash(self, catalogue: Catalogue, contents: dict[str, str]) -> str:
        """Return the hash that an approval must share with the head to count."""
        if self.forms:
            return unit_hash(catalogue, self.forms)
        whole = self.whole_hash(catalogue, contents)
        return hash_lines((whole, *role_lines(catalogue))) if self.names else whole

    def changes(self, former: Catalogue, head: Catalogue) -> tuple[LeafChange, ...]:
        """Return what differs between an approved commit and the head, of what approvals bind to."""
        if self.forms:
            return unit_changes(former, head, self.forms)
        renamed = tuple(change for change in changes_between(former, head) if self._renames(change))
        return (*changes_since(former, head, self.cover.data), *renamed)

    def _renames(self, change: LeafChange) -> bool:
        own = PERAN in self.cover.data  # then it is among the changes of what it touches
        return self.names and not own and change.file == PERAN and change.loc[::2] == ("peran", "nama")
