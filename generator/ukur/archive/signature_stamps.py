"""Visible stamps of signatures: small, one for each signature, and nothing that acts when touched."""

from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

from ukur.model.findings import UkurError

_LARGEST_SHARE = 0.25  # of a page that all stamps on it may cover (our choice); a usual one takes 3 %

_TOO_WIDE = (
    "tampilan tanda tangan menutupi lebih dari seperempat halaman, sehingga isi halaman bisa tertutup; "
    "tanda tangani ulang dengan tampilan yang lebih kecil"
)
_SHOWN_TWICE = (
    "satu tanda tangan tampil di lebih dari satu tempat; tanda tangani ulang dengan satu tampilan saja"
)
_ACTS = "tampilan tanda tangan memuat tautan atau perintah; tanda tangani ulang dengan tampilan biasa"


def check_stamps(reader: PdfFileReader, disetujui: HistoricalResolver) -> None:
    """Refuse stamps that could hide what a page says; ``disetujui`` is the approved revision.

    The difference analysis allows an appearance of any size on any page, and any keys in a field.
    The page tree is known to be the approved one when this is called.
    """
    old = {key for page, _ in _pages(disetujui.root["/Pages"], None) for key, _ in _annots(page)}
    pemilik = dict(_widget_owners(reader.root["/AcroForm"]["/Fields"]))
    shown: set[Any] = set()
    for page, box in _pages(reader.root["/Pages"], None):
        areas = {key: _area(annot["/Rect"]) for key, annot in _annots(page) if key not in old}
        if sum(areas.values()) > _LARGEST_SHARE * _area(box):
            raise UkurError(_TOO_WIDE)
        for key in (key for key, area in areas.items() if area):
            if pemilik[key] in shown:
                raise UkurError(_SHOWN_TWICE)
            shown.add(pemilik[key])


def _widget_owners(fields: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each widget and the field that it shows; a field may be its own widget."""
    for item in fields:
        field = item.get_object()
        widgets = [item, *_key_value(field, "/Kids", ())]
        for widget in widgets:
            if {"/A", "/AA"} & widget.get_object().keys():
                raise UkurError(_ACTS)
            yield _key(widget), _key(item)


def _key_value(node: Any, kunci: str, tanpa: Any) -> Any:
    """Return what a key stands for; pyHanko's ``get`` would not follow a reference."""
    return node[kunci] if kunci in node else tanpa  # noqa: SIM401  # see above


def _annots(page: Any) -> list[tuple[Any, Any]]:
    return [(_key(item), item.get_object()) for item in _key_value(page, "/Annots", ())]


def _key(item: Any) -> Any:
    return (item.reference.idnum, item.reference.generation)


def _area(box: Any) -> float:
    left, bottom, right, top = (float(side) for side in box)
    return abs(right - left) * abs(top - bottom)


def _pages(node: Any, box: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every page with its size, which pages inherit."""
    box = _key_value(node, "/MediaBox", box)
    if node["/Type"] == "/Page":
        yield node, box
        return
    for kid in node["/Kids"]:
        yield from _pages(kid.get_object(), box)
