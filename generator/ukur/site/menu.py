"""The menu that a repository's mkdocs.yml declares, without pages that this site does not have."""

from collections.abc import Collection
from typing import Any

from ukur.site.material import UNIT_INDEX
from ukur.site.page_bukti_dukung import SRC as EVIDENCE

OPTIONAL = frozenset({EVIDENCE, UNIT_INDEX})
"""Pages that an office may or may not have; any other that a menu names and that is missing is a mistake."""


def menu_of(declared: Any, present: Collection[str]) -> Any:
    """Return a menu as MkDocs reads it, without optional pages that are not there and sections left empty."""
    if isinstance(declared, list):
        kept = [menu_of(entry, present) for entry in declared]
        return [entry for entry in kept if entry not in (None, [], {})]
    if isinstance(declared, dict):
        kept_parts = {title: menu_of(part, present) for title, part in declared.items()}
        return {title: part for title, part in kept_parts.items() if part not in (None, [])}
    return None if declared in OPTIONAL and declared not in present else declared
