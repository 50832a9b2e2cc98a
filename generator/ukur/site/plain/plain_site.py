"""The whole site in the plain shell, as files: pages, error page, style, scripts, search index, sitemap."""

import gzip
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from ukur.model.findings import UkurError
from ukur.site.menu import menu_of, without_links
from ukur.site.page import INDONESIAN, PageAddresses, SiteFile, SitePage
from ukur.site.page_frame import SharedPage
from ukur.site.plain.plain_menu import is_outside, read_menu
from ukur.site.plain.shell import TOGGLE_SCRIPT, PlainShell, ShellPage
from ukur.site.plain.written_pages import PageRenderer, WrittenPage, dead_links
from ukur.site.search_index import written_entries
from ukur.site.security_policy import FILE_SOURCES, SITE_SOURCES
from ukur.site.whole_site import CSS, ICON, WholeSite, asset_text, marks_html, plain_styles, search_file

_DARK = re.compile(r'\[data-md-color-scheme="slate"\] \{([^{}]*)\}')
_SHOWN = 10
"""Dead links that one sentence names; the others are counted."""
ERROR_PAGE = "404.html"
_NOT_FOUND = (
    "<h1>Halaman tidak ditemukan</h1>\n<p>Alamat ini tidak ada di situs ini. Mulai dari "
    '<a href="{way}">Beranda</a>, atau pakai pencarian di atas.</p>'
)


@dataclass(frozen=True)
class PlainSource:
    """What the site is made of beside the pages of data: written pages as text by source, settings, files.

    ``site_url`` ends with a slash, or is empty; ``files`` are paths of other files of content/ that are
    published as they are.
    """

    address: PageAddresses
    written: Mapping[str, str]
    nav: object = None
    extensions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    site_url: str = ""
    files: tuple[str, ...] = ()


def plain_files(site: WholeSite, source: PlainSource) -> Iterator[SiteFile]:
    """Yield every file of the site; a dead link of a written page or of the menu stops it at the start."""
    made = {page.src: page for page in site.halaman}
    renderer = PageRenderer(source.extensions, source.address)
    written = [
        renderer.render(src, without_links(text, made)) for src, text in sorted(source.written.items())
    ]
    titles = {src: page.judul for src, page in made.items()} | {page.src: page.title for page in written}
    menu = read_menu(menu_of(source.nav, made), titles)
    entries = {src for part in menu for _, src in part.pages if not is_outside(src)}
    _refuse_dead(
        [
            *(f"mkdocs.yml: nav menyebut '{src}', yang tidak ada" for src in sorted(entries - titles.keys())),
            *dead_links(written, made, (*source.files, *(file.path for file in site.berkas))),
        ]
    )
    named = {src: title for part in menu for title, src in part.pages}
    origin = SITE_SOURCES if source.address.folder else FILE_SOURCES
    start = asset_text("awal.js").strip()
    shell = PlainShell(site.nama, source.address, menu, start, CSS, origin, ICON, site.kaki, site.logo)
    yield from _pages(site, source, shell)
    for page in written:
        title = page.head.get("title") or named.get(page.src, page.title)
        yield _file(source, page.src, shell.render(_written(page, site, source, title)))
    yield SiteFile(ERROR_PAGE, shell.render(_error_page(site, source), _from_anywhere(source)).encode())
    yield from (file for file in site.berkas if file.path != CSS)
    yield SiteFile(CSS, style().encode())
    yield SiteFile(TOGGLE_SCRIPT, asset_text("polos.js").encode())
    entries_of = [(page.src, tuple(written_entries(page.src, page.headings))) for page in written]
    yield search_file(site, source.address, entries_of)
    if source.site_url:
        yield from _sitemap(source, [*made, *source.written])


def style() -> str:
    """Return the styles; the dark colours hold without JavaScript too, where the reader's system is dark."""
    css = plain_styles()
    dark = "".join(found[1] for found in _DARK.finditer(css))
    unless_chosen = ':root:not([data-md-color-scheme="default"])'
    css += f"\n@media screen {{ @media (prefers-color-scheme: dark) {{ {unless_chosen} {{{dark}}} }} }}"
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", re.sub(r"\s+", " ", css)).strip()
    return css.replace(": ", ":").replace(";}", "}")


def _refuse_dead(faults: list[str]) -> None:
    if faults:
        more = f"; dan {len(faults) - _SHOWN} lagi" if len(faults) > _SHOWN else ""
        raise UkurError(f"situs tidak dapat dibangun: {'; '.join(faults[:_SHOWN])}{more}")


def _pages(site: WholeSite, source: PlainSource, shell: PlainShell) -> Iterator[SiteFile]:
    before, after = _neighbours(page for page in site.halaman if page.lang == INDONESIAN)
    for page in site.halaman:
        shown = ShellPage(
            page.src,
            page.judul,
            page.deskripsi,
            site.body_of(page),
            page.bagian,
            page.induk,
            before.get(page.src),
            after.get(page.src),
            _canonical(source, page.src),
            _shared(site, source, page.src, page.judul, page.deskripsi, page.lang),
            page.origins,
            page.lang,
        )
        yield _file(source, page.src, shell.render(shown))


Beside = dict[str, tuple[str, str]]


def _neighbours(pages: Iterable[SitePage]) -> tuple[Beside, Beside]:
    before: Beside = {}
    after: Beside = {}
    for first, second in pairwise(page for page in pages if page.induk):
        if first.induk == second.induk:
            after[first.src] = second.src, second.judul
            before[second.src] = first.src, first.judul
    return before, after


def _written(page: WrittenPage, site: WholeSite, source: PlainSource, title: str) -> ShellPage:
    return ShellPage(
        page.src,
        title,
        page.head.get("description", ""),
        marks_html(site.tanda) + page.html,
        page.sections,
        kanonik=_canonical(source, page.src),
        tambahan=_shared(site, source, page.src, title, page.head.get("description", "")),
    )


def _shared(
    site: WholeSite, source: PlainSource, src: str, title: str, told: str, lang: str = INDONESIAN
) -> str:
    named = site.nama if src == "index.md" else title
    page = SharedPage(named, told, site.nama, _canonical(source, src), lang)
    return site.head_tags(src, page, source.site_url or source.address.way_to_top(src), source.address)


def _error_page(site: WholeSite, source: PlainSource) -> ShellPage:
    body = _NOT_FOUND.format(way=escape(_from_anywhere(source)))
    return ShellPage(ERROR_PAGE, "Halaman tidak ditemukan", "", marks_html(site.tanda) + body)


def _from_anywhere(source: PlainSource) -> str:
    """Return the way to the top that holds at every address: the error page is shown at any."""
    return urlsplit(source.site_url).path or "/"


def _canonical(source: PlainSource, src: str) -> str:
    return source.site_url + source.address.url(src) if source.site_url else ""


def _file(source: PlainSource, src: str, html: str) -> SiteFile:
    url = source.address.url(src)
    return SiteFile(f"{url}index.html" if source.address.folder else url, html.encode())


def _sitemap(source: PlainSource, pages: Iterable[str]) -> Iterator[SiteFile]:
    rows = "".join(f"<url><loc>{escape(_canonical(source, src))}</loc></url>\n" for src in pages)
    start = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    content = f"{start}{rows}</urlset>\n".encode()
    yield SiteFile("sitemap.xml", content)
    yield SiteFile("sitemap.xml.gz", gzip.compress(content, mtime=0))
