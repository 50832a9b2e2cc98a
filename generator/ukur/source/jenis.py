"""Which file holds what: kind of data file -> model, in one table."""

from dataclasses import dataclass
from typing import Annotated

from ukur.measure.rumus_id import RumusId
from ukur.model.indikator import Indikator
from ukur.model.katalog import RECORDS
from ukur.model.meaning import Jenis
from ukur.model.nilai import Nilai
from ukur.model.paths import DataKind, data_glob, named_part, parse_data_path


class _Indikator(Indikator):
    """An indicator as its file must say it: its formula is one that ``measure`` has registered.

    ``measure`` owns the list, so that a new formula is one record there; ``model`` cannot know it.
    """

    rumus: Annotated[RumusId, Jenis.MAKNA]


@dataclass(frozen=True)
class JenisBerkas:
    """A kind of data file, with the field that its name repeats, where there is one."""

    kind: DataKind
    model: type[Nilai]
    wajib: bool
    kunci: str | None

    @property
    def nama(self) -> str:
        """The name of its schema."""
        return self.kind.value

    @property
    def glob(self) -> str:
        """Its path, with a wildcard for each part that differs from file to file."""
        return data_glob(self.kind)


JENIS = tuple(
    JenisBerkas(
        kind,
        _Indikator if kind is DataKind.INDIKATOR else model,
        wajib=named_part(kind) is None and kind is not DataKind.KOREKSI,  # an office may have none to correct
        kunci=named_part(kind),
    )
    for kind, model in RECORDS.items()
)
_BY_KIND = {jenis.kind: jenis for jenis in JENIS}


def jenis_of(path: str) -> tuple[JenisBerkas, str | None] | None:
    """Return the kind of the file at ``path`` and the id its name carries; None when unknown."""
    found = parse_data_path(path)
    return (_BY_KIND[found.kind], found.name) if found else None
