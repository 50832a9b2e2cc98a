"""Use case ``init --portal``: the repository of a portal of many offices, complete but for its offices."""

import io
import json
import zipfile
from pathlib import Path

from ukur.archive.canonical import sha256_of
from ukur.commands.data.new_office import write_new_folder
from ukur.commands.data.program_files import PORTAL_LOCK, portal_lock, program_wheel
from ukur.commands.data.program_pin import ProgramPin, with_pin
from ukur.commands.data.schema_files import portal_schemas
from ukur.model.portal_sources import CALENDAR, SOURCES

SKELETON = Path(__file__).parent / "skeleton"
NAME = "Portal Kinerja (isi)"

_PLACES = {
    "github.yml": ".github/workflows/portal.yml",
    "gitea.yml": ".gitea/workflows/portal.yml",
    "gitlab-ci.yml": ".gitlab-ci.yml",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "vscode-settings.json": ".vscode/settings.json",
    "vscode-extensions.json": ".vscode/extensions.json",
}
"""Where a file of the skeleton lies in a repository: a file whose name begins with a dot would act here."""
README = "README.md"
_OWN = {SOURCES, CALENDAR, README}
"""What its people write on; all else is the program's."""
_IN_WHEEL = "ukur/commands/portal/skeleton/"
"""Where the skeleton lies in a wheel, of this version and of every later one: an upgrade reads the older."""


def start_portal(folder: Path, name: str | None = None) -> int:
    """Write a portal's repository into ``folder``, which must be new or empty; return the number of files."""
    return write_new_folder(folder, portal_files(name or NAME))


def portal_files(name: str) -> dict[str, bytes]:
    """Return every file of a new portal by its path."""
    files = portal_program()
    for own in sorted(_OWN):
        text = (SKELETON / own).read_text("utf-8")
        quoted = json.dumps(name, ensure_ascii=False)[1:-1] if own.endswith(".yml") else name
        files[own] = text.replace("@nama@", quoted).encode()
    return files


def portal_program() -> dict[str, bytes]:
    """Return by path what the program gives a portal: its wheel and lock, workflows, schemas."""
    names = (place.name for place in sorted(SKELETON.iterdir()) if place.name not in _OWN)
    files = {_PLACES.get(name, name): (SKELETON / name).read_bytes() for name in names}
    files |= {path: text.encode() for path, text in portal_schemas().items()}
    wheel_name, wheel = program_wheel()
    pin = ProgramPin(wheel_name.split("-")[1], sha256_of(wheel))
    files[PORTAL_LOCK] = with_pin(portal_lock(), pin).encode()
    files[pin.wheel_path] = wheel
    return files


def portal_files_in_wheel(wheel: bytes) -> dict[str, bytes]:
    """Return by path what the program in a wheel gives a portal beside itself; its lock is not pinned yet."""
    with zipfile.ZipFile(io.BytesIO(wheel)) as packed:
        names = (name.removeprefix(_IN_WHEEL) for name in packed.namelist() if name.startswith(_IN_WHEEL))
        found = {
            _PLACES.get(name, name): packed.read(f"{_IN_WHEEL}{name}") for name in names if name not in _OWN
        }
        return found | {PORTAL_LOCK: packed.read(f"ukur/repo/{PORTAL_LOCK}")}
