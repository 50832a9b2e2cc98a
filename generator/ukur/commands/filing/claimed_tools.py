"""Whether an entry was made by the program that it names: the one that the target branch held then.

A manifest may say anything of its tools. The commit that the row was merged into says which program the
office used: the wheel that its lock pins, its own copy, or what its lock or ``.ukur/asal.json`` names.
"""

import io
import re
import zipfile
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ukur.archive.canonical import parse_model, sha256_of
from ukur.commands.data.origin import ORIGIN, Origin
from ukur.commands.data.program_pin import LOCK, read_pin
from ukur.commands.data.toolchain import (
    COMPOSERS,
    DOCUMENT,
    LIBRARIES,
    PRINTERS,
    composer_hash,
    printer_hash,
    tool_versions,
)
from ukur.commands.gate.program_then import project_version
from ukur.model.findings import UkurError
from ukur.source import git

PACKAGE = "generator/ukur"
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
_WHEEL = re.compile(r"(?:^|[/\s])ukur-([0-9][0-9A-Za-z.+]*)-py3-none-any\.whl", re.MULTILINE)

OTHER_PROGRAM = (
    "mengaku dibuat dengan program versi lain ({}), yang bukan program kantor ini ketika entri itu "
    "digabungkan (commit {})"
)


@dataclass(frozen=True)
class HeldProgram:
    """The program of a commit: its version, and of its tools those that the commit tells of."""

    version: str
    tools: Mapping[str, str]
    whole: bool
    """Whether the code itself is there, and known by its digests."""


def held_program(repo: Path, commit: str) -> HeldProgram | None:
    """Return the program that a commit of the target branch held; None where it tells of none."""
    lock = git.file_text(repo, commit, LOCK) or ""
    pins = {name.lower().replace("_", "-"): number for name, number in _PINNED.findall(lock)}
    libraries = {name: pins[name] for name in LIBRARIES if name in pins}
    own = project_version(repo, commit)
    if own is not None and git.object_name(repo, f"{commit}:{PACKAGE}") is not None:
        return HeldProgram(own, {**libraries, **_digests(repo, commit, libraries)}, whole=True)
    pin = read_pin(lock)
    raw = git.file_bytes(repo, commit, pin.wheel_path) if pin else None
    if pin is not None and raw is not None and sha256_of(raw) == pin.digest:
        return HeldProgram(pin.version, {**libraries, **_wheel_digests(raw, libraries)}, whole=True)
    wheel = _WHEEL.search(lock)
    version = wheel[1] if wheel else pins.get("ukur") or _written_by(repo, commit)
    return None if version is None else HeldProgram(version, libraries, whole=False)


def _digests(repo: Path, commit: str, libraries: Mapping[str, str]) -> dict[str, str]:
    """Return the digests that a manifest of this program names; a library without pin makes them unknown."""
    top = f"{PACKAGE}/"
    names = {path: name for path, name in git.tree_files(repo, commit).items() if path.startswith(top)}
    inside = {path.removeprefix(top): name.rpartition(" ")[2] for path, name in names.items()}

    def read(paths: Sequence[str]) -> dict[str, bytes]:
        return dict(zip(paths, git.blobs(repo, [inside[path] for path in paths]), strict=True))

    return _digests_of(inside, read, libraries)


def _wheel_digests(raw: bytes, libraries: Mapping[str, str]) -> dict[str, str]:
    """Return the same of a wheel's package."""
    with zipfile.ZipFile(io.BytesIO(raw)) as wheel:
        inside = [name.removeprefix("ukur/") for name in wheel.namelist() if name.startswith("ukur/")]
        return _digests_of(
            inside, lambda paths: {path: wheel.read(f"ukur/{path}") for path in paths}, libraries
        )


def _digests_of(
    inside: Collection[str],
    read: Callable[[Sequence[str]], dict[str, bytes]],
    libraries: Mapping[str, str],
) -> dict[str, str]:
    wanted = [path for path in inside if path.startswith(f"{DOCUMENT}/") and _is_printer(path)]
    if len(libraries) < len(LIBRARIES) or not wanted or not set(COMPOSERS) <= {*inside}:
        return {}
    content = read([*wanted, *COMPOSERS])
    return {
        "program": printer_hash(libraries, {path: content[path] for path in wanted}).hex(),
        "penyusun": composer_hash(content),
    }


def _is_printer(path: str) -> bool:
    return any(path.endswith(ending) for ending in PRINTERS)


def _written_by(repo: Path, commit: str) -> str | None:
    text = git.file_bytes(repo, commit, ORIGIN)
    try:
        return parse_model(Origin, text, ORIGIN).versi if text else None
    except UkurError:
        return None


def is_made_by(held: HeldProgram | None, tool: Mapping[str, str]) -> bool:
    """Return whether the tools that a manifest names are those of the program that was held.

    Where only a version is known, it must be another than here: of this one everything comes out again.
    """
    if held is None or tool.get("ukur") != held.version:
        return False
    if any(tool.get(name) != known for name, known in held.tools.items()):
        return False
    return held.whole or held.version != tool_versions()["ukur"]
