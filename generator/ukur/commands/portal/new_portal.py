"""Use case ``init --portal``: the repository of a portal of many offices, complete but for its offices."""

import json
from pathlib import Path

from ukur.archive.canonical import sha256_of
from ukur.commands.data.new_office import write_new_folder
from ukur.commands.data.program_files import portal_lock, program_wheel
from ukur.commands.data.program_pin import ProgramPin, with_pin

SKELETON = Path(__file__).parent / "skeleton"
LOCK = "requirements-portal.lock"
NAME = "Portal Kinerja (isi)"

_PLACES = {
    "github.yml": ".github/workflows/portal.yml",
    "gitea.yml": ".gitea/workflows/portal.yml",
    "gitlab-ci.yml": ".gitlab-ci.yml",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
}
"""Where a file of the skeleton lies in a repository: a file whose name begins with a dot would act here."""


def start_portal(folder: Path, name: str | None = None) -> int:
    """Write a portal's repository into ``folder``, which must be new or empty; return the number of files."""
    return write_new_folder(folder, portal_files(name or NAME))


def portal_files(name: str) -> dict[str, bytes]:
    """Return every file of a new portal by its path; the program lies in it as one wheel."""
    files = {}
    for place in sorted(SKELETON.iterdir()):
        text = place.read_text("utf-8")
        quoted = json.dumps(name, ensure_ascii=False)[1:-1] if place.suffix == ".yml" else name
        files[_PLACES.get(place.name, place.name)] = text.replace("@nama@", quoted).encode()
    wheel_name, wheel = program_wheel()
    pin = ProgramPin(wheel_name.split("-")[1], sha256_of(wheel))
    files[LOCK] = with_pin(portal_lock(), pin).encode()
    files[pin.wheel_path] = wheel
    return files
