"""The semantic change between two catalogues: every leaf that differs, and what it means."""

from collections.abc import Iterator
from dataclasses import dataclass

from ukur.model.katalog import Katalog
from ukur.model.meaning import Jenis
from ukur.model.paths import DataPath, parse_data_path
from ukur.model.periode import Periode
from ukur.workflow.jenis import jenis_daun
from ukur.workflow.rekaman import Loc, daun, rekaman


@dataclass(frozen=True, order=True)
class Ubah:
    """One leaf that differs; ``lama`` is None where it is new, ``baru`` where it is gone."""

    berkas: str
    loc: Loc
    lama: str | None
    baru: str | None
    jenis: Jenis

    @property
    def _path(self) -> DataPath | None:
        return parse_data_path(self.berkas)

    @property
    def periode(self) -> Periode | None:
        """The period whose document or form changed."""
        return self._path.periode if self._path else None

    @property
    def unit(self) -> str | None:
        """The unit whose form changed."""
        return self._path.unit if self._path else None

    @property
    def tahun(self) -> int | None:
        """The year whose budget changed."""
        return self._path.tahun if self._path else None

    @property
    def indikator(self) -> str | None:
        """The indicator whose dictionary entry or report changed."""
        if self._path and self._path.kode:
            return self._path.kode
        return self.loc[1] if self.unit and self.loc[0] == "indikator" else None


def perubahan(dasar: Katalog, kepala: Katalog) -> tuple[Ubah, ...]:
    """Return what differs in meaning between the target branch and a proposal, by file and place.

    A file of the proposal that cannot be read is not taken for a deleted one: its errors are told elsewhere.
    """
    return tuple(sorted(_perubahan(dasar, kepala)))


def _perubahan(dasar: Katalog, kepala: Katalog) -> Iterator[Ubah]:
    before, after = rekaman(dasar), rekaman(kepala)
    for path in (before.keys() | after.keys()) - kepala.tak_terbaca:
        first, second = before.get(path), after.get(path)
        if first == second:
            continue
        old = daun(first) if first else {}
        new = daun(second) if second else {}
        for loc in old.keys() | new.keys():
            if old.get(loc) != new.get(loc):
                yield Ubah(path, loc, old.get(loc), new.get(loc), jenis_daun(path, loc))
