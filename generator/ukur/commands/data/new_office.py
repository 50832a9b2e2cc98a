"""Use case ``init``: a new office's repository, complete and buildable: an empty instance, or the example."""

import json
import os
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from ukur.archive.canonical import sha256_of
from ukur.commands.data.origin import ORIGIN, origin
from ukur.commands.data.program_files import office_files, program_wheel, repository_files
from ukur.commands.data.program_pin import LOCK, ProgramPin, with_pin
from ukur.commands.data.schema_files import all_schemas, site_address
from ukur.model.findings import UkurError
from ukur.model.paths import DATA, INSTANSI

SKELETON = Path(__file__).parent / "skeleton"
EXAMPLE = Path(__file__).parent / "example"
"""A made-up office with five quarters of data, for people who learn; the tests measure it as well."""
EXAMPLE_ARCHIVE = Path(__file__).parent / "example-archive.zip"
"""What that office has filed, and the keys that approved it, packed: some 300 files that nobody edits."""

NAME, REGION = "Nama Dinas (isi)", "Kabupaten atau Kota (isi)"


def start_office(folder: Path, name: str | None = None, area: str | None = None) -> int:
    """Write the repository of a new office into ``folder``; return the number of files."""
    return _start(folder, skeleton_files(name or NAME, area or REGION))


def skeleton_files(name: str, area: str) -> dict[Path, bytes]:
    """Return what a new office fills in itself, with its name and region in place."""
    return {
        path: _filled((SKELETON / path).read_text(encoding="utf-8"), name, area).encode()
        for path in _files(SKELETON)
    }


def start_with(folder: Path, own: Mapping[Path, bytes], program: Mapping[str, bytes]) -> int:
    """Write a new repository of what the office fills and of what :func:`program_part` gave for many."""
    return _start(folder, own, program)


def start_example(folder: Path) -> int:
    """Write the repository of the made-up office into ``folder``; return the number of files."""
    own = {path: (EXAMPLE / path).read_bytes() for path in _files(EXAMPLE)}
    with zipfile.ZipFile(EXAMPLE_ARCHIVE) as packed:
        own |= {Path(name): packed.read(name) for name in packed.namelist()}
    return _start(folder, own)


def program_part(site: str | None = None) -> dict[str, bytes]:
    """Return by path what the program gives an office: its wheel, the lock that names it, its files.

    Schemas are among them: an editor in a browser has nothing but what is in Git. ``site`` is the address of
    the office's site, to which their texts lead.
    """
    name, wheel = program_wheel()
    pin = ProgramPin(name.split("-")[1], sha256_of(wheel))
    files = repository_files() | office_files()
    files |= {path: text.encode() for path, text in all_schemas(site).items()}
    files[LOCK] = with_pin(files[LOCK].decode(), pin).encode()
    files[pin.wheel_path] = wheel
    return files


def _start(folder: Path, own: Mapping[Path, bytes], program: Mapping[str, bytes] | None = None) -> int:
    """Write a new repository into ``folder``, which must be new or empty; ``own`` is what the office fills.

    The program lies in it as one wheel, so that the office can build its documents for years without us;
    ``.ukur/asal.json`` tells which version it is and what each file was.
    """
    _refuse_filled(folder)
    office = {path.as_posix(): content for path, content in own.items()}
    given = program_part(site_address(office[f"{DATA}/{INSTANSI}"])) if program is None else program
    written = {**given, **office}
    written[ORIGIN] = origin(written, frozenset(office)).encode()
    return write_new_folder(folder, written)


def _refuse_filled(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UkurError(f"'{folder}' sudah berisi; pilih folder baru atau kosong")


def write_new_folder(folder: Path, written: Mapping[str, bytes]) -> int:
    """Write files into a folder that must be new or empty, all or none; return their number."""
    _refuse_filled(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".ukur-init-") as temp:
        new = Path(temp) / "baru"
        for path, content in written.items():
            _write(new / path, content)
        if folder.exists():
            folder.rmdir()
        os.replace(new, folder)
    return len(written)


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _files(folder: Path) -> Iterator[Path]:
    return (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file())


def _filled(text: str, name: str, area: str) -> str:
    """Put names into the quoted texts of the skeleton; JSON's escapes are YAML's."""
    for mark, value in (("@nama@", name), ("@daerah@", area)):
        text = text.replace(mark, json.dumps(value, ensure_ascii=False)[1:-1])
    return text
