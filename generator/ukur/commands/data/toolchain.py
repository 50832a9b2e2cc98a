"""The programs that make a document's files: what a manifest names as its tools, and the shipped verifier."""

import hashlib
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path, PurePosixPath

import ukur
from ukur.calendar.days_off import SOURCE_VERSION

LIBRARIES = ("typst", "ttf-opensans", "segno", "xlsxwriter", "python-docx")
CALENDAR = "holidays"
"""Whose days off count in the working days of the SOP's steps, as a table made from it.

Named since 0.6.0, in no older digest.
"""
VERIFIER = "archive/pemeriksa/periksa.py"
DOCUMENT, PRINTERS = "document", frozenset({".py", ".typ"})
COMPOSERS = ("archive/entry.py", VERIFIER)
"""Where in the package the code lies that makes printed files, and an entry's others."""
_PACKAGE = Path(ukur.__file__ or "").parent


@cache
def program() -> bytes:
    """Return what identifies the code that makes the files: its own text and the libraries' versions."""
    printers = (path for path in (_PACKAGE / DOCUMENT).rglob("*") if path.suffix in PRINTERS)
    return printer_hash(
        {name: version(name) for name in LIBRARIES},
        {path.relative_to(_PACKAGE).as_posix(): path.read_bytes() for path in printers},
    )


def printer_hash(libraries: Mapping[str, str], printers: Mapping[str, bytes]) -> bytes:
    """Return what identifies printers by their path in the package, with the libraries that they rest on."""
    text = hashlib.sha256("".join(f"{name}=={libraries[name]}" for name in LIBRARIES).encode())
    for path in sorted(printers, key=PurePosixPath):
        text.update(printers[path])
    return text.digest()


@cache
def _composer_hash() -> str:
    return composer_hash({name: (_PACKAGE / name).read_bytes() for name in COMPOSERS})


def composer_hash(composers: Mapping[str, bytes]) -> str:
    """Return what identifies the code that makes an entry's other files."""
    return hashlib.sha256(b"".join(composers[name] for name in COMPOSERS)).hexdigest()


def tool_versions() -> dict[str, str]:
    """Return every tool whose version decides a byte of the printed files; zlib packs XLSX, DOCX and ZIP."""
    libraries = {name: version(name) for name in LIBRARIES} | {CALENDAR: SOURCE_VERSION}
    own = {"ukur": version("ukur"), "program": program().hex(), "penyusun": _composer_hash()}
    return dict(sorted({**own, **libraries, "zlib": zlib.ZLIB_RUNTIME_VERSION}.items()))


def verifier_bytes() -> bytes:
    """Return the verifier in one file that goes into every entry."""
    return (_PACKAGE / VERIFIER).read_bytes()
