"""The menu of the plain shell, from ``nav`` of mkdocs.yml: sections, each with the pages below it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True)
class Section:
    """An entry of the menu; it opens on its first page. ``pages`` are titles and sources, that one first."""

    title: str
    pages: tuple[tuple[str, str], ...]

    @property
    def src(self) -> str:
        """The page that the entry leads to."""
        return self.pages[0][1]


def read_menu(nav: object, titles: Mapping[str, str]) -> tuple[Section, ...]:
    """Return the menu; what is no page and no list of pages is passed over.

    ``titles`` are those of all pages by their source: an entry without a title of its own bears the page's.
    """
    items = nav if isinstance(nav, list) else [src for src in titles if "/" not in src]
    found = []
    for item in items:
        pages = tuple(_pages(item, titles))
        name = next(iter(item)) if isinstance(item, dict) and item else ""
        if pages:
            found.append(Section(str(name) or pages[0][0], pages))
    return tuple(found)


def _pages(item: object, titles: Mapping[str, str], title: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(item, str):
        yield title or titles.get(item, item), item
    elif isinstance(item, list):
        for inner in item:
            yield from _pages(inner, titles)
    elif isinstance(item, dict):
        for name, inner in item.items():
            yield from _pages(inner, titles, str(name))


def is_outside(src: str) -> bool:
    """Return whether an entry leads to another site."""
    return _OUTSIDE.match(src) is not None
