"""Whether a file is a scan: pictures of the pages signed by hand, and not the archive's own PDF again.

What shows on a picture nobody compares. But a page that is no picture was never on paper: a PDF with text of
its own is what a program wrote, and the archive's own file is not signed at all.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from pyhanko.pdf_utils.generic import IndirectObject

from ukur.archive.content_stream import Name, UnreadableContent, operations
from ukur.archive.pdf_geometry import IDENTITY, Matrix, key_value, matrix_of, rectangle, times
from ukur.archive.signature_integrity import open_pdf

_LEAST_SHARE = 0.5
"""Our choice: the part of a page that its pictures cover. Edges may be cut off; arms cover a twentieth."""

_LEAST_PIXELS = 500
"""Our choice: sides of a picture whose place cannot be told; A4 at 72 dots an inch has 595."""

_MAX_PAGES = 2_000
"""Our choice: ten times the largest document printed here (500 indicators)."""

_DEEPEST = 5  # our choice: forms within forms; scanners nest two
_MAX_BYTES = 4_000_000  # our choice, as for pages of ours: a scanned page says some hundred bytes

_MAX_EFFORT, _OBJECT = 20_000_000, 400
"""Our choice: bytes of content that are read for one file, and how many of them an object counts for. A few
seconds; 200 pages with a layer of text have some 4 million. One form may draw another thousands of times."""

_ACTIVE_KEYS = frozenset(
    {"/JS", "/JavaScript", "/AA", "/EmbeddedFiles", "/EF", "/XFA", "/AcroForm", "/Collection"}
)
_ACTIONS = frozenset(
    f"/{name}"
    for name in (
        *("JavaScript", "Launch", "URI", "SubmitForm", "ImportData", "GoToR", "GoToE", "Rendition", "Movie"),
        *("Sound", "RichMediaExecute", "Named", "Hide", "Trans", "GoTo3DView", "ResetForm"),
    )
)
"""Actions of ISO 32000-2, 12.6.4, but for going to a page of the same file and its layers."""

OWN_FILE = (
    "berkas itu PDF arsip sendiri, bukan pindaian; pindai naskah yang sudah ditandatangani di atas kertas"
)
SIGNED_FILE = (
    "berkas itu PDF arsip yang ditambahi di luar, bukan pindaian; bila ditandatangani secara elektronik, "
    "pakai attach-signed"
)
ACTIVE = (
    "PDF itu memuat yang tidak ada pada pindaian (skrip, lampiran, formulir, tautan, atau catatan); pindai "
    "ulang, atau simpan sebagai JPG atau PNG"
)
UNREADABLE = "PDF itu terkunci, rusak, atau tidak lazim; pindai ulang, atau simpan sebagai JPG atau PNG"


def scan_refusal(scan: bytes, own: Iterable[bytes]) -> str:
    """Return why a file is no scan, empty where it is one; ``own`` are PDFs that the archive holds."""
    for pdf in own:
        if scan == pdf:
            return OWN_FILE
        if scan.startswith(pdf):
            return SIGNED_FILE
    if not scan.startswith(b"%PDF-"):
        return ""  # a picture by its first bytes: all there is to ask of one
    try:
        # pyHanko runs an event loop of its own, as in ``signed_pdf``
        with ThreadPoolExecutor(1) as pool:
            active, bare = pool.submit(_judged, scan).result()
    # Hostile bytes make pyHanko raise nearly anything; what cannot be read is refused.
    except Exception:  # noqa: BLE001
        return UNREADABLE
    if not bare:
        return ACTIVE if active else ""
    named = ", ".join(map(str, bare[:5])) + (", ..." if len(bare) > 5 else "")
    return (
        f"halaman {named} bukan gambar pindaian (isinya tulisan dari program); pindai semua halaman naskah "
        "yang sudah ditandatangani"
    )


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has; 1 for a picture, 0 where it cannot be read."""
    if not pdf.startswith(b"%PDF-"):
        return 1
    try:
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(lambda: int(open_pdf(pdf, strict=False).root["/Pages"]["/Count"])).result()
    except Exception:  # noqa: BLE001  # as above
        return 0


class _Effort:
    """What reading one file has cost so far; ValueError where it is more than any scan needs."""

    def __init__(self) -> None:
        self._left = _MAX_EFFORT

    def spend(self, units: int = _OBJECT) -> None:
        """Count bytes of content, or an object."""
        self._left -= units
        if self._left < 0:
            raise ValueError(UNREADABLE)


def _judged(scan: bytes) -> tuple[bool, list[int]]:
    """Return whether a file does more than show pictures, and which of its pages are none."""
    reader, effort = open_pdf(scan, strict=False), _Effort()
    if reader.encrypted:
        raise ValueError(UNREADABLE)
    active = _is_active(reader.root, effort)
    pages = list(_pages(reader.root["/Pages"], {}, 0, effort))
    if not 0 < len(pages) <= _MAX_PAGES:
        raise ValueError(UNREADABLE)
    return active, [number for number, page in enumerate(pages, 1) if not _is_picture(*page, effort)]


def _is_active(root: Any, effort: _Effort) -> bool:
    """Return whether anything that a reader meets from the root runs, leads elsewhere, or lies on a page."""
    waiting: list[Any] = [root]
    seen: set[tuple[int, int]] = set()
    while waiting:
        item = waiting.pop()
        if isinstance(item, IndirectObject):
            place = (item.idnum, item.generation)
            if place in seen:
                continue
            seen.add(place)
            item = item.get_object()  # type: ignore[no-untyped-call] # pyHanko's own method is untyped
        effort.spend()
        if isinstance(item, dict):
            acts = not _ACTIVE_KEYS.isdisjoint(item) or str(item.get("/S")) in _ACTIONS
            if acts or key_value(item, "/Annots", []):
                return True
            waiting += item.values()
        elif isinstance(item, list):
            effort.spend(len(item))
            waiting += item
    return False


def _pages(
    node: Any, above: dict[str, Any], depth: int, effort: _Effort
) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Yield each page with what it takes from the nodes above it."""
    effort.spend()
    if depth > _DEEPEST * 10:
        raise ValueError(UNREADABLE)
    known = above | {key: node[key] for key in ("/Resources", "/MediaBox") if key in node}
    if "/Kids" not in node:
        yield node, known
        return
    for kid in node["/Kids"]:
        yield from _pages(kid.get_object(), known, depth + 1, effort)


def _is_picture(page: Any, known: dict[str, Any], effort: _Effort) -> bool:
    box = rectangle(known["/MediaBox"])
    area = (box.right - box.left) * (box.top - box.bottom)
    resources = known.get("/Resources", {})
    try:
        covered = sum(_covered(_content(page), resources, IDENTITY, 0, effort))
    except UnreadableContent:
        return any(_large(image) for image in _images(resources, 0, effort))
    return bool(area > 0 and covered >= _LEAST_SHARE * area)


def _content(page: Any) -> bytes:
    content = key_value(page, "/Contents", [])
    parts = content if isinstance(content, list) else [content]
    text = b"\n".join(part.get_object().data for part in parts)
    if len(text) > _MAX_BYTES:
        raise UnreadableContent
    return text


def _covered(content: bytes, resources: Any, matrix: Matrix, depth: int, effort: _Effort) -> Iterator[float]:
    """Yield the area of each picture that is drawn, in square points."""
    effort.spend(len(content))
    if depth > _DEEPEST:
        raise UnreadableContent
    kept: list[Matrix] = []
    for operator, operands in operations(content):
        if operator == "q":
            kept.append(matrix)
        elif operator == "Q":
            matrix = kept.pop() if kept else matrix
        elif operator == "cm":
            matrix = times(matrix_of(operands), matrix)
        elif operator == "Do" and operands and isinstance(operands[0], Name):
            effort.spend()
            thing = resources["/XObject"][f"/{operands[0].text}"]
            yield from _drawn(thing, resources, matrix, depth, effort)


def _drawn(thing: Any, resources: Any, matrix: Matrix, depth: int, effort: _Effort) -> Iterator[float]:
    if thing["/Subtype"] == "/Image":
        a, b, c, d, *_ = matrix
        yield abs(a * d - b * c)
    elif thing["/Subtype"] == "/Form":
        inner = times(matrix_of(key_value(thing, "/Matrix", IDENTITY)), matrix)
        yield from _covered(thing.data, key_value(thing, "/Resources", resources), inner, depth + 1, effort)


def _images(resources: Any, depth: int, effort: _Effort) -> Iterator[Any]:
    if depth > _DEEPEST or "/XObject" not in resources:
        return
    held = resources["/XObject"]
    for name in held:
        effort.spend()
        thing = held[name]
        if thing["/Subtype"] == "/Image":
            yield thing
        elif "/Resources" in thing:
            yield from _images(thing["/Resources"], depth + 1, effort)


def _large(image: Any) -> bool:
    return min(int(image["/Width"]), int(image["/Height"])) >= _LEAST_PIXELS
