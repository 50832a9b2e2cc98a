"""Use case of kept readings: a data file whose bytes did not change is not read again by the next build."""

import contextlib
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from ukur.commands.data.program_digest import program_digest
from ukur.commands.pages.kept_files import keep, prune, whole_content
from ukur.commands.pages.value_bytes import Shared, value_bytes, value_of
from ukur.model.findings import UkurError
from ukur.model.paths import measured_periode
from ukur.model.periode import Periode
from ukur.site.kept import packed_files, unpacked_files
from ukur.source.catalogue_reader import ReadCache
from ukur.source.data_files import DataFile, FileTree
from ukur.source.file_kinds import FileKind
from ukur.source.partial_reading import ReadFile

CACHE_FOLDER = ".cache/bacaan"


class ReadTree:
    """The files of another source, and the digests of those that were read from it."""

    def __init__(self, base: FileTree) -> None:
        self._base = base
        self._read: dict[str, bytes] = {}
        self.is_whole = True

    @property
    def root(self) -> str:
        """The data folder's name, as messages show it."""
        return self._base.root

    def files(self) -> Iterator[DataFile]:
        """Yield every file, sorted."""
        for file in self._base.files():
            self._read[file.path] = hashlib.sha256(file.raw).digest()
            self.is_whole = self.is_whole and file.finding is None
            yield file

    def digest(self, until: Periode | None = None) -> bytes:
        """Return the digest of what was read: of all, or without the folders of periods after ``until``."""
        said = hashlib.sha256(self.root.encode())
        for path, digest in sorted(self._read.items()):
            periode = measured_periode(path)
            if until is None or periode is None or periode <= until:
                said.update(hashlib.sha256(path.encode()).digest() + digest)
        return said.digest()


class KeptReadings(ReadCache):
    """What reading gave, by path and bytes of each file; all in one file, which this very program wrote."""

    def __init__(self, repo: Path) -> None:
        super().__init__()
        self._path = repo / CACHE_FOLDER / program_digest().hex()[:40]
        content = whole_content(self._path)
        self._known: Mapping[str, bytes] = unpacked_files(content) if content else {}
        self._used: dict[str, bytes | ReadFile] = {}

    def keep(self) -> None:
        """Write what was read for the next build, where it is not there already."""
        if self._used.keys() == self._known.keys():
            return
        packed = packed_files(
            {
                name: entry if isinstance(entry, bytes) else value_bytes(Shared().of(entry))
                for name, entry in self._used.items()
            }
        )
        with contextlib.suppress(UkurError):  # a build without room for what it keeps is still a build
            keep(self._path, packed)
            prune(self._path.parent, [self._path])

    def _new(self, file: DataFile, full_path: str, jenis: FileKind) -> ReadFile:
        name = hashlib.sha256(hashlib.sha256(full_path.encode()).digest() + file.raw).hexdigest()
        known = self._known.get(name)
        if known is not None:
            with contextlib.suppress(ValueError):  # somebody else's, under our name
                value = value_of(known)
                if isinstance(value, ReadFile):
                    self._used[name] = known
                    return value
        made = super()._new(file, full_path, jenis)
        self._used[name] = made
        return made
