"""What identifies the whole program: what it made may be used again while nothing of it has changed."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import ukur

LIBRARIES = ("jinja2", "markupsafe", "markdown", "mkdocs", "mkdocs-material")
"""Whose code decides a byte of a page, beside the program's own."""
_PACKAGE = Path(ukur.__file__ or "").parent
_SOURCES = frozenset({".py", ".html", ".xml", ".css", ".js", ".typ", ".json", ".svg"})


@cache
def program_digest() -> bytes:
    """Return the digest of the package's sources by their path, and of the libraries' versions."""
    text = hashlib.sha256("".join(f"{name}=={version(name)}\n" for name in LIBRARIES).encode())
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix in _SOURCES:
            content = path.read_bytes()
            text.update(f"{path.relative_to(_PACKAGE).as_posix()} {len(content)}\n".encode() + content)
    return text.digest()
