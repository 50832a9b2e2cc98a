"""The plain shell: what stands around a page where no site builder is used.

Everything but a page's body is escaped here, in one place; the body was escaped by its own template, or
checked against the allow-list of written pages.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from ukur.site.page import INDONESIAN, PageAddresses, PageSection
from ukur.site.page_frame import FOOT_PLACE, in_indonesian, with_foot
from ukur.site.plain.plain_menu import Section, is_outside
from ukur.site.search_index import BOX_SCRIPT, search_button
from ukur.site.security_policy import SITE_SOURCES

TOGGLE_SCRIPT = "aset/polos.js"
_AROUND = re.compile(r'<(?:header|nav|footer|a(?= class="u-lompat"))')
"""What of a page stands around its body."""
_ON_THIS_PAGE = 2
"""A page with no more parts than these needs no list of them."""
_WIDE = re.compile(r'<table class="[^"]*\bukur-(?:formulir|sop|e81)\b')
"""Tables of a dozen columns and more: they need the room at the side, where the list of parts would stand."""


@dataclass(frozen=True)
class ShellPage:
    """What the shell needs of a page. ``isi`` is HTML; ``lalu`` and ``nanti`` are its neighbours' src, title.

    ``kanonik`` is its address where the site has one; ``tambahan`` is HTML for its head; ``origins`` are
    those that its script may ask beside the site.
    """

    src: str
    judul: str
    deskripsi: str
    isi: str
    bagian: tuple[PageSection, ...] = ()
    induk: str | None = None
    lalu: tuple[str, str] | None = None
    nanti: tuple[str, str] | None = None
    kanonik: str = ""
    tambahan: str = ""
    origins: tuple[str, ...] = ()
    lang: str = INDONESIAN


@dataclass
class PlainShell:
    """Header and menu are made once for each folder and entry of the menu; the rest is one string a page.

    ``start`` is the script that runs before anything is shown; ``style`` and ``icon`` are files of the site.
    ``foot`` is HTML, made by ``page_frame``; ``logo`` is a picture of the site, empty where there is none.
    """

    name: str
    address: PageAddresses
    menu: Sequence[Section]
    start: str
    style: str
    origin: str = SITE_SOURCES
    icon: str = ""
    foot: str = ""
    logo: str = ""
    _headers: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        digest = base64.b64encode(hashlib.sha256(self.start.encode()).digest()).decode()
        self._policy = (
            f"default-src 'none'; script-src {self.origin} 'sha256-{digest}'; style-src {self.origin}; "
            f"img-src {self.origin} data:; font-src {self.origin}; connect-src 'self'; manifest-src 'self'; "
            "base-uri 'none'; form-action 'none'"
        )
        self._section = {src: part.src for part in self.menu for _, src in part.pages}

    def render(self, page: ShellPage, top: str = "") -> str:
        """Return the whole page; ``top`` is the way to the top of the site where it is not the page's own."""
        way = top or self.address.way_to_top(page.src)
        section = self._section.get(page.src) or self._section.get(page.induk or "", "")
        around = self._header(way, section, page.src) + self._trail(way, section, page.src)
        contents = _contents(page.bagian)
        beside = " u-sisi" if contents and not _WIDE.search(page.isi) else ""
        before = f'{around}\n<div class="u-badan{beside}">{contents}'
        after = f'{self._neighbours(way, page)}<footer class="u-kaki">{FOOT_PLACE}</footer>'
        if page.lang != INDONESIAN:
            before, after = (in_indonesian(part, _AROUND) for part in (before, after))
        html = (
            f'<!doctype html>\n<html lang="{page.lang}">\n{self._head(page, way)}\n<body dir="ltr">\n{before}'
            '<main id="isi" class="md-typeset ukur" tabindex="-1">'
            f"<article>\n{page.isi}\n</article></main></div>\n{after}\n</body>\n</html>\n"
        )
        return with_foot(html, self.foot or escape(self.name), way)

    def _head(self, page: ShellPage, way: str) -> str:
        title = self.name if page.src == "index.md" else f"{page.judul} - {self.name}"
        described = f'<meta name="description" content="{escape(page.deskripsi)}">' if page.deskripsi else ""
        canonical = f'<link rel="canonical" href="{escape(page.kanonik)}">' if page.kanonik else ""
        scripts = "".join(f'<script src="{way}{src}" defer></script>' for src in (TOGGLE_SCRIPT, BOX_SCRIPT))
        return "".join(
            (
                '<head><meta charset="utf-8">',
                f'<meta http-equiv="Content-Security-Policy" content="{self._policy_of(page)}">',
                '<meta name="viewport" content="width=device-width,initial-scale=1">',
                f"<title>{escape(title)}</title>{described}{canonical}",
                '<meta name="color-scheme" content="light dark">',
                f'<link rel="icon" href="{way}{self.icon}">'
                if self.icon
                else '<link rel="icon" href="data:,">',
                f'<link rel="stylesheet" href="{way}{self.style}">',
                f"<script>{self.start}</script>{scripts}{page.tambahan}</head>",
            )
        )

    def _policy_of(self, page: ShellPage) -> str:
        return self._policy.replace("connect-src 'self'", " ".join(("connect-src 'self'", *page.origins)), 1)

    def _link(self, way: str, src: str, title: str, current: str = "") -> str:
        href = src if is_outside(src) else way + self.address.url(src)
        mark = f' aria-current="{current}"' if current else ""
        return f'<a href="{escape(href)}"{mark}>{escape(title)}</a>'

    def _header(self, way: str, section: str, src: str) -> str:
        key = (way, section, src if src in self._section else "")
        if key not in self._headers:
            self._headers[key] = self._made_header(way, section, src)
        return self._headers[key]

    def _made_header(self, way: str, section: str, src: str) -> str:
        entries = "".join(
            f"<li>{self._link(way, part.src, part.title, _current(part.src, src, section))}</li>"
            for part in self.menu
        )
        below = next((part.pages for part in self.menu if part.src == section and len(part.pages) > 1), ())
        rows = "".join(f"<li>{self._link(way, to, title, _current(to, src))}</li>" for title, to in below)
        inner = f'<nav class="u-sub" aria-label="Halaman bagian ini"><ul>{rows}</ul></nav>\n' if rows else ""
        logo = f'<img src="{way}{escape(self.logo)}" alt="">' if self.logo else ""
        return (
            '<a class="u-lompat" href="#isi">Langsung ke isi</a>\n<header class="u-atas">'
            f'<a class="u-nama" href="{way}{self.address.url("index.md")}">{logo}{escape(self.name)}</a>'
            f'{search_button(way, self.address)}<button type="button" class="u-gelap">Gelap/terang</button>'
            '<details class="u-menu"><summary>Menu</summary><nav aria-label="Menu utama">'
            f"<ul>{entries}</ul></nav></details></header>\n{inner}"
        )

    def _trail(self, way: str, section: str, src: str) -> str:
        titles: Mapping[str, str] = {part.src: part.title for part in self.menu}
        above = [(section, titles[section])] if section not in ("", src, "index.md") else []
        steps = [("index.md", "Beranda"), *above]
        if src == "index.md":
            return ""
        items = "".join(f"<li>{self._link(way, to, title)}</li>" for to, title in steps)
        return f'<nav class="u-jejak" aria-label="Letak halaman"><ol>{items}</ol></nav>'

    def _neighbours(self, way: str, page: ShellPage) -> str:
        beside = (("prev", "Sebelumnya", page.lalu), ("next", "Selanjutnya", page.nanti))
        links = "".join(
            f'<a rel="{rel}" href="{way}{self.address.url(to[0])}">{word}: {escape(to[1])}</a>'
            for rel, word, to in beside
            if to
        )
        return f'<nav class="u-urut" aria-label="Halaman sejenis">{links}</nav>\n' if links else ""


def _current(to: str, src: str, section: str = "") -> str:
    return "page" if to == src else "true" if section and to == section else ""


def _contents(parts: Iterable[PageSection]) -> str:
    rows = [f'<li><a href="#{escape(part.id)}">{escape(part.judul)}</a></li>' for part in parts]
    if len(rows) <= _ON_THIS_PAGE:
        return ""
    return (
        '<details class="u-toc"><summary>Di halaman ini</summary>'
        f'<nav aria-label="Daftar isi"><ul>{"".join(rows)}</ul></nav></details>'
    )
