"""What guides and menu say of the SOP: numbers of steps and names of roles, put into words around them."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from ukur.commands.data.program_files import guide_files
from ukur.commands.data.role_example import OPERATOR, with_roles
from ukur.commands.data.role_words import RoleWords, plain, with_role_words
from ukur.model.catalogue import Catalogue
from ukur.model.sop import Tahap
from ukur.workflow.approval_policy import FIXED_RULES, fixed_roles
from ukur.workflow.proposal_templates import KINDS, role_name

INDEX, PLANNER, MENU = "content/panduan/index.md", "content/panduan/perencana.md", "mkdocs.yml"
Rewrite = Callable[[str, Catalogue], str]
Cells = Mapping[str, Mapping[int, str]]
"""For the first cell of a row: what stands in which of its cells."""


def _approvers(catalogue: Catalogue, stages: Sequence[Tahap]) -> str:
    """Return whom closing the stages asks: ``Tim SAKIP (2 orang), Sekretaris``; a dash for nobody."""
    most: dict[str, int] = {}
    for step in catalogue.sop.langkah:
        for item in catalogue.sop.approvals_of(step) if step.tahap in stages else ():
            most[item.peran] = max(item.jumlah, most.get(item.peran, 0))
    names = ((role_name(catalogue.peran, key), count) for key, count in most.items())
    return ", ".join(name if count == 1 else f"{name} ({count} orang)" for name, count in names) or "–"


def _index(text: str, catalogue: Catalogue) -> str:
    stages: dict[str, dict[int, str]] = {}
    for stage in Tahap:
        numbers = ", ".join(str(step.nomor) for step in catalogue.sop.langkah if step.tahap is stage)
        what = _cell(text, "Tahap", f"`{stage}`", 1).partition(": ")[2]
        stages[f"`{stage}`"] = {1: f"{numbers or '–'}: {what}", 2: _approvers(catalogue, (stage,))}
    guards = {
        str(kind): {1: ", ".join(role_name(catalogue.peran, key) for key in fixed_roles(catalogue.sop, kind))}
        for kind in FIXED_RULES
    }
    return _table(_table(text, "Tahap", stages), "Yang berubah", guards)


def _planner(text: str, catalogue: Catalogue) -> str:
    asked = {kind.name.capitalize(): {2: _approvers(catalogue, kind.stages)} for kind in KINDS}
    return _table(text, "Usulan", asked)


def _menu(text: str, catalogue: Catalogue) -> str:
    """Each guide for a role is called as the office calls that role."""
    words, called = RoleWords(catalogue), set[str]()
    for page, roles in _MENU.items():
        label = words.label(*roles)
        label = f"{label} ({page.replace('-', ' ')})" if label in called else label
        called.add(label)
        line = re.compile(rf"^(\s*- ).*(: panduan/{page}\.md)$", re.MULTILINE)
        text = line.sub(lambda match, label=label: f"{match[1]}{plain(label)}{match[2]}", text)  # type: ignore[misc]
    return text


_MENU: Mapping[str, tuple[str, ...]] = {
    "kepala": ("Kepala Dinas",),
    "sekretaris": ("Sekretaris",),
    "perencana": ("Perencana", "Staf"),
    "tim-sakip": ("Tim SAKIP",),
}
"""Which roles each guide is for, in the guides' words; the last gives way where two are called alike."""

GUIDES: Mapping[str, Rewrite] = {INDEX: _index, PLANNER: _planner, MENU: _menu}
"""What each file says of the SOP; a file that the office took away stays away."""


def site_guides(own: Collection[str], catalogue: Catalogue | None) -> dict[str, bytes]:
    """Return the program's guides as an office's site shows them: with the words of its SOP, if read."""
    guides = guide_files(own)
    if catalogue is None:
        return guides
    return {path: rewritten(path, raw.decode(), catalogue).encode() for path, raw in guides.items()}


def rewritten(path: str, text: str, catalogue: Catalogue, own: frozenset[str] | None = None) -> str:
    """Return a guide or the menu with the words of the office's SOP; ``own`` as in ``with_role_words``."""
    told = text if path == MENU else with_role_words(text, catalogue, own)
    if path == OPERATOR and own is None:
        told = with_roles(told, catalogue)
    return GUIDES[path](told, catalogue) if path in GUIDES else told


def _rows(text: str, head: str) -> range:
    """Return the places of a table's rows among the lines: empty where there is no such table."""
    lines = text.split("\n")
    start = next((place for place, line in enumerate(lines) if line.startswith(f"| {head} |")), None)
    if start is None:
        return range(0)
    end = next((place for place in range(start, len(lines)) if not lines[place].startswith("|")), len(lines))
    return range(start + 2, end)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split(" | ")]


def _cell(text: str, head: str, first: str, column: int) -> str:
    lines = text.split("\n")
    found = (_cells(lines[place]) for place in _rows(text, head))
    return next((cells[column] for cells in found if cells[0] == first and column < len(cells)), "")


def _table(text: str, head: str, known: Cells) -> str:
    lines = text.split("\n")
    for place in _rows(text, head):
        cells = _cells(lines[place])
        for column, content in known.get(cells[0], {}).items():
            if column < len(cells):
                cells[column] = content
        lines[place] = f"| {' | '.join(cells)} |"
    return "\n".join(lines)
