"""What a proposal touches, and the hash of what it would publish there."""

from collections.abc import Iterable
from dataclasses import dataclass

from ukur.model.catalogue import Catalogue
from ukur.model.paths import DATA
from ukur.workflow.document_hash import proposal_hash


@dataclass(frozen=True)
class TouchedPaths:
    """The paths a proposal touches, data and other files apart."""

    data: frozenset[str]
    lain: frozenset[str]

    @classmethod
    def sort_paths(cls, paths: Iterable[str]) -> "TouchedPaths":
        """Return the paths sorted into the two kinds."""
        inside = frozenset(path for path in paths if path.startswith(f"{DATA}/"))
        return cls(frozenset(path.removeprefix(f"{DATA}/") for path in inside), frozenset(paths) - inside)

    def other_content(self, contents: dict[str, str]) -> dict[str, str | None]:
        """Return the other files with their contents' names, as ``contents`` (of a tree) has them."""
        return {path: contents.get(path) for path in self.lain}

    def content_hash(self, catalogue: Catalogue, contents: dict[str, str]) -> str:
        """Return the hash of what these paths hold in a tree."""
        return proposal_hash(catalogue, self.data, self.other_content(contents))
