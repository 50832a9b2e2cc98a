"""Files beside the data that would stop build or gate, or mislead on the site: refused before a merge."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ukur.commands.data.files_beside import check_files_at
from ukur.commands.gate.program_then import program_faults
from ukur.model.findings import Finding, Severity
from ukur.workflow.change_wording import shorten_text


def refused_files(repo: Path, base: str, tree: str, changed: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each file among ``changed`` that the site would not take as ``tree`` has it.

    And one for a program that could not be installed any more, unlike that of ``base``.
    """
    yield from program_faults(repo, base, tree)
    found: dict[str, list[Finding]] = {}
    for item in check_files_at(repo, tree, changed):
        if item.severity is Severity.ERROR:
            found.setdefault(item.location.path, []).append(item)
    for path, items in found.items():
        first, more = items[0], f" (dan {len(items) - 1} lagi)" if len(items) > 1 else ""
        where = f"{shorten_text(path)} baris {first.location.line}"
        yield f"{where}: {shorten_text(first.message, 200)}{more}; {first.hint}"
