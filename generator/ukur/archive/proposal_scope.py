"""What the hash of a recorded proposal covers."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, StringConstraints

from ukur.model.catalogue import Catalogue
from ukur.model.paths import measured_periode
from ukur.model.periode import Periode
from ukur.model.values import Record
from ukur.workflow.document_hash import proposal_hash

# Our choice: several times what a path in a repository has; more is not ours, and is not read.
FilePath = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]


class ProposalScope(Record):
    """What a proposal's hash covers: data files it touches, and hashes of the other files it touches."""

    data: tuple[FilePath, ...] = ()
    lain: Mapping[FilePath, str | None] = Field(default_factory=dict)

    def proposal_hash(self, catalogue: Catalogue) -> str:
        """Return the hash of the proposal as the catalogue has it."""
        return proposal_hash(catalogue, self.data, self.lain)

    def covers_document(self, periode: Periode) -> bool:
        """Return whether the document's own files are in it: only then the hash is over all its inputs."""
        return any(measured_periode(path) == periode for path in self.data)
