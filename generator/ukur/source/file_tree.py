"""Data files where they lie: in a folder on disk, or in any Git revision without touching the work tree."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ukur.model.findings import Location, UkurError
from ukur.model.paths import DATA
from ukur.model.portal_sources import SOURCES
from ukur.source import git, rules
from ukur.source.data_files import DataFile, not_regular, too_big
from ukur.source.yaml_text import MAX_BYTES


def _shown(name: str) -> str:
    return name.encode("utf-8", "replace").decode()


@dataclass(frozen=True)
class Folder:
    """Files of a folder on disk; hidden files are passed over, links are never followed."""

    path: Path
    root: str = DATA

    def files(self) -> Iterator[DataFile]:
        """Yield every file below the folder, sorted."""
        if not self.path.is_dir():
            if (self.path.parent / SOURCES).is_file():
                raise UkurError("ini repositori portal; pakai ukur portal, misalnya ukur portal check")
            raise UkurError(f"folder data '{self.root}' tidak ditemukan; jalankan di folder utama repositori")
        yield from sorted(self._walk(), key=lambda file: file.path)

    def _walk(self) -> Iterator[DataFile]:
        folders = [(self.path, "")]
        while folders:
            folder, prefix = folders.pop()
            try:
                with os.scandir(folder) as scan:
                    entries = [entry for entry in scan if not entry.name.startswith(".")]
            except OSError as error:
                yield self._unreadable(_shown(prefix.rstrip("/")), error)
                continue
            for entry in entries:
                name = f"{prefix}{entry.name}"
                if entry.is_dir(follow_symlinks=False) and not entry.name.endswith((".yml", ".yaml")):
                    folders.append((Path(entry.path), f"{name}/"))
                else:
                    yield self._read(entry, _shown(name))

    def _read(self, entry: os.DirEntry[str], path: str) -> DataFile:
        try:
            info = entry.stat(follow_symlinks=False)
            if stat.S_ISLNK(info.st_mode):
                return not_regular(self.root, path, "tautan simbolik")
            if not stat.S_ISREG(info.st_mode):
                return not_regular(self.root, path, "folder atau berkas khusus")
            if info.st_size > MAX_BYTES:
                return too_big(self.root, path, info.st_size)
            return DataFile(path, Path(entry.path).read_bytes())
        except OSError as error:
            return self._unreadable(path, error)

    def _unreadable(self, path: str, error: OSError) -> DataFile:
        message = f"tidak dapat dibaca ({error.strerror})"
        at = Location(f"{self.root}/{path}".rstrip("/"))
        return DataFile(path, finding=rules.B015.at(at, message, "periksa izin berkas, lalu ulangi"))


@dataclass(frozen=True)
class GitRevision:
    """Files of one Git revision, read through ``git cat-file``; the work tree is not touched."""

    repo: Path
    revision: str
    root: str = DATA

    def files(self) -> Iterator[DataFile]:
        """Yield every data file of the revision, sorted."""
        wanted = ("ls-tree", "-r", "-z", "-l", "--full-tree", "--end-of-options", f"{self.revision}^{{tree}}")
        listing = git.git(self.repo, *wanted, f"{self.root}/")
        if listing is None:
            raise git.unknown_revision(self.repo, self.revision)
        found: list[DataFile | tuple[str, bytes]] = []
        for row in sorted(filter(None, listing.split(b"\0")), key=lambda row: row.split(b"\t", 1)[1]):
            meta, name = row.split(b"\t", 1)
            mode, _, blob, size = meta.split()
            path = name.decode("utf-8", "replace").removeprefix(f"{self.root}/")
            if any(part.startswith(".") for part in path.split("/")):
                continue
            if mode not in {b"100644", b"100755"}:
                found.append(not_regular(self.root, path, "tautan simbolik atau submodul"))
            elif not size.isdigit():  # Git says BAD, and ends as if all were well
                raise UkurError(git.DAMAGED)
            elif int(size) > MAX_BYTES:
                found.append(too_big(self.root, path, int(size)))
            else:
                found.append((path, blob))
        contents = git.blobs(self.repo, (item[1].decode() for item in found if isinstance(item, tuple)))
        for item in found:
            yield DataFile(item[0], next(contents)) if isinstance(item, tuple) else item
