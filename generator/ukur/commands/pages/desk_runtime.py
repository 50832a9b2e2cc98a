"""What the desk runs on: Python for the browser, its libraries and the page's, packed once per lock."""

import json
import re
import zipfile
from pathlib import Path

from ukur.commands.pages.desk_packing import SUFFIX, Pack, packed, packing_scripts
from ukur.commands.pages.desk_tools import ANYWHERE, browser_wheels, npm_packages
from ukur.commands.pages.made_once import lay_files, made_once

LIBRARIES = (
    "annotated-types",
    "pydantic",
    "pydantic-core",
    "ruamel-yaml",
    "typing-extensions",
    "typing-inspection",
)
"""What the pure rooms import beside the standard library."""

SHEET_LIBRARIES = ("xlsxwriter",)
"""What is fetched only when a workbook is made."""

TEMPLATE_LIBRARIES = ("jinja2", "markupsafe")
"""What is fetched only when a document's page is shown; both run without what is compiled in them."""

STDLIB, LIBRARY_PACK, SHEET_PACK, INTERPRETER = "stdlib", "libraries", "sheets", "interpreter"
CORE = "core"
"""The one compiled library, pydantic-core: loaded with the interpreter, so that Python finds it there."""

TEMPLATE_PACK = "templates"
MODULES = (INTERPRETER, CORE)
"""What is WebAssembly: a pack as all others, and as it is for servers that compress it themselves, or that
serve a compressed file beside it. Of such an answer alone a browser keeps what it compiled.
"""

# Nobody imports these. What looks unused is often not: Pyodide itself wants asyncio, ssl, codeop, tempfile
# and compression.zstd, pydantic wants ipaddress, our tables xml.parsers. A cut too many fails at the start.
_UNUSED = re.compile(
    r"(?:"
    r"encodings/(?:big5|cp(?!1252|437)|euc|gb|hp_|hz|iso2022|iso8859_(?!1\.|15)|johab|koi8|kz|mac_|palmos"
    r"|ptcp|shift|tis)|"
    r"_pydatetime|_pydecimal|_pyio|_pyrepl/|cProfile|curses/|dbm/|doctest|email/_header_value|ensurepip/"
    r"|ftplib|http/(?:cookiejar|server)|imaplib|logging/(?:config|handlers)|mailbox|modulefinder"
    r"|multiprocessing/|optparse|pdb|pickletools|plistlib|poplib|profile|profiling/|pstats|pyclbr|pydoc"
    r"|shelve|smtplib|socketserver|sqlite3/|tabnanny|tarfile|timeit|trace\.|turtle|unittest/|venv/|wave"
    r"|webbrowser|wsgiref/|xml/(?:dom|etree|sax)/|xmlrpc/|zipapp"
    r"|.*/__pycache__/"
    r")"
)
_NOT_PYTHON = re.compile(r".*(?<!\.py)$")
_COMPILED = ".so"
_UNUSED_IN_WHEELS = re.compile(r"(?:pydantic/(?:v1/|mypy)|.*\.(?:pyi|typed)$|[^/]+\.(?:dist-info|data)/)")
PAGE_LIBRARIES = {
    "preact.js": "preact/dist/preact.mjs",
    "hooks.js": "preact/hooks/dist/hooks.mjs",
    "htm.js": "htm/dist/htm.mjs",
}
"""What the page's own modules import, and where the packages keep it.

All modules end in ``.js``: nginx and IIS know no media type of ``.mjs``, and browsers then run none of it.
"""

LICENCES = "LISENSI.txt"
_LOADER = {"pyodide.js": "pyodide/pyodide.mjs", "pyodide.asm.js": "pyodide/pyodide.asm.mjs"}
_BARE = (b'from"preact"', b'from"./preact.js"')
_SOURCE_MAP = re.compile(rb"\n?//# sourceMappingURL=\S+\n?")
_NOTICE = """\
Bagian-bagian yang menjalankan Meja kerja. Program Ukur sendiri: Apache License 2.0.

Pyodide (Mozilla Public License 2.0, https://mozilla.org/MPL/2.0/) memuat CPython 3.14 (PSF License Version 2;
teksnya ada di bawah bersama typing_extensions), zlib, libffi, OpenSSL, dan pustaka lain yang disebut di
sumbernya: https://github.com/pyodide/pyodide. Tidak ada yang diubah selain dikompilasi dan dikemas ulang.
"""


def runtime_files(cache: Path) -> dict[str, Path]:
    """Return by name what the desk's runtime consists of; fetched and packed now unless ``cache`` holds it.

    UkurError where a registry cannot be reached, or a program is missing.
    """
    packages = npm_packages(cache)
    wheels = browser_wheels(cache, (*LIBRARIES, *SHEET_LIBRARIES))
    plain = browser_wheels(cache, TEMPLATE_LIBRARIES, ANYWHERE)

    def make(folder: Path) -> None:
        modules = PAGE_LIBRARIES | _LOADER
        lay_files(folder, {name: _module(packages / place) for name, place in modules.items()})
        lay_files(folder, {LICENCES: _licences(packages, wheels, plain).encode()})
        packs = _packs(packages, wheels, plain)
        lay_files(folder, made := packed(cache, packs))
        for name in MODULES:
            module = packs[name]
            assert isinstance(module, bytes)
            compressed = made[f"{name}{SUFFIX}"]
            lay_files(folder, {f"{name}.wasm": module, f"{name}.wasm.gz": compressed})

    key = repr((packages.parent.name, wheels.name, plain.name)).encode() + Path(__file__).read_bytes()
    folder = made_once(cache, "runtime", key + packing_scripts(), make)
    return {path.name: path for path in sorted(folder.iterdir())}


def _module(path: Path) -> bytes:
    """Return a module for a page without a bundler: what it imports by a bare name stands beside it."""
    return _SOURCE_MAP.sub(b"", path.read_bytes().replace(*_BARE))


def _packs(packages: Path, wheels: Path, plain: Path) -> dict[str, Pack]:
    found: dict[str, dict[str, bytes]] = {LIBRARY_PACK: {}, SHEET_PACK: {}, TEMPLATE_PACK: {}}
    for path in sorted(plain.glob("*.whl")):
        found[TEMPLATE_PACK] |= _members(path, _NOT_PYTHON)
    for path in sorted(wheels.glob("*.whl")):
        pack = SHEET_PACK if path.name.startswith(SHEET_LIBRARIES) else LIBRARY_PACK
        found[pack] |= _members(path, _UNUSED_IN_WHEELS)
    stdlib = _members(packages / "pyodide/python_stdlib.zip", _UNUSED)
    (core,) = (name for name in found[LIBRARY_PACK] if name.endswith(_COMPILED))
    compiled = found[LIBRARY_PACK].pop(core)
    interpreter = (packages / "pyodide/pyodide.asm.wasm").read_bytes()
    return {STDLIB: stdlib, **found, INTERPRETER: interpreter, CORE: compiled}


def _members(path: Path, unused: re.Pattern[str]) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        names = (name for name in archive.namelist() if not name.endswith("/") and not unused.match(name))
        return {name: archive.read(name) for name in names}


def _licences(packages: Path, *wheels: Path) -> str:
    """Return what the desk's parts are, under which licence, and the text of each licence that came along."""
    parts = [_NOTICE]
    lock = json.loads((packages.parent / "package-lock.json").read_text("utf-8"))["packages"]
    for name in ("pyodide", "preact", "htm"):
        about = lock[f"node_modules/{name}"]
        text = packages / name / "LICENSE"
        told = text.read_text("utf-8") if text.is_file() else ""
        parts.append(f"{name} {about['version']}, {about['license']}\n\n{told}")
    for path in sorted(path for folder in wheels for path in folder.glob("*.whl")):
        with zipfile.ZipFile(path) as archive:
            texts = [
                archive.read(name).decode() for name in archive.namelist() if "/licenses/LICENSE" in name
            ]
        parts.append("\n".join((" ".join(path.name.split("-")[:2]), "", *texts)))
    return f"\n{'-' * 72}\n".join(part.rstrip() for part in parts) + "\n"
