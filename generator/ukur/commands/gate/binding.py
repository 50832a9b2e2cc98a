"""What the approvals of one proposal bind to: the whole that it would publish, or forms alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from ukur.model.catalogue import Catalogue
from ukur.workflow.changes import LeafChange
from ukur.workflow.document_hash import changes_since
from ukur.workflow.touched_paths import TouchedPaths
from ukur.workflow.unit_scope import forms_alone, unit_changes, unit_hash


@dataclass(frozen=True)
class Binding:
    """The paths that count for a proposal; ``forms`` are there only where there is nothing else."""

    cover: TouchedPaths
    forms: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, cover: TouchedPaths, base: Catalogue | None, head: Catalogue, merged: Iterable[str]
    ) -> "Binding":
        """Return what binds; ``merged`` are the paths that Git changes in the target branch.

        Git carries an edit over to where the target branch has moved a file meanwhile: then more is changed
        than the proposal's own forms, and the whole counts. Without ``base`` it always does.
        """
        moved = TouchedPaths.sort_paths(merged)
        if base is None or moved.lain or not moved.data <= cover.data:
            return cls(cover)
        return cls(cover, forms_alone(base, head, cover.data, cover.lain))

    def whole_hash(self, catalogue: Catalogue, contents: dict[str, str]) -> str:
        """Return the hash of what the proposal would publish."""
        return self.cover.content_hash(catalogue, contents)

    def bound_hash(self, catalogue: Catalogue, contents: dict[str, str]) -> str:
        """Return the hash that an approval must share with the head to count."""
        return unit_hash(catalogue, self.forms) if self.forms else self.whole_hash(catalogue, contents)

    def changes(self, former: Catalogue, head: Catalogue) -> tuple[LeafChange, ...]:
        """Return what differs between an approved commit and the head, of what approvals bind to."""
        if self.forms:
            return unit_changes(former, head, self.forms)
        return changes_since(former, head, self.cover.data)
