"""MkDocs' template environment, with one more template: the theme around a page of ours."""

from collections.abc import Callable, Sequence
from typing import Any

import jinja2

from ukur.site.theme_shell import ThemeShell, in_language

TEMPLATE_NAME = "ukur:cangkang"


class ThemeEnvironment:
    """Answers for the template of ours, and asks MkDocs' own environment for every other."""

    def __init__(self, original: jinja2.Environment, seal: Callable[[str, str, Sequence[str]], str]) -> None:
        self._asli = original
        self._segel = seal
        self._cangkang = ThemeShell()

    def get_template(self, name: str) -> Any:
        """Return the template; ours goes through the shared shells."""
        return self if name == TEMPLATE_NAME else self._asli.get_template(name)

    def render(self, context: dict[str, Any]) -> str:
        """Render the theme around the page in ``context``."""
        page = context["page"]

        def whole() -> str:
            html = self._asli.get_template("main.html").render(context)
            html = self._segel(html, context["base_url"], page.halaman.origins)
            return in_language(html, page.halaman.lang)

        if page.is_outside_navigation:
            return self._cangkang.render(page, whole)
        return whole()
