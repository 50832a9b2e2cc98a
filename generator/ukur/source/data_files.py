"""What a source of data files is, and the one that holds them in memory; those on disk: ``file_tree``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from ukur.model.findings import Finding, Location
from ukur.model.paths import DATA
from ukur.source import rules
from ukur.source.yaml_text import MAX_BYTES


@dataclass(frozen=True)
class DataFile:
    """One file below the data folder: its path there, and its bytes, or the finding that bars reading it."""

    path: str
    raw: bytes = b""
    finding: Finding | None = None


class FileTree(Protocol):
    """A source of data files, sorted by path."""

    @property
    def root(self) -> str:
        """The data folder's name, as messages show it."""

    def files(self) -> Iterator[DataFile]:
        """Yield every file, sorted; never raises for a single bad file."""


def too_big(root: str, path: str, size: int) -> DataFile:
    """Return the file as one that is too large to be read."""
    hint = f"batasnya {MAX_BYTES:_} bita; simpan hanya data di sini, bukti cukup dirujuk".replace("_", ".")
    message = f"berkas berukuran {size:_} bita".replace("_", ".")
    return DataFile(path, finding=rules.B004.at(Location(f"{root}/{path}"), message, hint))


def not_regular(root: str, path: str, what: str) -> DataFile:
    """Return the file as one that is none: a link, a folder or a device."""
    hint = "ganti dengan berkas biasa yang berisi data"
    return DataFile(
        path, finding=rules.B010.at(Location(f"{root}/{path}"), f"{what}, bukan berkas biasa", hint)
    )


@dataclass(frozen=True)
class MemoryTree:
    """Files already in memory, by their path below the data folder, as an archive holds them."""

    isi: Mapping[str, bytes]
    root: str = DATA

    def files(self) -> Iterator[DataFile]:
        """Yield every file, sorted."""
        for path, raw in sorted(self.isi.items()):
            yield DataFile(path, raw) if len(raw) <= MAX_BYTES else too_big(self.root, path, len(raw))


@dataclass(frozen=True)
class ChangedTree:
    """The files of another source with some of them changed or added, as they would be once written."""

    base: FileTree
    changed: Mapping[str, bytes]

    @property
    def root(self) -> str:
        """The data folder's name, as messages show it."""
        return self.base.root

    def files(self) -> Iterator[DataFile]:
        """Yield every file, sorted."""
        kept = [file for file in self.base.files() if file.path not in self.changed]
        yield from sorted((*kept, *MemoryTree(self.changed).files()), key=lambda file: file.path)
