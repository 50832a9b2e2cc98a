"""What a changed leaf or file means: the mark of its field, or the kind of its file; the rest is unknown."""

import re

from ukur.model.catalogue import RECORDS
from ukur.model.meaning import ChangeKind, place
from ukur.model.paths import ARSIP, DataKind, parse_data_path, uploaded_periode

_FILES_OF_THE_ROOT = (
    r"\.gitlab-ci\.yml|\.pre-commit-config\.yaml|\.yamllint\.yml|\.editorconfig|\.gitignore|\.gitattributes"
    r"|mkdocs\.yml|pyproject\.toml|requirements(?:-dev|-mutate|-portal|-spark)?\.lock|Makefile|LICENSE"
    r"|(?:README|CHANGELOG|CONTRIBUTING|SECURITY)\.md"
)
_PAGES = r"content/(?!(?i:arsip)/).+\.(?:md|png|jpe?g|webp)|content/peta/[^/]+\.geojson"
# Files outside the data folder, the first that fits. What a browser would run is never a mere page, nor is
# what decides how figures look in print; small and capital letters are alike there, as on some disks.
FILE_PATTERNS: tuple[tuple[re.Pattern[str], ChangeKind], ...] = tuple(
    (re.compile(pattern, re.DOTALL), jenis)
    for pattern, jenis in (
        (rf"{ARSIP}(?:/.*)?", ChangeKind.ARSIP),
        (r"content/(?i:(?:huruf|lambang)/.+|.+\.(?:ttf|otf|ttc|otc|woff2?))", ChangeKind.PERLENGKAPAN),
        (_PAGES, ChangeKind.HALAMAN),
        (
            r"(?:content|generator|tests|docs|\.github|\.gitea|\.forgejo|\.gitlab|\.vscode|\.ci|\.ukur)/.+|"
            + _FILES_OF_THE_ROOT,
            ChangeKind.PROGRAM,
        ),
    )
)

_FORMER_PAGES = re.compile(r"content/(?!(?i:arsip)/).+\.(?:md|png|jpe?g|webp|woff2?|ttf|otf)", re.DOTALL)

# What makes the program, with its guides, its wheel and its tests; keys and the rest of .ukur/ and of
# content/ are the office's.
_CODE = re.compile(
    r"(?:generator|tests|docs|content/panduan|content/skema|\.github|\.gitea|\.forgejo|\.gitlab|\.vscode|\.ci)/.+|"
    r"\.ukur/(?:program/.+|asal\.json)|" + _FILES_OF_THE_ROOT,
    re.DOTALL,
)


def leaf_kind(file: str, loc: tuple[str, ...]) -> ChangeKind:
    """Return what changing a leaf of a data file means."""
    path = parse_data_path(file)
    at = place(RECORDS[path.kind], loc) if path else None
    if path is None or at is None or at.jenis is None:
        return ChangeKind.TAK_DIKENAL
    if path.kind is DataKind.FORMULIR and at.record:  # a row without a figure
        return ChangeKind.FORMULIR
    return at.jenis


def is_data_file(path: str) -> bool:
    """Return whether a path below the data folder is one that the catalogue reads."""
    return parse_data_path(path) is not None


def file_kind(path: str) -> ChangeKind:
    """Return what changing a file outside the data folder means."""
    if uploaded_periode(path) is not None:
        return ChangeKind.SALINAN
    return next(
        (jenis for pattern, jenis in FILE_PATTERNS if pattern.fullmatch(path)), ChangeKind.TAK_DIKENAL
    )


def was_page(path: str) -> bool:
    """Return whether a file was a mere page before version 0.4.0, when fonts and pictures all were."""
    return _FORMER_PAGES.fullmatch(path) is not None


def is_code(path: str) -> bool:
    """Return whether a file belongs to the program, not to the office that uses it."""
    return _CODE.fullmatch(path) is not None
