"""Where a visible signature may stand: on the page of "Pengesahan", below that heading, on bare paper only.

Our printer leaves room between office and name of the signatory, and mostly below the block. A stamp beside a
figure would say something else than was approved without covering a letter, hence nowhere else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ukur.archive.content_stream import UnreadableContent
from ukur.archive.page_ink import page_ink
from ukur.archive.pdf_geometry import Box, key_value, rectangle

_HEADING = re.compile(r"(?:[A-Z]{1,3}\. )?Pengesahan")
_CLEARANCE = 3.0  # points: about a millimetre between a stamp and any ink
_CELL = 4.0  # points: how finely the largest free place is looked for
_USUAL = (140.0, 40.0)  # points: a stamp of 5 x 1.4 cm
_TALLEST = 85.0  # points: no more of a free place is told than a stamp of 3 cm takes
_COLUMN, _COLUMN_SHARE = 8.5 * 72 / 2.54, 0.52
_MAX_PAGES, _MAX_BOOKMARKS = 2_000, 20_000
"""Our choice: some ten times a document of 500 indicators."""
_CM = 72 / 2.54  # points of a PDF in a centimetre


@dataclass(frozen=True)
class Page:
    """A page in its place; ``key`` is its number in the file, ``box`` what a reader sees of it."""

    number: int
    key: tuple[int, int]
    node: Any
    box: Box


@dataclass(frozen=True)
class SignatureBlock:
    """The part of a page where stamps may stand, and what is drawn in it."""

    page: Page
    area: Box
    ink: tuple[Box, ...]

    def is_free(self, stamp: Box) -> bool:
        """Return whether a stamp stands wholly in the block and keeps clear of all ink."""
        near = _widened(stamp, _CLEARANCE)
        return self.area.holds(stamp) and not any(near.overlaps(box) for box in self.ink)

    @property
    def _column(self) -> Box:
        """The right part, where our printer puts office, room for a signature, and name (pengesahan.typ)."""
        printed = self._printed
        width = min(_COLUMN_SHARE * (printed.right - printed.left), _COLUMN)
        return printed._replace(left=printed.right - width)

    @property
    def _printed(self) -> Box:
        """The block within the margins of the page, which its ink keeps to."""
        left, right = min(box.left for box in self.ink), max(box.right for box in self.ink)
        return Box(left, min(box.bottom for box in self.ink), right, self.area.top)

    @property
    def place(self) -> str:
        """Where the first free place for a usual stamp is, as programs for signing ask for it."""
        free = free_place(self._column, self.ink) or free_place(self._printed, self.ink)
        if free is None:
            return f"halaman {self.page.number}, yang tidak mempunyai bidang kosong yang cukup"
        left, bottom, right, top = (
            _text(side / _CM)
            for side in (
                free.left - self.page.box.left,
                max(free.bottom, free.top - _TALLEST) - self.page.box.bottom,
                free.right - free.left,
                min(free.top - free.bottom, _TALLEST),
            )
        )
        return (
            f"halaman {self.page.number}, mulai {left} cm dari tepi kiri dan {bottom} cm dari tepi bawah, "
            f"selebar {right} cm dan setinggi {top} cm"
        )


def pages_of(root: Any) -> tuple[Page, ...]:
    """Return the pages in order; UnreadableContent where there are too many."""
    found = list[Page]()
    for item, box in _leaves(root.raw_get("/Pages"), None, 0):
        if len(found) >= _MAX_PAGES:
            raise UnreadableContent
        key = (item.reference.idnum, item.reference.generation)
        found.append(Page(len(found) + 1, key, item.get_object(), rectangle(box)))
    return tuple(found)


def _leaves(item: Any, box: Any, depth: int) -> Iterator[tuple[Any, Any]]:
    node = item.get_object()
    if depth > 50:
        raise UnreadableContent
    for kind in ("/MediaBox", "/CropBox"):
        box = key_value(node, kind, box)
    if node["/Type"] == "/Page":
        yield item, box
        return
    for place in range(len(node["/Kids"])):
        yield from _leaves(node["/Kids"].raw_get(place), box, depth + 1)


def signature_block(root: Any) -> SignatureBlock | None:
    """Return the block of an approved document; None where it has none that can be read."""
    try:
        targets = [item["/Dest"] for item in _bookmarks(root) if _HEADING.fullmatch(str(item["/Title"]))]
        if not targets:
            return None
        target = targets[-1]
        ref = target.raw_get(0).reference
        page = next(page for page in pages_of(root) if page.key == (ref.idnum, ref.generation))
        box = page.box
        area = Box(box.left, box.bottom, box.right, min(float(target[3]), box.top))
        return SignatureBlock(page, area, page_ink(page.node))
    except (UnreadableContent, LookupError, TypeError, AttributeError, StopIteration):
        return None


def _bookmarks(root: Any) -> Iterator[Any]:
    """Yield the entries of the list of contents at its first level."""
    item = key_value(key_value(root, "/Outlines", {}), "/First", None)
    for _ in range(_MAX_BOOKMARKS):
        if item is None:
            return
        yield item
        item = key_value(item, "/Next", None)


def free_place(area: Box, ink: Sequence[Box]) -> Box | None:
    """Return the highest free place that a usual stamp fits into, as large as it goes; None without any."""
    columns = int((area.right - area.left) / _CELL)
    rows = int((area.top - area.bottom) / _CELL)
    taken = _taken(area, ink, columns, rows)
    heights = [0] * columns
    best: tuple[float, Box] | None = None
    for row in range(rows):  # from the top down
        heights = [0 if used else height + 1 for height, used in zip(heights, taken[row], strict=True)]
        ends = row + 1 == rows
        for first, count, height in _spans(heights):
            if not ends and _grows(taken[row + 1], first, count):
                continue
            left, top = area.left + first * _CELL, area.top - (row + 1 - height) * _CELL
            found = Box(left, top - height * _CELL, left + count * _CELL, top)
            if count * _CELL >= _USUAL[0] and height * _CELL >= _USUAL[1]:
                size = count * height
                if best is None or found.top > best[1].top or (found.top == best[1].top and size > best[0]):
                    best = (size, found)
    return best[1] if best else None


def _taken(area: Box, ink: Sequence[Box], columns: int, rows: int) -> list[list[bool]]:
    """Return which cells of the area have ink in or beside them, row by row from the top."""
    taken = [[False] * columns for _ in range(rows)]
    for box in ink:
        near = _widened(box, _CLEARANCE)
        first = max(int((near.left - area.left) // _CELL), 0)
        last = min(int((near.right - area.left) // _CELL), columns - 1)
        high = max(int((area.top - near.top) // _CELL), 0)
        low = min(int((area.top - near.bottom) // _CELL), rows - 1)
        for row in range(high, low + 1):
            for column in range(first, last + 1):
                taken[row][column] = True
    return taken


def _spans(heights: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield first column, count and height of each largest rectangle that stands on a row."""
    open_: list[tuple[int, int]] = []
    for place, height in enumerate((*heights, 0)):
        first = place
        while open_ and open_[-1][1] >= height:
            first, tall = open_.pop()
            if tall > height:
                yield first, place - first, tall
        if height:
            open_.append((first, height))


def _grows(below: Sequence[bool], first: int, count: int) -> bool:
    return not any(below[first : first + count])


def _widened(box: Box, margin: float) -> Box:
    return Box(box.left - margin, box.bottom - margin, box.right + margin, box.top + margin)


def _text(centimetres: float) -> str:
    return f"{centimetres:.1f}".replace(".", ",")
