"""Hands finished pages to MkDocs: pages skip Markdown, carry their own table of contents and edit link."""

import os
from abc import abstractmethod
from collections.abc import Callable, Sequence
from html import escape
from itertools import pairwise
from typing import Any, Literal, cast

import jinja2
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url, write_file
from mkdocs.utils.templates import TemplateContext

from ukur.model.findings import Location
from ukur.site.compiled import Compiled
from ukur.site.menu import menu_of
from ukur.site.mkdocs_search import headings, remove_their_search, use_own_search
from ukur.site.page import INDONESIAN, PageAddresses, PageSection, SearchEntry, SitePage
from ukur.site.page_frame import FOOT_PLACE, SharedPage, with_foot
from ukur.site.placed_file import PlacedFile, Placer
from ukur.site.search_index import search_button, written_entries
from ukur.site.security_policy import FILE_SOURCES, SITE_SOURCES, seal_page
from ukur.site.theme_environment import TEMPLATE_NAME, ThemeEnvironment
from ukur.site.theme_listing import list_visible_files
from ukur.site.theme_scripts import ThemeScripts
from ukur.site.theme_shell import (
    CONTENT_PLACE,
    MARK_PLACE,
    SITE_NAME,
    fill_marks,
    text_mark,
)
from ukur.site.whole_site import CSS, ICON, WholeSite, marks_html, search_file
from ukur.site.written_html import breakable, foreign_markup
from ukur.site.written_page import head_faults

THEME_FOLDER = os.path.join(os.path.dirname(__file__), "theme")
_COMPILED = Compiled()


class GeneratedFile(File):
    """A generated file that knows whether its page changed since the last build of this process."""

    bahan: tuple[object, ...] = ()
    terbit: dict[str, tuple[object, ...]]

    def is_modified(self) -> bool:
        """Return whether the page must be built again (used by ``serve`` only)."""
        return not os.path.isfile(self.abs_dest_path) or self.terbit.get(self.abs_dest_path) != self.bahan


class GeneratedPage(Page):
    """A page whose HTML comes from a :class:`SitePage`; it never touches Markdown.

    The theme gets place marks instead of the page's texts (see ``theme_shell``); ``teks`` holds the texts.
    """

    def __init__(self, file: File, config: MkDocsConfig, page: SitePage, number: int) -> None:
        self.halaman = page
        self.nomor = number
        super().__init__(text_mark("judul", number), file, config)
        self.teks = {
            "judul": page.judul,
            "deskripsi": page.deskripsi,
            "sunting": page.sunting or "",
            "kanonik": self.canonical_url or "",
        }
        self.edit_url = text_mark("sunting", number) if page.sunting else None
        self.canonical_url = text_mark("kanonik", number) if self.canonical_url else None

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what MkDocs would have read from front matter."""
        self.markdown = ""
        self.meta = {
            "title": text_mark("judul", self.nomor),
            "description": text_mark("deskripsi", self.nomor),
            "hide": ["navigation", *(["toc"] if self.halaman.lang != INDONESIAN else [])],
            "search": {"exclude": True},
            "template": TEMPLATE_NAME,
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the headings; the body itself is put in when the page is written, past the theme."""
        self.content = CONTENT_PLACE
        self.toc = get_toc([_toc_token(part) for part in self.halaman.bagian])
        self.present_anchor_ids = {part.id for part in self.halaman.bagian}
        self.links_to_anchors: dict[Any, Any] = {}

    @property
    def is_outside_navigation(self) -> bool:
        """Whether the page stands below a page of the navigation, beside others of its kind."""
        return self.halaman.induk is not None


def _toc_token(part: PageSection) -> Any:
    """Return a heading as HTML that the theme puts in: a name of the office's may look like a place mark."""
    title = escape(part.judul).replace("[", "&#91;")
    return {"level": 2, "id": part.id, "name": title, "html": title, "data-toc-label": "", "children": []}


class NoSettings(Config):  # type: ignore[no-untyped-call] # MkDocs' own hook is untyped
    """The plugin has no options: everything is in the data."""


class PagesPlugin(BasePlugin[NoSettings]):  # type: ignore[no-untyped-call] # MkDocs' own hook is untyped
    """The mechanics of the MkDocs plugin; what the pages are is decided by :meth:`load_site`."""

    def __init__(self) -> None:
        self.situs = WholeSite((), (), (), "")
        self.placer: Placer
        self.terbit: dict[str, tuple[object, ...]] = {}
        self._menu: dict[str, str] = {}
        self._asal = SITE_SOURCES
        self._jalan = "."
        self._skrip: ThemeScripts
        self._tertulis: dict[str, tuple[SearchEntry, ...]] = {}
        self._halaman: list[GeneratedPage] = []
        self.maju: Callable[[], None] = lambda: None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Exist: MkDocs then keeps this plugin, and what it remembers, from one rebuild to the next."""

    @abstractmethod
    def load_site(self, config: MkDocsConfig) -> WholeSite:
        """Return the site to build; raise to stop the build."""

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the data once, add our theme folder and stylesheet, choose the search language."""
        self.situs = self.load_site(config)
        config.nav = menu_of(config.nav, self.situs.sources)
        config.site_name = SITE_NAME
        config.copyright, config.theme["favicon"] = FOOT_PLACE, ICON
        if self.situs.logo and "logo" not in config.theme:  # the office's own mkdocs.yml may name another
            config.theme["logo"] = self.situs.logo
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, THEME_FOLDER)
        list_visible_files(config.theme)
        if CSS not in config.extra_css:
            config.extra_css.append(CSS)
        self._asal = SITE_SOURCES if config.use_directory_urls else FILE_SOURCES  # of this build alone
        use_own_search(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every page and file of the site."""
        remove_their_search(files)
        for document_file in self.situs.berkas:
            known = files.src_uris.get(document_file.path)
            if known:  # the archive lies below content/ already
                files.remove(known)
            files.append(PlacedFile.of(document_file, config, self.placer))
        self._halaman = []
        for number, page in enumerate(self.situs.halaman):
            file = GeneratedFile.generated(config, page.src, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            assert isinstance(file, GeneratedFile)
            file.terbit = self.terbit
            files.append(file)
            self._halaman.append(GeneratedPage(file, config, page, number))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Give pages outside the navigation their section, and a previous and next page."""
        sections = {page.file.src_uri: page.parent for page in nav.pages}
        there = {file.src_uri for file in files.documentation_pages()}
        self._tertulis = {src: entries for src, entries in self._tertulis.items() if src in there}
        self._menu = {f"__nav_{n}": escape(item.title or "") for n, item in enumerate(nav.items, 1)}
        pages = [file.page for file in files.documentation_pages() if isinstance(file.page, GeneratedPage)]
        below = [page for page in pages if page.halaman.induk and page.parent is None]
        for page in below:
            parent = sections.get(page.halaman.induk or "")
            page.parent = parent if isinstance(parent, Section) else None
        _chain(below)
        for page in self._halaman:
            around = (page.previous_page, page.next_page)
            names = tuple(other.teks["judul"] for other in around if isinstance(other, GeneratedPage))
            assert isinstance(page.file, GeneratedFile)
            common = (self.situs.nama, self.situs.tanda, self.situs.kaki, self.situs.logo)
            page.file.bahan = (*page.halaman.bahan, page.teks, names, *common)
        return nav

    def on_env(self, env: jinja2.Environment, /, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Put the shared shells before the theme's templates, which are compiled once for all builds."""
        env.bytecode_cache = _COMPILED
        self._skrip = ThemeScripts(env, config)
        ours = ThemeEnvironment(env, self._seal)
        return cast(jinja2.Environment, ours)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the marks on hand-written pages too, which bring nothing but what is allowed them."""
        if isinstance(page, GeneratedPage):
            return html
        _refuse_foreign(page, html)
        self._tertulis[page.file.src_uri] = tuple(written_entries(page.file.src_uri, headings(page.toc)))
        return marks_html(self.situs.tanda) + breakable(html)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Seal a written page (ours were sealed with their shell); put the texts in place of their marks."""
        way = get_relative_url(".", page.url)
        sealed = output if isinstance(page, GeneratedPage) else self._seal(output, way)
        output = self._framed(fill_marks(sealed, self._halaman, self.situs.nama), page, way)
        if isinstance(page, GeneratedPage) and isinstance(page.file, GeneratedFile):
            self.terbit[page.file.abs_dest_path] = page.file.bahan
            output = output.replace(CONTENT_PLACE, self.situs.body_of(page.halaman), 1)
        self.maju()
        return output

    @event_priority(100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search index: of our pages from their values, of written ones their headings."""
        address = PageAddresses(folder=config.use_directory_urls)
        file = search_file(self.situs, address, self._tertulis.items())
        assert isinstance(file.isi, bytes)
        write_file(file.isi, os.path.join(config.site_dir, file.path))

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Remember the way to the top of the site, which the error page has from elsewhere."""
        self._jalan = context["base_url"]
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Seal the error page as well, and mark it; the sitemap only gets its addresses."""
        if template_name.endswith(".html"):
            output = self._seal(output.replace(MARK_PLACE, marks_html(self.situs.tanda), 1), self._jalan)
        return with_foot(fill_marks(output, self._halaman, self.situs.nama), self.situs.kaki, self._jalan)

    @property
    def _address(self) -> PageAddresses:
        return PageAddresses(folder=self._asal == SITE_SOURCES)

    def _framed(self, html: str, page: Page, way: str) -> str:
        """Return the page with its tags for messengers and its foot; its own body is not in it yet."""
        title, told = str(page.title or ""), str(page.meta.get("description") or "")
        texts = page.teks if isinstance(page, GeneratedPage) else {"judul": title, "deskripsi": told}
        title = self.situs.nama if page.is_homepage else texts["judul"]
        address = texts.get("kanonik") or page.canonical_url or ""
        lang = page.halaman.lang if isinstance(page, GeneratedPage) else INDONESIAN
        shared = SharedPage(title, texts["deskripsi"], self.situs.nama, address, lang)
        start = address.removesuffix(page.url) if address else f"{way.rstrip('/')}/"
        tags = self.situs.head_tags(page.file.src_uri, shared, start, self._address)
        html = html.replace("</head>", f"{tags}</head>", 1)
        return with_foot(html, self.situs.kaki, way)

    def _seal(self, html: str, way: str, asked: Sequence[str] = ()) -> str:
        button = search_button(way, self._address)
        return seal_page(html, self._menu, self._skrip.at(way), self._asal, asked, button)


def _refuse_foreign(page: Page, html: str) -> None:
    """Stop the build at a page that brings more than it may; where, ``check`` has told before."""
    fault = next(foreign_markup(html), None)
    if fault is not None:
        raise PluginError(f"content/{page.file.src_uri}: {fault.message}; {fault.hint}")
    for key, value in (*page.meta.items(), ("title", str(page.title or ""))):
        found = next(head_faults(Location(f"content/{page.file.src_uri}"), key, value), None)
        if found is not None:
            raise PluginError(f"{found.location.path}: {found.message}; {found.hint}")


def _chain(pages: Sequence[GeneratedPage]) -> None:
    for first, second in pairwise(pages):
        if first.halaman.induk == second.halaman.induk and second.halaman.lang == INDONESIAN:
            first.next_page, second.previous_page = second, first
