"""A folder of a Git revision as files by name, each read when it is asked for."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ukur.model.findings import UkurError
from ukur.source import git

PLAIN_FILES = ("100644", "100755")


class GitFolder(Mapping[str, bytes]):
    """Files of a commit's or tree's folder; ``names`` tells two of them apart without reading a file."""

    def __init__(self, repo: Path, revision: str, folder: str) -> None:
        self._repo, self._folder = repo, folder
        top = f"{folder}/"
        self.names: Mapping[str, str] = {
            path.removeprefix(top): name
            for path, name in git.tree_files(repo, revision).items()
            if path.startswith(top)
        }
        self._read: dict[str, bytes] = {}

    def __getitem__(self, path: str) -> bytes:
        if path not in self._read:
            if path not in self.names:
                raise KeyError(path)
            self.read([path])
        return self._read[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def __contains__(self, path: object) -> bool:
        return path in self.names

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Return several files, asked of Git all at once; what is not there is left out."""
        wanted = [path for path in paths if path in self.names]
        fresh = [path for path in wanted if path not in self._read]
        for path in fresh:
            mode, _ = self.names[path].split(" ")
            if mode not in PLAIN_FILES:
                raise UkurError(
                    f"{self._folder}/{path} tautan simbolik atau submodul; ganti dengan berkas biasa"
                )
        blobs = (self.names[path].split(" ")[1] for path in fresh)
        self._read |= dict(zip(fresh, git.blobs(self._repo, blobs), strict=True))
        return {path: self._read[path] for path in wanted}

    def below(self, folder: str) -> dict[str, bytes]:
        """Return the files of a folder inside, by their path in it."""
        top = f"{folder}/"
        found = self.read(path for path in self.names if path.startswith(top))
        return {path.removeprefix(top): content for path, content in found.items()}


def file_size(repo: Path, revision: str, path: str) -> int:
    """Return how many bytes a file of a commit or tree has, without reading it; 0 where there is none."""
    out = git.git(repo, "cat-file", "-s", f"{revision}:{path}")
    return int(out) if out and out.strip().isdigit() else 0
