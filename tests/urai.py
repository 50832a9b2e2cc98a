"""Reading built pages: a small tree of elements, and the list of everything the parser met."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

_TANPA_ISI = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass(slots=True)
class Unsur:
    """An element with its attributes and what stands in it."""

    tag: str
    atribut: dict[str, str]
    isi: list["Unsur | str"] = field(default_factory=list)

    def jelajah(self) -> Iterator["Unsur"]:
        """Yield this element and all below it, in the order of the page."""
        yield self
        for part in self.isi:
            if isinstance(part, Unsur):
                yield from part.jelajah()

    def cari(self, tag: str | None = None, kelas: str | None = None, id: str | None = None) -> list["Unsur"]:
        """Return the elements that fit all that is asked for."""
        return [
            part
            for part in self.jelajah()
            if (tag is None or part.tag == tag)
            and (kelas is None or kelas in part.atribut.get("class", "").split())
            and (id is None or part.atribut.get("id") == id)
        ]

    @property
    def teks(self) -> str:
        """The text in it, white space reduced; scripts and styles are no text."""
        return " ".join("".join(self._teks()).split())

    def _teks(self) -> Iterator[str]:
        for part in self.isi:
            if isinstance(part, str):
                yield part
            elif part.tag not in {"script", "style"}:
                yield from part._teks()


class _Pohon(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.akar = Unsur("", {})
        self.terbuka = [self.akar]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Unsur(tag, {name: value or "" for name, value in attrs})
        self.terbuka[-1].isi.append(element)
        if tag not in _TANPA_ISI:
            self.terbuka.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _TANPA_ISI:
            self.terbuka.pop()

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.terbuka) - 1, 0, -1):
            if self.terbuka[depth].tag == tag:
                del self.terbuka[depth:]
                return

    def handle_data(self, data: str) -> None:
        self.terbuka[-1].isi.append(data)


class _Kejadian(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.kejadian: list[tuple[str, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.kejadian.append(("buka", tag, *(f"{name}={value}" for name, value in attrs)))

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        self.kejadian.append(("tutup", tag))

    def handle_data(self, data: str) -> None:
        self.kejadian.append(("teks", data))

    def handle_comment(self, data: str) -> None:
        self.kejadian.append(("komentar", data))

    def handle_decl(self, decl: str) -> None:
        self.kejadian.append(("arahan", decl))

    def unknown_decl(self, data: str) -> None:
        self.kejadian.append(("arahan", data))


def _baca(reader: HTMLParser, html: str) -> None:
    reader.feed(html)
    reader.close()


@lru_cache(maxsize=256)
def urai(html: str) -> Unsur:
    """Return the page as a tree, the same one for the same text: nobody changes it."""
    reader = _Pohon()
    _baca(reader, html)
    return reader.akar


def kejadian(html: str) -> list[tuple[str, ...]]:
    """Return all the parser met: elements with their attributes, texts, comments, in order."""
    reader = _Kejadian()
    _baca(reader, html)
    return reader.kejadian


def halaman(situs: Path) -> dict[str, str]:
    """Return the HTML of every page of a built site by its path."""
    return {
        path.relative_to(situs).as_posix(): path.read_text("utf-8") for path in sorted(situs.rglob("*.html"))
    }


def isi_folder(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file of a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
