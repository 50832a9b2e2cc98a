"""Which file holds what: kind of data file -> model, in one table."""

from dataclasses import dataclass
from typing import Annotated

from ukur.measure.rumus_id import RumusId
from ukur.model.catalogue import RECORDS
from ukur.model.indikator import Indikator
from ukur.model.meaning import ChangeKind
from ukur.model.paths import DataKind, data_glob, named_part, parse_data_path, schema_path
from ukur.model.values import Record


class _Indikator(Indikator):
    """An indicator as its file must say it: its formula is one that ``measure`` has registered.

    ``measure`` owns the list, so that a new formula is one record there; ``model`` cannot know it.
    """

    rumus: Annotated[RumusId, ChangeKind.MAKNA]


OPTIONAL = frozenset({DataKind.KOREKSI, DataKind.LKE, DataKind.TERJEMAHAN})
"""An office may have nothing to correct, an evaluator with the criteria that Ukur ships, and one language."""


@dataclass(frozen=True)
class FileKind:
    """A kind of data file, with the field that its name repeats, where there is one."""

    kind: DataKind
    model: type[Record]
    required: bool
    key: str | None

    @property
    def name(self) -> str:
        """The name of its schema."""
        return self.kind.value

    @property
    def schema(self) -> str:
        """Where its schema lies in an office's repository."""
        return schema_path(self.name)

    @property
    def glob(self) -> str:
        """Its path, with a wildcard for each part that differs from file to file."""
        return data_glob(self.kind)


FILE_KINDS = tuple(
    FileKind(
        kind,
        _Indikator if kind is DataKind.INDIKATOR else model,
        required=named_part(kind) is None and kind not in OPTIONAL,
        key=named_part(kind),
    )
    for kind, model in RECORDS.items()
)
_BY_KIND = {jenis.kind: jenis for jenis in FILE_KINDS}


def kind_of(path: str) -> tuple[FileKind, str | None] | None:
    """Return the kind of the file at ``path`` and the id its name carries; None when unknown."""
    found = parse_data_path(path)
    return (_BY_KIND[found.kind], found.name) if found else None
