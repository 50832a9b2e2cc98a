"""Runs inside Pyodide while the site is built: compiles the folders of ``/in`` and packs them into ``/out``.

Compiled here, because only the interpreter that will run a ``.pyc`` writes what it can read; and once,
because a browser would otherwise compile some three hundred modules on each visit. The same input gives the
same bytes: no time stamps, no source file to compare with, and this interpreter's own zlib everywhere.
"""

import gzip
import importlib._bootstrap_external as bootstrap
import importlib.util
import io
import zipfile
from pathlib import Path

DATE = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can hold


def compiled(name: str, source: bytes) -> bytes:
    """Return a module as ``.pyc`` that is never held against its source; optimize=2 leaves docstrings out."""
    code = compile(source, f"/{name}", "exec", dont_inherit=True, optimize=2)
    to_pyc = bootstrap._code_to_hash_pyc  # type: ignore[attr-defined] # what py_compile itself calls
    return bytes(to_pyc(code, importlib.util.source_hash(source), False))


def packed(folder: Path) -> bytes:
    """Return a folder as one zip; stored, since the whole is compressed better than its members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name, content = path.relative_to(folder).as_posix(), path.read_bytes()
                if path.suffix == ".py":
                    name, content = f"{name}c", compiled(name, content)
                archive.writestr(zipfile.ZipInfo(name, DATE), content)
    return buffer.getvalue()


for item in sorted(Path("/in").iterdir()):
    raw = packed(item) if item.is_dir() else item.read_bytes()
    Path("/out", item.name).write_bytes(gzip.compress(raw, 9, mtime=0))
