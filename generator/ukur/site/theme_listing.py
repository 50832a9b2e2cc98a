"""What MkDocs lists of a theme: without hidden folders, where Material keeps 14,000 icons that nobody copies.

Listing them took an eighth of a small site's build. Templates still find an icon by its name.
"""

import os
from collections.abc import Iterator

import jinja2
from mkdocs.theme import Theme


class VisibleFiles(jinja2.FileSystemLoader):
    """Loads as its parent does, and lists no folder that is hidden at the top: MkDocs drops those names."""

    def list_templates(self) -> list[str]:
        """Return the names of all files, sorted."""
        return sorted({name for folder in self.searchpath for name in self._names(folder)})

    def _names(self, folder: str) -> Iterator[str]:
        for place, below, files in os.walk(folder, followlinks=self.followlinks):
            if place == folder:
                below[:] = [name for name in below if not name.startswith(".")]
            start = "" if place == folder else f"{os.path.relpath(place, folder).replace(os.sep, '/')}/"
            yield from (f"{start}{name}" for name in files)


def list_visible_files(theme: Theme) -> None:
    """Let the environments that a theme makes from now on list visible files alone."""
    make = theme.get_env

    def get_env() -> jinja2.Environment:
        env = make()
        if type(env.loader) is jinja2.FileSystemLoader:
            env.loader = VisibleFiles(env.loader.searchpath)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]
