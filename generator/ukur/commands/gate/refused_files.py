"""Files beside the data that would stop the build, or mislead on the site: refused before they are merged."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ukur.commands.data.files_beside import check_files_at
from ukur.model.findings import Finding
from ukur.workflow.change_wording import shorten_text


def refused_files(repo: Path, tree: str, changed: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each file among ``changed`` that the site would not take as ``tree`` has it."""
    found: dict[str, list[Finding]] = {}
    for item in check_files_at(repo, tree, changed):
        found.setdefault(item.location.path, []).append(item)
    for path, items in found.items():
        first, more = items[0], f" (dan {len(items) - 1} lagi)" if len(items) > 1 else ""
        where = f"{shorten_text(path)} baris {first.location.line}"
        yield f"{where}: {shorten_text(first.message, 200)}{more}; {first.hint}"
