"""A page as one file of its own: nothing is asked of anybody, no script runs, links lead outside or within.

Whoever may read the repository opens it in a browser; what is shown was written by others.
"""

import base64
import hashlib
import html
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

_OWN_PLACE = {"id", "for", "headers", "aria-labelledby", "aria-describedby", "aria-controls"}
"""Attributes that name places of the page; two documents on one page have the same ones."""
_DROPPED = {"script", "link", "meta", "base", "iframe", "object", "embed", "form", "style"}
_EMPTY = {"link", "meta", "base", "embed"}
_OUTSIDE = re.compile(r"https?://", re.IGNORECASE)
_DARK = re.compile(r'\[data-md-color-scheme="slate"\] \{([^{}]*)\}')
MARK = '<meta name="generator" content="ukur pratinjau">'
"""By this a file is known as one of ours, which a new one may replace."""


class _Standalone(HTMLParser):
    """Writes a page again: links to other pages become text, its own places get a prefix."""

    def __init__(self, prefix: str, pictures: Mapping[str, str], name: str) -> None:
        super().__init__(convert_charrefs=False)
        self._prefix, self._pictures, self._name = prefix, pictures, name
        self._unlinked: list[bool] = []
        self._skipped = 0
        self.out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _DROPPED:
            self._skipped += tag not in _EMPTY
            return
        if self._skipped:
            return
        if tag == "a":
            self._unlinked.append(not self._kept(dict(attrs).get("href")))
            if self._unlinked[-1]:
                return
        source = dict(attrs).get("src")
        if tag == "img" and source not in self._pictures:
            return
        self.out.append(f"<{tag}{''.join(self._attributes(tag, attrs))}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._skipped and tag not in _DROPPED:
            self.out.append(f"<{tag}{''.join(self._attributes(tag, attrs))}/>")

    def handle_endtag(self, tag: str) -> None:
        if tag in _DROPPED:
            self._skipped -= tag not in _EMPTY and self._skipped > 0
        elif not self._skipped and not (tag == "a" and self._unlinked and self._unlinked.pop()):
            self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.out.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def _kept(self, address: str | None) -> bool:
        return address is not None and (address.startswith("#") or bool(_OUTSIDE.match(address)))

    def _attributes(self, tag: str, attrs: list[tuple[str, str | None]]) -> Iterator[str]:
        for name, value in attrs:
            if name in {"style", "srcset"} or name.startswith("on"):
                continue
            text = value or ""
            if name in _OWN_PLACE:
                text = " ".join(f"{self._prefix}{part}" for part in text.split())
            elif name == "href" and text.startswith("#"):
                text = f"#{self._prefix}{text[1:]}"
            elif name == "aria-label" and self._name and ("role", "region") in attrs:
                text = f"{text}, {self._name}"  # two documents have the same tables
            elif name == "src":
                text = self._pictures.get(text, "")
            yield f' {name}="{html.escape(text)}"' if value is not None else f" {name}"
        if tag == "a" and _OUTSIDE.match(dict(attrs).get("href") or ""):
            yield ' rel="noopener noreferrer"' if "rel" not in dict(attrs) else ""


def standalone_body(body: str, prefix: str, pictures: Mapping[str, str], name: str = "") -> str:
    """Return a page's body so that it needs no other file; ``pictures`` are data addresses, by source.

    ``prefix`` stands before every place of it, ``name`` after the name of each of its regions.
    """
    writer = _Standalone(prefix, pictures, name)
    writer.feed(body)
    writer.close()
    return "".join(writer.out)


def picture_address(picture: bytes) -> str:
    """Return a picture as an address that holds it; an SVG in an image runs no script and asks nobody."""
    kinds = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}
    kind = next((kind for start, kind in kinds.items() if picture.startswith(start)), "image/svg+xml")
    return f"data:{kind};base64,{base64.b64encode(picture).decode()}"


def own_style(styles: str) -> str:
    """Return the site's styles as such a page holds them: dark where the system is, without a switch."""
    return _DARK.sub(r"@media (prefers-color-scheme: dark) { :root {\1} }", styles)


def style_source(styles: str) -> str:
    """Return the source by which a policy lets in the style of such a page, and no other."""
    digest = hashlib.sha256(own_style(styles).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def one_file(title: str, body: str, styles: str) -> str:
    """Return the whole page; its policy lets in its own style and pictures that it holds."""
    style = own_style(styles)
    allowed = f"style-src {style_source(styles)}; img-src data:"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    return (
        '<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex, nofollow">\n'
        f"{MARK}\n<title>{html.escape(title)}</title>\n<style>{style}</style>\n</head>\n"
        f'<body class="md-typeset">\n<main>\n{body}\n</main>\n</body>\n</html>\n'
    )
