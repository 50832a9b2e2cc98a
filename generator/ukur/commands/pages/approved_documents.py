"""Signed documents that the archive does not hold yet: what they show is what was signed, read from Git."""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from ukur.archive.document_content import content_hash
from ukur.commands.data.archive_source import FrozenOffice, fonts_at, freeze_commit, picture_at, signed_commit
from ukur.commands.data.checked_data import data_tree
from ukur.document.picture import check_picture
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.model.paths import EMBLEM_FOLDER
from ukur.model.periode import Periode
from ukur.site.material import SignedSource
from ukur.source import git
from ukur.source.catalogue_reader import ReadCache, read_catalogue
from ukur.workflow.document_hash import document_inputs

NO_HISTORY = "riwayat Git tidak ada atau tidak terbaca di salinan ini"


@dataclass
class ApprovedReader:
    """Reads the commits at which documents were signed; each is read once, however often a preview asks."""

    repo: Path
    cache: ReadCache = field(default_factory=ReadCache)
    _commits: dict[tuple[str, Periode], str | UkurError] = field(default_factory=dict)
    _catalogues: dict[str, Catalogue | None] = field(default_factory=dict)
    _offices: dict[str, FrozenOffice] = field(default_factory=dict)

    def sources(self, today: Measurements, filed: Collection[Periode]) -> dict[Periode, SignedSource]:
        """Return where each signed document that is not filed comes from, or why that cannot be told."""
        waiting = [periode for periode in today.catalogue.disahkan() if periode not in filed]
        head = _own_head(self.repo) if waiting else None
        if head is None:
            return {periode: SignedSource(unproven=NO_HISTORY) for periode in waiting}
        return {periode: self._source(today, head, periode) for periode in waiting}

    def _source(self, today: Measurements, head: str, periode: Periode) -> SignedSource:
        try:
            return self._signed(today, self._commit(head, periode), periode)
        except UkurError as error:
            return SignedSource(unproven=str(error))

    def _commit(self, head: str, periode: Periode) -> str:
        key = head, periode
        if key not in self._commits:
            try:
                self._commits[key] = signed_commit(self.repo, periode, head, self.cache)
            except UkurError as error:
                self._commits[key] = error
        found = self._commits[key]
        if isinstance(found, UkurError):
            raise found
        return found

    def _signed(self, today: Measurements, commit: str, periode: Periode) -> SignedSource:
        """Return the document's source; what was measured today is used again where no input differs."""
        if commit not in self._catalogues:
            self._catalogues[commit] = read_catalogue(data_tree(self.repo, commit), self.cache).catalogue
        then = self._catalogues[commit]
        if then is None:
            raise UkurError(f"data pada commit {commit[:12]}, yang menandatanganinya, tidak dapat dibaca")
        emblem, fonts = _emblem(self.repo, commit, then), fonts_at(self.repo, commit, then)
        changed = content_hash(today.catalogue, periode) != content_hash(then, periode)
        named = then.peran.names == today.catalogue.peran.names
        if named and document_inputs(then, periode) == document_inputs(today.catalogue, periode):
            return SignedSource(today, emblem, fonts, commit, changed)
        if commit not in self._offices:
            self._offices[commit] = freeze_commit(self.repo, commit, self.cache)
        return SignedSource(self._offices[commit].measurements, emblem, fonts, commit, changed)


def _own_head(repo: Path) -> str | None:
    """Return the commit checked out in a folder that is a repository itself, not a part of another one."""
    if git.git(repo, "rev-parse", "--show-prefix") != b"\n":
        return None
    return git.commit(repo, "HEAD")


def _emblem(repo: Path, commit: str, catalogue: Catalogue) -> bytes | None:
    picture = picture_at(repo, commit, catalogue)
    name = catalogue.instansi.kop.lambang
    return None if picture is None else check_picture(f"{EMBLEM_FOLDER}/{name}", picture)
