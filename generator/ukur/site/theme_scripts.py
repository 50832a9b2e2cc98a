"""The inline scripts of theme and program, by their origin: those of a page on which nobody wrote."""

from typing import Any

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from ukur.site.security_policy import inline_scripts


class ThemeScripts:
    """Renders the theme around an empty page, with no page beside it, once for each depth of address."""

    def __init__(self, env: jinja2.Environment, config: MkDocsConfig) -> None:
        self._env = env
        self._config = config
        self._known: dict[str, frozenset[str]] = {}

    def at(self, base_url: str) -> frozenset[str]:
        """Return the scripts of a page whose way to the top of the site is ``base_url``."""
        if base_url not in self._known:
            template = self._env.get_template("main.html")
            html = template.render(self._empty_page(base_url))
            self._known[base_url] = frozenset(inline_scripts(html))
        return self._known[base_url]

    def _empty_page(self, base_url: str) -> dict[str, Any]:
        page = Page("", File.generated(self._config, "kosong.md", content=""), self._config)
        page.markdown, page.meta, page.content = "", {}, ""
        context = get_context(Navigation([], []), Files([]), self._config, page)
        return {**context, "base_url": base_url}
