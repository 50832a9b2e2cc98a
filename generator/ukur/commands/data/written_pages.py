"""The written pages of a repository, from its folder or a Git revision, held against what they may bring."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ukur.model.findings import Finding, Location, UkurError
from ukur.site.written_page import L106, check_page, is_written_page
from ukur.source import git
from ukur.verify.inputs import CheckedData

CONTENT = "content"


def with_written_pages(checked: CheckedData, repo: Path, revision: str | None = None) -> CheckedData:
    """Return what was found in the data, with what was found in the written pages beside it."""
    found = pages_on_disk(repo) if revision is None else pages_at(repo, revision)
    return replace(checked, findings=tuple(sorted({*checked.findings, *found})))


def refuse_written_pages(repo: Path) -> None:
    """Raise UkurError with the first thing that a page of the folder may not bring."""
    for item in pages_on_disk(repo):
        raise UkurError(f"{item.location}: {item.message}; {item.hint}")


def pages_on_disk(repo: Path) -> Iterator[Finding]:
    """Yield what the pages of the folder may not bring; a link shows what another file says."""
    for folder, below, names in os.walk(repo / CONTENT):
        place = Path(folder).relative_to(repo).as_posix()
        for name in (*below, *names):
            path = f"{place}/{name}"
            if os.path.islink(repo / path):
                hint = "ganti dengan berkas biasa"
                yield L106.at(Location(path), "tautan simbolik di folder halaman", hint)
            elif name in names and is_written_page(path):
                yield from check_page(path, (repo / path).read_bytes())


def pages_at(repo: Path, revision: str) -> Iterator[Finding]:
    """Yield what the pages of a commit or tree may not bring."""
    return check_pages_at(repo, revision, git.tree_files(repo, revision))


def check_pages_at(repo: Path, tree: str, paths: Iterable[str]) -> Iterator[Finding]:
    """Yield what those of some paths that are written pages may not bring, as a commit or tree has them."""
    for path in sorted(filter(is_written_page, paths)):
        content = git.file_bytes(repo, tree, path)
        if content is not None:
            yield from check_page(path, content)
