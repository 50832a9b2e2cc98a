"""Reads .ods, which people who work with LibreOffice save: the same workbook as from .xlsx."""

from ukur.spreadsheet.grid import Workbook
from ukur.spreadsheet.markup import Attributes, MarkupError, read_markup
from ukur.spreadsheet.ods_content import OdsContent
from ukur.spreadsheet.ods_styles import OdsStyles
from ukur.spreadsheet.package_parts import BROKEN, PackageParts
from ukur.spreadsheet.unreadable import MAX_TEXT, UnreadableWorkbook, damaged, no_workbook

MIME = b"application/vnd.oasis.opendocument.spreadsheet"
_STYLES = "styles.xml"


def read_ods(content: bytes) -> Workbook:
    """Return a workbook; raise UnreadableWorkbook, and nothing else, for bytes that are none."""
    try:
        return _workbook(PackageParts(content))
    except (MarkupError, LookupError, ValueError, *BROKEN) as error:
        raise damaged("isinya bukan buku kerja yang utuh") from error


def _workbook(package: PackageParts) -> Workbook:
    manifest = "META-INF/manifest.xml"
    if manifest in package and b"encryption-data" in package.read(manifest):
        raise UnreadableWorkbook("berkas bersandi", "simpan lagi tanpa sandi, lalu coba lagi")
    styles = OdsStyles()
    if _STYLES in package:
        read_markup(package.chunks(_STYLES), styles.start, styles.end, styles.text)
    found = OdsContent(styles)
    read_markup(package.chunks("content.xml"), found.start, found.end, found.text)
    if not found.sheets:
        raise no_workbook()
    return Workbook(tuple(found.sheets), found.names, _properties(package))


def _properties(package: PackageParts) -> dict[str, str]:
    """Return the properties that a program has added to the file."""
    found: dict[str, str] = {}
    name = [""]

    def start(tag: str, attributes: Attributes) -> None:
        name[0] = attributes.get("meta:name", "") if tag == "user-defined" else ""
        if name[0]:
            found[name[0]] = ""

    def end(_: str) -> None:
        name[0] = ""

    def text(piece: str) -> None:
        if name[0] and len(found[name[0]]) < MAX_TEXT:
            found[name[0]] += piece

    if "meta.xml" in package:
        read_markup(package.chunks("meta.xml"), start, end, text)
    return found
