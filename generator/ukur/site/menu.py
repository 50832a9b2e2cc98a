"""Menu and links of what an office wrote itself, without pages that this site does not have."""

import re
from collections.abc import Collection
from typing import Any

from ukur.site.material import UNIT_INDEX
from ukur.site.page_bukti_dukung import SRC as EVIDENCE
from ukur.site.page_place import SRC as PLACES

OPTIONAL = frozenset({EVIDENCE, PLACES, UNIT_INDEX})
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


def without_links(markdown: str, present: Collection[str]) -> str:
    """Return a written page on which links to optional pages that are not there are words alone."""
    for page in OPTIONAL - set(present):
        link = rf"\[([^\[\]]+)\]\((?:\.\./)*{re.escape(page)}(?:#[^()\s]*)?\)"
        markdown = re.sub(link, r"\1", markdown)
    return markdown
