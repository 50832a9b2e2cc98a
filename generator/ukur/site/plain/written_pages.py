"""Written pages for the plain shell: Markdown with the site's extensions, and where their links lead."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape
from itertools import count
from typing import Any
from urllib.parse import unquote

from ukur.model.faults import quote
from ukur.model.findings import Location, UkurError
from ukur.site.page import PageAddresses, PageSection, SitePage
from ukur.site.search_index import Heading
from ukur.site.written_html import breakable, foreign_markup
from ukur.site.written_page import head_faults

_HEAD = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?\n", re.DOTALL | re.MULTILINE)
_ADDRESS = re.compile(r'(?<= )(href|src)="([^"]*)"')
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_BUILT_IN = ("toc", "tables", "fenced_code")
"""Those that every page has, whatever mkdocs.yml names beside them."""


@dataclass(frozen=True)
class Link:
    """Where a page leads within the site: a page by its source or a file by its path, and a place in it."""

    written: str
    target: str
    place: str


@dataclass(frozen=True)
class WrittenPage:
    """A written page, rendered: its body, what its head says, its headings, and where it leads."""

    src: str
    html: str
    head: Mapping[str, str]
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]

    @property
    def title(self) -> str:
        """The title of its head, else its first heading, else its file."""
        first = next((row.text for row in self.headings if row.level == 1), self.src)
        return self.head.get("title") or first

    @property
    def sections(self) -> tuple[PageSection, ...]:
        """What its list of contents names."""
        return tuple(PageSection(row.id, row.text) for row in self.headings if row.level in (2, 3))


class PageRenderer:
    """Renders written pages; ``extensions`` of Markdown and their settings are those of mkdocs.yml."""

    def __init__(self, extensions: Mapping[str, Mapping[str, Any]], address: PageAddresses) -> None:
        import markdown  # a fifth of a second, which commands without pages need not wait for

        every: dict[str, Mapping[str, Any]] = {**{name: {} for name in _BUILT_IN}, **extensions}
        self._markdown = markdown.Markdown(
            extensions=list(every), extension_configs={name: dict(given) for name, given in every.items()}
        )
        self._address = address

    def render(self, src: str, text: str) -> WrittenPage:
        """Return the page; what it may not bring stops the build, as ``check`` has told before."""
        head, body = _split(src, text)
        html = self._markdown.reset().convert(body)
        if (fault := next(foreign_markup(html), None)) is not None:
            raise UkurError(f"content/{src}: {fault.message}; {fault.hint}")
        links: list[Link] = []

        def addressed(found: re.Match[str]) -> str:
            link = _link(src, unescape(found[2]))
            if link is None:
                return found[0]
            links.append(link)
            return f'{found[1]}="{escape(self._way(src, link))}"'

        html = _framed_tables(breakable(_ADDRESS.sub(addressed, html)))
        headings = tuple(_headings(getattr(self._markdown, "toc_tokens", [])))
        return WrittenPage(src, html, head, headings, tuple(links))

    def _way(self, src: str, link: Link) -> str:
        place = f"#{link.place}" if link.place else ""
        if link.target == src:
            return place or self._address.way_to_top(src) + self._address.url(src)
        target = self._address.url(link.target) if link.target.endswith(".md") else link.target
        return self._address.way_to_top(src) + target + place


def dead_links(
    written: Iterable[WrittenPage], pages: Mapping[str, SitePage], files: Iterable[str]
) -> Iterator[str]:
    """Yield a sentence for each link of a written page that leads to nothing.

    The body of a page made from data is looked at only where a link names a place that is no section of it.
    """
    known = {page.src: page for page in written}
    there = set(files)
    for page in known.values():
        for link in page.links:
            target, place = unquote(link.target.partition("?")[0]), unquote(link.place)
            if target in known:
                found = not place or f'id="{place}"' in known[target].html
            elif target in pages:
                found = not place or _has_place(pages[target], place)
            else:
                found = target in there
            if not found:
                yield f"content/{page.src}: tautan {quote(link.written)} tidak menuju apa pun"


def _has_place(page: SitePage, place: str) -> bool:
    return any(part.id == place for part in page.bagian) or f'id="{place}"' in page.isi()


def _link(src: str, written: str) -> Link | None:
    """Return where a link leads; None for one that leaves the site, or names its top."""
    path, _, place = written.partition("#")
    if written.startswith("/") or _OUTSIDE.match(written):
        return None
    return Link(written, _joined(src, path) if path else src, place)


def _split(src: str, text: str) -> tuple[dict[str, str], str]:
    found = _HEAD.match(text)
    if found is None:
        return {}, text
    from ruamel.yaml import YAML

    head = YAML(typ="safe", pure=True).load(found[1])
    for key, value in head.items() if isinstance(head, dict) else ():
        fault = next(head_faults(Location(f"content/{src}"), str(key), value), None)
        if fault is not None:
            raise UkurError(f"{fault.location.path}: {fault.message}; {fault.hint}")
    kept = head if isinstance(head, dict) else {}
    return {key: str(kept[key]) for key in ("title", "description") if key in kept}, text[found.end() :]


def _headings(tokens: Iterable[Mapping[str, Any]]) -> Iterator[Heading]:
    for token in tokens:
        yield Heading(token["level"], token["id"], unescape(token["name"]))
        yield from _headings(token["children"])


def _joined(src: str, link: str) -> str:
    parts = src.split("/")[:-1]
    for part in link.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _framed_tables(html: str) -> str:
    """Return the page with each table in a region that scrolls by itself and has a name of its own."""
    number = count(1)
    return re.sub(
        r"<table>(.*?)</table>",
        lambda found: (
            f'<div class="ukur-gulir" role="region" tabindex="0" aria-label="Tabel {next(number)}">'
            f'<table class="ukur-tabel">{found[1]}</table></div>'
        ),
        html,
        flags=re.DOTALL,
    )
