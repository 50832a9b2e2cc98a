"""The theme around a page (cangkang) without the page's own words in it.

The theme's templates escape nothing, so they never see text from data: they are given place marks, and the
text is put in afterwards, escaped. Pages that differ in nothing but those marks share one rendering of the
theme, which saves half the time of a large build.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Protocol

from ukur.site.page import INDONESIAN, SitePage
from ukur.site.page_frame import in_indonesian

SITE_NAME = "[[ukur:situs]]"
CONTENT_PLACE = "<h1>[[ukur:isi]]</h1>"
MARK_PLACE = "[[ukur:tanda]]"
_MARK = re.compile(r"\[\[ukur:(?:situs|(judul|deskripsi|sunting|kanonik):(\d+))\]\]")
_AROUND = re.compile(
    r'<(?:header(?= class="md-header)|nav(?= class="md-(?:tabs|path))|footer(?= class="md-footer)'
    r'|div(?= (?:data-md-component="skip"|class="md-sidebar))|button(?= type="button" class="md-top))'
)
"""What the theme puts around the body of a page."""
_GENERAL_PLACES = {-1: "LALU", 0: "INI", 1: "NANTI"}


def text_mark(jenis: str, number: int) -> str:
    """Return the mark that stands for a text of page ``number``."""
    return f"[[ukur:{jenis}:{number}]]"


def fill_marks(html: str, pages: Sequence["HasPage"], site: str) -> str:
    """Put the texts in place of their marks, escaped for HTML text and attributes alike.

    In one pass: a text that itself looks like a mark stays a text.
    """

    def text(found: re.Match[str]) -> str:
        return escape(pages[int(found[2])].teks[found[1]] if found[1] else site)

    return _MARK.sub(text, html)


def in_language(html: str, lang: str) -> str:
    """Return the theme around a page in its language: what stands around the body stays Indonesian."""
    if lang == INDONESIAN:
        return html
    return in_indonesian(html, _AROUND).replace(f'<html lang="{INDONESIAN}"', f'<html lang="{lang}"', 1)


class HasPage(Protocol):
    """What the shell needs to know of a builder's page."""

    nomor: int
    halaman: SitePage
    teks: dict[str, str]
    previous_page: Any
    next_page: Any
    parent: Any

    @property
    def url(self) -> str:
        """Address from the top of the site."""


@dataclass
class ThemeShell:
    """Renders the theme for pages outside the navigation, once for each kind of page."""

    _simpan: dict[tuple[object, ...], str] = field(default_factory=dict)

    def render(self, page: HasPage, original: Callable[[], str]) -> str:
        """Return the theme around ``page``; ``original`` renders it the long way.

        Neighbours lie in the same folder and differ in number by one, so that marks and addresses of one
        rendering can be carried over to all others of its kind.
        """
        around = page.previous_page, page.next_page
        key = (
            page.url.count("/"),
            id(page.parent),
            page.halaman.lang,
            page.halaman.bagian,
            *(bool(text) for text in page.teks.values()),
            *(neighbour is None for neighbour in around),
        )
        if key not in self._simpan:
            self._simpan[key] = self._general(original(), page)
        return self._own(self._simpan[key], page)

    def _general(self, html: str, page: HasPage) -> str:
        for step, other in self._around(page):
            html = html.replace(f'"{_sibling(other)}"', f'"[[ukur:url:{_GENERAL_PLACES[step]}]]"')
            html = re.sub(rf"(\[\[ukur:\w+:){other.nomor}\]\]", rf"\g<1>{_GENERAL_PLACES[step]}]]", html)
        return html

    def _own(self, html: str, page: HasPage) -> str:
        for step, other in self._around(page):
            html = html.replace(f"[[ukur:url:{_GENERAL_PLACES[step]}]]", _sibling(other))
            html = html.replace(f":{_GENERAL_PLACES[step]}]]", f":{other.nomor}]]")
        return html

    def _around(self, page: HasPage) -> list[tuple[int, HasPage]]:
        steps = (-1, page.previous_page), (0, page), (1, page.next_page)
        return [(step, other) for step, other in steps if other is not None]


def _sibling(page: HasPage) -> str:
    """Return the address of a page from its neighbour: ``indikator/IKU-01/`` -> ``../IKU-01/``.

    Pages that are files lie side by side: ``indikator/IKU-01.html`` -> ``IKU-01.html``.
    """
    name = page.url.rstrip("/").rpartition("/")[2]
    return f"../{name}/" if page.url.endswith("/") else name
