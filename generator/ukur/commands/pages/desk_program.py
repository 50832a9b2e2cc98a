"""The program as the desk runs it: what its room reaches, compiled for the browser when anything changed."""

import ast
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import ukur
from ukur.commands.pages.desk_packing import packed, packing_scripts
from ukur.commands.pages.desk_tools import npm_packages
from ukur.commands.pages.made_once import lay_files, made_once

ROOMS: tuple[str, ...] = ("calendar", "model", "measure", "programs", "source", "checks", "workflow")
ROOMS += ("document", "archive", "verify", "spreadsheet", "forms", "desk")
"""The pure rooms and what they import: ``source`` names ``programs``, which finds none in a browser."""

DOOR = "ukur.desk.bridge"
PROGRAM_PACK, PAGES_PACK = "program", "pages"
"""What the page fetches at once, and what it fetches to show a document's page: the room ``site``."""

_PAGES = "ukur/site/"
_PACKAGE = Path(ukur.__file__ or "").parent


def program_files(cache: Path) -> dict[str, Path]:
    """Return by name what the page fetches of the program."""
    modules, templates = dict(_modules()), dict(_templates())
    key = hashlib.sha256(packing_scripts() + npm_packages(cache).parent.name.encode())
    key.update(Path(__file__).read_bytes())
    for name, content in (modules | templates).items():
        key.update(f"{name}\0{len(content)}\0".encode() + content)

    def make(folder: Path) -> None:
        found = reached(modules, DOOR)
        pages = {name: content for name, content in found.items() if name.startswith(_PAGES)}
        core = {name: content for name, content in found.items() if name not in pages}
        lay_files(folder, packed(cache, {PROGRAM_PACK: core, PAGES_PACK: pages | templates}))

    folder = made_once(cache, "program", key.digest(), make)
    return {path.name: path for path in sorted(folder.iterdir())}


def reached(modules: Mapping[str, bytes], start: str) -> dict[str, bytes]:
    """Return the modules that one imports, directly or not, also within functions; and all ``__init__``."""
    named = {path.removesuffix(".py").replace("/", "."): path for path in modules}
    found, left = {path for path in modules if path.endswith("__init__.py")}, [start]
    while left:
        path = named[left.pop()]
        if path not in found:
            found.add(path)
            left += [name for name in _imported(modules[path]) if name in named]
    return {path: modules[path] for path in sorted(found)}


def _imported(source: bytes) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _modules() -> Iterator[tuple[str, bytes]]:
    yield "ukur/__init__.py", (_PACKAGE / "__init__.py").read_bytes()
    for room in (*ROOMS, "site"):
        for path in sorted((_PACKAGE / room).rglob("*.py")):
            yield f"ukur/{path.relative_to(_PACKAGE).as_posix()}", path.read_bytes()


def _templates() -> Iterator[tuple[str, bytes]]:
    for path in sorted((_PACKAGE / "site/templates").glob("*.html")):
        yield f"ukur/{path.relative_to(_PACKAGE).as_posix()}", path.read_bytes()
