"""Target branch and proposal side by side: what every rule of the policy looks at."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Indikator, Target
from ukur.model.meaning import ChangeKind
from ukur.model.pengukuran import Koreksi, WordCorrection
from ukur.model.periode import Periode
from ukur.workflow.changes import LeafChange
from ukur.workflow.proposal import TouchedFile


@dataclass(frozen=True)
class MergeDifference:
    """What Git itself says of the merge: paths it changes in the target branch, and those no plain file then.

    Not always the files that the proposal touches: Git carries an edit over to where the target branch has
    moved the file meanwhile. ``not_files`` are symbolic links and submodules.
    """

    changed: frozenset[str] = frozenset()
    not_files: frozenset[str] = frozenset()


NO_DIFFERENCE = MergeDifference()
"""For a change that has no merge: two catalogues compared."""


def _unread(periode: Periode, kode: str) -> Indikator | None:
    return None


@dataclass(frozen=True)
class FiledPeriods:
    """The periods whose document the archive holds, in the target branch and after the merge.

    ``indikator`` tells an indicator as the newest document that the target branch filed of a period was made
    with; None where the archive has none, cannot be read, or is not at hand, as in the desk.
    """

    before: frozenset[Periode]
    after: frozenset[Periode]
    indikator: Callable[[Periode, str], Indikator | None] = field(default=_unread, compare=False)


@dataclass(frozen=True)
class Comparison:
    """Target branch and proposal side by side; ``register`` is the archive's register in both, as text.

    ``filed`` is None where the program of that time did not ask what the archive holds.
    ``equipment_known``: whether the target branch's program held fonts and pictures to be more than pages.
    ``repair``: it takes out of the archive what never verified, and leaves the mark of it. ``units_apart``:
    whether the target branch's program knew a unit's filled-in form from words of the document.
    ``signatories_asked``: whether it asked who signs before they were taken away; ``records_kept``: whether
    it held order and meetings of a filed document to be records that only grow; ``roles_named``: whether its
    documents printed names of roles. ``keys`` is allowed_signers
    in both, as text; None where it was not looked at.
    """

    base: Catalogue
    head: Catalogue
    changes: tuple[LeafChange, ...]
    files: tuple[TouchedFile, ...]
    register: tuple[str, str] | None = None
    merge: MergeDifference = NO_DIFFERENCE
    equipment_known: bool = True
    filed: FiledPeriods | None = None
    repair: bool = False
    units_apart: bool = True
    signatories_asked: bool = True
    records_kept: bool = True
    roles_named: bool = True
    keys: tuple[str, str] | None = None

    def target(self, kode: str, tahun: int) -> tuple[Target | None, Target | None]:
        """Return a target as it stands in both."""
        pair = self.base.indikator.get(kode), self.head.indikator.get(kode)
        first, last = (item.target.get(tahun) if item else None for item in pair)
        return first, last

    def changed_targets(self) -> list[tuple[str, int]]:
        """Return indicator and year of every target that differs."""
        changed = (change for change in self.changes if change.kind is ChangeKind.TARGET)
        return sorted({(change.indikator, int(change.loc[1])) for change in changed if change.indikator})

    def new_koreksi(self) -> list[Koreksi]:
        """Return the corrections that the proposal adds, in its order."""
        known = self.base.koreksi.koreksi
        return [row for row in self.head.koreksi.koreksi if row not in known]

    def new_words(self) -> list[WordCorrection]:
        """Return the corrections of words that the proposal adds, in its order."""
        known = self.base.koreksi.naskah
        return [row for row in self.head.koreksi.naskah if row not in known]
