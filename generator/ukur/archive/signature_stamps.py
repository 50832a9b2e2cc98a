"""What signatures show: only what is signed shows, in the block for it, over nothing, and it does nothing.

The difference analysis allows an appearance of any size on any page, and any keys in a field.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader

from ukur.archive.content_stream import UnreadableContent, operations
from ukur.archive.pdf_geometry import Box, key_value, rectangle
from ukur.archive.signature_block import Page, pages_of, signature_block
from ukur.model.findings import UkurError

_LARGEST_SHARE = 0.25  # of a page that all stamps on it may cover (our choice); a usual one takes 3 %
_PRINT, _LOCKED, _LOCKED_CONTENTS = 4, 128, 512
_USUAL_FLAGS = _PRINT | _LOCKED | _LOCKED_CONTENTS
_USUAL_KEYS = frozenset(
    {
        "/Type",
        "/Subtype",
        "/FT",
        "/T",
        "/TU",
        "/TM",
        "/V",
        "/Rect",
        "/F",
        "/P",
        "/AP",
        "/MK",
        "/Kids",
        "/Parent",
    }
    | {"/Ff", "/Lock", "/SV", "/DA", "/Q", "/DR", "/NM", "/M", "/BS", "/Border", "/StructParent", "/H"}
)
_SIGN_AGAIN = "tanda tangani ulang PDF dari arsip"

_UNSIGNED = (
    "ada bidang tanda tangan yang tampak tanpa tanda tangan di dalamnya, sehingga menambah atau menutupi isi "
    f"halaman; hapus bidang itu, lalu {_SIGN_AGAIN}"
)
_TOO_WIDE = (
    "tampilan tanda tangan menutupi lebih dari seperempat halaman, sehingga isi halaman bisa tertutup; "
    "tanda tangani ulang dengan tampilan yang lebih kecil"
)
_SHOWN_TWICE = (
    "satu tanda tangan tampil di lebih dari satu tempat; tanda tangani ulang dengan satu tampilan saja"
)
_ACTS = "tampilan tanda tangan memuat tautan atau perintah; tanda tangani ulang dengan tampilan biasa"
_ODD = (
    "tampilan tanda tangan berubah menurut layar, cetakan, lapisan, atau sentuhan, atau digambar di luar "
    f"bidangnya; {_SIGN_AGAIN} dengan tampilan biasa"
)
_ON_EACH_OTHER = f"dua tampilan tanda tangan saling menutupi; {_SIGN_AGAIN} dengan satu tampilan saja"
_NO_BLOCK = (
    "PDF yang disetujui tidak mempunyai blok pengesahan yang dapat dibaca, jadi tidak terbukti bahwa "
    f"tampilan tanda tangan tidak menutupi isinya; {_SIGN_AGAIN} tanpa tampilan"
)


@dataclass(frozen=True)
class ShownSignatures:
    """The page on which a field shows, by the field's name, and what is to be said against how it shows."""

    pages: Mapping[str, int]
    objections: tuple[str, ...]


@dataclass(frozen=True)
class _Widget:
    """One place where a field shows, or would if it had a size."""

    field: str
    signed: bool
    node: Any
    page: Page
    box: Box

    @property
    def visible(self) -> bool:
        return self.box.right > self.box.left and self.box.top > self.box.bottom


def check_stamps(reader: PdfFileReader, approved: PdfFileReader, signed: Set[str]) -> ShownSignatures:
    """Refuse what acts or shows without being signed; ``approved`` is the approved file,
    ``signed`` are the names of the fields that hold a signature.

    Objections are what was accepted before stamps had a place of their own. The page tree is known to be the
    approved one when this is called.
    """
    widgets = _new_widgets(reader, approved, signed)
    visible = [widget for widget in widgets if widget.visible]
    if any(not widget.signed for widget in visible):
        raise UkurError(_UNSIGNED)
    _refuse_wide(visible)
    pages: dict[str, int] = {}
    for widget in visible:
        if widget.field in pages:
            raise UkurError(_SHOWN_TWICE)
        pages[widget.field] = widget.page.number
    objections = [*_odd(widgets), *_misplaced(visible, approved)]
    return ShownSignatures(pages, tuple(dict.fromkeys(objections)))


def _new_widgets(reader: PdfFileReader, approved: PdfFileReader, signed: Set[str]) -> list[_Widget]:
    old = {key for page in pages_of(approved.root) for key, _ in _annots(page.node)}
    owners = dict(_widget_owners(reader.root["/AcroForm"]["/Fields"]))
    found = []
    for page in pages_of(reader.root):
        for key, node in _annots(page.node):
            if key not in old:
                name = str(owners[key]["/T"])
                found.append(_Widget(name, name in signed, node, page, rectangle(node["/Rect"])))
    return found


def _widget_owners(fields: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each widget and the field that it shows; a field may be its own widget."""
    for item in fields:
        field = item.get_object()
        for widget in (item, *key_value(field, "/Kids", ())):
            if {"/A", "/AA"} & widget.get_object().keys():
                raise UkurError(_ACTS)
            yield _key(widget), field


def _refuse_wide(visible: Sequence[_Widget]) -> None:
    shares: dict[int, float] = {}
    for widget in visible:
        share = _area(widget.box) / (_area(widget.page.box) or 1)
        shares[widget.page.number] = shares.get(widget.page.number, 0) + share
    if any(share > _LARGEST_SHARE for share in shares.values()):
        raise UkurError(_TOO_WIDE)


def _misplaced(visible: Sequence[_Widget], approved: PdfFileReader) -> Iterator[str]:
    """Yield what is wrong with where stamps stand, once the approved page is known."""
    if not visible:
        return
    for one, other in combinations(visible, 2):
        if one.page.number == other.page.number and one.box.overlaps(other.box):
            yield _ON_EACH_OTHER
    block = signature_block(approved.root)
    if block is None:
        yield _NO_BLOCK
        return
    for widget in visible:
        if widget.page.key != block.page.key or not block.is_free(widget.box):
            yield (
                f"tampilan tanda tangan di halaman {widget.page.number} menutupi isi, menempel padanya, atau "
                f"berada di luar blok pengesahan; {_SIGN_AGAIN} dengan tampilan di bidang kosong blok itu: "
                f"{block.place}"
            )


def _odd(widgets: Sequence[_Widget]) -> Iterator[str]:
    """Yield the objection to a widget that shows otherwise than a plain picture at its place."""
    for widget in widgets:
        flags = int(key_value(widget.node, "/F", 0))
        if (
            not widget.node.keys() <= _USUAL_KEYS
            or (widget.visible and flags & ~_USUAL_FLAGS)
            or not _plain_appearance(widget)
            or ("/P" in widget.node and _key(widget.node.raw_get("/P")) != widget.page.key)
        ):
            yield _ODD


def _plain_appearance(widget: _Widget) -> bool:
    """Return whether a widget shows one picture in every state, and none where it has no size."""
    states = key_value(widget.node, "/AP", None)
    if states is None:
        return not widget.visible or "/MK" not in widget.node
    if set(states.keys()) != {"/N"}:
        return False
    drawn = states["/N"]
    if "/OC" in drawn or not hasattr(drawn, "data"):
        return False
    return widget.visible or not _draws(drawn)


def _draws(stream: Any) -> bool:
    """Return whether a content draws anything; one that cannot be read may."""
    quiet = {"q", "Q", "cm", "BMC", "BDC", "EMC", "n"}
    try:
        return any(operator not in quiet for operator, _ in operations(stream.data))
    except UnreadableContent:
        return True


def _annots(page: Any) -> list[tuple[Any, Any]]:
    annots = key_value(page, "/Annots", ())
    return [(_key(item), item.get_object()) for item in annots]


def _key(item: Any) -> Any:
    return (item.reference.idnum, item.reference.generation)


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.top - box.bottom)
