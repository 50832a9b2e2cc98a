"""Our search in place of the theme's, as MkDocs has to be told: its files, its script, headings of pages."""

from collections.abc import Iterable, Iterator
from html import unescape

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.toc import AnchorLink

from ukur.site.search_index import BOX_SCRIPT, Heading

_THEIRS = ("assets/javascripts/lunr/", "assets/javascripts/workers/")


def use_own_search(config: MkDocsConfig) -> None:
    """Put our box on every page; an older mkdocs.yml may still name the theme's search."""
    if BOX_SCRIPT not in map(str, config.extra_javascript):
        script = ExtraScriptValue(BOX_SCRIPT)
        script.defer = True
        config.extra_javascript.append(script)
    theirs = config.plugins.get("material/search")
    if theirs is not None:
        theirs.config.enabled = False


def remove_their_search(files: Files) -> None:
    """Leave out the theme's own search, which nothing asks for."""
    for file in list(files):
        if file.src_uri.startswith(_THEIRS):
            files.remove(file)


def headings(rows: Iterable[AnchorLink]) -> Iterator[Heading]:
    """Yield the headings of a written page in its order; MkDocs keeps their titles as HTML."""
    for row in rows:
        yield Heading(row.level, row.id, unescape(row.title))
        yield from headings(row.children)
