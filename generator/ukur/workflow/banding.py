"""Target branch and proposal side by side: what every rule of the policy looks at."""

from dataclasses import dataclass

from ukur.model.indikator import Target
from ukur.model.katalog import Katalog
from ukur.model.meaning import Jenis
from ukur.model.pengukuran import Koreksi
from ukur.workflow.perubahan import Ubah
from ukur.workflow.usulan import BerkasUbah


@dataclass(frozen=True)
class Gabungan:
    """What Git itself says of the merge: paths it changes in the target branch, and those no plain file then.

    Not always the files that the proposal touches: Git carries an edit over to where the target branch has
    moved the file meanwhile. ``bukan_berkas`` are symbolic links and submodules.
    """

    berubah: frozenset[str] = frozenset()
    bukan_berkas: frozenset[str] = frozenset()


TANPA_BEDA = Gabungan()
"""For a change that has no merge: two catalogues compared."""


@dataclass(frozen=True)
class Banding:
    """Target branch and proposal side by side; ``register`` is the archive's register in both, as text."""

    dasar: Katalog
    kepala: Katalog
    ubah: tuple[Ubah, ...]
    berkas: tuple[BerkasUbah, ...]
    register: tuple[str, str] | None = None
    gabungan: Gabungan = TANPA_BEDA

    def target(self, kode: str, tahun: int) -> tuple[Target | None, Target | None]:
        """Return a target as it stands in both."""
        pair = self.dasar.indikator.get(kode), self.kepala.indikator.get(kode)
        first, last = (item.target.get(tahun) if item else None for item in pair)
        return first, last

    def target_berubah(self) -> list[tuple[str, int]]:
        """Return indicator and year of every target that differs."""
        changed = (change for change in self.ubah if change.jenis is Jenis.TARGET)
        return sorted({(change.indikator, int(change.loc[1])) for change in changed if change.indikator})

    def koreksi_baru(self) -> list[Koreksi]:
        """Return the corrections that the proposal adds, in its order."""
        known = self.dasar.koreksi.koreksi
        return [row for row in self.kepala.koreksi.koreksi if row not in known]
