"""Last touches on a finished HTML page of the theme: a strict policy, names for landmarks, our search."""

import base64
import hashlib
import re
from collections.abc import Container, Iterable, Mapping
from functools import lru_cache

_SCRIPT = re.compile(r"<script(?![^>]*(?:\bsrc=|application/json))[^>]*>(.*?)</script>", re.DOTALL)
_MENU_LABEL = re.compile(r'aria-labelledby="(__nav_\d+)_label"')
_CHARSET = '<meta charset="utf-8">'
_PATH_LABEL = 'class="md-path" aria-label="Navigasi"'
_HEADER = 'class="md-header__inner'
SITE_SOURCES, FILE_SOURCES = "'self'", "'self' file:"
"""Where a page's own files come from: its server, or the disk; not every browser counts that as 'self'."""


@lru_cache(maxsize=1024)
def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def inline_scripts(html: str) -> tuple[str, ...]:
    """Return the scripts that stand in a page itself, each once."""
    return tuple(dict.fromkeys(_SCRIPT.findall(html)))


def content_policy(
    html: str, own: Container[str], origin: str = SITE_SOURCES, asked: Iterable[str] = ()
) -> str:
    """Return the policy for a page: only the site's files, and of the inline scripts on it only ``own``.

    ``own`` are those of theme and program, told apart before anything written was on the page: what stands in
    a finished page says nothing of who put it there. ``asked`` are the origins that a script may ask besides.
    """
    hashes = " ".join(f"'sha256-{_sha256(script)}'" for script in inline_scripts(html) if script in own)
    connect = " ".join(("'self'", *asked))
    return (
        f"default-src 'none'; script-src {origin} {hashes}; style-src {origin}; img-src {origin} data:; "
        f"font-src {origin}; connect-src {connect}; manifest-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )


def seal_page(
    html: str,
    menu: Mapping[str, str],
    own: Container[str],
    origin: str = SITE_SOURCES,
    asked: Iterable[str] = (),
    search: str = "",
) -> str:
    """Return the page with its policy, and with the landmarks named that the theme leaves without a name.

    ``menu`` gives the title of each numbered menu of the theme (``__nav_2``), ``own`` the inline scripts that
    may run, ``asked`` the origins that one may ask beside the site, ``search`` what opens the search, which
    comes last in the header.
    """
    html = _with_search(html, search)
    html = html.replace(_PATH_LABEL, _PATH_LABEL.replace("Navigasi", "Letak halaman"), 1)
    html = _MENU_LABEL.sub(lambda found: f'aria-label="Menu {menu.get(found[1], found[1])}"', html)
    policy = content_policy(html, own, origin, asked)
    meta = f'{_CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return html.replace(_CHARSET, meta, 1)


def _with_search(html: str, search: str) -> str:
    end = html.find("</nav>", html.find(_HEADER)) if search and _HEADER in html else -1
    return html if end < 0 else f"{html[:end]}{search}{html[end:]}"
