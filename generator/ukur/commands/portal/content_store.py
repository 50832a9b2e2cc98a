"""Contents fetched from offices, kept by their hash: a cache, which may be dropped at any time."""

from pathlib import Path

from ukur.archive.canonical import sha256_of
from ukur.source.writer import write_bytes

CACHE = ".cache/portal"
"""Where it lies in a portal's repository; Git leaves it alone."""


class ContentStore:
    """Files by SHA-256; a file whose content is another by now is not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def place(self, digest: str) -> Path:
        """Return where the content of a hash lies, or would."""
        return self._folder / digest[:2] / digest

    def read(self, digest: str) -> bytes | None:
        """Return a content; None where it is not kept whole."""
        try:
            content = self.place(digest).read_bytes()
        except OSError:
            return None
        return content if sha256_of(content) == digest else None

    def keep(self, content: bytes) -> str:
        """Keep a content; return its hash."""
        digest = sha256_of(content)
        write_bytes(self.place(digest), content)
        return digest
