"""Compiled templates kept from one run to the next, beside the program as Python keeps its own.

They are run, so they lie where nobody writes who cannot write the program: never in the folder of the data.
Where the program may not write there either, each run compiles.
"""

import contextlib
import hashlib
import importlib.util
import marshal
import sys
from importlib.metadata import version
from pathlib import Path
from types import CodeType

from ukur.commands.data.program_digest import program_digest
from ukur.model.findings import UkurError
from ukur.site.compiled import Compiled
from ukur.site.template_engine import TEMPLATES
from ukur.source.writer import write_bytes

LIBRARIES = ("jinja2", "markupsafe", "mkdocs")
"""Whose code decides what a template is compiled to."""
_DIGEST = hashlib.sha256().digest_size


class KeptCode:
    """Compiled templates in Python's cache of a folder, each behind the digest of itself and its origins."""

    def __init__(self, folder: Path = TEMPLATES) -> None:
        libraries = ",".join(f"{name}=={version(name)}" for name in LIBRARIES)
        self._program = importlib.util.MAGIC_NUMBER + libraries.encode() + program_digest()
        self._folder = folder

    def get(self, name: str, rests_on: bytes) -> CodeType | None:
        """Return what was compiled from that; what is damaged or another's is as if it were not there."""
        try:
            kept = self._path(name).read_bytes()
        except OSError:
            return None
        seal, packed = kept[:_DIGEST], kept[_DIGEST:]
        if seal != self._seal(name, rests_on, packed):
            return None
        code = marshal.loads(packed)  # beside the program itself, and whole
        return code if isinstance(code, CodeType) else None

    def put(self, name: str, rests_on: bytes, code: CodeType) -> None:
        """Keep what was compiled, unless Python is not to keep its own."""
        if sys.dont_write_bytecode:
            return
        packed = marshal.dumps(code)
        with contextlib.suppress(UkurError):  # installed by somebody else: nothing is kept
            write_bytes(self._path(name), self._seal(name, rests_on, packed) + packed)

    def _path(self, name: str) -> Path:
        return Path(importlib.util.cache_from_source(str(self._folder / f"{name}.html")))

    def _seal(self, name: str, rests_on: bytes, packed: bytes) -> bytes:
        parts = (self._program, name.encode(), rests_on, packed)
        return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).digest()


def keep_compiled() -> None:
    """Let every environment of this process take what earlier ones compiled."""
    if Compiled.store is None:
        Compiled.store = KeptCode()
