"""The programs that make a document's files: what a manifest names as its tools, and the shipped verifier."""

import hashlib
import zlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import ukur

LIBRARIES = ("typst", "ttf-opensans", "segno", "xlsxwriter", "python-docx")
VERIFIER = "archive/pemeriksa/periksa.py"
_PACKAGE = Path(ukur.__file__ or "").parent


@cache
def program() -> bytes:
    """Return what identifies the code that makes the files: its own text and the libraries' versions."""
    text = hashlib.sha256("".join(f"{name}=={version(name)}" for name in LIBRARIES).encode())
    for path in sorted((_PACKAGE / "document").rglob("*")):
        if path.suffix in {".py", ".typ"}:
            text.update(path.read_bytes())
    return text.digest()


@cache
def _composer_hash() -> str:
    """Return what identifies the code that makes an entry's other files."""
    parts = ("archive/entry.py", VERIFIER)
    return hashlib.sha256(b"".join((_PACKAGE / name).read_bytes() for name in parts)).hexdigest()


def tool_versions() -> dict[str, str]:
    """Return every tool whose version decides a byte of the printed files; zlib packs XLSX, DOCX and ZIP."""
    libraries = {name: version(name) for name in LIBRARIES}
    own = {"ukur": version("ukur"), "program": program().hex(), "penyusun": _composer_hash()}
    return dict(sorted({**own, **libraries, "zlib": zlib.ZLIB_RUNTIME_VERSION}.items()))


def verifier_bytes() -> bytes:
    """Return the verifier in one file that goes into every entry."""
    return (_PACKAGE / VERIFIER).read_bytes()
