"""The fonts that a document is printed with: the program's own, and of the office's those that it names.

A family of the office's never takes the place of one of ours: its figures would look like others in every
document, and no reader of the data would see it. typst itself says which family a file holds, for it is typst
that chooses; it reads fonts from folders only, hence the temporary one.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import typst

from ukur.document.font_file import FontFile
from ukur.model.findings import UkurError
from ukur.model.paths import FONT_FOLDER

DEFAULT_FONT = str(files("ttf_opensans") / "ttf")


@lru_cache(maxsize=1)
def built_in_families() -> frozenset[str]:
    """Return the families that every document has, in small letters, as typst compares them."""
    return frozenset(family.lower() for family in _own_fonts().families())


def font_faults(fonts: Sequence[FontFile]) -> Iterator[tuple[str, str, str]]:
    """Yield the fonts that may not be used: the file's name, what is wrong, and what to do."""
    if not fonts:
        return
    for name, families in _families(fonts).items():
        taken = sorted(family for family in families if family.lower() in built_in_families())
        if not families:
            yield name, "bukan huruf yang dapat dibaca", "simpan ulang sebagai TTF atau OTF, atau hapus"
        elif taken:
            what = f"memuat huruf '{taken[0]}', padahal itu huruf bawaan"
            yield name, what, "hapus berkas itu; huruf bawaan selalu ikut, huruf lain memakai namanya sendiri"


def refuse_faulty(fonts: Sequence[FontFile]) -> None:
    """Raise UkurError with the first font that may not be used."""
    for name, what, hint in font_faults(fonts):
        raise UkurError(f"{FONT_FOLDER}/{name} {what}; {hint}")


@contextmanager
def font_book(fonts: Sequence[FontFile], family: str | None) -> Iterator[typst.Fonts]:
    """Give typst the program's fonts, and the files of one family of the office's where it names one."""
    if family is None:
        yield _own_fonts()
        return
    if family.lower() in built_in_families():
        raise UkurError(f"kertas.huruf menyebut huruf bawaan '{family}'; hapus isian itu")
    refuse_faulty(fonts)
    known = _families(fonts)
    chosen = [font for font in fonts if family.lower() in {name.lower() for name in known[font.name]}]
    with _folder(chosen) as folder:
        yield typst.Fonts(include_system_fonts=False, font_paths=[folder, DEFAULT_FONT])


@lru_cache(maxsize=1)
def _own_fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[DEFAULT_FONT])


def _families(fonts: Sequence[FontFile]) -> Mapping[str, frozenset[str]]:
    """Return the families in each file, by its name; none where typst finds no font in it."""
    with _folder(fonts) as folder:
        book = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
        found = [(Path(item.path or "").stem, item.family) for item in book.fonts()]
    return {
        font.name: frozenset(family for stem, family in found if stem == str(number))
        for number, font in enumerate(fonts)
    }


@contextmanager
def _folder(fonts: Sequence[FontFile]) -> Iterator[str]:
    """Give a folder with the files under names of ours, which hold nothing but the ending."""
    with tempfile.TemporaryDirectory(prefix="ukur-huruf-") as folder:
        for number, font in enumerate(fonts):
            ending = font.name.rpartition(".")[2].lower()
            (Path(folder) / f"{number}.{ending}").write_bytes(font.content)
        yield folder
