"""The region's arms as documents carry them: a picture, and nothing that acts."""

import re
from xml.parsers import expat

from ukur.model.findings import UkurError

MAX_BYTES = 2_000_000
"""Our choice: a coat of arms is printed 2,3 cm wide, and the picture goes into every document as it is."""

_SIGNATURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff"}
_SHAPES = frozenset(
    (
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "style", "switch", "a", "view"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath"),
        *("image", "marker", "pattern", "mask", "clipPath", "linearGradient", "radialGradient", "stop"),
        "filter",
    )
)
"""Elements of SVG that only draw, or tell; filters' own begin with ``fe``. Others make no picture."""
_SVG, _HTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
_STYLE = re.compile(r"@import|url\((?!\s*[\"']?#)", re.IGNORECASE)


def check_picture(where: str, content: bytes) -> bytes:
    """Return a picture's bytes; UkurError where they are not what its name says, or carry anything active."""
    kind = where.rpartition(".")[2]
    if len(content) > MAX_BYTES:
        raise UkurError(f"{where} lebih dari 2 MB; kecilkan gambarnya")
    if f".{kind}" in _SIGNATURES:
        if not content.startswith(_SIGNATURES[f".{kind}"]):
            raise UkurError(f"{where} bukan gambar {kind.upper()}; simpan ulang gambarnya")
    elif not _only_draws(content):
        raise UkurError(f"{where} bukan SVG sederhana (tanpa skrip dan tautan); simpan ulang gambarnya")
    return content


class _Active(Exception):
    pass


def _only_draws(content: bytes) -> bool:
    """Return whether an SVG is well-formed XML whose every element and attribute only draws.

    What drawing programs keep for themselves, in namespaces of their own, does not act.
    """
    elements: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not elements and (space, local) != (_SVG, "svg"):
            raise _Active
        if space == _HTML or (space == _SVG and local not in _SHAPES and not local.startswith("fe")):
            raise _Active
        for key, value in attributes.items():
            _check_attribute(key.rpartition(" ")[2].lower(), value)
        elements.append(local)

    def text(data: str) -> None:
        if elements and elements[-1] == "style" and _STYLE.search(data):
            raise _Active

    def entity(*_: object) -> None:
        raise _Active

    parser.buffer_text = True
    parser.buffer_size = MAX_BYTES
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: elements.pop()
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, _Active, ValueError, RecursionError):
        return False
    return True


def _check_attribute(name: str, value: str) -> None:
    """Refuse what acts: handlers, and links to anything but a part of the picture or an image within it."""
    links = name in {"href", "src"} and not value.lstrip().lower().startswith(("#", "data:image/"))
    if name.startswith("on") or links or _STYLE.search(value):
        raise _Active
