"""The program as the desk runs it: its pure rooms, compiled for the browser whenever one of them changed."""

import hashlib
import re
from pathlib import Path

import ukur
from ukur.commands.pages.desk_packing import packed, packing_scripts
from ukur.commands.pages.desk_tools import npm_packages
from ukur.commands.pages.made_once import lay_files, made_once

ROOMS: tuple[str, ...] = ("calendar", "model", "measure", "programs", "source", "checks", "workflow")
ROOMS += ("document", "archive", "verify", "spreadsheet", "forms", "desk")
"""The pure rooms and what they import: ``source`` names ``programs``, which finds none in a browser."""

PROGRAM_PACK = "program"
_PACKAGE = Path(ukur.__file__ or "").parent
_PRINTING = re.compile(r"document/(?:docx|pdf)/|archive/pemeriksa/")
"""What nobody prints in a browser: it rests on libraries that are not there."""


def program_files(cache: Path) -> dict[str, Path]:
    """Return by name what the page fetches of the program."""
    rooms = {f"ukur/{name}": path.read_bytes() for name, path in _modules()}
    key = hashlib.sha256(packing_scripts() + npm_packages(cache).parent.name.encode())
    for name, content in rooms.items():
        key.update(f"{name}\0{len(content)}\0".encode() + content)
    folder = made_once(
        cache, "program", key.digest(), lambda new: lay_files(new, packed(cache, {PROGRAM_PACK: rooms}))
    )
    return {path.name: path for path in sorted(folder.iterdir())}


def _modules() -> list[tuple[str, Path]]:
    paths = (path for room in ROOMS for path in sorted((_PACKAGE / room).rglob("*.py")))
    named = [(path.relative_to(_PACKAGE).as_posix(), path) for path in paths]
    return [
        ("__init__.py", _PACKAGE / "__init__.py"),
        *(item for item in named if not _PRINTING.match(item[0])),
    ]
