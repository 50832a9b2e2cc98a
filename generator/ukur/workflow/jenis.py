"""What a changed leaf or file means: the mark of its field, or the kind of its file; the rest is unknown."""

import re

from ukur.model.katalog import RECORDS
from ukur.model.meaning import Jenis, place
from ukur.model.paths import ARSIP, DataKind, parse_data_path

_FILES_OF_THE_ROOT = (
    r"\.gitlab-ci\.yml|\.pre-commit-config\.yaml|\.yamllint\.yml|\.editorconfig|\.gitignore|\.gitattributes"
    r"|mkdocs\.yml|pyproject\.toml|requirements(?:-dev)?\.lock|Makefile|LICENSE"
    r"|(?:README|CHANGELOG|CONTRIBUTING|SECURITY)\.md"
)
# Files outside the data folder, the first that fits. What a browser would run is never a mere page.
BERKAS: tuple[tuple[re.Pattern[str], Jenis], ...] = tuple(
    (re.compile(pattern, re.DOTALL), jenis)
    for pattern, jenis in (
        (rf"{ARSIP}(?:/.*)?", Jenis.ARSIP),
        (r"content/(?!(?i:arsip)/).+\.(?:md|png|jpe?g|webp|woff2?|ttf|otf)", Jenis.HALAMAN),
        (
            r"(?:content|generator|tests|docs|\.github|\.gitea|\.forgejo|\.gitlab|\.vscode|\.ci|\.ukur)/.+|"
            + _FILES_OF_THE_ROOT,
            Jenis.PROGRAM,
        ),
    )
)

# What makes the program, with its guides and tests. Keys (.ukur/) and all else in content/ are the office's.
_CODE = re.compile(
    r"(?:generator|tests|docs|content/panduan|content/skema|\.github|\.gitea|\.forgejo|\.gitlab|\.vscode|\.ci)/.+|"
    + _FILES_OF_THE_ROOT,
    re.DOTALL,
)


def jenis_daun(berkas: str, loc: tuple[str, ...]) -> Jenis:
    """Return what changing a leaf of a data file means."""
    path = parse_data_path(berkas)
    at = place(RECORDS[path.kind], loc) if path else None
    if path is None or at is None or at.jenis is None:
        return Jenis.TAK_DIKENAL
    if path.kind is DataKind.FORMULIR and at.record:  # a row without a figure
        return Jenis.FORMULIR
    return at.jenis


def berkas_data(path: str) -> bool:
    """Return whether a path below the data folder is one that the catalogue reads."""
    return parse_data_path(path) is not None


def jenis_berkas(path: str) -> Jenis:
    """Return what changing a file outside the data folder means."""
    return next((jenis for pattern, jenis in BERKAS if pattern.fullmatch(path)), Jenis.TAK_DIKENAL)


def is_code(path: str) -> bool:
    """Return whether a file belongs to the program, not to the office that uses it."""
    return _CODE.fullmatch(path) is not None
