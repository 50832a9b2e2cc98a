"""Finished pages as values, and how one page addresses another; no builder is known here."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

INDONESIAN, ENGLISH_CODE = "id", "en"
"""Languages of pages, as HTML names them."""
ENGLISH = f"{ENGLISH_CODE}/"
"""Where the pages in English lie, each at the address of the one in Indonesian below it."""


@dataclass(frozen=True)
class PageSection:
    """A heading of a page: anchor and title, for the table of contents and the search index."""

    id: str
    judul: str


@dataclass(frozen=True)
class SearchEntry:
    """What the search index says about a page, or a part of it: plain text, not HTML."""

    judul: str
    teks: str
    id: str = ""


@dataclass(frozen=True)
class SitePage:
    """One page. ``isi`` renders its HTML on demand; ``bahan`` are the values that the HTML is made of.

    ``src`` is the page's path in builders' terms (``indikator/IKU-01.md``); ``sunting`` is where the host
    lets a reader edit its YAML; ``induk`` is the ``src`` of the page above it. ``origins`` are the hosts that
    the page's own script may ask beside the site, for which it must stand alone, without ``induk``.
    ``lang`` is the language of its body; what stands around it is Indonesian.
    """

    src: str
    judul: str
    deskripsi: str
    isi: Callable[[], str]
    bahan: tuple[object, ...]
    bagian: tuple[PageSection, ...] = ()
    sunting: str | None = None
    induk: str | None = None
    cari: Callable[[], tuple[SearchEntry, ...]] = tuple
    origins: tuple[str, ...] = ()
    lang: str = INDONESIAN


@dataclass(frozen=True)
class SiteFile:
    """A file published beside the pages: its bytes, or the file on disk that holds them."""

    path: str
    isi: bytes | Path


@dataclass(frozen=True)
class PageAddresses:
    """Addresses of pages: as folders (``indikator/IKU-01/``) or as files, for a copy opened from disk."""

    folder: bool = True

    def url(self, src: str) -> str:
        """Return the address of a page from the top of the site."""
        stem = src.removesuffix(".md")
        if not self.folder:
            return f"{stem}.html"
        if stem == "index" or stem.endswith("/index"):
            return stem.removesuffix("index")
        return f"{stem}/"

    def way_to_top(self, src: str) -> str:
        """Return the way from a page up to the top of the site: ``../../``, or ``./``."""
        return "../" * self.url(src).count("/") or "./"
